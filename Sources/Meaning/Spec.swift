//===----------------------------------------------------------------------===//
// The networks that equations are judged on.
//===----------------------------------------------------------------------===//

import Networks
import Numbers
import Syntax

/// A network and its examples, apart from their numbers.
package struct Spec: Hashable, Sendable {
  /// Of layers 0, …, L.
  package var widths: [Int]
  package var samples: Int
  package var hidden: ActivationKind
  /// The function of every second hidden layer, where the layers have functions of their own.
  package var alternate: ActivationKind?
  /// The functions of hidden layers that a text declares each for its layer.
  package var own: [Int: ActivationKind] = [:]
  package var output: ActivationKind
  package var loss: LossKind
  /// The layers whose units have no biases.
  package var biasless: Set<Int> = []
  /// Whether targets are unit vectors.
  package var isOneHot = false

  package init(
    widths: [Int], samples: Int, hidden: ActivationKind, alternate: ActivationKind? = nil,
    own: [Int: ActivationKind] = [:], output: ActivationKind, loss: LossKind,
    biasless: Set<Int> = [], isOneHot: Bool = false
  ) {
    self.widths = widths
    self.samples = samples
    self.hidden = hidden
    self.alternate = alternate
    self.own = own
    self.output = output
    self.loss = loss
    self.biasless = biasless
    self.isOneHot = isOneHot
  }

  package var depth: Int { widths.count - 1 }

  /// The class of each example, from 0: another one for the first example from network to network.
  var labels: [Int] {
    let first = widths.reduce(0, +)
    return (0..<samples).map { (first + $0) % (widths.last ?? 1) }
  }

  /// How large a network is: all widths differ, so that no transposed formula fits by luck, and none
  /// is 1 or 2, so that none is taken for a factor.
  package struct Size: Hashable, Sendable {
    package var widths: [Int]
    /// The number of examples, which is no width.
    package var samples: Int

    /// Three choices in which each layer, the output layer and the number of examples differ: what
    /// holds for one of them by its numbers alone fails for another.
    package static func choice(_ number: Int, depth: Int) -> Size {
      let (first, output, samples) =
        switch number % 3 {
        case 0: ([4, 5, 6], 3, 7)
        case 1: ([6, 3, 7], 5, 4)
        default: ([3, 7, 5], 4, 6)
        }
      let hidden = (first + Array(8...40)).prefix(depth)
      return Size(widths: hidden + [output], samples: samples)
    }
  }

  /// The function of a layer that has one.
  package func function(of layer: Int) -> ActivationKind {
    if layer == depth { return output }
    return own[layer] ?? (layer.isMultiple(of: 2) ? alternate ?? hidden : hidden)
  }

  /// The functions of its hidden layers.
  package var units: String {
    if !own.isEmpty {
      let names = (1..<max(1, depth)).map { function(of: $0).name }
      return names.isEmpty ? "no hidden units" : "\(names.joined(separator: ", ")) units"
    }
    guard let alternate, depth > 2 else { return "\(hidden.name) units" }
    return "\(hidden.name) and \(alternate.name) units"
  }

  /// Its functions and its loss, whatever its depth and its widths: where it is not deep enough for
  /// hidden layers of two kinds it has the first.
  package var functions: [AnyHashable] { [hidden, output, loss] }

  /// Whether the loss is a cross-entropy, and the outputs are no probabilities.
  package var hasLogits: Bool { output == .known(.identity) && loss.isCrossEntropy }

  /// Its widths: 4-5-3.
  package var shape: String { widths.map(String.init).joined(separator: "-") }

  /// In words, for a counterexample.
  package var description: String {
    "network \(shape), \(units), \(output.name) output, \(loss.name)"
  }
}
