//===----------------------------------------------------------------------===//
// Rows behind a brace that nothing closes: cases, or equations that belong together.
//===----------------------------------------------------------------------===//

import MathText

extension ItemReader {
  /// Whether the `\right` that goes with the `\left` at a token closes nothing.
  func isOneSided(_ start: Int) -> Bool {
    var depth = 0
    for place in start..<tokens.count where tokens[place].kind == .command {
      if tokens[place].text == "left" { depth += 1 }
      guard tokens[place].text == "right" else { continue }
      depth -= 1
      if depth == 0 { return place + 1 < tokens.count && tokens[place + 1].text == "." }
    }
    return false
  }

  /// Reads a matrix that stands right behind such a brace, if one does.
  mutating func behindBrace(_ start: Int, into result: inout [Item]) throws {
    guard ["{", "lbrace"].contains(tokens[start + 1].text) else { return }
    let before = index
    var open = 0
    while let token, token.kind == .openBrace || token.kind == .command {
      if token.kind == .openBrace {
        open += 1
      } else if !Commands.ignored.contains(token.text) {
        break
      }
      index += 1
    }
    guard let token, token.kind == .begin else {
      index = before
      return
    }
    let begin = index
    index += 1
    try environment(token.text, start: begin, isBehindBrace: true, into: &result)
    while open > 0, self.token?.kind == .closeBrace {
      index += 1
      open -= 1
    }
  }

  /// Whether rows are values with conditions beside them: `x_j & i = k`, `0 & \text{otherwise}`.
  static func areCases(_ content: [Item]) -> Bool {
    let rows = rows(Item.flattened(content))
    guard !rows.isEmpty else { return false }
    return rows.allSatisfy { row in
      let cells = parted(row) { !Commands.words.contains($0) }
      let condition = Array(cells.dropFirst().joined())
      guard let first = condition.first(where: { !$0.isGap }), !first.isRelation else {
        return false
      }
      return isCondition(condition) && StatementReader.relations(cells[0]).isEmpty
    }
  }

  /// The cells of a row of cases that hold anything: a value and its condition. In one cell,
  /// `x \text{ if } i = k` or `x, \quad i = k`, words, a space or a comma part them.
  static func parted(_ row: [[Item]], _ areWords: (String) -> Bool) -> [[Item]] {
    let cells = row.filter { $0.contains { !$0.isGap } }
    guard cells.count == 1, let cell = cells.first else { return cells }
    var depth = 0
    for (place, item) in cell.enumerated().dropFirst() {
      if item.isOpening { depth += 1 }
      if item.isClosing { depth -= 1 }
      let isWord = if case .words(let text) = item.kind { areWords(text) } else { false }
      guard depth == 0, isWord || item.isGap || item.isSign(",") else { continue }
      let condition = Array(cell[place...])
      guard isCondition(condition) else { continue }
      return [Array(cell[..<place]), condition]
    }
    return cells
  }

  /// Whether items could say when something holds: a relation, or words.
  private static func isCondition(_ items: [Item]) -> Bool {
    items.contains { item in
      if case .words = item.kind { true } else { item.isRelation }
    }
  }
}
