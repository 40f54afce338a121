//===----------------------------------------------------------------------===//
// Letters of units that one display takes otherwise than the rest: the k of a sum over the layer below.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// What the letters of single displays count, where weights lead from letter to letter: each display
/// by itself has to lead from one layer to the next.
struct ReboundLetters: Sendable {
  /// Layers by letter, in the displays that take a letter they sum over for one of another layer.
  private(set) var layers: [Int: [String: Int]] = [:]
  /// Weights whose letters fit no layers in some display, and would the other way round: `w j k`.
  private(set) var exchanged: Set<String> = []

  /// A name in a display, with the letters of its units.
  private struct Use {
    var plain: String
    var role: DraftRole
    var letters: [String]
  }

  init(
    _ named: NamedLayers, _ roles: [String: DraftRole], _ names: [String: NameUse],
    _ text: DraftText, besides shifted: [Int: Int]
  ) {
    guard let areToFirst = named.areToFirst, !named.letters.isEmpty else { return }
    var uses: [Int: [Use]] = [:]
    for name in names.values.sorted(by: { $0.plain < $1.plain }) {
      guard let role = roles[name.plain] else { continue }
      for (mention, display) in name.uses where display > 0 && shifted[display] == nil {
        let letters = mention.below.compactMap(\.letter).filter { named.letters[$0] != nil }
        guard letters.count == (role == .weight ? 2 : 1) else { continue }
        uses[display, default: []].append(
          Use(plain: name.plain, role: role, letters: areToFirst ? letters : letters.reversed()))
      }
    }
    for (display, uses) in uses.sorted(by: { $0.key < $1.key })
    where !Self.fit(uses, named.letters, named.depth) {
      settle(uses, in: display, named, Self.bound(in: display, text))
    }
    // Where letters are the other way round again and again, that is how they are meant.
    let places = Dictionary(grouping: uses.values.joined().filter { $0.role == .weight }) {
      $0.plain + " " + $0.letters.joined(separator: " ")
    }
    exchanged = exchanged.filter { (places[$0]?.count ?? 0) < 3 }
    if !areToFirst {
      exchanged = Set(
        exchanged.map { key in
          let parts = key.split(separator: " ")
          return ([parts[0]] + parts.dropFirst().reversed()).joined(separator: " ")
        })
    }
  }

  /// The letters that a display sums over.
  private static func bound(in display: Int, _ text: DraftText) -> [String] {
    let letters = text.equations.filter { $0.display == display }.flatMap(\.all)
      .compactMap { part -> String? in
        if case .series(let index, _, _) = part { index } else { nil }
      }
    return Set(letters).sorted()
  }

  /// Another layer for one letter that a display sums over, with which its letters fit; or the weight
  /// whose letters would fit the other way round.
  private mutating func settle(
    _ uses: [Use], in display: Int, _ named: NamedLayers, _ bound: [String]
  ) {
    for letter in bound where named.letters[letter] != nil {
      for layer in 0...named.depth {
        var other = named.letters
        other[letter] = layer
        guard Self.fit(uses, other, named.depth) else { continue }
        layers[display] = [letter: layer]
        return
      }
    }
    for use in uses where use.role == .weight && use.letters.contains(where: bound.contains) {
      let turned = uses.map { other in
        var other = other
        if other.plain == use.plain, other.letters == use.letters { other.letters.reverse() }
        return other
      }
      if Self.fit(turned, named.letters, named.depth) {
        exchanged.insert(use.plain + " " + use.letters.joined(separator: " "))
      }
    }
  }

  /// Whether all weights lead from one layer to the next, and all names are of layers that have them.
  private static func fit(_ uses: [Use], _ layers: [String: Int], _ depth: Int) -> Bool {
    uses.allSatisfy { use in
      let own = use.letters.compactMap { layers[$0] }
      guard own.count == use.letters.count, let layer = own.first else { return false }
      return switch use.role {
      case .weight: layer == own[1] + 1
      case .input: layer == 0
      case .target, .output: layer == depth
      case .preactivation, .delta, .bias: layer > 0
      default: true
      }
    }
  }
}

extension DraftWriter {
  /// The patterns of a name in the displays that take a letter of it otherwise.
  func reboundPatterns(of name: NameUse, _ role: DraftRole) -> [(String, [String])] {
    guard isNamed, role.isLayered, role != .function else { return [] }
    var found: [String: (parts: [String], displays: Set<Int>)] = [:]
    for (mention, display) in name.uses where mention.above.isEmpty {
      guard let own = rebound.layers[display] else { continue }
      let letters = mention.below.compactMap(\.letter)
      guard letters.count == mention.below.count, letters.contains(where: { own[$0] != nil })
      else { continue }
      let layer = letters.compactMap { own[$0] ?? named.letters[$0] }.max() ?? 0
      guard
        let (written, parts) = units(
          mention.below, of: name.plain, role, layer, rowsAreFrom: false)
      else { continue }
      let pattern = "\(name.plain)_{\(written.joined(separator: ","))}"
      found["\(pattern) \(layer)", default: (parts, [])].displays.insert(display)
    }
    return found.sorted { $0.key < $1.key }.map { key, found in
      let pattern = key.split(separator: " ").dropLast().joined(separator: " ")
      return ("in \(Zones.ranges(found.displays.sorted())): \(pattern)", found.parts)
    }
  }

  /// Whether the letters of a weight fit no layers where it stands, and would the other way round: it is
  /// meant as the others are, and printed otherwise.
  func isExchanged(_ name: NameUse, _ pattern: String) -> Bool {
    rebound.exchanged.contains { key in
      let parts = key.split(separator: " ").map(String.init)
      return parts.count == 3 && parts[0] == name.plain
        && pattern == "\(name.plain)_{\(parts[1]),\(parts[2])}"
    }
  }
}
