//===----------------------------------------------------------------------===//
// Symbols, functions, derivatives and indices in a notation's letters.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension Writer {
  // MARK: Symbols

  /// A symbol with its indices.
  mutating func latex(_ symbol: Symbol, isTransposed: Bool = false) throws -> String {
    if symbol.quantity == .variable { return symbol.declaration.name }
    let match = try letters.match(symbol)
    return try latex(match, isTransposed: isTransposed)
  }

  /// A letter with what stands in its slots.
  func name(_ declaration: Declaration) -> String {
    let isWord = declaration.isWord && !declaration.name.hasPrefix("\\")
    return isWord ? "\\text{\(declaration.name)}" : declaration.name
  }

  private mutating func latex(_ match: Letters.Match, isTransposed: Bool) throws -> String {
    let declaration = match.declaration
    let name = name(declaration)
    var above = try script(declaration.superscripts, match)
    let below = try script(declaration.subscripts, match, entries: match.entries)
    let call = try arguments(match)
    if !above.isEmpty {
      let (open, close) = declaration.bracket.signs
      above = open + above + close
    }
    let plain = name + Self.script("_", below)
    guard isTransposed else { return plain + Self.script("^", above) + call }
    let isOpen = !above.isEmpty && declaration.bracket == .none || !call.isEmpty
    if isOpen {
      return "(" + plain + Self.script("^", above) + call + ")"
        + Self.script("^", writing.transpose)
    }
    return plain + Self.script("^", above + writing.transpose)
  }

  /// A script, in braces where it is more than one letter.
  static func script(_ sign: String, _ content: String) -> String {
    if content.isEmpty { return "" }
    let isCommand = content.hasPrefix("\\") && content.dropFirst().allSatisfy(\.isLetter)
    return content.count == 1 || isCommand ? sign + content : "\(sign){\(content)}"
  }

  private mutating func script(
    _ slots: [Declaration.Slot], _ match: Letters.Match, entries: [Index] = []
  ) throws -> String {
    var parts: [String] = []
    for slot in slots {
      switch slot {
      case .literal(let text): parts.append(text)
      case .slot(let name):
        guard let index = match.slots[name] else { continue }
        parts.append(try slotted(index, in: name, of: match.declaration))
      }
    }
    for entry in entries { parts.append(try slotted(entry, in: nil, of: match.declaration)) }
    return joined(parts)
  }

  /// Indices side by side, with commas where they would run together.
  private func joined(_ parts: [String]) -> String {
    let areShort = parts.allSatisfy {
      $0.count == 1 || $0.hasPrefix("\\") && $0.allSatisfy { $0.isLetter || $0 == "\\" }
    }
    guard areShort, !writing.hasCommas else { return parts.joined(separator: ", ") }
    return parts.reduce("") { text, part in
      // `\ell j`, but `j\ell`.
      let needsSpace =
        text.last?.isLetter == true && text.contains("\\") && part.first?.isLetter == true
      return text + (needsSpace ? " " : "") + part
    }
  }

  private mutating func slotted(
    _ index: Index, in slot: String?, of declaration: Declaration
  ) throws -> String {
    let role = slot.flatMap { declaration.role(ofSlot: $0) } ?? .unit
    return try writtenIndex(index, Counted(role), preferring: slot)
  }

  /// The brackets behind a name, y_k(x_m).
  private mutating func arguments(_ match: Letters.Match) throws -> String {
    let written = match.declaration.writtenArguments
    guard match.declaration.arguments != nil, !written.isEmpty else { return "" }
    let parts = try written.map { items in
      try items.map { try latex($0, match) }.joined()
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }

  /// A part of an argument, with the indices that are meant in the places of its letters.
  private mutating func latex(_ item: Item, _ match: Letters.Match) throws -> String {
    switch item.kind {
    case .name(let name, let plain):
      if let index = match.slots[plain] {
        return try writtenIndex(index, .samples, preferring: plain)
      }
      return name
    case .number(let digits): return digits
    case .superscript(let items):
      return Self.script("^", try items.map { try latex($0, match) }.joined())
    case .subscript(let items):
      return Self.script("_", try items.map { try latex($0, match) }.joined())
    case .sign(let sign): return sign.count == 1 ? sign : "\\\(sign) "
    default: return ""
    }
  }

  // MARK: Functions

  mutating func apply(_ function: Function, _ arguments: [Node]) throws -> Text {
    let inside = try arguments.map { try latex($0) }.joined(separator: ", ")
    let primes = String(repeating: "'", count: function.primes)
    guard !function.isInverse else { throw Untranslatable("no rule for an inverse function") }
    switch function.base {
    case .activation(let symbol):
      let match = try letters.match(symbol)
      if match.declaration.roles[.layer] == nil, let layer = symbol.roles[.layer],
        let own = arguments.first?.layerOfEntries, own != layer
      {
        throw Untranslatable("\(letters.name) does not name the layer of a function")
      }
      return Text(latex: try head(match, primes: function.primes) + brackets(inside), level: .name)
    case .named(let name) where name == "log" || name == "ln":
      let isName = arguments.count == 1 && arguments[0].symbol != nil && primes.isEmpty
      let argument = isName ? " " + inside : primes + brackets(inside)
      return Text(latex: command(name) + argument, level: .factor, isOpen: isName)
    case .named(let name):
      return Text(latex: command(name) + primes + brackets(inside), level: .factor)
    case .diagonal: return Text(latex: "\\operatorname{diag}" + brackets(inside), level: .name)
    case .trace: return Text(latex: "\\operatorname{tr}" + brackets(inside), level: .name)
    case .inner: return Text(latex: "\\langle \(inside) \\rangle", level: .name)
    case .extreme(let isLargest):
      return Text(latex: (isLargest ? "\\max" : "\\min") + brackets(inside), level: .name)
    case .length(.euclidean): return Text(latex: "\\lVert \(inside) \\rVert_2", level: .name)
    default: throw Untranslatable("no rule for this function")
    }
  }

  /// g, g′ or \dot g of a layer.
  private mutating func head(_ match: Letters.Match, primes: Int) throws -> String {
    var match = match
    if primes == 1, writing.hasDots {
      match.declaration.name = "\\dot{\(match.declaration.name)}"
      return try latex(match, isTransposed: false)
    }
    let name = try latex(match, isTransposed: false)
    if primes == 0 { return name }
    let marks = String(repeating: "'", count: primes)
    return name.contains("^") ? "(\(name))\(marks)" : name + marks
  }

  private func command(_ name: String) -> String {
    switch name {
    case "log", "ln": writing.logarithm
    case "exp", "tanh", "sin", "cos", "tan", "sinh", "cosh", "arctan": "\\" + name
    case "softmax", "sigmoid", "relu": "\\text{\(name)}"
    default: "\\operatorname{\(name)}"
    }
  }

  // MARK: Derivatives

  mutating func derivative(_ of: Node, _ by: Node, isTotal: Bool) throws -> Text {
    let isWhole = by.symbol?.isWhole == true
    if writing.hasNablas, isWhole, !isTotal, of.symbol?.quantity.isLoss == true {
      return Text(latex: "\\nabla_{\(try latex(by))} \(try latex(of))", level: .factor)
    }
    let sign = isTotal ? "d" : "\\partial"
    let above = try text(of)
    let below = "\(sign) \(try latex(by, atLeast: .name))"
    if above.level < .name {
      return Text(latex: "\\frac{\(sign)}{\(below)} \(brackets(above.latex))", level: .product)
    }
    return Text(latex: "\\frac{\(sign) \(above.latex)}{\(below)}", level: .factor)
  }

  // MARK: Indices

  /// A plain index in a slot.
  mutating func index(_ index: Index, _ counted: Counted) throws -> String {
    try writtenIndex(letters.numbering.written(index, counted), counted, preferring: nil)
  }

  /// A plain index that is used as a number.
  mutating func count(_ index: Index) throws -> Text {
    var numbering = letters.numbering
    numbering.counted = counted
    let index = numbering.written(value: index)
    let kind = index.variable.flatMap { counted[$0] } ?? .units
    let latex = try writtenIndex(index, kind, preferring: nil)
    return Text(latex: latex, level: index.offset == 0 || index.literal != nil ? .name : .sum)
  }

  /// An index in the notation's own numbers.
  private mutating func writtenIndex(
    _ index: Index, _ counted: Counted, preferring slot: String?
  ) throws -> String {
    var offset = index.offset
    let base: String
    switch index.base {
    case .none: return "\(offset)"
    case .variable(let name): base = try indices.letter(for: name, counted, preferring: slot)
    case .depth:
      if let last = letters.settings.lastLayer { return "\(last + offset)" }
      guard let depth = letters.depth else { throw lacking("the number of layers") }
      (base, offset) = (depth.name, offset + depth.shift)
    case .width(let layer): base = try width(of: layer)
    case .samples: base = try counting(.samples, "the number of examples")
    case .label(nil): base = try counting(.label, "the number of a class")
    case .label: throw lacking("the class of an example")
    case .all: base = ":"
    }
    return offset == 0 ? base : base + (offset > 0 ? "+\(offset)" : "\(offset)")
  }

  private func lacking(_ words: String) -> Untranslatable {
    Untranslatable("\(letters.name) has no letter for \(words)", lacksLetter: true)
  }

  private func counting(_ quantity: Quantity, _ words: String) throws -> String {
    let found = letters.declarations.first { $0.quantity == quantity && $0.slotCount == 0 }
    guard let found else { throw lacking(words) }
    return name(found)
  }

  /// How many units a layer has, the layer in the notation's own number.
  private mutating func width(of layer: Index) throws -> String {
    let own = letters.declarations.filter { $0.quantity == .width }
    let last = letters.numbering.written(Index(.depth), .layers)
    let fixed = own.first { declaration in
      let pattern = declaration.roles[.layer] ?? Index(.depth)
      return pattern.variable == nil
        && (pattern == layer || pattern == Index(.depth) && layer == last)
    }
    if let fixed, fixed.slotCount == 0 { return name(fixed) }
    let general = own.first { $0.roles[.layer]?.variable != nil && $0.slotCount == 1 }
    guard let general, let pattern = general.roles[.layer], let slot = pattern.variable else {
      throw lacking("the width of a layer")
    }
    var match = Letters.Match(declaration: general)
    match.slots[slot] = layer.shifted(by: -pattern.offset)
    return try latex(match, isTransposed: false)
  }
}
