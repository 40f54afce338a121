//===----------------------------------------------------------------------===//
// Derivatives in all their spellings.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// What follows the ∂ or d of a differential; nil where there is none.
  private func afterDifferentialMark(_ items: [Item], isMarked: Bool) -> [Item]? {
    guard let first = items.first else { return nil }
    if first.isSign("partial") { return Array(items.dropFirst()) }
    guard case .name(_, "d") = first.kind, isMarked || !lexicon.isDeclared("d", plain: "d")
    else { return nil }
    return Array(items.dropFirst())
  }

  /// Whether both halves of a fraction begin with a d of their own: `\frac{dy}{du}` is a derivative
  /// even where d is a symbol too, `\frac{d}{y}` and `\frac{d_k}{y_k}` are not.
  private static func areDifferentials(_ top: [Item], _ bottom: [Item]) -> Bool {
    guard top.first?.nameAlone == "d", bottom.first?.nameAlone == "d", bottom.count > 1,
      case .name = bottom[1].kind
    else { return false }
    guard top.count > 1 else { return true }
    return !top[1].isScript && top[1].multiplication == nil && !top[1].isSign("-")
      && !top[1].isSign("+")
  }

  /// `\frac{\delta C}{\delta w}` with ∂ for its δs, where nothing declares a bare δ; nil of anything else.
  private func variation(_ top: [Item], _ bottom: [Item]) -> ([Item], [Item])? {
    let delta = "\\delta"
    guard top.count > 1, bottom.count > 1, top[0].nameAlone == delta, bottom[0].nameAlone == delta,
      top[1].nameAlone != nil, bottom[1].nameAlone != nil,
      lexicon.match(delta, plain: delta, []) == nil
    else { return nil }
    func marked(_ items: [Item]) -> [Item] {
      [Item(kind: .sign("partial"), source: items[0].source)] + items.dropFirst()
    }
    return (marked(top), marked(bottom))
  }

  /// `[\partial s]_p` as `\partial [s]_p`.
  private static func withMarkOutside(_ items: [Item]) -> [Item] {
    guard items.count > 3, items[0].isSign("[") || items[0].isSign("("), items[1].isSign("partial"),
      let end = items.lastIndex(where: \.isClosing), items[(end + 1)...].allSatisfy(\.isScript),
      end + 1 < items.count
    else { return items }
    return [items[1], items[0]] + items[2...]
  }

  package mutating func fraction(_ top: [Item], _ bottom: [Item]) throws -> Node {
    let (top, bottom) = (Self.withMarkOutside(top), Self.withMarkOutside(bottom))
    let start = position
    let areMarked = Self.areDifferentials(top, bottom)
    if let variation = variation(top, bottom) { return try fraction(variation.0, variation.1) }
    let below = afterDifferentialMark(bottom, isMarked: areMarked)
    let above = afterDifferentialMark(top, isMarked: areMarked)
    position += 1
    switch (above, below) {
    case (nil, nil):
      return Node(kind: .quotient(try parse(top), try parse(bottom)), source: source(from: start))
    case (.some, nil) where top.first?.isSign("partial") == true,
      (nil, .some) where bottom.first?.isSign("partial") == true:
      throw ParseError(
        message: "a differential stands on one side of the fraction only",
        token: items[start].source.lowerBound, kind: .illFormed)
    case (.some(let above), nil) where isNameOfValue(above) && !lexicon.isDeclared("d", plain: "d"):
      throw ParseError(
        message: "a differential stands on one side of the fraction only",
        token: items[start].source.lowerBound, kind: .illFormed)
    case (.some, nil), (nil, .some):
      return Node(kind: .quotient(try parse(top), try parse(bottom)), source: source(from: start))
    case (.some(let above), .some(let below)):
      let order = try order(above, start)
      let places = try places(below, order)
      guard places.count == order else {
        throw ParseError(
          message: "a derivative of order \(order) by \(places.count) things",
          token: items[start].source.lowerBound, kind: .illFormed)
      }
      let operated = order > 1 ? Array(above.dropFirst()) : above
      let of = operated.isEmpty ? try operand() : try parse(operated)
      let source = source(from: start)
      // ∂²C/∂a∂b: the last is differentiated by first.
      let isTotal = top.first?.nameAlone == "d"
      return places.reversed().reduce(of) {
        Node(kind: .derivative(of: $0, by: $1), source: source, isTotal: isTotal)
      }
    }
  }

  /// Whether what follows a d is the name of something declared: then the d is a differential's.
  private func isNameOfValue(_ items: [Item]) -> Bool {
    guard let first = items.first, case .name(let name, let plain) = first.kind else {
      return false
    }
    return items.dropFirst().allSatisfy(\.isScript) && lexicon.isDeclared(name, plain: plain)
  }

  /// The order of a derivative, which may be raised behind its ∂: of two derivatives there are duals.
  private func order(_ above: [Item], _ start: Int) throws -> Int {
    guard case .superscript(let content)? = above.first?.kind else { return 1 }
    guard content.count == 1, content[0].letters == "2" else {
      throw ParseError(
        message: "no rule for derivatives of this order", token: items[start].source.lowerBound)
    }
    return 2
  }

  /// What stands below the line of a derivative: a and b of ∂a∂b, a twice of ∂a².
  private func places(_ below: [Item], _ order: Int) throws -> [Node] {
    guard order > 1 else {
      let parts = Item.split(below) { $0.isSign("partial") }
      return try parts.count > 1 ? parts.map { try parse($0) } : [parse(below)]
    }
    let parts = Item.split(below) { $0.isSign("partial") || $0.nameAlone == "d" }
    return try parts.flatMap { part -> [Node] in
      let node = try parse(part)
      if case .power(let base, let exponent) = node.kind, case .number(2) = exponent.kind {
        return [base, base]
      }
      return [node]
    }
  }

  /// What an operator such as ∂/∂x acts on: the product that follows, `w \cdot x`, up to where the
  /// chain rule goes on with another derivative.
  private mutating func operand() throws -> Node {
    let start = position
    while item?.isGap == true { position += 1 }
    var factors: [Node] = []
    var signs: [Node.Sign] = []
    if lexicon.operatorsTakeBrackets, item?.isOpening == true { return try factor() }
    while let item, !item.endsProduct || closingBar != nil, !item.isSign("/") {
      var sign = Node.Sign(text: "", token: nil)
      if let text = item.multiplication {
        guard !factors.isEmpty, continuesOperand else { break }
        sign = Node.Sign(text: text, token: item.source.lowerBound)
        position += 1
      }
      if !factors.isEmpty { signs.append(sign) }
      factors.append(try factor())
    }
    guard let first = factors.first else {
      throw ParseError(message: "nothing to differentiate", token: here)
    }
    if factors.count == 1 { return first }
    return Node(kind: .product(factors, signs), source: source(from: start))
  }

  /// Whether what stands after a sign of multiplication belongs to what an operator acts on.
  private var continuesOperand: Bool {
    guard !lexicon.operatorsTakeBrackets, let next = item(after: 1) else { return false }
    if case .fraction(let top, let bottom) = next.kind {
      return afterDifferentialMark(top, isMarked: Self.areDifferentials(top, bottom)) == nil
    }
    return !next.isSign("partial") && !next.isSign("nabla")
  }

  /// ∂x of `∂y/∂x`, or `\partial_x y`.
  package mutating func differential() throws -> Node {
    let start = position
    position += 1
    let none = Scripts(start: position)
    if let node = try change(named: "\\partial", plain: "\\partial", none, start) { return node }
    if let item, case .subscript(let content) = item.kind {
      position += 1
      let by = try parse(content)
      return Node(kind: .derivative(of: try factor(), by: by), source: source(from: start))
    }
    let inner = try factor()
    return Node(kind: .differential(inner), source: source(from: start))
  }

  /// Whether a d here and the name after it are one side of `dy_j/dx_j`, a derivative on the line; a d
  /// on one side of the slash only is a symbol.
  var isUprightDifferential: Bool {
    func end(_ start: Int) -> Int? {
      guard items.indices.contains(start + 1), items[start].nameAlone == "d",
        let name = items[start + 1].nameAlone, !lexicon.isDeclared("d" + name, plain: "d" + name)
      else { return nil }
      return items[(start + 2)...].firstIndex { !$0.isScriptOrPrime } ?? items.count
    }
    if position > 0, items[position - 1].isSign("/") {
      let top = items[..<(position - 1)].lastIndex { $0.nameAlone == "d" }
      return top.flatMap(end) == position - 1 && end(position) != nil
    }
    guard let slash = end(position), items.indices.contains(slash), items[slash].isSign("/") else {
      return false
    }
    return end(slash + 1) != nil
  }
}
