//===----------------------------------------------------------------------===//
// A function of which a text says nothing but what it is a function of.
//===----------------------------------------------------------------------===//

extension Node {
  /// c + sin(c₀ + Σ cᵢxᵢ) + Σ dᵢ cos(eᵢxᵢ), with numbers that only the function's name decides: an
  /// identity of calculus that holds for it holds by no luck. It is positive and bounded, so that it
  /// may stand in a logarithm and be applied to itself.
  package static func someFunction(of variables: [String], named name: String) -> Node {
    var state = name.unicodeScalars.reduce(UInt64(7)) { ($0 &* 31) &+ UInt64($1.value) }
    func node(_ kind: Kind) -> Node { Node(kind: kind, source: 0..<0) }
    func number() -> Node {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return node(.number(Double((state >> 33) % 64 + 16) / 64))
    }
    func times(_ a: Node, _ b: Node) -> Node { .product([a, b], source: 0..<0) }
    func plus(_ terms: [Node]) -> Node {
      node(.sum(terms.map { Term(isNegative: false, node: $0, sign: nil) }))
    }
    func applying(_ name: String, _ argument: Node) -> Node {
      node(.apply(Function(base: .named(name), source: 0..<0), [argument]))
    }
    let places = variables.map { node(.variable($0)) }
    let wave = applying("sin", plus([number()] + places.map { times(number(), $0) }))
    let others = places.map { times(number(), applying("cos", times(number(), $0))) }
    let least = node(.number(Double(2 + 2 * variables.count)))
    return plus([least, wave] + others)
  }
}
