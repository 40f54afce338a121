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

  /// The loss of one example.
  @inlinable
  public func loss(on example: Example<Scalar>) -> Scalar {
    let (z, a) = forward(example.input)
    return loss.value(z: z[z.count - 1], a: a[a.count - 1], target: example.target)
  }

  /// The mean loss over the examples, 0 for none.
  @inlinable
  public func loss(on examples: [Example<Scalar>]) -> Scalar {
    if examples.isEmpty { return .zero }
    var sum = Scalar.zero
    for example in examples { sum = sum + loss(on: example) }
    return sum / Scalar(examples.count)
  }
}
