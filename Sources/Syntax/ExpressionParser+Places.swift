//===----------------------------------------------------------------------===//
// What is taken at a place: `\left.\frac{d\sigma}{dz}\right|_{z = z^l_j}`.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// A product up to a bar, or brackets, with `z = z^l_j` below: the letter is a variable in it, and
  /// has that value. Nil where no such bar ends the product here.
  mutating func atPlace() throws -> Node? {
    let start = position
    guard let place = placeAhead() else { return nil }
    var inner = self
    (inner.items, inner.position) = (Array(items[..<place.end]), place.start)
    if place.value.isEmpty {
      guard isQuantity(place.name) else { return nil }
    } else {
      // Whatever else the letter stands for, alone it is a variable here.
      inner.items = inner.items.naming(FreeVariables.unnamed, where: place.name)
      inner.lexicon.variables.insert(FreeVariables.unnamed)
    }
    try inner.descend()
    let body = try inner.product()
    guard inner.position == place.end else { return nil }
    position = place.next
    // ∂C/∂z with a w below the bar: w is held, as it is anyway.
    guard !place.value.isEmpty else { return body }
    let value = try parse(place.value)
    // ∂C/∂z at z = z^l_j, where C is not written in terms of z: z is only another name.
    var isNamed = false
    let named = body.mapped { node in
      guard case .derivative(let of, let by) = node.kind,
        case .variable(FreeVariables.unnamed) = by.kind,
        !of.isBareFunction, !of.speaks(of: FreeVariables.unnamed)
      else { return nil }
      isNamed = true
      return Node(kind: .derivative(of: of, by: value), source: node.source)
    }
    guard named.speaks(of: FreeVariables.unnamed) else {
      guard isNamed else {
        throw ParseError(
          message: "nothing here depends on \(place.name)", token: items[start].source.lowerBound)
      }
      return named
    }
    let function = Function(base: .place(FreeVariables.unnamed), source: items[start].source)
    return Node(kind: .apply(function, [named, value]), source: source(from: start))
  }

  /// Where an expression stands that is taken at a place, and at which.
  private struct Place {
    var start: Int
    var end: Int
    var next: Int
    var name: String
    /// Empty where only a letter stands below the bar.
    var value: [Item]

    init?(_ content: ArraySlice<Item>, below item: Item?, next: Int) {
      guard case .subscript(let script)? = item?.kind, let name = script.first?.nameAlone,
        script.count == 1 || script.count > 2 && script[1].isSign("="), !content.isEmpty
      else { return nil }
      (start, end, self.next, self.name) = (content.startIndex, content.endIndex, next, name)
      value = Array(script.dropFirst(2))
    }
  }

  /// Whether a letter alone is a quantity of a network.
  private func isQuantity(_ name: String) -> Bool {
    guard let match = lexicon.match(name, plain: name, []) else { return false }
    return ![.variable, .formula, .function, .index].contains(match.declaration.quantity)
  }

  private func placeAhead() -> Place? {
    if let end = closing(at: position), item?.isSign("(") == true || item?.isSign("[") == true {
      let content = items[(position + 1)..<end]
      // `(x_i)_{i=1}^n` is a vector.
      if case .superscript? = item(after: end + 2 - position)?.kind { return nil }
      return Place(content, below: item(after: end + 1 - position), next: end + 2)
    }
    var depth = 0
    for end in items.indices.dropFirst(position) {
      if items[end].isOpening { depth += 1 }
      if items[end].isClosing { depth -= 1 }
      if depth == 0, items[end].isSign("vert") {
        return Place(items[position..<end], below: item(after: end + 1 - position), next: end + 2)
      }
      if depth < 0 || depth == 0 && items[end].endsProduct { return nil }
    }
    return nil
  }
}

extension Node {
  fileprivate func speaks(of variable: String) -> Bool {
    FreeVariables(of: [self]).names.contains(variable)
  }

  fileprivate var isBareFunction: Bool { if case .function = kind { true } else { false } }
}

extension Item {
  /// Whether it is a script that is no power: `z_j` and `z^l` are other letters than z, z² is not.
  fileprivate var isIndexed: Bool {
    guard case .superscript(let content) = kind else { return isScript }
    return !content.allSatisfy { item in
      if case .number = item.kind { true } else { item.isSign("-") || item.isSign("/") }
    }
  }
}

extension [Item] {
  /// The items with another name for a letter wherever it stands without scripts.
  fileprivate func naming(_ name: String, where letter: String) -> [Item] {
    enumerated().map { place, item in
      switch item.kind {
      case .name(_, letter) where !(place + 1 < count && self[place + 1].isIndexed):
        return Item(kind: .name(name, plain: name), source: item.source)
      case .subscript: return item
      default: return item.rewritten { $0.naming(name, where: letter) }
      }
    }
  }
}
