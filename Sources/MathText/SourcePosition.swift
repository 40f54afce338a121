//===----------------------------------------------------------------------===//
// Where something stands in a document.
//===----------------------------------------------------------------------===//

/// A place in a document, for people and for editors.
///
/// Lines and columns count from 1. A column counts Unicode scalars of the line as it stands in the
/// file: a tab is one, a byte order mark none, `é` one or two as it was typed. In a notebook, line
/// and column count within the cell, and `cell` says which, counting every cell of the notebook,
/// code too, from 1.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The cell of a notebook, from 1; nil elsewhere.
  public var cell: Int?

  /// A place.
  public init(line: Int, column: Int, cell: Int? = nil) {
    self.line = line
    self.column = column
    self.cell = cell
  }
}

extension SourcePosition: Comparable {
  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.cell ?? 0, a.line, a.column) < (b.cell ?? 0, b.line, b.column)
  }
}

extension SourcePosition: CustomStringConvertible {
  /// `42:7`, or `cell 3:42:7` in a notebook, as it stands after the name of the file.
  public var description: String {
    (cell.map { "cell \($0):" } ?? "") + "\(line):\(column)"
  }
}
