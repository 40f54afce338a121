//===----------------------------------------------------------------------===//
// A network's passes as terms, written down as far as they are asked for.
//===----------------------------------------------------------------------===//

import Networks
import Syntax
import Terms

/// The run of a network over its examples, as terms of its weights, biases, inputs and targets.
///
/// Each quantity is marked, so that derivatives can be taken by it.
package final class NetworkRun {
  package let spec: Spec
  /// The class of each example, from 0.
  let labels: [Int]
  private var activations: [Place: [Term]] = [:]
  private var preactivations: [Place: [Term]] = [:]
  private var deltas: [Place: (loss: Term.Key, terms: [Term])] = [:]
  private var tangents: [Direction: Tangent] = [:]
  /// How many derivatives are known.
  package private(set) var count = 0

  package init(_ spec: Spec) {
    self.spec = spec
    labels = spec.labels
  }

  /// One number of a quantity, under its name.
  private func marked(_ terms: [Term], _ kind: Place.Kind) -> [Term] {
    terms.enumerated().map { .marked($0.element, as: Place(kind, row: $0.offset)) }
  }

  package func weight(into layer: Int, to row: Int, from column: Int) -> Term {
    .input(Place(.weight(layer: layer), row: row, column: column))
  }

  package func bias(into layer: Int, of row: Int) -> Term {
    spec.biasless.contains(layer) ? .zero : .input(Place(.bias(layer: layer), row: row))
  }

  /// The targets of an example. The cross-entropy of softmax is differentiated with targets that sum
  /// to 1.
  package func target(_ sample: Int) -> [Term] {
    let classes = spec.widths[spec.depth]
    if spec.isOneHot { return (0..<classes).map { $0 == labels[sample] ? .one : .zero } }
    let kind = Place.Kind.target(sample: sample)
    var terms = (0..<classes).map { Term.input(Place(kind, row: $0)) }
    if spec.loss.isOfClasses(spec.output) {
      terms[0] = .marked(.one - .sum(Array(terms.dropFirst())), as: Place(kind, row: 0))
    }
    return terms
  }

  package func activation(_ layer: Int, _ sample: Int, _ apply: Apply) throws -> [Term] {
    let kind = Place.Kind.activation(layer: layer, sample: sample)
    if let known = activations[Place(kind)] { return known }
    let terms: [Term]
    if layer == 0 {
      terms = (0..<spec.widths[0]).map { .input(Place(kind, row: $0)) }
    } else {
      terms = marked(
        try apply(spec.function(of: layer), preactivation(layer, sample, apply)), kind)
    }
    activations[Place(kind)] = terms
    return terms
  }

  /// Makes of a vector what an activation function makes of it.
  package typealias Apply = (ActivationKind, [Term]) throws -> [Term]

  package func preactivation(_ layer: Int, _ sample: Int, _ apply: Apply) throws -> [Term] {
    let kind = Place.Kind.preactivation(layer: layer, sample: sample)
    if let known = preactivations[Place(kind)] { return known }
    let a = try activation(layer - 1, sample, apply)
    let terms = (0..<spec.widths[layer]).map { j in
      Term.sum(
        a.indices.map { k in weight(into: layer, to: j, from: k) * a[k] }
          + [bias(into: layer, of: j)])
    }
    preactivations[Place(kind)] = marked(terms, kind)
    return preactivations[Place(kind)] ?? []
  }

  /// ∂(loss of the example)/∂z.
  package func delta(_ layer: Int, _ sample: Int, of loss: Term) -> [Term] {
    let kind = Place.Kind.delta(layer: layer, sample: sample)
    if let known = deltas[Place(kind)], known.loss == loss.key { return known.terms }
    let slopes = (0..<spec.widths[layer]).map { unit in
      derivative(of: loss, by: Place(.preactivation(layer: layer, sample: sample), row: unit))
    }
    let terms = marked(slopes, kind)
    deltas[Place(kind)] = (loss.key, terms)
    return terms
  }

  /// What derivatives are taken by.
  private struct Direction: Hashable {
    let place: Place
    /// Whether the values of displayed formulas are held.
    let holdsFormulas: Bool
  }

  /// ∂term/∂place, with the values of displayed formulas held or not.
  package func derivative(
    of term: Term, by place: Place, holdingFormulas holdsFormulas: Bool = false
  ) -> Term {
    let direction = Direction(place: place, holdsFormulas: holdsFormulas)
    var tangent =
      tangents.removeValue(forKey: direction)
      ?? (holdsFormulas ? Tangent(by: place, holding: \.isFormula) : Tangent(by: place))
    let before = tangent.count
    defer {
      count += tangent.count - before
      tangents[direction] = tangent
    }
    return tangent.of(term)
  }
}
