//===----------------------------------------------------------------------===//
// What is assumed of single names, where it is otherwise than their equations seem to say.
//===----------------------------------------------------------------------===//

import Syntax

/// Meanings of single names that a search took, because more equations of the text hold with them.
struct DraftAssumptions: Hashable, Sendable {
  /// What a name is taken for.
  enum Meaning: Hashable, Sendable {
    case role(DraftRole)
    /// A bias with the other sign: z − θ.
    case threshold
    case constant
    /// Nothing that a notation declares: the display that it stands alone in says what it is.
    case own
  }

  /// The layer of what is written without one.
  enum Layer: Hashable, Sendable {
    case number(Int)
    case last
  }

  var meanings: [String: Meaning] = [:]
  /// Whether a name holds all examples.
  var batches: [String: Bool] = [:]
  var layers: [String: Layer] = [:]
  /// Letters that count no layers, though they stand where layers do.
  var countsNoLayers: Set<String> = []
  /// Whether numbers in scripts count units, and no layers.
  var numbersAreUnits = false

  /// Whether anything is assumed of a name.
  func speak(of name: String) -> Bool {
    meanings[name] != nil || batches[name] != nil || layers[name] != nil
  }

  /// What a name is for the facts and the layers of a text: nil of what is no quantity of a network.
  func role(of name: String, otherwise usual: DraftRole?) -> DraftRole? {
    switch meanings[name] {
    case nil: usual
    case .role(let role): role
    case .threshold: .bias
    case .constant, .own: nil
    }
  }

  func isThreshold(_ name: String) -> Bool { meanings[name] == .threshold }

  /// The same with one thing more.
  func with<Value>(
    _ part: WritableKeyPath<DraftAssumptions, Value>, _ value: Value
  ) -> DraftAssumptions {
    var result = self
    result[keyPath: part] = value
    return result
  }
}
