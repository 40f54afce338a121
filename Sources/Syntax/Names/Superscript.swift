//===----------------------------------------------------------------------===//
// Superscripts: brackets around indices, and transposes.
//===----------------------------------------------------------------------===//

import MathText

/// A superscript taken apart: `[l]T` is the index l in square brackets, transposed.
package struct Superscript: Sendable {
  package var bracket = Declaration.Bracket.none
  package var content: [Item] = []
  package var isTransposed = false
  /// Whether it is made of several brackets.
  var isDouble = false
  package var source: Range<Int>

  /// Without `transposing`, a T at the end is an index like any other.
  package init(_ items: [Item], source: Range<Int>, transposing: Bool = true) {
    self.source = source
    var rest = items
    if transposing, let last = rest.last {
      if case .superscript(let inner) = last.kind, Self.isTranspose(inner) {
        isTransposed = true
        rest.removeLast()
      } else if Self.isTranspose([last]), !(rest.dropLast().last?.isOperator ?? false) {
        isTransposed = true
        rest.removeLast()
      }
    }
    if let parts = Self.bracketed(rest), let first = rest.first?.sign {
      bracket = Self.brackets[first] ?? .none
      // `[l](i)`: a layer and a sample.
      isDouble = parts.count > 1
      let comma = Item(kind: .sign(","), source: rest[0].source)
      rest = Array(parts.joined(separator: [comma]))
    }
    // `{[l]}T` and `(l)}^T` leave a group.
    if rest.count == 1, case .group(let inner) = rest[0].kind { rest = inner }
    content = rest
  }

  private static let brackets: [String: Declaration.Bracket] = [
    "(": .round, "[": .square, "{": .curly,
  ]

  /// What stands in each of the brackets that a script is made of; nil where it is none.
  private static func bracketed(_ items: [Item]) -> [[Item]]? {
    var parts: [[Item]] = []
    var rest = items[...]
    while let first = rest.first {
      guard let open = first.sign, brackets[open] != nil, let close = Item.closing[open] else {
        return nil
      }
      var depth = 0
      let end = rest.firstIndex { item in
        if item.isSign(open) { depth += 1 }
        if item.isSign(close) { depth -= 1 }
        return depth == 0
      }
      guard let end, end > rest.startIndex + 1 else { return nil }
      parts.append(Array(rest[(rest.startIndex + 1)..<end]))
      rest = rest[(end + 1)...]
    }
    return parts.isEmpty ? nil : parts
  }

  package static func isTranspose(_ items: [Item]) -> Bool {
    guard items.count == 1, case .name(_, let plain) = items[0].kind else { return false }
    return plain == "T" || plain == "\\top" || plain == "\\intercal" || plain == "t"
      || plain == "tr"
  }
}
