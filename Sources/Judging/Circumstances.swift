//===----------------------------------------------------------------------===//
// What is known of the networks at one place of a text.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

/// Which layers a text tells apart by their functions. Those are given functions that differ, as all
/// layers are given widths that differ: where they agree, no index of theirs can be wrong.
package enum DistinguishedFunctions: Hashable, Sendable {
  case none
  /// The output layer from the hidden ones.
  case output
  case all
}

/// What neither a notation nor a display says of the networks.
package enum OpenChoice: Hashable, Sendable {
  case functions
  case losses
}

/// What is known of the networks at one place of a text.
package struct Circumstances: Hashable, Sendable {
  package var settings: Settings
  /// The networks that other equations of the text were tried on.
  @Beside package var networks: NetworkRuns
  /// The functions and losses that are possible.
  package var hidden: [ActivationKind]
  package var outputs: [ActivationKind]
  /// What every other hidden layer may have for a function, where all are told apart.
  package var alternates: [ActivationKind]
  package var losses: [LossKind]
  /// What the text leaves open.
  package var open: Set<OpenChoice> = []
  /// Whether all layers have one function.
  package var isShared: Bool
  /// Whether nothing says that the function of the output acts on each unit by itself.
  package var mayBeSoftmax = false
  /// The functions that are declared each for one layer, `f_2 is activation function(layer 2, tanh)`.
  package var ofLayers: [Int: ActivationKind] = [:]
  /// Which layers the text tells apart by their functions.
  package var distinguished = DistinguishedFunctions.none
  /// The layers, by their numbers or the last, for whose number of units the text has a letter.
  package var namedWidths: [Index] = []
  package var isOneHot: Bool
  /// Whether the loss was displayed, and may stand with whatever output it is defined for.
  package var isDisplayed = false
  /// The last layer that the text calls by its number.
  package var lastLiteralLayer: Int?
  /// Whether the text calls its last layer by a letter, so that a number may be any.
  package var lettersLastLayer = false
  /// Whether a look at a few networks is enough, as where many notations are compared.
  package var isCursory = false

  /// The networks that an equation is tried on. One that speaks of a function without a layer says
  /// of no layer that its function is another.
  package func specs(for equation: Equation) -> [Spec] {
    if isShared, mayBeSoftmax, !equation.hasFunction {
      // Of an equation without functions nothing says that they act on each unit by itself.
      let softmax = ActivationKind.known(.softmax)
      guard var spec = specs.first(where: { accepts($0.loss, softmax) }) else { return specs }
      spec.output = softmax
      return specs + [spec]
    }
    guard distinguished != .none, equation.hasSharedFunction else { return specs }
    var shared = self
    shared.distinguished = .none
    return shared.specs
  }

  /// The networks that are possible. Where the text leaves none, the cross-entropy is that of logits;
  /// and functions and losses that nobody puts together are taken as it declares them.
  package var specs: [Spec] {
    let usual = specs(where: accepts)
    if !usual.isEmpty { return usual }
    let logits = specs { $1 == .known(.identity) && $0.isCrossEntropy }
    return logits.isEmpty ? specs { _, _ in true } : logits
  }

  private func specs(where accepts: (LossKind, ActivationKind) -> Bool) -> [Spec] {
    var result: [Spec] = []
    for first in hidden {
      for output in isShared ? [first] : outputs {
        let unit = self.unit(first, besides: output)
        for loss in losses where accepts(loss, output) {
          let isFirst = first == hidden.first
          if !isFirst && result.contains(where: { $0.output == output && $0.loss == loss }) {
            continue
          }
          result.append(spec(unit, output, loss, depth: depths[0]))
        }
      }
    }
    if hidden.count > 1, let first = result.first, !isShared {
      for other in hidden {
        let other = spec(
          unit(other, besides: first.output), first.output, first.loss, depth: depths[0])
        if !result.contains(other) { result.append(other) }
      }
    }
    if let first = result.first {
      let depths = depths.count > 1 ? Array(depths.dropFirst()) : [depths[0], depths[0]]
      for (number, depth) in depths.enumerated() {
        let other = spec(first.hidden, first.output, first.loss, depth: depth, size: number + 1)
        if !result.contains(other) { result.append(other) }
      }
    }
    return result
  }

  /// A function for hidden layers: another than that of the output, where they are told apart.
  private func unit(_ unit: ActivationKind, besides output: ActivationKind) -> ActivationKind {
    guard distinguished != .none, unit == output else { return unit }
    return hidden.first { $0 != output } ?? unit
  }

  private func accepts(_ loss: LossKind, _ output: ActivationKind) -> Bool {
    // The softmax of one unit is 1, and its cross-entropy 0: nothing is learned from them.
    if settings.outputWidth == 1 {
      if output == .known(.softmax), outputs.count > 1 { return false }
      if loss == .known(.crossEntropy), losses.count > 1 { return false }
    }
    guard case .known(let loss) = loss, case .known(let output) = output else { return true }
    if isDisplayed, loss == .crossEntropy, output == .sigmoid { return true }
    return loss.accepts(output)
  }

  private var depths: [Int] {
    // A depth that no network has, or for which there are not enough widths, is no depth.
    if let last = settings.lastLayer, (1...30).contains(last - settings.firstLayer) {
      return [last - settings.firstLayer]
    }
    if let widths = settings.widths, widths.count > 1 { return [widths.count - 1] }
    return [3, 2, 4]
  }

  private func spec(
    _ hidden: ActivationKind, _ output: ActivationKind, _ loss: LossKind, depth: Int,
    size: Int = 0
  ) -> Spec {
    let size = Spec.Size.choice(size, depth: depth)
    var widths = size.widths
    if let fixed = settings.widths {
      if fixed.count == 1 { widths = widths.map { _ in max(1, fixed[0]) } }
      if fixed.count == widths.count { widths = fixed.map { max(1, $0) } }
    }
    if let width = settings.outputWidth { widths[depth] = max(1, width) }
    let others = distinguished == .all ? alternates.filter { $0 != hidden } : []
    return Spec(
      widths: widths, samples: settings.sampleCount ?? size.samples, hidden: hidden,
      alternate: others.first { $0 != output } ?? others.first,
      own: ofLayers.filter { (1..<depth).contains($0.key) }, output: output, loss: loss,
      biasless: settings.biasless(depth: depth), isOneHot: isOneHot)
  }
}
