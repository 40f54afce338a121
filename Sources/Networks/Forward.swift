import Numbers

// The forward pass in canonical form, on which oracles rest. Each notation writes its own.
extension Network {
  /// The pre-activations z and activations a of every layer of parameters.
  @inlinable
  public func forward(_ x: Vector<Scalar>) -> (z: [Vector<Scalar>], a: [Vector<Scalar>]) {
    var (zs, activations): ([Vector<Scalar>], [Vector<Scalar>]) = ([], [])
    var a = x
    for layer in layers {
      let z = layer.weights * a + layer.bias
      a = layer.activation(z)
      zs.append(z)
      activations.append(a)
    }
    return (zs, activations)
  }

  /// The loss of one example, without decay.
  @inlinable
  public func loss(on example: Example<Scalar>) -> Scalar {
    let (z, a) = forward(example.input)
    return objective.loss(z: z[z.count - 1], a: a[a.count - 1], target: example.target)
  }

  /// The whole objective: the mean loss over the examples, or their sum, and the decay.
  @inlinable
  public func loss(on examples: [Example<Scalar>]) -> Scalar {
    var sum = Scalar.zero
    for example in examples { sum = sum + loss(on: example) }
    let loss = objective.examples(ofSum: sum, count: examples.count)
    return objective.hasDecay ? loss + decay : loss
  }
}
