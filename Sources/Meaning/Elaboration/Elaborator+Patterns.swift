//===----------------------------------------------------------------------===//
// Square matrices with dots whose diagonal follows one pattern and whose other entries another.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

/// A square matrix as it is written: where its dots stand, and what is written out.
private struct DottedSquare {
  let rows: [[Node]]
  /// The row, and the column, of dots.
  let gap: Int

  /// Nil where a matrix is not written with one row and one column of dots that meet.
  init?(_ rows: [[Node]]) {
    let size = rows.map(\.count).max() ?? 0
    guard size > 2, rows.count == size else { return nil }
    let dots = Node(kind: .dots, source: 0..<0)
    let cells = rows.map { $0 + Array(repeating: dots, count: size - $0.count) }
    let dotted = cells.indices.filter { cells[$0].allSatisfy(\.isDots) }
    guard dotted.count == 1, let gap = dotted.first, gap > 0, gap < size - 1,
      cells.allSatisfy({ $0[gap].isDots })
    else { return nil }
    (self.rows, self.gap) = (cells, gap)
  }

  /// The entries on the diagonal, with nil for the dots; nil where one is missing.
  var diagonal: [[Node]?]? {
    let entries = rows.indices.map { rows[$0][$0] }
    let isWhole = entries.indices.allSatisfy { $0 == gap || !entries[$0].isDots }
    return isWhole ? entries.map { $0.isDots ? nil : [$0] } : nil
  }

  /// The entries beside the diagonal with their places.
  var others: [(row: Int, column: Int, node: Node)] {
    rows.indices.flatMap { row in
      rows.indices.compactMap { column in
        let node = rows[row][column]
        return row == column || node.isDots ? nil : (row, column, node)
      }
    }
  }

  /// Where a row or a column stands in a matrix of `size`.
  func place(_ place: Int, in size: Int) -> Int {
    place < gap ? place : size - rows.count + place
  }

  /// The entries of the whole matrix, with those that are written out beside the diagonal as they are.
  func written(over entries: [[Node]]) -> [[Node]] {
    var entries = entries
    for (row, column, node) in others {
      let (i, j) = (place(row, in: entries.count), place(column, in: entries.count))
      guard i != j, entries.indices.contains(i), entries.indices.contains(j) else { continue }
      entries[i][j] = node
    }
    return entries
  }
}

extension Elaborator {
  /// What becomes of an index from entry to entry: it goes with the row, with the column, or not.
  private enum Motion { case row, column, none }

  /// The entries of a matrix such as that with `p_i(1 - p_i)` on its diagonal and `-p_i p_j` beside
  /// it; nil for any other. What is written out stays as it is written.
  func patterned(_ rows: [[Node]]) throws -> [[Node]]? {
    guard let square = DottedSquare(rows), let diagonal = square.diagonal,
      let first = diagonal.first??.first, let last = diagonal.last??.first,
      first.signature == last.signature
    else { return nil }
    let others = square.others
    let kinds = Dictionary(grouping: others) { $0.node.signature }
    guard !others.isEmpty, kinds[first.signature] == nil else { return nil }
    let none = NotEvaluable(message: "the dots follow no pattern", source: first.source)
    guard let members = kinds.values.first(where: { $0.count * 2 > others.count }),
      members.count > 1
    else { throw none }
    // The diagonal says what the rows are counted by.
    let ends = zip(first.indices, last.indices).filter { $0 != $1 }
    guard let (from, to) = ends.first, ends.allSatisfy({ $0 == (from, to) }) else { throw none }
    let (low, high) = (try integer(from), try integer(to))
    let size = high - low + 1
    guard size >= square.rows.count - 1, size < 200 else { throw none }
    let entries = try expanded(diagonal, first.source).flatMap(\.nodes)
    let motions = try motions(members) { square.place($0, in: size) + low }
    guard entries.count == size, let motions else { throw none }
    let template = members[0].node
    let cells = (0..<size).map { row in
      (0..<size).map { column in
        row == column
          ? entries[row]
          : template.moved(
            motions.map {
              switch $0 {
              case .row: row + low
              case .column: column + low
              case .none: nil
              }
            })
      }
    }
    return square.written(over: cells)
  }

  /// How each index of entries goes with their places; nil where no pattern can be found.
  private func motions(
    _ members: [(row: Int, column: Int, node: Node)], _ value: (Int) -> Int
  ) throws -> [Motion]? {
    let indices = members.map(\.node.indices)
    guard Set(indices.map(\.count)).count == 1 else { return nil }
    return try indices[0].indices.reduce([]) { motions, place in
      guard let motions else { return nil }
      let written = indices.map { $0[place] }
      if written.allSatisfy({ $0 == written[0] }) { return motions + [.none] }
      let values = try written.map(integer)
      if values == members.map({ value($0.row) }) { return motions + [.row] }
      if values == members.map({ value($0.column) }) { return motions + [.column] }
      return nil
    }
  }
}

extension Node {
  /// The same expression with its indices at these values; nil leaves one as it is.
  fileprivate func moved(_ values: [Int?]) -> Node {
    var place = 0
    return mapIndices { index in
      defer { place += 1 }
      return values[place].map(Index.constant) ?? index
    }
  }
}
