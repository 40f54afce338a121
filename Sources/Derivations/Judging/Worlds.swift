//===----------------------------------------------------------------------===//
// Worlds over three number systems, and derivatives: worlds with a seed more.
//===----------------------------------------------------------------------===//

import Numbers

enum Worlds {
  /// A world of floating-point numbers.
  ///
  /// - Parameter draw: which values the variables have that the text declares: in the first draw they
  ///   are positive and below 1, so that they and 1 less them have logarithms, in all others of both
  ///   signs and on both sides of 1, within the branch of arctan
  static func double(
    _ spec: Spec, _ settings: Settings, seed: UInt64, draw: UInt64 = 0
  ) -> World<Double> {
    var generator = SplitMix64(seed: seed)
    // Of both signs: of positive numbers alone, max(0, z) is z.
    return world(
      spec, settings,
      draw: {
        let size = Double.random(in: 0.1...0.9, using: &generator)
        return Bool.random(using: &generator) ? size : -size
      },
      constant: { positive(named: $0, seed) },
      variable: { name in
        guard draw > 0 else { return positive(named: name, seed) }
        var generator = SplitMix64(seed: hash(name) ^ seed ^ draw)
        let isNegative = Bool.random(using: &generator)
        return (isNegative ? -1 : 1) * Double.random(in: 0.1...1.5, using: &generator)
      })
  }

  private static func positive(named name: String, _ seed: UInt64) -> Double {
    var generator = SplitMix64(seed: hash(name) ^ seed)
    return Double.random(in: 0.1...0.9, using: &generator)
  }

  /// A world of residues, where what agrees agrees as a formula.
  static func field(_ spec: Spec, _ settings: Settings, seed: UInt64) -> World<PrimeField> {
    var generator = SplitMix64(seed: seed)
    let constant = { PrimeField(residueOf: hash($0) ^ seed) }
    return world(
      spec, settings, draw: { PrimeField.random(using: &generator) }, constant: constant,
      variable: constant)
  }

  /// A world of degrees: how far apart two different formulas can be taken for the same.
  static func degrees(_ spec: Spec, _ settings: Settings) -> World<Degree> {
    world(
      spec, settings, draw: { .variable }, constant: { _ in .variable },
      variable: { _ in .variable })
  }

  private static func world<Base: Number>(
    _ spec: Spec, _ settings: Settings, draw: () -> Base, constant: @escaping (String) -> Base,
    variable: @escaping (String) -> Base
  ) -> World<Base> {
    World(
      spec, settings, Parameters(spec) { Dual(Dual(draw())) }, constant: constant,
      variable: variable)
  }

  /// The same for the same name in every run, unlike `hashValue`.
  private static func hash(_ name: String) -> UInt64 {
    name.unicodeScalars.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1.value)) &* 0x100_0000_01b3 }
  }
}

extension Dual {
  /// Makes a number what is differentiated by: by the first seed with the inner tangent, by the
  /// second with the outer one.
  mutating func seed<Inner>(_ order: Int) where Base == Dual<Inner> {
    if order == 0 { value.tangent = .one } else { tangent = .one }
  }

  /// The derivative by a seed.
  func derivative<Inner>(_ order: Int) -> Self where Base == Dual<Inner> {
    Self(order == 0 ? Dual<Inner>(value.tangent) : tangent)
  }
}

extension World {
  /// The derivative of what is asked by a seed: the same world with a tangent there.
  ///
  /// - Parameter isHolding: whether names that the text has given formulas do not depend on it
  func derivative(by seed: Seed, of query: Query, isHolding: Bool = false) throws -> Value<N> {
    let order = seeds.count
    guard order < 2 else {
      throw NotEvaluable(message: "derivatives nested more than twice", source: 0..<0)
    }
    let lifted = lift(by: seed)
    switch query {
    case .node(let node):
      lifted.copyPoint(of: self)
      lifted.held = isHolding ? self : nil
      defer {
        copyFindings(of: lifted)
        lifted.held = nil
      }
      return try lifted.evaluate(node).map { $0.derivative(order) }
    case .loss(let sample): return Value(scalar: try lifted.loss(sample).derivative(order))
    case .apply(let kind, var number):
      number.seed(order)
      // What a displayed function holds besides its argument.
      lifted.variables = variables
      return Value(scalar: try lifted.apply(kind, to: [number])[0].derivative(order))
    }
  }

  private func lift(by seed: Seed) -> World {
    if let known = lifted[seed] { return known }
    let world = World(
      spec, settings, parameters, seeds: seeds + [seed], constant: constant, variable: variable)
    world.base = self
    lifted[seed] = world
    return world
  }

  /// Stands where another world stands.
  private func copyPoint(of other: World) {
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
    variables = other.variables
    guard let seed = seeds.last, case .variable(let name) = seed.place,
      var value = variables[name], value.elements.indices.contains(seed.row)
    else { return }
    value.elements[seed.row].seed(seeds.count - 1)
    variables[name] = value
  }

  private func copyFindings(of other: World) {
    demands = other.demands
    shadowed = other.shadowed
    assumptions.formUnion(other.assumptions)
    remarks.formUnion(other.remarks)
    literals.merge(other.literals, uniquingKeysWith: max)
    isOpenEnded = isOpenEnded || other.isOpenEnded
    meetsBranches = meetsBranches || other.meetsBranches
    steps += other.steps
    other.steps = 0
  }
}
