import Networks
import Numbers

/// What may have been done to a right gradient before it was handed over.
public enum FinishMistake: String, CaseIterable, Sendable {
  /// The sign of every number, its magnitude, its square, and its root with its sign.
  case sign, magnitude, square, root

  /// Divided by the length of its own array, by the largest number in it, or by the sum of them.
  case byLength, byLargest, bySum

  /// Divided by √(0.1 g²), as the first step of RMSProp with ρ = 0.9.
  case rootMeanSquare

  /// Less the mean of its own array; and also divided by the deviation.
  case centred, standardised

  /// Each row of a matrix divided by its length; each column.
  case rowsByLength

  /// Divided by its own array's length where that is more than 1.
  case clippedByLength

  /// tanh of every number.
  case tanh

  /// Divided by its magnitude and 1e-8, as the first step of Adam is.
  case adam

  /// Times the weights, or divided by them.
  case timesWeights, byWeights

  /// What becomes of the numbers of one array with rows of so many.
  func callAsFunction(_ g: [Double], columns: Int, weights w: [Double]) -> [Double] {
    switch self {
    case .adam: g.map { $0 / (abs($0) + 1e-8) }
    case .timesWeights: zip(g, w).map(*)
    case .byWeights: zip(g, w).map(/)
    case .sign: g.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .magnitude: g.map(abs)
    case .square: g.map { $0 * $0 }
    case .root: g.map { $0 < 0 ? -(-$0).squareRoot() : $0.squareRoot() }
    case .byLength: Self.scaled(g, 1 / Self.length(g))
    case .byLargest: Self.scaled(g, 1 / WholeGradient.size(g))
    case .bySum: Self.scaled(g, 1 / g.reduce(0, +))
    case .rootMeanSquare: g.map { $0 / (0.1 * $0 * $0).squareRoot() }
    case .centred: Self.centred(g)
    case .standardised:
      Self.scaled(
        Self.centred(g), Double(g.count).squareRoot() / Self.length(Self.centred(g)))
    case .rowsByLength:
      stride(from: 0, to: g.count, by: columns).flatMap { first in
        let row = Array(g[first..<min(g.count, first + columns)])
        return Self.scaled(row, 1 / Self.length(row))
      }
    case .clippedByLength: Self.scaled(g, 1 / max(1, Self.length(g)))
    case .tanh: g.map { Double.tanh($0) }
    }
  }

  /// What the finished numbers v of one array are made from, given the same of the right ones g: all of
  /// an array, where its mean or length is in each.
  func sizes(
    of v: [Double], from g: [Double], _ sizes: [Double], columns: Int
  ) -> [Double] {
    func divided(by divisor: Double, knownTo slack: Double, _ own: [Double]) -> [Double] {
      zip(v, own).map { ($1 + abs($0) * slack) / abs(divisor) }
    }
    let length = Self.length(sizes)
    switch self {
    case .centred: return sizes.map { $0 + sizes.mean }
    case .standardised:
      let (own, root) = (sizes.map { $0 + sizes.mean }, Double(g.count).squareRoot())
      return divided(
        by: Self.length(Self.centred(g)) / root, knownTo: Self.length(own) / root, own)
    case .byLength: return divided(by: Self.length(g), knownTo: length, sizes)
    case .clippedByLength:
      return divided(by: max(1, Self.length(g)), knownTo: length, sizes)
    case .byLargest:
      return divided(by: WholeGradient.size(g), knownTo: WholeGradient.size(sizes), sizes)
    case .bySum: return divided(by: g.reduce(0, +), knownTo: sizes.reduce(0, +), sizes)
    case .rowsByLength where columns < g.count:
      return stride(from: 0, to: g.count, by: columns).flatMap { first in
        let row = first..<min(g.count, first + columns)
        return FinishMistake.byLength.sizes(
          of: Array(v[row]), from: Array(g[row]), Array(sizes[row]), columns: columns)
      }
    case .rowsByLength:
      return FinishMistake.byLength.sizes(of: v, from: g, sizes, columns: columns)
    default:
      return v.indices.map { abs(v[$0]) * (g[$0] == 0 ? 1 : abs(sizes[$0] / g[$0])) }
    }
  }

  private static func scaled(_ g: [Double], _ factor: Double) -> [Double] {
    g.map { $0 * factor }
  }

  private static func length(_ g: [Double]) -> Double {
    g.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func centred(_ g: [Double]) -> [Double] {
    let mean = g.mean
    return g.map { $0 - mean }
  }

  var sentence: String {
    switch self {
    case .sign:
      "every entry is the sign of the right one, ±1, as of a step of Adam or of sign descent"
    case .magnitude: "every entry is the magnitude of the right one: its sign is lost"
    case .square: "every entry is the square of the right one"
    case .root: "every entry is the root of the right one"
    case .byLength: "each array was divided by its own length, √Σ g²"
    case .byLargest: "each array was divided by the largest number in it"
    case .bySum: "each array was divided by the sum of its numbers"
    case .rootMeanSquare: "every entry was divided by √(0.1 g²), as in the first step of RMSProp"
    case .centred: "the mean of each array was taken off it"
    case .standardised: "each array was brought to mean 0 and deviation 1"
    case .rowsByLength: "each row was divided by its own length"
    case .clippedByLength: "each array was divided by its own length where that is more than 1"
    case .tanh: "every entry is tanh of the right one"
    case .adam: "every entry was divided by |g| + 1e-8, as in the first step of Adam"
    case .timesWeights: "every entry was multiplied by the weight or bias itself"
    case .byWeights: "every entry was divided by the weight or bias itself"
    }
  }
}
