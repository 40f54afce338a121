import Networks

/// What was found out about a claimed gradient.
public struct Grade: Sendable {
  /// In which it was judged.
  public let precision: Precision

  /// From the first layer of parameters to the output layer.
  public internal(set) var layers: [Layer]

  /// What a reader should know besides.
  public internal(set) var remarks: [String]

  /// The mistakes that explain what is wrong; several sets of them where several fit equally well.
  /// Parts that nothing explains have the cause ``Mistake/unknown``.
  public internal(set) var explanations: [[Cause]] = []

  /// What is wrong first in the forward pass, where it was claimed.
  var forward: ForwardDiagnosis?

  /// What factors mean.
  var meaning: FactorMeaning?

  init(precision: Precision, layers: [Layer], remarks: [String]) {
    (self.precision, self.layers, self.remarks) = (precision, layers, remarks)
  }

  /// What can be said of a gradient as a whole.
  public enum Verdict: String, Sendable {
    /// Nothing is wrong, and enough could be told.
    case right

    /// Something is wrong.
    case wrong

    /// Nothing is wrong, but of some weights or bias nothing could be told: its numbers are zeros,
    /// which an honest program's rounding leaves there and a program that computes nothing does too,
    /// or numbers of which rounding may make anything; or no mistake explains why nearly all numbers
    /// are right to some digits and not to those of their precision, as of differences.
    case undecided
  }

  /// The verdict on the whole. What was not claimed is not wrong.
  public var verdict: Verdict {
    let isWrong = layers.contains { $0.parts.contains { $0.part.isRight == false } }
    if forward != nil || isWrong { return .wrong }
    let own = layers.flatMap { [$0.weights, $0.bias] }.filter(\.wasClaimed)
    let judged = own.isEmpty ? layers.map(\.deltas).filter(\.wasClaimed) : own
    return judged.contains(where: \.isUntold) ? .undecided : .right
  }

  /// Whether the verdict is that it is right.
  public var isRight: Bool { verdict == .right }

  /// The layer nearest the output with something wrong in it, counted from 1.
  public var firstWrongLayer: Int? {
    layers.last { $0.parts.contains { $0.part.isRight == false } }?.layer
  }

  /// What was found out about one layer.
  public struct Layer: Sendable {
    /// Counted from 1 at the first layer of parameters.
    public let layer: Int
    let all: [GradientCheck.Part.Kind: Part]

    /// The derivatives by its weights.
    public var weights: Part { all[.weights] ?? .notClaimed }

    /// The derivatives by its bias.
    public var bias: Part { all[.bias] ?? .notClaimed }

    /// Its δ, a row for each example.
    public var deltas: Part { all[.deltas] ?? .notClaimed }

    /// The parts under their names; those of the forward pass only where they were claimed.
    public var parts: [(name: String, part: Part)] {
      let forward = [("z", all[.preActivations]), ("a", all[.activations])].compactMap {
        name, part in part.flatMap { $0.wasClaimed ? (name: name, part: $0) : nil }
      }
      return forward + [("weights", weights), ("bias", bias), ("deltas", deltas)]
    }
  }

  /// What was found out about one array of numbers.
  public struct Part: Sendable {
    /// `nil` where nothing was claimed; or where no entry is wrong, but some cannot be judged, or all
    /// are zeros that tell nothing.
    public internal(set) var isRight: Bool?

    /// Whether there was anything to be judged.
    public internal(set) var wasClaimed = true

    /// Which part it is; `nil` where nothing was claimed.
    var kind: GradientCheck.Part.Kind?

    /// What explains the wrong numbers; several where several fit.
    public internal(set) var findings: [Finding] = []

    /// How many entries there are, how many are wrong, and that which is farthest off by the
    /// measure of its rounding.
    public internal(set) var entries = 0

    /// How many entries are wrong.
    public internal(set) var wrongEntries = 0

    /// The wrong entry that is farthest off, by the measure of its rounding.
    public internal(set) var worst: Entry?

    /// The first entry that is infinite or NaN, where there is one: then nothing else is said of the
    /// part.
    public internal(set) var notFinite: Entry?

    /// How many entries are not judged closer than ``Precision/resolution``, since their own
    /// rounding is larger.
    public internal(set) var unresolved = 0

    /// How many entries are not judged at all, since rounding may make anything of them: where the
    /// textbook computation overflows, and δ of an example that stands at a kink.
    public internal(set) var notJudged = 0

    /// The shapes in words, where they differ.
    var shapes: (claimed: String, expected: String)?

    /// The largest error by its own entry, and by the largest entry of the part.
    var relativeError = 0.0

    /// Whether every wrong entry is off by less of itself than a check should see.
    var isOffByTraces = false
    var errorBySize = 0.0

    /// The largest of the exact entries, where every entry is claimed to be 0, rightly by the rounding
    /// of some honest program, though it is not 0: then nothing shows that anything was computed.
    public internal(set) var hiddenByZeros: Entry?

    /// Whether nothing is known against it but that its numbers are less exact than the precision.
    var isInexact = false

    /// Whether nothing of it could be told.
    var isUntold: Bool {
      isRight == nil
        && (isInexact || hiddenByZeros != nil || (entries > 0 && notJudged == entries))
    }

    /// That an entry is no number, in a sentence.
    var notFiniteExplanation: String? {
      notFinite.map { entry in
        let others = wrongEntries == 1 ? "" : ", and \(wrongEntries - 1) more like it"
        let (value, reason) =
          entry.claimed.isNaN
          ? ("NaN", "0/0, ∞ − ∞ or the log of a negative number")
          : (entry.claimed > 0 ? "∞" : "−∞", "an overflow or a division by 0")
        return "entry \(entry.place) is \(value)\(others): \(reason) on the way; the exact "
          + "derivative is \(entry.exact)"
      }
    }

    static let notClaimed = Part(isRight: nil, wasClaimed: false)
  }

  /// An entry that was not claimed as it exactly is.
  public struct Entry: Sendable {
    /// `[to, from]` of a weight, `[to]` of a bias, `[example, unit]` of a δ; from 0.
    public let indices: [Int]

    /// What was claimed for it.
    public let claimed: Double

    /// The exact derivative.
    public let exact: Double

    /// What it may be off by rounding.
    public let allowance: Double

    /// The distance, in allowances.
    var excess: Double { abs(claimed - exact) / allowance }
  }
}
