//===----------------------------------------------------------------------===//
// Activation functions and losses: those that are known, and those that a text displays.
//===----------------------------------------------------------------------===//

import Networks
import Numbers

/// An activation function: a known one, or one that a text defines by a formula of `variable`.
package enum ActivationKind: Hashable, Sendable {
  case known(Activation)
  case formula(Formula)

  package var name: String {
    switch self {
    case .known(let activation): activation.name
    case .formula: "the function displayed"
    }
  }
}

extension Activation {
  /// Those that a text may mean where it names none.
  package static let usual: [Activation] = [.identity, .sigmoid, .tanh, .relu, .softmax]
}

/// A loss of one example: a known one, or one that a text defines.
package enum LossKind: Hashable, Sendable {
  case known(Loss)
  case formula(Formula)

  package var name: String {
    switch self {
    case .known(let loss): loss.rawValue.replacingOccurrences(of: "-", with: " ")
    case .formula: "the loss displayed"
    }
  }
}

extension LossKind {
  /// Whether it is the cross-entropy of probabilities with a target.
  package var isCrossEntropy: Bool {
    if case .known(let loss) = self { !loss.isSquaredError } else { false }
  }

  /// Whether it compares the outputs of a softmax with targets that are probabilities of classes.
  package func isOfClasses(_ output: ActivationKind) -> Bool {
    switch self {
    case .known(let loss): loss == .crossEntropy
    case .formula(let formula): output == .known(.softmax) && formula.isCrossEntropy
    }
  }
}

/// A formula with the variables it is a function of. Two are equal if they say the same in one place.
///
/// What is asked of it is found out once: a formula may be made of others that are made of others.
package final class Formula: Hashable, Sendable {
  package let variables: [String]
  package let body: Node
  /// Whether a dot that may be an inner product stands in it.
  package let hasDot: Bool
  /// Whether all examples stand side by side in it.
  let holdsBatch: Bool
  /// Whether a symbol in it stands for all units of a layer, or for all weights into one.
  let hasWholeVector: Bool
  /// Whether a derivative stands in it.
  package let hasDerivative: Bool
  /// Whether it is made of plain variables, or of weights alone, as penalties are.
  package let isPlain: Bool
  /// Whether it counts examples, sums over them or holds them side by side.
  let speaksOfExamples: Bool
  /// Whether logarithms of outputs stand in it, and none of what is left to 1.
  let isCrossEntropy: Bool
  /// The names that it is made of, itself or by other formulas.
  package let plainNames: Set<String>
  /// Whether targets stand in it, or plain names, of which some may be.
  let hasTargets: Bool
  /// Whether it is made of inputs, targets, weights and plain names.
  let isOfDataAndWeights: Bool
  /// The learning rate in it.
  let rate: Node?
  /// The indices in it that no sum binds.
  package let freeIndices: FreeIndices
  package let surroundings: Surroundings
  /// How what has this value goes on from step to step.
  package let rule: Node?
  private let digest: Digest

  /// All that a formula says.
  private struct Said: Hashable {
    let variables: [String]
    let body: Node
    let rule: Node?
  }

  package init(variables: [String], body: Node, rule: Node? = nil) {
    self.variables = variables
    self.body = body
    self.rule = rule
    digest = Digest(of: Said(variables: variables, body: body, rule: rule))
    let nodes = body.all
    hasDot = nodes.contains(where: \.hasDot)
    holdsBatch = nodes.contains(where: \.isBatch)
    hasWholeVector = nodes.contains(where: \.isWholeVector)
    hasDerivative = nodes.contains { if case .derivative = $0.kind { true } else { false } }
    isPlain = nodes.allSatisfy(\.isPlain)
    speaksOfExamples = nodes.contains(where: \.speaksOfExamples)
    let logarithms = nodes.compactMap(\.logarithmized)
    isCrossEntropy = !logarithms.isEmpty && logarithms.allSatisfy(\.isOfActivation)
    plainNames = body.plainNames
    hasTargets = body.hasTargets
    isOfDataAndWeights = body.isOfDataAndWeights
    rate = body.rate
    freeIndices = FreeIndices(of: [body])
    surroundings = Surroundings(of: body, variables: variables)
  }

  package static func == (a: Formula, b: Formula) -> Bool { a === b || a.digest == b.digest }
  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension Node {
  /// What it is the logarithm of.
  fileprivate var logarithmized: Node? {
    guard case .apply(let function, let arguments) = kind, case .named(let name) = function.base,
      ["log", "ln", "np.log"].contains(name)
    else { return nil }
    return arguments.first
  }

  /// Whether it is an activation, or a name for one.
  fileprivate var isOfActivation: Bool {
    switch kind {
    case .transpose(let inner), .entry(let inner, _): return inner.isOfActivation
    case .symbol(let symbol):
      return symbol.quantity == .activation
        || symbol.declaration.formula?.body.isOfActivation ?? false
    default: return false
    }
  }
}
