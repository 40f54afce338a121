import Numbers

extension Run {
  /// Gathers a run example by example; the gradient and the loss are the means.
  @frozen
  public struct Mean {
    @usableFromInline var traces: [Trace] = []
    @usableFromInline var loss = Scalar.zero
    @usableFromInline var sum: Gradient<Scalar>?

    @inlinable
    public init() {}

    /// Adds one example's passes and the gradient of its loss.
    @inlinable
    public mutating func add(_ trace: Trace, gradient: Gradient<Scalar>) {
      traces.append(trace)
      loss += trace.loss
      if sum == nil { sum = gradient } else { sum? += gradient }
    }

    /// The run; of no examples, with loss 0 and the gradient zero.
    @inlinable
    public func run(of network: Network<Scalar>) -> Run {
      guard let sum else {
        return Run(traces: [], loss: .zero, gradient: Gradient(zerosLike: network))
      }
      let n = traces.count
      return Run(traces: traces, loss: loss / Scalar(n), gradient: sum.divided(by: n))
    }
  }
}
