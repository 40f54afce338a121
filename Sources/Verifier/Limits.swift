import Networks
import Numbers

extension NetworkFile {
  /// Checks that Double can hold the mean loss; where it cannot, there is nothing to compare.
  ///
  /// - Throws: ``InvalidNetwork`` naming the example.
  public func checkRange() throws(InvalidNetwork) {
    try checkRange(of: examples, from: 0)
  }

  /// The same of other examples, of which the first has this number.
  public func checkRange(
    of examples: [Example<Double>], from first: Int
  ) throws(InvalidNetwork) {
    for (index, example) in zip(first..., examples) {
      let z = network.forward(example.input).z
      guard z.allSatisfy({ $0.elements.allSatisfy(\.isFinite) }) else {
        throw InvalidNetwork(
          "examples[\(index)]", "a pre-activation is beyond the range of Double")
      }
      let loss = network.loss(on: example)
      guard loss.isFinite else {
        throw InvalidNetwork(
          "examples[\(index)]", "the loss is \(loss): its numbers are beyond the range of Double")
      }
    }
  }

  /// Checks that verifying takes minutes at most: the oracles pass through the whole network for
  /// each parameter and example.
  ///
  /// - Throws: ``InvalidNetwork`` with what it would take.
  public func checkWork() throws(InvalidNetwork) {
    guard verificationWork <= Self.mostWork else {
      throw InvalidNetwork(
        "layers",
        "\(network.parameterCount) parameters squared times \(examples.count) examples is "
          + "\(power(verificationWork)) operations, at most \(power(Self.mostWork)) are done; give "
          + "fewer examples or a smaller network of the same kind")
    }
  }

  /// Some three minutes on one core in a release build.
  private static let mostWork = 2e10

  /// Roughly what the oracles have to do.
  var verificationWork: Double {
    Double(network.parameterCount) * Double(network.parameterCount) * Double(examples.count)
  }
}
