//===----------------------------------------------------------------------===//
// Superscripts before what they belong to: `{}^t W`, the transpose as the French write it.
//===----------------------------------------------------------------------===//

import MathText

extension ItemReader {
  /// A factor follows, which is transposed.
  package static let transposed = "transposed"
  /// A mark is raised before a factor, as that of a new value: `^{*}w`.
  package static let marked = "marked"
  /// Something else is raised before a factor.
  package static let raised = "raised"

  /// What a superscript at a token says of what follows it; nil where it belongs to what stands
  /// before it, as the `{}^T` of `W^{(l)}{}^T` does, whose braces only part two superscripts.
  func raisedBefore(_ script: [Item], at start: Int, after items: [Item]) -> String? {
    guard let next = token,
      next.kind == .letter || next.kind == .command || next.kind == .openBrace
        || next.text == "("
    else { return nil }
    let isBare = isBare(start)
    let before = start - (isBare ? 3 : 1)
    let nucleus = isBare ? items.dropLast().last : items.last
    let flat = Item.flattened(script)
    let isTransposed = Superscript.isTranspose(flat)
    let isFree =
      nucleus.map { item in
        item.isOpening || item.isRelation || item.isOperator || item.multiplication != nil
          || !item.isFactor
      } ?? true
    let isPulled = next.kind == .command && next.text == "!"
    let isSmall = isTransposed && flat.last?.nameAlone == "t"
    let isScripted = nucleus?.isScript == true
    let isApart = tokens.indices.contains(before) && Self.isSpace(tokens[before])
    let belongs =
      isFree
      || isBare && (isPulled || isApart || isSmall && !isScripted)
      || !isBare && isApart && isSmall
    guard belongs else { return nil }
    if isTransposed { return Self.transposed }
    return flat.isMarkOfNewValue ? Self.marked : Self.raised
  }

  /// Whether a superscript stands on braces with nothing in them.
  package func isBare(_ start: Int) -> Bool {
    start > 1 && tokens[start - 1].kind == .closeBrace && tokens[start - 2].kind == .openBrace
  }

  private static func isSpace(_ token: Token) -> Bool {
    if token.kind == .symbol { return token.text == "~" }
    return token.kind == .command
      && ([",", ";", ":", " ", ">"].contains(token.text) || Commands.gaps.contains(token.text))
  }
}

extension Item {
  fileprivate var isFactor: Bool {
    switch kind {
    case .newRow, .cell: false
    default: true
    }
  }

  /// Braces around nothing.
  var isEmptyGroup: Bool { if case .group(let items) = kind { items.isEmpty } else { false } }
}
