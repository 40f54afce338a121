//===----------------------------------------------------------------------===//
// Plain equations as the matrices of a notation lie.
//===----------------------------------------------------------------------===//

import Syntax

extension Letters {
  /// Both sides with a transpose wherever the notation's matrix, row or derivative lies otherwise; both
  /// transposed where that leaves the left side without one.
  func oriented(_ left: Node, _ right: Node) throws -> (Node, Node) {
    try Self.upright(
      oriented(left).withShortTransposes(), oriented(right).withShortTransposes())
  }

  /// Both sides transposed, where the left one is a transpose.
  static func upright(_ left: Node, _ right: Node) throws -> (Node, Node) {
    guard case .transpose(let inner) = left.kind else { return (left, right) }
    return (inner, try right.transposed())
  }

  private func oriented(_ node: Node) throws -> Node {
    switch node.kind {
    case .symbol(let symbol):
      return try isTurned(symbol) ? .of(.transpose(node)) : node
    case .derivative(let of, let by):
      var result = Node.of(.derivative(of: try orientedName(of), by: by))
      result.isTotal = node.isTotal
      if try of.shape().isNumber {
        let isTurned = try by.symbol.map(isTurned) ?? false
        return isTurned != settings.turnsGradient(by: by) ? .of(.transpose(result)) : result
      }
      if try by.shape().isNumber { return result }
      guard let layout = settings.layout else {
        throw Untranslatable("\(name) does not say how the derivative of a vector by a vector lies")
      }
      return layout == .denominator ? .of(.transpose(result)) : result
    default: return try node.rewritten(oriented)
    }
  }

  /// What is differentiated: a symbol as it is, whichever way it lies.
  private func orientedName(_ node: Node) throws -> Node {
    node.symbol == nil ? try oriented(node) : node
  }

  /// Whether the notation's letter for a whole lies otherwise than the plain one.
  private func isTurned(_ symbol: Symbol) throws -> Bool {
    guard symbol.isWhole || symbol.declaration.isBatch else { return false }
    let declaration = try match(symbol).declaration
    if symbol.quantity == .weight {
      let isMatrix = symbol.roles[.to] == nil && symbol.roles[.from] == nil
      return isMatrix && declaration.rowsAreFrom
    }
    let isRow = symbol.declaration.isBatch ? nil : declaration.isRow
    return isRow ?? settings.samplesInRows
  }
}
