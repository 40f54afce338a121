import Numbers

extension Run {
  /// The mean over examples of what `passes` leaves behind for each.
  ///
  /// - Parameters:
  ///   - blocks: The examples.
  ///   - network: The network, whose shape the gradient has.
  ///   - passes: One example's passes, and the gradient of its loss. The cores may share the examples
  ///     of a block.
  @inlinable
  public static func mean(
    over blocks: ExampleBlocks<Scalar>, of network: Network<Scalar>,
    _ passes: @Sendable (Example<Scalar>) -> (Trace, ExampleGradient<Scalar>)
  ) -> Run {
    var mean = Mean(of: network, keepingTraces: blocks.keepsTraces)
    let work = network.parameterCount
    for block in blocks { mean.add(Cores.map(block, work: work, passes)) }
    return (consume mean).run()
  }

  /// Gathers a run, some examples at a time; the gradient and the loss are the means.
  @frozen
  public struct Mean {
    @usableFromInline let keepsTraces: Bool
    @usableFromInline var traces: [Trace] = []
    @usableFromInline var loss = Scalar.zero
    @usableFromInline let network: Network<Scalar>
    @usableFromInline var sum: Gradient<Scalar>?
    @usableFromInline var count = 0

    /// A mean of no examples so far.
    @inlinable
    public init(of network: Network<Scalar>, keepingTraces: Bool) {
      (self.network, keepsTraces) = (network, keepingTraces)
    }

    /// Adds the examples' passes and the gradients of their losses, one after the other.
    @inlinable
    public mutating func add(_ examples: [(trace: Trace, gradient: ExampleGradient<Scalar>)]) {
      count += examples.count
      if keepsTraces { traces += examples.map { $0.trace } }
      for example in examples { loss += example.trace.loss }
      if sum == nil && examples.count == 1 {
        sum = examples[0].gradient.sumOfOne
      } else {
        if sum == nil { sum = Gradient(zerosLike: network) }
        sum?.add(examples.lazy.map { $0.gradient })
      }
    }

    /// The run; of no examples, with loss 0 and the gradient zero.
    @inlinable
    public consuming func run() -> Run {
      if count == 0 {
        return Run(traces: [], loss: .zero, gradient: Gradient(zerosLike: network))
      }
      let count = count
      sum?.divide(by: count)
      let gradient = sum ?? Gradient(zerosLike: network)
      return Run(traces: traces, loss: loss / Scalar(count), gradient: gradient)
    }
  }
}
