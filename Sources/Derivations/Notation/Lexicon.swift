//===----------------------------------------------------------------------===//
// The declared symbols at one place of a text, and how a name with its scripts finds its own.
//===----------------------------------------------------------------------===//

/// The symbols known at one display.
struct Lexicon: Sendable {
  var declarations: [Declaration] { didSet { places = Self.places(declarations) } }
  /// Where the declarations of each name stand, with its font and without.
  private var places: [String: [Int]] = [:]
  var settings: Settings
  var words: Set<String>
  /// Scalars or vectors that the equation is about and no network knows.
  var variables: Set<String> = []
  /// Whether ∂/∂x (…) y differentiates what is in the brackets alone.
  var operatorsTakeBrackets = false

  init(_ notation: TextNotation, display: Int, defined: [Declaration] = []) {
    let known = defined.filter { $0.displays?.contains(display) ?? true }
    declarations = known.reversed() + notation.declarations(at: display)
    places = Self.places(declarations)
    settings = notation.settings(at: display)
    words = notation.words.union(Commands.words).union(defined.map(\.plain))
    for position in declarations.indices where declarations[position].formula == nil {
      let declaration = declarations[position]
      guard declaration.quantity == .formula else { continue }
      var inner = self
      inner.variables = Set(declaration.parameters)
      inner.declarations.remove(at: position)
      if let read = try? ExpressionParser.parse(declaration.definition, inner) {
        let body = read.withOpenLimits(besides: declaration.slotVariables)
        declarations[position].formula = Formula(variables: declaration.parameters, body: body)
        let asArguments = declaration.writtenArguments.flatMap(\.lettersInScripts)
        declarations[position].keepSlots(FreeIndices(of: [body]).names.union(asArguments))
      }
    }
  }

  /// What a name finds: its declaration, what stands in the slots, and what is left of the scripts.
  struct Match {
    @Shared var declaration: Declaration
    var slots: [String: Index] = [:]
    var isTransposed = false
    /// Superscripts that are no slots: powers.
    var powers: [[Item]] = []
    /// Subscripts that are no slots: entries.
    var entries: [[Item]] = []
    var score = 0.0

    /// Whether each slot holds the letter it is declared with.
    var isSpelled: Bool {
      let names = declaration.slotVariables
      return !names.isEmpty && names.allSatisfy { slots[$0] == Index(.variable($0)) }
    }

    /// Whether a slot was left out.
    var isOpen: Bool { declaration.slotVariables.contains { slots[$0] == nil } }

    /// The parts the indices play; slots that were left out play none.
    var roles: [Role: Index] {
      let open = declaration.slotVariables.subtracting(slots.keys)
      return declaration.roles.filter { $0.value.variable.map { !open.contains($0) } ?? true }
        .mapValues { $0.substituting(slots) }
    }
  }

  private static func places(_ declarations: [Declaration]) -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (place, declaration) in declarations.enumerated() {
      places[declaration.name, default: []].append(place)
      if declaration.plain != declaration.name {
        places[declaration.plain, default: []].append(place)
      }
    }
    return places
  }

  /// Where declarations of a name stand, in their order.
  private func places(_ name: String, plain: String) -> [Int] {
    var found = places[name, default: []].filter { declarations[$0].name == name }
    let plain = places[plain, default: []].filter { declarations[$0].plain == plain }
    if found.isEmpty { return plain }
    found += plain.filter { declarations[$0].name != name }
    return found.sorted()
  }

  func isDeclared(_ name: String, plain: String) -> Bool {
    !places(name, plain: plain).isEmpty
  }

  private static let counted: Set<Quantity> = [.depth, .width, .samples, .label]

  /// Whether a name is declared as a plain variable.
  func isVariable(_ plain: String) -> Bool {
    declarations.contains { $0.plain == plain && $0.quantity == .variable }
  }

  /// What a name with scripts counts, where it is a number of layers, units or samples.
  func count(_ name: String, _ scripts: [Item]) -> Index? {
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
  func match(
    _ name: String, plain: String, _ scripts: [Item], arguments: [String]? = nil,
    among quantities: Set<Quantity>? = nil
  ) -> Match? {
    var found: [(order: Int, match: Match)] = []
    let places = places(name, plain: plain)
    for order in places {
      let declaration = declarations[order]
      // `layers 0..L` says what L counts in a script, and nothing of a loss L.
      if declaration.quantity == .depth, quantities == nil,
        places.contains(where: { declarations[$0].quantity != .depth })
      {
        continue
      }
      if let quantities, !quantities.contains(declaration.quantity) { continue }
      if let match = match(declaration, scripts) { found.append((order, match)) }
    }
    // The letter decides first: `in 3: y_j` says nothing of a y_i that is declared for all displays.
    let isSpelled = found.contains { $0.match.declaration.displays == nil && $0.match.isSpelled }
    let isComplete = found.contains { $0.match.isSpelled }
    var best: Match?
    for (order, candidate) in found {
      var match = candidate
      let declaration = match.declaration
      match.score += declaration.name == name ? 4 : 0
      match.score += declaration.displays != nil && (match.isSpelled || !isSpelled) ? 20 : 0
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

  /// A variable that the text has given a formula is it.
  private func displayed(_ match: Match, _ scripts: [Item]) -> Match {
    let variable = match.declaration
    guard variable.quantity == .variable else { return match }
    return declarations.first {
      $0.isDisplayed && $0.plain == variable.plain && $0.pattern == variable.pattern
        && ($0.displays == nil || $0.displays == variable.displays)
    }.flatMap { self.match($0, scripts) } ?? match
  }

  private func match(_ declaration: Declaration, _ scripts: [Item]) -> Match? {
    var match = Match(declaration: declaration)
    var needsSuperscript = !declaration.superscripts.isEmpty
    var subscripts: [Item] = []
    for script in scripts {
      switch script.kind {
      case .superscript(let items):
        let read = Superscript(items, source: script.source)
        if needsSuperscript, bind(read, of: declaration, to: &match) {
          needsSuperscript = false
          match.isTransposed = match.isTransposed || read.isTransposed
        } else if read.content.isEmpty && read.isTransposed {
          match.isTransposed.toggle()
        } else if !needsSuperscript || declaration.superscripts.isEmpty {
          if declaration.isParameter || declaration.quantity == .parameters, read.bracket != .none,
            isIteration(read.content)
          {
            continue
          }
          if read.bracket != .none { return nil }
          match.powers.append(items)
        } else {
          return nil
        }
      case .subscript(let items): subscripts += items
      default: return nil
      }
    }
    if needsSuperscript && !dropsSuperscript(declaration) { return nil }
    return bindSubscripts(subscripts, of: declaration, to: &match) ? match : nil
  }

  /// Whether a script counts the steps of gradient descent: `w^{(r+1)} = w^{(r)} - …`.
  private func isIteration(_ content: [Item]) -> Bool {
    guard let items = reader.items(content, splittingDigits: false), items.count == 1,
      let name = items[0].index.variable
    else { return false }
    return !isDeclared(name, plain: name)
  }

  /// Whether a symbol's superscripts may be left out: those that count samples may.
  private func dropsSuperscript(_ declaration: Declaration) -> Bool {
    areOfSamples(declaration.superscripts[...], declaration)
  }

  private func areOfSamples(
    _ slots: ArraySlice<Declaration.Slot>, _ declaration: Declaration
  ) -> Bool {
    slots.allSatisfy { slot in
      guard case .slot(let variable) = slot else { return false }
      return declaration.roles[.sample]?.variable == variable
    }
  }

  private var reader: ScriptReader { ScriptReader(count: count) }

  private func bind(
    _ script: Superscript, of declaration: Declaration, to match: inout Match
  ) -> Bool {
    let slots = declaration.superscripts
    if declaration.bracket == script.bracket {
      match.score += 4
    } else if declaration.bracket != .none && script.bracket != .none {
      return false
    }
    for splitting in [false, true] {
      guard let items = reader.items(script.content, splittingDigits: splitting) else {
        return false
      }
      if fill(slots, with: items, to: &match) { return true }
      let (given, left) = (slots.prefix(items.count), slots.dropFirst(items.count))
      if !given.isEmpty, !left.isEmpty, areOfSamples(left, declaration),
        fill(Array(given), with: items, to: &match)
      {
        return true
      }
      if script.isDouble, items.count == slots.count + 1, slots.count > 0,
        declaration.isBatch || declaration.quantity == .formula,
        fill(slots, with: Array(items.dropLast()), to: &match)
      {
        let sample = items[slots.count]
        if declaration.isBatch {
          match.declaration.isBatch = false
          match.declaration.roles[.sample] = sample.index
        } else {
          match.entries.append(place(ofSample: sample, script.source))
        }
        return true
      }
    }
    return false
  }

  /// `dZ^{[l](i)}` of a matrix that holds all examples: its column, or its row, i.
  private func place(ofSample item: ScriptItem, _ source: Range<Int>) -> [Item] {
    let index = Item(kind: .name(item.text, plain: item.text), source: item.index.source)
    let number = Item(kind: .number(item.text), source: item.index.source)
    let place = item.index.literal == nil ? index : number
    let all = Item(kind: .sign(":"), source: source)
    return settings.samplesInRows ? [place, all] : [all, place]
  }

  private func bindSubscripts(
    _ content: [Item], of declaration: Declaration, to match: inout Match
  ) -> Bool {
    let slots = declaration.subscripts
    if content.isEmpty {
      if slots.isEmpty && declaration.arguments == nil { match.score += 2 }
      return droppable(slots[...], of: declaration)
    }
    let readings = [false, true].compactMap { reader.items(content, splittingDigits: $0) }
    if content.contains(where: { $0.isSign(":") }), droppable(slots[...], of: declaration) {
      // X_{i,:} is a row of the whole, whatever its entries are declared as.
      match.entries.append(content)
      return true
    }
    for items in readings where fill(slots, with: items, to: &match) {
      match.score += 2
      return true
    }
    for items in readings
    where items.count < slots.count && droppable(slots[items.count...], of: declaration) {
      if fill(Array(slots[..<items.count]), with: items, to: &match) { return true }
    }
    if readings.isEmpty, slots.count == 1, case .literal(let text) = slots[0] {
      return text == Item(kind: .subscript(content), source: 0..<0).scriptText
    }
    guard slots.isEmpty, declaration.quantity.hasEntries, declaration.roles[.unit] == nil,
      !readings.isEmpty
    else { return false }
    match.entries.append(content)
    match.score -= 30
    return true
  }

  /// Whether slots at the end may be left out, the symbol then meaning the whole.
  private func droppable(_ slots: ArraySlice<Declaration.Slot>, of declaration: Declaration)
    -> Bool
  {
    if let formula = declaration.formula, !slots.isEmpty {
      let roles = FreeIndices(of: [formula.body]).roles
      return slots.allSatisfy { slot in
        guard case .slot(let variable) = slot, let role = roles[variable] else { return false }
        return role != .layer
      }
    }
    let units = [Role.unit, .to, .from, .sample].compactMap { declaration.roles[$0]?.variable }
    return slots.allSatisfy { slot in
      guard case .slot(let variable) = slot else { return false }
      return units.contains(variable)
    }
  }

  private func fill(
    _ slots: [Declaration.Slot], with items: [ScriptItem], to match: inout Match
  ) -> Bool {
    guard slots.count == items.count else { return fillWords(slots, with: items, to: &match) }
    var filled = match
    for (slot, item) in zip(slots, items) {
      switch slot {
      case .literal(let text):
        guard item.text == text else { return false }
        filled.score += 8
      case .slot(let variable):
        if let other = filled.slots[variable], other != item.index { return false }
        filled.slots[variable] = item.index
        if item.index.variable == variable { filled.score += 0.5 }
      }
    }
    match = filled
    return true
  }
}

extension Lexicon {
  /// Letters of a name may be one word in the text and several in its declaration, or the other way
  /// round: `_{\mathrm{reg}}` is `_{reg}`.
  private func fillWords(
    _ slots: [Declaration.Slot], with items: [ScriptItem], to match: inout Match
  ) -> Bool {
    let letters = slots.map { if case .literal(let text) = $0 { text } else { "\u{0}" } }.joined()
    guard letters.count > 1, letters == items.map(\.text).joined() else { return false }
    match.score += 8
    return true
  }
}

extension Quantity {
  /// Whether a subscript on the whole picks an entry.
  var hasEntries: Bool {
    switch self {
    case .input, .activation, .preactivation, .bias, .delta, .target, .weight, .formula:
      true
    default: false
    }
  }
}
