//===----------------------------------------------------------------------===//
// What people confuse when they declare a notation.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

/// One way to take a line otherwise. The rules are the choices of a draft, ``DraftChoices``, and what
/// else two texts say in two ways; each is a value in a table, and offers a line or nothing.
struct ChangeRule: Sendable {
  /// What is otherwise, in words.
  let words: String
  /// Whether it makes sense of all lines together only.
  var isOfAll = false
  /// What a line becomes, one content for each line; nil where the rule says nothing of it.
  let change: @Sendable (DeclaredLine, TextNotation) -> [DeclaredLine.Content]?

  /// A rule for conventions: their words, changed.
  static func convention(
    _ words: String, _ change: @escaping @Sendable ([String]) -> [String]?
  ) -> ChangeRule {
    ChangeRule(words: words) { line, _ in
      guard case .convention(let said) = line.content else { return nil }
      return change(said).map { [.convention($0)] }
    }
  }

  /// A rule for declarations of some quantities: the quantity and its parts, changed.
  static func declaration(
    _ words: String, of quantities: Set<String>, isOfAll: Bool = false,
    _ change: @escaping @Sendable (_ quantity: String, _ parts: [String]) -> (String, [String])?
  ) -> ChangeRule {
    ChangeRule(words: words, isOfAll: isOfAll) { line, _ in
      guard case .declaration(let symbols, let quantity, let parts) = line.content,
        quantities.contains(quantity), let (quantity, parts) = change(quantity, parts)
      else { return nil }
      return [.declaration(symbols: symbols, quantity: quantity, parts: parts)]
    }
  }

  static let all = layers + weights + losses + roles + conventions + derivatives

  // MARK: Layers

  private static let layers = [
    convention("the input is layer 1, not 0") { renumbered($0, from: 0, to: 1) },
    convention("the input is layer 0, not 1") { renumbered($0, from: 1, to: 0) },
    convention("the input is layer 1, not 0, and the output has the next number") {
      renumbered($0, from: 0, to: 1, withLast: true)
    },
    convention("the input is layer 0, not 1, and the output has the number before") {
      renumbered($0, from: 1, to: 0, withLast: true)
    },
    declaration(
      "weights and biases lead into the layer after the one they are numbered by",
      of: ["weight", "weights", "bias"]
    ) { quantity, parts in shifted(parts, by: 1).map { (quantity, $0) } },
    declaration(
      "weights and biases lead into the layer that they are numbered by",
      of: ["weight", "weights", "bias"]
    ) { quantity, parts in shifted(parts, by: -1).map { (quantity, $0) } },
  ]

  private static func renumbered(
    _ words: [String], from old: Int, to new: Int, withLast: Bool = false
  ) -> [String]? {
    guard words.count == 2, words[0] == "layers", words[1].hasPrefix("\(old)..") else { return nil }
    var end = String(words[1].dropFirst("\(old)..".count))
    if withLast {
      guard let last = Int(end) else { return nil }
      end = "\(last + new - old)"
    }
    return ["layers", "\(new)..\(end)"]
  }

  /// `into l` as `into l+1`, or back.
  private static func shifted(_ parts: [String], by amount: Int) -> [String]? {
    guard let place = parts.firstIndex(where: { $0.hasPrefix("into ") || $0.hasPrefix("layer ") }),
      let letter = parts[place].split(separator: " ", maxSplits: 1).last.map(String.init)
    else { return nil }
    let shifted: String
    if amount > 0 {
      guard !letter.contains("+"), !letter.contains("-"), Int(letter) == nil else { return nil }
      shifted = letter + "+1"
    } else {
      guard letter.hasSuffix("+1") else { return nil }
      shifted = String(letter.dropLast(2))
    }
    var parts = parts
    parts[place] = "into \(shifted)"
    return parts
  }

  // MARK: Weights

  private static let weights = [
    declaration("a weight's units exchanged: to, from", of: ["weight", "weights"]) {
      quantity, parts in exchanged(parts).map { (quantity, $0) }
    },
    declaration(
      "a weight's units exchanged, to and from, but not how its matrix lies",
      of: ["weight", "weights"]
    ) { quantity, parts in
      guard let other = exchanged(parts), let to = place("to ", in: parts),
        let from = place("from ", in: parts), !parts.contains(where: { $0.hasPrefix("rows ") })
      else { return nil }
      return (quantity, other + ["rows \(to < from ? "to" : "from")"])
    },
    declaration("the matrices of weights the other way round", of: ["weight", "weights"]) {
      quantity, parts in
      guard let said = place("rows ", in: parts) else {
        let isFrom =
          if let to = place("to ", in: parts), let from = place("from ", in: parts) {
            from < to
          } else {
            false
          }
        return (quantity, parts + ["rows \(isFrom ? "to" : "from")"])
      }
      var parts = parts
      parts[said] = parts[said] == "rows to" ? "rows from" : "rows to"
      return (quantity, parts)
    },
  ]

  private static func place(_ word: String, in parts: [String]) -> Int? {
    parts.firstIndex { $0.hasPrefix(word) }
  }

  /// `to j, from k` as `from j, to k`: each where it stood, with the other's word.
  private static func exchanged(_ parts: [String]) -> [String]? {
    guard let to = place("to ", in: parts), let from = place("from ", in: parts) else { return nil }
    var parts = parts
    parts[to] = "from " + parts[to].dropFirst(3)
    parts[from] = "to " + parts[from].dropFirst(5)
    return parts
  }
}
