//===----------------------------------------------------------------------===//
// Indices in brackets behind a name, `s_k[i]`, `w_k[i,j]`, and brackets around entries.
//===----------------------------------------------------------------------===//

import MathText

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

  /// `[x_p]_p`, `(x_{ij})_{ij}`, `(x_i)_{i=1}^n`: the vector or the matrix with these entries; nil where
  /// an index does not stand in the brackets, so that it picks an entry.
  package mutating func entries(_ node: Node, _ content: [Item], from start: Int) throws -> Node? {
    guard items[start].isOpening, items[start].isSign("langle") == false else { return nil }
    let place = content.firstIndex(where: \.isRelation) ?? content.count
    let reader = ScriptReader(count: { _, _ in nil })
    guard let read = reader.items(Array(content[..<place]), splittingDigits: false),
      (1...2).contains(read.count), read.allSatisfy({ $0.index.offset == 0 })
    else { return nil }
    let names = read.compactMap(\.index.variable)
    let free = FreeIndices(of: [node])
    guard names.count == read.count, Set(names).count == names.count,
      names.allSatisfy({ free.names.contains($0) && free.roles[$0] != .layer })
    else { return nil }
    var series = Node.Series(
      total: .entries, indices: names, body: node, bounds: content.source)
    if place < content.count {
      guard content[place].isSign("="), names.count == 1, case .superscript(let end)? = item?.kind,
        let from = self.end(Array(content[(place + 1)...])), let to = self.end(end)
      else { throw ParseError(message: "no rule for this subscript", token: here) }
      position += 1
      (series.lower, series.upper) = (from, to)
    }
    return Node(kind: .series(series), source: source(from: start))
  }

  /// One end of what an index runs over.
  private func end(_ items: [Item]) -> Index? {
    let read = lexicon.reader.items(items, splittingDigits: false)
    return read?.count == 1 ? read?[0].index : nil
  }
}
