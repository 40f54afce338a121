import Numbers

/// What may be made of the activations below on the way to δ aᵀ, where they belong as they are.
public enum BelowFunction: String, CaseIterable, Sendable {
  /// a².
  case square = "a²"

  /// |a|.
  case size = "|a|"

  /// 1 where a is positive.
  case mask = "1 where a is positive"

  /// 1 − a.
  case oneMinus = "1 − a"

  /// a (1 − a).
  case timesOneMinus = "a (1 − a)"

  /// 1 − a².
  case oneMinusSquare = "1 − a²"

  /// The sign of a.
  case sign = "the sign of a"

  /// 1: no activation at all.
  case one = "1"

  /// a, cut off to whole numbers.
  case whole = "a cut off to whole numbers"

  /// 1/a.
  case reciprocal = "1/a"

  /// tanh a, σ(a) or ReLU of a: an activation once too often.
  case tanh = "tanh a"

  /// σ(a).
  case sigmoid = "σ(a)"

  /// ReLU of a.
  case relu = "max(a, 0)"

  func callAsFunction(_ a: Double) -> Double {
    switch self {
    case .square: a * a
    case .size: abs(a)
    case .mask: a > 0 ? 1 : 0
    case .oneMinus: 1 - a
    case .timesOneMinus: a * (1 - a)
    case .oneMinusSquare: 1 - a * a
    case .sign: a > 0 ? 1 : a < 0 ? -1 : 0
    case .one: 1
    case .whole: a.rounded(.towardZero)
    case .reciprocal: 1 / a
    case .tanh: Double.tanh(a)
    case .sigmoid: .sigmoid(a)
    case .relu: max(0, a)
    }
  }
}
