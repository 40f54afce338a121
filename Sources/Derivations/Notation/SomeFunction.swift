//===----------------------------------------------------------------------===//
// A function of which a text says nothing but what it is a function of.
//===----------------------------------------------------------------------===//

extension Node {
  /// exp(c₀ + Σ cᵢxᵢ) + Σ dᵢxᵢ², with numbers c and d that only the function's name decides: an
  /// identity of calculus that holds for it holds by no luck.
  static func someFunction(of variables: [String], named name: String) -> Node {
    var state = name.unicodeScalars.reduce(UInt64(7)) { ($0 &* 31) &+ UInt64($1.value) }
    func number() -> Node {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Node(kind: .number(Double((state >> 33) % 64 + 16) / 64), source: 0..<0)
    }
    func times(_ factors: [Node]) -> Node {
      let signs = factors.dropFirst().map { _ in Sign(text: "", token: nil) }
      return Node(kind: .product(factors, signs), source: 0..<0)
    }
    func plus(_ terms: [Node]) -> Node {
      Node(
        kind: .sum(terms.map { Term(isNegative: false, node: $0, sign: nil) }), source: 0..<0)
    }
    let places = variables.map { Node(kind: .variable($0), source: 0..<0) }
    let exponent = plus([number()] + places.map { times([number(), $0]) })
    let function = Function(base: .named("exp"), source: 0..<0)
    let grown = Node(kind: .apply(function, [exponent]), source: 0..<0)
    return plus([grown] + places.map { times([number(), $0, $0]) })
  }
}
