import Networks
import Verifier

/// Descents from one network by the gradients of one notation or several, side by side.
public struct Training: Sendable {
  /// The network that they begin at.
  public let file: NetworkFile

  /// How many examples they descend on.
  public let exampleCount: Int

  /// How they descend.
  public let settings: Descent.Settings

  /// One for each notation.
  public let descents: [Descent]

  /// Whether the gradients were not verified because that would take too long.
  public let isUnverified: Bool

  /// Descends by each notation on the examples of a file.
  ///
  /// - Parameters:
  ///   - file: the network to begin at, with the examples.
  ///   - subjects: the notations.
  ///   - settings: how.
  public init(_ file: NetworkFile, by subjects: [Subject], _ settings: Descent.Settings) {
    self.init(file, on: KeptExamples(file.examples, for: file.network), by: subjects, settings) {
      _, _ in
    }
  }

  /// Descends by each notation.
  ///
  /// - Parameters:
  ///   - file: the network to begin at.
  ///   - source: the examples.
  ///   - subjects: the notations.
  ///   - settings: how.
  ///   - progress: is told what each notation is at.
  /// - Throws: where the examples cannot be read.
  public init<Source: ExampleSource>(
    _ file: NetworkFile, on source: Source, by subjects: [Subject], _ settings: Descent.Settings,
    progress: (_ notation: String, Descent.Progress) -> Void
  ) throws(Source.Failure) {
    (self.file, self.settings) = (file, settings)
    let places = source.places
    exampleCount = places.count
    let steps = settings.steps(examples: exampleCount)
    var batch = file
    batch.examples = try source.examples(at: places.prefix(settings.batch))
    let isTooLong = (try? batch.checkWork()) == nil
    isUnverified = isTooLong
    let verified: Set<Int> = isTooLong ? [] : [1, (steps + 1) / 2, steps]
    var descents: [Descent] = []
    for subject in subjects {
      descents.append(
        try Descent(by: subject, of: file, on: source, settings, verifying: verified) {
          progress(subject.name, $0)
        })
    }
    self.descents = descents
  }

  /// The first epoch after which two descents have other losses, 0 being before the first step;
  /// one past the last where only the parameters differ; `nil` where all is the same, bit for bit.
  public var difference: Int? {
    guard let first = descents.first else { return nil }
    let epochs = descents.compactMap { other -> Int? in
      let pairs = zip(first.losses, other.losses)
      if let epoch = pairs.enumerated().first(where: { !Self.areSame($1.0, $1.1) })?.offset {
        return epoch
      }
      if first.losses.count != other.losses.count {
        return min(first.losses.count, other.losses.count)
      }
      return zip(first.parameters, other.parameters).allSatisfy(Self.areSame)
        ? nil : first.losses.count
    }
    return epochs.min()
  }

  private static func areSame(_ x: Double, _ y: Double) -> Bool { x == y || x.isNaN && y.isNaN }

  /// Whether every verified gradient is right, all descents are the same, and the loss stayed finite.
  public var isRight: Bool {
    difference == nil && descents.allSatisfy { $0.isVerified && $0.isFinite }
  }
}

extension Descent {
  /// All weights and biases at the end.
  var parameters: [Double] { network.parameters.map { network[$0] } }
}
