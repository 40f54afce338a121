//===----------------------------------------------------------------------===//
// What a display offers to put in the place of what is wrong.
//===----------------------------------------------------------------------===//

/// The indices, symbols and factors in scope of an equation, as the text writes them.
struct EditScope {
  typealias Text = [Token]

  private(set) var units: [Text] = []
  private(set) var layers: [Text] = []
  private(set) var samples: [Text] = []
  /// Numbers: of examples, of layers, of units.
  private(set) var counts: [Text] = []
  /// Symbols with their indices.
  private(set) var leaves: [(text: Text, symbol: Symbol)] = []
  /// Factors of products, and functions applied to something.
  private(set) var factors: [Text] = []
  private(set) var terms: [Text] = []
  /// g′ of weighted inputs, which are what is left out most often.
  private var slopes: [Text] = []
  /// The sign of the elementwise product.
  private(set) var elementwise: Text = Latex.tokens("\\odot")
  private(set) var hasDots = false
  /// The mark of a transpose.
  private(set) var transpose = "T"
  /// Whether single entries are what the equation is about.
  private(set) var isComponentwise = false

  private let text: TokenText
  private let lexicon: Lexicon

  init(_ text: TokenText, _ lexicon: Lexicon, nodes: [Node]) {
    self.text = text
    self.lexicon = lexicon
    for declaration in lexicon.declarations {
      guard let name = declaration.withoutSlots else { continue }
      if declaration.quantity == .depth { add(name, to: &layers) }
      if declaration.quantity == .samples || declaration.quantity == .depth {
        add(name, to: &counts)
      }
    }
    let settings = lexicon.settings.elementwise.sorted()
    if let sign = settings.first(where: { $0 != "" && $0.first?.isLetter == true }) {
      elementwise = Latex.tokens("\\" + sign)
    }
    for node in nodes { visit(node) }
    hasDots = text.tokens.contains { $0.kind == .command && $0.text == "dot" }
    if text.tokens.contains(where: { $0.kind == .command && $0.text == "top" }) {
      transpose = "\\top"
    }
    addDerivatives()
  }

  /// The factors that are tried beside others.
  var offered: [Text] {
    let first = factors.prefix(10)
    let more = slopes.filter { slope in !first.contains { $0.latex == slope.latex } }
    return Array(first + more.prefix(4))
  }

  private func add(_ new: Text, to list: inout [Text]) {
    guard !new.isEmpty, new.count < 60, !list.contains(where: { $0.latex == new.latex }) else {
      return
    }
    list.append(new)
  }

  private mutating func note(_ index: Index, _ role: Role?) {
    guard !index.source.isEmpty else { return }
    let written = text.slice(index.source)
    if case .width(let inner) = index.base {
      add(written, to: &counts)
      note(inner, .layer)
      return
    }
    switch role {
    case .layer: add(written, to: &layers)
    case .sample: add(written, to: &samples)
    case .to, .from, .unit, nil:
      if index.variable != nil, index.offset == 0 { add(written, to: &units) }
    }
  }

  private mutating func note(_ symbol: Symbol) {
    for (slot, index) in symbol.slots.sorted(by: { $0.key < $1.key }) {
      let role = symbol.role(of: slot)
      if role == .unit || role == .to || role == .from { isComponentwise = true }
      note(index, role)
    }
  }

  private mutating func visit(_ node: Node) {
    switch node.kind {
    case .symbol(let symbol):
      note(symbol)
      let written = text.slice(text.whole(node.source))
      if !leaves.contains(where: { $0.text.latex == written.latex }) {
        leaves.append((written, symbol))
      }
    case .count(let index): note(index, nil)
    case .apply(let function, _), .function(let function):
      if let symbol = function.symbol { note(symbol) }
      if case .apply = node.kind { add(text.slice(text.whole(node.source)), to: &factors) }
    case .product(let parts, let signs):
      for part in parts where !part.isDots {
        add(text.slice(text.whole(part.source)), to: &factors)
      }
      for sign in signs where lexicon.isElementwise(sign.text) {
        if let token = sign.token.flatMap({ text[$0] }) { elementwise = [token] }
      }
    case .sum(let parts):
      for part in parts where !part.node.isDots {
        add(text.slice(text.whole(part.node.source)), to: &terms)
      }
    case .derivative: add(text.slice(text.whole(node.source)), to: &factors)
    case .series(let series):
      for index in [series.lower, series.upper].compactMap({ $0 }) { note(index, nil) }
      for name in series.indices {
        if let place = series.bounds.first(where: { text[$0]?.text == name }) {
          add(text.slice(place..<(place + 1)), to: &units)
        }
      }
    default: break
    }
    for child in node.children { visit(child) }
  }

  /// g′ of each weighted input that is in sight, or that belongs to a symbol in sight.
  private mutating func addDerivatives() {
    let functions = lexicon.declarations.filter { $0.quantity == .function }
    var inputs = leaves.filter { $0.symbol.quantity == .preactivation }.map(\.text)
    for (_, symbol) in leaves {
      for input in symbol.inputsInside(text) { add(input, to: &inputs) }
      for declaration in lexicon.declarations where declaration.quantity == .preactivation {
        guard let written = declaration.written(like: symbol, text) else { continue }
        add(written, to: &inputs)
      }
    }
    for function in functions.prefix(2) where function.slotCount == 0 {
      let name = Latex.tokens(function.name)
      for input in inputs.prefix(6) {
        let primed =
          hasDots ? Latex.tokens("\\dot{") + name + Latex.tokens("}") : name + Latex.tokens("'")
        add(primed + Latex.tokens("(") + input + Latex.tokens(")"), to: &slopes)
      }
    }
  }
}

extension Lexicon {
  /// Whether a sign means the elementwise product.
  func isElementwise(_ sign: String) -> Bool {
    if settings.elementwise.contains(sign) { return true }
    if settings.matrixProducts.contains(sign) { return false }
    return ["odot", "circ", ".*", "*", "diamond"].contains(sign)
  }
}

extension Symbol {
  /// The weighted inputs that a formula is made of, with the indices that stand in its slots: net_j
  /// of a δ_j that is -∂J/∂net_j.
  fileprivate func inputsInside(_ text: TokenText) -> [[Token]] {
    guard let formula = declaration.formula else { return [] }
    return formula.body.all.compactMap { node in
      guard case .symbol(var input) = node.kind, input.quantity == .preactivation else {
        return nil
      }
      input.slots = input.slots.compactMapValues { index in
        index.offset == 0 ? index.variable.flatMap { slots[$0] } : nil
      }
      return input.declaration.written(like: input, text)
    }
  }

  /// The part that what stands in a slot plays.
  func role(of slot: String) -> Role? {
    declaration.roles.first { $0.value.variable == slot }?.key
  }
}

extension Declaration {
  /// The name with the letters in its scripts, `n_l` of a layer count; nil where it has slots.
  fileprivate var withoutSlots: [Token]? {
    guard slotCount == 0, bracket == .none else { return nil }
    func script(_ sign: String, _ slots: [Slot]) -> [Token] {
      let letters = slots.flatMap { slot -> [Token] in
        if case .literal(let text) = slot { Latex.tokens(text) } else { [] }
      }
      return letters.isEmpty ? [] : Latex.tokens(sign + "{") + letters + Latex.tokens("}")
    }
    return Latex.tokens(name) + script("^", superscripts) + script("_", subscripts)
  }

  /// This symbol with the indices of another; nil where those do not say what its slots want.
  func written(like symbol: Symbol, _ text: TokenText) -> [Token]? {
    func content(_ slots: [Slot]) -> [Token]? {
      var result: [Token] = []
      for (place, slot) in slots.enumerated() {
        if place > 0 { result += Latex.tokens(",") }
        switch slot {
        case .literal(let text): result += Latex.tokens(text)
        case .slot(let name):
          guard let role = roles.first(where: { $0.value.variable == name })?.key,
            let other = symbol.declaration.roles[role]?.variable ?? substitute(role, symbol),
            let index = symbol.slots[other], !index.source.isEmpty
          else { return nil }
          result += text.slice(index.source)
        }
      }
      return result
    }
    // Where the other has no unit, this one stands without its own.
    let hasUnit = [.unit, .to].contains { symbol.roles[$0] != nil }
    let below = hasUnit ? subscripts : subscripts.filter { !isUnit($0) }
    guard let over = content(superscripts), let under = content(below) else { return nil }
    let (open, close) =
      switch bracket {
      case .none: ("", "")
      case .round: ("(", ")")
      case .square: ("[", "]")
      case .curly: ("\\{", "\\}")
      }
    var result = Latex.tokens(name)
    if !over.isEmpty { result += Latex.tokens("^{" + open) + over + Latex.tokens(close + "}") }
    if !under.isEmpty { result += Latex.tokens("_{") + under + Latex.tokens("}") }
    return result
  }

  private func substitute(_ role: Role, _ symbol: Symbol) -> String? {
    role == .unit ? symbol.declaration.roles[.to]?.variable : nil
  }

  private func isUnit(_ slot: Slot) -> Bool {
    guard case .slot(let name) = slot else { return false }
    return roles[.unit]?.variable == name
  }
}
