//===----------------------------------------------------------------------===//
// Outputs of layers that a text displays without a name for their function.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

extension Judgement {
  /// Under the condition that a function of which nothing says what it is is the one displayed.
  fileprivate func ifFunction(_ isOutput: Bool) -> Judgement {
    var result = self
    result.verdict = .conditional
    result.message = "holds if this is the function of the \(isOutput ? "output layer" : "layer")"
    return result
  }
}

extension ClaimWork {
  /// A layer's output that is displayed as a function of its weighted input, `H = \max(0, A)` or
  /// `y_k = a_k`, where the text names no function: it counts from here on; nil where none is.
  func displayedOutput(_ left: Node, _ right: Node) -> ClaimResult? {
    guard case .symbol(let symbol) = left.kind, symbol.quantity == .activation,
      let layer = symbol.roles[.layer], isOwnFunction(of: layer, right),
      var result = displayedOutput(of: layer, left, right)
    else { return nil }
    guard let kinds = result.outputs ?? result.hidden else { return result }
    // A layer that was displayed before has another function only if it is meant so.
    if !mayDefineAnew, let known = displayedLayers[layer], !kinds.contains(where: known.contains) {
      return ClaimResult(judgement: result.judgement.ifFunction(isLast(layer)))
    }
    result.layer = layer
    return result
  }

  private func displayedOutput(
    of layer: Index, _ left: Node, _ right: Node
  ) -> ClaimResult? {
    let isOutput = isLast(layer)
    let isOfAll = !isOutput && layer.literal == nil
    guard namesNoFunction(isOutput), !isOfAll || namesNoFunction(true) && !isNamed(false)
    else { return nil }
    if isOfAll { return displayedForAll(left, right) }
    let equation = equation(left, right)
    var holding: [ActivationKind] = []
    var judgement: Judgement?
    // max(0, z) is z wherever z is positive: what agrees as a formula comes first.
    var isExact = false
    for kind in Activation.usual where isOutput || kind != .softmax {
      var wide = circumstances
      wide.isShared = false
      if isOutput { wide.outputs = [.known(kind)] } else { wide.hidden = [.known(kind)] }
      wide.losses = [.known(.halfSquaredError)]
      let found = Judge(circumstances: wide).judge(equation)
      let agreesExactly = found.evidence?.kind == .exact
      guard found.verdict == .holds, agreesExactly || !isExact else { continue }
      if agreesExactly && !isExact { (holding, judgement, isExact) = ([], nil, true) }
      holding.append(.known(kind))
      judgement = judgement ?? found
    }
    guard var judgement else { return isOutput ? ownOutput(left, right) : nil }
    // Where the text has a name for the function, a formula is one of those it may stand for; beside one
    // function for all layers another may be meant.
    guard !isNamed(isOutput) else {
      return ClaimResult(
        judgement: haveOneFunction ? judgement.ifFunction(isOutput) : judgement)
    }
    judgement.message += "; it is the function of its layer from here on"
    var result = ClaimResult(judgement: judgement)
    if isOutput { result.outputs = holding } else { result.hidden = holding }
    return result
  }

  /// The outputs of any layer that are displayed as one known function, `a^l = \tanh(z^l)`: of the
  /// hidden layers alone, where the display speaks of no other.
  private func displayedForAll(_ left: Node, _ right: Node) -> ClaimResult? {
    let equation = equation(left, right)
    for (isShared, kind) in [false, true].flatMap({ isShared in
      Activation.usual.filter { $0 != .softmax }.map { (isShared, ActivationKind.known($0)) }
    }) {
      var wide = circumstances
      (wide.isShared, wide.mayBeSoftmax, wide.hidden) = (isShared, false, [kind])
      wide.losses = [.known(.halfSquaredError)]
      var judgement = Judge(circumstances: wide).judge(equation)
      guard judgement.verdict == .holds, judgement.evidence?.kind == .exact else { continue }
      judgement.message += "; it is the function of its layers from here on"
      var result = ClaimResult(judgement: judgement)
      result.hidden = [kind]
      if isShared { result.outputs = [kind] }
      return result
    }
    return nil
  }

  /// An output that is displayed as some other function of each of its weighted inputs,
  /// `\mathbf{y} = \exp(\mathbf{z})`; nil where it names a function.
  private func ownOutput(_ left: Node, _ right: Node) -> ClaimResult? {
    let name = FreeVariables.unnamed
    let body = right.mapped { node in
      guard case .symbol(let symbol) = node.kind, symbol.quantity == .preactivation else {
        return nil
      }
      return Node(kind: .variable(name), source: node.source)
    }
    let isPlain = body.all.allSatisfy { node in
      switch node.kind {
      case .symbol, .series, .derivative, .norm, .grid: false
      default: true
      }
    }
    guard !isNamed(true), case .apply = right.kind else { return nil }
    guard isPlain else {
      // One of several weighted inputs is none that networks here have.
      let message = "no rule for this function of the output layer"
      var result = ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: message))
      result.hidesOutput = true
      return result
    }
    let function = ActivationKind.formula(Formula(variables: [name], body: body))
    var wide = circumstances
    wide.isShared = false
    wide.outputs = [function]
    let judgement = Judge(circumstances: wide).judge(equation(left, right))
    guard judgement.verdict == .holds else { return nil }
    var result = ClaimResult(judgement: .ofItsOwn("a function"))
    result.outputs = [function]
    return result
  }

  private func isLast(_ layer: Index) -> Bool {
    layer == Index(.depth)
      || layer.literal != nil && layer.literal == circumstances.settings.lastLayer
  }

  /// Whether an expression is made of one layer's weighted input and of functions known to all.
  private func isOwnFunction(of layer: Index, _ node: Node) -> Bool {
    var found = false
    for inner in node.all {
      switch inner.kind {
      case .symbol(let symbol):
        switch symbol.quantity {
        case .preactivation, .weight, .bias:
          guard let own = symbol.roles[.layer], own == layer || isLast(own) && isLast(layer)
          else { return false }
          found = true
        case .activation, .input, .constant: break
        default: return false
        }
      case .apply(let function, _), .function(let function):
        if function.symbol != nil { return false }
      case .derivative: return false
      default: break
      }
    }
    return found
  }

  /// Whether a declaration names a function of the output layer, or of the others.
  private func isNamed(_ isOutput: Bool) -> Bool {
    lexicon.declarations.contains { declaration in
      guard let function = declaration.function else { return false }
      return function.layers != (isOutput ? .hidden : .output)
    }
  }

  /// Whether no function is declared for some layers alone.
  private var haveOneFunction: Bool {
    lexicon.declarations.allSatisfy { declaration in
      guard let function = declaration.function else { return true }
      return function.layers == .all && declaration.roles[.layer] == nil
    }
  }

  /// Whether no declaration says which function the output layer, or the others, have.
  private func namesNoFunction(_ isOutput: Bool) -> Bool {
    lexicon.declarations.allSatisfy { declaration in
      guard let function = declaration.function, !function.kinds.isEmpty else { return true }
      return function.layers == (isOutput ? .hidden : .output)
    }
  }
}
