//===----------------------------------------------------------------------===//
// exp, log and their kin, with what stands in their scripts: bases, powers, inverses.
//===----------------------------------------------------------------------===//

extension ExpressionParser {
  /// A function of one number that every text knows: of what is in brackets, or of the next factor.
  package mutating func elementary(
    _ name: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node {
    let plain = name.hasPrefix("np.") ? String(name.dropFirst(3)) : name
    let base = try base(of: plain, scripts, start)
    var function = Function(
      base: .named(["lg", "lb"].contains(plain) ? "log" : plain), primes: scripts.primes,
      source: source(from: start))
    let powers = try powers(of: plain, scripts, &function)
    var node = try elementaryApplication(of: function, from: start)
    if let base {
      guard case .apply(_, let arguments) = node.kind, arguments.count == 1, function.primes == 0
      else { throw ParseError(message: "no rule for \(name) with a base here", token: here) }
      node = Self.node(plain, ofBase: base, node, arguments[0])
    }
    for power in powers {
      node = Node(kind: .power(node, try parse(power)), source: source(from: start))
    }
    return node
  }

  /// What a function has in its superscripts: powers, and of those that have an inverse function the
  /// −1 that means it.
  package func powers(
    of name: String, _ scripts: Scripts, _ function: inout Function
  ) throws -> [[Item]] {
    var powers: [[Item]] = []
    for script in scripts.items {
      guard case .superscript(let content) = script.kind else { continue }
      if content.isMinusOne {
        guard !["exp", "log", "ln", "lg", "lb"].contains(name) else {
          throw ParseError(
            message: "\(name)^{-1} may be the inverse function or the reciprocal",
            token: script.source.lowerBound)
        }
        function.isInverse = true
      } else {
        powers.append(content)
      }
    }
    return powers
  }

  /// The base of a logarithm or of an exponential, in its subscript or by its name.
  private func base(of name: String, _ scripts: Scripts, _ start: Int) throws -> Node? {
    let written = try scripts.items.compactMap { script -> Node? in
      guard case .subscript(let content) = script.kind else { return nil }
      guard ["log", "exp", "root"].contains(name) else {
        throw ParseError(
          message: "no rule for \(name) with a subscript", token: script.source.lowerBound)
      }
      return try parse(content)
    }
    guard written.count < 2 else { throw ParseError(message: "two bases", token: here) }
    // lg and lb as ISO 80000-2 has them.
    let named = ["lg": 10.0, "lb": 2.0][name]
    return written.first ?? named.map { Node(kind: .number($0), source: source(from: start)) }
  }

  private static func node(
    _ name: String, ofBase base: Node, _ applied: Node, _ argument: Node
  ) -> Node {
    guard name != "exp" else {
      return Node(kind: .power(base, argument), source: applied.source)
    }
    guard name != "root" else { return root(base, argument, applied.source) }
    let function = Function(base: .named("log"), source: applied.source)
    let unit = Node(kind: .apply(function, [base]), source: applied.source)
    return Node(kind: .quotient(applied, unit), source: applied.source)
  }

  /// The real root of a degree: of an odd one it has the sign of what it is taken of.
  private static func root(_ degree: Node, _ argument: Node, _ source: Range<Int>) -> Node {
    func named(_ name: String) -> Node {
      Node(kind: .apply(Function(base: .named(name), source: source), [argument]), source: source)
    }
    let one = Node(kind: .number(1), source: source)
    let exponent = Node(kind: .quotient(one, degree), source: source)
    guard case .number(let number) = degree.kind, Int(exactly: number)?.isMultiple(of: 2) == false
    else { return Node(kind: .power(argument, exponent), source: source) }
    let size = Node(kind: .power(named("abs"), exponent), source: source)
    return .product([named("sgn"), size], source: source)
  }

  private mutating func elementaryApplication(
    of function: Function, from start: Int
  ) throws -> Node {
    if let item, item.isOpening {
      return Node(kind: .apply(function, try bracketed()), source: source(from: start))
    }
    guard let item, !item.endsSum || closingBar != nil else {
      return Node(kind: .function(function), source: source(from: start))
    }
    let isNegative = item.isSign("-")
    if isNegative { position += 1 }
    var argument = try factorWithNumber()
    if isNegative { argument = Node(kind: .negate(argument), source: argument.source) }
    return Node(kind: .apply(function, [argument]), source: source(from: start))
  }
}

extension ExpressionParser {
  /// The next factor, and where that is a number what it multiplies: of `\exp 2x` all of 2x.
  private mutating func factorWithNumber() throws -> Node {
    let start = position
    var factors = [try factor()]
    while case .number? = factors.last?.kind, let item, !item.endsProduct,
      isMultiplied(item)
    {
      factors.append(try factor())
    }
    guard factors.count > 1 else { return factors[0] }
    return .product(factors, source: source(from: start))
  }

  /// Whether a number before it is its factor without a sign: a name that is no function, or a fraction.
  private func isMultiplied(_ item: Item) -> Bool {
    switch item.kind {
    case .name(_, let plain):
      !Commands.functions.contains(plain) && Commands.synonymousFunctions[plain] == nil
        && !Commands.words.contains(plain)
    case .fraction, .root: true
    default: false
    }
  }
}

extension [Item] {
  /// `-1`.
  var isMinusOne: Bool { count == 2 && self[0].isSign("-") && self[1].letters == "1" }
}
