/// A table for people, which leaves out its less important columns where there is no room.
struct Table {
  struct Column {
    var title: String
    var cells: [String]
    var isRightAligned = true

    /// The least important go first where there is no room; 0 stays.
    var expendable = 0

    var width: Int { ([title] + cells).map(\.count).max() ?? 0 }

    func padded(_ cell: String) -> String {
      let gap = String(repeating: " ", count: max(0, width - cell.count))
      return isRightAligned ? gap + cell : cell + gap
    }
  }

  var columns: [Column]

  private static let gap = 2

  /// The header and the rows, each within `width` columns if that can be.
  func lines(width: Int) -> (header: String, rows: [String]) {
    var shown = columns
    while Self.width(shown) > width,
      let least = shown.indices.filter({ shown[$0].expendable > 0 })
        .max(by: { shown[$0].expendable < shown[$1].expendable })
    {
      shown.remove(at: least)
    }
    let line = { (cell: (Column) -> String) in
      let cells = shown.map { $0.padded(cell($0)) }
      let text = cells.joined(separator: String(repeating: " ", count: Self.gap))
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let count = shown.first?.cells.count ?? 0
    return (line(\.title), (0..<count).map { row in line { $0.cells[row] } })
  }

  private static func width(_ columns: [Column]) -> Int {
    columns.map(\.width).reduce(0, +) + gap * max(0, columns.count - 1)
  }
}
