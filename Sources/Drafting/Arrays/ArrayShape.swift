//===----------------------------------------------------------------------===//
// What a name of a text without a network is, and how many rows and columns it has.
//===----------------------------------------------------------------------===//

import Syntax

extension ArrayShapes {
  /// What a name is.
  enum Kind: Hashable { case number, vector, matrix, function }

  /// Rows and columns, by dimensions; 0 for a single one.
  struct Shape: Hashable {
    var rows: Int
    var columns: Int

    static let number = Shape(rows: 0, columns: 0)
    var isNumber: Bool { self == .number }
    var transposed: Shape { Shape(rows: columns, columns: rows) }
  }
}

extension Sketch {
  /// The name that it is or calls, as it is written.
  var plainMention: Mention? {
    switch self {
    case .name(let mention), .call(let mention, _):
      Commands.functions.contains(mention.plain) || Commands.words.contains(mention.plain)
        || ["e", "tr", "det", "diag", "\\det"].contains(mention.plain) ? nil : mention
    default: nil
    }
  }
}
