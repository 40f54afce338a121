//===----------------------------------------------------------------------===//
// Jupyter notebooks.
//===----------------------------------------------------------------------===//

import Networks

/// The parts of a notebook's format that hold text.
enum Notebook {
  /// The Markdown cells of a notebook, each with its number among all cells, from 1.
  ///
  /// - Throws: `DocumentError` if it is not JSON, or has no cells, and where that shows.
  static func markdownCells(of text: String, file: String) throws(DocumentError) -> [SourceText] {
    do {
      let notebook = JSONField(try JSON(parsing: text.utf8))
      var sources: [SourceText] = []
      for (number, cell) in zip(1..., try cells(of: notebook)) {
        guard try cell.field("cell_type").string() == "markdown" else { continue }
        guard let source = try cell.optional("source") else { continue }
        sources.append(SourceText(try lines(source), cell: number))
      }
      return sources
    } catch {
      throw DocumentError("\(file): no notebook: \(error)")
    }
  }

  /// The cells, which the third version of the format keeps in worksheets.
  private static func cells(of notebook: JSONField) throws(InvalidNetwork) -> [JSONField] {
    guard let worksheets = try notebook.optional("worksheets") else {
      return try notebook.field("cells").elements()
    }
    var cells: [JSONField] = []
    for worksheet in try worksheets.elements() {
      cells += try worksheet.field("cells").elements()
    }
    return cells
  }

  /// A text, or its lines.
  private static func lines(_ source: JSONField) throws(InvalidNetwork) -> String {
    if case .string(let text) = source.value { return text }
    var text = ""
    for line in try source.elements() { text += try line.string() }
    return text
  }
}
