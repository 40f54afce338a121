import Networks
import Numbers

/// g′ as a difference p − q, of which only p is multiplied with Wᵀδ, since the brackets are missing.
public enum UnbracketedSlope: Sendable {
  /// a − a², a(1 − a) written as a * 1 − a, and 1 − a².
  case aLessSquare, aTimesOneLessA, oneLessSquare

  /// Those that a function's g′ may be written as.
  static func all(of g: Activation) -> [UnbracketedSlope] {
    switch g {
    case .sigmoid: [.aLessSquare, .aTimesOneLessA]
    case .tanh: [.oneLessSquare]
    default: []
    }
  }

  func first(_ a: Signal) -> Signal { self == .oneLessSquare ? a.map { _ in 1 } : a }

  func second(_ a: Signal) -> Signal { self == .aTimesOneLessA ? a : a ⊙ a }

  var sentence: String {
    switch self {
    case .aLessSquare: "a − a²: the brackets of (a − a²) are missing"
    case .aTimesOneLessA: "a ⋅ 1 − a: the brackets of (1 − a) are missing"
    case .oneLessSquare: "1 − a²: the brackets of (1 − a²) are missing"
    }
  }
}
