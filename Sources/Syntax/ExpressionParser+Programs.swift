//===----------------------------------------------------------------------===//
// Functions as NumPy has them: np.sum, np.mean, np.shape, np.dot.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// A function by the name that programs have for it; nil of any other name.
  mutating func programmed(
    _ name: String, _ nameSource: Range<Int>, _ start: Int
  ) throws -> Node? {
    switch name {
    case "np.sum", "sum": return try programmedSum(start)
    case "np.mean", "np.shape": return try counted(name, nameSource, start)
    case "np.dot", "prod":
      // Both multiply in whatever way the shapes ask for.
      let parts = try bracketed()
      guard !parts.isEmpty else { throw ParseError(message: "a product of nothing", token: here) }
      return .product(parts, source: source(from: start))
    default: return nil
    }
  }

  /// `np.sum(x, axis=1, keepdims=True)`.
  private mutating func programmedSum(_ start: Int) throws -> Node {
    let (body, axis) = try alongAxis()
    return Node(kind: .sumAlong(body, axis: axis ?? -1), source: source(from: start))
  }

  /// `np.mean(x, axis=0)`, and `np.shape(x, axis=0)`, how many rows there are.
  private mutating func counted(
    _ name: String, _ nameSource: Range<Int>, _ start: Int
  ) throws -> Node {
    let (body, axis) = try alongAxis()
    let base: Function.Base =
      name == "np.mean" ? .mean(axis: axis ?? -1) : .extent(axis: axis ?? -1)
    return Node(
      kind: .apply(Function(base: base, source: nameSource), [body]), source: source(from: start))
  }

  /// What stands in brackets here, and the axis that is named there.
  private mutating func alongAxis() throws -> (body: Node, axis: Int?) {
    guard item?.isSign("(") == true, let end = closing(at: position) else {
      throw ParseError(message: "sum without brackets", token: here)
    }
    let parts = Item.split(Array(items[(position + 1)..<end])) { $0.isSign(",") }
    position = end + 1
    guard let first = parts.first else {
      throw ParseError(message: "a sum of nothing", token: here)
    }
    var axis: Int?
    for part in parts.dropFirst() {
      let text = part.compactMap { $0.letters ?? $0.sign }.joined()
      if text.hasPrefix("axis=") { axis = Int(text.dropFirst(5)) }
    }
    return (try parse(first), axis)
  }
}
