import Networks

/// A mistake: one departure from the textbook computation, and with it the gradient that comes of
/// it. Numbers in it, such as a factor, are found, not guessed. Layers are counted from 1, examples
/// from 0.
public enum Mistake: Hashable, Sendable {
  // The examples and the forward pass.
  /// The targets are those of other examples.
  case otherTargets(TargetMap)

  /// What is wanted of unit k was wanted of the unit so many further on.
  case labelsShifted(by: Int)

  /// The gradient is of some of the examples only.
  case examples(ExampleSubset)

  /// The forward pass has z = W a, without b.
  case biasesNotAdded

  /// The forward pass was made with another activation function, in one layer or in several.
  case otherActivation(Activation, layer: Int?)

  /// Softmax is applied to the outputs of softmax.
  case softmaxTwice

  /// Softmax is taken over the examples in place of the outputs.
  case softmaxOverExamples

  // δ, from where it is carried down.
  /// δ of the output layer is that of another loss.
  case otherLoss(Loss)

  /// Softmax is differentiated component by component, without the rest of its Jacobian.
  case softmaxElementwise

  /// The error at the output is not a − y.
  case outputError(ErrorMistake)

  /// What stands where g′(z) belongs.
  case slope(SlopeMistake)

  /// The weights of the layer so many above the one that belongs there, transposed or not.
  case wrongWeights(offset: Int, isTransposed: Bool)

  /// No weights at all.
  case weightsLeftOut

  /// W − η dW for W, where dW is the gradient as it was claimed.
  case updatedWeights(rate: Double)

  /// dW for W, where the weights were overwritten by their gradient.
  case gradientForWeights

  /// δ is multiplied by a constant, again in every layer.
  case compoundedFactor(Double)

  /// δ is wrong in a way that goes by no name; what is made of it is as it should be.
  case unknownDelta

  // One part, or several in the same way.
  /// What stands where the activation of the layer below belongs in δ aᵀ.
  case below(BelowMistake)

  /// δ of another layer is used.
  case otherDelta(layer: Int)

  /// δ and a are summed over the examples before they are multiplied.
  case sumsMultiplied

  /// The entry [to, from] holds what belongs in [from, to].
  case transposed

  /// The entries are in the order of the transpose, in the matrix's own shape.
  case reshaped

  /// Two layers hold what belongs in the other, counted from 1.
  case layersExchanged(Int, Int)

  /// The layers stand from the output to the input.
  case layersReversed

  /// The bias is claimed to be zero throughout.
  case biasMissing

  /// δ is summed over the units in place of the examples.
  case biasWrongAxis

  /// The largest or the least of the examples' δ in place of their sum.
  case biasExtreme(isLargest: Bool)

  /// The bias holds the sums of the rows of the weights' gradient, or of its columns.
  case biasFromWeights(rows: Bool)

  /// Every entry is a constant times the right one.
  case factor(Double)

  /// Of what comes of the examples, and not of the decay.
  case dataFactor(Double)

  /// Nothing but zeros.
  case allZero

  /// A multiple of the weights is added, which is no part of the loss.
  case weightDecay(Double)

  /// Of a network that has one.
  case decayMissing

  /// The decay is another multiple of the weights than the loss has.
  case otherDecay(Double, right: Double)

  /// The parameters after a step of descent, in place of the gradient.
  case newWeights(rate: Double)

  /// The entries are cut off at a bound, on both sides of 0.
  case clipped(Double)

  /// Single wrong entries, `[to, from]` or `[to]`, counted from 0.
  case entries([[Int]])

  /// Something that goes by no name.
  case unknown

  /// The examples that a gradient is of, where it is not of all; counted from 0.
  public enum ExampleSubset: Hashable, Sendable {
    /// One example, by its number.
    case single(Int)

    /// So many from the first on.
    case first(Int)

    /// So many up to the last.
    case last(Int)
  }

  /// What stands where the activation of the layer below belongs in δ aᵀ.
  public enum BelowMistake: Hashable, Sendable {
    /// z of that layer.
    case preActivation

    /// a of the layer so many above the right one.
    case activation(offset: Int)

    /// What the layer receives in the example so many further on.
    case otherExamples(shift: Int)
  }

  /// The name in reports.
  public var name: String {
    switch self {
    case .otherTargets: "other-targets"
    case .labelsShifted: "labels-shifted"
    case .examples(.single): "single-example"
    case .examples: "some-examples"
    case .biasesNotAdded: "biases-not-added"
    case .otherActivation: "other-activation"
    case .softmaxTwice: "softmax-twice"
    case .softmaxOverExamples: "softmax-wrong-axis"
    case .otherLoss: "other-loss"
    case .softmaxElementwise: "softmax-elementwise"
    case .outputError: "other-error"
    case .slope(let mistake): mistake.name
    case .wrongWeights, .weightsLeftOut: "wrong-weights"
    case .updatedWeights, .gradientForWeights: "updated-weights"
    case .compoundedFactor: "compounded-factor"
    case .unknownDelta: "unknown-delta"
    case .below: "wrong-activation-below"
    case .otherDelta: "delta-of-other-layer"
    case .sumsMultiplied: "sums-multiplied"
    case .transposed: "transposed"
    case .reshaped: "reshaped"
    case .layersExchanged: "layer-exchanged"
    case .layersReversed: "layers-reversed"
    case .biasMissing: "bias-missing"
    case .biasWrongAxis: "bias-wrong-axis"
    case .biasExtreme: "bias-extreme"
    case .biasFromWeights: "bias-from-weights"
    case .factor, .dataFactor: "factor"
    case .allZero: "all-zero"
    case .weightDecay, .otherDecay: "weight-decay"
    case .decayMissing: "decay-missing"
    case .newWeights: "new-weights"
    case .clipped: "clipped"
    case .entries: "entries"
    case .unknown: "unknown"
    }
  }

  /// The number that was found for it, where it has one.
  var value: Double? {
    switch self {
    case .factor(let value), .dataFactor(let value), .compoundedFactor(let value),
      .weightDecay(let value), .otherDecay(let value, _),
      .newWeights(rate: let value), .updatedWeights(rate: let value), .clipped(let value):
      value
    default: nil
    }
  }

  /// Whether it is made in δ, as a rule, and carried down.
  var isOfDelta: Bool {
    if case .slope = self { true } else { false }
  }

  /// How far-fetched it is beside others that explain as much: the least first.
  var handicap: Int {
    switch self {
    case .factor, .slope(.missing), .transposed, .otherLoss, .biasMissing, .allZero,
      .decayMissing:
      0
    case .slope(.formula), .slope(.ofLayer), .weightsLeftOut, .otherDelta, .otherTargets, .clipped,
      .slope(.maskOfError), .slope(.atTarget), .outputError, .biasExtreme, .below(.otherExamples):
      3
    case .compoundedFactor, .reshaped: 4
    case .unknownDelta: 30
    case .entries(let indices): indices.count == 1 ? 4 : 6
    default: 1
    }
  }
}

extension SlopeMistake {
  var name: String {
    switch self {
    case .missing: "derivative-missing"
    case .atActivation: "derivative-at-activation"
    case .repeated: "derivative-repeated"
    case .function: "function-for-derivative"
    case .ofOther, .formula, .maskOfError, .atTarget: "other-derivative"
    case .ofLayer: "derivative-of-other-layer"
    }
  }
}
