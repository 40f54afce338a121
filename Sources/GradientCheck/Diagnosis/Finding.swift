/// A mistake found in a part.
public struct Finding: Hashable, Sendable {
  /// What was done wrong.
  public let mistake: Mistake

  /// The layer in which it enters, counted from 1, where that is another than the part's own: a
  /// wrong δ makes everything below it wrong.
  public let enters: Int?

  /// Whether it is a mistake made on top of a δ that is wrong already, which the other findings
  /// name.
  var restsOnWrongDelta = false

  /// Whether it is made in the part itself, and not in δ.
  var isOwn = false
}
