//===----------------------------------------------------------------------===//
// The names of which a text displays what they are, and is not understood.
//===----------------------------------------------------------------------===//

/// What a text displays of a name and is not understood.
struct UnknownMeaning: Sendable {
  var name: String
  var display: Int
  /// Of a name that nothing declares, the kinds of its scripts; nil of a declared one, which means the
  /// same with any.
  var shape: NameShape?

  var message: String {
    "what \(name) is, display \(display) says, which is not understood"
  }
}

/// The kinds of a name's scripts: `q_i` and `q_j` have one shape, `q_2` another.
package struct NameShape: Equatable, Sendable {
  var scripts: [String]

  /// Whether a letter stands in one of them.
  var hasLetter: Bool { scripts.contains("x") }

  /// Whether both may be one name: that without scripts is all that it has, and `q_2` is one of `q_i`.
  package func isLike(_ other: NameShape) -> Bool {
    self == other || scripts.isEmpty || other.scripts.isEmpty
      || scripts.count == other.scripts.count
        && zip(scripts, other.scripts).allSatisfy { $0 == $1 || $0 == "x" || $1 == "x" }
  }
}

/// What a text has displayed so far and is not understood, by the names that it is about: functions and
/// outputs that are declared, and names that nothing declares.
struct UnknownMeanings: Sendable {
  private var meanings: [String: [UnknownMeaning]] = [:]

  /// What is not understood of a declared name.
  func declared(_ name: String) -> UnknownMeaning? {
    meanings[name]?.first { $0.shape == nil }
  }

  /// What is not understood of a name that nothing declares, in this shape or in any.
  func undeclared(_ name: String, like shape: NameShape? = nil) -> UnknownMeaning? {
    meanings[name]?.first { Self.isUndeclared($0, like: shape) }
  }

  /// Remembers the last display of a declared name.
  mutating func note(_ meaning: UnknownMeaning, ofDeclared name: String) {
    forget(declared: name)
    meanings[name, default: []].append(meaning)
  }

  /// Remembers the first display of a name that nothing declares, of each of its shapes.
  mutating func note(_ meaning: UnknownMeaning, ofUndeclared name: String) {
    let isKnown = meanings[name]?.contains { $0.shape == meaning.shape } == true
    if !isKnown { meanings[name, default: []].append(meaning) }
  }

  mutating func forget(declared name: String) { meanings[name]?.removeAll { $0.shape == nil } }

  mutating func forget(undeclared name: String, like shape: NameShape) {
    meanings[name]?.removeAll { Self.isUndeclared($0, like: shape) }
  }

  private static func isUndeclared(_ meaning: UnknownMeaning, like shape: NameShape?) -> Bool {
    guard let own = meaning.shape else { return false }
    return shape.map(own.isLike) ?? true
  }
}
