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

  /// The same, where nothing is wanted of a unit that there is none for.
  case labelsShiftedOut(by: Int)

  /// The gradient is of some of the examples only.
  case examples(ExampleSubset)

  /// What the first layer received is not x.
  case inputsChanged(InputMap)

  /// The forward pass has z = W a, without b: in one layer, counted from 1, or in all.
  case biasesNotAdded(layer: Int?)

  /// σ is another function than it should be, and its derivative is a(1 − a) all the same.
  case sigmoidMiswritten(SigmoidMistake)

  /// The forward pass was made with another activation function, in one layer or in several.
  case otherActivation(Activation, layer: Int?)

  /// Something else than a = g(W a + b), in one layer or in several.
  case forwardStep(ForwardStep, in: ForwardPlace)

  /// Dropout, where the network has none.
  case dropout(Dropout)

  /// The outputs are not the softmax of each example.
  case softmax(SoftmaxMistake)

  // δ, from where it is carried down.
  /// δ of the output layer is that of another loss.
  case otherLoss(Loss)

  /// Softmax is differentiated component by component, without the rest of its Jacobian.
  case softmaxElementwise

  /// The error at the output is not a − y.
  case outputError(ErrorMistake)

  /// The error at the output is a combination of a, y, a y and 1, with these constants.
  case errorOf([Double])

  /// What each example counts for, by its target or by itself.
  case exampleFactors([Double], isByTarget: Bool)

  /// δ of a hidden layer was multiplied by a mask that its forward pass has not, beside g′(z) or in its
  /// place.
  case slopeMask(Dropout, isBeside: Bool)

  /// What stands where g′(z) belongs is a combination of some terms, with these constants.
  case slopeOf(SlopeTerms, [Double])

  /// a − y ⊙ g′(z) in place of (a − y) ⊙ g′(z).
  case errorUnbracketed

  /// What stands where g′(z) belongs.
  case slope(SlopeMistake)

  /// The weights of the layer so many above the one that belongs there, transposed or not.
  case wrongWeights(offset: Int, isTransposed: Bool)

  /// The next layer's weights, reshaped to the transpose's shape in place of being transposed.
  case weightsReshaped

  /// The next layer's weights as a matrix with the bias in its first column or its last, of which the
  /// column at the other end was cut off.
  case weightsShifted(biasIsFirst: Bool)

  /// No weights at all.
  case weightsLeftOut

  /// ∂L/∂a of the next layer in place of its δ.
  case errorCarried

  /// Of the sum Wᵀδ over the next layer's units only some terms.
  case carriedTerms(SomeTerms)

  /// Wᵀδ + g′(z) in place of Wᵀδ ⊙ g′(z).
  case slopeAdded

  /// δ of each unit is multiplied by a factor of its own.
  case unitFactors([Double])

  /// Wᵀδ ⊙ p − q in place of Wᵀδ ⊙ (p − q).
  case slopeUnbracketed(UnbracketedSlope)

  /// δ of a layer further up, counted from 1, in place of that of the next: with the weights that
  /// belong to the place, or with that layer's own, as where the line of another layer was left as it
  /// was.
  case staleDelta(layer: Int, withItsWeights: Bool)

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

  /// Some layers, counted from 1, hold the same numbers: what belongs in each, added up, or others.
  case sharedArray(layers: [Int], isSum: Bool)

  /// Two layers hold what belongs in the other, counted from 1.
  case layersExchanged(Int, Int, of: LayerNumbers)

  /// The layers stand from the output to the input.
  case layersReversed(of: LayerNumbers)

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

  /// The same of the weights of another layer, counted from 1.
  case decayOfLayer(Double, layer: Int)

  /// A multiple of a function of the weights is added.
  case decayOfFunction(Double, DecayFunction)

  /// The decay is there in some rows or columns and missing in these, counted from 0.
  case decayOfLines(Double, areRows: Bool, missing: [Int])

  /// Of a network that has one.
  case decayMissing

  /// The decay is another multiple of the weights than the loss has.
  case otherDecay(Double, right: Double)

  /// The parameters after a step of descent, in place of the gradient.
  case newWeights(rate: Double)

  /// Something of a descent, and not the gradient at the network's weights.
  case ofDescent(DescentMistake)

  /// Difference quotients, and not derivatives.
  case differences(DifferenceMistake)

  /// The entries are cut off at a bound, on both sides of 0.
  case clipped(Double)

  /// The right numbers, with nothing behind some decimal.
  case rounded(decimals: Int, isCutOff: Bool)

  /// Some rows or columns are 0, and the others right.
  case linesMissing(areRows: Bool, Lines)

  /// The rows or columns are in another order.
  case linesMoved(areRows: Bool, LineOrder)

  /// Weights and bias are one matrix, of which the column at the wrong end was taken as the bias's.
  case biasColumn(isFirst: Bool)

  /// The weights are of another type of numbers, and the biases too.
  case parametersOf(NumberFormat, withBiases: Bool)

  /// The right numbers, to which something was done at the end.
  case finished(FinishMistake)

  /// Single wrong entries, `[to, from]` or `[to]`, counted from 0.
  case entries([[Int]])

  /// Something that goes by no name.
  case unknown
}
