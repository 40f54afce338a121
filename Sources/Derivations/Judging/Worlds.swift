//===----------------------------------------------------------------------===//
// Worlds over Double and over the prime field, and the derivatives between them.
//===----------------------------------------------------------------------===//

import Numbers

enum Worlds {
  /// A world of floating-point numbers.
  static func double(_ spec: Spec, _ settings: Settings, seed: UInt64) -> World<Double> {
    var generator = SplitMix64(seed: seed)
    // Of both signs: of positive numbers alone, max(0, z) is z.
    let parameters = Parameters<Double>(spec) {
      let size = Double.random(in: 0.1...0.9, using: &generator)
      return Bool.random(using: &generator) ? size : -size
    }
    return World(
      spec, settings, parameters,
      constant: { name in
        var generator = SplitMix64(seed: hash(name) ^ seed)
        return Double.random(in: 0.1...0.9, using: &generator)
      },
      differentiate: { try tangent($0, $1, $2) { try tangent($0, $1, $2, deeper: Self.none) } })
  }

  /// A world of residues, where what agrees agrees as a formula.
  static func field(_ spec: Spec, _ settings: Settings, seed: UInt64) -> World<PrimeField> {
    var generator = SplitMix64(seed: seed)
    let parameters = Parameters<PrimeField>(spec) { PrimeField.random(using: &generator) }
    return World(
      spec, settings, parameters,
      constant: { PrimeField(residueOf: hash($0) ^ seed) },
      differentiate: { try tangent($0, $1, $2) { try tangent($0, $1, $2, deeper: Self.none) } })
  }

  /// A world of degrees: how far apart two different formulas can be taken for the same.
  static func degrees(_ spec: Spec, _ settings: Settings) -> World<Degree> {
    World(
      spec, settings, Parameters<Degree>(spec) { .variable }, constant: { _ in .variable },
      differentiate: { try tangent($0, $1, $2) { try tangent($0, $1, $2, deeper: Self.none) } })
  }

  /// The same for the same name in every run, unlike `hashValue`.
  private static func hash(_ name: String) -> UInt64 {
    name.unicodeScalars.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1.value)) &* 0x100_0000_01b3 }
  }

  private static func none<N: Number>(
    _ world: World<N>, _ seed: Seed, _ query: World<N>.Query
  ) throws -> Value<N> {
    throw NotEvaluable(message: "derivatives nested more than twice", source: 0..<0)
  }

  /// The derivative of what is asked, by a seed: the same world in dual numbers.
  private static func tangent<N: Number>(
    _ world: World<N>, _ seed: Seed, _ query: World<N>.Query,
    deeper: @escaping (World<Dual<N>>, Seed, World<Dual<N>>.Query) throws -> Value<Dual<N>>
  ) throws -> Value<N> {
    let lifted = lift(world, seed, deeper: deeper)
    switch query {
    case .node(let node):
      lifted.copyPoint(of: world)
      defer { world.copyFindings(of: lifted) }
      let value = try lifted.evaluate(node)
      return Value(extents: value.extents, elements: value.elements.map(\.tangent))
    case .loss(let sample): return Value(scalar: try lifted.loss(sample).tangent)
    case .apply(let kind, let number):
      let result = try lifted.apply(kind, to: [Dual(number, tangent: .one)])
      return Value(scalar: result[0].tangent)
    }
  }

  private static func lift<N: Number>(
    _ world: World<N>, _ seed: Seed,
    deeper: @escaping (World<Dual<N>>, Seed, World<Dual<N>>.Query) throws -> Value<Dual<N>>
  ) -> World<Dual<N>> {
    if let known = world.lifted[seed] as? World<Dual<N>> { return known }
    // What carries a tangent of the world below goes on carrying it.
    var marks = world.marks.map { mark in
      World<Dual<N>>.Mark(seed: mark.seed) { Dual(mark.apply($0.value), tangent: $0.tangent) }
    }
    marks.append(World<Dual<N>>.Mark(seed: seed) { Dual($0.value, tangent: .one) })
    let constant = world.constant
    let lifted = World<Dual<N>>(
      world.spec, world.settings, world.parameters.map { Dual($0) }, marks: marks,
      constant: { Dual(constant($0)) }, differentiate: deeper)
    world.lifted[seed] = lifted
    return lifted
  }
}

extension World {
  /// Stands where another world stands.
  func copyPoint<M: Number>(of other: World<M>) where N == Dual<M> {
    indices = other.indices
    extents = other.extents
    sampleIndices = other.sampleIndices
    sample = other.sample
    reading = other.reading
    isProbing = other.isProbing
    demands = other.demands
    ranges = other.ranges
    scope = other.scope
    shadowed = other.shadowed
    variables = other.variables.mapValues { value in
      Value(extents: value.extents, elements: value.elements.map { Dual($0) })
    }
    guard let mark = marks.last, case .variable(let name) = mark.seed.place,
      var value = variables[name], value.elements.indices.contains(mark.seed.row)
    else { return }
    value.elements[mark.seed.row] = mark.apply(value.elements[mark.seed.row])
    variables[name] = value
  }

  func copyFindings<M: Number>(of other: World<M>) {
    demands = other.demands
    shadowed = other.shadowed
    assumptions.formUnion(other.assumptions)
    remarks.formUnion(other.remarks)
    literals.merge(other.literals, uniquingKeysWith: max)
    steps += other.steps
    other.steps = 0
  }
}
