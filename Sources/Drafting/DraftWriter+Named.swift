//===----------------------------------------------------------------------===//
// Lines for names whose layers have names.
//===----------------------------------------------------------------------===//

import Foundation
import Syntax

extension DraftWriter {
  /// The patterns of a name whose layer its tag, its letters or itself says.
  func namedPatterns(of name: NameUse, _ role: DraftRole) -> [(String, [String])] {
    var result: [String: [String]] = [:]
    for (mention, display) in name.uses {
      let above = numbers(above: mention) ?? sample(above: mention, role)
      guard mention.above.isEmpty || above != nil else { continue }
      let isOne = above != nil && numbers(above: mention) == nil
      guard let layer = role.isLayered ? layer(of: mention, role) : 0 else { continue }
      let tag = named.areAbove ? nil : named.tag(of: mention)
      // h_\theta is of all weights, and \theta no unit of it.
      let rest = named.rest(of: mention)
      let atoms = rest.filter { role != .output || !isParameter($0) }
      let key = mention.plain + mention.below.map(\.text).joined()
      let areFrom = facts.ownRows[key] ?? choices.rowsFrom
      let samples = facts.sampleLettersByDisplay[display] ?? []
      guard
        var (letters, parts) = units(
          atoms, of: name.plain, role, layer, rowsAreFrom: areFrom, samples: samples)
      else { continue }
      if let tag { (letters, parts) = Self.slots(letters, parts, beside: tag) }
      let parameters = atoms.count < rest.count ? rest.filter(isParameter).map(\.text) : []
      let below = (tag.map { [$0] } ?? []) + parameters + letters
      let call = ScriptShape.call(of: mention, role)
      let script = below.isEmpty ? "" : "_{\(below.joined(separator: ","))}"
      let pattern = name.plain + (above ?? "") + script + call
      let hasSample = parts.contains { $0.hasPrefix("sample ") }
      if !hasSample, let sample = ScriptShape.sample(inCall: call, facts) {
        parts.append("sample \(sample)")
      }
      if isOne, let letter = mention.above[0].letter {
        parts.append("sample \(sampleSlot(letter))")
      }
      let isWhole =
        letters.isEmpty && !isOne && isBatch(name.plain) && role != .weight && role != .bias
      let meaning = parts + (isWhole ? ["all samples"] : [])
      // The letters that stand for units and examples are the text's own where they differ.
      let isOther = result[pattern].map { $0 != meaning } ?? false
      let letter = isOther ? letters.first : nil
      result[letter.map { Self.renaming($0, in: pattern) } ?? pattern] = meaning
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether what stands in a script is the name of weights or biases.
  private func isParameter(_ atom: Mention.Atom) -> Bool {
    atom.letter.flatMap { roles[$0] }.map { $0 == .weight || $0 == .bias } ?? false
  }

  private static func renaming(_ letter: String, in pattern: String) -> String {
    pattern.replacingOccurrences(of: letter, with: letter == "i" ? "j" : "i")
  }

  /// Slots with other letters than those of the word beside them.
  private static func slots(
    _ letters: [String], _ parts: [String], beside tag: String
  ) -> (letters: [String], parts: [String]) {
    var (letters, parts) = (letters, parts)
    for (letter, other) in [("i", "q"), ("j", "p"), ("k", "r")] where tag.contains(letter) {
      letters = letters.map { $0 == letter ? other : $0 }
      parts = parts.map { $0.hasSuffix(" \(letter)") ? $0.dropLast() + other : $0 }
    }
    return (letters, parts)
  }

  /// The layer that a mention says, or what is assumed of its name.
  private func layer(of mention: Mention, _ role: DraftRole) -> Int? {
    guard named.tag(of: mention) == nil else { return named.layer(of: mention, role) }
    return switch choices.assumed.layers[mention.plain] {
    case .number(let number): number
    case .last: named.depth
    case nil: named.layer(of: mention, role)
    }
  }

  /// The number of a layer above, which letters below say as well.
  private func numbers(above mention: Mention) -> String? {
    let areLayers = named.outweighsNumbers || named.areAbove || !named.letters.isEmpty
    guard areLayers, mention.above.count == 1,
      mention.above[0].isNumber, mention.bracket != .none || named.areAbove
    else { return nil }
    return "^{\(bracketed(mention.above[0].text, mention.bracket))}"
  }

  /// The letter of an example in a pattern: the text's own where letters are those of the layers.
  private func sampleSlot(_ letter: String) -> String { named.letters.isEmpty ? "i" : letter }

  /// The example above a name, a_1^{(i)}, which letters below say nothing of.
  private func sample(above mention: Mention, _ role: DraftRole) -> String? {
    guard ![.weight, .bias, .function, .rate].contains(role), mention.above.count == 1,
      let letter = mention.above[0].letter, facts.sampleLetters.contains(letter),
      mention.above[0].offset == 0
    else { return nil }
    return "^{\(bracketed(sampleSlot(letter), mention.bracket))}"
  }

  /// Units where the letters are those of the layers and of the examples, and stand as they are; nil
  /// where something else than a letter stands there.
  private func lettered(
    _ atoms: [Mention.Atom], _ role: DraftRole, _ layer: [String], rowsAreFrom: Bool
  ) -> (letters: [String], parts: [String])? {
    let all = atoms.compactMap(\.letter)
    guard all.count == atoms.count else { return nil }
    let letters = all.filter { !facts.sampleLetters.contains($0) }
    var parts = layer
    for sample in all where facts.sampleLetters.contains(sample) {
      parts.append("sample \(sample)")
    }
    if role == .weight, letters.isEmpty, rowsAreFrom { parts.append("rows from") }
    if role == .weight, letters.count == 2 {
      let isToFirst =
        named.areToFirst ?? (named.letters[letters[0]] ?? 0 > named.letters[letters[1]] ?? 0)
      parts +=
        isToFirst
        ? ["to \(letters[0])", "from \(letters[1])"] : ["from \(letters[0])", "to \(letters[1])"]
    } else if let letter = letters.first {
      parts.append("unit \(letter)")
    }
    return (all, parts)
  }

  /// The letters of a name's units with what they count, `unit j` or `to j`; nil where its scripts are
  /// none of units and examples.
  ///
  /// - Parameter samples: further letters that count examples there
  func units(
    _ atoms: [Mention.Atom], of plain: String, _ role: DraftRole, _ layer: Int, rowsAreFrom: Bool,
    samples: Set<String> = []
  ) -> (letters: [String], parts: [String])? {
    guard !atoms.contains(where: { $0.isWord || $0.isCount }) else { return nil }
    let word = role == .weight || role == .bias ? "into" : "layer"
    var parts = role == .input || role == .output || role == .target ? [] : ["\(word) \(layer)"]
    if !named.letters.isEmpty { return lettered(atoms, role, parts, rowsAreFrom: rowsAreFrom) }
    switch (role, atoms.count) {
    case (_, 0):
      if role == .weight, rowsAreFrom { parts.append("rows from") }
      if role == .bias, facts.columnBiases.contains(plain) { parts.append("column") }
      return ([], parts)
    case (.weight, 1) where facts.weightsToUnit.contains(plain):
      return (["j"], parts + ["to j"])
    case (.weight, 1):
      return (["j"], parts + ["from j", rowsAreFrom ? "rows from" : "rows to"])
    case (.weight, 2) where facts.biasedWeights.contains(plain) && atoms[0].isNumber:
      return (["0", "j"], parts + ["from 0", "to j"])
    case (.weight, 2):
      return (["j", "k"], parts + (choices.fromFirst ? ["from j", "to k"] : ["to j", "from k"]))
    case (_, 1):
      let counted = facts.sampleLetters.union(samples)
      let isSample =
        choices.isBatch && atoms[0].letter.map(facts.rowLetters.contains) ?? false
        || role != .bias && atoms[0].letter.map(counted.contains) ?? false
      guard isSample else { return (["j"], parts + ["unit j"]) }
      return (["i"], parts + ["sample i"] + (isColumn(plain) ? ["column"] : []))
    case (_, 2):
      let isFirst = atoms[0].letter.map(facts.sampleLetters.contains) ?? false
      let isSecond = atoms[1].letter.map(facts.sampleLetters.contains) ?? false
      return (isFirst == isSecond ? choices.samplesInRows : isFirst)
        ? (["i", "j"], parts + ["sample i", "unit j"])
        : (["j", "i"], parts + ["unit j", "sample i"])
    default: return nil
    }
  }
}
