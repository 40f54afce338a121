//===----------------------------------------------------------------------===//
// The same equation in the other notations.
//===----------------------------------------------------------------------===//

/// What stands side by side in a table whose columns are notations.
///
/// A cell names the equations that it holds by links to them; each of these has the other cells of
/// its row for counterparts.
struct Counterparts: Sendable {
  /// One equation in one notation.
  struct Cell: Sendable {
    let notation: [Inline]
    let content: [Inline]
  }

  private var cells: [String: (row: [Inline], cells: [Cell])] = [:]

  /// The counterparts in the tables of a page.
  init(in page: Page?) {
    for case .table(let header, let rows) in page?.blocks.map(\.kind) ?? [] {
      for row in rows where row.count == header.count { add(row, header) }
    }
  }

  private mutating func add(_ row: [[Inline]], _ header: [[Inline]]) {
    let filled = zip(header, row).dropFirst().filter { !$0.1.words.isEmpty }
    for (notation, cell) in filled {
      let others = filled.filter { $0.0.words != notation.words }
      for case .link(_, let target) in cell {
        guard let label = Link(target)?.place, !label.isEmpty, cells[label] == nil else { continue }
        cells[label] = (row[0], others.map { Cell(notation: $0.0, content: $0.1) })
      }
    }
  }

  /// What an equation is, and itself in the other notations; nil for one that is in no table.
  func of(_ label: String) -> (row: [Inline], cells: [Cell])? { cells[label] }
}
