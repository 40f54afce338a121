import Numbers

extension Run {
  /// What a text's passes leave behind for each instance of a block.
  public struct Passes: Sendable {
    /// Pre-activations, activations and ∂L/∂z, each with an element for each layer of parameters.
    public let z, a, δ: ArraySlice<VectorBlock<Scalar>>

    /// The loss of each instance.
    public let losses: [Scalar]

    /// The derivatives of their sum.
    public let gradient: ExampleGradient<Scalar>

    /// Passes of their parts.
    @inlinable
    public init(
      z: ArraySlice<VectorBlock<Scalar>>, a: ArraySlice<VectorBlock<Scalar>>,
      δ: ArraySlice<VectorBlock<Scalar>>, losses: [Scalar],
      gradient: ExampleGradient<Scalar>
    ) {
      (self.z, self.a, self.δ) = (z, a, δ)
      (self.losses, self.gradient) = (losses, gradient)
    }

    /// Those of each instance.
    var traces: [Trace] {
      losses.indices.map { i in
        Trace(z: z.map { $0[i] }, a: a.map { $0[i] }, δ: δ.map { $0[i] }, loss: losses[i])
      }
    }
  }

  /// The mean over examples of what `passes` leaves behind for each.
  ///
  /// - Parameters:
  ///   - blocks: The examples.
  ///   - network: The network, whose shape the gradient has.
  ///   - passes: The passes of each instance of a block, given x and y of each. The cores may share
  ///     the instances.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func mean(
    over blocks: ExampleBlocks<Scalar>, of network: Network<Scalar>,
    _ passes: @Sendable (VectorBlock<Scalar>, VectorBlock<Scalar>) -> Passes
  ) -> Run {
    var mean = Mean(of: network, keepingTraces: blocks.keepsTraces)
    var team = Cores.Team<Passes>()
    let work = network.parameterCount
    for block in blocks where !block.isEmpty {
      team.share(block, work: work, over: Scalar.self) { share in
        passes(
          VectorBlock(share.lazy.map { $0.input }), VectorBlock(share.lazy.map { $0.target }))
      } each: {
        mean.add($0)
      }
    }
    return (consume mean).run()
  }

  /// Gathers a run, some examples at a time; the gradient and the loss are the means.
  struct Mean {
    let keepsTraces: Bool
    var traces: [Trace] = []
    var loss = Scalar.zero
    let network: Network<Scalar>
    var sum: Gradient<Scalar>?
    var count = 0

    /// A mean of no examples so far.
    init(of network: Network<Scalar>, keepingTraces: Bool) {
      (self.network, keepsTraces) = (network, keepingTraces)
    }

    /// Adds the instances' passes and the gradients of their losses, one after the other.
    mutating func add(_ passes: Passes) {
      count += passes.losses.count
      if keepsTraces { traces += passes.traces }
      for value in passes.losses { loss += value }
      if sum == nil && count == 1 {
        sum = passes.gradient.sumOfOne
      } else {
        if sum == nil { sum = Gradient(zerosLike: network) }
        sum?.add(passes.gradient)
      }
    }

    /// The run; of no examples, with loss 0 and the gradient zero.
    consuming func run() -> Run {
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
