//===----------------------------------------------------------------------===//
// Activation functions and losses as terms.
//===----------------------------------------------------------------------===//

import Networks
import Syntax
import Terms

extension Elaborator {
  /// What an activation function makes of a vector.
  package func apply(_ kind: ActivationKind, _ z: [Term]) throws -> [Term] {
    switch kind {
    case .known(let function):
      if let g = function.term { return z.map(g) }
      let e = z.map { Term.apply(.exp, $0) }
      let sum = Term.sum(e)
      return e.map { $0 / sum }
    case .formula(let formula):
      return try z.map { try value(of: formula, [Value(scalar: $0)]).elements[0] }
    }
  }

  /// The elementwise derivative; of softmax the diagonal, which is what such a rule would use.
  package func derivative(_ kind: ActivationKind, at z: [Term]) throws -> [Term] {
    switch kind {
    case .known(let function):
      if let slope = function.slopeTerm { return z.map(slope) }
      return try apply(kind, z).map { $0 * (.one - $0) }
    case .formula:
      return try z.map { z in
        let argument = Value(scalar: z).under("\u{2032}").elements[0]
        guard let place = argument.place else { return .zero }
        return run.derivative(of: try apply(kind, [argument])[0], by: place)
      }
    }
  }

  /// The loss of an example.
  package func loss(_ sample: Int) throws -> Term {
    let term: Term
    switch spec.loss {
    case .known:
      term = try loss(ofOutput: run.activation(spec.depth, sample, apply), sample: sample)
    case .formula(let formula):
      term = try within({ $0.sample = sample }) { .sum(try value(of: formula, []).elements) }
    }
    return .marked(term, as: Place(.loss(sample: sample)))
  }

  /// The loss as a function of the output. A cross-entropy of numbers that are no probabilities is
  /// that of their softmax, or of their sigmoid.
  ///
  /// - Parameter own: a loss beside that of the network
  package func loss(ofOutput a: [Term], sample: Int, as own: LossKind? = nil) throws -> Term {
    guard case .known(let loss) = own ?? spec.loss else {
      throw NotEvaluable(message: "the loss displayed as a function of an output", source: 0..<0)
    }
    guard own == nil, spec.hasLogits else { return Self.loss(loss, a, run.target(sample)) }
    let function = loss == .crossEntropy ? Activation.softmax : .sigmoid
    return Self.loss(loss, try apply(.known(function), a), run.target(sample))
  }

  private static func loss(_ loss: Loss, _ a: [Term], _ y: [Term]) -> Term {
    func log(_ x: Term) -> Term { .apply(.log, x) }
    let terms = zip(a, y).map { a, y -> Term in
      switch loss {
      case .halfSquaredError, .squaredError: (a - y) * (a - y)
      case .crossEntropy: -(y * log(a))
      case .binaryCrossEntropy: -(y * log(a) + (.one - y) * log(.one - a))
      }
    }
    let total = Term.sum(terms)
    return loss == .halfSquaredError ? total / .number(2) : total
  }

  /// The sum of the losses of all examples.
  package func totalLoss(as own: LossKind? = nil) throws -> Term {
    .sum(try (0..<spec.samples).map { try loss($0, as: own) })
  }

  /// The loss of an example, where `own` stands beside that of the network.
  func loss(_ sample: Int, as own: LossKind?) throws -> Term {
    guard let own else { return try loss(sample) }
    return try loss(
      ofOutput: run.activation(spec.depth, sample, apply), sample: sample, as: own)
  }

  /// What weight decay adds to a loss.
  func penalty(_ decay: Decay) -> Term {
    let squares = (1...spec.depth).flatMap { layer in
      (0..<spec.widths[layer]).flatMap { row in
        (0..<spec.widths[layer - 1]).map { column in
          let weight = run.weight(into: layer, to: row, from: column)
          return weight * weight
        }
      }
    }
    let share = Term.one / .number(decay.count == nil ? 2 : 2 * spec.samples)
    return share * .input(Place(.constant(decay.constant))) * .sum(squares)
  }
}
