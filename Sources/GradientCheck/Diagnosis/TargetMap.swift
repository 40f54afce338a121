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

  /// 1 for every class that some example has, as `p[:, y] -= 1` subtracts it.
  case everyLabel

  /// 1 for every class in the examples whose number is some example's class, as `p[y] -= 1` subtracts
  /// it.
  case rowsOfLabels

  /// Nothing at all.
  case nothing

  /// Its own, of which something was made.
  case function(TargetFunction)

  /// Numbers that are no example's.
  case explicit(ExplicitTargets)

  /// Its own, times a constant, and another constant added.
  case affine(scale: Double, shift: Double)

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
    case .mean, .everyLabel, .rowsOfLabels, .nothing, .affine, .function, .explicit: return []
    }
  }

  /// The targets as each example gets them.
  func callAsFunction(_ y: Signal) -> Signal {
    switch self {
    case .mean:
      let n = Double(y.examples)
      let mean = (0..<y.units).map { k in
        (0..<y.examples).reduce(0) { $0 + y.values[$1 * y.units + k] } / n
      }
      return Signal((0..<y.examples).map { _ in Vector(mean) })
    case .nothing: return y.map { _ in 0 }
    case .function(let function): return function(y)
    case .explicit(let targets): return Signal(units: y.units, values: targets.values)
    case .affine(let scale, let shift): return y.map { scale * $0 + shift }
    case .everyLabel, .rowsOfLabels:
      guard let labels = y.labels else { return y }
      return Signal(
        (0..<y.examples).map { i in
          Vector((0..<y.units).map { labels.contains(self == .everyLabel ? $0 : i) ? 1 : 0 })
        })
    default: break
    }
    return Signal(sources(y).map { y[example: $0] })
  }

  /// All that have a rule, for n examples.
  static func all(of n: Int) -> [TargetMap] {
    guard n > 1 else { return [] }
    let shifts = (1..<n).map { TargetMap.shift(2 * $0 <= n ? $0 : $0 - n) }
      .sorted { abs($0.size) < abs($1.size) }
    let rules: [TargetMap] = [
      .reversed, .sorted(descending: false), .sorted(descending: true), .mean, .everyLabel,
      .rowsOfLabels, .nothing,
    ]
    return shifts + rules + TargetFunction.allCases.map { .function($0) } + (0..<n).map { .one($0) }
      + (2..<max(2, n)).map { .repeated($0) }
  }

  /// That of those sources: two exchanged, or whatever it is.
  init(_ sources: [Int]) {
    let moved = sources.indices.filter { sources[$0] != $0 }
    self =
      moved.count == 2 && sources[moved[0]] == moved[1] && sources[moved[1]] == moved[0]
      ? .swapped(moved[0], moved[1]) : .given(sources)
  }

  /// The simplest that gives the examples these sources' targets.
  static func simplest(_ sources: [Int], _ y: Signal) -> TargetMap {
    let given = TargetMap(sources)
    return all(of: y.examples).first { $0(y).values == given(y).values } ?? given
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
    case .everyLabel:
      "every example had 1 subtracted for every class of the batch: `p[:, y] -= 1` for "
        + "`p[range(n), y] -= 1`"
    case .rowsOfLabels:
      "1 was subtracted from all outputs of the examples whose numbers are labels: `p[y] -= 1` for "
        + "`p[range(n), y] -= 1`"
    case .nothing: "no target was subtracted: δ was made of the outputs alone"
    case .affine(let scale, let shift): Self.sentence(scale, shift)
    case .function(let function): function.sentence
    case .explicit(let targets): targets.sentence
    case .given(let sources): Self.sentence(sources)
    }
  }

  private static func sentence(_ scale: Double, _ shift: Double) -> String {
    switch (scale, shift) {
    case (2, 0):
      return "the target was subtracted twice, a − 2y: was it taken off an array that is a itself?"
    case (-1, 0): return "the target was added, a + y, and not subtracted"
    case (2, -1): return "the targets are −1 and 1 in place of 0 and 1"
    case (0..<1, 0..<1) where shift > 0:
      return "the targets are smoothed, \(scale.short) y + \(shift.short): the loss has y itself"
    default:
      return "the targets are \(scale.short) y"
        + (shift == 0 ? "" : " \(shift < 0 ? "−" : "+") \(abs(shift).short)") + " in place of y"
    }
  }

  private static func sentence(_ sources: [Int]) -> String {
    let moved = sources.indices.filter { sources[$0] != $0 }
    let some = moved.prefix(6).map { "\(sources[$0]) for \($0)" }.joined(separator: ", ")
    let isPermutation = Set(sources).count == sources.count
    return
      (isPermutation
      ? "the inputs and the targets are in different orders, as where one was shuffled without the "
        + "other; the targets are those of other examples: "
      : "the targets are those of other examples: ")
      + "\(some)\(moved.count > 6 ? ", …" : ""), counted from 0"
  }
}

extension Signal {
  /// The classes that some example has, counted from 0, where every row is 1 in one place and else 0.
  fileprivate var labels: Set<Int>? {
    var labels: Set<Int> = []
    for i in 0..<examples {
      let row = self[example: i].elements
      let zeros = row.filter { $0 == 0 }.count
      guard let label = row.firstIndex(of: 1), zeros == row.count - 1 else { return nil }
      labels.insert(label)
    }
    return labels
  }
}
