//===----------------------------------------------------------------------===//
// Compositions of layers that are written inside each other, with dots.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension Elaborator {
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
      let inside = Node.product(layer.dropFirst() + [argument], source: source)
      return Node(kind: .apply(applied, [inside]), source: source)
    }
  }

  /// `W_L f(W_{L-1} f(\cdots W_2 f(W_1 x) \cdots))`, and `W_l f(\cdots f(W_1 x) \cdots)`, where the dots
  /// open the brackets: a product with what they stand for. Nil where no such dots are.
  func unnested(_ factors: [Node]) throws -> Node? {
    guard let last = factors.last, case .apply(let function, let arguments) = last.kind,
      arguments.count == 1, case .product(var inside, _) = arguments[0].kind,
      inside.first?.isDots == true
    else { return nil }
    inside.removeFirst()
    if inside.last?.isDots == true { inside.removeLast() }
    guard let end = inside.popLast(), case .apply(let inner, let innermost) = end.kind,
      innermost.count == 1
    else { return nil }
    let outer = Array(factors.dropLast())
    if inside.isEmpty { return try unnested(outer, function, end, innermost[0]) }
    guard outer.count >= inside.count else { return nil }
    // Each layer is some factors and a function of all that follows.
    let first = Layer(outer.suffix(inside.count), function)
    let final = Layer(inside, inner)
    guard let layers = try layers(first, final, before: innermost[0]) else { return nil }
    let nested = layers.reversed().reduce(innermost[0]) { $1.of($0) }
    return Node.product(outer.dropLast(inside.count), nested)
  }

  /// `W_l f(\cdots f(W_1 x) \cdots)`: the factors count, and the function is the same all along.
  private func unnested(
    _ outer: [Node], _ function: Function, _ end: Node, _ innermost: Node
  ) throws -> Node? {
    guard case .apply(let inner, _) = end.kind, case .product(let parts, _) = innermost.kind,
      parts.count > 1, outer.count >= parts.count - 1
    else { return nil }
    let same = [function, inner].map { Node(kind: .function($0), source: end.source) }
    guard same[0].signature == same[1].signature, same[0].indices == same[1].indices else {
      return nil
    }
    let count = parts.count - 1
    let first = Layer(outer.suffix(count), function)
    let final = Layer(parts.dropLast(), function)
    guard let layers = try layers(first, final), layers.count > 1 else {
      return Node.product(outer.dropLast(count), innermost)
    }
    let nested = layers.dropLast().reversed().reduce(innermost) { $1.of($0) }
    return Node.product(outer.dropLast(count), nested)
  }

  /// All layers from one to another; none where the pattern has run past its end, so that the first
  /// is what the last is applied to. Nil where they are of different kinds.
  private func layers(
    _ first: Layer, _ final: Layer, before argument: Node? = nil
  ) throws -> [Layer]? {
    if case .product(let parts, _)? = argument?.kind, parts.count > first.factors.count {
      let next = Array(parts.prefix(first.factors.count))
      let places = try [first.factors, next, final.factors].map { nodes in
        try nodes.flatMap(\.indices).map(integer)
      }
      let isSame = first.factors.map(\.signature) == next.map(\.signature)
      if isSame, places[0] == places[1], places[0] != places[2] { return [] }
    }
    switch try between(first.nodes, final.nodes) {
    case .groups(let groups): return [first] + groups.compactMap(Layer.init) + [final]
    case .coincident: return [first]
    case .empty: return [final]
    case .conflict(let error): throw error
    case .unlike: return nil
    }
  }
}

/// Some factors before a function of all that follows.
private struct Layer {
  var factors: [Node]
  var function: Function

  init(_ factors: some Sequence<Node>, _ function: Function) {
    (self.factors, self.function) = (Array(factors), function)
  }

  init?(_ nodes: [Node]) {
    guard let last = nodes.last, case .function(let function) = last.kind else { return nil }
    self.init(nodes.dropLast(), function)
  }

  /// The factors and the function by itself, to be compared with another layer's.
  var nodes: [Node] {
    factors + [Node(kind: .function(function), source: factors.last?.source ?? function.source)]
  }

  func of(_ argument: Node) -> Node {
    let applied = Node(kind: .apply(function, [argument]), source: argument.source)
    return Node.product(factors[...], applied)
  }
}

extension Node {
  /// Factors side by side.
  fileprivate static func product(_ factors: ArraySlice<Node>, _ last: Node) -> Node {
    factors.isEmpty ? last : product(factors + [last], source: last.source)
  }
}
