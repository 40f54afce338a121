//===----------------------------------------------------------------------===//
// Plain expressions as LaTeX in a notation.
//===----------------------------------------------------------------------===//

import Syntax

/// Writes plain expressions as LaTeX in a notation.
struct Writer {
  let letters: Letters
  var indices: IndexLetters
  /// What each plain index counts.
  let counted: [String: Counted]
  var writing: Writing { letters.writing }

  init(_ letters: Letters, sides: [Node], known: [String: String]) {
    self.letters = letters
    indices = IndexLetters(letters, known: known)
    counted = Numbering.counted(in: sides)
  }

  /// How tightly LaTeX holds together.
  enum Level: Int, Comparable {
    case sum, product, factor, name
    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  struct Text {
    var latex: String
    var level: Level
    /// Whether it takes in what would follow it.
    var isOpen = false
  }

  /// An expression as it stands on a side of an equation.
  mutating func latex(_ node: Node) throws -> String { try text(node).latex }

  /// LaTeX that holds together at least so tightly, in brackets where it does not.
  mutating func latex(_ node: Node, atLeast level: Level) throws -> String {
    let text = try text(node)
    return text.level < level ? brackets(text.latex) : text.latex
  }

  func brackets(_ latex: String) -> String {
    let isTall = ["\\frac", "\\sum", "\\begin"].contains { latex.contains($0) }
    return isTall ? "\\left(\(latex)\\right)" : "(\(latex))"
  }

  mutating func text(_ node: Node) throws -> Text {
    switch node.kind {
    case .number(let value): return Text(latex: Self.digits(value), level: .name)
    case .variable(let name): return Text(latex: name, level: .name)
    case .dots: return Text(latex: "\\dots", level: .name)
    case .count(let index): return try count(index)
    case .symbol(let symbol): return Text(latex: try latex(symbol), level: .name)
    case .negate(let inner):
      return Text(latex: "-" + (try latex(inner, atLeast: .product)), level: .sum)
    case .sum(let terms): return try sum(terms)
    case .product(let factors, _): return try product(factors, isElementwise: node.isElementwise)
    case .quotient(let top, let bottom):
      return Text(latex: "\\frac{\(try latex(top))}{\(try latex(bottom))}", level: .factor)
    case .power(let base, let exponent): return try power(base, exponent)
    case .transpose(let inner): return try transpose(inner)
    case .apply(let function, let arguments): return try apply(function, arguments)
    case .derivative(let of, let by): return try derivative(of, by, isTotal: node.isTotal)
    case .series(let series): return try self.series(series)
    case .grid(let rows): return try grid(rows)
    case .tuple(let parts):
      return Text(
        latex: "[" + (try parts.map { try latex($0) }).joined(separator: ", ") + "]", level: .name)
    case .norm(let inner): return Text(latex: "\\lVert \(try latex(inner)) \\rVert", level: .name)
    case .indicator(let condition):
      return Text(latex: "\\mathbf{1}\\{\(try latex(condition))\\}", level: .name)
    case .cases(let branches): return try cases(branches)
    case .function, .differential, .entry, .sumAlong: throw Untranslatable("no rule for writing it")
    }
  }

  static func digits(_ value: Double) -> String {
    let whole = Int(exactly: value)
    return whole.map(String.init) ?? "\(value)"
  }

  private mutating func sum(_ terms: [Node.Term]) throws -> Text {
    var result = ""
    for (place, term) in terms.enumerated() {
      let sign = term.isNegative ? "-" : place == 0 ? "" : "+"
      result += place == 0 ? sign : " \(sign) "
      result += try latex(term.node, atLeast: .product)
    }
    return Text(latex: result, level: .sum)
  }

  private mutating func product(_ factors: [Node], isElementwise: Bool) throws -> Text {
    var result = ""
    for (place, factor) in factors.enumerated() {
      var text = try text(factor)
      let needsBrackets =
        text.isOpen && place < factors.count - 1
        || text.level < (isElementwise ? .factor : .product)
        || !isElementwise && text.level == .product && factor.isElementwise
      if needsBrackets { text = Text(latex: brackets(text.latex), level: .name) }
      let isDigit = text.latex.first?.isNumber == true && place > 0
      let sign = isElementwise ? " \(writing.elementwise) " : isDigit ? " \\cdot " : " "
      result += place == 0 ? text.latex : sign + text.latex
    }
    return Text(latex: result, level: .product)
  }

  private mutating func power(_ base: Node, _ exponent: Node) throws -> Text {
    var text = try text(base)
    let hasScript = text.latex.contains("^") && text.level == .name && base.symbol != nil
    if text.level < .name || hasScript { text.latex = brackets(text.latex) }
    return Text(latex: text.latex + Self.script("^", try latex(exponent)), level: .name)
  }

  private mutating func transpose(_ inner: Node) throws -> Text {
    if let symbol = inner.symbol {
      return Text(latex: try latex(symbol, isTransposed: true), level: .name)
    }
    return Text(
      latex: brackets(try latex(inner)) + Self.script("^", writing.transpose), level: .name)
  }

  private mutating func grid(_ rows: [[Node]]) throws -> Text {
    let lines = try rows.map { try $0.map { try latex($0) }.joined(separator: " & ") }
    let content = lines.joined(separator: " \\\\ ")
    return Text(latex: "\\begin{pmatrix} \(content) \\end{pmatrix}", level: .name)
  }

  private mutating func cases(_ branches: [Node.Branch]) throws -> Text {
    let lines = try branches.map { branch in
      let words =
        try branch.condition.map { "\\text{if } " + (try latex($0)) } ?? "\\text{otherwise}"
      return try latex(branch.value) + " & " + words
    }
    return Text(
      latex: "\\begin{cases} \(lines.joined(separator: " \\\\ ")) \\end{cases}", level: .factor)
  }

  mutating func latex(_ condition: Node.Condition) throws -> String {
    let commands = ["ne", "le", "ge", "in", "ll", "gg"]
    let relation =
      commands.contains(condition.relation) ? "\\" + condition.relation : condition.relation
    return try latex(condition.left) + " \(relation) " + latex(condition.right)
  }

  // MARK: Sums

  private mutating func series(_ series: Node.Series) throws -> Text {
    let body = try meet(series)
    let kind = series.indices.compactMap { counted[$0] }.first ?? .units
    let names = try series.indices.map { try indices.letter(for: $0, kind) }.joined(separator: ", ")
    var below = names
    var above = ""
    if let members = series.members {
      below +=
        " \\in \\{" + (try members.map { try index($0, kind) }).joined(separator: ", ") + "\\}"
    } else if let bounds = try bounds(of: series, kind) {
      below += " = " + bounds.low
      above = bounds.high
    }
    let conditions = try series.conditions.map { try latex($0) }
    below =
      conditions.first.map { $0.hasPrefix(names + " ") && conditions.count == 1 ? $0 : nil }
      .flatMap { $0 } ?? ([below] + conditions).joined(separator: ", ")
    let sign: String
    switch series.total {
    case .sum: sign = "\\sum"
    case .product: sign = "\\prod"
    case .largest: sign = "\\max"
    case .smallest: sign = "\\min"
    case .entries: throw Untranslatable("no rule for entries in brackets")
    }
    let scripts = Self.script("_", below) + Self.script("^", above)
    return Text(latex: "\(sign)\(scripts) \(body)", level: .product, isOpen: true)
  }

  /// What stands under a sum, which chooses the letters of its indices.
  private mutating func meet(_ series: Node.Series) throws -> String {
    let text = try text(series.body)
    return text.level < .product ? brackets(text.latex) : text.latex
  }

  /// Where an index begins and ends; nil where it runs over all there are, and the notation has no
  /// letter for how many.
  private mutating func bounds(
    of series: Node.Series, _ kind: Counted
  ) throws -> (low: String, high: String)? {
    guard let low = series.lower, let high = series.upper else {
      if series.lower == nil, series.upper == nil { return nil }
      throw Untranslatable("no rule for a sum with one bound")
    }
    do {
      return (try index(low, kind), try index(high, kind))
    } catch let error as Untranslatable {
      let isWhole =
        low == .constant(1) && high.offset == 0 && kind != .layers
        && series.body.mentions(series.indices)
      guard isWhole, high.base.isCount else { throw error }
      return nil
    }
  }
}

extension Index.Base {
  /// Whether it is how many units or examples there are.
  fileprivate var isCount: Bool {
    switch self {
    case .width, .samples: true
    default: false
    }
  }
}
