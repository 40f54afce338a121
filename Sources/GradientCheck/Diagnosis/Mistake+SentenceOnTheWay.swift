// What is said of mistakes on the way to δ.
extension Mistake {
  /// Of the examples, the targets and the forward pass.
  func ofForwardPass(_ context: MistakeContext) -> String? {
    switch self {
    case .otherTargets(let map): map.sentence
    case .labelsShifted(let shift):
      Self.shifted(2 * shift > context.meaning.classes ? shift - context.meaning.classes : shift)
    case .labelsShiftedOut(let shift):
      Self.shifted(shift) + ", and where there is none, of none: are they counted from "
        + (shift > 0 ? "1, and taken as from 0?" : "0, and taken as from 1?")
    case .examples(.single(let i)) where i == context.meaning.examples - 1:
      "this is the gradient of the last of \(i + 1) examples alone: are the sums set to 0 inside "
        + "the loop?"
    case .examples(.single(let i)):
      "this is the gradient of example \(i) alone, counted from 0"
    case .examples(.first(let b)): "this is the gradient of the first \(b) examples alone"
    case .examples(.means(let b)):
      "this is the mean of the means of mini-batches of \(b), of which the last is smaller: its examples "
        + "count for more; weight each mean by its examples"
    case .examples(.last(let b)): "this is the gradient of the last \(b) examples alone"
    case .inputsChanged(let map): map.sentence + ", before the network got them"
    case .biasesNotAdded(nil): "the biases were left out of the forward pass"
    case .biasesNotAdded(let layer?):
      "the bias of layer \(layer) was left out of the forward pass"
    case .sigmoidMiswritten(let mistake): mistake.sentence
    case .dropout(let dropout): dropout.sentence
    case .slopeMask(let mask, true):
      "δ of \(Self.list(mask.layers)) was multiplied by a mask, 0 or \(mask.scale.short), that the "
        + "forward pass has not: is it dropout's, kept from another pass?"
    case .slopeMask(let mask, false):
      "δ of \(Self.list(mask.layers)) was multiplied by a mask, 0 or \(mask.scale.short), that is not "
        + "g′(z) of these inputs: is it kept from another pass, over other inputs or weights?"
    case .forwardStep(let step, let place): step.sentence(place.layer)
    case .otherActivation(let g, _):
      "the forward pass was made with \(g.name), which is not the activation there"
    case .softmax(let mistake): mistake.sentence
    default: nil
    }
  }

  private static func shifted(_ shift: Int) -> String {
    "the labels are shifted by \(shift): what is wanted of unit k was wanted of unit k "
      + "\(shift < 0 ? "−" : "+") \(abs(shift))"
  }

  /// Of δ, from the output down.
  func ofDelta(_ context: MistakeContext) -> String? {
    switch self {
    case .outputError(let mistake): mistake.sentence
    case .errorUnbracketed:
      "δ was computed as a − y ⊙ g′(z): the brackets of (a − y) ⊙ g′(z) are missing"
    case .errorOf(let constants):
      "the error at the output was computed as \(SlopeTerms.error(constants)), not as a − y"
        + Self.count(constants, context.meaning)
    case .exampleFactors(let factors, let isByTarget): Self.examples(factors, isByTarget)
    case .otherLoss(let loss): "this is the gradient of \(loss.rawValue)"
    case .softmaxElementwise:
      "δ = ∂L/∂a ⊙ a(1 − a) was used, but softmax needs its whole Jacobian"
    case .slope(.missing) where context.meaning.hasMasks:
      "δ was not multiplied by g′(z), or by a mask that is 1 everywhere, as one from a ≥ 0 is"
    case .slope(let mistake): mistake.sentence(context.layer)
    case .unknownDelta:
      "no known mistake makes this δ; the weights and the bias follow rightly from it"
    default: ofCarrying(context)
    }
  }

  /// What the constant before a is, in the error at the output.
  private static func count(_ constants: [Double], _ meaning: FactorMeaning) -> String {
    guard let first = constants.first, first > 1, constants.dropFirst().first == -1 else {
      return ""
    }
    let counts = [(meaning.examples, "examples"), (meaning.classes, "outputs")]
    let names = counts.filter { Double($0.0) == first }.map { "the number of \($0.1)" }
    return names.isEmpty
      ? ""
      : "; \(first.short) is \(names.joined(separator: " and ")): was a sum taken over all of them, as one "
        + "without an axis is?"
  }

  private static func examples(_ factors: [Double], _ isByTarget: Bool) -> String {
    let some = factors.prefix(12).map(\.short).joined(separator: ", ")
    let isWrapped = factors.contains(-255)
    let areCounts = factors.allSatisfy { $0 >= 0 && $0 == $0.rounded() }
    let isDrawn = areCounts && factors.reduce(0, +) == Double(factors.count)
    return
      (isByTarget ? "examples count by their targets" : "some examples count for more than others")
      + ": δ of each is multiplied by \(some)\(factors.count > 12 ? ", …" : "")"
      + (isDrawn && !isByTarget ? "; were they drawn with replacement, some several times?" : "")
      + (isWrapped
        ? "; −255 is what −1 becomes in an array of unsigned bytes (uint8), 255, in place of −1"
        : "")
  }

  /// Of δ, from one layer to the next.
  private func ofCarrying(_ context: MistakeContext) -> String? {
    switch self {
    case .gradientForWeights:
      "δ was carried down with the gradient by the next layer's weights in place of the weights: they "
        + "were overwritten before they were used"
    case .wrongWeights(offset: 0, _):
      "δ was carried down with the next layer's weights, not transposed"
    case .wrongWeights(let offset, let isTransposed):
      "δ was carried down with the weights of \(Self.place(offset + 1, from: context.layer))"
        + "\(isTransposed ? ", transposed," : "") in place of the next layer's, transposed"
    case .weightsReshaped:
      "δ was carried down with the next layer's weights reshaped, `W.reshape(…)`, not transposed"
    case .weightsShifted(let biasIsFirst):
      "δ was carried down with the columns of the next layer's weights shifted by one: the bias's column "
        + "is the \(biasIsFirst ? "first" : "last"), and the one at the other end was cut off"
    case .errorCarried:
      "what was carried down from the next layer is ∂L/∂a, not δ: its g′(z) is missing in it"
    case .slopeUnbracketed(let slope):
      "δ was computed as Wᵀδ ⊙ \(slope.sentence)"
    case .carriedTerms(let terms):
      "Wᵀδ, the sum over the units above, has \(terms.sentence)"
    case .slopeAdded: "g′(z) was added to Wᵀδ and not multiplied with it"
    case .slopeOf(let terms, let constants): "g′ was computed as \(terms.words(constants))"
    case .unitFactors(let factors):
      "δ of each unit has a factor of its own: "
        + factors.prefix(6).map(\.short).joined(separator: ", ") + (factors.count > 6 ? ", …" : "")
    case .weightsLeftOut: "δ was carried down without the next layer's weights"
    case .staleDelta(let layer, let withItsWeights):
      "δ of layer \(layer) was carried down in place of the next layer's"
        + (withItsWeights ? ", with that layer's weights: is it the line of another layer?" : "")
    default: nil
    }
  }

  /// A layer by its distance, or by its number where that of the other is known.
  static func place(_ offset: Int, from layer: Int?) -> String {
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
    case .formula(.aByZ):
      "g′ was computed as a / z: of the slope of z h(z) that is one term, h(z), and z h′(z) is missing"
    case .formula(let formula): "g′ was computed as \(formula.rawValue)"
    case .ofLayer(let offset):
      "g′ was taken at z of \(Mistake.place(offset, from: layer)) in place of "
        + (layer.map { "layer \($0)" } ?? "the layer's own")
    case .atNegative: "g′ was taken at −z, as where a sign is lost"
    case .functionBelowZero:
      "where z is negative, g(z) stands in place of g′(z)"
    case .atTarget: "g′ was taken at the target y in place of a"
    case .kept(let kept, .derivative): "g′ was taken at \(kept.words(layer))"
    case .kept(let kept, .formula):
      "g′ was computed from \(kept.words(layer)), in place of the layer's own a"
    case .kept(let kept, .itself): "\(kept.words(layer)) stands in place of g′(z)"
    case .kept(let kept, .oneMinus):
      "g′ was computed as 1 − q, where q is \(kept.words(layer))"
    case .reciprocal: "δ was divided by g′(z), not multiplied"
    case .timesActivation: "δ was multiplied by a g′(z): the a is too much"
    case .timesPreActivation: "δ was multiplied by z g′(z): the z is too much"
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
    case .preActivationOf(offset: 1):
      "δ was multiplied by this layer's own z, not by the activation below"
    case .preActivationOf(let offset):
      "δ was multiplied by z of a layer \(abs(offset)) \(offset > 0 ? "above" : "below") the one "
        + "below it"
    case .delta(offset: 0): "δ was multiplied by δ itself, not by the activation below"
    case .delta(let offset):
      "δ was multiplied by δ of a layer \(abs(offset)) \(offset > 0 ? "above" : "below"), not by the "
        + "activation below"
    case .ofExample(let isLast):
      "δ of every example was multiplied by the activations below in the \(isLast ? "last" : "first") "
        + "example: are they kept for each?"
    case .mean:
      "δ was multiplied by the mean of the activations below over the examples, not by each example's"
    case .function(let function):
      "δ was multiplied by \(function.rawValue), where a are the activations below"
    case .reordered:
      "δ was multiplied by the activations below in another order: reshaped, not transposed"
    case .activation(offset: 1): "δ was multiplied by this layer's own activation, not that below"
    case .activation(let offset):
      "δ was multiplied by the activation of a layer \(abs(offset)) \(offset > 0 ? "above" : "below")"
        + " the one below it"
    }
  }
}
