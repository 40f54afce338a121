//===----------------------------------------------------------------------===//
// Pictures of matrices: bars above and below columns, dashes beside rows.
//===----------------------------------------------------------------------===//

import MathText

/// A matrix without the bars or dashes that only say how its entries lie.
struct MatrixPicture {
  enum Entries { case any, columns, rows }

  /// The cells that are left.
  let rows: [[[Item]]]
  /// How they are drawn.
  let entries: Entries

  /// Takes the bars or the dashes away, where a matrix is drawn with them throughout.
  init(_ rows: [[[Item]]]) {
    if let columns = Self.betweenBars(rows) {
      (self.rows, entries) = ([columns], .columns)
    } else if let inner = Self.betweenDashes(rows) {
      (self.rows, entries) = (inner, .rows)
    } else {
      (self.rows, entries) = (Self.withoutStrayCells(rows), .any)
    }
  }

  /// The one row between rows of bars; nil where there are no such rows, or several are left.
  private static func betweenBars(_ rows: [[[Item]]]) -> [[Item]]? {
    func isOfBars(_ row: [[Item]]) -> Bool {
      row.contains { $0.isBar } && row.allSatisfy { $0.isEmpty || $0.isBar || $0.isDots }
    }
    let rest = rows.filter { !isOfBars($0) }
    return rest.count == 1 && rest.count < rows.count ? rest[0] : nil
  }

  /// What stands between a dash on its left and one on its right in each row, and rows of dots; nil
  /// where a row has none of them.
  private static func betweenDashes(_ rows: [[[Item]]]) -> [[[Item]]]? {
    var isDrawn = false
    var result: [[[Item]]] = []
    for row in rows {
      if row.count > 2, row[0].isDash, row[row.count - 1].isDash {
        isDrawn = true
        result.append(Array(row.dropFirst().dropLast()))
        continue
      }
      let held = row.filter { !$0.isEmpty }
      guard held.count == 1, held[0].isDots else { return nil }
      result.append(held)
    }
    return isDrawn ? result : nil
  }

  /// Rows without the empty cell that a `&` before the end of a row leaves.
  private static func withoutStrayCells(_ rows: [[[Item]]]) -> [[[Item]]] {
    guard !rows.joined().contains(where: \.isDots) else { return rows }
    let lengths = rows.map { row in (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }
    guard let length = lengths.first, lengths.allSatisfy({ $0 == length }) else { return rows }
    return rows.map { Array($0.prefix(length)) }
  }
}

extension [Item] {
  /// Dots, alone in a cell.
  package var isDots: Bool {
    count == 1 && ["dots", "vdots", "ddots"].contains(self[0].sign ?? "")
  }

  fileprivate var isBar: Bool { count == 1 && self[0].isSign("vert") }

  /// A dash, however long, in signs or in words.
  fileprivate var isDash: Bool {
    !isEmpty
      && allSatisfy { item in
        if case .words(let text) = item.kind { return text.allSatisfy { "-–— ".contains($0) } }
        return item.isSign("-") || item.isSign("—")
      }
  }
}
