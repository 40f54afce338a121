//===----------------------------------------------------------------------===//
// Indices in brackets behind a name: `s_k[i]`, `w_k[i,j]`.
//===----------------------------------------------------------------------===//

extension ExpressionParser {
  /// The scripts of a name with the indices in brackets behind them, where a declaration has slots
  /// there; then the brackets are read.
  mutating func withBrackets(_ scripts: Scripts, _ text: String, _ plain: String) -> Scripts {
    guard let item, item.isSign("[") || item.isSign("("), let end = closing(at: position) else {
      return scripts
    }
    let content = Array(items[(position + 1)..<end])
    let count = Self.arguments(content).count
    guard
      lexicon.declarations.contains(where: {
        ($0.name == text || $0.plain == plain) && $0.bracketedSlots == count
      })
    else { return scripts }
    var all = scripts
    all.items.append(Item(kind: .subscript(content), source: Array(items[position...end]).source))
    guard let match = lexicon.match(text, plain: plain, all.items),
      match.declaration.bracketedSlots == count, match.entries.isEmpty, !match.isOpen
    else { return scripts }
    position = end + 1
    while let item = self.item, item.isScript {
      all.items.append(item)
      position += 1
    }
    return all
  }
}
