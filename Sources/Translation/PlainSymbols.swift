//===----------------------------------------------------------------------===//
// The symbols of no text: what a quantity is, however a notation writes it.
//===----------------------------------------------------------------------===//

import Syntax

// A *plain* expression is one that no notation has a say in. Layers are counted from 0, units,
// examples and classes from 1; a symbol is a quantity with the parts its indices play, and no name of
// its own; a matrix of weights has a row for each unit that it leads to, a vector is a column, the
// derivative of a number lies as what it is taken by, and biases stand apart.

extension Node {
  /// A node that stands in no text.
  static func of(_ kind: Kind) -> Node { Node(kind: kind, source: 0..<0) }

  static func number(_ value: Double) -> Node { .of(.number(value)) }

  /// Factors side by side; the one alone where there is one.
  static func chain(_ factors: [Node]) -> Node { product(factors, sign: "") }

  /// An elementwise product.
  static func elementwise(_ factors: [Node]) -> Node {
    product(factors, sign: Self.elementwiseSign)
  }

  /// The sign of a plain elementwise product.
  static let elementwiseSign = "odot"

  private static func product(_ factors: [Node], sign: String) -> Node {
    if factors.count == 1 { return factors[0] }
    let signs = factors.dropFirst().map { _ in Sign(text: sign) }
    return .of(.product(factors, signs))
  }

  /// The factors of a plain product of matrices and numbers; itself of anything else.
  var chained: [Node] {
    guard case .product(let factors, let signs) = kind, !signs.contains(where: \.isElementwise)
    else { return [self] }
    return factors.flatMap(\.chained)
  }

  /// The symbol that it is.
  var symbol: Symbol? { if case .symbol(let symbol) = kind { symbol } else { nil } }

  /// Whether it is a product entry by entry.
  var isElementwise: Bool {
    guard case .product(_, let signs) = kind else { return false }
    return signs.contains(where: \.isElementwise)
  }
}

extension Node.Sign {
  var isElementwise: Bool { text == Node.elementwiseSign }
}

extension Symbol {
  /// The plain symbol of a quantity.
  static func plain(
    _ quantity: Quantity, name: String? = nil, roles: [Role: Index], isBatch: Bool = false,
    function: FunctionKind? = nil
  ) -> Symbol {
    let name = name ?? quantity.rawValue
    var declaration = Declaration(name: name, plain: name, quantity: quantity)
    (declaration.isBatch, declaration.function) = (isBatch, function)
    return Symbol(declaration: declaration, slots: [:], roles: roles, nameSource: 0..<0)
  }

  /// Whether a text has a letter of its own for the output, and this is it.
  var isNamedOutput: Bool { declaration.name == Self.outputName }
  static let outputName = "output"

  /// Whether each example has its own.
  var isOfExample: Bool {
    switch quantity {
    case .input, .activation, .preactivation, .delta, .target, .label, .loss: true
    default: false
    }
  }

  /// Whether it is a vector or a matrix with indices left out.
  var isWhole: Bool {
    switch quantity {
    case .weight: roles[.to] == nil || roles[.from] == nil
    case .input, .activation, .preactivation, .delta, .target, .bias: roles[.unit] == nil
    default: false
    }
  }

  /// The layer that it is of; nil of what is of none.
  var layer: Index? {
    switch quantity {
    case .input: .constant(0)
    case .target: Index(.depth)
    default: roles[.layer]
    }
  }
}

extension Index {
  /// Without the place where it stood.
  var unplaced: Index { Index(base, offset: offset) }
}
