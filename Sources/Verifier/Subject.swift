import CS229
import EfronHastie
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import TrainingAlgorithms

/// A notation under verification.
public struct Subject: Sendable, CustomStringConvertible {
  private let notation: any Notation.Type

  /// A notation.
  public init(_ notation: any Notation.Type) { self.notation = notation }

  /// The five notations.
  public static let all: [Subject] = [
    Subject(EfronHastieNotation.self),
    Subject(LayerwiseDeltaNotation.self),
    Subject(TrainingAlgorithmsNotation.self),
    Subject(SampleColumnsNotation.self),
    Subject(CS229Notation.self),
  ]

  /// As typed on a command line: `cs229`.
  public var name: String { notation.name }

  public var description: String { name }

  /// Where the text is from.
  public var source: String { notation.source }

  /// Its letters and its quantities to be worked by hand; `nil` for a notation without.
  package var worked: (any WorkedNotation.Type)? { notation as? any WorkedNotation.Type }

  /// How its own loss relates to another.
  func convention(_ loss: Loss) -> Convention { notation.convention(for: loss) }

  /// The passes and the gradient, for the network's own loss.
  public func run<Scalar: Number>(
    _ network: Network<Scalar>, on examples: [Example<Scalar>]
  ) -> Run<Scalar> {
    notation.run(network, on: examples)
  }

  /// The same of a stream of examples.
  public func run(_ network: Network<Double>, on examples: ExampleBlocks<Double>) -> Run<Double> {
    notation.run(network, on: examples)
  }
}
