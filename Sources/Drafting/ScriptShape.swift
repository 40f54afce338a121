//===----------------------------------------------------------------------===//
// The shape of a name's scripts: layer, units, example.
//===----------------------------------------------------------------------===//

import Syntax

/// Which slots a mention of a name has.
struct ScriptShape: Hashable, Sendable {
  var hasLayer = false
  var units = 0
  var hasSampleAbove = false
  /// Whether the example stands before the layer: a^{x,l}.
  var isBehindSample = false
  var sampleBracket = Declaration.Bracket.none
  var hasSampleBelow = false
  var sampleIsFirst = false
  /// The layer that a number below says, where others have it above: W_1.
  var number: Int?
  /// Letters below that belong to a function's name: f_a.
  var letters: [String] = []
  /// Whether a function has its layer below, where others have it above: f_l.
  var hasLayerBelow = false
  /// What stands behind an output's name: `h_{W,b}(x)`.
  var call = ""

  init() {}

  /// The shape of a mention in its meaning; nil where its scripts belong to the name, or to none.
  init?(_ mention: Mention, _ scheme: LayerScheme, _ role: DraftRole, _ facts: DraftFacts) {
    if let arguments = mention.arguments, role == .output {
      self = Self.output(mention, arguments, facts)
      return
    }
    var (above, below) = (mention.above, mention.below)
    above.removeAll { $0.letter.map(facts.stepLetters.contains) ?? false }
    if role.isLayered, scheme.layer(of: mention) != nil {
      hasLayer = true
      isBehindSample = scheme.isBehindSample(mention)
      (above, below) = scheme.rest(of: mention)
    }
    guard !(above + below).contains(where: { $0.isWord || $0.isCount }) else { return nil }
    if let first = above.first {
      // Above stand examples; a number alone is a power.
      guard above.count == 1, !first.isNumber || mention.bracket != .none, role != .weight,
        role != .rate
      else { return nil }
      hasSampleAbove = true
      sampleBracket = mention.hasTwoBrackets ? .round : mention.bracket
    }
    if role == .weight || role == .bias, !hasLayer, above.isEmpty, scheme.place == .above,
      below.count == 1, below[0].isNumber
    {
      number = below[0].offset
      below = []
    }
    if role == .function, let first = below.first, !first.isNumber {
      hasLayerBelow = first.letter.map(scheme.letters.contains) ?? false
      letters = hasLayerBelow ? [] : [first.text]
      below = []
    }
    if !hasSampleAbove, role != .weight { takeSample(from: &below, of: mention.plain, facts) }
    units = below.count
    guard units <= (role == .weight ? 2 : 1) || role == .function else { return nil }
    if role == .rate || role == .function { units = 0 }
  }

  /// Takes away the letter of an example that stands below a name.
  private mutating func takeSample(
    from below: inout [Mention.Atom], of name: String, _ facts: DraftFacts
  ) {
    let mayBeSample =
      below.count > 1
      || (hasLayer
        ? facts.pairedNames.contains(name) || facts.sampledNames.contains(name)
        : !facts.hasUnitsBelow(name))
    let sample = below.firstIndex { $0.letter.map(facts.sampleLetters.contains) ?? false }
    guard mayBeSample, let place = sample else { return }
    hasSampleBelow = true
    sampleIsFirst = place == 0 && below.count > 1
    below.remove(at: place)
  }

  /// The shape of an output that is written as a function.
  private static func output(
    _ mention: Mention, _ arguments: [String], _ facts: DraftFacts
  ) -> ScriptShape {
    let isUnit = mention.below.count == 1 && facts.isUnit(mention.below[0])
    // As it is written: the examples that arguments name say which it is of.
    let written = mention.latex.firstIndex(of: "(").map { String(mention.latex[$0...]) }
    var shape = ScriptShape()
    shape.call = isUnit ? written ?? call(nil, arguments) : call(mention, arguments)
    if isUnit { shape.units = 1 }
    return shape
  }

  /// What stands in brackets behind an output, as it is written.
  static func call(of mention: Mention, _ role: DraftRole) -> String {
    guard role == .output, mention.arguments != nil,
      let open = mention.latex.firstIndex(of: "(")
    else { return "" }
    return String(mention.latex[open...])
  }

  /// The letter of the example that an output is called with: the m of `y_k(x_m)`.
  static func sample(inCall call: String, _ facts: DraftFacts) -> String? {
    var isScript = false
    for (place, character) in call.enumerated() {
      switch character {
      case "_", "^": isScript = true
      case "{", "(": continue
      default:
        let letter = String(character)
        if isScript, facts.sampleLetters.contains(letter),
          call.dropFirst(place + 1).first?.isLetter != true
        {
          return letter
        }
        isScript = false
      }
    }
    return nil
  }

  private static func call(_ mention: Mention?, _ arguments: [String]) -> String {
    let below = mention?.below.map(\.text).joined(separator: ",") ?? ""
    return (below.isEmpty ? "" : "_{\(below)}") + "(\(arguments.joined(separator: ",")))"
  }

  /// Whether what is declared so declares the other, too.
  func covers(_ other: ScriptShape) -> Bool {
    hasLayer == other.hasLayer && call == other.call && number == other.number
      && letters == other.letters && hasLayerBelow == other.hasLayerBelow
      && hasSampleAbove == other.hasSampleAbove
      && isBehindSample == other.isBehindSample
      && hasSampleBelow == other.hasSampleBelow && units > other.units
  }

  /// More slots first.
  var order: Int { -(units * 4 + (hasSampleAbove || hasSampleBelow ? 2 : 0) + (hasLayer ? 1 : 0)) }
}
