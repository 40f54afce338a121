import Numbers

/// A source's way of writing backpropagation: what each of the five notation modules provides.
///
/// A notation takes a network in canonical form (``Network``: a row of weights for each receiving
/// unit), carries it into the source's own letters, computes as the source writes, and hands the
/// results back in canonical form.
public protocol Notation: Sendable {
  /// The name on the command line and in reports, as `cs229`.
  static var name: String { get }

  /// The source in a few words, as `CS229: Additional Notes on Backpropagation`.
  static var source: String { get }

  /// How the source's own loss relates to `loss`; the factor is 1 where they are the same.
  static func convention(for loss: Loss) -> Convention

  /// One forward and one backward pass over every example, with the mean gradient, in the source's
  /// **own** convention: δ, loss and gradient are of the source's loss, which times
  /// ``Convention/factor`` is the network's. There are traces where ``ExampleBlocks/keepsTraces``.
  ///
  /// Each notation has it `@specialized` for the number systems in which there is much to compute, and
  /// nothing of it inlinable, so that it is compiled once for each of them; in others it runs
  /// unspecialised, some 40 times slower. What notations share is so here, too.
  static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar>
}

extension Notation {
  /// The same, with the traces of all examples.
  @inlinable
  public static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: [Example<Scalar>]
  ) -> Run<Scalar> {
    ownRun(network, ExampleBlocks(examples, for: network, keepingTraces: true))
  }

  /// The passes and the gradient for the network's own objective, comparable between notations.
  @inlinable
  public static func run<Scalar: Number>(
    _ network: Network<Scalar>, on examples: [Example<Scalar>]
  ) -> Run<Scalar> {
    run(network, on: ExampleBlocks(examples, for: network, keepingTraces: true))
  }

  /// The value and the gradient of the network's own objective; with traces where the blocks keep
  /// them. Memory grows with the network and a block, not with the number of blocks.
  @inlinable
  public static func run<Scalar: Number>(
    _ network: Network<Scalar>, on examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    let factor = convention(for: network.loss).factor
    var (rest, count) = (examples, 0)
    let counted = ExampleBlocks(keepingTraces: examples.keepsTraces) {
      let block = rest.next()
      count += block?.count ?? 0
      return block
    }
    let run = ownRun(network, counted)
    return run.converted(by: factor, to: network, examples: count)
  }

  /// The gradient of the mean loss.
  @inlinable
  public static func gradient<Scalar: Number>(
    of network: Network<Scalar>, on examples: [Example<Scalar>]
  ) -> Gradient<Scalar> {
    run(network, on: ExampleBlocks(examples, for: network)).gradient
  }
}

/// How a source's own loss relates to the loss asked for.
public struct Convention: Equatable, Sendable {
  /// The loss asked for is this factor times the source's own.
  public let factor: Double

  /// Why, in a few words; empty where the factor is 1.
  public let reason: String

  /// A factor with its reason.
  public init(factor: Double, reason: String) {
    self.factor = factor
    self.reason = reason
  }

  /// The source's own loss is the one asked for.
  public static let same = Convention(factor: 1, reason: "")
}

/// What a notation's passes leave behind.
public struct Run<Scalar: Number>: Equatable, Sendable {
  /// One example's passes; each array has an element for each layer of parameters, from the first
  /// to the output layer.
  public struct Trace: Equatable, Sendable {
    /// Pre-activations.
    public var z: [Vector<Scalar>]

    /// Activations.
    public var a: [Vector<Scalar>]

    /// ∂(loss of this example)/∂z, without 1/n.
    public var δ: [Vector<Scalar>]

    /// The loss of this example.
    public var loss: Scalar

    /// What one example's passes left behind.
    public init(z: [Vector<Scalar>], a: [Vector<Scalar>], δ: [Vector<Scalar>], loss: Scalar) {
      (self.z, self.a, self.δ, self.loss) = (z, a, δ, loss)
    }
  }

  /// One for each example, in order.
  public var traces: [Trace]

  /// The mean loss.
  public var loss: Scalar

  /// The gradient of the mean loss.
  public var gradient: Gradient<Scalar>

  /// A run of its parts.
  public init(traces: [Trace], loss: Scalar, gradient: Gradient<Scalar>) {
    (self.traces, self.loss, self.gradient) = (traces, loss, gradient)
  }
}
