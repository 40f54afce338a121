import Networks

extension NetworkFile {
  /// Checks that Double can hold the mean loss; where it cannot, there is nothing to compare.
  ///
  /// - Throws: ``InvalidNetwork`` naming the example.
  public func checkRange() throws(InvalidNetwork) {
    for (index, example) in examples.enumerated() {
      let loss = network.loss(on: example)
      guard loss.isFinite else {
        throw InvalidNetwork(
          "examples[\(index)]", "the loss is \(loss): its numbers are beyond the range of Double")
      }
    }
  }
}
