//===----------------------------------------------------------------------===//
// Shapes beside an equation, `[1 \times n] = [1 \times m] \cdot [m \times n]`, and the marks of the
// entries of a column.
//===----------------------------------------------------------------------===//

import MathText

extension Claim {
  /// The sizes of the space that the right side is, `\mathbb{R}^{m \times n}`; nil of any other side.
  package var sizes: [[Item]]? {
    guard right.count == 2, case .name(let name, _) = right[0].kind,
      ["\\mathbb{R}", "ℝ"].contains(name), case .superscript(let content) = right[1].kind
    else { return nil }
    let sizes = Item.split(content) { $0.isSign("times") }
    return (1...2).contains(sizes.count) && sizes.allSatisfy { !$0.isEmpty } ? sizes : nil
  }
}

extension StatementReader {
  /// Whether all sides of a chain are shapes, or products of shapes: it says nothing of values.
  func areShapes(_ parts: [[Item]]) -> Bool {
    let brackets = parts.map(shapes)
    guard brackets.allSatisfy({ $0 != nil }) else { return false }
    let all = brackets.compactMap { $0 }.joined()
    // `(2 × 3) = (3 × 2)` is arithmetic.
    return all.contains { shape in
      shape.contains { if case .name = $0.kind { true } else { false } }
    } || parts.contains { $0.first?.isSign("[") == true }
  }

  /// What stands in the brackets of a product of shapes; nil for anything else.
  private func shapes(_ part: [Item]) -> [[Item]]? {
    var shapes: [[Item]] = []
    var rest = part[...]
    while let first = rest.popFirst() {
      if first.multiplication != nil, !shapes.isEmpty, !rest.isEmpty { continue }
      guard first.isSign("(") || first.isSign("["), let end = rest.firstIndex(where: \.isClosing)
      else { return nil }
      let content = Array(rest[..<end])
      rest = rest[(end + 1)...]
      let sides = Item.split(content) { $0.isSign("times") }
      guard sides.count > 1, sides.allSatisfy(isSize) else { return nil }
      shapes.append(content)
    }
    return shapes.isEmpty ? nil : shapes
  }

  /// Whether items may say how many there are of something: `3`, `n_{l-1}`, `d + 1`.
  private func isSize(_ items: [Item]) -> Bool {
    let counts: Set<Quantity> = [.width, .samples, .depth, .label, .index]
    return !items.isEmpty
      && items.allSatisfy { item in
        switch item.kind {
        case .name(let name, let plain):
          lexicon.declarations.allSatisfy {
            $0.name != name && $0.plain != plain || counts.contains($0.quantity)
          }
        case .number, .subscript, .superscript: true
        default: item.isSign("+") || item.isSign("-")
        }
      }
  }
}

extension StatementReader {
  /// `(0, …, x, …, 0)^T \leftarrow i` says which entry of the column it is, of the last claim's right
  /// side; whether it is one.
  mutating func mark(_ column: [Item], as place: [Item]) -> Bool {
    guard case .claim(var claim)? = statements.last, column.count == 1,
      let marked = column[0].marking(place)
    else { return false }
    claim.right = [marked]
    statements[statements.count - 1] = .claim(claim)
    return true
  }
}

extension Item {
  /// A column with a mark that says which of its entries is not zero.
  static let markedColumn = "marked column"

  fileprivate func marking(_ mark: [Item]) -> Item? {
    guard case .grid(_, let rows) = kind, rows.count > 2, rows.allSatisfy({ $0.count == 1 }),
      mark.count == 1, mark[0].nameAlone != nil
    else { return nil }
    return Item(kind: .grid(Item.markedColumn, rows + [[mark]]), source: source)
  }
}
