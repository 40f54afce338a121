//===----------------------------------------------------------------------===//
// Of what kind an expression is: a function, a whole vector, with a dot.
//===----------------------------------------------------------------------===//

import MathText

extension Node {
  /// The number π, as four times the angle whose tangent is 1.
  static func pi(_ source: Range<Int>) -> Node {
    let function = Function(base: .named("arctan"), source: source)
    let one = Node(kind: .number(1), source: source)
    let angle = Node(kind: .apply(function, [one]), source: source)
    return .product([Node(kind: .number(4), source: source), angle], source: source)
  }

  /// Whether an expression is a function rather than a value: σ, C ∘ F, or a name for such.
  package var isFunctionValued: Bool {
    switch kind {
    case .function(let function): function.isUnlayered
    case .product(let factors, let signs):
      signs.allSatisfy { $0.text == "circ" } && factors.contains { $0.isFunction }
        && factors.allSatisfy { $0.isFunction || $0.isLossAlone || $0.isDots }
    case .symbol(let symbol):
      symbol.quantity == .formula && symbol.arguments.isEmpty
        && symbol.declaration.formula?.isFunction ?? false
    default: false
    }
  }

  /// Whether a symbol stands for all units of a layer, or for all weights into one.
  package var isWholeVector: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    switch symbol.quantity {
    case .weight: return symbol.roles[.from] == nil
    case .activation, .input: return symbol.roles[.unit] == nil
    case .formula:
      return symbol.declaration.formula?.hasWholeVector ?? false
    default: return false
    }
  }

  /// Whether it stands for all examples side by side, or for a formula with such.
  var isBatch: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    return symbol.declaration.isBatch || symbol.declaration.formula?.holdsBatch ?? false
  }

  /// Whether it is a dot that may be an inner product, or a formula with one.
  package var hasDot: Bool {
    switch kind {
    case .product(_, let signs): signs.contains { $0.text == "cdot" }
    case .symbol(let symbol):
      symbol.declaration.formula?.hasDot ?? false
    default: false
    }
  }

  /// Whether it is no symbol but of plain variables or weights, or of a formula of such.
  var isPlain: Bool {
    guard case .symbol(let symbol) = kind else { return true }
    return [.variable, .constant, .weight, .bias].contains(symbol.quantity)
      || symbol.declaration.formula?.isPlain == true
  }

  /// Whether it counts examples, sums over them or holds them side by side, itself or in the formula
  /// that it stands for.
  package var speaksOfExamples: Bool {
    switch kind {
    case .symbol(let symbol):
      symbol.roles[.sample] != nil || symbol.declaration.isBatch || symbol.quantity == .ones
        || symbol.declaration.formula?.speaksOfExamples == true
    case .count(let index): index.base == .samples
    case .series(let series): series.upper?.base == .samples
    default: false
    }
  }

  /// The learning rate in an expression, or in what a name in it stands for.
  package var rate: Node? {
    for inner in all {
      guard case .symbol(let symbol) = inner.kind else { continue }
      if symbol.quantity == .rate { return inner }
      if let rate = symbol.declaration.formula?.rate { return rate }
    }
    return nil
  }

  /// Whether it is made of numbers alone.
  package var isNumeric: Bool {
    switch kind {
    case .number, .count: true
    case .symbol: isDeclaredNumber
    case .quotient(let a, let b): a.isNumeric && b.isNumeric
    case .product(let factors, _): factors.allSatisfy(\.isNumeric)
    case .power(let base, _): base.isNumeric
    case .negate(let inner): inner.isNumeric
    default: false
    }
  }

  private var isFunction: Bool { if case .function = kind { true } else { isFunctionValued } }

  private var isLossAlone: Bool {
    if case .symbol(let symbol) = kind {
      return symbol.quantity == .loss && symbol.arguments.isEmpty
    }
    return false
  }
}

extension Function {
  package var symbol: Symbol? {
    switch base {
    case .activation(let symbol), .formula(let symbol, _): symbol
    default: nil
    }
  }

  /// Whether a function without its argument is meant as a function: not as the activations of the
  /// layer it belongs to.
  fileprivate var isUnlayered: Bool {
    if case .activation(let symbol) = base { return symbol.roles[.layer] == nil }
    return true
  }
}

extension Formula {
  fileprivate var isFunction: Bool { variables.isEmpty && body.isFunctionValued }
}
