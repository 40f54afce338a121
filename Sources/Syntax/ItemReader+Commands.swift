//===----------------------------------------------------------------------===//
// Commands and environments.
//===----------------------------------------------------------------------===//

import MathText

extension ItemReader {
  mutating func environment(
    _ name: String, start: Int, isBehindBrace: Bool = false, into result: inout [Item]
  ) throws {
    var content = try list()
    if token?.kind == .end { index += 1 }
    if name.hasPrefix("numcases") || name.hasPrefix("subnumcases"),
      let first = content.first, case .group(let side) = first.kind
    {
      // `\begin{numcases}{f(x) =}` has its left side in braces.
      result += side
      content.removeFirst()
    }
    let areCases = isBehindBrace && Self.areCases(content)
    let isGrid = name.contains("matrix") || name.contains("cases") || name.hasPrefix("array")
    let isLayout =
      name.hasPrefix("array")
      && content.contains { $0.isSign("=") || $0.isSign(":=") || $0.isSign("leftarrow") }
    guard areCases || isGrid && !isLayout else {
      result += content
      return
    }
    result.append(
      Item(kind: .grid(areCases ? "cases" : name, Self.rows(content)), source: start..<index))
  }

  /// The cells of each row of an environment; rows with nothing in them are left out.
  package static func rows(_ content: [Item]) -> [[[Item]]] {
    var rows: [[[Item]]] = [[[]]]
    for item in content {
      switch item.kind {
      case .newRow: rows.append([[]])
      case .cell: rows[rows.count - 1].append([])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(item)
      }
    }
    rows.removeAll { $0.allSatisfy(\.isEmpty) }
    return rows
  }

  package mutating func command(
    _ name: String, start: Int, into result: inout [Item]
  ) throws {
    func add(_ kind: Item.Kind) { result.append(Item(kind: kind, source: start..<index)) }
    switch name {
    case "left", "right", "middle": try sizedBracket(name, start: start, into: &result)
    case _ where Commands.aside.contains(name):
      while token?.kind == .words { index += 1 }
    case _ where Commands.distances.contains(name):
      if isWideDistance() { add(.gap) }
    case _ where Commands.ignored.contains(name):
      if endsWideSpace(start, after: result) { add(.gap) }
    case _ where Commands.gaps.contains(name): add(.gap)
    case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac":
      let numerator = try argument()
      add(.fraction(numerator, try argument()))
    case "pdv", "dv", "odv", "derivative", "pderivative": try derivative(start, into: &result)
    case "binom": throw ParseError(message: "no rule for \\binom", token: start)
    case "sqrt": try root(start: start, into: &result)
    case "underbrace", "overbrace", "underset", "overset", "stackrel":
      try brace(name, into: &result)
    case "eqalign", "eqalignno", "leqalignno", "displaylines":
      // Plain TeX's aligned rows, which MathJax knows too.
      result += try argument()
    case "cr": add(.newRow)
    case "substack": result += try stacked()
    case "xrightarrow", "xleftarrow", "xlongequal", "xequal", "xlongequals":
      try passWordsOnArrow()
      add(.sign(name == "xrightarrow" ? "to" : name == "xleftarrow" ? name : "="))
    case "prime": add(.primes(1))
    case "over": add(.sign("over"))
    case "not":
      if token != nil {
        index += 1
        add(.sign("ne"))
      }
    default: try letterOrSign(name, start: start, into: &result)
    }
  }

  /// What a bracket is whose size is that of what it holds. The bracket itself is the next token.
  private mutating func sizedBracket(_ name: String, start: Int, into result: inout [Item]) throws {
    if name == "left", isOneSided(start) {
      // `\left\{ … \right.` holds a system together and is no bracket.
      index += 1
      return try behindBrace(start, into: &result)
    }
    guard let token, token.kind == .symbol else { return }
    switch (name, token.text) {
    case ("left", "<"), ("right", ">"):
      // `\left< a, b \right>`: angles, and no relations.
      index += 1
      let sign = name == "left" ? "langle" : "rangle"
      result.append(Item(kind: .sign(sign), source: start..<index))
    case (_, "."): index += 1
    default: break
    }
  }

  /// A square root, or `\sqrt[3]{x}`, the root of a degree as a function is written.
  private mutating func root(start: Int, into result: inout [Item]) throws {
    func add(_ kind: Item.Kind) { result.append(Item(kind: kind, source: start..<index)) }
    guard let degree = bracketedArgument() else { return add(.root(try argument())) }
    result.append(Item(kind: .name("\\root", plain: "root"), source: start..<start + 1))
    add(.subscript([Item(kind: .number(degree), source: start..<start + 1)]))
    add(.sign("("))
    result += try argument()
    add(.sign(")"))
  }

  /// What stands in rows below a sum, with commas between the rows.
  private mutating func stacked() throws -> [Item] {
    try argument().map { item in
      if case .newRow = item.kind { Item(kind: .sign(","), source: item.source) } else { item }
    }
  }

  /// Whether the distances that follow are wide.
  private mutating func isWideDistance() -> Bool {
    var isWide = false
    while let token, token.kind == .words {
      isWide = isWide || Commands.isWide(token.text)
      index += 1
    }
    return isWide
  }

  /// What stands on an arrow, or on a long equality sign, says how the one becomes the other.
  private mutating func passWordsOnArrow() throws {
    if token?.kind == .symbol, token?.text == "[" {
      while let token, token.text != "]" { index += 1 }
      index += 1
    }
    _ = try argument()
  }

  /// Whether narrow spaces in a row are as wide as `\quad` together with the one at a token, and were
  /// not before it. Between brackets they part nothing.
  func endsWideSpace(_ last: Int, after items: [Item]) -> Bool {
    guard let width = Commands.widths[tokens[last].text] else { return false }
    var before = 0.0
    for token in tokens[..<last].reversed() {
      guard token.kind == .command, let width = Commands.widths[token.text] else { break }
      before += width
    }
    let isWide = before + width > 0.95 && before <= 0.95
    return isWide && !isInSubscript && StatementReader.isBalanced(items)
  }

  /// The whole number in square brackets that comes next, of `\sqrt[3]{x}`; nil of anything else.
  private mutating func bracketedArgument() -> String? {
    let next = tokens[min(index, tokens.count)...].prefix(3).map(\.text)
    guard next.count == 3, next[0] == "[", next[2] == "]", let degree = Int(next[1]), degree > 1
    else { return nil }
    index += 3
    return next[1]
  }

  /// `\pdv{y}{x}`, and the operator `\pdv{x}`, as the packages for derivatives have them.
  package mutating func derivative(_ start: Int, into result: inout [Item]) throws {
    if token?.text == "*" { index += 1 }
    if token?.text == "[" {
      throw ParseError(message: "no rule for derivatives of second order", token: start)
    }
    let first = try argument()
    let second = token?.kind == .openBrace ? try argument() : nil
    let mark = Item(kind: .sign("partial"), source: start..<start + 1)
    let (top, bottom) = second.map { ([mark] + first, [mark] + $0) } ?? ([mark], [mark] + first)
    result.append(Item(kind: .fraction(top, bottom), source: start..<index))
  }

  /// `\underbrace{X}_{label}` is X; what stands over or under a relation is set aside.
  mutating func brace(_ name: String, into result: inout [Item]) throws {
    let first = try argument()
    guard name.hasSuffix("brace") else {
      // An equality that is asked for keeps its mark.
      result += first.filter { $0.isSign("?") }
      result += try argument()
      return
    }
    result += first
    if token?.kind == .subscript || token?.kind == .superscript {
      index += 1
      braces.append((first, try argument()))
    }
  }
}
