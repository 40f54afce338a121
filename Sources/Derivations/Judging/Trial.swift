//===----------------------------------------------------------------------===//
// One equation in one world: both sides at many points.
//===----------------------------------------------------------------------===//

import Numbers

/// Tries an equation in a world.
struct Trial<Base: Number> {
  private typealias N = World<Base>.N

  let world: World<Base>
  let equation: Equation
  /// How many points are tried for each choice of layers.
  var points = 10
  /// Whether two numbers agree.
  let agree: (Base, Base) -> Bool
  /// Whether a number is none: the logarithm of a negative one.
  var isUndefined: (Base) -> Bool = { _ in false }
  /// Whether a number is too large to be told from others.
  var isUnbounded: (Base) -> Bool = { _ in false }
  /// A number for a counterexample.
  let real: (Base) -> Double
  /// Draws the value of a variable.
  let draw: (inout SplitMix64) -> Base

  func run() -> Outcome {
    if let conflict = equation.indices.conflict {
      return .illTyped(
        IllTyped(
          message: "the index \(conflict.name) counts \(conflict.parts)",
          source: conflict.source))
    }
    world.sampleIndices = equation.inputs
    world.steps = 0
    world.hasDefinedEntries = false
    var tried = 0
    var range = "no layer is in range"
    for layers in layerChoices() {
      do {
        guard isInRange(layers) else { continue }
        if let counterexample = try attempt(layers) { return .refuted(counterexample) }
        tried += 1
      } catch let error as OutOfRange {
        range = error.message
      } catch let error as IllTyped {
        return .illTyped(error)
      } catch let error as NotEvaluable {
        return .notEvaluable(error)
      } catch {
        return .notEvaluable(NotEvaluable(message: "\(error)", source: 0..<0))
      }
    }
    if tried == 0 { return .outOfRange(range) }
    guard world.hasDefinedEntries else {
      return .notEvaluable(
        NotEvaluable(
          message: "the sides have no values that are numbers", source: 0..<0, isUndefined: true))
    }
    return .holds
  }

  /// Every choice of layers for the indices that count layers.
  private func layerChoices() -> [[String: Int]] {
    let first = world.settings.firstLayer
    let all = Array(first...(first + world.spec.depth))
    return equation.indices.layers.prefix(3).reduce([[:]]) { choices, name in
      choices.flatMap { choice in
        all.map { layer in choice.merging([name: layer]) { $1 } }
      }
    }
  }

  /// Whether layers lie where the text says that its equation counts.
  private func isInRange(_ layers: [String: Int]) -> Bool {
    world.indices = layers
    return equation.ranges.allSatisfy { name, range in
      layers[name].map { range.contains($0) { try? world.integer($0) } } ?? true
    }
  }

  /// Both sides at several points; a point where they differ.
  private func attempt(_ layers: [String: Int]) throws -> Counterexample? {
    var generator = SplitMix64(seed: 17)
    reset(layers, &generator)
    let lastOnes = lastOnes()
    putLastOnes(lastOnes)
    world.isProbing = true
    let left = try value(equation.left)
    let right = try value(equation.right)
    // What a probe compares is no evidence: its sums stop at their first term.
    let hadDefinedEntries = world.hasDefinedEntries
    _ = try difference(left, right)
    world.hasDefinedEntries = hadDefinedEntries
    world.isProbing = false
    var free: [(String, Extent?)] = []
    for name in equation.indices.units { free.append((name, world.demands[name])) }
    for name in equation.indices.samples { free.append((name, world.allSamples)) }
    free.removeAll { lastOnes[$0.0] != nil }
    let hasLabel = world.spec.isOneHot && equation.hasLabel
    let isAlone = free.isEmpty && equation.variables.isEmpty && !hasLabel
    let count = isAlone ? 1 : points
    var isMet = false
    for point in 0..<count {
      // Variables of both signs, and on both sides of 1, in every second point: of positive ones
      // alone, max(0, z) is z.
      reset(layers, isSigned: !point.isMultiple(of: 2), &generator)
      putLastOnes(lastOnes)
      // The class of one example is a number like any other: several tell it from a number.
      if hasLabel { world.sample = point % world.spec.samples }
      // The first point is the diagonal, where indices are equal as far as they can be.
      place(free, isDiagonal: point == 0, &generator)
      // Where the text shuts a point out, another is drawn.
      for _ in 0..<8 where !meetsConditions() { place(free, isDiagonal: false, &generator) }
      guard meetsConditions() else { continue }
      do {
        let left = try value(equation.left)
        let right = try value(equation.right)
        isMet = true
        if let found = try difference(left, right) {
          return counterexample(found)
        }
      } catch is OutOfRange where !free.isEmpty {
        continue
      }
    }
    // What says nothing at any point does not hold.
    guard isMet else { throw OutOfRange(message: "its indices are never in range") }
    return nil
  }

  /// Puts every free index somewhere.
  private func place(
    _ free: [(String, Extent?)], isDiagonal: Bool, _ generator: inout SplitMix64
  ) {
    for (name, extent) in free {
      let isSample = extent?.axis == .samples
      let first = isSample ? world.settings.firstSample : world.settings.firstUnit
      let size = extent?.size ?? 1
      let value = isDiagonal ? min(1, size - 1) : Int.random(in: 0..<size, using: &generator)
      world.indices[name] = value + first
      world.extents[name] = extent
      if isSample { world.sample = value }
    }
  }

  /// What a side is worth; a function is tried on a layer's activations.
  private func value(_ side: Node) throws -> Value<N> {
    guard equation.left.isFunctionValued, equation.right.isFunctionValued else {
      return try world.evaluate(side)
    }
    var failure: IllTyped?
    for layer in 0...world.spec.depth {
      let elements = try world.activation(layer, 0)
      let value = Value(world.units(layer), .one, elements)
      do {
        return try world.applied(side, to: value)
      } catch let error as IllTyped {
        failure = failure ?? error
      }
    }
    throw failure ?? IllTyped(message: "functions of nothing", source: side.source)
  }

  /// Makes indices equal that are said to be; whether those differ that are said to.
  private func meetsConditions() -> Bool {
    for condition in equation.conditions where condition.isEqual {
      guard let value = world.indices[condition.right], world.indices[condition.left] != nil
      else { continue }
      world.indices[condition.left] = value
    }
    return equation.conditions.allSatisfy { condition in
      condition.isEqual || world.indices[condition.left] != world.indices[condition.right]
    }
  }

  private func reset(
    _ layers: [String: Int], isSigned: Bool = false, _ generator: inout SplitMix64
  ) {
    world.indices = layers
    world.extents = [:]
    world.demands = [:]
    world.sample = 0
    world.isProbing = false
    world.variables = [:]
    for name in equation.variables.sorted() {
      let number = draw(&generator)
      let factor = isSigned ? Bool.random(using: &generator) ? -5.0 / 3 : 5 / 3 : 1
      world.variables[name] = Value(scalar: Dual(Dual(Base(factor) * number)))
    }
    if !equation.variables.isEmpty { world.forgetVariables() }
  }

  private func difference(
    _ a: Value<N>, _ b: Value<N>
  ) throws -> (entry: [Int], left: Base, right: Base)? {
    let layout = world.reading.layout
    var (left, right) = (a.sized(like: b, layout), b.sized(like: a, layout))
    if let entries = left.entrywise(like: right) ?? right.entrywise(like: left) {
      world.assumptions.insert("the derivative of one vector by another is taken entry by entry")
      if left.isJacobian { left = entries } else { right = entries }
    } else if left.isJacobian != right.isJacobian {
      guard let x = left.matrix(world.reading.layout), let y = right.matrix(world.reading.layout)
      else { throw world.mismatch(left, right, equation.right.source, "set equal to") }
      (left, right) = (x, y)
    }
    if left.isOnes != right.isOnes, left.isOnes ? right.isVector : left.isVector {
      let other = left.isOnes ? right : left
      let extent = other.columns.size == 1 ? other.rows : other.columns
      (left, right) = (left.stretched(to: extent), right.stretched(to: extent))
    }
    if !left.hasShape(of: right), left.isTuple || right.isTuple,
      left.transposed.hasShape(of: right)
    {
      left = left.transposed
    }
    if right.isScalar, right.isLiteral, !left.isScalar {
      // `= 0` says that everything is.
      right = left.map { _ in right.elements[0] }
    }
    guard left.hasShape(of: right) else {
      throw world.mismatch(left, right, equation.right.source, "set equal to")
    }
    for (place, pair) in zip(left.elements, right.elements).enumerated() {
      let (x, y) = (pair.0.value.value, pair.1.value.value)
      // Where a side has no value, it is none other than the other's; nor are two that overflow.
      if isUndefined(x) || isUndefined(y) || isUnbounded(x) && isUnbounded(y) { continue }
      world.hasDefinedEntries = true
      if agree(x, y) { continue }
      let entry =
        left.isScalar || left.isJacobian
        ? [] : [place / left.columns.size + 1, place % left.columns.size + 1]
      return (entry, x, y)
    }
    return nil
  }
}

extension World {
  /// Worlds with a seed remember what depends on a variable; a new value makes them wrong.
  func forgetVariables() {
    lifted = lifted.filter { if case .variable = $0.key.place { false } else { true } }
  }
}
