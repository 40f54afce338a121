import Networks
import Verifier

/// Descents from one network by the gradients of one notation or several, side by side.
public struct Training: Sendable {
  /// The network that they begin at.
  public let file: NetworkFile

  /// How they descend.
  public let settings: Descent.Settings

  /// One for each notation.
  public let descents: [Descent]

  /// Whether the gradients were not verified because that would take too long.
  public let isUnverified: Bool

  /// Descends by each notation.
  ///
  /// - Parameters:
  ///   - file: the network to begin at, with the examples.
  ///   - subjects: the notations.
  ///   - settings: how.
  ///   - progress: is told of each step: the epoch, how many of its examples are through, and the
  ///     loss before the epoch.
  public init(
    _ file: NetworkFile, by subjects: [Subject], _ settings: Descent.Settings,
    progress: (_ notation: String, _ epoch: Int, _ examples: Int, _ loss: Double) -> Void = {
      _, _, _, _ in
    }
  ) {
    (self.file, self.settings) = (file, settings)
    let steps = settings.steps(examples: file.examples.count)
    var batch = file
    batch.examples = Array(file.examples.prefix(settings.batch))
    let isTooLong = (try? batch.checkWork()) == nil
    isUnverified = isTooLong
    let verified: Set<Int> = isTooLong ? [] : [1, (steps + 1) / 2, steps]
    descents = subjects.map { subject in
      Descent(by: subject, of: file, settings, verifying: verified) {
        progress(subject.name, $0, $1, $2)
      }
    }
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
