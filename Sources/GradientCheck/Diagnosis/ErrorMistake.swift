import Networks
import Numbers

/// What may stand where the output's error a − y belongs.
public enum ErrorMistake: String, CaseIterable, Sendable {
  /// |a − y|.
  case absolute

  /// The sign of a − y.
  case sign

  /// The decision that the output makes in place of a.
  case decided

  /// Targets cut off to whole numbers.
  case truncatedTargets

  /// a − y cut off to whole numbers.
  case truncated

  /// −(y (1 − a) + (1 − y) a), as of the cross-entropy's derivative with a wrong sign between its terms.
  case signOfSecondTerm

  /// −y (1 − a), the cross-entropy's derivative without the term of 1 − y.
  case firstTermOnly

  /// (1 − y) a, without the term of y.
  case secondTermOnly

  /// Those that are made in the derivative of the cross-entropy of single outputs.
  static let ofTerms: Set<ErrorMistake> = [.signOfSecondTerm, .firstTermOnly, .secondTermOnly]

  /// The error of every example.
  func callAsFunction(a: Signal, y: Signal) -> Signal {
    switch self {
    case .absolute: (a - y).map(abs)
    case .sign: (a - y).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .decided: a.map { $0 > 0.5 ? 1 : 0 } - y
    case .signOfSecondTerm: -1 * (Self.first(a, y) - Self.second(a, y).map { -$0 })
    case .firstTermOnly: -1 * Self.first(a, y)
    case .secondTermOnly: Self.second(a, y)
    case .truncated: (a - y).map { $0.rounded(.towardZero) }
    case .truncatedTargets: a - y.map { $0.rounded(.towardZero) }
    }
  }

  private static func first(_ a: Signal, _ y: Signal) -> Signal { y ⊙ a.map { 1 - $0 } }

  private static func second(_ a: Signal, _ y: Signal) -> Signal { y.map { 1 - $0 } ⊙ a }

  var sentence: String {
    switch self {
    case .absolute: "|a − y| was used in place of a − y: its sign is lost"
    case .sign: "the sign of a − y was used in place of a − y"
    case .decided: "y was subtracted from the decision, a > ½, and not from a"
    case .signOfSecondTerm:
      "∂L/∂a was taken as −y/a − (1 − y)/(1 − a): the second term has the wrong sign"
    case .firstTermOnly: "∂L/∂a was taken as −y/a: the term of 1 − y is missing"
    case .secondTermOnly: "∂L/∂a was taken as (1 − y)/(1 − a): the term of y is missing"
    case .truncated:
      "the errors a − y were cut off to whole numbers: is their array of an integer type, as "
        + "`zeros_like` of labels is?"
    case .truncatedTargets: "the targets were cut off to whole numbers"
    }
  }
}

extension DeltaCandidates {
  /// δ of the output of errors that are none, and with g′ at the targets in place of z.
  func ofOtherErrors() -> [DeltaCandidate] {
    let (l, y, loss) = (forward.last, forward.targets, forward.network.loss)
    let (a, g) = (forward.a[l], forward.activations[l])
    guard g != .softmax || !loss.isSquaredError else { return [] }
    let factor = loss == .squaredError ? 2.0 : 1
    let slopes = loss.isSquaredError ? slopes(of: l) : a.map { _ in 1 }
    let kinds = ErrorMistake.allCases.filter {
      loss == .binaryCrossEntropy || !ErrorMistake.ofTerms.contains($0)
    }
    var result = kinds.map { mistake in
      DeltaCandidate(
        mistakes: [.outputError(mistake)],
        δ: brought(factor * (mistake(a: a, y: y) ⊙ slopes)))
    }
    if loss.isSquaredError && g != .identity {
      result.append(
        DeltaCandidate(
          mistakes: [.errorUnbracketed], δ: brought(factor * a - factor * (y ⊙ slopes))))
    }
    if loss.isSquaredError && (g == .sigmoid || g == .tanh) {
      let atTargets = y.map { g == .sigmoid ? $0 * (1 - $0) : 1 - $0 * $0 }
      result.append(
        DeltaCandidate(
          mistakes: [.slope(.atTarget)], δ: brought(factor * ((a - y) ⊙ atTargets))))
    }
    return result
  }
}
