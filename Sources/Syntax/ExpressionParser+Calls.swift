//===----------------------------------------------------------------------===//
// What stands in brackets behind a name: the arguments of functions, and of quantities.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// The names in a call's brackets, if brackets follow: `["W", "b", "x", "y"]`.
  func callArguments() -> [String]? {
    guard let item, item.isSign("(") || item.isSign("["), let end = closing(at: position) else {
      return nil
    }
    return Self.argumentNames(Array(items[(position + 1)..<end]))
  }

  package static func argumentNames(_ items: [Item]) -> [String] {
    arguments(items).map { part in part.compactMap(\.letters).joined() }
  }

  /// The parts between a call's brackets, apart by commas, and by a bar where it is one alone; two are
  /// those of an absolute value.
  package static func arguments(_ items: [Item]) -> [[Item]] {
    let bars = Item.split(items) { $0.isSign("vert") }.count - 1
    return Item.split(items) {
      $0.isSign(",") || $0.isSign(";") || bars == 1 && $0.isSign("vert")
    }
  }

  /// Whether brackets after a symbol are a call's rather than a factor's.
  func takesCall(_ declaration: Declaration) -> Bool {
    guard let arguments = callArguments() else { return false }
    if declaration.arguments != nil { return true }
    switch declaration.quantity {
    case .loss, .meanLoss, .totalLoss, .parameters: return true
    case .input, .activation, .preactivation, .target, .delta, .formula:
      // z(x), a(w, b, x): what a quantity depends on may follow it, weights not alone.
      var decorative: Set<Quantity> = [.input, .parameters]
      if arguments.count > 1 { decorative.formUnion([.weight, .bias]) }
      return !arguments.isEmpty
        && arguments.allSatisfy { name in
          lexicon.declarations.contains { $0.plain == name && decorative.contains($0.quantity) }
        }
    default: return false
    }
  }

  /// The arguments of a call. Those that only say what a quantity depends on, as names, need not be
  /// declared.
  package mutating func call() throws -> [Node] {
    guard let end = closing(at: position) else { return [] }
    let content = Array(items[(position + 1)..<end])
    position = end + 1
    let parts = Self.arguments(content)
    return try parts.compactMap { part in
      part.allSatisfy(\.mayBeNamed)
        ? try? parse(part, indices: true) : try parse(part, indices: true)
    }
  }

  /// Arguments that are declared with the symbol's own indices, `F_k(X_{k-1}, W_k)`, have to go with
  /// them: F_i of X_{i-2} is something else.
  func checkArguments(of symbol: Symbol) throws {
    let written = symbol.declaration.writtenArguments
    let slots = symbol.declaration.slotVariables
    guard written.count == symbol.arguments.count else { return }
    for (declared, argument) in zip(written, symbol.arguments) {
      guard !slots.isDisjoint(with: declared.lettersInScripts),
        let pattern = try? parse(declared, indices: true)
      else { continue }
      let expected = pattern.mapIndices { $0.substituting(symbol.slots) }
      guard expected.outline != argument.outline else { continue }
      throw ParseError(
        message: "\(symbol.declaration.name) is declared of another argument",
        token: argument.source.lowerBound, kind: .illFormed)
    }
  }

  /// `R_i(u_1, \ldots, u_n)`, where R_i is a name for a derivative: a number before several things in
  /// brackets is no factor of theirs.
  func isDerivativeOfSeveral(_ symbol: Symbol) -> Bool {
    guard case .derivative? = symbol.declaration.formula?.body.kind,
      item?.isSign("(") == true, let end = closing(at: position)
    else { return false }
    return items[(position + 1)..<end].contains { $0.isSign(",") }
  }

  /// `R_i(u)`, where R_i is a name for ∂R/∂u_i: in brackets stands all of what it is a derivative by,
  /// which is where every derivative is taken.
  func isTakenAtItsOwnPlace(_ symbol: Symbol) -> Bool {
    guard case .derivative(_, let by)? = symbol.declaration.formula?.body.kind,
      case .symbol(let below) = by.mapIndices({ $0.substituting(symbol.slots) }).kind,
      item?.isSign("(") == true, let end = closing(at: position),
      case .symbol(let place)? =
        try? parse(Array(items[(position + 1)..<end]), indices: true).kind
    else { return false }
    return place.quantity == below.quantity && place.roles[.layer] == below.roles[.layer]
      && below.roles[.unit] != nil && place.roles[.unit] == nil
  }

  package mutating func function(
    _ symbol: Symbol, _ match: Lexicon.Match, primes: Int, start: Int
  ) throws -> Node {
    let base: Function.Base
    if let formula = match.declaration.formula, !match.declaration.parameters.isEmpty {
      base = .formula(symbol, formula)
    } else {
      base = .activation(symbol)
    }
    var function = Function(base: base, primes: primes, source: source(from: start))
    var powers = match.powers
    if let place = powers.firstIndex(where: \.isMinusOne) {
      powers.remove(at: place)
      function.isInverse = true
    }
    var node =
      try bareApplication(of: function, match, from: start)
      ?? application(of: function, from: start)
    if match.isTransposed { node = Node(kind: .transpose(node), source: source(from: start)) }
    for power in powers {
      node = Node(kind: .power(node, try parse(power)), source: source(from: start))
    }
    return node
  }

  /// `\tanh s_p` and `\tanh^2 s_p`: a declared function that every text writes without brackets is
  /// applied to the next factor; nil of any other, and where none follows.
  private mutating func bareApplication(
    of function: Function, _ match: Lexicon.Match, from start: Int
  ) throws -> Node? {
    guard Commands.functions.contains(match.declaration.plain), let item, !item.isOpening,
      !item.endsProduct, item.multiplication == nil, !item.isSign("/"), !item.isScriptOrPrime
    else { return nil }
    let argument = try factor()
    return Node(kind: .apply(function, [argument]), source: source(from: start))
  }

  /// A function with its arguments, or without any.
  mutating func application(of function: Function, from start: Int) throws -> Node {
    var function = function
    if case .primes(let count)? = item?.kind {
      function.primes += count
      position += 1
      function.source = source(from: start)
    }
    // `f.(x)`: Julia's dot, for each entry.
    if item?.isSign(".") == true, item(after: 1)?.isSign("(") == true { position += 1 }
    guard let item, item.isOpening, closing(at: position) != nil || item.isSign("(") else {
      return value(of: function, from: start)
        ?? Node(kind: .function(function), source: source(from: start))
    }
    let own = function.symbol?.declaration.parameters ?? []
    let arguments = try bracketed().filter { argument in
      // f(x, θ): what all weights together are called says nothing more, but of a function of θ.
      guard case .symbol(let symbol) = argument.kind else { return true }
      return symbol.quantity != .parameters || own.contains(symbol.declaration.plain)
    }
    return Node(
      kind: .apply(function, arguments + held(by: function, after: arguments.count)),
      source: source(from: start))
  }

  /// The expressions between brackets, apart by commas.
  mutating func bracketed() throws -> [Node] {
    if item?.isSign("langle") == true { return [try bracket()] }
    let end = closing(at: position) ?? items.count
    // Nothing may be left to read.
    let content = position < end ? Array(items[(position + 1)..<end]) : []
    position = min(end + 1, items.count)
    let parts = Self.arguments(content)
    return try parts.filter { !$0.isEmpty }.map { try parse($0) }
  }
}

extension Item {
  /// Whether it may stand in what is only named: `\mathbf{g}(\cdot | \theta)`. With a sign or a number
  /// more it would be something else.
  fileprivate var mayBeNamed: Bool {
    switch kind {
    case .name, .words, .superscript, .subscript, .primes, .gap: true
    case .sign(let sign):
      isOpening || isClosing || ["cdot", "vert", ",", ";", ":", "dots"].contains(sign)
    case .group(let inner): inner.allSatisfy(\.mayBeNamed)
    default: false
    }
  }
}
