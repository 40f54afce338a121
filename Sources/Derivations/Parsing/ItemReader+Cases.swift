//===----------------------------------------------------------------------===//
// Rows behind a brace that nothing closes: cases, or equations that belong together.
//===----------------------------------------------------------------------===//

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
    while token?.kind == .command, let name = token?.text, Commands.ignored.contains(name) {
      index += 1
    }
    guard let token, token.kind == .begin else { return }
    let begin = index
    index += 1
    try environment(token.text, start: begin, isBehindBrace: true, into: &result)
  }

  /// Whether rows are values with conditions beside them: `x_j & i = k`, `0 & \text{otherwise}`.
  static func areCases(_ content: [Item]) -> Bool {
    let rows = rows(content)
    guard !rows.isEmpty else { return false }
    return rows.allSatisfy { row in
      guard let value = row.first, !value.isEmpty else { return false }
      if row.count == 1 { return isConditional(value) }
      let condition = row[1].filter { !$0.isGap }
      guard row.count == 2, let first = condition.first, !first.isRelation else { return false }
      let says = condition.contains { $0.isRelation || $0.isWords }
      return says && StatementReader.relations(value).isEmpty
    }
  }

  /// `x \text{ if } i = k`: words, and no relation before them.
  private static func isConditional(_ cell: [Item]) -> Bool {
    guard let words = cell.firstIndex(where: \.isWords), words > 0 else { return false }
    return StatementReader.relations(Array(cell[..<words])).isEmpty
  }
}

extension Item {
  fileprivate var isWords: Bool { if case .words = kind { true } else { false } }
}
