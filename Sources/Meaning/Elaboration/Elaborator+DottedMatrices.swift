//===----------------------------------------------------------------------===//
// Matrices of one pattern with rows and columns of dots, and dots or blanks where an entry could be.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

/// How an index goes on from entry to entry of a matrix.
private enum Course {
  case fixed(Index)
  /// From the value in the first row on.
  case row(Int)
  case column(Int)
}

/// How the indices of a matrix's entries go on, one after another, and how large that makes it.
private struct Pattern {
  private(set) var courses: [Course] = []
  private(set) var rows = 0
  private(set) var columns = 0

  /// Notes an index that stays the same.
  mutating func note(_ index: Index) { courses.append(.fixed(index)) }

  /// Notes an index by its values in three corners; false where no pattern has these.
  mutating func note(_ index: Index, from first: Int, right: Int, below: Int) -> Bool {
    switch (right == first, below == first) {
    case (true, true):
      note(index)
      return true
    case (false, true):
      courses.append(.column(first))
      return Self.note(from: first, to: right, in: &columns)
    case (true, false):
      courses.append(.row(first))
      return Self.note(from: first, to: below, in: &rows)
    case (false, false): return false
    }
  }

  private static func note(from first: Int, to last: Int, in known: inout Int) -> Bool {
    let (distance, overflows) = last.subtractingReportingOverflow(first)
    let size = overflows ? 0 : distance &+ 1
    guard size > 0, size < 200, known == 0 || known == size else { return false }
    known = size
    return true
  }
}

extension Elaborator {
  /// All entries of a matrix such as that of v_{1,1} to v_{q,p}, in which some are written out, all of
  /// one pattern, and one row and one column hold nothing but dots; nil of any other matrix.
  func dotted(_ rows: [[Node]]) throws -> [[Node]]? {
    let width = rows.map(\.count).max() ?? 0
    guard rows.count > 2, width > 2, rows.allSatisfy({ $0.count == width }),
      let gapRow = Self.gap(rows), let gapColumn = Self.gap(Self.columns(rows))
    else { return nil }
    let corners = [rows[0][0], rows[0][width - 1], rows[rows.count - 1][0]]
    let cells = rows.enumerated().flatMap { i, row in
      row.enumerated().compactMap { j, node in node.isDots ? nil : (row: i, column: j, node: node) }
    }
    guard corners.allSatisfy({ !$0.isDots }), Set(cells.map(\.node.signature)).count == 1,
      Set(cells.map(\.node.indices.count)).count == 1
    else { return nil }
    guard let pattern = pattern(ofCorners: corners), pattern.rows >= rows.count - 1,
      pattern.columns >= width - 1
    else { return nil }
    let whole = (0..<pattern.rows).map { i in
      (0..<pattern.columns).map { j in corners[0].following(pattern.courses, row: i, column: j) }
    }
    // What is written out has to be what the pattern has there.
    for cell in cells {
      let i = cell.row < gapRow ? cell.row : pattern.rows - rows.count + cell.row
      let j = cell.column < gapColumn ? cell.column : pattern.columns - width + cell.column
      let (own, other) = (cell.node.indices, whole[i][j].indices)
      let fits = try zip(own, other).allSatisfy { try $0 == $1 || integer($0) == integer($1) }
      guard own.count == other.count, fits else { return nil }
    }
    return whole
  }

  /// The pattern of a matrix by its entries at the upper left, at the right and below.
  private func pattern(ofCorners corners: [Node]) -> Pattern? {
    let ends = corners.map { $0.indices.map { try? integer($0) } }
    var pattern = Pattern()
    for (place, index) in corners[0].indices.enumerated() {
      if let first = ends[0][place], let right = ends[1][place], let below = ends[2][place] {
        guard pattern.note(index, from: first, right: right, below: below) else { return nil }
      } else {
        pattern.note(index)
      }
    }
    return pattern
  }

  private static func columns(_ rows: [[Node]]) -> [[Node]] {
    rows[0].indices.map { column in rows.map { $0[column] } }
  }

  /// The one row of dots, which is neither the first nor the last.
  private static func gap(_ rows: [[Node]]) -> Int? {
    let dotted = rows.indices.filter { rows[$0].allSatisfy(\.isDots) }
    guard dotted.count == 1, let gap = dotted.first, gap > 0, gap < rows.count - 1 else {
      return nil
    }
    return gap
  }
}

extension Node {
  fileprivate func following(_ courses: [Course], row: Int, column: Int) -> Node {
    var place = 0
    return mapIndices { _ in
      defer { place += 1 }
      return switch courses[place] {
      case .fixed(let index): index
      case .row(let first): .constant(first + row)
      case .column(let first): .constant(first + column)
      }
    }
  }
}
