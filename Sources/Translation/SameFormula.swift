//===----------------------------------------------------------------------===//
// Whether two plain claims are the same formulas.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// Compares plain claims side by side.
struct SameFormula {
  /// What the original is judged under.
  let circumstances: Circumstances

  /// Whether the left sides are one formula, and the right sides are.
  func areSame(_ a: PlainClaim, _ b: PlainClaim) -> Bool {
    areSame(a.left, b.left) && areSame(a.right, b.right)
  }

  private func areSame(_ a: Node, _ b: Node) -> Bool {
    if a.withGeneralNames.outline == b.withGeneralNames.outline { return true }
    var plain = circumstances
    plain.settings = Settings(plain: circumstances.settings)
    let equation = Equation(
      a, b, variables: FreeVariables(of: [a, b]).names, inputs: [])
    return Judge(circumstances: plain).judge(equation).verdict == .holds
  }
}

extension Node {
  /// With the input and the output as activations like all others, whatever letters of their own they
  /// have.
  fileprivate var withGeneralNames: Node {
    mapped { node in
      guard let symbol = node.symbol, let layer = symbol.layer,
        [.input, .activation].contains(symbol.quantity)
      else { return nil }
      var roles = symbol.roles
      roles[.layer] = layer
      let isBatch = symbol.declaration.isBatch
      return .of(.symbol(.plain(.activation, roles: roles, isBatch: isBatch)))
    }
  }
}

extension Settings {
  /// The settings of plain expressions, for networks that are possible where these hold.
  fileprivate init(plain own: Settings) {
    self = TextNotation().settings(at: Letters.anyDisplay)
    lastLayer = own.lastLayer.map { $0 - own.firstLayer }
    (widths, outputWidth, sampleCount) = (own.widths, own.outputWidth, own.sampleCount)
    layout = .numerator
    gradients = .shaped
    // Plain expressions declare no biases: there are those that the text has.
    let numbering = Numbering(settings: own)
    biases = own.biases == .none ? .none : .apart
    biasedLayers = own.biases == .apart ? own.biasedLayers : nil
    biasedLayers = biasedLayers?.map { numbering.plain($0, .layers) }
    biaslessLayers = own.biaslessLayers.map { numbering.plain($0, .layers) }
  }
}
