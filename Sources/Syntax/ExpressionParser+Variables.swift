//===----------------------------------------------------------------------===//
// Functions of plain variables, and limits.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// A function of variables that are all known, by its name alone, is its value: f for f(x, y), and
  /// f′ for f′(x).
  ///
  /// Nil for a function of anything else, and for a part of a composition.
  package func value(of function: Function, from start: Int) -> Node? {
    guard case .formula(var symbol, let formula) = function.base, !isComposed(start),
      function.primes == 0 || formula.variables.count == 1
    else { return nil }
    let written = symbol.declaration.isSomeFunction ? symbol.declaration.writtenArguments : []
    let arguments = formula.variables.enumerated().compactMap { place, name -> Node? in
      if written.indices.contains(place), written[place].contains(where: \.isScript) {
        return try? parse(written[place])
      }
      let known = lexicon.declarations.contains {
        $0.plain == name && ($0.quantity == .variable || $0.quantity == .formula)
      }
      guard known || lexicon.variables.contains(name) else { return nil }
      return try? parse([Item(kind: .name(name, plain: name), source: symbol.nameSource)])
    }
    guard arguments.count == formula.variables.count, !arguments.isEmpty else { return nil }
    let source = source(from: start)
    let body = Node(kind: .apply(function, arguments), source: source)
    if function.primes > 0 { return body }
    symbol.declaration.quantity = .formula
    symbol.declaration.parameters = []
    symbol.declaration.formula = Formula(variables: [], body: body)
    return Node(kind: .symbol(symbol), source: source)
  }

  /// The variables that f(x) leaves out of f(x, y): where all are known, they are held.
  package func held(by function: Function, after count: Int) -> [Node] {
    guard case .formula(let symbol, let formula) = function.base, count > 0,
      count < formula.variables.count
    else { return [] }
    let names = formula.variables.dropFirst(count)
    guard
      names.allSatisfy({ lexicon.isVariable($0) || lexicon.variables.contains($0) })
    else { return [] }
    return names.compactMap { name in
      try? parse([Item(kind: .name(name, plain: name), source: symbol.nameSource)])
    }
  }

  /// The j′ of `[[j = j']]`, where an index may stand and j is none but an index.
  func primedIndex(_ plain: String, _ scripts: Scripts, _ start: Int) -> Node? {
    guard allowsIndices, scripts.primes > 0, scripts.items.isEmpty, item?.isOpening != true,
      lexicon.declarations.allSatisfy({
        $0.plain != plain || $0.quantity == .label || $0.quantity == .index
      })
    else { return nil }
    let source = source(from: start)
    let name = plain + String(repeating: "'", count: scripts.primes)
    return Node(kind: .count(Index(.variable(name), source: source)), source: source)
  }

  /// Whether what stands from here on is a part of f ∘ g.
  private func isComposed(_ start: Int) -> Bool {
    let before = items.indices.contains(start - 1) ? items[start - 1] : nil
    return item?.isSign("circ") == true || before?.isSign("circ") == true
  }

  /// `\lim_{h \to 0} A`, of the product that follows.
  package mutating func limit() throws -> Node {
    let start = position
    position += 1
    guard let item, case .subscript(let content) = item.kind,
      let arrow = content.firstIndex(where: { $0.isSign("to") }),
      let name = content[..<arrow].first?.nameAlone, arrow == 1
    else { throw ParseError(message: "a limit of nothing", token: items[start].source.lowerBound) }
    position += 1
    while self.item?.isGap == true { position += 1 }
    let target = try parse(Array(content[(arrow + 1)...]))
    var inner = self
    inner.lexicon.variables.insert(name)
    try inner.descend()
    let body = try inner.product()
    position = inner.position
    let function = Function(base: .limit(name), source: items[start].source)
    return Node(kind: .apply(function, [body, target]), source: source(from: start))
  }

  /// Where the bar stands that goes with the one here.
  var closingBar: Int? {
    guard item?.isSign("vert") == true else { return nil }
    var depth = 0
    for place in items.indices.dropFirst(position + 1) {
      if items[place].isOpening { depth += 1 }
      if items[place].isClosing { depth -= 1 }
      if depth < 0 || depth == 0 && items[place].isSign(",") { return nil }
      if depth == 0, items[place].isSign("vert") { return place > position + 1 ? place : nil }
    }
    return nil
  }

  /// `|x|`, and `|\mathcal{B}|` for the number of examples in a batch.
  package mutating func bars() throws -> Node {
    let start = position
    guard let end = closingBar else {
      throw ParseError(message: "a bar is not closed", token: here)
    }
    let inner = try parse(Array(items[(position + 1)..<end]))
    position = end + 1
    if case .count = inner.kind { return inner }
    return try length(of: inner, from: start, bars: .bars)
  }
}
