//===----------------------------------------------------------------------===//
// The shape of a name's scripts: layer, units, example.
//===----------------------------------------------------------------------===//

import Syntax

/// Which slots a mention of a name has.
struct ScriptShape: Hashable, Sendable {
  var hasLayer = false
  var units = 0
  var hasSampleAbove = false
  var sampleBracket = Declaration.Bracket.none
  var hasSampleBelow = false
  var sampleIsFirst = false
  /// What stands behind an output's name: `h_{W,b}(x)`.
  var call = ""

  /// The shape of a mention in its meaning; nil where its scripts belong to the name, or to none.
  init?(_ mention: Mention, _ scheme: LayerScheme, _ role: DraftRole, _ facts: DraftFacts) {
    if let arguments = mention.arguments, role == .output {
      call = Self.call(mention, arguments)
      return
    }
    var (above, below) = (mention.above, mention.below)
    if role.isLayered, scheme.layer(of: mention) != nil {
      hasLayer = true
      (above, below) = scheme.rest(of: mention)
    }
    guard !(above + below).contains(where: \.isWord) else { return nil }
    if let first = above.first {
      // Above stand examples; a number alone is a power.
      guard above.count == 1, !first.isNumber || mention.bracket != .none, role != .weight, role != .rate
      else { return nil }
      hasSampleAbove = true
      sampleBracket = mention.hasTwoBrackets ? .round : mention.bracket
    }
    let isSample = { (atom: Mention.Atom) in atom.letter.map(facts.sampleLetters.contains) ?? false }
    if let place = below.firstIndex(where: isSample), !hasSampleAbove, role != .weight,
      !(below.count == 1 && facts.hasUnitsBelow(mention.plain))
    {
      hasSampleBelow = true
      sampleIsFirst = place == 0 && below.count > 1
      below.remove(at: place)
    }
    units = below.count
    guard units <= (role == .weight ? 2 : 1) || role == .function else { return nil }
    if role == .rate || role == .function { units = 0 }
  }

  private static func call(_ mention: Mention, _ arguments: [String]) -> String {
    let below = mention.below.map(\.text).joined(separator: ",")
    return (below.isEmpty ? "" : "_{\(below)}") + "(\(arguments.joined(separator: ",")))"
  }

  /// Whether what is declared so declares the other, too.
  func covers(_ other: ScriptShape) -> Bool {
    hasLayer == other.hasLayer && call == other.call && hasSampleAbove == other.hasSampleAbove
      && hasSampleBelow == other.hasSampleBelow && units > other.units
  }

  /// More slots first.
  var order: Int { -(units * 4 + (hasSampleAbove || hasSampleBelow ? 2 : 0) + (hasLayer ? 1 : 0)) }
}
