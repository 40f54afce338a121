//===----------------------------------------------------------------------===//
// The example that a text works out: x_1 = 0.3, w_1 = 0.12, and what follows from them.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// What a text says, up to some display, that its names are in an example: numbers, vectors and matrices.
struct WorkedExample {
  /// A name with the numbers that it is given last, row by row.
  struct Given {
    var name: Node
    var rows: [[Double]]
    /// Whether the text gave it other numbers before: another example, or a step of training.
    var isContested = false
  }

  private(set) var givens: [String: Given] = [:]
  /// Whether a step of training was made: what all names are from there on, nothing says.
  private(set) var isOver = false
  /// The largest unit of the last digit that a result was rounded to.
  private(set) var roughness = 0.0
  /// The lines of the text that were not read yet.
  private var lines: ArraySlice<(position: SourcePosition, text: String)>

  /// A longer example is none that a reader could follow.
  private static let mostNames = 300

  init(_ document: Document) {
    let sources = document.sources.sorted { ($0.key ?? 0) < ($1.key ?? 0) }
    lines =
      sources.flatMap { cell, source in
        source.lines.enumerated().map { (SourcePosition(line: $0 + 1, column: 1, cell: cell), $1) }
      }[...]
  }

  /// Takes in the names that a claim gives numbers, and that it changes what a name is.
  mutating func learn(_ claim: Claim, _ work: ClaimWork) {
    if claim.relation == "leftarrow" { isOver = true }
    guard !claim.follows, let name = work.name(claim.left),
      let rows = work.parsed(claim.right)?.printedRows, givens.count < Self.mostNames
    else { return }
    let key = claim.left.map(\.spelling).joined(separator: " ")
    let isNew = givens[key].map { $0.rows != rows } ?? false
    if isNew, name.isTrained { isOver = true }
    let isContested = isNew || givens[key]?.isContested ?? false
    givens[key] = Given(name: name, rows: rows, isContested: isContested)
  }

  /// Takes in what the words give before a display: `$x_1 = 0.3$, $x_2 = 0.6$`.
  mutating func read(upTo display: Display, _ work: ClaimWork) {
    while let (position, text) = lines.first, position.isBefore(display.position) {
      lines.removeFirst()
      guard !text.contains("$$") else { continue }
      for match in text.matches(of: #/\$([^$]{3,300})\$/#) where match.1.contains("=") {
        guard let items = try? ItemReader.items(of: Latex.tokens(String(match.1))) else { continue }
        let statements = StatementReader.statements(of: items, work.lexicon, previous: []).0
        for case .claim(let claim) in statements { learn(claim, work) }
      }
    }
  }

  /// Takes in to which digit a result was rounded.
  mutating func note(unit: Double) { roughness = max(roughness, unit) }
}

extension SourcePosition {
  fileprivate func isBefore(_ other: SourcePosition) -> Bool {
    (cell ?? 0, line) < (other.cell ?? 0, other.line)
  }
}

extension ClaimWork {
  /// A side as it is parsed; nil where it cannot be.
  func parsed(_ side: [Item]) -> Node? { try? ExpressionParser.parse(side, lexicon) }

  /// A side that is a name with its scripts, and nothing else.
  func name(_ side: [Item]) -> Node? {
    guard let node = parsed(side) else { return nil }
    switch node.kind {
    case .symbol, .variable: return node
    default: return nil
    }
  }
}

extension Node {
  /// Whether it is a weight or a bias.
  fileprivate var isTrained: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    return [.weight, .bias].contains(symbol.quantity)
  }

  /// The number that it is as it stands, with its sign.
  private var printedNumber: Double? {
    switch kind {
    case .number(let value): value
    case .negate(let inner): if case .number(let value) = inner.kind { -value } else { nil }
    default: nil
    }
  }

  /// The numbers that it is as it stands, row by row.
  var printedRows: [[Double]]? {
    switch kind {
    case .tuple(let parts):
      let all = parts.compactMap(\.printedNumber)
      return all.count == parts.count ? all.map { [$0] } : nil
    case .grid(let rows):
      let all = rows.map { $0.compactMap(\.printedNumber) }
      guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }),
        all.allSatisfy({ $0.count == width })
      else { return nil }
      return all
    case .transpose(let inner):
      guard let rows = inner.printedRows, let first = rows.first else { return nil }
      return first.indices.map { place in rows.map { $0[place] } }
    default: return printedNumber.map { [[$0]] }
    }
  }
}
