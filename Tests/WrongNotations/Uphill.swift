import CS229
import Networks
import Numbers

/// A right notation but for the sign of its gradient, for tests of what follows gradients.
package enum Uphill: Notation {
  package static let name = "uphill"
  package static let source = "made for a test"

  package static func convention(for loss: Loss) -> Convention {
    CS229Notation.convention(for: loss)
  }

  package static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    var run = CS229Notation.ownRun(network, examples)
    run.gradient = run.gradient.map { -$0 }
    return run
  }
}
