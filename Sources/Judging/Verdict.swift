//===----------------------------------------------------------------------===//
// What is said of a claim, and on what grounds.
//===----------------------------------------------------------------------===//

/// What the proofreader says of a claim. No claim is without one.
public enum Verdict: String, CaseIterable, Sendable {
  /// Both sides agree.
  case holds
  /// It holds for some functions and losses, and is refuted for others; or it holds under an assumption.
  case conditional
  /// There is a counterexample.
  case refuted
  /// Two index slots or shapes cannot agree.
  case illTyped = "ill-typed"
  /// It gives its left side a meaning.
  case definition
  /// A diagram, a shape, an approximation.
  case notAClaim = "not a claim"
  /// The proofreader cannot read it.
  case notUnderstood = "not understood"

  /// Whether the claim is shown to be wrong, which is what a misprint's mark announces.
  public var isWrong: Bool { self == .refuted || self == .illTyped }
}

/// What a verdict rests on.
public struct Evidence: Hashable, Sendable {
  /// Over which numbers the sides were compared.
  public enum Kind: String, Sendable {
    /// Over the prime field.
    case exact
    /// In Double.
    case numerical
  }

  /// Over which numbers.
  public var kind: Kind
  /// Of exact evidence the probability that it errs, of numerical evidence the tolerance.
  public var bound: Double?

  /// Evidence with its bound, where it has one.
  public init(_ kind: Kind, bound: Double? = nil) {
    self.kind = kind
    self.bound = bound
  }
}
