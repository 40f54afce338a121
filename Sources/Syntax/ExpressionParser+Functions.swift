//===----------------------------------------------------------------------===//
// Names that no notation declares and every text knows: exp, log, softmax, diag, e^x, 1{y = j}.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  package mutating func undeclared(
    _ text: String, _ plain: String, _ nameSource: Range<Int>, _ scripts: Scripts, _ start: Int
  ) throws -> Node {
    if let node = try derivedFunction(text, scripts, start) { return node }
    if let node = try loweredFunction(text, plain, scripts, start) { return node }
    if let name = Commands.synonymousFunctions[plain], items[start].letters == plain {
      return try elementary(name, scripts, start)
    }
    switch plain {
    case "e" where !scripts.items.isEmpty && !scripts.items.contains(where: \.isSubscript):
      return try exponential(scripts, start)
    case "exp", "log", "ln", "lg", "\\lg", "tanh", "sinh", "cosh", "sech", "np.exp", "np.log",
      "np.tanh", "sin", "cos", "tan":
      return try elementary(plain == "\\lg" ? "lg" : plain, scripts, start)
    case "root": return try elementary("root", scripts, start)
    case "softmax", "sigmoid", "sigm", "logistic", "relu", "ReLU":
      return try namedActivation(plain, scripts, start)
    case "diag", "Diag", "tr", "Tr":
      guard scripts.items.isEmpty, scripts.primes == 0 else { break }
      let base: Function.Base = plain.lowercased() == "tr" ? .trace : .diagonal
      position = scripts.start
      if base.isTrace, let item, !item.isOpening, !item.endsProduct {
        // Without brackets it is that of the whole product.
        let function = Function(base: base, source: nameSource)
        return Node(kind: .apply(function, [try product()]), source: source(from: start))
      }
      return try application(of: Function(base: base, source: nameSource), from: start)
    case "max", "\\max", "min", "\\min":
      return try extreme(isLargest: plain.hasSuffix("max"), scripts, nameSource, start)
    case "np.sum", "sum": return try programmedSum(start)
    case "np.mean", "np.shape": return try counted(plain, nameSource, start)
    case "np.dot", "prod":
      // Both multiply in whatever way the shapes ask for.
      let parts = try bracketed()
      guard !parts.isEmpty else { throw ParseError(message: "a product of nothing", token: here) }
      let signs = parts.dropFirst().map { _ in Node.Sign(text: "", token: nil) }
      return Node(kind: .product(parts, signs), source: source(from: start))
    case "grad": return try gradient(scripts, start)
    case "\\Sigma" where scripts.subscriptsAndPrimes > 0 && scripts.primes == 0:
      // `\Sigma_j x_j`, the letter for the sign.
      position = scripts.start - 1
      return try series(.sum)
    case "0": return Node(kind: .number(0), source: source(from: start))
    case "\\pi" where scripts.subscriptsAndPrimes == 0 && items.count > 1:
      // Alone on a side it is what the text defines.
      position = scripts.start
      return Node.pi(nameSource)
    case "1", "I", "\\chi", "\\delta":
      if let node = try indicatorFunction(text, plain, scripts, start) { return node }
      if plain == "1", text != plain, scripts.subscriptsAndPrimes == 0 {
        // A bold or a double one is the vector of them.
        position = scripts.start
        return Node(kind: .symbol(Symbol.ones(nameSource)), source: nameSource)
      }
    case "d":
      if let node = try differentialOfLetter(scripts, start) { return node }
    default: break
    }
    let isIndex = allowsIndices && scripts.items.isEmpty || lexicon.bound.contains(plain)
    if isIndex, scripts.subscriptsAndPrimes == 0 {
      position = scripts.start
      return Node(kind: .count(Index(.variable(plain), source: nameSource)), source: nameSource)
    }
    let written = text + scripts.items.map(\.scriptText).joined()
    throw ParseError(
      message: "no declaration fits \(written)" + hint(plain, start)
        + (commandMeant(start).map { "; is \($0) meant?" } ?? ""),
      token: nameSource.lowerBound, kind: .undeclared(plain))
  }

  /// The command whose name the letters around here spell, the `\sigma` of `sigma(z)`; nil where they
  /// spell none.
  private func commandMeant(_ start: Int) -> String? {
    func isLetter(_ place: Int) -> Bool {
      guard items.indices.contains(place), let letter = items[place].nameAlone else { return false }
      return letter.count == 1 && letter.first?.isASCII == true
    }
    guard isLetter(start) else { return nil }
    var (low, high) = (start, start + 1)
    while start - low < 12, isLetter(low - 1) { low -= 1 }
    while high - start < 12, isLetter(high) { high += 1 }
    let letters = items[low..<high].compactMap(\.nameAlone)
    let word = letters.joined()
    let commands = Commands.letters.union(Commands.functions).filter { name in
      guard name.count > 1, name.count > 2 || name == word, let range = word.range(of: name) else {
        return false
      }
      let first = word.distance(from: word.startIndex, to: range.lowerBound)
      return (first..<(first + name.count)).contains(start - low)
    }
    return commands.max { ($0.count, $1) < ($1.count, $0) }.map { "\\" + $0 }
  }

  /// Where a letter that only counts stands behind brackets, or braces with such letters behind a name,
  /// an underscore may be missing.
  private func hint(_ plain: String, _ start: Int) -> String {
    func counts(_ item: Item?) -> Bool {
      guard let letter = item?.nameAlone else { return false }
      return lexicon.declarations.contains { $0.slotVariables.contains(letter) }
    }
    let isBehindBracket = start > 0 && items[start - 1].isClosing && counts(items[start])
    let next = item(after: 0)
    let isBraced =
      counts(next) && next.map { $0.source.lowerBound > items[start].source.upperBound } ?? false
    guard isBehindBracket || isBraced else { return "" }
    return isBehindBracket
      ? "; before it an underscore may be missing" : "; behind it an underscore may be missing"
  }

  /// softmax, the sigmoid, ReLU, by their English names. Of a softmax a subscript picks an entry.
  private mutating func namedActivation(
    _ name: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node {
    var function = Function(
      base: .named(name), primes: scripts.primes, source: source(from: start))
    let powers = try powers(of: name, scripts, &function)
    var node = try application(of: function, from: start)
    for script in scripts.items {
      guard case .subscript(let content) = script.kind else { continue }
      node = try entry(of: node, content)
    }
    for power in powers {
      node = Node(kind: .power(node, try parse(power)), source: source(from: start))
    }
    return node
  }

  /// `\max(x, y)`, and `\max_i z_i`, over an index; the least likewise.
  private mutating func extreme(
    isLargest: Bool, _ scripts: Scripts, _ nameSource: Range<Int>, _ start: Int
  ) throws -> Node {
    if scripts.subscriptsAndPrimes > 0, scripts.primes == 0 {
      position = scripts.start - 1
      return try series(isLargest ? .largest : .smallest)
    }
    guard scripts.items.isEmpty, scripts.primes == 0 else {
      throw ParseError(message: "no rule for this script", token: nameSource.lowerBound)
    }
    let function = Function(base: .extreme(isLargest: isLargest), source: nameSource)
    return try application(of: function, from: start)
  }

  /// `g[1]'(z)` for `g^{[1]}'(z)`: a layer that was not raised.
  private mutating func loweredFunction(
    _ text: String, _ plain: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node? {
    guard scripts.items.isEmpty, scripts.primes == 0, let item, item.isSign("["),
      let end = closing(at: position)
    else { return nil }
    let script = Item(kind: .superscript(Array(items[position...end])), source: item.source)
    guard let match = lexicon.match(text, plain: plain, [script], among: [.function]) else {
      return nil
    }
    let symbol = Symbol(
      declaration: match.declaration, slots: match.slots, roles: match.roles,
      nameSource: source(from: start))
    position = end + 1
    let function = Function(base: .activation(symbol), source: source(from: start))
    return try application(of: function, from: start)
  }

  /// `\dot g` is g′ where g is a function and `\dot g` is nothing of its own.
  private mutating func derivedFunction(
    _ text: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node? {
    guard text.hasPrefix("\\dot{"), text.hasSuffix("}") else { return nil }
    let inner = String(text.dropFirst(5).dropLast())
    guard let match = lexicon.match(inner, plain: inner, scripts.items, among: [.function]) else {
      return nil
    }
    let symbol = Symbol(
      declaration: match.declaration, slots: match.slots,
      roles: match.roles,
      nameSource: source(from: start))
    let function = Function(
      base: .activation(symbol), primes: scripts.primes + 1, source: source(from: start))
    return try application(of: function, from: start)
  }

  /// Whether a name is the base of exponentials: a bare e with a superscript, which no declaration
  /// fits but one whose arguments or indices are missing here.
  func isExponential(_ plain: String, _ scripts: Scripts, _ arguments: [String]?) -> Bool {
    guard plain == "e", scripts.primes == 0, arguments == nil, scripts.items.count == 1,
      case .superscript(let content) = scripts.items[0].kind, !Superscript.isTranspose(content),
      let match = lexicon.match("e", plain: "e", scripts.items), !match.powers.isEmpty
    else { return false }
    return match.declaration.arguments != nil || match.isOpen
  }

  mutating func exponential(_ scripts: Scripts, _ start: Int) throws -> Node {
    guard scripts.items.count == 1, case .superscript(let exponent) = scripts.items[0].kind else {
      throw ParseError(message: "no rule for e with these scripts", token: here)
    }
    let source = source(from: start)
    return Node(
      kind: .apply(Function(base: .named("exp"), source: source), [try parse(exponent)]),
      source: source)
  }

  /// `np.sum(x, axis=1, keepdims=True)`.
  private mutating func programmedSum(_ start: Int) throws -> Node {
    let (body, axis) = try alongAxis()
    return Node(kind: .sumAlong(body, axis: axis ?? -1), source: source(from: start))
  }

  /// `np.mean(x, axis=0)`, and `np.shape(x, axis=0)`, how many rows there are.
  private mutating func counted(
    _ name: String, _ nameSource: Range<Int>, _ start: Int
  ) throws -> Node {
    let (body, axis) = try alongAxis()
    let base: Function.Base =
      name == "np.mean" ? .mean(axis: axis ?? -1) : .extent(axis: axis ?? -1)
    return Node(
      kind: .apply(Function(base: base, source: nameSource), [body]), source: source(from: start))
  }

  /// What stands in brackets here, and the axis that is named there.
  private mutating func alongAxis() throws -> (body: Node, axis: Int?) {
    guard item?.isSign("(") == true, let end = closing(at: position) else {
      throw ParseError(message: "sum without brackets", token: here)
    }
    let parts = Item.split(Array(items[(position + 1)..<end])) { $0.isSign(",") }
    position = end + 1
    guard let first = parts.first else {
      throw ParseError(message: "a sum of nothing", token: here)
    }
    var axis: Int?
    for part in parts.dropFirst() {
      let text = part.compactMap { $0.letters ?? $0.sign }.joined()
      if text.hasPrefix("axis=") { axis = Int(text.dropFirst(5)) }
    }
    return (try parse(first), axis)
  }

  /// dx, where d is no symbol: half of a derivative.
  private mutating func differentialOfLetter(_ scripts: Scripts, _ start: Int) throws -> Node? {
    guard scripts.items.isEmpty, scripts.primes == 0, let item, case .name = item.kind else {
      return nil
    }
    let inner = try factor()
    return Node(kind: .differential(inner), source: source(from: start))
  }
}

extension Item {
  /// A script as it is written, for messages.
  package var scriptText: String {
    func text(_ items: [Item]) -> String {
      items.map { $0.letters ?? $0.sign ?? $0.scriptText }.joined()
    }
    switch kind {
    case .superscript(let items): return "^{\(text(items))}"
    case .subscript(let items): return "_{\(text(items))}"
    default: return ""
    }
  }
}
