//===----------------------------------------------------------------------===//
// Lines for single displays: names without the layer that they have elsewhere.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

extension DraftWriter {
  /// What has units and no layer, where others have one, declared for its displays alone.
  func limited(_ name: NameUse, _ role: DraftRole) -> [(String, [String])] {
    guard role.isLayered, role != .function, scheme.isLayered, !isNamed || named.isNumbered,
      scheme.place == .below || !named.letters.isEmpty || !facts.letterLayers.isEmpty
    else { return [] }
    if role == .weight { return limitedWeights(name) }
    var found: [String: (parts: [String], displays: Set<Int>)] = [:]
    for (mention, display) in name.uses where display > 0 {
      guard let shape = ScriptShape(mention, scheme, role, facts), !shape.hasLayer,
        shape.units == 1,
        let letter = mention.below.last?.letter
      else { continue }
      let layer =
        (named.letters[letter] ?? facts.letterLayers[letter]).map(String.init) ?? scheme.last.first
        ?? scheme.slot
      let word = role == .bias ? "into" : "layer"
      found["\(name.plain)_{\(letter)}", default: (["\(word) \(layer)", "unit \(letter)"], [])]
        .displays
        .insert(display)
    }
    return found.sorted { $0.key < $1.key }.map { pattern, found in
      ("in \(Zones.ranges(found.displays.sorted())): \(pattern)", found.parts)
    }
  }

  /// Weights without a layer, of which the letters of their units say it.
  func limitedWeights(_ name: NameUse) -> [(String, [String])] {
    var found: [String: (parts: [String], displays: Set<Int>)] = [:]
    for (mention, display) in name.uses
    where display > 0 && mention.above.isEmpty && mention.below.count == 2 {
      let letters = mention.below.compactMap(\.letter)
      guard letters.count == 2,
        let layer = letters.compactMap({ facts.letterLayers[$0] ?? named.letters[$0] }).max()
      else { continue }
      let (to, from) = choices.fromFirst ? (letters[1], letters[0]) : (letters[0], letters[1])
      let order = choices.fromFirst ? ["from \(from)", "to \(to)"] : ["to \(to)", "from \(from)"]
      found[
        "\(name.plain)_{\(letters.joined(separator: ","))}",
        default: (["into \(layer)"] + order, [])
      ].displays
        .insert(display)
    }
    return found.sorted { $0.key < $1.key }.map { pattern, found in
      ("in \(Zones.ranges(found.displays.sorted())): \(pattern)", found.parts)
    }
  }

  /// A rate, and those of the layers.
  func ratePatterns(of name: NameUse) -> [(String, [String])] {
    let isIndexed = name.mentions.contains { !$0.below.isEmpty }
    let isBare = name.mentions.contains(where: \.below.isEmpty)
    return (isBare ? [(name.plain, [])] : [])
      + (isIndexed ? [("\(name.plain)_{\(scheme.slot)}", [])] : [])
  }
}
