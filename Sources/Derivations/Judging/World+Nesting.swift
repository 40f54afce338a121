//===----------------------------------------------------------------------===//
// Compositions of layers that are written inside each other, with dots.
//===----------------------------------------------------------------------===//

extension World {
  /// `f^L(W^L f^{L-1}(W^{L-1} \cdots f^1(W^1 x) \cdots))`: what is applied is the function of each
  /// layer in its turn. Nil where no dots stand around an inner application.
  func unnested(_ function: Function, _ arguments: [Node]) throws -> Node? {
    guard arguments.count == 1, case .product(var factors, _) = arguments[0].kind else {
      return nil
    }
    if factors.last?.isDots == true { factors.removeLast() }
    guard let dots = factors.firstIndex(where: \.isDots), dots + 2 == factors.count,
      case .apply(let inner, let innermost) = factors[dots + 1].kind, innermost.count == 1
    else { return nil }
    let head = Array(factors[..<dots])
    guard case .product(let last, _) = innermost[0].kind, last.count == head.count + 1 else {
      return nil
    }
    let source = arguments[0].source
    let outermost = [Node(kind: .function(function), source: source)] + head
    let final = [Node(kind: .function(inner), source: source)] + last.dropLast()
    let layers: [[Node]]
    switch try between(outermost, final) {
    case .groups(let groups): layers = [outermost] + groups + [final]
    case .coincident: layers = [outermost]
    case .empty: layers = [final]
    case .conflict(let error): throw error
    case .unlike: return nil
    }
    return layers.reversed().reduce(last[last.count - 1]) { argument, layer in
      guard case .function(let applied) = layer[0].kind else { return argument }
      let product = Array(layer.dropFirst()) + [argument]
      let signs = product.dropFirst().map { _ in Node.Sign(text: "", token: nil) }
      let inside = Node(kind: .product(product, signs), source: source)
      return Node(kind: .apply(applied, [inside]), source: source)
    }
  }
}
