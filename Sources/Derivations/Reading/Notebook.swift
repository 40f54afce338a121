//===----------------------------------------------------------------------===//
// Jupyter notebooks.
//===----------------------------------------------------------------------===//

import Foundation

/// The parts of a notebook's format that hold text.
enum Notebook {
  /// The Markdown cells of a notebook, each with its number among all cells, from 1.
  ///
  /// - Throws: `DocumentError` if it is not JSON, or has no cells.
  static func markdownCells(of text: String, file: String) throws -> [SourceText] {
    let notebook: File
    do {
      notebook = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw DocumentError("\(file): no notebook: \(describe(error))")
    } catch {
      throw DocumentError("\(file): no notebook: it is not JSON")
    }
    let cells = notebook.cells ?? notebook.worksheets?.flatMap(\.cells)
    guard let cells else { throw DocumentError("\(file): no notebook: it has no “cells”") }
    return zip(1..., cells).compactMap { number, cell in
      cell.kind == "markdown" ? cell.source.map { SourceText($0.text, cell: number) } : nil
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context):
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return "its “\(path.joined(separator: "."))” is not what a notebook has there"
    default: return "it is not JSON"
    }
  }

  private struct File: Decodable {
    var cells: [Cell]?
    /// Where the third version of the format keeps its cells.
    var worksheets: [Sheet]?
  }

  private struct Sheet: Decodable {
    var cells: [Cell]
  }

  private struct Cell: Decodable {
    var kind: String
    var source: Lines?

    enum CodingKeys: String, CodingKey {
      case kind = "cell_type"
      case source
    }
  }

  /// A text, or its lines.
  private struct Lines: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let lines = try? container.decode([String].self) {
        text = lines.joined()
      } else {
        text = try container.decode(String.self)
      }
    }
  }
}
