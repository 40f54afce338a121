//===----------------------------------------------------------------------===//
// From meanings and choices to the lines of a notation.
//===----------------------------------------------------------------------===//

import Foundation
import Syntax

/// Writes a notation for a text, one line for each name.
struct DraftWriter {
  let roles: [String: DraftRole]
  let votes: RoleVotes
  let names: [String: NameUse]
  let scheme: LayerScheme
  let facts: DraftFacts
  let named: NamedLayers
  /// How many layers further the letters of each display lead than elsewhere.
  let shifts: [Int: Int]
  /// The letters that single displays take otherwise.
  let rebound: ReboundLetters
  let choices: DraftChoices

  func lines() -> [DraftLine] {
    var result = settings() + variables() + plainNumbers()
    // Names of layers' quantities first: formulas are made of them.
    let order: [DraftRole] = [
      .input, .activation, .preactivation, .output, .weight, .bias, .function, .target, .loss,
      .delta,
      .rate,
    ]
    for role in order {
      let own = names.values.filter {
        roles[$0.plain] == role && facts.regularisers[$0.plain] == nil
      }.sorted { $0.plain < $1.plain }
      if role == .loss {
        result += losses(own)
      } else {
        for name in own { result += declarations(of: name, role) }
      }
    }
    result += regularisers(besides: result) + definitions()
    return result + gradients() + counts()
  }

  /// Whether layers have names here, and no numbers.
  var isNamed: Bool {
    (!scheme.isLayered || named.isNumbered || named.outweighsNumbers) && named.isUsed
  }

  /// Whether the last layer has no function.
  var isLinear: Bool { isNamed && facts.hasLinearOutput && facts.layeredFunctions.isEmpty }

  func line(_ text: String, _ displays: [Int] = [], assumed: String? = nil) -> DraftLine {
    DraftLine(text: text, displays: displays, assumption: assumed)
  }

  // MARK: Declarations

  private func declarations(of name: NameUse, _ role: DraftRole) -> [DraftLine] {
    if facts.sampleLabels[name.plain] != nil || name.plain == DraftText.unnamedOutput { return [] }
    let displays = votes.displays(name.plain, role).filter { $0 > 0 }
    let isAssumed = choices.assumed.speak(of: name.plain)
    let isHabit = !isAssumed && votes.displays(name.plain, role).isEmpty
    let assumption =
      isAssumed ? "read so, more equations hold" : isHabit ? "as in most texts" : nil
    let step = facts.steps[name.plain].map { "(\($0))" } ?? ""
    let special = limited(name, role) + shifted(name, role) + reboundPatterns(of: name, role)
    return (special + patterns(of: name, role)).flatMap { pattern, parts in
      let pattern = role == .function ? pattern : pattern + step
      let inside = parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))"
      let text =
        errorFormula(name.plain, pattern, parts) ?? "\(pattern) is \(role.quantity)\(inside)"
      var line = line(text, displays, assumed: assumption)
      line.name = name.plain
      line.isFarReaching = role == .function
      (line.isSought, line.isHabit) = (isAssumed, isHabit)
      line.isSaid =
        role == .delta && votes.displays(name.plain, role).contains(0) || isExchanged(name, pattern)
      if isNamed || pattern.hasPrefix("in ") { line.parts = shared(name, parts) }
      if role == .preactivation { return shifted(line, pattern, inside) }
      return isThreshold(name.plain) ? threshold(line, pattern, inside) : [line]
    }
  }

  /// Where a name stands in its pattern: behind `in 3: `, and no letter of that word.
  static func place(of name: String, in pattern: String) -> Range<String.Index>? {
    let start = pattern.hasPrefix("in ") ? pattern.range(of: ": ")?.upperBound : nil
    return pattern.range(of: name, range: (start ?? pattern.startIndex)..<pattern.endIndex)
  }

  /// Whether a name holds all examples.
  func isBatch(_ plain: String) -> Bool {
    guard choices.isBatch else { return false }
    return choices.assumed.batches[plain]
      ?? (choices.areSmallBatch || facts.batchNames.contains(plain))
  }

  /// Whether a name stands for the matrix of all examples somewhere: how that lies says which index of its
  /// entries is that of the example.
  private func isMatrixOfExamples(_ name: NameUse) -> Bool {
    isBatch(name.plain) && name.mentions.contains { scheme.rest(of: $0).below.isEmpty }
  }

  /// Whether a single example of a name is a column, though in a matrix of all it is a row.
  func isColumn(_ plain: String) -> Bool {
    choices.isBatch && choices.samplesInRows && facts.columnExamples.contains(plain)
  }

  /// The shapes in which a name is used, each as a pattern with its parts.
  func patterns(of name: NameUse, _ role: DraftRole) -> [(String, [String])] {
    if role == .rate { return ratePatterns(of: name) }
    if isNamed, role.isLayered && role != .function || [.input, .target, .output].contains(role) {
      return namedPatterns(of: name, role)
    }
    var shapes: [ScriptShape: (String, [String])] = [:]
    for (mention, display) in name.uses {
      if mention.isBare, facts.arguments[name.plain]?.contains(display) == true { continue }
      guard let shape = ScriptShape(mention, scheme, role, facts) else { continue }
      // The W of J(W, b) is all of them.
      if shape == ScriptShape(), facts.parameters.contains(name.plain),
        name.mentions.contains(where: { scheme.layer(of: $0) != nil })
      {
        continue
      }
      if shapes[shape] == nil { shapes[shape] = written(name, shape, role) }
    }
    // Below, z_j without a layer looks as z_l does: it is declared for its displays alone.
    let isLayered = role.isLayered && role != .function && scheme.isLayered
    let hasLayers = shapes.keys.contains(where: \.hasLayer)
    if isLayered, scheme.place == .below, hasLayers {
      for shape in shapes.keys where !shape.hasLayer && shape.units > 0 { shapes[shape] = nil }
    }
    // What has more slots declares what has fewer, unless all examples are in it.
    let kept = shapes.keys.filter { shape in
      !shapes.keys.contains { $0 != shape && $0.covers(shape) && !isBatch(name.plain) }
    }
    return kept.compactMap { shape in shapes[shape].map { (shape.order, $0) } }
      .sorted { ($0.0, $0.1.0) < ($1.0, $1.1.0) }.map(\.1)
  }

  private func written(_ name: NameUse, _ shape: ScriptShape, _ role: DraftRole) -> (
    String, [String]
  ) {
    var pattern = DraftPattern(name: name.plain)
    addLayer(to: &pattern, shape, role)
    if shape.hasSampleAbove {
      if shape.isBehindSample {
        pattern.above = "i," + pattern.above
      } else {
        pattern.above += bracketed("i", shape.sampleBracket)
      }
      pattern.parts.append("sample i")
    }
    addUnits(to: &pattern, shape, role)
    if shape.hasSampleBelow {
      // Behind a layer that stands below, too.
      let first = shape.hasLayer && scheme.place == .below ? 1 : 0
      let isFirst = isMatrixOfExamples(name) ? choices.samplesInRows : shape.sampleIsFirst
      pattern.below.insert("i", at: isFirst ? first : pattern.below.count)
      pattern.parts.append("sample i")
    }
    addForm(to: &pattern, name, shape, role)
    pattern.below += shape.letters
    if !shape.hasSampleAbove, !shape.hasSampleBelow,
      let sample = ScriptShape.sample(inCall: shape.call, facts)
    {
      pattern.parts.append("sample \(sample)")
    }
    return (pattern.text + shape.call, pattern.parts)
  }

  /// The layer: in its slot, by a number below, or of any layer where none is written.
  private func addLayer(to pattern: inout DraftPattern, _ shape: ScriptShape, _ role: DraftRole) {
    let isParameter = role == .weight || role == .bias
    let word = isParameter ? "into" : "layer"
    let layer = scheme.slot
    let shifted = isParameter && choices.into != 0 ? "\(layer)+\(choices.into)" : layer
    if shape.hasLayer {
      pattern.parts.append("\(word) \(shifted)")
      if scheme.place == .above {
        pattern.above = bracketed(layer, scheme.bracket)
      } else {
        pattern.below.append(layer)
      }
    } else if role.isLayered, role != .function, scheme.isLayered {
      let last = unwrittenLayer(of: pattern.name, role)
      pattern.parts.append("\(word) \(shape.number.map(String.init) ?? last ?? shifted)")
    }
    if let number = shape.number { pattern.below.append(String(number)) }
    if shape.hasLayerBelow {
      pattern.parts.append("layer \(layer)")
      pattern.below.append(layer)
    }
  }

  /// The layer of what is written without one; nil of any.
  private func unwrittenLayer(of name: String, _ role: DraftRole) -> String? {
    switch choices.assumed.layers[name] {
    case .number(let number): String(number)
    case .last: lastLayer
    case nil: choices.isBareLast && role == .activation ? scheme.last.first : nil
    }
  }

  /// The last layer as a notation names it.
  private var lastLayer: String? {
    if let last = scheme.last.first { return last }
    if !scheme.letters.isEmpty { return names["L"] == nil ? "L" : "\\Lambda" }
    return highestLayer.map(String.init)
  }

  /// The last layer's number where activations have numbers; it may have none but that of its weights:
  /// y = W_2 a_1.
  var highestLayer: Int? {
    facts.literalLayers.max().map { max($0, (facts.literalWeights.max() ?? 0) + choices.into) }
  }

  /// The units, by letters that stand for nothing else.
  private func addUnits(to pattern: inout DraftPattern, _ shape: ScriptShape, _ role: DraftRole) {
    let hasSample = shape.hasSampleAbove || shape.hasSampleBelow
    let letters = ["j", "k", "i", "p", "q"].filter {
      $0 != scheme.slot && ($0 != "i" || !hasSample)
    }
    switch (role, shape.units) {
    case (.function, _), (.rate, _), (_, 0): break
    case (.weight, 2):
      pattern.below += letters.prefix(2)
      let words = choices.fromFirst ? ["from", "to"] : ["to", "from"]
      pattern.parts += zip(words, letters).map { "\($0) \($1)" }
    default:
      pattern.below.append(letters[0])
      pattern.parts.append("\(role == .weight ? "from" : "unit") \(letters[0])")
    }
  }

  /// All examples, rows, and what a function is.
  private func addForm(
    to pattern: inout DraftPattern, _ name: NameUse, _ shape: ScriptShape, _ role: DraftRole
  ) {
    let isOfExamples: Set<DraftRole> = [
      .input, .activation, .preactivation, .delta, .target, .output,
    ]
    if isBatch(name.plain), shape.units == 0, !shape.hasSampleAbove, !shape.hasSampleBelow,
      isOfExamples.contains(role)
    {
      pattern.parts.append("all samples")
    }
    if shape.units == 0, shape.hasSampleAbove || shape.hasSampleBelow, isColumn(name.plain) {
      pattern.parts.append("column")
    }
    if role == .weight, choices.rowsFrom, shape.units < 2 { pattern.parts.append("rows from") }
    if role == .bias, shape.units == 0, facts.columnBiases.contains(name.plain) {
      pattern.parts.append("column")
    }
    guard role == .function else { return }
    let isOfHidden = facts.layeredFunctions.contains(name.plain) && choices.isHidden
    if !shape.hasLayer, !shape.hasLayerBelow, isOfHidden || isLinear {
      pattern.parts.append("hidden")
    } else if facts.outputFunctions.contains(name.plain), scheme.last.isEmpty {
      pattern.parts.append("output")
    }
    if let said = facts.saidFunctions[name.plain], said.isElementwise || !choices.isElementwise {
      pattern.parts.append(said.name)
    }
    if choices.isElementwise { pattern.parts.append("elementwise") }
  }

  func bracketed(_ letter: String, _ bracket: Declaration.Bracket) -> String {
    switch bracket {
    case .square: "[\(letter)]"
    case .round: "(\(letter))"
    default: letter
    }
  }
}

/// A name with its slots as a declaration writes it, and what stands in the brackets.
private struct DraftPattern {
  var name: String
  var above = ""
  var below: [String] = []
  var parts: [String] = []

  var text: String {
    name + (above.isEmpty ? "" : "^{\(above)}")
      + (below.isEmpty ? "" : "_{\(below.joined(separator: ","))}")
  }
}
