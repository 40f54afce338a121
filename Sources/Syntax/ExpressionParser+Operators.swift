//===----------------------------------------------------------------------===//
// Operators that a text has a name for: `D_j := \frac{\partial}{\partial a_j}`.
//===----------------------------------------------------------------------===//

extension Declaration {
  /// What an operator differentiates by, the `a_j` of `\frac{\partial}{\partial a_j}`; nil of anything
  /// that is no such operator.
  var differentiatedBy: [Item]? {
    guard quantity == .formula, definition.count == 1, definition[0].isDifferentialOperator,
      case .fraction(_, let bottom) = definition[0].kind
    else { return nil }
    return Array(bottom.dropFirst())
  }
}

extension ExpressionParser {
  /// `D_j S_i`: the derivative of the factor that follows.
  package mutating func derivative(by content: [Item], _ name: Symbol, _ start: Int) throws -> Node
  {
    while item?.isGap == true { position += 1 }
    let slots = name.slots
    let by = try parse(content).mapIndices { index in
      // What the notation writes stands nowhere in the text.
      let isSlot = index.variable.map { slots[$0] != nil } ?? false
      let other = index.substituting(slots)
      return isSlot ? other : Index(other.base, offset: other.offset)
    }.placed(at: name.nameSource)
    return Node(kind: .derivative(of: try factor(), by: by), source: source(from: start))
  }
}

extension Node {
  /// The same expression as if a name stood for it whose tokens these are.
  fileprivate func placed(at source: Range<Int>) -> Node {
    guard case .symbol(var symbol) = kind else { return Node(kind: kind, source: source) }
    symbol.nameSource = source
    return Node(kind: .symbol(symbol), source: source)
  }
}
