//===----------------------------------------------------------------------===//
// “symbol is quantity(…)” and “symbol := formula”.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Networks
import Syntax

extension NotationLine {
  func readDeclaration(
    _ symbols: String, _ meaning: String, offset: Int, into notation: inout TextNotation
  ) throws(NotationError) {
    let (name, inside) = try parted(meaning, offset: offset)
    var group: [Declaration] = []
    var letters = BracketLetters()
    guard !Self.parts(symbols).isEmpty else { throw error("no symbol before “is”") }
    for symbol in Self.parts(symbols) {
      var declaration = try pattern(symbol)
      if name.hasPrefix("function of ") {
        try readFunction(&declaration, of: String(name.dropFirst(12)), offset, into: &notation)
        continue
      }
      declaration.quantity = try quantity(name, offset)
      declaration.displays = displays
      if name == "output" { declaration.roles[.layer] = Index(.depth) }
      if declaration.quantity == .function { declaration.function = FunctionKind() }
      for part in inside { try readPart(part, offset: offset, into: &declaration) }
      declaration.settleBrackets()
      let roles = declaration.roles
      settle(&declaration)
      letters.note(roles, of: declaration, written: symbol)
      group.append(declaration)
    }
    if let (letter, fault) = letters.fault {
      throw error(fault, at: Self.place(of: letter, in: meaning, from: offset))
    }
    // A matrix lies as the entries lie that are declared with it.
    let rowsAreFrom = group.contains(where: \.rowsAreFrom)
    let saysRows = group.contains(where: \.saysRows)
    for var declaration in group {
      declaration.rowsAreFrom = rowsAreFrom
      declaration.saysRows = saysRows
      notation.declarations.append(declaration)
    }
  }

  /// `f is function of x, y`: some smooth function of these variables, whatever it is.
  private func readFunction(
    _ declaration: inout Declaration, of arguments: String, _ offset: Int,
    into notation: inout TextNotation
  ) throws(NotationError) {
    var names: [String] = []
    var written: [[Item]] = []
    for argument in Self.parts(arguments) {
      let plain = try pattern(argument).plain
      let items = (try? ItemReader.items(of: Latex.tokens(argument))) ?? []
      // Y_1 and Y_2 are two.
      names.append(items.contains(where: \.isScript) ? items.map(\.spelling).joined() : plain)
      written.append(items)
    }
    guard !names.isEmpty else { throw error("“f is function of x, y”: of which?", at: offset) }
    declaration.quantity = .formula
    declaration.displays = displays
    declaration.arguments = nil
    settle(&declaration)
    declaration.parameters = names
    declaration.writtenArguments = written
    declaration.isSomeFunction = true
    declaration.formula = Formula(
      variables: names, body: Node.someFunction(of: names, named: declaration.pattern))
    notation.declarations.append(declaration)
  }

  /// Parts between commas that stand outside all brackets.
  static func parts(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == "," && depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// What is a vector with an entry per unit.
  private static let vectors: Set<Quantity> = [
    .input, .activation, .preactivation, .delta, .bias, .target,
  ]

  private func readPart(
    _ part: String, offset: Int, into declaration: inout Declaration
  ) throws(NotationError) {
    let words = part.split(separator: " ", maxSplits: 1).map(String.init)
    let first = words.first ?? ""
    let rest = words.count > 1 ? words[1] : ""
    switch first {
    case "layer", "into": declaration.roles[.layer] = try layer(rest, offset, of: declaration)
    case "to":
      declaration.roles[.to] = try unit(rest, offset, of: declaration)
    case "from":
      declaration.roles[.from] = try unit(rest, offset, of: declaration)
    case "unit": declaration.roles[.unit] = try unit(rest, offset, of: declaration)
    case "sample": declaration.roles[.sample] = try index(rest, offset)
    case "all" where rest == "samples", "batch": declaration.isBatch = true
    case "rows" where declaration.quantity == .array:
      declaration.arrayRows = try arrayLayer(rest, part, offset)
    case "columns" where declaration.quantity == .array:
      declaration.arrayColumns = try arrayLayer(rest, part, offset)
    case "rows" where rest == "from" || rest == "to":
      declaration.rowsAreFrom = rest == "from"
      declaration.saysRows = true
    case "row", "column":
      guard rest.isEmpty, Self.vectors.contains(declaration.quantity) else {
        throw error("“\(part)” is said of vectors of units", at: offset)
      }
      declaration.isRow = first == "row"
    case "hidden" where declaration.quantity == .function:
      declaration.function?.layers = .hidden
    case "output" where declaration.quantity == .function:
      declaration.function?.layers = .output
    case "elementwise" where declaration.quantity == .function:
      declaration.function?.isElementwise = true
    default: try readKind(part, first, rest, offset, into: &declaration)
    }
  }

  private func readKind(
    _ part: String, _ first: String, _ rest: String, _ offset: Int,
    into declaration: inout Declaration
  ) throws(NotationError) {
    if declaration.quantity == .function, let kind = Activation(named: part) {
      declaration.function?.kinds.append(.known(kind))
    } else if declaration.quantity.isLoss,
      let loss = Loss(rawValue: part.replacingOccurrences(of: " ", with: "-"))
    {
      declaration.losses.append(.known(loss))
    } else if declaration.quantity.isLoss, first == "weight", rest.hasPrefix("decay") {
      guard let decay = Decay(rest.dropFirst(5).trimmingCharacters(in: .whitespaces)) else {
        throw error(
          "weight decay has a constant, or one for each example: weight decay \\lambda/m",
          at: offset)
      }
      declaration.decay = decay
    } else {
      throw error("no rule for “\(part)” here" + Self.choices(of: declaration.quantity), at: offset)
    }
  }

  /// The layer that has a unit for each row of an array, or each column.
  private func arrayLayer(
    _ text: String, _ part: String, _ offset: Int
  ) throws(NotationError) -> Int {
    guard let layer = Int(text), (0...20).contains(layer) else {
      throw error("“\(part)” names no layer by its number", at: offset)
    }
    return layer
  }

  /// A unit: the letter of a label is a slot like any other where the symbol has it in its scripts.
  private func unit(
    _ text: String, _ offset: Int, of declaration: Declaration
  ) throws(NotationError) -> Index {
    let letter = text.replacingOccurrences(of: "unit ", with: "")
    let isSlot = counts[letter]?.isLabel == true && declaration.slotVariables.contains(letter)
    return isSlot ? Index(.variable(letter)) : try index(letter, offset)
  }

  /// A layer: what is the depth in other displays alone is a letter where the symbol has it in its
  /// scripts.
  private func layer(
    _ text: String, _ offset: Int, of declaration: Declaration
  ) throws(NotationError) -> Index {
    let index = try index(text, offset)
    guard let letter = index.variable, let count = countsElsewhere[letter], count.base == .depth,
      !declaration.slotVariables.contains(letter)
    else { return index }
    return count.shifted(by: index.offset)
  }

  /// What fills a slot: a letter, a number, `L`, or one of them shifted.
  func index(_ text: String, _ offset: Int) throws(NotationError) -> Index {
    let reader = ScriptReader(count: { name, scripts in scripts.isEmpty ? counts[name] : nil })
    let tokens = Latex.tokens(text.replacingOccurrences(of: "$", with: ""))
    guard let items = try? ItemReader.items(of: tokens),
      let read = reader.items(items, splittingDigits: false), read.count == 1
    else { throw error("no index: “\(text)”", at: offset) }
    // It stands in the notation, and nowhere among the tokens of a display.
    return Index(read[0].index.base, offset: read[0].index.offset)
  }

  /// Letters in scripts that no part names belong to the name; fixed slots are found.
  func settle(_ declaration: inout Declaration) {
    var variables = Set(declaration.roles.values.compactMap(\.variable))
    if declaration.quantity == .constant || declaration.quantity == .rate {
      // A constant of a layer, or of whatever: one number whatever the index.
      variables = declaration.slotVariables
    }
    declaration.keepSlots(variables)
    // `w_{jk}, W is weight(to j, from k)`: of W, the units are left out.
    let slots = declaration.slotVariables
    declaration.roles = declaration.roles.filter { role, index in
      role == .layer || declaration.quantity == .index
        || index.variable.map { slots.contains($0) } ?? true
    }
    let order = (declaration.superscripts + declaration.subscripts).compactMap { slot -> String? in
      if case .slot(let text) = slot { text } else { nil }
    }
    if let to = declaration.roles[.to]?.variable, let from = declaration.roles[.from]?.variable,
      let toPlace = order.firstIndex(of: to), let fromPlace = order.firstIndex(of: from),
      !declaration.saysRows
    {
      declaration.rowsAreFrom = fromPlace < toPlace
    }
  }
}
