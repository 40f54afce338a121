import CS229
import EfronHastie
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import TrainingAlgorithms

/// A notation under verification: its name, and its passes over each number system.
///
/// The passes are held as functions over concrete numbers, so that a release build compiles each
/// notation once for each number system instead of calling it through tables.
public struct Subject: Sendable, CustomStringConvertible {
  /// As typed on a command line: `cs229`.
  public let name: String

  public var description: String { name }

  /// Where the text is from.
  public let source: String

  let convention: @Sendable (Loss) -> Convention
  let double: Passes<Double>
  let blocks: @Sendable (Network<Double>, ExampleBlocks<Double>) -> Run<Double>
  let bounded: Passes<Bounded<Double>>
  let float: Passes<Float>
  let boundedFloat: Passes<Bounded<Float>>
  let field: Passes<PrimeField>
  let degree: Passes<Degree>
  let sized: Passes<Sized>

  /// Its letters and its quantities to be worked by hand; `nil` for a notation without.
  package let worked: (any WorkedNotation.Type)?

  typealias Passes<Scalar: Number> =
    @Sendable (Network<Scalar>, [Example<Scalar>]) -> Run<Scalar>

  /// A notation, compiled for each number system.
  public init<N: Notation>(_ notation: N.Type) {
    (name, source) = (N.name, N.source)
    worked = notation as? any WorkedNotation.Type
    convention = { N.convention(for: $0) }
    double = { N.run($0, on: $1) }
    blocks = { N.run($0, on: $1) }
    bounded = { N.run($0, on: $1) }
    float = { N.run($0, on: $1) }
    boundedFloat = { N.run($0, on: $1) }
    field = { N.run($0, on: $1) }
    degree = { N.run($0, on: $1) }
    sized = { N.run($0, on: $1) }
  }

  /// The five notations.
  public static let all: [Subject] = [
    Subject(EfronHastieNotation.self),
    Subject(LayerwiseDeltaNotation.self),
    Subject(TrainingAlgorithmsNotation.self),
    Subject(SampleColumnsNotation.self),
    Subject(CS229Notation.self),
  ]

  /// The passes and the gradient in Double, for the network's own loss.
  public func run(_ network: Network<Double>, on examples: [Example<Double>]) -> Run<Double> {
    double(network, examples)
  }

  /// The same of a stream of examples.
  public func run(_ network: Network<Double>, on examples: ExampleBlocks<Double>) -> Run<Double> {
    blocks(network, examples)
  }
}
