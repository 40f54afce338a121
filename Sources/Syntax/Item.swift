//===----------------------------------------------------------------------===//
// The list of things that stand on a line of mathematics, nested as TeX nests them.
//===----------------------------------------------------------------------===//

import MathText

/// One thing on a line of mathematics.
///
/// `source` are the tokens of the display it was made from, so that whatever is built of items can
/// be found again in the text, and be replaced there.
package struct Item: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// A letter, a Greek letter, an accented or fonted one; `plain` is the name without its font.
    case name(String, plain: String)
    case number(String)
    /// A sign or a command that is one: `+`, `(`, `cdot`, `partial`, `sum`.
    case sign(String)
    case superscript([Item])
    case `subscript`([Item])
    case primes(Int)
    case fraction([Item], [Item])
    case root([Item])
    case group([Item])
    /// Rows of cells; the environment's name.
    case grid(String, [[[Item]]])
    case words(String)
    /// What is no mathematics, and why.
    case unreadable(String)
    /// A wide space: it parts equations, and nothing else.
    case gap
    case newRow
    case cell
  }

  package var kind: Kind
  package var source: Range<Int>

  package init(kind: Kind, source: Range<Int>) {
    self.kind = kind
    self.source = source
  }

  package func isSign(_ text: String) -> Bool {
    if case .sign(let sign) = kind { return sign == text }
    return false
  }

  package var sign: String? {
    if case .sign(let sign) = kind { return sign }
    return nil
  }

  /// The lists of items that it is made of.
  package var parts: [[Item]] {
    switch kind {
    case .superscript(let items), .subscript(let items), .root(let items), .group(let items):
      [items]
    case .fraction(let top, let bottom): [top, bottom]
    case .grid(_, let rows): Array(rows.joined())
    case .name, .number, .sign, .primes, .words, .unreadable, .gap, .newRow, .cell: []
    }
  }

  /// The same item with each of its parts made into another list, in the order of `parts`.
  package func rewritten(_ change: ([Item]) -> [Item]) -> Item {
    var result = self
    switch kind {
    case .superscript(let items): result.kind = .superscript(change(items))
    case .subscript(let items): result.kind = .subscript(change(items))
    case .fraction(let top, let bottom): result.kind = .fraction(change(top), change(bottom))
    case .root(let items): result.kind = .root(change(items))
    case .group(let items): result.kind = .group(change(items))
    case .grid(let name, let rows): result.kind = .grid(name, rows.map { $0.map(change) })
    case .name, .number, .sign, .primes, .words, .unreadable, .gap, .newRow, .cell: break
    }
    return result
  }

  /// The same item among tokens that begin with `count` others.
  package func shifted(by count: Int) -> Item {
    var result = rewritten { $0.map { $0.shifted(by: count) } }
    result.source = source.lowerBound + count..<source.upperBound + count
    return result
  }
}

/// Why something could not be read, and at which token.
package struct ParseError: Error {
  package enum Kind: Sendable {
    case notUnderstood
    /// It can be read, and cannot be right.
    case illFormed
    /// A prime stands behind a name that is declared, and not as a function.
    case primed(String)
    /// The name of a symbol that nothing declares.
    case undeclared(String)
  }

  package var message: String
  package var token: Int
  package var kind: Kind = .notUnderstood

  package init(message: String, token: Int, kind: Kind = .notUnderstood) {
    self.message = message
    self.token = token
    self.kind = kind
  }
}

extension Array where Element == Item {
  /// All items at whatever depth, each before those that it is made of.
  package var all: [Item] { flatMap { [$0] + $0.parts.flatMap(\.all) } }

  /// The tokens that the items were made from; empty at 0 for no items.
  package var source: Range<Int> {
    guard let first, let last else { return 0..<0 }
    return first.source.spanning(last.source)
  }
}

extension Array where Element == Node {
  /// The tokens that the nodes were made from.
  package var source: Range<Int> { reduce(0..<0) { $0.spanning($1.source) } }
}

extension Range<Int> {
  /// From where the first of two begins to where the last ends, in whichever order they stand; an
  /// empty one counts for nothing.
  package func spanning(_ other: Range<Int>) -> Range<Int> {
    if isEmpty || other.isEmpty { return isEmpty ? other : self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
