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

  /// (a − y)², the loss for its derivative.
  case squared

  /// (a − y)³.
  case cubed

  /// tanh(a − y), of the loss ln cosh.
  case hyperbolicTangent

  /// a − y cut off at ±1 or ±½, of Huber's loss.
  case cutAtOne, cutAtHalf

  /// z − y: the output's activation left out.
  case ofPreActivation

  /// (a − y) y, of the class that is wanted alone.
  case ofWanted

  /// (a − y) (1 − y), of the other classes alone.
  case ofOthers

  /// −y / a, as of the cross-entropy.
  case ratio

  /// −y ln a: the loss itself.
  case lossItself

  /// a − 1.
  case lessOne

  /// ln a − y, the logarithms of the outputs for them.
  case ofLogarithm

  /// (a − y) a.
  case timesOutput

  /// −y.
  case targetAlone

  /// a − y divided by a(1 − a), ∂L/∂a of the cross-entropy of single outputs.
  case bySlope

  /// a − y of the first output or the last alone, or of all but one.
  case onlyFirst, onlyLast, butFirst, butLast

  /// a − y less its mean over the outputs, or over the examples.
  case lessMeanOfOutputs, lessMeanOfExamples

  /// Σ (a − y) over the outputs, for each of them.
  case overSum

  /// Those that are made in the derivative of the cross-entropy of single outputs.
  static let ofTerms: Set<ErrorMistake> = [.signOfSecondTerm, .firstTermOnly, .secondTermOnly]

  /// Those that are rare.
  static let rare: Set<ErrorMistake> = [
    .squared, .cubed, .hyperbolicTangent, .cutAtOne, .cutAtHalf, .ofPreActivation, .ofWanted,
    .ofOthers, .ratio, .lossItself, .lessOne,
    .ofLogarithm, .timesOutput, .targetAlone, .bySlope, .onlyFirst, .onlyLast, .butFirst, .butLast,
    .lessMeanOfOutputs, .lessMeanOfExamples, .overSum,
  ]

  /// The error of every example.
  func callAsFunction(z: Signal, a: Signal, y: Signal) -> Signal {
    ofPart(a, y) ?? ofFunction(z, a, y) ?? (a - y)
  }

  /// Where the error is another function of the output and the target.
  private func ofFunction(_ z: Signal, _ a: Signal, _ y: Signal) -> Signal? {
    switch self {
    case .squared: (a - y) ⊙ (a - y)
    case .cubed: (a - y) ⊙ (a - y) ⊙ (a - y)
    case .hyperbolicTangent: (a - y).map { Double.tanh($0) }
    case .cutAtOne: (a - y).map { min(1, max(-1, $0)) }
    case .cutAtHalf: (a - y).map { min(0.5, max(-0.5, $0)) }
    case .ofPreActivation: z - y
    case .ratio: -1 * (y ⊙ a.map { 1 / $0 })
    case .lossItself: -1 * (y ⊙ a.map { Double.log($0) })
    case .lessOne: a - a.map { _ in 1 }
    case .ofLogarithm: a.map { Double.log($0) } - y
    case .timesOutput: (a - y) ⊙ a
    case .targetAlone: -1 * y
    case .bySlope: (a - y) ⊙ a.map { 1 / ($0 * (1 - $0)) }
    default: nil
    }
  }

  /// Where it is a part of the error, or where something is done to the error.
  private func ofPart(_ a: Signal, _ y: Signal) -> Signal? {
    let e = a - y
    switch self {
    case .ofWanted: return e ⊙ y
    case .ofOthers: return e ⊙ y.map { 1 - $0 }
    case .onlyFirst: return SomeTerms.first.of(e)
    case .onlyLast: return SomeTerms.last.of(e)
    case .butFirst: return SomeTerms.butFirst.of(e)
    case .butLast: return SomeTerms.butLast.of(e)
    case .lessMeanOfExamples: return e - e.mean
    case .lessMeanOfOutputs: return e - e.meanOfUnits
    case .overSum: return Signal(units: e.units, values: e.sumOfUnits, sizes: e.sumOfSizes)
    default: return ofErrors(a, y)
    }
  }

  /// Where it is nearly the error.
  private func ofErrors(_ a: Signal, _ y: Signal) -> Signal? {
    switch self {
    case .absolute: (a - y).map(abs)
    case .sign: (a - y).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .decided: a.map { $0 > 0.5 ? 1 : 0 } - y
    case .signOfSecondTerm: -1 * (Self.first(a, y) - Self.second(a, y).map { -$0 })
    case .firstTermOnly: -1 * Self.first(a, y)
    case .secondTermOnly: Self.second(a, y)
    case .truncated: (a - y).map { $0.rounded(.towardZero) }
    case .truncatedTargets: a - y.map { $0.rounded(.towardZero) }
    default: nil
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
    case .squared: "(a − y)² stands in place of a − y: the loss was not differentiated"
    case .cubed: "(a − y)³ stands in place of a − y"
    case .hyperbolicTangent: "tanh(a − y) stands in place of a − y, as of the loss ln cosh"
    case .cutAtOne: "a − y was cut off at ±1, as of Huber's loss"
    case .cutAtHalf: "a − y was cut off at ±½, as of Huber's loss"
    case .ofPreActivation:
      "z − y stands in place of a − y: y was subtracted from the output before its activation"
    case .ofWanted: "a − y was multiplied by y: only what is wanted has an error"
    case .ofOthers: "a − y was multiplied by 1 − y: what is wanted has no error"
    case .ratio: "−y/a stands in place of a − y"
    case .lossItself: "−y ln a stands in place of a − y: the loss was not differentiated"
    case .lessOne: "1 was subtracted from every output in place of y"
    case .ofLogarithm: "y was subtracted from ln a and not from a"
    case .timesOutput: "a − y was multiplied by a"
    case .targetAlone: "−y stands in place of a − y: the output is not in it"
    case .bySlope: "a − y was divided by a(1 − a), as ∂L/∂a is"
    case .onlyFirst: "only the first output has an error, and the others have none"
    case .onlyLast:
      "only the last output has an error, and the others have none: is it overwritten in a loop?"
    case .butFirst: "the first output has no error: where does the loop over them begin?"
    case .butLast: "the last output has no error: where does the loop over them end?"
    case .lessMeanOfOutputs: "the mean over the outputs was taken off a − y"
    case .lessMeanOfExamples: "the mean over the examples was taken off a − y"
    case .overSum: "every output has the sum of all outputs' errors"
    }
  }
}

extension DeltaCandidates {
  /// δ of the output of errors that are none, and with g′ at the targets in place of z.
  func ofOtherErrors() -> [DeltaCandidate] {
    let (l, y, loss) = (forward.last, forward.targets, forward.network.loss)
    let (z, a, g) = (forward.z[l], forward.a[l], forward.activations[l])
    guard g != .softmax || !loss.isSquaredError else { return [] }
    let factor = loss == .squaredError ? 2.0 : 1
    let slopes = loss.isSquaredError ? slopes(of: l) : a.map { _ in 1 }
    let kinds = ErrorMistake.allCases.filter {
      (loss == .binaryCrossEntropy || !ErrorMistake.ofTerms.contains($0))
        && (includesRare || !ErrorMistake.rare.contains($0))
    }
    var result = kinds.map { mistake in
      DeltaCandidate(
        mistakes: [.outputError(mistake)],
        δ: brought(factor * (mistake(z: z, a: a, y: y) ⊙ slopes)))
    }
    if includesRare && loss.isSquaredError && g != .identity {
      // The same without g′, where that is not 1: as of a line that is another loss's.
      result += kinds.map { mistake in
        DeltaCandidate(
          mistakes: [.outputError(mistake), .slope(.missing)],
          δ: brought(factor * mistake(z: z, a: a, y: y)))
      }
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

extension Signal {
  /// Each example's sum over the units, for each of them.
  fileprivate var sumOfUnits: [Double] { Self.sums(values, units) }

  /// The same of the sizes.
  fileprivate var sumOfSizes: [Double] { Self.sums(sizes, units) }

  /// Each example's mean over the units.
  fileprivate var meanOfUnits: Signal {
    let share = 1 / Double(units)
    return Signal(
      units: units, values: sumOfUnits.map { share * $0 }, sizes: sumOfSizes.map { share * $0 })
  }

  private static func sums(_ all: [Double], _ units: Int) -> [Double] {
    all.indices.map { i in
      let first = i / units * units
      return all[first..<first + units].reduce(0, +)
    }
  }
}
