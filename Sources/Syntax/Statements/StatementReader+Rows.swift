//===----------------------------------------------------------------------===//
// The rows of a display, and the parts of a row.
//===----------------------------------------------------------------------===//

import MathText

extension StatementReader {
  /// The rows, joined where one goes on in the next, each parted into segments.
  package static func rows(_ items: [Item], _ lexicon: Lexicon) -> [[[Item]]] {
    var rows: [[Item]] = []
    var open = false
    let parts = Item.split(items) { if case .newRow = $0.kind { true } else { false } }
    for part in parts {
      let row = withoutCells(part)
      let first = row.first { !$0.isGap }
      let goesOn = first.map { isJoint($0) } ?? false
      if open || goesOn, !rows.isEmpty {
        // `a =\\ = b`: the relation is written twice.
        var added = row
        if open, let first, first.isRelation, let last = rows[rows.count - 1].last, last.isRelation,
          let place = added.firstIndex(where: { !$0.isGap })
        {
          added.remove(at: place)
        }
        rows[rows.count - 1] += added
      } else {
        rows.append(row)
      }
      let last = rows[rows.count - 1].last { !$0.isGap }
      open = last.map { isJoint($0) || $0.isRelation || isUnclosed(rows[rows.count - 1]) } ?? false
    }
    return rows.flatMap { row -> [[[Item]]] in
      let segments = Segments.of(row, lexicon)
      guard segments.count == 1, let system = system(segments[0]) else { return [segments] }
      return self.rows(system, lexicon)
    }
  }

  /// What stands in brackets, or in the rows of a matrix or of cases, that hold one equation or
  /// several, and nothing stands beside them; nil of anything else.
  private static func system(_ segment: [Item]) -> [Item]? {
    var items = segment.filter { !$0.isGap }
    while let last = items.last, last.isSign(".") || last.isSign(",") { items.removeLast() }
    guard let first = items.first else { return nil }
    if items.count == 1, case .grid(_, let rows) = first.kind {
      let areEquations = rows.allSatisfy { row in
        let cells = row.filter { !$0.isEmpty }
        let second = cells.dropFirst().first?.first
        return cells.first.map { !relations($0).isEmpty } ?? false || second?.isRelation ?? false
      }
      guard areEquations else { return nil }
      func mark(_ kind: Item.Kind) -> Item { Item(kind: kind, source: first.source) }
      return Array(
        rows.map { $0.joined(separator: [mark(.cell)]) }.joined(separator: [mark(.newRow)]))
    }
    guard ["(", "[", "{"].contains(first.sign), let last = items.last, last.isClosing,
      last.sign == first.sign.flatMap({ Item.closing[$0] })
    else { return nil }
    let inner = Array(items.dropFirst().dropLast())
    var depth = 0
    let isWhole = inner.allSatisfy { item in
      depth += item.isOpening ? 1 : item.isClosing ? -1 : 0
      return depth >= 0
    }
    return isWhole && relations(inner).contains("=") ? inner : nil
  }

  /// `F := f \circ g : A \to B` says F = f ∘ g, and between what it leads.
  static func withoutType(_ items: [Item]) -> [Item] {
    guard let colon = items.lastIndex(where: { $0.isSign(":") }),
      items[colon...].contains(where: { $0.isSign("to") }),
      items[..<colon].contains(where: \.isRelation)
    else { return items }
    return Array(items[..<colon])
  }

  package static func isBalanced(_ items: [Item]) -> Bool {
    items.reduce(0) { $0 + ($1.isOpening ? 1 : $1.isClosing ? -1 : 0) } == 0
  }

  static func isUnclosed(_ items: [Item]) -> Bool {
    items.reduce(0) { $0 + ($1.isOpening ? 1 : $1.isClosing ? -1 : 0) } > 0
  }

  /// Whether a row cannot begin, or end, with this.
  static func isJoint(_ item: Item) -> Bool {
    item.multiplication != nil && !item.isSign(".") || item.isSign("+") || item.isSign("-")
  }

  /// `&` goes; two in a row part equations side by side.
  static func withoutCells(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    var cells = 0
    for (place, item) in items.enumerated() {
      if case .cell = item.kind {
        cells += 1
        if cells == 2 || beginsEquation(items[(place + 1)...], after: result) {
          result.append(Item(kind: .gap, source: item.source))
        }
        continue
      }
      cells = 0
      result.append(item)
    }
    return result
  }

  /// `a &= b & c &= d`: whether a cell begins another equation.
  package static func beginsEquation(_ rest: ArraySlice<Item>, after before: [Item]) -> Bool {
    let start = before.lastIndex(where: \.isGap).map { $0 + 1 } ?? 0
    let current = before[start...]
    guard isBalanced(Array(current)), current.contains(where: \.isRelation),
      let last = current.last, !last.isRelation, !isJoint(last),
      let first = rest.first(where: { !$0.isGap }), !first.isRelation, !isJoint(first)
    else { return false }
    return !relations(Array(rest)).isEmpty
  }

  /// Whether words stand where a name stands: scripts or brackets follow.
  package static func isName(_ text: String, in row: [Item], at place: Int) -> Bool {
    guard !text.contains(" "), place + 1 < row.count else { return false }
    return row[place + 1].isScript || row[place + 1].isSign("(")
  }

  /// `(12)` or `⑫` before an equation.
  static func isLabel(_ items: [Item]) -> Bool {
    if items.count == 3, items[0].isSign("("), items[2].isSign(")"),
      case .number = items[1].kind
    {
      return true
    }
    return items.count == 1
      && (items[0].sign?.unicodeScalars.first.map { (0x2460...0x24FF).contains($0.value) } ?? false)
  }
}
