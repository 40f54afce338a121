//===----------------------------------------------------------------------===//
// The letters of a notation, found by what they stand for.
//===----------------------------------------------------------------------===//

import Syntax

/// The letters of a notation, found by what they stand for: what its lines say of one display, or of
/// any.
struct Letters: Sendable {
  /// As messages call the notation.
  let name: String
  let numbering: Numbering
  let writing: Writing
  let declarations: [Declaration]
  /// What its last layer is called, and what is added to that.
  let depth: (name: String, shift: Int)?

  var settings: Settings { numbering.settings }

  init(_ notation: TextNotation, name: String, display: Int = Letters.anyDisplay) {
    self.name = name
    writing = notation.writing
    declarations = notation.declarations(at: display)
    numbering = Numbering(settings: notation.settings(at: display))
    let layers = notation.layers.last { $0.displays?.contains(display) ?? true }?.value
    depth = layers.flatMap { layers in layers.name.map { ($0, layers.shift) } }
  }

  /// A display that no line of a notation is about.
  static let anyDisplay = Int.max

  /// A symbol of the notation for a plain one.
  struct Match {
    var declaration: Declaration
    /// In the notation's own numbers.
    var slots: [String: Index] = [:]
    /// Subscripts on a letter that is declared for the whole.
    var entries: [Index] = []
    /// How far it is from what is wanted.
    var cost = 0
  }

  /// The notation's symbol for a plain one.
  ///
  /// - Throws: ``Untranslatable`` where it has none
  func match(_ symbol: Symbol) throws -> Match {
    let matches = declarations.compactMap { match($0, symbol) }
    if let best = matches.min(by: { $0.cost < $1.cost }) { return best }
    throw Untranslatable("\(name) has no letter for \(words(for: symbol))", lacksLetter: true)
  }

  private func match(_ declaration: Declaration, _ symbol: Symbol) -> Match? {
    guard let cost = distance(declaration, symbol), declaration.parameters.isEmpty else {
      return nil
    }
    var match = Match(declaration: declaration, cost: cost)
    for role in [Role.layer, .to, .from, .unit, .sample] {
      let wanted = self.wanted(role, of: symbol, by: declaration)
      guard fill(role, with: wanted, into: &match) else { return nil }
    }
    return dropsOnlyLast(match) ? match : nil
  }

  /// How far a letter's quantity is from what is wanted; nil of another quantity.
  private func distance(_ declaration: Declaration, _ symbol: Symbol) -> Int? {
    guard declaration.isBatch == symbol.declaration.isBatch else { return nil }
    switch (symbol.quantity, declaration.quantity) {
    case (.function, .function): return distance(ofFunction: declaration, symbol)
    case (.activation, .activation):
      let isFixed = isForOutput(declaration)
      return symbol.isNamedOutput == isFixed ? 0 : isFixed ? 4 : 1
    case (.input, .activation), (.activation, .input): return 6
    case (.constant, .constant):
      return symbol.declaration.name == declaration.pattern ? 0 : nil
    case (let wanted, let own): return wanted == own ? 0 : nil
    }
  }

  private func isForOutput(_ declaration: Declaration) -> Bool {
    guard let layer = declaration.roles[.layer], layer.variable == nil else { return false }
    return numbering.written(Index(.depth), .layers) == layer
  }

  private func distance(ofFunction declaration: Declaration, _ symbol: Symbol) -> Int? {
    let layers = declaration.function?.layers ?? .all
    let wanted = symbol.declaration.function?.layers ?? .all
    if declaration.roles[.layer] != nil {
      return symbol.roles[.layer] == nil ? nil : wanted == .hidden ? 2 : 1
    }
    let isOutput = symbol.roles[.layer] == Index(.depth)
    switch layers {
    case .all: return 2
    case .hidden: return wanted == .hidden ? 0 : isOutput ? nil : 3
    case .output: return isOutput ? 0 : nil
    }
  }

  /// The index that a letter would show.
  private func wanted(_ role: Role, of symbol: Symbol, by declaration: Declaration) -> Index? {
    let plain = role == .layer ? symbol.layer : symbol.roles[role]
    if role == .layer, declaration.roles[.layer] == nil {
      switch declaration.quantity {
      case .target, .function: return nil
      case .input where plain == .constant(0): return nil
      default: break
      }
    }
    return plain.map { numbering.written($0, Counted(role)) }
  }

  private func fill(_ role: Role, with wanted: Index?, into match: inout Match) -> Bool {
    let declaration = match.declaration
    let inArgument = role == .sample ? exampleLetter(inArgumentsOf: declaration) : nil
    switch (wanted, inArgument.map { Index(.variable($0)) } ?? declaration.roles[role]) {
    case (nil, nil): return true
    case (nil, .some(let pattern)):
      // The whole, where the text writes wholes by leaving indices out.
      match.cost += 2
      return pattern.variable != nil && [.unit, .to, .from].contains(role) && !writing.byUnits
    case (.some(let wanted), nil):
      guard role != .layer, role != .sample, !isIndexedOtherwise(declaration) else { return false }
      match.cost += 3
      match.entries.append(wanted)
      return true
    case (.some(let wanted), .some(let pattern)):
      guard let name = pattern.variable else { return pattern == wanted }
      let value = wanted.shifted(by: -pattern.offset)
      if let other = match.slots[name], other != value { return false }
      match.slots[name] = value
      return true
    }
  }

  /// Whether a subscript at a letter for a whole would be read as something else: x_i of a text where
  /// that is the i-th example.
  private func isIndexedOtherwise(_ whole: Declaration) -> Bool {
    declarations.contains { other in
      other.plain == whole.plain && other.quantity == whole.quantity && other.roles[.sample] != nil
        && other.slotCount > whole.slotCount
    }
  }

  /// The letter that says of which example the input is that stands in brackets behind a name: the m of
  /// y(x_m).
  private func exampleLetter(inArgumentsOf declaration: Declaration) -> String? {
    guard !declaration.writtenArguments.isEmpty else { return nil }
    let letters = declarations.filter { $0.quantity == .input }.compactMap {
      $0.roles[.sample]?.variable
    }
    return letters.first { letter in
      declaration.writtenArguments.joined().contains { $0.mentions(letter) }
    }
  }

  /// Whether the indices that are left out stand behind all others.
  private func dropsOnlyLast(_ match: Match) -> Bool {
    func isFilled(_ slot: Declaration.Slot) -> Bool {
      if case .slot(let name) = slot { match.slots[name] != nil } else { true }
    }
    let below = match.declaration.subscripts.drop(while: isFilled)
    guard match.entries.isEmpty || match.declaration.subscripts.allSatisfy(\.isLiteral) else {
      return false
    }
    return match.declaration.superscripts.allSatisfy(isFilled) && !below.contains(where: isFilled)
  }
}

extension Letters {
  /// A quantity in words.
  func words(for symbol: Symbol) -> String {
    let isWhole = symbol.isWhole
    let ofAll = symbol.declaration.isBatch ? " of all examples" : ""
    let ofOne = symbol.roles[.sample] == nil ? "" : " of one example among several"
    switch symbol.quantity {
    case .weight: return isWhole ? "a matrix of weights" : "a single weight"
    case .bias:
      return (isWhole ? "all biases of a layer" : "a bias")
        + (ofAll.isEmpty ? "" : ", for all examples")
    case .function: return "the activation function of such a layer"
    case .input, .activation, .preactivation, .delta, .target:
      let plural = symbol.isNamedOutput ? "output" : symbol.quantity.rawValue
      return (isWhole ? "the vector of \(plural)s" : "one \(plural)") + ofAll + ofOne
    case .loss: return "the loss" + (ofOne.isEmpty ? " of one example" : ofOne)
    case .meanLoss, .totalLoss, .rate: return "the \(symbol.quantity.rawValue)"
    case .constant: return "the constant \(symbol.declaration.name)"
    default: return "what is called \(symbol.quantity.rawValue)"
    }
  }
}

extension Item {
  /// Whether a letter stands in its scripts.
  fileprivate func mentions(_ letter: String) -> Bool {
    letters == letter || parts.joined().contains { $0.mentions(letter) }
  }
}
