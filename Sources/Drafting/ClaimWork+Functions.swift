//===----------------------------------------------------------------------===//
// What a text does not say of the functions of its layers.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Networks
import Syntax

extension ClaimWork {
  /// Whether nothing but numbers stands on both sides, with decimal fractions among them.
  var isArithmetic: Bool {
    var work = self
    guard let (left, right) = try? work.parse() else { return false }
    return work.arithmetic(left, right) != nil
  }

  /// The function that a claim names as that of a layer, as `z = \tanh(a)` does; nil of any other.
  var functionOfLayer: Activation? {
    var work = self
    guard let (left, right) = try? work.parse(), case .symbol(let symbol) = left.kind,
      symbol.quantity == .activation, case .apply(let function, let arguments) = right.kind,
      function.primes == 0, case .named(let name) = function.base, arguments.count == 1,
      case .symbol(let inner) = arguments[0].kind, inner.quantity == .preactivation
    else { return nil }
    return [Activation.sigmoid, .tanh, .relu].first { $0.name == name.lowercased() }
  }

  /// What a claim says that an activation is of a pre-activation alone, both as they are written; nil of any
  /// other.
  var functionOfLayerAsWritten: (of: String, formula: String)? {
    var work = self
    guard let (left, right) = try? work.parse(), case .symbol(let symbol) = left.kind,
      symbol.quantity == .activation
    else { return nil }
    let quantities = right.all.compactMap { node -> Quantity? in
      if case .symbol(let symbol) = node.kind { symbol.quantity } else { nil }
    }
    guard !quantities.isEmpty, quantities.allSatisfy({ $0 == .preactivation }) else { return nil }
    let written = { (items: [Item]) in items.map(\.spelling).joined() }
    return (written(claim.left), written(claim.right))
  }

  /// The functions with which a claim that is wrong holds, where the text shows them nowhere. A draft
  /// says of a function only that it is one, and not whether the last layer has it too.
  ///
  /// - Parameter others: Functions that the text names somewhere, beside the one that it displays.
  func functionsWithWhichItHolds(beside others: [Activation]) -> String? {
    // What names a slope is of no rectifier by accident: \sigma'(\sigma(z)) is \sigma'(z) there.
    let kinds: [Activation] = namesSlope ? [.sigmoid, .tanh] : [.sigmoid, .tanh, .relu]
    let usual = kinds.map(ActivationKind.known)
    let last = usual + [.known(.identity), .known(.softmax)]
    let (hidden, outputs) = (circumstances.hidden, circumstances.outputs)
    let isOpen = circumstances.isShared || outputs.count > 1
    let named = others.map(ActivationKind.known).filter { !hidden.contains($0) }
    for inner in hidden.count > 1 ? usual : hidden + named {
      for outer in isOpen ? last : outputs {
        var work = self
        (work.circumstances.isShared, work.circumstances.isCursory) = (false, true)
        (work.circumstances.hidden, work.circumstances.outputs) = ([inner], [outer])
        if work.holdsAndSpeaks { return "\(inner.name) units and \(outer.name) output" }
      }
    }
    return nil
  }

  /// Whether a derivative of a function of layers is in a claim, as σ'(z).
  private var namesSlope: Bool {
    var work = self
    guard let (left, right) = try? work.parse() else { return false }
    return (left.all + right.all).contains { node in
      guard case .apply(let function, _) = node.kind, case .activation = function.base else {
        return false
      }
      return function.primes > 0
    }
  }
}
