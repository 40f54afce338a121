//===----------------------------------------------------------------------===//
// Names that no notation declares and every text knows: exp, log, softmax, diag, e^x, 1{y = j}.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// What a name means that no declaration fits.
  mutating func undeclared(_ name: WrittenName) throws -> Node {
    if let node = try derivedFunction(name) { return node }
    if let node = try loweredFunction(name) { return node }
    if let node = try knownFunction(name) { return node }
    if let node = try programmed(name.plain, name.source, name.start) { return node }
    if let node = sized(name) { return node }
    if let node = try knownLetter(name) { return node }
    if let node = countingLetter(name) { return node }
    let written = name.text + name.scripts.items.map(\.scriptText).joined()
    throw ParseError(
      message: "no declaration fits \(written)" + hint(name.start)
        + (commandMeant(name.start).map { "; is \($0) meant?" } ?? ""),
      token: name.source.lowerBound, kind: .undeclared(name.plain))
  }

  /// A function that every text knows, applied to what stands behind it.
  private mutating func knownFunction(_ name: WrittenName) throws -> Node? {
    let (plain, scripts, start) = (name.plain, name.scripts, name.start)
    if let synonym = Commands.synonymousFunctions[plain], items[start].letters == plain {
      return try elementary(synonym, scripts, start)
    }
    switch plain {
    case "exp", "log", "ln", "lg", "tanh", "sinh", "cosh", "sech", "np.exp", "np.log", "np.tanh",
      "sin", "cos", "tan", "root":
      return try elementary(plain, scripts, start)
    case "\\lg": return try elementary("lg", scripts, start)
    case "softmax", "sigmoid", "sigm", "logistic", "relu", "ReLU":
      return try namedActivation(plain, scripts, start)
    case "max", "\\max", "min", "\\min":
      return try extreme(isLargest: plain.hasSuffix("max"), scripts, name.source, start)
    case "diag", "Diag": return try ofMatrix(.diagonal, name)
    case "tr", "Tr": return try ofMatrix(.trace, name)
    case "grad": return try gradient(scripts, start)
    default: return nil
    }
  }

  /// `I_{n_l}`, `\mathbf{1}_m`: an identity matrix or a vector of ones, as long as what is counted below.
  private mutating func sized(_ name: WrittenName) -> Node? {
    let scripts = name.scripts
    guard scripts.primes == 0, let script = scripts.items.first,
      case .subscript(let content) = script.kind,
      let size = ScriptReader(count: lexicon.count).items(content, splittingDigits: false)?.first,
      size.index.isCount
    else { return nil }
    let symbol: Symbol
    if let declaration = lexicon.declarations.first(where: {
      $0.plain == name.plain && [.identity, .ones].contains($0.quantity) && $0.slotCount == 0
    }) {
      symbol = Symbol(
        declaration: declaration, slots: [:], roles: [.unit: size.index], nameSource: name.source)
    } else if name.plain == "1", name.text != "1" {
      var ones = Symbol.ones(name.source)
      ones.roles[.unit] = size.index
      symbol = ones
    } else {
      return nil
    }
    position = scripts.start + 1
    return Node(kind: .symbol(symbol), source: source(from: name.start))
  }

  /// A letter, or a digit, that has a meaning of its own in every text.
  private mutating func knownLetter(_ name: WrittenName) throws -> Node? {
    let (scripts, start) = (name.scripts, name.start)
    switch name.plain {
    case "e" where !scripts.items.isEmpty && !scripts.items.contains(where: \.isSubscript):
      return try exponential(scripts, start)
    case "e" where lexicon.constants.contains("e") && scripts.items.isEmpty && scripts.primes == 0:
      position = scripts.start
      let one = Node(kind: .number(1), source: name.source)
      let exp = Function(base: .named("exp"), source: name.source)
      return Node(kind: .apply(exp, [one]), source: name.source)
    case "\\Sigma" where scripts.subscriptsAndPrimes > 0 && scripts.primes == 0:
      // `\Sigma_j x_j`, the letter for the sign.
      position = scripts.start - 1
      return try series(.sum)
    case "0": return Node(kind: .number(0), source: source(from: start))
    case "\\pi"
    where scripts.subscriptsAndPrimes == 0 && !lexicon.isDeclared("\\pi", plain: "\\pi")
      && (items.count > 1 || lexicon.constants.contains("\\pi")):
      // Alone on a side it is what the text defines, and beside a π_i all of these.
      position = scripts.start
      return Node.pi(name.source)
    case "1", "I", "\\chi", "\\delta":
      if let node = try indicatorFunction(name.text, name.plain, scripts, start) { return node }
      guard name.plain == "1", name.text != "1", scripts.subscriptsAndPrimes == 0 else {
        return nil
      }
      // A bold or a double one is the vector of them.
      position = scripts.start
      return Node(kind: .symbol(Symbol.ones(name.source)), source: name.source)
    case "d": return try differentialOfLetter(scripts, start)
    default: return nil
    }
  }

  /// A letter that counts: an index that a sum binds, or any where indices may stand.
  private mutating func countingLetter(_ name: WrittenName) -> Node? {
    let isIndex =
      allowsIndices && name.scripts.items.isEmpty || lexicon.bound.contains(name.plain)
    guard isIndex, name.scripts.subscriptsAndPrimes == 0 else { return nil }
    position = name.scripts.start
    return Node(
      kind: .count(Index(.variable(name.plain), source: name.source)), source: name.source)
  }

  /// diag and tr, of what stands in brackets; without them tr is that of the whole product.
  private mutating func ofMatrix(_ base: Function.Base, _ name: WrittenName) throws -> Node? {
    guard name.scripts.items.isEmpty, name.scripts.primes == 0 else { return nil }
    position = name.scripts.start
    let function = Function(base: base, source: name.source)
    if base.isTrace, let item, !item.isOpening, !item.endsProduct {
      return Node(kind: .apply(function, [try product()]), source: source(from: name.start))
    }
    return try application(of: function, from: name.start)
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
  private func hint(_ start: Int) -> String {
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
    if name == "softmax", case .apply(let softmax, let parts) = node.kind, parts.count > 1 {
      // `\operatorname{softmax}(z_1, z_2)` is that of the vector of them.
      let vector = Node(kind: .tuple(parts), source: node.source)
      node = Node(kind: .apply(softmax, [vector]), source: node.source)
    }
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
  private mutating func loweredFunction(_ name: WrittenName) throws -> Node? {
    guard name.scripts.items.isEmpty, name.scripts.primes == 0, let item, item.isSign("["),
      let end = closing(at: position)
    else { return nil }
    let script = Item(kind: .superscript(Array(items[position...end])), source: item.source)
    guard let match = lexicon.match(name.text, plain: name.plain, [script], among: [.function])
    else { return nil }
    let symbol = Symbol(
      declaration: match.declaration, slots: match.slots, roles: match.roles,
      nameSource: source(from: name.start))
    position = end + 1
    let function = Function(base: .activation(symbol), source: source(from: name.start))
    return try application(of: function, from: name.start)
  }

  /// `\dot g` is g′ where g is a function and `\dot g` is nothing of its own.
  private mutating func derivedFunction(_ name: WrittenName) throws -> Node? {
    guard name.text.hasPrefix("\\dot{"), name.text.hasSuffix("}") else { return nil }
    let inner = String(name.text.dropFirst(5).dropLast())
    guard
      let match = lexicon.match(inner, plain: inner, name.scripts.items, among: [.function])
    else { return nil }
    let source = source(from: name.start)
    let symbol = Symbol(
      declaration: match.declaration, slots: match.slots, roles: match.roles, nameSource: source)
    let function = Function(
      base: .activation(symbol), primes: name.scripts.primes + 1, source: source)
    return try application(of: function, from: name.start)
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
