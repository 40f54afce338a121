import Networks
import Numbers

/// What is taken for σ(z) = 1 / (1 + e^(−z)).
public enum SigmoidMistake: CaseIterable, Sendable {
  /// 1/1 + e^(−z): the brackets are missing.
  case unbracketed

  /// 1 / (1 + e^z).
  case signLost

  /// The function at every number, with what z may be off carried on.
  func callAsFunction(_ z: Signal) -> Signal {
    var a = z.map { self == .unbracketed ? 1 + Double.exp(-$0) : .sigmoid(-$0) }
    for i in a.values.indices {
      let slope = self == .unbracketed ? a.values[i] - 1 : a.values[i] * (1 - a.values[i])
      a.sizes[i] += abs(slope) * z.sizes[i]
    }
    return a
  }

  var sentence: String {
    switch self {
    case .unbracketed:
      "σ is computed as 1 + e^(−z): `1 / 1 + exp(-z)` lacks the brackets of `1 / (1 + exp(-z))`"
    case .signLost: "σ is computed as 1 / (1 + e^z), without the minus"
    }
  }
}

/// What is taken for the softmax of every example.
public enum SoftmaxMistake: CaseIterable, Sendable {
  /// Softmax of the outputs of softmax.
  case twice

  /// Divided by the sum over the examples.
  case overExamples

  /// The same, where each example's largest z was taken off before.
  case overExamplesShifted

  /// Divided by the sum over the whole batch.
  case overBatch

  /// The same, where each example's largest z was taken off before.
  case overBatchShifted

  /// Not divided at all.
  case notNormalised

  /// What the outputs are, given z of the output layer and its softmax.
  func callAsFunction(z: Signal, a: Signal) -> Signal {
    switch self {
    case .twice: Activation.softmax.applied(to: a)
    case .overExamples: Self.overExamples(z)
    case .overExamplesShifted: Self.overExamples(Self.shifted(z))
    case .overBatch: Self.overBatch(z)
    case .overBatchShifted: Self.overBatch(Self.shifted(z))
    case .notNormalised: z.map(Double.exp)
    }
  }

  private static func shifted(_ z: Signal) -> Signal {
    z.mapExamples { z in
      let largest = z.elements.max() ?? 0
      return z.map { $0 - largest }
    }
  }

  private static func overExamples(_ z: Signal) -> Signal {
    let columns = (0..<z.units).map { unit in
      softmax(Vector((0..<z.examples).map { z.values[$0 * z.units + unit] }))
    }
    return Signal((0..<z.examples).map { i in Vector(columns.map { $0[i] }) })
  }

  private static func overBatch(_ z: Signal) -> Signal {
    Signal(units: z.units, values: softmax(Vector(z.values)).elements)
  }

  var sentence: String {
    switch self {
    case .twice: "softmax was applied twice"
    case .overExamples, .overExamplesShifted:
      "softmax was taken over the examples, not over the outputs"
    case .overBatch, .overBatchShifted:
      "softmax was divided by the sum over the whole batch, not over each example's outputs"
    case .notNormalised: "softmax was not divided by its sum"
    }
  }
}
