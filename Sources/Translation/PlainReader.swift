//===----------------------------------------------------------------------===//
// From a text's expression to one that no notation has a say in.
//===----------------------------------------------------------------------===//

import Syntax

/// Reads expressions of one notation as plain ones.
struct PlainReader {
  let numbering: Numbering
  /// Whether the text has functions for its layers that it does not name.
  let hasOtherFunctions: Bool
  var settings: Settings { numbering.settings }
  /// How many formulas this one is inside of.
  private var depth = 0

  /// A name for a name for a name, so many times, is none that a person wrote.
  private static let deepest = 8

  init(_ lexicon: Lexicon, sides: [Node]) {
    self.init(
      lexicon.settings, sides: sides,
      hasOtherFunctions: lexicon.declarations.contains {
        $0.quantity == .function && $0.function?.kinds.isEmpty ?? true
      })
  }

  private init(_ settings: Settings, sides: [Node], hasOtherFunctions: Bool) {
    self.hasOtherFunctions = hasOtherFunctions
    numbering = Numbering(settings: settings, counted: Numbering.counted(in: sides))
  }

  /// An expression without its notation.
  func plain(_ node: Node) throws -> Node {
    switch node.kind {
    case .number, .variable, .dots: return node
    case .count(let index): return .of(.count(numbering.plain(value: index)))
    case .symbol(let symbol): return try plain(symbol)
    case .entry(let inner, let indices): return try entry(of: plain(inner), indices)
    case .transpose(let inner): return try plain(inner).transposed()
    case .function(let function): return try output(of: function)
    case .apply(let function, let arguments): return try apply(function, arguments)
    case .derivative(let of, let by): return try derivative(plain(of), plain(by), node.isTotal)
    case .product(let factors, let signs): return try product(factors, signs)
    case .series(let series): return try self.series(series)
    case .indicator(let condition): return .of(.indicator(try self.condition(condition)))
    case .cases(let branches):
      return .of(
        .cases(
          try branches.map {
            Node.Branch(try plain($0.value), if: try $0.condition.map(self.condition))
          }))
    case .negate, .sum, .quotient, .power, .grid, .tuple, .norm:
      return try node.rewritten(plain)
    case .differential: throw Untranslatable("no rule for a differential alone")
    case .sumAlong: throw Untranslatable("no rule for a sum along an axis")
    }
  }

  // MARK: Symbols

  private func plain(_ symbol: Symbol) throws -> Node {
    guard symbol.open.isEmpty else {
      throw Untranslatable("no rule for \(symbol.declaration.name) with indices left out")
    }
    switch symbol.quantity {
    case .formula: return try expanded(symbol)
    case .activation where isOutput(symbol): return oriented(symbol, name: Symbol.outputName)
    case .input, .activation, .preactivation, .delta, .target, .bias, .weight:
      return oriented(symbol, name: nil)
    case .loss, .meanLoss, .totalLoss:
      try checkArguments(of: symbol)
      return .of(.symbol(.plain(symbol.quantity, roles: roles(of: symbol))))
    case .identity where symbol.roles[.unit] != nil, .ones where symbol.roles[.unit] != nil:
      throw Untranslatable("what is as long as something is counted")
    case .constant, .rate, .identity, .ones, .parameters, .variable:
      let name = symbol.quantity == .rate ? nil : symbol.declaration.pattern
      return .of(.symbol(.plain(symbol.quantity, name: name, roles: roles(of: symbol))))
    case .label, .depth, .width, .samples, .function, .multiplication, .index, .array:
      throw Untranslatable("no rule for \(symbol.declaration.name) alone")
    }
  }

  /// Whether a text's symbol is a letter of its own for the output.
  func isOutput(_ symbol: Symbol) -> Bool {
    guard let layer = symbol.declaration.roles[.layer] else { return false }
    return layer == Index(.depth) || layer.literal != nil && layer.literal == settings.lastLayer
  }

  /// The parts of the indices, as plain numbers; of the arguments, which example they are of.
  private func roles(of symbol: Symbol) -> [Role: Index] {
    var roles = symbol.roles
    if roles[.sample] == nil {
      roles[.sample] =
        symbol.arguments.lazy.flatMap(\.all).compactMap { $0.symbol?.roles[.sample] }
        .first
    }
    if symbol.quantity == .bias || symbol.quantity == .input || symbol.quantity == .target {
      roles[.sample] = symbol.quantity == .bias ? nil : roles[.sample]
    }
    if isOutput(symbol) { roles[.layer] = Index(.depth) }
    // An index that a declaration names and no slot holds is left out.
    let slots = symbol.declaration.slotVariables.union(symbol.declaration.arguments ?? [])
    for (role, pattern) in symbol.declaration.roles where role != .layer {
      guard let name = pattern.variable, !slots.contains(name), roles[role] == pattern else {
        continue
      }
      roles[role] = nil
    }
    return Dictionary(
      uniqueKeysWithValues: roles.map { ($0.key, numbering.plain($0.value, Counted($0.key))) })
  }

  /// The plain symbol, transposed where the text has it so; a weight of the unit that is always 1 is a
  /// bias.
  private func oriented(_ symbol: Symbol, name: String?) -> Node {
    var roles = roles(of: symbol)
    if symbol.quantity == .weight, let from = roles[.from], isConstant(from, roles[.layer]) {
      roles[.unit] = roles[.to]
      (roles[.to], roles[.from]) = (nil, nil)
      return .of(.symbol(.plain(.bias, roles: roles)))
    }
    let isBatch = symbol.declaration.isBatch && roles[.sample] == nil
    let plain = Symbol.plain(symbol.quantity, name: name, roles: roles, isBatch: isBatch)
    let node = Node.of(.symbol(plain))
    return isTurned(symbol, plain) ? .of(.transpose(node)) : node
  }

  private func isTurned(_ symbol: Symbol, _ plain: Symbol) -> Bool {
    guard plain.isWhole || plain.declaration.isBatch else { return false }
    if plain.quantity == .weight {
      let isMatrix = plain.roles[.to] == nil && plain.roles[.from] == nil
      return isMatrix && symbol.declaration.rowsAreFrom
    }
    let isRow = plain.declaration.isBatch ? nil : symbol.declaration.isRow
    return isRow ?? settings.samplesInRows
  }

  private func isConstant(_ unit: Index, _ layer: Index?) -> Bool {
    switch settings.biases {
    case .foldedFirst: unit == .constant(0)
    case .foldedLast:
      layer.map { unit == Index(.width($0.shifted(by: -1)), offset: 1) } ?? false
    case .apart, .none: false
    }
  }

  private func checkArguments(of symbol: Symbol) throws {
    let isPlain = symbol.arguments.flatMap(\.all).allSatisfy { node in
      switch node.kind {
      case .symbol, .variable, .count, .tuple, .dots, .transpose, .entry: true
      default: false
      }
    }
    guard isPlain else {
      throw Untranslatable("no rule for \(symbol.declaration.name) of another output")
    }
  }

  /// What a name stands for.
  private func expanded(_ symbol: Symbol) throws -> Node {
    guard let formula = symbol.declaration.formula, formula.variables.isEmpty,
      !symbol.declaration.isSomeFunction, depth < Self.deepest
    else { throw Untranslatable("no rule for \(symbol.declaration.name)") }
    let slots = symbol.slots
    let body = formula.body.mapIndices { $0.substituting(slots) }
    var inner = PlainReader(settings, sides: [body], hasOtherFunctions: hasOtherFunctions)
    inner.depth = depth + 1
    return try inner.plain(body)
  }
}

extension Settings {
  /// Whether the derivative of a number by something plain lies otherwise than that does.
  func turnsGradient(by node: Node) -> Bool {
    guard let symbol = node.symbol, symbol.isWhole || symbol.declaration.isBatch else {
      return false
    }
    switch gradients {
    case .shaped: return false
    case .rows, .rowsForFractions: return true
    case .rowsForVectors: return symbol.quantity != .weight
    case .rowsExceptParameters: return symbol.quantity != .weight && symbol.quantity != .bias
    }
  }
}
