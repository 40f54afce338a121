//===----------------------------------------------------------------------===//
// Vectors of which there is one for each index, and the matrices of all of them.
//===----------------------------------------------------------------------===//

import Syntax

extension StepDraft {
  /// The matrices of which no equation says what they are, and that have the letter of a family: by the
  /// key of the family, with how they lie, nil where nothing shows it.
  var stacks: [String: (matrix: String, isOfRows: Bool?)] {
    names.reduce(into: [:]) { result, name in
      let (key, mention) = name
      guard shapes.entries.isOfFamily(mention), definitions[key] == nil,
        let capital = FamilyStack.capital(of: mention.plain),
        let whole = names.first(where: { $0.key == capital }), definitions[capital] == nil
      else { return }
      result[key] = (capital, isOfRows(whole.mention, mention))
    }
  }

  private func isOfRows(_ whole: Mention, _ one: Mention) -> Bool? {
    guard let all = shapes.shape(of: whole), let own = shapes.shape(of: one),
      let count = shapes.count(of: one), count != own.rows
    else { return nil }
    switch (all.rows, all.columns) {
    case (count, own.rows): return true
    case (own.rows, count): return false
    default: return nil
    }
  }

  /// The line of a free family: its own array, or the rows or columns of a matrix.
  func familyLines(
    _ key: String, _ mention: Mention, _ stack: (matrix: String, isOfRows: Bool?)?
  ) -> [DraftLine] {
    guard let shape = shapes.shape(of: mention), let count = shapes.count(of: mention),
      let parts = layers.parts(of: .init(rows: shape.rows, columns: count))
    else { return [] }
    guard let stack, let isOfRows = stack.isOfRows else {
      return [DraftLine(text: "\(key) is array(\(parts), from j)", name: mention.plain)]
    }
    let part = isOfRows ? "(\(stack.matrix)_{j,:})^\\top" : "\(stack.matrix)_{:,j}"
    var line = DraftLine(text: "\(key) := \(part)", name: mention.plain)
    line.assumption = "the letters are the same"
    return [line]
  }
}
