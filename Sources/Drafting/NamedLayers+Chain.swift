//===----------------------------------------------------------------------===//
// Which layers names say, from the input on, from step to step.
//===----------------------------------------------------------------------===//

import Syntax

extension NamedLayers {
  /// An affine step with what it produces.
  typealias Step = (left: Mention, step: AffineStep)
  /// What an activation function is of, with what it produces.
  private typealias Activation = (left: Mention, inner: Mention)

  /// From the input on, from step to step.
  mutating func readChain(_ steps: [Step], _ text: DraftText, _ roles: [String: DraftRole]) {
    guard !steps.isEmpty else { return readLinks(text, roles) }
    layers = seeds
    for mention in text.mentions.map(\.mention) where roles[mention.plain] == .input {
      layers[key(mention)] = 0
    }
    let activations = text.equations.compactMap { activation($0, roles) }
    begin(steps, activations, roles)
    var found = layers
    found.settles { follow(steps, activations, roles, in: &$0) }
    layers = found
    readErrors(text, roles)
    readDeltas(text, roles)
    spread()
  }

  /// A tag says the layer of all names that have it.
  mutating func spread() {
    for (name, layer) in layers.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: " ")
      if parts.count == 2 { layers[" " + parts[1]] = layer }
    }
    if layers.values.max() ?? 0 == 0 { layers = [:] }
  }

  private func activation(
    _ equation: DraftEquation, _ roles: [String: DraftRole]
  ) -> Activation? {
    guard let left = equation.left.mention,
      case .call(let function, let arguments) = equation.right,
      roles[function.plain] == .function || Commands.words.contains(function.plain)
        || Commands.functions.contains(function.plain) || function.plain.hasSuffix("max")
    else { return nil }
    // `\max(0, z)` is of z.
    let inner = arguments.compactMap(\.mention)
    return inner.count == 1 ? (left, inner[0]) : nil
  }

  /// The chain begins with what no equation produces.
  private mutating func begin(
    _ steps: [Step], _ activations: [Activation], _ roles: [String: DraftRole]
  ) {
    let inputs = steps.compactMap { $0.step.parted(roles)?.input }
    guard !inputs.contains(where: { layers[key($0)] != nil }) else { return }
    let produced = Set((steps.map(\.left) + activations.map(\.left)).map(key))
    for input in inputs where !produced.contains(key(input)) { layers[key(input)] = 0 }
  }

  /// One step further, from all layers that are known.
  private func follow(
    _ steps: [Step], _ activations: [Activation], _ roles: [String: DraftRole],
    in layers: inout [String: Int]
  ) {
    for (left, step) in steps {
      guard let (weight, input, _) = step.parted(roles), let from = layers[key(input)] else {
        continue
      }
      for mention in [left, weight] + (step.bias.map { [$0] } ?? [])
      where layers[key(mention)] == nil {
        layers[key(mention)] = from + 1
      }
    }
    for (left, inner) in activations {
      if let layer = layers[key(inner)], layers[key(left)] == nil { layers[key(left)] = layer }
    }
  }

  /// F = ∂E/∂p is of p's layer.
  private mutating func readErrors(_ text: DraftText, _ roles: [String: DraftRole]) {
    for equation in text.equations {
      guard let left = equation.left.mention, left.differential == nil,
        equation.right.terms.count == 1, case .derivative(_, let by) = equation.right.terms[0].term,
        let variable = by.mention, let layer = layers[key(variable)], layers[key(left)] == nil,
        roles[left.plain] == .delta
      else { continue }
      layers[key(left)] = layer
    }
  }

  /// ∂E/∂W = δ x is of W's layer.
  private mutating func readDeltas(_ text: DraftText, _ roles: [String: DraftRole]) {
    for equation in text.equations {
      guard case .derivative(let of?, let by) = equation.left, let weight = by.mention,
        of.named.map({ roles[$0.plain] == .loss }) ?? false, roles[weight.plain] == .weight,
        let layer = layers[key(weight)],
        equation.right.factors.count == 2
      else { continue }
      for mention in equation.right.factors.compactMap(\.mention)
      where roles[mention.plain] == .delta && layers[key(mention)] == nil {
        layers[key(mention)] = layer
      }
    }
  }
}
