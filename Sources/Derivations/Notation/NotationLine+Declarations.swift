//===----------------------------------------------------------------------===//
// “symbol is quantity(…)” and “symbol := formula”.
//===----------------------------------------------------------------------===//

import Foundation
import Networks

extension NotationLine {
  /// A symbol with its scripts, all letters in them slots until it is known which are.
  func pattern(_ latex: String) throws(NotationError) -> Declaration {
    let trimmed = latex.replacingOccurrences(of: "$", with: "")
      .trimmingCharacters(in: .whitespaces)
    guard let read = try? ItemReader.items(of: Latex.tokens(trimmed)), !read.isEmpty else {
      throw error("no symbol: \(trimmed)")
    }
    // |B| is B: the bars say that its elements are counted.
    let isCounted = read.count > 2 && read[0].isSign("vert") && read[read.count - 1].isSign("vert")
    let items = isCounted ? Array(read.dropFirst().dropLast()) : read
    var declaration = Declaration(name: "", plain: "", quantity: .constant)
    var position = readLetters(items, from: 0, into: &declaration)
    if position == 0, let operation = items.first?.sign, ["partial", "nabla"].contains(operation) {
      // ∂W may be the name of a gradient.
      (declaration.name, declaration.plain) = ("\\" + operation, "\\" + operation)
      position = readLetters(items, from: 1, into: &declaration)
    }
    guard !declaration.name.isEmpty else { throw error("no name: \(trimmed)") }
    while position < items.count, !items[position].isOpening {
      if items[position].letters != nil, Commands.changes.contains(declaration.plain) {
        // \Delta_p w_{ji} is a name of two parts, each with its scripts.
        position = readLetters(items, from: position, into: &declaration)
        continue
      }
      try readScript(items[position], of: trimmed, into: &declaration)
      position += 1
    }
    if position < items.count {
      guard items.last?.isClosing == true else {
        throw error("a symbol ends with its brackets: \(trimmed)")
      }
      let content = items[(position + 1)...].filter { !$0.isOpening && !$0.isClosing }
      declaration.arguments = ExpressionParser.argumentNames(Array(content))
      declaration.writtenArguments = ExpressionParser.arguments(Array(content))
    }
    return declaration
  }

  /// Reads the letters of a name, and says where they end.
  private func readLetters(
    _ items: [Item], from start: Int, into declaration: inout Declaration
  ) -> Int {
    var position = start
    while position < items.count, let letters = items[position].letters {
      if case .name(let name, _) = items[position].kind {
        declaration.name += name
      } else {
        declaration.name += letters
      }
      declaration.isWord = !declaration.plain.isEmpty
      declaration.plain += letters
      position += 1
    }
    return position
  }

  private func readScript(
    _ item: Item, of symbol: String, into declaration: inout Declaration
  ) throws(NotationError) {
    let reader = ScriptReader(count: { _, _ in nil })
    func slots(_ content: [Item]) throws(NotationError) -> [Declaration.Slot] {
      guard let items = reader.items(content, splittingDigits: true) else {
        throw error("no index can be read in \(symbol): a slot is a letter, `l+1` or a number")
      }
      return items.map { .slot($0.text) }
    }
    switch item.kind {
    case .superscript(let content):
      let script = Superscript(content, source: item.source)
      declaration.bracket = script.bracket
      declaration.superscripts += try slots(script.isTransposed ? content : script.content)
    case .subscript(let content): declaration.subscripts += try slots(content)
    case .primes(let count):
      let marks = String(repeating: "'", count: count)
      declaration.name += marks
      declaration.plain += marks
    default: throw error("no symbol: \(symbol)")
    }
  }

  func readDeclaration(
    _ symbols: String, _ meaning: String, offset: Int, into notation: inout TextNotation
  ) throws(NotationError) {
    let open = meaning.firstIndex(of: "(")
    let name = meaning[..<(open ?? meaning.endIndex)].trimmingCharacters(in: .whitespaces)
    var inside: [String] = []
    if let open {
      guard meaning.hasSuffix(")") else { throw error("a bracket is not closed", at: offset) }
      let content = meaning[meaning.index(after: open)...].dropLast()
      inside = Self.parts(String(content))
    }
    var group: [Declaration] = []
    guard !Self.parts(symbols).isEmpty else { throw error("no symbol before “is”") }
    for symbol in Self.parts(symbols) {
      var declaration = try pattern(symbol)
      if name.hasPrefix("function of ") {
        try readFunction(&declaration, of: String(name.dropFirst(12)), offset, into: &notation)
        continue
      }
      guard let quantity = Self.quantity(name) else {
        throw error(
          "no quantity “\(name)”; there are \(Quantity.allCases.map(\.rawValue).joined(separator: ", "))",
          at: offset)
      }
      declaration.quantity = quantity
      declaration.displays = displays
      if name == "output" { declaration.roles[.layer] = Index(.depth) }
      if quantity == .function { declaration.function = FunctionKind() }
      for part in inside { try readPart(part, offset: offset, into: &declaration) }
      settle(&declaration)
      group.append(declaration)
    }
    // A matrix lies as the entries lie that are declared with it.
    let rowsAreFrom = group.contains(where: \.rowsAreFrom)
    let saysRows = group.contains(where: \.saysRows)
    for var declaration in group {
      declaration.rowsAreFrom = rowsAreFrom
      declaration.saysRows = saysRows
      notation.add(declaration)
    }
  }

  /// `f is function of x, y`: some smooth function of these variables, whatever it is.
  private func readFunction(
    _ declaration: inout Declaration, of arguments: String, _ offset: Int,
    into notation: inout TextNotation
  ) throws(NotationError) {
    var names: [String] = []
    for argument in Self.parts(arguments) { names.append(try pattern(argument).plain) }
    guard !names.isEmpty else { throw error("“f is function of x, y”: of which?", at: offset) }
    declaration.quantity = .formula
    declaration.displays = displays
    declaration.arguments = nil
    settle(&declaration)
    declaration.parameters = names
    declaration.isSomeFunction = true
    declaration.formula = Formula(
      variables: names, body: Node.someFunction(of: names, named: declaration.pattern))
    notation.add(declaration)
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

  private static func quantity(_ name: String) -> Quantity? {
    switch name {
    case "output": .activation
    case "error": .delta
    case "preactivation", "weighted input", "net input": .preactivation
    case "weights": .weight
    case "function": .function
    case "parameter": .parameters
    case "number": .constant
    default: Quantity(rawValue: name)
    }
  }

  private func readPart(
    _ part: String, offset: Int, into declaration: inout Declaration
  ) throws(NotationError) {
    let words = part.split(separator: " ", maxSplits: 1).map(String.init)
    let first = words.first ?? ""
    let rest = words.count > 1 ? words[1] : ""
    switch first {
    case "layer", "into": declaration.roles[.layer] = try index(rest, offset)
    case "to":
      declaration.roles[.to] = try index(rest.replacingOccurrences(of: "unit ", with: ""), offset)
    case "from":
      declaration.roles[.from] = try index(rest.replacingOccurrences(of: "unit ", with: ""), offset)
    case "unit": declaration.roles[.unit] = try index(rest, offset)
    case "sample": declaration.roles[.sample] = try index(rest, offset)
    case "all" where rest == "samples", "batch": declaration.isBatch = true
    case "rows" where rest == "from" || rest == "to":
      declaration.rowsAreFrom = rest == "from"
      declaration.saysRows = true
    case "hidden": declaration.function?.layers = .hidden
    case "output": declaration.function?.layers = .output
    case "elementwise": declaration.function?.isElementwise = true
    default: try readKind(part, first, rest, offset, into: &declaration)
    }
  }

  private func readKind(
    _ part: String, _ first: String, _ rest: String, _ offset: Int,
    into declaration: inout Declaration
  ) throws(NotationError) {
    if declaration.quantity == .function, let kind = Activation(rawValue: part) {
      declaration.function?.kinds.append(.known(kind))
    } else if let loss = Loss(rawValue: part.replacingOccurrences(of: " ", with: "-")) {
      declaration.losses.append(.known(loss))
    } else if first == "weight", rest.hasPrefix("decay") {
      declaration.decay = Decay(rest.dropFirst(5).trimmingCharacters(in: .whitespaces))
    } else {
      throw error("no rule for “\(part)” here" + Self.choices(declaration), at: offset)
    }
  }

  /// What could stand in the brackets of a loss or a function, for messages.
  private static func choices(_ declaration: Declaration) -> String {
    let kinds: [String] =
      switch declaration.quantity {
      case .loss, .meanLoss, .totalLoss:
        Loss.allCases.map { $0.rawValue.replacingOccurrences(of: "-", with: " ") }
          + ["weight decay \\lambda"]
      case .function:
        Activation.allCases.map(\.rawValue) + ["hidden", "output", "elementwise", "layer l"]
      default: []
      }
    return kinds.isEmpty ? "" : "; there are " + kinds.joined(separator: ", ")
  }

  /// What fills a slot: a letter, a number, `L`, or one of them shifted.
  private func index(_ text: String, _ offset: Int) throws(NotationError) -> Index {
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
    func settled(_ slots: [Declaration.Slot]) -> [Declaration.Slot] {
      slots.map { slot in
        if case .slot(let text) = slot, !variables.contains(text) { return .literal(text) }
        return slot
      }
    }
    declaration.superscripts = settled(declaration.superscripts)
    declaration.subscripts = settled(declaration.subscripts)
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

  func readFormula(
    _ symbol: String, _ formula: String, into notation: inout TextNotation
  ) throws(NotationError) {
    var declaration = try pattern(symbol)
    declaration.quantity = .formula
    declaration.displays = displays
    let content = formula.replacingOccurrences(of: "$", with: "")
    guard let items = try? ItemReader.items(of: Latex.tokens(content)), !items.isEmpty else {
      throw error("no formula: \(content)")
    }
    let isItself =
      content.filter { !$0.isWhitespace } == symbol.filter { !$0.isWhitespace && $0 != "$" }
    if isItself { throw error("\(declaration.name) is defined by itself") }
    if let fault = Self.fault(items) { throw error("\(fault) in the formula \(content)") }
    declaration.definition = items
    let letters = Self.indexLetters(items)
    func settled(_ slots: [Declaration.Slot]) -> [Declaration.Slot] {
      slots.map { slot in
        if case .slot(let text) = slot, !letters.contains(text) { return .literal(text) }
        return slot
      }
    }
    declaration.superscripts = settled(declaration.superscripts)
    declaration.subscripts = settled(declaration.subscripts)
    notation.add(declaration)
  }

  /// What is missing in a formula; nil where nothing is.
  private static func fault(_ items: [Item]) -> String? {
    if items.last.map({ $0.isSign("+") || $0.isSign("-") || $0.multiplication != nil }) == true {
      return "something is missing at the end of what stands"
    }
    for item in items {
      let inner: [[Item]]
      switch item.kind {
      case .fraction(let top, let bottom):
        if top.isEmpty || bottom.isEmpty { return "one half of a fraction is missing" }
        inner = [top, bottom]
      case .superscript(let script), .subscript(let script):
        if script.isEmpty { return "a script is missing" }
        inner = []
      case .root(let content), .group(let content): inner = [content]
      default: inner = []
      }
      if let fault = inner.lazy.compactMap(fault).first { return fault }
    }
    return nil
  }

  /// The letters that stand in scripts of a formula.
  private static func indexLetters(_ items: [Item], inScript: Bool = false) -> Set<String> {
    items.reduce(into: []) { result, item in
      switch item.kind {
      case .name(_, let plain): if inScript { result.insert(plain) }
      case .superscript(let inner), .subscript(let inner):
        result.formUnion(indexLetters(inner, inScript: true))
      case .group(let inner), .root(let inner):
        result.formUnion(indexLetters(inner, inScript: inScript))
      case .fraction(let top, let bottom):
        result.formUnion(indexLetters(top + bottom, inScript: inScript))
      case .grid(_, let rows):
        for cell in rows.joined() { result.formUnion(indexLetters(cell, inScript: inScript)) }
      default: break
      }
    }
  }
}
