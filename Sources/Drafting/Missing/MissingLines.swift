//===----------------------------------------------------------------------===//
// The lines that a name which nothing declares may have, as a notation writes them.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

/// All lines that could declare a missing name, those that more speaks for first.
struct MissingLines {
  let drafter: Drafter
  let notation: TextNotation
  let name: MissingName

  /// The lines, each without what limits it to displays.
  func candidates() -> [String] {
    let quantities = ordered(possible)
    var seen: Set<String> = []
    return (quantities.flatMap(lines) + gradients).filter { seen.insert($0).inserted }
  }

  /// What it may be the derivative of a loss by: what has the same scripts.
  private var gradients: [String] {
    guard name.call.isEmpty, drafter.votes.weight(name.plain, .delta) > 0 || isDifferential
    else { return [] }
    let losses = notation.declarations.filter { declaration in
      declaration.quantity.isLoss
        || declaration.quantity == .formula
          && drafter.uses.differentiated.contains(declaration.plain)
    }
    let variables = notation.declarations.filter { declaration in
      declaration.plain != name.plain && !declaration.quantity.isLoss && hasScripts(of: declaration)
    }
    let order: [Quantity] = [.preactivation, .activation, .weight, .bias, .formula]
    let sorted = variables.enumerated().sorted { a, b in
      let ranks = [a, b].map { order.firstIndex(of: $0.element.quantity) ?? order.count }
      return (ranks[0], a.offset) < (ranks[1], b.offset)
    }.map(\.element)
    return sorted.flatMap { variable in
      losses.map { loss in
        let scripts = Self.scripts(of: variable)
        let (of, by) = (loss.name + Self.scripts(of: loss), variable.name + scripts)
        return "\(name.plain)\(scripts) := \\frac{\\partial \(of)}{\\partial \(by)}"
      }
    }
  }

  private var isDifferential: Bool {
    drafter.names[name.plain]?.mentions.contains { $0.differential != nil } ?? false
  }

  /// Whether a declared name has the scripts of the missing one.
  private func hasScripts(of declaration: Declaration) -> Bool {
    let slots = declaration.superscripts + declaration.subscripts
    guard slots.count == name.places.count,
      declaration.superscripts.count == name.places.count(where: \.isAbove),
      name.places.first?.isAbove != true || declaration.bracket == name.bracket
    else { return false }
    return zip(slots, name.places).allSatisfy { slot, place in
      if case .literal(let text) = slot { place.literal == text } else { place.literal == nil }
    }
  }

  // MARK: Quantities

  /// What a line can say of a name.
  private enum Meaning: Hashable {
    case role(DraftRole)
    case meanLoss, totalLoss, constant, samples, width, parameters
  }

  private var possible: [Meaning] {
    let plain = name.plain
    let isCalled = drafter.uses.called.contains(plain)
    let isPrimed = drafter.names[plain]?.mentions.contains { $0.primes > 0 } ?? false
    let isProduced = drafter.uses.produced.contains(plain)
    let isDifferentiated = drafter.uses.differentiated.contains(plain)
    let roles = DraftRole.allCases.filter { role in
      switch role {
      case .function: isCalled || isPrimed
      case .loss: isDifferentiated || role.habits.contains(plain)
      case .weight, .bias, .input, .target: !isProduced && !isPrimed && name.call.isEmpty
      case .rate: name.places.isEmpty || role.habits.contains(plain)
      default: !isPrimed
      }
    }
    var result = roles.map(Meaning.role)
    if roles.contains(.loss) { result += [.meanLoss, .totalLoss] }
    guard !isProduced, !isPrimed, name.call.isEmpty, !isDifferentiated else { return result }
    if name.places.isEmpty { result += [.samples, .parameters] }
    return result + [.width, .constant]
  }

  private func ordered(_ meanings: [Meaning]) -> [Meaning] {
    func weight(_ meaning: Meaning) -> Double {
      switch meaning {
      case .role(let role):
        drafter.votes.weight(name.plain, role)
          + (drafter.declared.declares(name.plain, role) ? 3 : 0)
      case .samples: ["m", "n", "N", "M"].contains(name.plain) ? 0.5 : -0.2
      case .constant: -0.3
      default: -0.1
      }
    }
    return meanings.map { ($0, weight($0)) }.enumerated().sorted {
      (-$0.element.1, $0.offset) < (-$1.element.1, $1.offset)
    }.map(\.element.0)
  }

  // MARK: Lines

  private func lines(of meaning: Meaning) -> [String] {
    let fills = Self.fills(name.places, slots(of: meaning))
    return fills.filter { isUsual($0, meaning) }.flatMap { lines(of: meaning, $0) }
  }

  /// The slots of a meaning, each in a script at most once.
  private func slots(of meaning: Meaning) -> [Role] {
    switch meaning {
    case .role(.input), .role(.target), .role(.output): [.unit, .sample]
    case .role(.activation), .role(.preactivation), .role(.delta): [.layer, .unit, .sample]
    case .role(.bias): [.layer, .unit]
    case .role(.weight): [.layer, .to, .from]
    case .role(.function), .role(.rate), .width: [.layer]
    case .role(.loss): [.sample]
    case .constant: [.unit, .layer]
    case .meanLoss, .totalLoss, .samples, .parameters: []
    }
  }

  /// The ways to fill the places of scripts with slots, each place that counts with one.
  private static func fills(_ places: [MissingName.Place], _ slots: [Role]) -> [[Role?]] {
    places.reduce([[]]) { fills, place in
      fills.flatMap { fill -> [[Role?]] in
        if place.literal != nil { return [fill + [nil]] }
        return slots.filter { !fill.contains($0) }.map { fill + [$0] }
      }
    }
  }

  /// Whether a name's scripts are filled as those of the names that are declared.
  private func isUsual(_ fill: [Role?], _ meaning: Meaning) -> Bool {
    if meaning == .constant { return true }
    let known = notation.declarations.filter { $0.roles[.layer]?.variable != nil }
    for (place, role) in zip(name.places, fill) {
      guard let role, place.literal == nil else { continue }
      if place.isAbove, role != .layer, role != .sample { return false }
      guard role == .layer, !known.isEmpty else { continue }
      let fits = known.contains { declaration in
        let slots = place.isAbove ? declaration.superscripts : declaration.subscripts
        let letter = declaration.roles[.layer]?.variable ?? ""
        return slots.contains(.slot(letter))
          && (!place.isAbove || declaration.bracket == name.bracket)
      }
      if !fits { return false }
    }
    return true
  }

  private func lines(of meaning: Meaning, _ fill: [Role?]) -> [String] {
    let letters = letters(for: fill)
    let pattern = pattern(letters)
    var parts: [String] = []
    for (role, letter) in zip(fill, letters) where meaning != .constant {
      guard let role, role != .layer else { continue }
      parts.append("\(role.rawValue) \(letter)")
    }
    let layer = zip(fill, letters).first { $0.0 == .layer }?.1
    switch meaning {
    case .role(.loss): return losses("loss", pattern, parts)
    case .meanLoss: return losses("mean loss", pattern, parts)
    case .totalLoss: return losses("total loss", pattern, parts)
    case .constant: return ["\(pattern) is constant"]
    case .samples: return ["\(pattern) is sample count"]
    case .parameters: return ["\(pattern) is parameters"]
    case .width:
      let layers = layer.map { [$0] } ?? fixedLayers
      return layers.map { "\(pattern) is width(layer \($0))" }
    case .role(.rate): return ["\(pattern) is learning rate"]
    case .role(.function): return functions(pattern, layer)
    case .role(let role): return quantities(role, pattern, parts, layer)
    }
  }

  private func losses(_ quantity: String, _ pattern: String, _ parts: [String]) -> [String] {
    let kinds = [
      "", "half squared error", "squared error", "cross entropy", "binary cross entropy",
    ]
    return kinds.map { kind in
      let inside = (kind.isEmpty ? [] : [kind]) + parts
      return "\(pattern) is \(quantity)" + Self.bracketed(inside)
    }
  }

  private func functions(_ pattern: String, _ layer: String?) -> [String] {
    if let layer { return ["\(pattern) is activation function(layer \(layer))"] }
    return ["", "(hidden)", "(output)"].map { "\(pattern) is activation function\($0)" }
  }

  private func quantities(
    _ role: DraftRole, _ pattern: String, _ parts: [String], _ layer: String?
  ) -> [String] {
    var forms: [[String]] = [parts]
    if role.isLayered {
      let word = role == .weight || role == .bias ? "into" : "layer"
      let layers = layer.map { letter in shifts(role).map { letter + $0 } } ?? anyLayers
      forms = layers.map { layer in (layer.isEmpty ? [] : ["\(word) \(layer)"]) + parts }
    }
    let isWhole = !parts.contains { $0.hasPrefix("sample ") || $0.hasPrefix("unit ") }
    if role == .weight, !(parts.count == 2) {
      forms = forms.flatMap { [$0, $0 + ["rows from"]] }
    } else if isWhole, role != .bias, role != .weight, hasExamples {
      forms = forms.flatMap { [$0, $0 + ["all samples"]] }
    }
    return forms.map { "\(pattern) is \(role.quantity)" + Self.bracketed($0) }
  }

  private static func bracketed(_ parts: [String]) -> String {
    parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))"
  }

  /// Whether anything holds all examples, or may.
  private var hasExamples: Bool {
    notation.declarations.contains(where: \.isBatch) || !drafter.reading.facts.batchNames.isEmpty
  }

  // MARK: Layers

  /// How much further weights lead than their number says.
  private func shifts(_ role: DraftRole) -> [String] {
    guard role == .weight || role == .bias else { return [""] }
    let offsets = notation.declarations.filter { $0.quantity == .weight || $0.quantity == .bias }
      .compactMap { $0.roles[.layer] }.filter { $0.variable != nil }.map(\.offset)
    guard let offset = offsets.first else { return ["", "+1"] }
    return [offset == 0 ? "" : "+\(offset)"]
  }

  /// The layers of a name that is written without one.
  private var anyLayers: [String] { [isLayered ? "l" : ""] + fixedLayers }

  private var isLayered: Bool {
    notation.declarations.contains { $0.roles[.layer]?.variable != nil }
  }

  private var fixedLayers: [String] {
    let depths = notation.declarations.filter { $0.quantity == .depth }.map(\.plain)
    let numbers = notation.declarations.compactMap { $0.roles[.layer] }
      .filter { $0.variable == nil && $0.base != .depth }.map(\.offset)
    let literal = drafter.reading.facts.literalLayers
    let highest = min(max((numbers + literal).max() ?? 0, 2), 4)
    return (1...highest).map(String.init) + depths.prefix(1)
  }

  // MARK: Scripts

  /// Letters for the slots, none of which is a name or counts something.
  private func letters(for fill: [Role?]) -> [String] {
    let taken = Set(
      notation.declarations.filter {
        [.depth, .samples, .width, .label, .index].contains($0.quantity)
      }.map(\.plain)
    ).union(name.places.compactMap(\.literal)).union([name.plain])
    let layer = notation.declarations.lazy.compactMap { $0.roles[.layer]?.variable }.first ?? "l"
    var free = ["j", "k", "i", "p", "q", "r", "m"].filter { !taken.contains($0) && $0 != layer }
    return zip(fill, name.places).map { role, place in
      guard let role, place.literal == nil else { return place.literal ?? "" }
      return role == .layer || free.isEmpty ? layer : free.removeFirst()
    }
  }

  private func pattern(_ letters: [String]) -> String {
    let above = zip(name.places, letters).filter(\.0.isAbove).map(\.1)
    let below = zip(name.places, letters).filter { !$0.0.isAbove }.map(\.1)
    guard name.hasTwoBrackets, above.count == 2 else {
      return name.plain + Self.scripts(above, name.bracket, below) + name.call
    }
    return name.plain + "^{[\(above[0])](\(above[1]))}" + Self.scripts([], .none, below) + name.call
  }

  /// The scripts of a declared name, as a notation writes them.
  private static func scripts(of declaration: Declaration) -> String {
    func texts(_ slots: [Declaration.Slot]) -> [String] {
      slots.map { slot in
        switch slot {
        case .literal(let text), .slot(let text): text
        }
      }
    }
    return scripts(
      texts(declaration.superscripts), declaration.bracket, texts(declaration.subscripts))
  }

  private static func scripts(
    _ above: [String], _ bracket: Declaration.Bracket, _ below: [String]
  ) -> String {
    let signs = bracket.signs
    let raised =
      above.isEmpty ? "" : "^{\(signs.open)\(above.joined(separator: ","))\(signs.close)}"
    return raised + (below.isEmpty ? "" : "_{\(below.joined(separator: ","))}")
  }
}
