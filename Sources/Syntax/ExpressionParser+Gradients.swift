//===----------------------------------------------------------------------===//
// ∇ and grad: derivatives of a number by a vector or a matrix, once and twice.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// `\nabla_x y`, or a name that begins with ∇.
  mutating func nabla() throws -> Node {
    let start = position
    position += 1
    let none = Scripts(start: position)
    if let node = try change(named: "\\nabla", plain: "\\nabla", none, start) { return node }
    if let hessian = try hessian(from: start) { return hessian }
    guard let item, case .subscript(let content) = item.kind else {
      return try byArgument(try factor(), from: start)
    }
    position += 1
    let by = try parse(content)
    let of = try factor()
    return derivative(of: of, source(from: start)) { _ in by }
      ?? Node(kind: .derivative(of: of, by: by), source: source(from: start))
  }

  /// `\nabla^2 f(w)` and `\nabla_w^2 f`: the gradient, differentiated once more; nil where ∇ has no 2.
  private mutating func hessian(from start: Int) throws -> Node? {
    let scripts = Array(items[position...].prefix { $0.isScript })
    let isTwice = scripts.contains { script in
      if case .superscript(let content) = script.kind {
        content.count == 1 && content[0].letters == "2"
      } else {
        false
      }
    }
    guard isTwice, scripts.count < 3 else { return nil }
    position += scripts.count
    let below = scripts.compactMap { script in
      if case .subscript(let content) = script.kind { content } else { nil }
    }
    let by = try below.first.map { try parse($0) }
    let of = try factor()
    guard let by else { return try byArgument(of, from: start).differentiatedAgain }
    return Node(kind: .derivative(of: of, by: by), source: source(from: start)).differentiatedAgain
  }

  /// ∇ binds before what follows its operand: ∇f(v)ᵀ is (∇f(v))ᵀ.
  private func derivative(
    of node: Node, _ source: Range<Int>, by: (Node) -> Node?
  ) -> Node? {
    switch node.kind {
    case .transpose(let inner):
      return derivative(of: inner, source, by: by).map {
        Node(kind: .transpose($0), source: source)
      }
    case .entry(let inner, let indices):
      return derivative(of: inner, source, by: by).map {
        Node(kind: .entry($0, indices), source: source)
      }
    default:
      guard let by = by(node) else { return nil }
      let gradient = Node(kind: .derivative(of: node, by: by), source: source)
      guard lexicon.settings.gradients == .rowsForFractions else { return gradient }
      return Node(kind: .transpose(gradient), source: source)
    }
  }

  /// ∇f(v) without a subscript is the derivative by what f is applied to.
  private func byArgument(_ of: Node, from start: Int) throws -> Node {
    if let column = gradient(of: of, source(from: start)) { return column }
    let node = derivative(of: of, source(from: start)) { inner in
      switch inner.kind {
      case .apply(_, let arguments): arguments.count == 1 ? arguments.first : nil
      case .symbol(let symbol): symbol.arguments.count == 1 ? symbol.arguments.first : nil
      default: nil
      }
    }
    guard let node else {
      throw ParseError(
        message: "∇ without a subscript, of nothing that is applied to one thing",
        token: items[start].source.lowerBound, kind: .undeclared("\\nabla"))
    }
    return node
  }

  /// ∇f of a function of several variables: the column of its derivatives by them; nil of anything
  /// else.
  private func gradient(of node: Node, _ source: Range<Int>) -> Node? {
    let variables: [Node]
    switch node.kind {
    case .apply(_, let arguments): variables = arguments
    case .symbol(let symbol):
      guard case .apply(_, let arguments)? = symbol.declaration.formula?.body.kind,
        symbol.declaration.formula?.variables.isEmpty == true
      else { return nil }
      variables = arguments
    default: return nil
    }
    guard variables.count > 1, variables.allSatisfy(\.isPlainVariable) else { return nil }
    return Node(
      kind: .grid(
        variables.map { [Node(kind: .derivative(of: node, by: $0), source: source)] }),
      source: source)
  }

  /// `\operatorname{grad}_x y`: a column, whatever the layout.
  package mutating func gradient(_ scripts: Scripts, _ start: Int) throws -> Node {
    let derivative: Node
    if scripts.items.isEmpty {
      derivative = try byArgument(try factor(), from: start)
    } else {
      guard scripts.items.count == 1, case .subscript(let content) = scripts.items[0].kind else {
        throw ParseError(message: "a gradient by nothing", token: here, kind: .undeclared("grad"))
      }
      let by = try parse(content)
      derivative = Node(kind: .derivative(of: try factor(), by: by), source: source(from: start))
    }
    guard lexicon.settings.gradients != .shaped else { return derivative }
    return Node(kind: .transpose(derivative), source: derivative.source)
  }
}

extension Node {
  /// A derivative, differentiated by the same once more.
  fileprivate var differentiatedAgain: Node? {
    switch kind {
    case .derivative(_, let by): Node(kind: .derivative(of: self, by: by), source: source)
    case .transpose(let inner): inner.differentiatedAgain
    default: nil
    }
  }
}
