//===----------------------------------------------------------------------===//
// Bars: absolute values and norms by their subscripts, and what is rounded down or up.
//===----------------------------------------------------------------------===//

extension ExpressionParser {
  /// The kinds of bars that a length is written with.
  package enum Bars { case bars, norm }

  /// What stands between bars, with the subscript behind them that says which length is meant; it may
  /// stand behind a superscript, which is left unread.
  package mutating func length(of inner: Node, from start: Int, bars: Bars) throws -> Node {
    guard let place = [position, position + 1].first(where: isSubscriptOfBars),
      case .subscript(let content) = items[place].kind
    else {
      let span = source(from: start)
      guard bars == .bars else { return Node(kind: .norm(inner), source: span) }
      return Node(
        kind: .apply(Function(base: .length(.bars), source: span), [inner]), source: span)
    }
    // As if the subscript stood first; whoever reads on counts the same items.
    items.swapAt(position, place)
    position += 1
    let span = source(from: start).spanning(content.source)
    guard let length = try Self.length(content) else {
      let arguments = [inner, try exponent(content)]
      return Node(
        kind: .apply(Function(base: .length(.power), source: span), arguments), source: span)
    }
    return Node(
      kind: length.map { .apply(Function(base: .length($0), source: span), [inner]) }
        ?? .norm(inner), source: span)
  }

  private func isSubscriptOfBars(_ place: Int) -> Bool {
    guard items.indices.contains(place), case .subscript = items[place].kind else { return false }
    guard place > position else { return true }
    if case .superscript = items[position].kind { return true }
    return false
  }

  /// The length that a subscript means, where `.some(nil)` is that of all entries, ‖A‖_F; nil where it
  /// may be the p of ‖x‖ₚ.
  private static func length(_ content: [Item]) throws -> Function.Length?? {
    guard content.count == 1 else {
      throw ParseError(message: "no rule for this norm", token: content.source.lowerBound)
    }
    switch content[0].letters {
    case "1": return .sum
    case "2": return .euclidean
    case "\\infty": return .largest
    case "max": return .largestEntry
    case "F", "Fro", "fro", "Frob": return .some(nil)
    case .some: return nil
    case nil:
      throw ParseError(message: "no rule for this norm", token: content.source.lowerBound)
    }
  }

  /// The p of ‖x‖ₚ: a number, or a letter that stands for one.
  private func exponent(_ content: [Item]) throws -> Node {
    guard let node = try? parse(content) else {
      throw ParseError(message: "no rule for this norm", token: content.source.lowerBound)
    }
    return node
  }

  /// `\lfloor x \rfloor` and `\lceil x \rceil`.
  package mutating func rounded(_ name: String) throws -> Node {
    let start = position
    guard let end = closing(at: position) else {
      throw ParseError(message: "\(items[start].description) is not closed", token: here)
    }
    let inner = try parse(Array(items[(position + 1)..<end]))
    position = end + 1
    let function = Function(base: .named(name), source: items[start].source)
    return Node(kind: .apply(function, [inner]), source: source(from: start))
  }
}
