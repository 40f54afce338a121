import Networks

extension Mistake {
  /// What it is, in a sentence without a place.
  ///
  /// - Parameters:
  ///   - meaning: what a factor stands for.
  ///   - restsOnWrongDelta: whether it is made on top of a δ that is wrong already, so that nothing
  ///     is said of the right gradient.
  ///   - kinds: the kinds of parts it was made in.
  func sentence(
    _ meaning: FactorMeaning, restsOnWrongDelta: Bool = false, in kinds: Set<Part.Kind> = [.weights]
  ) -> String {
    let given = restsOnWrongDelta ? "with that δ, " : ""
    let right = restsOnWrongDelta ? "what it should be" : "the right one"
    let parameters =
      !kinds.contains(.bias) ? "weights" : kinds.contains(.weights) ? "parameters" : "biases"
    switch self {
    case .factor(let c):
      let meanings = meaning.meanings(of: c).joined(separator: "; or ")
      return given + "every entry is \(c.short) times \(right)"
        + (meanings.isEmpty ? "" : ": " + meanings)
    case .dataFactor(let c):
      let meanings = meaning.meanings(of: c).joined(separator: "; or ")
      return given + "what comes of the examples is \(c.short) times \(right), and the decay as it "
        + "should be" + (meanings.isEmpty ? "" : ": " + meanings)
    case .compoundedFactor(let c):
      let meanings = meaning.meanings(of: c).joined(separator: "; or ")
      return "δ is multiplied by \(c.short) again in each of these layers"
        + (meanings.isEmpty ? "" : ": " + meanings)
    case .weightDecay(let λ):
      let decay = parameters == "weights" ? "weight decay" : "decay of the \(parameters)"
      return given
        + "\(λ.short) times the \(parameters) is added to \(right): \(decay), which is no "
        + "part of the loss"
    case .decayMissing:
      return given + "the decay is missing, which is part of the loss"
    case .otherDecay(let λ, let right):
      return given
        + "the decay is \(λ.short) times the \(parameters), where the loss has \(right.short)"
        + (abs(λ - 2 * right) <= 1e-6 * abs(right) ? ": as of λ Σ w² in place of ½ λ Σ w²" : "")
    case .newWeights(let η):
      return "these are no derivatives but new weights, W − \(η.short) dW"
    case .updatedWeights(let η):
      return
        "δ was carried down with weights already updated, W − \(η.short) dW; the weights of the "
        + "forward pass belong there"
    case .clipped(let c): return given + "the entries are clipped to ±\(c.short)"
    case .unknownDelta:
      return "no known mistake makes this δ; the weights and the bias follow rightly from it"
    case .transposed: return given + "the entry [to, from] holds what belongs in [from, to]"
    case .reshaped:
      return given + "the entries are in the order of the transpose: reshaped, not transposed"
    case .layersExchanged(let first, let second):
      return "the numbers of layers \(first) and \(second) are exchanged"
    case .layersReversed: return "the layers are in reverse order"
    case .allZero: return "every entry is 0"
    case .entries(let indices):
      return given
        + (indices.count == 1
          ? "the entry \(indices[0]) is wrong, the others are right"
          : "\(indices.count) entries are wrong, the others are right")
    case .unknown: return "no known mistake makes these numbers"
    case .biasMissing:
      return "the derivative by the bias is zero throughout: it is the mean of δ over the examples"
    case .biasWrongAxis: return given + "δ was summed over the units, not over the examples alone"
    case .biasExtreme(let isLargest):
      return given
        + "the \(isLargest ? "largest" : "least") δ of any example was taken, not the sum over "
        + "the examples"
    case .biasFromWeights(let rows):
      return given
        + "it holds the sums of the \(rows ? "rows" : "columns") of the weights' gradient:"
        + " δ was multiplied by the activations below before it was summed"
    case .sumsMultiplied:
      return given + "δ and a were each summed over the examples before they were multiplied; the "
        + "sum belongs around the products"
    case .below(let mistake): return given + mistake.sentence
    case .slope(.missing) where meaning.hasMasks:
      return
        "δ was not multiplied by g′(z), or by a mask that is 1 everywhere, as one from a ≥ 0 is"
    case .otherDelta(let layer): return "δ of layer \(layer) was used"
    default: return computation
    }
  }

  /// The same for mistakes in what leads to δ.
  private var computation: String {
    switch self {
    case .slope(let mistake): mistake.sentence
    case .outputError(let mistake): mistake.sentence
    case .gradientForWeights:
      "δ was carried down with the gradient by the next layer's weights in place of the weights: they "
        + "were overwritten before they were used"
    case .otherLoss(let loss): "this is the gradient of \(loss.rawValue)"
    case .softmaxElementwise:
      "δ = ∂L/∂a ⊙ a(1 − a) was used, but softmax needs its whole Jacobian"
    case .wrongWeights(let offset, let isTransposed):
      "δ was carried down with "
        + (offset == 0
          ? "the next layer's weights, not transposed"
          : "the weights of \(Self.place(offset + 1))\(isTransposed ? ", transposed," : "") in place "
            + "of the next layer's, transposed")
    case .weightsLeftOut: "δ was carried down without the next layer's weights"
    case .otherTargets(let map): map.sentence
    case .labelsShifted(let shift):
      "the labels are shifted by \(shift): what is wanted of unit k was wanted of unit k + \(shift)"
    case .examples(.single(let i)):
      "this is the gradient of example \(i) alone, counted from 0"
    case .examples(.first(let b)): "this is the gradient of the first \(b) examples alone"
    case .examples(.last(let b)): "this is the gradient of the last \(b) examples alone"
    case .biasesNotAdded: "the biases were left out of the forward pass"
    case .otherActivation(let g, _):
      "the forward pass was made with \(g.name), which is not the activation there"
    case .softmaxTwice: "softmax was applied twice"
    case .softmaxOverExamples: "softmax was taken over the examples, not over the outputs"
    default: name
    }
  }

  /// A layer by its distance.
  private static func place(_ offset: Int) -> String {
    switch offset {
    case 0: "this layer"
    case 1: "the next layer"
    default: "a layer \(abs(offset)) \(offset > 0 ? "above" : "below")"
    }
  }

  /// Where to look, without what to find there.
  var hint: String {
    switch self {
    case .otherTargets, .labelsShifted, .examples:
      "which examples and targets are used, and in which order"
    case .biasesNotAdded, .otherActivation, .softmaxTwice, .softmaxOverExamples:
      "the forward pass"
    case .otherLoss, .softmaxElementwise, .outputError: "how δ of the output follows from the loss"
    case .slope: "the derivative of the activation function"
    case .wrongWeights, .weightsLeftOut, .updatedWeights, .gradientForWeights:
      "the weights with which δ is carried down"
    case .compoundedFactor, .factor, .dataFactor:
      "the constant factors: signs, means, learning rates"
    case .below, .otherDelta, .sumsMultiplied:
      "what the gradient is the product and the sum of"
    case .transposed, .reshaped, .layersExchanged, .layersReversed:
      "the shapes and the order of what is returned"
    case .biasMissing, .biasWrongAxis, .biasExtreme, .biasFromWeights:
      "how δ is summed to the bias's gradient"
    case .allZero: "whether anything is computed"
    case .weightDecay, .decayMissing, .otherDecay, .newWeights, .clipped:
      "what is done to the gradient at the end"
    case .entries: "single entries"
    case .unknownDelta: "how δ is computed"
    case .unknown: "everything that makes these numbers"
    }
  }
}

extension SlopeMistake {
  var sentence: String {
    switch self {
    case .missing: "δ was not multiplied by g′(z)"
    case .atActivation: "g′ was taken at a = g(z) instead of z"
    case .repeated: "δ was multiplied by g′(z) once more than belongs there"
    case .function: "g(z) stands in place of g′(z)"
    case .ofOther(let other): "g′ is that of \(other.name), which is not the activation there"
    case .formula(let formula): "g′ was computed as \(formula.rawValue)"
    case .ofLayer(let offset):
      "g′ was taken at z of a layer \(abs(offset)) \(offset > 0 ? "above" : "below")"
    case .atTarget: "g′ was taken at the target y in place of a"
    case .maskOfError: "the mask is taken from where Wᵀδ is positive, not from where z is"
    }
  }
}

extension Mistake.BelowMistake {
  var sentence: String {
    switch self {
    case .preActivation:
      "δ was multiplied by z of the layer below instead of its activation"
    case .otherExamples(let shift):
      "δ of each example was multiplied by the activations below in another example, \(abs(shift)) "
        + (shift > 0 ? "further on" : "back")
    case .activation(offset: 1): "δ was multiplied by this layer's own activation, not that below"
    case .activation(let offset):
      "δ was multiplied by the activation of a layer \(abs(offset)) \(offset > 0 ? "above" : "below")"
        + " the one below it"
    }
  }
}
