//===----------------------------------------------------------------------===//
// The declared symbols at one place of a text, and how a name with its scripts finds its own.
//===----------------------------------------------------------------------===//

import MathText

/// The symbols known at one display.
package struct Lexicon: Sendable {
  package var declarations: [Declaration] { didSet { places = Places(declarations) } }
  private var places = Places([])
  package var settings: Settings
  package var words: Set<String>
  /// Scalars or vectors that the equation is about and no network knows.
  package var variables: Set<String> = []
  /// Indices that a sum binds: whatever else their letters count, they are those indices.
  package var bound: Set<String> = []
  /// The declaration that is being read, and says nothing yet.
  private var masked: Int?
  /// Whether what is limited to this display comes before a name for all displays that is spelled as
  /// it is declared.
  package var displaysDecide = false
  /// Whether ∂/∂x (…) y differentiates what is in the brackets alone.
  package var operatorsTakeBrackets = false
  /// Plain names that the claim gives new values by a gradient.
  package var trained: Set<String> = []
  /// Letters that stand alone on a side for the number that all know by them, π or e.
  package var constants: Set<String> = []

  package init(_ notation: TextNotation, display: Int, defined: [Declaration] = []) {
    let known = defined.filter { $0.displays?.contains(display) ?? true }
    declarations = known.reversed() + notation.declarations(at: display)
    places = Places(declarations)
    settings = notation.settings(at: display)
    words = Commands.words.union(defined.map(\.plain))
      .union(declarations.filter(\.isWord).map(\.plain))
    // A formula is made of symbols that are declared above it.
    let formulas = declarations.indices.filter {
      declarations[$0].quantity == .formula && declarations[$0].formula == nil
    }
    for position in formulas.sorted(by: {
      (declarations[$0].line ?? 0) < (declarations[$1].line ?? 0)
    }) {
      let declaration = declarations[position]
      guard let read = node(of: declaration, at: position) else { continue }
      let body = whole(read, besides: declaration.slotVariables)
      let formula = Formula(variables: declaration.parameters, body: body)
      declarations[position].formula = formula
      let asArguments = declaration.writtenArguments.flatMap(\.lettersInScripts)
      declarations[position].keepSlots(formula.freeIndices.names.union(asArguments))
    }
  }

  /// A formula with the sums that it implies, and with what sums run up to left open.
  ///
  /// - Parameter slots: the indices of the name that it is the formula of
  package func whole(_ body: Node, besides slots: Set<String> = [], letters: Set<String> = [])
    -> Node
  {
    let summed =
      settings.repeatedAreSummed ? body.summingRepeatedIndices(besides: slots) : body
    return summed.withOpenLimits(besides: slots, indexLetters: letters)
  }

  /// What a formula says, in the symbols besides its own.
  private mutating func node(of formula: Declaration, at position: Int) -> Node? {
    (variables, masked) = (Set(formula.parameters), position)
    defer { (variables, masked) = ([], nil) }
    return try? ExpressionParser.parse(formula.definition, self)
  }

  /// Where the declarations of each name stand, in their order.
  private struct Places {
    var named: [String: [Int]] = [:]
    /// By the name without its font.
    var plain: [String: [Int]] = [:]

    init(_ declarations: [Declaration]) {
      for (place, declaration) in declarations.enumerated() {
        named[declaration.name, default: []].append(place)
        plain[declaration.plain, default: []].append(place)
      }
    }
  }

  /// Where declarations of a name stand, in their order.
  private func places(_ name: String, plain: String) -> [Int] {
    let named = places.named[name, default: []]
    let plain = places.plain[plain, default: []]
    let all = named.isEmpty || named == plain ? plain : Set(named + plain).sorted()
    return masked.map { masked in all.filter { $0 != masked } } ?? all
  }

  /// Whether a name has a declaration for this display and another for all.
  package func isContested(_ plain: String) -> Bool {
    let found = places.plain[plain, default: []].map { declarations[$0].displays == nil }
    return found.contains(true) && found.contains(false)
  }

  /// The letters that count something in the scripts of declared names.
  package var indexLetters: Set<String> {
    declarations.reduce(into: []) { $0.formUnion($1.slotVariables) }
  }

  package func isDeclared(_ name: String, plain: String) -> Bool {
    !places(name, plain: plain).isEmpty
  }

  private static let counted: Set<Quantity> = [.depth, .width, .samples, .label]

  /// Whether letters in the scripts of a declared symbol belong to its name: the `in` of `v_{in}`.
  func isNameInScripts(_ text: String) -> Bool {
    declarations.contains { declaration in
      [declaration.superscripts, declaration.subscripts].contains { slots in
        text == slots.map { if case .literal(let text) = $0 { text } else { " " } }.joined()
      }
    }
  }

  /// Whether a name is declared as a plain variable.
  package func isVariable(_ plain: String) -> Bool {
    declarations.contains { $0.plain == plain && $0.quantity == .variable }
  }

  /// What a name with scripts counts, where it is a number of layers, units or samples.
  package func count(_ name: String, _ scripts: [Item]) -> Index? {
    let places = places(name, plain: name)
    if scripts.isEmpty,
      let alias = places.first(where: {
        declarations[$0].quantity == .index && declarations[$0].plain == name
      }),
      let meant = declarations[alias].roles[.unit]?.variable
    {
      return Index(.variable(meant))
    }
    guard
      places.contains(where: {
        declarations[$0].name == name && Self.counted.contains(declarations[$0].quantity)
      }),
      let match = match(name, plain: name, scripts, among: Self.counted)
    else { return nil }
    guard match.powers.isEmpty, match.entries.isEmpty else { return nil }
    switch match.declaration.quantity {
    case .depth: return match.declaration.roles[.layer] ?? Index(.depth)
    case .samples: return Index(.samples)
    case .label:
      return Index(.label(of: match.declaration.roles[.sample]?.substituting(match.slots)))
    case .width:
      let layer = match.declaration.roles[.layer] ?? Index(.depth)
      return Index(.width(layer.substituting(match.slots)))
    default: return nil
    }
  }

  /// The best declaration for a name with its scripts.
  package func match(
    _ name: String, plain: String, _ scripts: [Item], arguments: [String]? = nil,
    among quantities: Set<Quantity>? = nil
  ) -> Match? {
    let candidates = candidates(name, plain: plain, scripts, among: quantities)
    let rivals = Match.Rivals(candidates.map(\.match), displaysDecide: displaysDecide)
    var best: Match?
    for (order, var match) in candidates {
      match.rank(as: name, among: rivals)
      match.rank(calledWith: arguments)
      match.score -= Double(order) * 0.001
      if best.map({ match.score > $0.score }) ?? true { best = match }
    }
    return best.map { displayed($0, scripts) }
  }

  /// The declarations that fit a name with its scripts, each with its place among all.
  private func candidates(
    _ name: String, plain: String, _ scripts: [Item], among quantities: Set<Quantity>?
  ) -> [(order: Int, match: Match)] {
    var found: [(order: Int, match: Match)] = []
    let places = places(name, plain: plain)
    for order in places where !(scripts.isEmpty && declarations[order].hasLiterals) {
      let declaration = declarations[order]
      // `layers 0..L` says what L counts in a script, and nothing of a loss L.
      if declaration.quantity == .depth, quantities == nil,
        places.contains(where: { declarations[$0].quantity != .depth })
      {
        continue
      }
      if let quantities, !quantities.contains(declaration.quantity) { continue }
      if declaration.quantity == .label, scripts.isEmpty, isIndex(plain, besides: declaration) {
        continue
      }
      if let match = match(declaration, scripts) { found.append((order, match)) }
    }
    return found
  }

  /// Whether a letter that is declared as a label is an index nevertheless: a sum binds it, or it is
  /// the `y_i` of an example and its y that of units.
  private func isIndex(_ letter: String, besides label: Declaration) -> Bool {
    if bound.contains(letter) { return true }
    guard label.slotCount > 0 else { return false }
    return declarations.contains { other in
      [.unit, .to, .from].contains { other.roles[$0]?.variable == letter }
        && other.slotVariables.contains(letter)
    }
  }

  /// A variable that the text has given a formula is it.
  private func displayed(_ match: Match, _ scripts: [Item]) -> Match {
    let variable = match.declaration
    guard variable.quantity == .variable else { return match }
    let pattern = variable.pattern
    let place = places.plain[variable.plain, default: []].first {
      declarations[$0].isDisplayed && declarations[$0].pattern == pattern
        && (declarations[$0].displays == nil || declarations[$0].displays == variable.displays)
    }
    return place.flatMap { self.match(declarations[$0], scripts) } ?? match
  }
}

extension Quantity {
  /// Whether a subscript on the whole picks an entry.
  package var hasEntries: Bool {
    switch self {
    case .input, .activation, .preactivation, .bias, .delta, .target, .weight, .formula:
      true
    default: false
    }
  }
}
