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
      let body = read.withOpenLimits(besides: declaration.slotVariables)
      declarations[position].formula = Formula(variables: declaration.parameters, body: body)
      let asArguments = declaration.writtenArguments.flatMap(\.lettersInScripts)
      declarations[position].keepSlots(FreeIndices(of: [body]).names.union(asArguments))
    }
  }

  /// What a formula says, in the symbols besides its own.
  private mutating func node(of formula: Declaration, at position: Int) -> Node? {
    (variables, masked) = (Set(formula.parameters), position)
    defer { (variables, masked) = ([], nil) }
    return try? ExpressionParser.parse(formula.definition, self)
  }

  /// What a name finds: its declaration, what stands in the slots, and what is left of the scripts.
  package struct Match {
    @Shared package var declaration: Declaration
    package var slots: [String: Index] = [:]
    package var isTransposed = false
    /// Superscripts that are no slots: powers.
    package var powers: [[Item]] = []
    /// Subscripts that are no slots: entries.
    package var entries: [[Item]] = []
    package var score = 0.0

    package init(
      declaration: Declaration, slots: [String: Index] = [:], isTransposed: Bool = false,
      powers: [[Item]] = [], entries: [[Item]] = [], score: Double = 0.0
    ) {
      self.declaration = declaration
      self.slots = slots
      self.isTransposed = isTransposed
      self.powers = powers
      self.entries = entries
      self.score = score
    }

    /// Whether each slot holds the letter it is declared with.
    package var isSpelled: Bool {
      let names = declaration.slotVariables
      return !names.isEmpty && names.allSatisfy { slots[$0] == Index(.variable($0)) }
    }

    /// Whether it is spelled as it is declared for all displays.
    package var isSpelledForAll: Bool { declaration.displays == nil && isSpelled }

    /// Whether an index stands above that its declaration has a slot for.
    package var hasIndexAbove: Bool { powers.isEmpty && !declaration.superscripts.isEmpty }

    /// Whether a quantity of a network would have a power that is no number.
    package var isRaisedToIndex: Bool {
      declaration.quantity.hasEntries
        && powers.contains { !$0.allSatisfy { if case .number = $0.kind { true } else { false } } }
    }

    /// Whether a slot was left out.
    package var isOpen: Bool { declaration.slotVariables.contains { slots[$0] == nil } }

    /// The parts the indices play; slots that were left out play none.
    package var roles: [Role: Index] {
      let open = declaration.slotVariables.subtracting(slots.keys)
      return declaration.roles.filter { $0.value.variable.map { !open.contains($0) } ?? true }
        .mapValues { $0.substituting(slots) }
    }
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
    case .label: return Index(.label)
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
    // The letter decides first: `in 3: y_j` says nothing of a y_i that is declared for all displays.
    let isSpelled = found.contains(where: \.match.isSpelledForAll) && !displaysDecide
    let isRaised = found.contains(where: \.match.hasIndexAbove)
    let isComplete = found.contains { $0.match.isSpelled }
    var best: Match?
    for (order, candidate) in found {
      var match = candidate
      let declaration = match.declaration
      match.score += declaration.name == name ? 4 : 0
      match.score += declaration.displays != nil && (match.isSpelled || !isSpelled) ? 20 : 0
      // `in 1: u_j` leaves u^{k-1}_j what it is: no power of u_j.
      if isRaised, match.isRaisedToIndex { match.score -= 25 }
      // `in 14` says more of display 14 than `in 14-15`.
      match.score -= Double(min(declaration.displays?.count ?? 0, 100)) * 0.01
      // A name as it is declared comes before another with an index left out.
      if isComplete, match.isOpen { match.score -= 20 }
      if let expected = declaration.arguments {
        // `J(W,b;x,y)` is not `J(W,b)`; `g(x|\theta)` may be declared as `g(x)`.
        if let arguments {
          let isLike = arguments.first == expected.first
          match.score +=
            arguments == expected ? 6 : isLike && declaration.quantity.hasEntries ? 1 : -6
        } else if declaration.quantity != .formula {
          match.score -= 3
        }
      }
      match.score -= Double(order) * 0.001
      if best.map({ match.score > $0.score }) ?? true { best = match }
    }
    return best.map { displayed($0, scripts) }
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
