//===----------------------------------------------------------------------===//
// From meanings and choices to the lines of a notation.
//===----------------------------------------------------------------------===//

import Syntax

/// Writes a notation for a text, one line for each name.
struct DraftWriter {
  let text: DraftText
  let roles: [String: DraftRole]
  let votes: RoleVotes
  let names: [String: NameUse]
  let scheme: LayerScheme
  let facts: DraftFacts
  let choices: DraftChoices

  func lines() -> [DraftLine] {
    var result = settings()
    // Names of layers' quantities first: formulas are made of them.
    let order: [DraftRole] = [
      .input, .activation, .preactivation, .output, .weight, .bias, .function, .target, .loss, .delta,
      .rate,
    ]
    for role in order {
      let own = names.values.filter { roles[$0.plain] == role }.sorted { $0.plain < $1.plain }
      if role == .loss {
        result += losses(own)
      } else {
        for name in own { result += declarations(of: name, role) }
      }
    }
    return result + gradients()
  }

  // MARK: Conventions

  private func settings() -> [DraftLine] {
    var result: [DraftLine] = []
    let last = scheme.last.first
    if !scheme.letters.isEmpty || last != nil {
      let end = last ?? (names["L"] == nil ? "L" : "\\Lambda")
      result.append(
        line("layers \(choices.firstLayer)..\(end)", assumed: facts.firstLayer == nil ? "the input is layer \(choices.firstLayer)" : nil))
    } else if let numbers = scheme.numbers {
      let highest = facts.highestLayer(choices) ?? numbers.upperBound + choices.into
      result.append(line("layers \(choices.firstLayer)..\(max(highest, choices.firstLayer + 1))"))
    }
    if choices.isBatch { result.append(line("samples in \(choices.samplesInRows ? "rows" : "columns")")) }
    if !choices.elementwise.isEmpty {
      result.append(line("elementwise \(choices.elementwise.joined(separator: ", "))"))
    }
    if !choices.matrixProducts.isEmpty {
      result.append(line("matrix product \(choices.matrixProducts.joined(separator: ", "))"))
    }
    return result
  }

  private func line(_ text: String, _ displays: [Int] = [], assumed: String? = nil) -> DraftLine {
    DraftLine(text: text, displays: displays, assumption: assumed)
  }

  // MARK: Declarations

  private func declarations(of name: NameUse, _ role: DraftRole) -> [DraftLine] {
    let quantity = quantity(role)
    let displays = votes.displays(name.plain, role).filter { $0 > 0 }
    let assumption = votes.displays(name.plain, role).isEmpty ? "as in most texts" : nil
    return patterns(of: name, role).map { pattern, parts in
      let inside = parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))"
      return line("\(pattern) is \(quantity)\(inside)", displays, assumed: assumption)
    }
  }

  private func quantity(_ role: DraftRole) -> String {
    switch role {
    case .input: "input"
    case .activation: choices.isExchanged ? "pre-activation" : "activation"
    case .preactivation: choices.isExchanged ? "activation" : "pre-activation"
    case .weight: "weight"
    case .bias: "bias"
    case .delta: "delta"
    case .target: "target"
    case .output: "output"
    case .loss: "loss"
    case .function: "activation function"
    case .rate: "learning rate"
    }
  }

  /// Whether a name holds all examples.
  func isBatch(_ plain: String) -> Bool {
    guard choices.isBatch else { return false }
    return facts.batchNames.contains(plain)
  }

  /// The shapes in which a name is used, each as a pattern with its parts.
  private func patterns(of name: NameUse, _ role: DraftRole) -> [(String, [String])] {
    var shapes: [ScriptShape: (String, [String])] = [:]
    for mention in name.mentions {
      guard let shape = ScriptShape(mention, scheme, role, facts) else { continue }
      if shapes[shape] == nil { shapes[shape] = written(name, shape, role) }
    }
    // What has more slots declares what has fewer, unless all examples are in it.
    let kept = shapes.keys.filter { shape in
      !shapes.keys.contains { $0 != shape && $0.covers(shape) && !isBatch(name.plain) }
    }
    return kept.sorted { $0.order < $1.order }.compactMap { shapes[$0] }
  }

  private func written(_ name: NameUse, _ shape: ScriptShape, _ role: DraftRole) -> (String, [String]) {
    var pattern = name.plain
    var parts: [String] = []
    let layer = scheme.slot
    let into = role == .weight || role == .bias ? choices.into : 0
    let layerText = into == 0 ? layer : "\(layer)+\(into)"
    let unit = ["j", "k", "i", "p", "q"].filter { $0 != layer }
    var above = ""
    var below: [String] = []
    if shape.hasLayer {
      let word = role == .weight || role == .bias ? "into" : "layer"
      parts.append("\(word) \(layerText)")
      if scheme.place == .above { above = bracketed(layer, scheme.bracket) } else { below.append(layer) }
    }
    if shape.hasSampleAbove {
      above += bracketed("i", shape.sampleBracket)
      parts.append("sample i")
    }
    let units = unit.filter { $0 != "i" || !(shape.hasSampleAbove || shape.hasSampleBelow) }
    switch (role, shape.units) {
    case (.weight, 2):
      below += [units[0], units[1]]
      parts += choices.fromFirst ? ["from \(units[0])", "to \(units[1])"] : ["to \(units[0])", "from \(units[1])"]
    case (.weight, 1):
      below.append(units[0])
      parts.append("from \(units[0])")
    case (.function, _), (.rate, _): break
    case (_, 0): break
    default:
      below.append(units[0])
      parts.append("unit \(units[0])")
    }
    if shape.hasSampleBelow {
      if shape.sampleIsFirst { below.insert("i", at: shape.hasLayer && scheme.place == .below ? 1 : 0) } else { below.append("i") }
      parts.append("sample i")
    }
    if isBatch(name.plain), shape.units == 0, !shape.hasSampleAbove, !shape.hasSampleBelow,
      [.input, .activation, .preactivation, .delta, .target, .output].contains(role)
    {
      parts.append("all samples")
    }
    if role == .weight, choices.rowsFrom, shape.units < 2 { parts.append("rows from") }
    if role == .function {
      if !shape.hasLayer, facts.layeredFunctions.contains(name.plain) { parts.append("hidden") }
      if choices.isElementwise { parts.append("elementwise") }
    }
    if !above.isEmpty { pattern += "^{\(above)}" }
    if !below.isEmpty { pattern += "_{\(below.joined(separator: ","))}" }
    pattern += shape.call
    return (pattern, parts)
  }

  private func bracketed(_ letter: String, _ bracket: Declaration.Bracket) -> String {
    switch bracket {
    case .square: "[\(letter)]"
    case .round: "(\(letter))"
    default: letter
    }
  }
}
