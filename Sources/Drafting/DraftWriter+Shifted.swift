//===----------------------------------------------------------------------===//
// Displays in which the letter of a hidden unit counts outputs: `δ_j = (t_j − o_j) f'(net_j)`.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

extension DraftWriter {
  /// How many layers further the letters of each display lead than elsewhere: where a target or an
  /// output has the letter of a lower layer, the display is about the last one.
  static func shifts(
    _ named: NamedLayers, _ roles: [String: DraftRole], _ names: [String: NameUse],
    _ text: DraftText
  ) -> [Int: Int] {
    guard !named.letters.isEmpty else { return [:] }
    var letters: [Int: Set<String>] = [:]
    var needs: [Int: Set<Int>] = [:]
    func settled() -> [Int: Int] {
      needs.compactMapValues { $0.count == 1 ? $0.first : nil }.filter { display, shift in
        let highest = (letters[display] ?? []).compactMap { named.letters[$0] }.max() ?? 0
        return shift > 0 && highest + shift <= named.depth
      }
    }
    for name in names.values {
      guard let role = roles[name.plain] else { continue }
      for (mention, display) in name.uses where display > 0 {
        let own = mention.below.compactMap(\.letter).filter { named.letters[$0] != nil }
        letters[display, default: []].formUnion(own)
        guard role == .target || role == .output else { continue }
        for letter in own {
          needs[display, default: []].insert(named.depth - (named.letters[letter] ?? 0))
        }
      }
    }
    // `e_j = d_j - y_j`: e_j is of the last layer wherever it stands.
    let first = settled()
    let errors = Set(
      text.equations.filter { first[$0.display] != nil }.compactMap(\.left.mention)
        .filter { roles[$0.plain] == nil }.map(\.plain))
    for name in errors.compactMap({ names[$0] }) {
      for (mention, display) in name.uses where display > 0 {
        let own = mention.below.compactMap(\.letter).filter { named.letters[$0] != nil }
        letters[display, default: []].formUnion(own)
        for letter in own {
          needs[display, default: []].insert(named.depth - (named.letters[letter] ?? 0))
        }
      }
    }
    return settled()
  }

  /// What errors that lead further are derivatives by, with their letters: they are defined by it there.
  private func variables(of name: NameUse) -> [(Mention, Int)] {
    facts.errorForms.filter { $0.value.variable == name.plain }.keys.sorted().flatMap { error in
      (names[error]?.uses ?? []).map { mention, display in
        var mention = mention
        mention.plain = name.plain
        return (mention, display)
      }
    }
  }

  /// The patterns of a name in the displays whose letters lead further.
  func shifted(_ name: NameUse, _ role: DraftRole) -> [(String, [String])] {
    guard isNamed, role.isLayered, role != .function else { return [] }
    var found: [String: (parts: [String], displays: Set<Int>)] = [:]
    for (mention, display) in name.uses + variables(of: name) {
      guard let shift = shifts[display], mention.above.isEmpty,
        let layer = named.layer(of: mention, role),
        let (letters, parts) = units(
          mention.below, of: name.plain, role, layer + shift, rowsAreFrom: false),
        !letters.isEmpty
      else { continue }
      let pattern = "\(name.plain)_{\(letters.joined(separator: ","))}"
      found["\(pattern) \(layer + shift)", default: (parts, [])].displays.insert(display)
    }
    return found.sorted { $0.key < $1.key }.map { key, found in
      let pattern = key.split(separator: " ").dropLast().joined(separator: " ")
      return ("in \(Zones.ranges(found.displays.sorted())): \(pattern)", found.parts)
    }
  }
}
