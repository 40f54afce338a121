import Networks
import Numbers

/// Whose target each example was given, where it was not its own; counted from 0.
public enum TargetMap: Hashable, Sendable {
  /// That of the example so many further on, beginning again behind the last.
  case shift(Int)
  /// That of the example as far from the end as it is from the beginning.
  case reversed

  /// The targets sorted by their numbers, the first first, or the last.
  case sorted(descending: Bool)

  /// That of one example, for all.
  case one(Int)
  /// That of the other, for two examples.
  case swapped(Int, Int)

  /// Those of the first few, over and over, as of the first mini-batch for every one.
  case repeated(Int)

  /// The mean of all targets, as δ has it where a is a column, y a row, and they are subtracted.
  case mean

  /// Example i got that of example p_i.
  case given([Int])

  /// Each example's target of n; `nil` for what is no map of examples.
  private func sources(_ y: Signal) -> [Int] {
    let n = y.examples
    switch self {
    case .shift(let shift): return (0..<n).map { (($0 + shift) % n + n) % n }
    case .reversed: return (0..<n).reversed()
    case .sorted(let descending):
      let rows = (0..<n).map { y[example: $0].elements }
      let order = (0..<n).sorted { i, j in
        let (x, y) = descending ? (rows[j], rows[i]) : (rows[i], rows[j])
        return x == y ? i < j : x.lexicographicallyPrecedes(y)
      }
      return order
    case .one(let i): return Array(repeating: i, count: n)
    case .swapped(let i, let j): return (0..<n).map { $0 == i ? j : $0 == j ? i : $0 }
    case .repeated(let count): return (0..<n).map { $0 % count }
    case .given(let sources): return sources
    case .mean: return []
    }
  }

  /// The targets as each example gets them.
  func callAsFunction(_ y: Signal) -> Signal {
    if self == .mean {
      let n = Double(y.examples)
      let mean = (0..<y.units).map { k in
        (0..<y.examples).reduce(0) { $0 + y.values[$1 * y.units + k] } / n
      }
      return Signal((0..<y.examples).map { _ in Vector(mean) })
    }
    return Signal(sources(y).map { y[example: $0] })
  }

  /// All that have a rule, for n examples.
  static func all(of n: Int) -> [TargetMap] {
    guard n > 1 else { return [] }
    let shifts = (1..<n).map { TargetMap.shift(2 * $0 <= n ? $0 : $0 - n) }
      .sorted { abs($0.size) < abs($1.size) }
    let rules: [TargetMap] = [
      .reversed, .sorted(descending: false), .sorted(descending: true), .mean,
    ]
    return shifts + rules + (0..<n).map { .one($0) } + (2..<max(2, n)).map { .repeated($0) }
  }

  private var size: Int { if case .shift(let shift) = self { shift } else { 0 } }

  var sentence: String {
    switch self {
    case .shift(let shift):
      "the targets are those of other examples, \(abs(shift)) \(shift > 0 ? "further on" : "back")"
    case .reversed: "the targets are in the reverse order of the examples"
    case .sorted(let descending):
      "the targets are sorted\(descending ? " in descending order" : ""), and the inputs are not"
    case .one(let i): "the target of example \(i), counted from 0, was used for every example"
    case .swapped(let i, let j):
      "the targets of examples \(i) and \(j), counted from 0, are exchanged"
    case .repeated(let count):
      "the targets of the first \(count) examples were used over and over, as of a mini-batch"
    case .mean:
      "every example has the mean of all targets, as where a of shape (n, 1) and y of shape (n,) "
        + "are subtracted"
    case .given(let sources): Self.sentence(sources)
    }
  }

  private static func sentence(_ sources: [Int]) -> String {
    let moved = sources.indices.filter { sources[$0] != $0 }
    let some = moved.prefix(6).map { "\(sources[$0]) for \($0)" }.joined(separator: ", ")
    return "the targets are those of other examples: \(some)\(moved.count > 6 ? ", …" : ""), "
      + "counted from 0"
  }
}
