//===----------------------------------------------------------------------===//
// Activation functions and losses, as the world of a judgement computes them.
//===----------------------------------------------------------------------===//

import Networks
import Numbers

/// An activation function: a known one, or one that a text defines by a formula of `variable`.
enum ActivationKind: Hashable, Sendable {
  case known(Activation)
  case formula(Formula)

  var isElementwise: Bool { self != .known(.softmax) }

  var name: String {
    switch self {
    case .known(let activation): activation.rawValue
    case .formula: "the function displayed"
    }
  }
}

/// A loss of one example: a known one, or one that a text defines.
enum LossKind: Hashable, Sendable {
  case known(Loss)
  case formula(Formula)

  var name: String {
    switch self {
    case .known(let loss): loss.rawValue.replacingOccurrences(of: "-", with: " ")
    case .formula: "the loss displayed"
    }
  }
}

extension LossKind {
  /// Whether it is the cross-entropy of probabilities with a target.
  var isCrossEntropy: Bool {
    if case .known(let loss) = self { !loss.isSquaredError } else { false }
  }
}

/// A formula with the variables it is a function of. Two are equal if they are the same object.
final class Formula: Hashable, Sendable {
  let variables: [String]
  let body: Node

  init(variables: [String], body: Node) {
    self.variables = variables
    self.body = body
  }

  static func == (a: Formula, b: Formula) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
