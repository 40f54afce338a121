//===----------------------------------------------------------------------===//
// Conventions other than those that a notation is taken to mean.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// A convention that a text may follow where its notation does not say another.
package enum Convention {
  /// The matrices of weights lie the other way round.
  case weightsTurned
  /// The matrices of all samples have a row per sample.
  case samplesTurned
  /// An index that is repeated in a product is summed, without a sign.
  case repeatedSummed
  case gradients(TextNotation.Gradients)

  /// A notation with this convention, and the convention in words; nil where the notation says which
  /// one the text follows, or has nothing of the kind.
  package func applied(to notation: TextNotation) -> (notation: TextNotation, words: String)? {
    var other = notation
    switch self {
    case .weightsTurned:
      other.declarations.turnWeights()
      guard let turned = other.declarations.first(where: \.isOpenWeight) else { return nil }
      let rows = turned.rowsAreFrom ? "unit they come from" : "unit they go to"
      return (other, "the matrices of weights have a row per \(rows)")
    case .samplesTurned:
      guard notation.samplesInRows.isEmpty, notation.declarations.contains(where: \.isBatch)
      else { return nil }
      other.samplesInRows = [.init(value: true)]
      return (other, "the matrices of all samples have a row per sample")
    case .repeatedSummed:
      guard notation.repeatedAreSummed.isEmpty else { return nil }
      other.repeatedAreSummed = [.init(value: true)]
      return (other, "an index that is repeated in a product is summed")
    case .gradients(let gradients):
      guard notation.gradients.isEmpty else { return nil }
      other.gradients = [.init(value: gradients)]
      return (other, gradients.words)
    }
  }

  /// A claim with this convention.
  package func applied(to work: ClaimWork) -> ClaimWork {
    var work = work
    switch self {
    case .weightsTurned: work.lexicon.declarations.turnWeights()
    case .samplesTurned: work.lexicon.settings.samplesInRows.toggle()
    case .repeatedSummed: work.lexicon.settings.repeatedAreSummed = true
    case .gradients(let gradients): work.lexicon.settings.gradients = gradients
    }
    work.circumstances.settings = work.lexicon.settings
    return work
  }
}

extension Declaration {
  /// Whether it is a matrix of weights, and nothing says which way it lies.
  fileprivate var isOpenWeight: Bool { quantity == .weight && !saysRows }
}

extension [Declaration] {
  fileprivate mutating func turnWeights() {
    for place in indices where self[place].isOpenWeight { self[place].rowsAreFrom.toggle() }
  }
}

extension TextNotation.Gradients {
  package var words: String {
    switch self {
    case .shaped: "the derivative of a number has the shape of what it is taken by"
    case .rows: "the derivative of a number is a row, and by a matrix transposed"
    case .rowsForVectors:
      "the derivative of a number by a vector is a row, and by a matrix of its shape"
    case .rowsExceptParameters:
      "the derivative of a number is a row, and by weights and biases of their shape"
    case .rowsForFractions:
      "the derivative of a number is a row, and with ∇ of the shape of what it is taken by"
    }
  }
}
