//===----------------------------------------------------------------------===//
// Names: symbols with their indices, functions with their arguments.
//===----------------------------------------------------------------------===//

import MathText

extension Lexicon {
  /// Whether a word in `\text{…}` is a name.
  package func isWord(_ text: String) -> Bool {
    words.contains(text) || isDeclared(text, plain: text)
  }
}

extension ExpressionParser {
  /// A name as it stands, of one letter or of several that together are declared.
  private struct Name {
    var text: String
    var plain: String
    var count: Int
  }

  private func readName() -> Name? {
    var text = ""
    var plain = ""
    var best: Name?
    var count = 0
    while let item = item(after: count), count < 24, let letters = item.letters ?? dot(item) {
      count += 1
      if case .name(let name, _) = item.kind { text += name } else { text += letters }
      plain += letters
      let isWord = lexicon.words.contains(plain) || lexicon.words.contains(text)
      if count == 1 || isWord { best = Name(text: text, plain: plain, count: count) }
    }
    if case .name(let name, let plain)? = item?.kind, best?.count == 1 {
      best = Name(text: name, plain: plain, count: 1)
    }
    return best
  }

  private func dot(_ item: Item) -> String? { item.isSign(".") ? "." : nil }

  package mutating func name() throws -> Node {
    if isUprightDifferential { return try differential() }
    let start = position
    guard let read = readName() else {
      throw ParseError(message: "a name is missing", token: here)
    }
    position += read.count
    let nameSource = source(from: start)
    let scripts = withBrackets(readScripts(), read.text, read.plain)
    if let node = try bracketedIndicator(read.plain, scripts, start) { return node }
    if let node = try change(named: read.text, plain: read.plain, scripts, start) { return node }
    if lexicon.variables.contains(read.plain), scripts.subscriptsAndPrimes == 0 {
      position = scripts.start
      return Node(kind: .variable(read.plain), source: nameSource)
    }
    if let node = primedIndex(read.plain, scripts, start) { return node }
    let arguments = callArguments()
    if isExponential(read.plain, scripts, arguments) { return try exponential(scripts, start) }
    let marks = String(repeating: "'", count: scripts.primes)
    if scripts.primes > 0,
      let match = lexicon.match(
        read.text + marks, plain: read.plain + marks, scripts.items, arguments: arguments)
    {
      var plain = scripts
      plain.primes = 0
      return try symbol(match, nameSource: nameSource, scripts: plain, start: start)
    }
    if let match = lexicon.match(
      read.text, plain: read.plain, scripts.items, arguments: arguments)
    {
      return try symbol(match, nameSource: nameSource, scripts: scripts, start: start)
    }
    return try undeclared(
      WrittenName(
        text: read.text, plain: read.plain, scripts: scripts, source: nameSource, start: start))
  }

  /// \Delta_p w_{ji} or ∂W, where a declaration has it as one name; nil where none has.
  package mutating func change(
    named text: String, plain: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node? {
    guard Commands.changes.contains(plain), let next = item, next.letters != nil else { return nil }
    let saved = position
    guard let read = readName(),
      lexicon.isDeclared(text + read.text, plain: plain + read.plain)
    else { return nil }
    position += read.count
    let nameSource = source(from: start)
    var all = readScripts()
    all.items = scripts.items + all.items
    guard
      let match = lexicon.match(
        text + read.text, plain: plain + read.plain, all.items, arguments: callArguments())
    else {
      position = saved
      return nil
    }
    return try symbol(match, nameSource: nameSource, scripts: all, start: start)
  }

  package struct Scripts {
    package var items: [Item] = []
    package var primes = 0
    package var start = 0
    package var subscriptsAndPrimes: Int {
      primes + items.reduce(0) { if case .subscript = $1.kind { $0 + 1 } else { $0 } }
    }
  }

  /// A name with its scripts, and where it stands.
  struct WrittenName {
    var text: String
    var plain: String
    var scripts: Scripts
    var source: Range<Int>
    /// The place of its first item.
    var start: Int
  }

  private mutating func readScripts() -> Scripts {
    var scripts = Scripts(start: position)
    while let item {
      if case .superscript(let content) = item.kind, let (rest, count) = content.withoutPrimes {
        // `g^{[1]\prime}`, `g^{\prime[1]}`: a layer and a prime.
        scripts.items.append(Item(kind: .superscript(rest), source: item.source))
        scripts.primes += count
      } else if item.isScript {
        scripts.items.append(item)
      } else if case .primes(let count) = item.kind {
        scripts.primes += count
      } else if item.isGap, let next = self.item(after: 1), next.isScript {
        // `\quad` between a name and its scripts.
      } else {
        break
      }
      position += 1
    }
    return scripts
  }

  /// The position of the bracket that closes the one here.
  package func closing(at start: Int) -> Int? {
    guard items.indices.contains(start), let open = items[start].sign,
      let close = Item.closing[open]
    else { return nil }
    var depth = 0
    for position in start..<items.count {
      if items[position].isSign(open) { depth += 1 }
      if items[position].isSign(close) {
        depth -= 1
        if depth == 0 { return position }
      }
    }
    return nil
  }

  private mutating func symbol(
    _ match: Lexicon.Match, nameSource: Range<Int>, scripts: Scripts, start: Int
  ) throws -> Node {
    let match = lexicon.settings.hasUntransposedEntries ? match : match.ofTranspose
    var symbol = match.symbol(nameSource)
    if let by = match.declaration.differentiatedBy, scripts.primes == 0, match.powers.isEmpty {
      return try derivative(by: by, symbol, start)
    }
    if match.declaration.quantity == .function || !match.declaration.parameters.isEmpty {
      return try function(symbol, match, primes: scripts.primes, start: start)
    }
    if match.declaration.quantity == .multiplication {
      let parts = try bracketed()
      return .product(parts, source: source(from: start))
    }
    if scripts.primes == 1, item?.isSign("(") == true, closing(at: position) != nil {
      return try derivativeByArgument(of: symbol, nameSource, start)
    }
    guard scripts.primes == 0 else {
      throw ParseError(
        message:
          "\(match.declaration.name) is no function, so it has no derivative \(match.declaration.name)′",
        token: nameSource.lowerBound, kind: .primed(match.declaration.name))
    }
    try takeArguments(of: &symbol)
    let node = Node(kind: symbol.node(nameSource), source: source(from: start))
    return try marked(node, match, symbol)
  }

  /// Reads what stands in brackets behind a name, as far as it belongs to it.
  private mutating func takeArguments(of symbol: inout Symbol) throws {
    if takesCall(symbol.declaration) {
      symbol.arguments = try call()
      try checkArguments(of: symbol)
    } else if isTakenAtItsOwnPlace(symbol), let end = closing(at: position) {
      position = end + 1
    } else if isDerivativeOfSeveral(symbol) {
      throw ParseError(
        message: "nothing says what \(symbol.declaration.name) is at these arguments",
        token: symbol.nameSource.lowerBound)
    }
  }

  /// A symbol with the marks at its name: entries, a transpose, powers.
  private func marked(_ node: Node, _ match: Lexicon.Match, _ symbol: Symbol) throws -> Node {
    var node = node
    for content in match.entries { node = try entry(of: node, content) }
    if match.isTransposed {
      guard !symbol.quantity.isNumber else {
        throw ParseError(
          message: "\(match.declaration.name) is a number, so its superscript is no transpose",
          token: symbol.nameSource.lowerBound)
      }
      node = Node(kind: .transpose(node), source: node.source)
    }
    for power in match.powers {
      node = Node(kind: .power(node, try parse(power)), source: node.source)
    }
    return node
  }

  /// C'(w) for ∂C/∂w, where C is a quantity.
  private mutating func derivativeByArgument(
    of symbol: Symbol, _ nameSource: Range<Int>, _ start: Int
  ) throws -> Node {
    let by = try bracketed()
    guard by.count == 1, let variable = by.first else {
      throw ParseError(message: "a derivative by several things", token: nameSource.lowerBound)
    }
    let of = Node(kind: .symbol(symbol), source: nameSource)
    return Node(kind: .derivative(of: of, by: variable), source: source(from: start))
  }
}

extension Lexicon.Match {
  /// The symbol that was found. Slots that are left out give the whole: of what is a quantity or a
  /// derivative by one, that of the whole quantity; of anything else the matrix of all entries.
  fileprivate func symbol(_ nameSource: Range<Int>) -> Symbol {
    var symbol = Symbol(
      declaration: declaration, slots: slots, roles: roles, nameSource: nameSource)
    let open = declaration.slotVariables.subtracting(slots.keys)
    guard let formula = declaration.formula, !open.isEmpty else { return symbol }
    let isPlain = formula.body.isEntry
    let body = isPlain ? formula.body.withoutIndices(open) : formula.body.opening(open)
    symbol.declaration.formula = Formula(variables: formula.variables, body: body)
    if !isPlain { symbol.open = declaration.slotOrder.filter(open.contains).map(Node.opened) }
    return symbol
  }
}

extension Symbol {
  /// A count where it is one, a variable, or the symbol itself.
  fileprivate func node(_ nameSource: Range<Int>) -> Node.Kind {
    func count(_ base: Index.Base, offset: Int = 0) -> Node.Kind {
      .count(Index(base, offset: offset, source: nameSource))
    }
    switch quantity {
    case .depth: return count(.depth, offset: declaration.roles[.layer]?.offset ?? 0)
    case .samples: return count(.samples)
    case .label: return count(.label(of: roles[.sample]))
    case .width: return count(.width(roles[.layer] ?? Index(.depth)))
    case .index: return count(.variable(declaration.plain))
    case .variable where declaration.slotCount == 0: return .variable(declaration.pattern)
    default: return .symbol(self)
    }
  }
}

extension [Item] {
  /// What stands before or behind primes in a superscript, and how many they are; nil without primes,
  /// and where nothing else stands there.
  fileprivate var withoutPrimes: (rest: [Item], primes: Int)? {
    guard count > 1 else { return nil }
    if case .primes(let primes)? = last?.kind { return (Array(dropLast()), primes) }
    if case .primes(let primes)? = first?.kind { return (Array(dropFirst()), primes) }
    return nil
  }
}
