//===----------------------------------------------------------------------===//
// Which networks are possible at one place of a text.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

extension Session {
  /// What is possible here, by the declarations and by what was displayed.
  package func circumstances(_ lexicon: Lexicon, _ claim: Claim) -> Circumstances {
    let functions = DeclaredFunctions(lexicon)
    // What is declared for this display outweighs what was displayed, and that what is declared.
    let hidden = functions.hidden.limited ?? self.hidden ?? functions.hidden.kinds
    let outputs = functions.output.limited ?? self.outputs ?? functions.output.kinds
    let losses = losses(lexicon, claim)
    let softmax: [ActivationKind] = functions.areElementwise ? [] : [.known(.softmax)]
    let all = [.known(.identity), .known(.sigmoid)] + softmax
    let smooth: [ActivationKind] = [.known(.sigmoid), .known(.tanh)]
    let isOpen = hidden.isEmpty && outputs.isEmpty
    var open: Set<OpenChoice> = isOpen ? [.functions] : []
    if self.losses == nil,
      lexicon.declarations.filter(\.quantity.isLoss).allSatisfy(\.losses.isEmpty)
    {
      open.insert(.losses)
    }
    return Circumstances(
      settings: lexicon.settings, networks: networks, hidden: hidden.isEmpty ? smooth : hidden,
      outputs: outputs.isEmpty ? all : outputs,
      alternates: hidden.isEmpty ? smooth + [.known(.softplus)] : hidden, losses: losses,
      open: open,
      isShared: outputs.isEmpty && self.outputs == nil && !isCross(losses)
        && functions.areShared(among: VariableFinder.symbols(claim.left + claim.right)),
      mayBeSoftmax: !functions.areElementwise && !showsFunctions && isOpen,
      ofLayers: functions.ofLayers(from: lexicon.settings.firstLayer),
      distinguished: functions.distinguished,
      namedWidths: lexicon.declarations.filter { $0.quantity == .width }
        .compactMap { $0.roles[.layer] }.filter { $0.literal != nil || $0 == Index(.depth) },
      isOneHot: lexicon.declarations.contains { $0.quantity == .label },
      isDisplayed: self.losses != nil, lastLiteralLayer: lastLiteralLayer,
      lettersLastLayer: lettersLastLayer, isCursory: isCursory)
  }

  /// The losses that are possible. A text may have two: what one displays says nothing of another that
  /// is declared.
  private func losses(_ lexicon: Lexicon, _ claim: Claim) -> [LossKind] {
    let declared = lexicon.declarations.filter(\.quantity.isLoss)
    let limited = declared.filter { $0.displays != nil }.flatMap(\.losses)
    let names = VariableFinder.names(claim.left + claim.right, lexicon)
    let named = declared.filter { names.contains($0.plain) }
    let explicit = named.allSatisfy { !$0.losses.isEmpty } ? named.flatMap(\.losses) : []
    let possible = limited.isEmpty ? explicit : limited
    if let losses, possible.isEmpty || losses.allSatisfy(possible.contains) { return losses }
    if !possible.isEmpty { return possible }
    let kinds = declared.flatMap(\.losses).reduce(into: [LossKind]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return kinds.isEmpty
      ? [.known(.halfSquaredError), .known(.binaryCrossEntropy), .known(.crossEntropy)] : kinds
  }

  /// Whether only losses are left that need outputs of their own.
  func isCross(_ losses: [LossKind]) -> Bool {
    losses.allSatisfy { $0 == .known(.crossEntropy) }
  }
}

/// The functions that are declared for the layers of a network.
private struct DeclaredFunctions {
  /// Those of some layers.
  struct Group {
    let functions: [Declaration]

    var kinds: [ActivationKind] { functions.flatMap { $0.function?.kinds ?? [] } }

    /// What they are, where they are declared for this display alone; nil where none is.
    var limited: [ActivationKind]? {
      let kinds = Group(functions: functions.filter { $0.displays != nil }).kinds
      return kinds.isEmpty ? nil : kinds
    }
  }

  let all: [Declaration]
  let hidden: Group
  let output: Group

  init(_ lexicon: Lexicon) {
    all = lexicon.declarations.filter { $0.quantity == .function }
    let last = lexicon.settings.lastLayer
    func isOutput(_ declaration: Declaration) -> Bool {
      declaration.function?.layers == .output || declaration.isForOutput(last)
    }
    // A function that is said to be that of the hidden layers is it, others only may be.
    let own = all.filter { $0.function?.layers == .hidden }
    hidden = Group(functions: own.isEmpty ? all.filter { !isOutput($0) } : own)
    output = Group(functions: all.filter(isOutput))
  }

  /// The functions declared each for one hidden layer, as far as a declaration says what they are, by
  /// how far the layer is from the input.
  func ofLayers(from first: Int) -> [Int: ActivationKind] {
    let known = hidden.functions.compactMap { declaration -> (Int, ActivationKind)? in
      guard let layer = declaration.roles[.layer]?.literal,
        let kinds = declaration.function?.kinds, kinds.count == 1
      else { return nil }
      let (distance, overflows) = layer.subtractingReportingOverflow(first)
      return overflows ? nil : (distance, kinds[0])
    }
    return Dictionary(known) { first, _ in first }
  }

  var areElementwise: Bool { all.contains { $0.function?.isElementwise == true } }

  /// `g` of all hidden layers beside `g^l` is one function.
  var distinguished: DistinguishedFunctions {
    let areApart =
      all.contains { $0.roles[.layer]?.variable != nil }
      || hidden.functions.filter { $0.roles[.layer]?.literal != nil }.count > 1
    guard areApart else { return .none }
    return hidden.functions.allSatisfy { $0.roles[.layer] != nil } ? .all : .output
  }

  /// Whether all layers have one function. A claim that names functions says nothing of others that are
  /// declared for other pages.
  func areShared(among symbols: Set<String>) -> Bool {
    let spoken = all.filter { symbols.contains($0.plain) }
    let relevant = spoken.isEmpty ? all : spoken
    let general = relevant.filter { $0.roles[.layer] == nil }
    return !general.isEmpty && output.functions.isEmpty
      && general.allSatisfy { $0.function?.layers == .all }
      && relevant.allSatisfy { function in
        function.roles[.layer] == nil || general.contains { $0.plain == function.plain }
      }
  }
}

extension Declaration {
  /// Whether a function is one of the output layer alone: `S_L`.
  func isForOutput(_ lastLayer: Int?) -> Bool {
    guard quantity == .function, let layer = roles[.layer] else { return false }
    return layer == Index(.depth) || layer.literal != nil && layer.literal == lastLayer
  }
}
