//===----------------------------------------------------------------------===//
// What a display offers to put in the place of what is wrong.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

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
  /// Plain variables, those of the display first.
  private(set) var variables: [Text] = []
  /// Numbers that stand for units.
  private(set) var literals: [Text] = []
  /// The losses, those of the display first, and the rates of learning.
  private(set) var losses: [Text] = []
  private(set) var rates: [Text] = []
  /// What is left out beside symbols in sight: their biases, and what weights are multiplied with.
  private(set) var biases: [Text] = []
  private(set) var fed: [Text] = []
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
    addNames()
  }

  /// Weights and biases that are in sight.
  var parameters: [Text] { leaves.filter { $0.symbol.declaration.isParameter }.map(\.text) }

  /// The factors that are tried beside others.
  var offered: [Text] {
    let first = factors.prefix(10)
    let more = slopes.filter { slope in !first.contains { $0.latex == slope.latex } }
    let given = fed.filter { one in !first.contains { $0.latex == one.latex } }
    return Array(first + more.prefix(4) + given.prefix(4))
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
      if index.literal != nil, role != nil { add(written, to: &literals) }
    }
  }

  private mutating func note(_ symbol: Symbol) {
    for (slot, index) in symbol.slots.sorted(by: { $0.key < $1.key }) {
      let role = symbol.declaration.role(ofSlot: slot)
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
    case .variable: add(text.slice(text.whole(node.source)), to: &variables)
    case .apply(let function, _), .function(let function):
      if let symbol = function.symbol { note(symbol) }
      if case .apply = node.kind { add(text.slice(text.whole(node.source)), to: &factors) }
    case .product(let parts, let signs):
      for part in parts where !part.isDots {
        add(text.slice(text.whole(part.source)), to: &factors)
      }
      for sign in signs where lexicon.settings.isElementwise(sign.text) {
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

  /// Losses and rates, and what belongs to symbols in sight.
  private mutating func addNames() {
    for leaf in leaves where leaf.symbol.quantity.isLoss { add(leaf.text, to: &losses) }
    for declaration in lexicon.declarations {
      guard let name = declaration.withoutSlots else { continue }
      if declaration.quantity.isLoss, losses.isEmpty { add(name, to: &losses) }
      if declaration.quantity == .rate { add(name, to: &rates) }
      if declaration.quantity == .variable { add(name, to: &variables) }
    }
    for (_, symbol) in leaves {
      for other in lexicon.declarations {
        switch (symbol.quantity, other.quantity) {
        case (.weight, .bias), (.preactivation, .bias), (.activation, .bias):
          if let bias = other.written(like: symbol, text) { add(bias, to: &biases) }
        case (.weight, .activation):
          guard let one = other.written(like: symbol, text, above: -1, unit: .from) else { break }
          add(one, to: &fed)
          guard !isComponentwise else { break }
          let mark = Latex.tokens("^" + transpose)
          let isPlain = TokenText(one).takesSuperscript(one.indices)
          add(isPlain ? one + mark : Latex.tokens("(") + one + Latex.tokens(")") + mark, to: &fed)
        default: break
        }
      }
    }
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
}
