//===----------------------------------------------------------------------===//
// Both sides of an equation in one shape.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension Trial {
  /// Both sides in one shape.
  func aligned(_ a: Value, _ b: Value) throws -> (Value, Value) {
    let layout = elaborator.reading.layout
    var (left, right) = try withoutParts(a.sized(like: b, layout), b.sized(like: a, layout))
    if left.isIdentity != right.isIdentity, (left.isIdentity ? right : left).isPlainNumber {
      throw mismatch(left, right)
    }
    if left.isOnes != right.isOnes, left.isOnes ? right.isVector : left.isVector {
      let extent = (left.isOnes ? right : left).length
      (left, right) = (left.stretched(to: extent), right.stretched(to: extent))
    }
    if !left.hasShape(of: right), left.isTuple || right.isTuple,
      left.transposed.hasShape(of: right)
    {
      left = left.transposed
    }
    if let x = flattened(equation.left, left, like: right) {
      left = x
    } else if let y = flattened(equation.right, right, like: left) {
      right = y
    }
    if right.isScalar, right.isLiteral, !left.isScalar {
      // `= 0` says that everything is.
      right = left.map { _ in right.elements[0] }
    }
    guard left.hasShape(of: right) else { throw mismatch(left, right) }
    return (left, right)
  }

  /// A derivative of one vector by another beside something else: its entries where they are meant,
  /// or a matrix.
  private func withoutParts(_ left: Value, _ right: Value) throws -> (Value, Value) {
    var (left, right) = (left, right)
    if right.isScalar, right.isLiteral, !right.elements[0].isZero, let entries = left.diagonal {
      elaborator.noteEntrywise()
      left = entries
    }
    if let entries = left.entrywise(like: right) ?? right.entrywise(like: left) {
      elaborator.noteEntrywise()
      return left.isJacobian ? (entries, right) : (left, entries)
    }
    if let entries = left.entrywise(likeNumber: right) {
      elaborator.noteEntrywise()
      return (entries, right)
    }
    guard left.isJacobian != right.isJacobian else { return (left, right) }
    let layout = elaborator.reading.layout
    guard let x = elaborator.matrix(left) ?? left.flattened(layout),
      let y = elaborator.matrix(right) ?? right.flattened(layout)
    else { throw mismatch(left, right) }
    if left.matrix(layout) == nil || right.matrix(layout) == nil { noteFlattening() }
    return (x, y)
  }

  /// The derivative on a side as a vector of its entries, where the other side is one; a gradient that
  /// lies down is flattened as it stood.
  private func flattened(_ side: Node, _ value: Value, like other: Value) -> Value? {
    guard side.isDerivative else { return nil }
    let gradients = elaborator.settings.gradients
    let isTurned = gradients == .rows || gradients == .rowsForFractions
    let result = (isTurned ? value.transposed : value)
      .flattened(like: other, elaborator.reading.layout)
    if result != nil { noteFlattening() }
    return result
  }

  private func noteFlattening() {
    elaborator.notes.remarks.insert("with the entries of a matrix one after the other, row by row")
  }

  private func mismatch(_ left: Value, _ right: Value) -> IllTyped {
    elaborator.mismatch(left, right, equation.right.source, "set equal to")
  }
}

extension Node {
  fileprivate var isDerivative: Bool {
    switch kind {
    case .derivative: true
    case .transpose(let inner): inner.isDerivative
    default: false
    }
  }
}
