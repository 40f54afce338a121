import Networks
import Numbers

/// The average over a mini-batch of the partial derivatives and of the losses of its instances.
public struct MiniBatchAverage<Scalar: Number>: Sendable {
  var sum: LayerIndexed<WeightMatrix<Scalar>>
  var losses: Scalar = .zero
  var count = 0

  /// Of no instances yet, in the shapes of `net`.
  public init(for net: LayeredNetwork<Scalar>) {
    sum = LayerIndexed(from: 1, net.W.array.map(\.zeros))
  }

  /// Adds one instance's ∂L/∂W^1, …, ∂L/∂W^{K−1} and its loss.
  public mutating func add(
    _ dW: LayerIndexed<WeightMatrix<Scalar>.OuterProduct>, loss: Scalar
  ) {
    losses = losses + loss
    count += 1
    for k in dW.indices { sum[k] += dW[k] }
  }

  /// The averages; zeros for a mini-batch without instances.
  public var value: (dW: LayerIndexed<WeightMatrix<Scalar>>, L: Scalar) {
    if count <= 1 { return (sum, losses) }
    let n = Scalar(count)
    return (LayerIndexed(from: 1, sum.array.map { $0 / n }), losses / n)
  }
}

// Stochastic gradient descent.
extension LayeredNetwork {
  /// One update of every W^k against the gradient averaged over a mini-batch, at rate ρ.
  ///
  /// An absent element stays 0, whatever its partial derivative: the text says of a layer that is
  /// not dense that "some elements of W^{k−1} are equal to zero", but an element that merely *is* 0
  /// would leave 0 at the first update.
  public mutating func update(
    against average: LayerIndexed<WeightMatrix<Scalar>>, rate ρ: Scalar
  ) {
    for k in 1..<K {
      // Every W^k ← W^k − ρ ∂L/∂W^k, where it has an element.
      W[k] += -ρ * average[k]
      for place in absent[k] { W[k].ofUnits[place.to, place.from] = .zero }
    }
  }

  /// One pass through the data, an **epoch**: an update after each mini-batch of `size` instances,
  /// the last of which may be smaller.
  ///
  /// The text averages over a mini-batch and updates "before the next epoch, that is, pass through
  /// the data". An update waits for the next mini-batch only, and an epoch has as many updates as
  /// mini-batches; the two words mean the same only when the mini-batch is the whole data.
  public mutating func descendOneEpoch(
    through data: [Example<Scalar>], miniBatchesOf size: Int, rate ρ: Scalar
  ) {
    precondition(size > 0, "a mini-batch has at least one instance")
    for start in stride(from: 0, to: data.count, by: size) {
      var average = MiniBatchAverage(for: self)
      for instance in data[start..<min(start + size, data.count)] {
        let passes = passes(on: instance)
        average.add(partialDerivatives(passes), loss: passes.L)
      }
      update(against: average.value.dW, rate: ρ)
    }
  }
}
