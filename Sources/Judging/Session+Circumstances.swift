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
    let functions = lexicon.declarations.filter { $0.quantity == .function }
    let last = lexicon.settings.lastLayer
    func kinds(_ list: [Declaration]) -> [ActivationKind] {
      list.flatMap { $0.function?.kinds ?? [] }
    }
    func isOutput(_ declaration: Declaration) -> Bool {
      declaration.function?.layers == .output || declaration.isForOutput(last)
    }
    // A function that is said to be that of the hidden layers is it, others only may be.
    let own = functions.filter { $0.function?.layers == .hidden }
    let forHidden = own.isEmpty ? functions.filter { !isOutput($0) } : own
    let forOutput = functions.filter(isOutput)
    // What is declared for this display outweighs what was displayed, and that what is declared.
    let limitedHidden = kinds(forHidden.filter { $0.displays != nil })
    let limitedOutput = kinds(forOutput.filter { $0.displays != nil })
    let hiddenKinds = limitedHidden.isEmpty ? hidden ?? kinds(forHidden) : limitedHidden
    let outputKinds = limitedOutput.isEmpty ? outputs ?? kinds(forOutput) : limitedOutput
    // A claim that names functions says nothing of others that are declared for other pages.
    let symbols = VariableFinder.symbols(claim.left + claim.right)
    let spoken = functions.filter { symbols.contains($0.plain) }
    let relevant = spoken.isEmpty ? functions : spoken
    let general = relevant.filter { $0.roles[.layer] == nil }
    let isShared =
      !general.isEmpty && forOutput.isEmpty && general.allSatisfy { $0.function?.layers == .all }
      && relevant.allSatisfy { function in
        function.roles[.layer] == nil || general.contains { $0.plain == function.plain }
      }
    // `g` of all hidden layers beside `g^l` is one function.
    let isIndexed = functions.contains { $0.roles[.layer]?.variable != nil }
    let areVaried = forHidden.allSatisfy { $0.roles[.layer] != nil }
    let isElementwise = functions.contains { $0.function?.isElementwise == true }
    let declared = lexicon.declarations.filter(\.quantity.isLoss)
    let kinds = declared.flatMap(\.losses).reduce(into: [LossKind]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var all: [ActivationKind] = [.known(.identity), .known(.sigmoid), .known(.softmax)]
    if isElementwise { all.removeLast() }
    let smooth: [ActivationKind] = [.known(.sigmoid), .known(.tanh)]
    let standard: [LossKind] = [
      .known(.halfSquaredError), .known(.binaryCrossEntropy), .known(.crossEntropy),
    ]
    let limited = declared.filter { $0.displays != nil }.flatMap(\.losses)
    // A text may have two losses: what one displays says nothing of another that is declared.
    let names = VariableFinder.names(claim.left + claim.right, lexicon)
    let named = declared.filter { names.contains($0.plain) }
    let explicit = named.allSatisfy { !$0.losses.isEmpty } ? named.flatMap(\.losses) : []
    let possible = limited.isEmpty ? explicit : limited
    let displayed = self.losses.flatMap { losses in
      possible.isEmpty || losses.allSatisfy(possible.contains) ? losses : nil
    }
    let losses =
      displayed ?? (!possible.isEmpty ? possible : kinds.isEmpty ? standard : kinds)
    return Circumstances(
      settings: lexicon.settings, hidden: hiddenKinds.isEmpty ? smooth : hiddenKinds,
      outputs: outputKinds.isEmpty ? all : outputKinds, losses: losses,
      isShared: isShared && outputKinds.isEmpty && outputs == nil && !isCross(losses),
      mayBeSoftmax: !isElementwise && !showsFunctions && hiddenKinds.isEmpty && outputKinds.isEmpty,
      distinguished: isIndexed ? areVaried ? .all : .output : .none,
      isOneHot: lexicon.declarations.contains { $0.quantity == .label },
      decay: declared.compactMap(\.decay).first.map { decay in
        var decay = decay
        let name = decay.constant
        decay.constant =
          lexicon.declarations.first { $0.name == name || $0.plain == name }?.plain ?? name
        return decay
      },
      isDisplayed: self.losses != nil,
      lastLiteralLayer: lastLiteralLayer)
  }

  /// Whether only losses are left that need outputs of their own.
  func isCross(_ losses: [LossKind]) -> Bool {
    losses.allSatisfy { $0 == .known(.crossEntropy) }
  }
}

extension Declaration {
  /// Whether a function is one of the output layer alone: `S_L`.
  func isForOutput(_ lastLayer: Int?) -> Bool {
    guard quantity == .function, let layer = roles[.layer] else { return false }
    return layer == Index(.depth) || layer.literal != nil && layer.literal == lastLayer
  }
}
