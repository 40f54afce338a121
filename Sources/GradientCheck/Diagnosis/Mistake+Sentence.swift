import Networks

/// What a sentence on a mistake needs to know besides.
struct MistakeContext {
  /// What a factor stands for.
  let meaning: FactorMeaning

  /// Whether it is made on top of a δ that is wrong already, so that nothing is said of the right
  /// gradient.
  var restsOnWrongDelta = false

  /// The kinds of parts it was made in.
  var kinds: Set<Part.Kind> = [.weights]

  /// The layers it was made in, counted from 1.
  var layers: [Int] = []

  /// The layer, where there is one.
  var layer: Int? { layers.count == 1 ? layers[0] : nil }

  /// What the parts are the derivatives by.
  fileprivate var parameters: String {
    !kinds.contains(.bias) ? "weights" : kinds.contains(.weights) ? "parameters" : "biases"
  }
}

extension Mistake {
  /// What it is, in a sentence without a place.
  func sentence(_ context: MistakeContext) -> String {
    let (meaning, parameters) = (context.meaning, context.parameters)
    let given = context.restsOnWrongDelta ? "with that δ, " : ""
    let right = context.restsOnWrongDelta ? "what it should be" : "the right one"
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
      return "δ is multiplied by \(c.short)"
        + (context.layers.count > 1 ? " again in each of these layers" : "")
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
        + meaning.meaning(ofDecay: λ / right)
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
    case .allZero:
      let isBegun = !context.layers.isEmpty && context.layers.count < meaning.layers
      let isFromFirst = context.layers == Array(1...max(1, context.layers.count))
      return "every entry is 0: it was never computed"
        + (isBegun && isFromFirst ? "; does the loop over the layers end too early?" : "")
    case .entries(let indices):
      return given
        + (indices.count == 1
          ? "the entry \(indices[0]) is wrong, the others are right"
          : "\(indices.count) entries are wrong, the others are right")
    case .rounded(let decimals, let isCutOff):
      let place = decimals == 0 ? "whole numbers" : "\(decimals) decimal\(decimals == 1 ? "" : "s")"
      return "these are the right numbers, \(isCutOff ? "cut off" : "rounded") to \(place)"
        + (decimals == 0 ? ": is the array of an integer type?" : "")
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
    case .examples(.single(let i)) where i == meaning.examples - 1:
      return
        "this is the gradient of the last of \(i + 1) examples alone: are the sums set to 0 inside "
        + "the loop?"
    default: return computation(context)
    }
  }

  /// The same for mistakes in what leads to δ.
  private func computation(_ context: MistakeContext) -> String {
    switch self {
    case .slope(let mistake): mistake.sentence(context.layer)
    case .outputError(let mistake): mistake.sentence
    case .errorUnbracketed:
      "δ was computed as a − y ⊙ g′(z): the brackets of (a − y) ⊙ g′(z) are missing"
    case .gradientForWeights:
      "δ was carried down with the gradient by the next layer's weights in place of the weights: they "
        + "were overwritten before they were used"
    case .otherLoss(let loss): "this is the gradient of \(loss.rawValue)"
    case .softmaxElementwise:
      "δ = ∂L/∂a ⊙ a(1 − a) was used, but softmax needs its whole Jacobian"
    case .wrongWeights(offset: 0, _):
      "δ was carried down with the next layer's weights, not transposed"
    case .wrongWeights(let offset, let isTransposed):
      "δ was carried down with the weights of \(Self.place(offset + 1, from: context.layer))"
        + "\(isTransposed ? ", transposed," : "") in place of the next layer's, transposed"
    case .weightsReshaped:
      "δ was carried down with the next layer's weights reshaped, `W.reshape(…)`, not transposed"
    case .weightsLeftOut: "δ was carried down without the next layer's weights"
    case .otherTargets(let map): map.sentence
    case .labelsShifted(let shift):
      "the labels are shifted by \(shift): what is wanted of unit k was wanted of unit k + \(shift)"
    case .labelsShiftedOut(let shift):
      "the labels are shifted by \(shift): what is wanted of unit k was wanted of unit k + \(shift), and "
        + "where there is none, of none: are they counted from "
        + (shift > 0 ? "1, and taken as from 0?" : "0, and taken as from 1?")
    case .examples(.single(let i)):
      "this is the gradient of example \(i) alone, counted from 0"
    case .examples(.first(let b)): "this is the gradient of the first \(b) examples alone"
    case .examples(.last(let b)): "this is the gradient of the last \(b) examples alone"
    case .inputsChanged(let map): map.sentence + ", before the network got them"
    case .biasesNotAdded(nil): "the biases were left out of the forward pass"
    case .biasesNotAdded(let layer?):
      "the bias of layer \(layer) was left out of the forward pass"
    case .sigmoidMiswritten(let mistake): mistake.sentence
    case .otherActivation(let g, _):
      "the forward pass was made with \(g.name), which is not the activation there"
    case .softmax(let mistake): mistake.sentence
    case .staleDelta(let layer, let withItsWeights):
      "δ of layer \(layer) was carried down in place of the next layer's"
        + (withItsWeights ? ", with that layer's weights: is it the line of another layer?" : "")
    case .sharedArray(_, let isSum):
      "they hold the same numbers"
        + (isSum ? ", what belongs in each added up" : "")
        + ": is it one array under several names, as of [zeros] * 2, or a line that was copied?"
    default: name
    }
  }

  /// A layer by its distance, or by its number where that of the other is known.
  fileprivate static func place(_ offset: Int, from layer: Int?) -> String {
    if let layer { return "layer \(layer + offset)" }
    return switch offset {
    case 0: "this layer"
    case 1: "the next layer"
    default: "a layer \(abs(offset)) \(offset > 0 ? "above" : "below")"
    }
  }
}

extension SlopeMistake {
  /// What it is, in the layer of that number, where it is in one.
  fileprivate func sentence(_ layer: Int?) -> String {
    switch self {
    case .missing: "δ was not multiplied by g′(z)"
    case .atActivation: "g′ was taken at a = g(z) instead of z"
    case .repeated: "δ was multiplied by g′(z) once more than belongs there"
    case .function: "g(z) stands in place of g′(z)"
    case .ofOther(let other): "g′ is that of \(other.name), which is not the activation there"
    case .formula(let formula): "g′ was computed as \(formula.rawValue)"
    case .ofLayer(let offset):
      "g′ was taken at z of \(Mistake.place(offset, from: layer)) in place of "
        + (layer.map { "layer \($0)" } ?? "the layer's own")
    case .atNegative: "g′ was taken at −z, as where a sign is lost"
    case .functionBelowZero:
      "where z is negative, g(z) stands in place of g′(z)"
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
    case .slope:
      "δ was multiplied by g′(z) of the layer below instead of its activation: was this overwritten?"
    case .otherInputs:
      "δ was multiplied by other inputs than the network received: scaled and shifted, column by column, "
        + "as raw ones are where it receives standardised ones"
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
