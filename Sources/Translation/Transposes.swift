//===----------------------------------------------------------------------===//
// Transposes of plain expressions, where they are shortest.
//===----------------------------------------------------------------------===//

import Syntax

extension Node {
  /// The transpose: of a product the transposes of its factors in the other order, and so on down to
  /// symbols, which are marked.
  func transposed() throws -> Node {
    if try shape().isNumber { return self }
    switch kind {
    case .transpose(let inner): return inner
    case .negate, .sum: return try rewritten { try $0.transposed() }
    case .quotient(let top, let bottom): return .of(.quotient(try top.transposed(), bottom))
    case .product(let factors, let signs):
      if signs.contains(where: \.isElementwise) { return try rewritten { try $0.transposed() } }
      let numbers = try factors.filter { try $0.shape().isNumber }
      let others = try factors.filter { try !$0.shape().isNumber }
      return .chain(numbers + (try others.reversed().map { try $0.transposed() }))
    case .apply(let function, let arguments):
      if case .diagonal = function.base { return self }
      return .of(.apply(function, try arguments.map { try $0.transposed() }))
    case .series(var series):
      series.body = try series.body.transposed()
      return .of(.series(series))
    default: return .of(.transpose(self))
    }
  }

  /// Without transposes of transposes, of products and of sums.
  func withShortTransposes() throws -> Node {
    guard case .transpose(let inner) = kind else {
      return try rewritten { try $0.withShortTransposes() }
    }
    return try inner.withShortTransposes().transposed()
  }
}
