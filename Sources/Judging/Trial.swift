//===----------------------------------------------------------------------===//
// One equation on one network: typed at its points, then compared.
//===----------------------------------------------------------------------===//

import Meaning
import Numbers
import Syntax
import Terms

/// An equation on one network, as pairs of terms that should be worth the same.
package struct TypedEquation {
  /// Where a pair stands.
  package struct Point {
    package var frame: Frame
    /// The entry, where the sides have several.
    package var entry: [Int]

    package init(frame: Frame, entry: [Int]) {
      self.frame = frame
      self.entry = entry
    }
  }

  package var pairs: [Comparison.Pair] = []
  /// How many choices of layers it has values for.
  package var choices = 0
  package var points: [Point] = []

  package init(pairs: [Comparison.Pair] = [], choices: Int = 0, points: [Point] = []) {
    self.pairs = pairs
    self.choices = choices
    self.points = points
  }
}

/// Types an equation on one network, with one reading of what it leaves open, and compares its sides.
package struct Trial {
  package let equation: Equation
  package let elaborator: Elaborator
  /// How many points are tried for each choice of layers.
  package var mostPoints = 24
  package var seed: UInt64 = 20_260

  package init(
    equation: Equation, elaborator: Elaborator, mostPoints: Int = 24, seed: UInt64 = 20_260
  ) {
    self.equation = equation
    self.elaborator = elaborator
    self.mostPoints = mostPoints
    self.seed = seed
  }

  private var settings: Settings { elaborator.settings }

  /// What becomes of the equation. Most of what is wrong is seen at a few points.
  package func run() -> Outcome {
    var glance = self
    glance.mostPoints = 2
    let first = glance.look()
    if case .refuted = first { return first }
    return judged { typed in
      let comparison = Comparison(typed.pairs, seed: seed)
      switch comparison.result() {
      case .same(let chance): return .holds(Evidence(.exact, bound: chance))
      case .equal(let bound): return .holds(Evidence(.numerical, bound: bound))
      case .differ(let found): return .refuted(counterexample(found, in: typed))
      case .oneSided(let isLeft): return .valueless(isLeft: isLeft)
      case .undefined:
        return .notEvaluable(
          NotEvaluable(
            message: "the sides have no values that are numbers", source: 0..<0, isUndefined: true))
      case .inexact:
        return .notEvaluable(
          NotEvaluable(
            message: "rounding hides whether the sides are the same", source: 0..<0,
            isUndefined: true))
      }
    }
  }

  /// A quick look: whether it seems to hold at a few points.
  package func look() -> Outcome {
    judged { typed in
      let found = Comparison(typed.pairs, seed: seed).quickDifference(draws: 2)
      if let difference = found.difference {
        return .refuted(counterexample(difference, in: typed))
      }
      return found.isDefined ? .holds(Evidence(.numerical, bound: 0)) : .outOfRange("")
    }
  }

  /// A still quicker look, which ends at the first point where the sides differ.
  func glimpse(_ glance: Glance) -> Outcome {
    var refuted: Outcome?
    var isDefined = false
    var seen = 0
    return judged { typed in
      for place in seen..<typed.pairs.count where refuted == nil {
        switch glance.look(at: typed.pairs[place]) {
        case .agree: isDefined = true
        case .undefined: break
        case .differ(let draw, let left, let right):
          let difference = Comparison.Difference(pair: place, draw: draw, left: left, right: right)
          refuted = .refuted(counterexample(difference, in: typed))
        }
      }
      seen = typed.pairs.count
      return refuted != nil
    } _: { _ in
      refuted ?? (isDefined ? .holds(Evidence(.numerical, bound: 0)) : .outOfRange(""))
    }
  }

  /// For how many choices of its layers it has values.
  package var reach: Int { (try? typed())?.choices ?? 0 }

  /// Whether both sides are nothing on this network: then they say nothing.
  package func vanishes() -> Bool {
    guard let typed = try? typed() else { return false }
    return Comparison(typed.pairs, seed: seed).vanishes
  }

  /// - Parameter isEnough: asked after each point whether those typed so far will do
  private func judged(
    until isEnough: (TypedEquation) -> Bool = { _ in false },
    _ compare: (TypedEquation) -> Outcome
  ) -> Outcome {
    if let conflict = equation.indices.conflict {
      return .illTyped(
        IllTyped(
          message: "the index \(conflict.name) counts \(conflict.parts)",
          source: conflict.source))
    }
    do {
      return compare(try typed(until: isEnough))
    } catch let error as OutOfRange {
      return .outOfRange(error.message)
    } catch let error as IllTyped {
      return .illTyped(error)
    } catch let error as NotEvaluable {
      return .notEvaluable(error)
    } catch {
      return .notEvaluable(NotEvaluable(message: "\(error)", source: 0..<0))
    }
  }

  /// The equation at all its points, or up to the one after which it is enough.
  package func typed(
    until isEnough: (TypedEquation) -> Bool = { _ in false }
  ) throws -> TypedEquation {
    var result = TypedEquation()
    var range = "no layer is in range"
    for layers in layerChoices() where isInRange(Frame(indices: layers)) {
      do {
        if try type(layers, into: &result, until: isEnough) { return result }
        result.choices += 1
      } catch let error as OutOfRange {
        range = error.message
      }
    }
    if result.choices == 0 { throw OutOfRange(message: range) }
    return result
  }

  /// Every choice of layers for the indices that count layers.
  private func layerChoices() -> [[String: Int]] {
    let first = settings.firstLayer
    let all = Array(first...(first + elaborator.spec.depth))
    return equation.indices.layers.prefix(3).reduce([[:]]) { choices, name in
      choices.flatMap { choice in
        all.map { layer in choice.merging([name: layer]) { $1 } }
      }
    }
  }

  /// Both sides at the points that one choice of layers has; true where that is enough.
  private func type(
    _ layers: [String: Int], into result: inout TypedEquation,
    until isEnough: (TypedEquation) -> Bool
  ) throws -> Bool {
    var frame = Frame()
    frame.indices = layers
    for name in equation.variables {
      frame.variables[name] = Value(scalar: .input(Self.place(ofVariable: name)))
    }
    var generator = SplitMix64(seed: 17)
    let frames = try elaborator.within({ $0 = frame }) {
      try points(frame, &generator)
    }
    var isMet = false
    var missed: OutOfRange?
    for point in frames {
      do {
        try elaborator.within({ $0 = point }) { try pair(point, into: &result) }
        isMet = true
      } catch let error as OutOfRange {
        missed = error
      }
      if isEnough(result) { return true }
    }
    // What says nothing at any point does not hold.
    guard isMet else { throw missed ?? OutOfRange(message: "its indices are never in range") }
    return false
  }

  /// The name of a variable of the equation itself, apart from those that are declared.
  package static func place(ofVariable name: String) -> Place { Place(.variable(name), column: 1) }

  package func first(of extent: Extent) -> Int {
    extent.axis == .samples ? settings.firstSample : settings.firstUnit
  }

  /// Both sides at one point.
  private func pair(_ point: Frame, into result: inout TypedEquation) throws {
    let (left, right) = try aligned(value(equation.left), value(equation.right))
    for (place, pair) in zip(left.elements, right.elements).enumerated() {
      let entry =
        left.isScalar || left.isJacobian
        ? [] : [place / left.columns.size + 1, place % left.columns.size + 1]
      result.pairs.append(Comparison.Pair(pair.0, pair.1))
      result.points.append(TypedEquation.Point(frame: point, entry: entry))
    }
  }

  /// What a side is worth; a function is tried on a layer's activations.
  private func value(_ side: Node) throws -> Value {
    guard equation.left.isFunctionValued, equation.right.isFunctionValued else {
      return try elaborator.evaluate(side)
    }
    var failure: IllTyped?
    for layer in 0...elaborator.spec.depth {
      let elements = try elaborator.run.activation(layer, 0, elaborator.apply)
      let value = Value(elaborator.units(layer), .one, elements)
      do {
        return try elaborator.applied(side, to: value)
      } catch let error as IllTyped {
        failure = failure ?? error
      }
    }
    throw failure ?? IllTyped(message: "functions of nothing", source: side.source)
  }

  private func noteFlattening() {
    elaborator.notes.remarks.insert("with the entries of a matrix one after the other, row by row")
  }

  /// Both sides in one shape.
  private func aligned(_ a: Value, _ b: Value) throws -> (Value, Value) {
    let layout = elaborator.reading.layout
    var (left, right) = (a.sized(like: b, layout), b.sized(like: a, layout))
    func mismatch() -> IllTyped {
      elaborator.mismatch(left, right, equation.right.source, "set equal to")
    }
    if right.isScalar, right.isLiteral, !right.elements[0].isZero, let entries = left.diagonal {
      elaborator.notes.assumptions.insert(
        "the derivative of one vector by another is taken entry by entry")
      left = entries
    }
    if let entries = left.entrywise(like: right) ?? right.entrywise(like: left) {
      elaborator.notes.assumptions.insert(
        "the derivative of one vector by another is taken entry by entry")
      if left.isJacobian { left = entries } else { right = entries }
    } else if let entries = left.entrywise(likeNumber: right) {
      elaborator.notes.assumptions.insert(
        "the derivative of one vector by another is taken entry by entry")
      left = entries
    } else if left.isJacobian != right.isJacobian {
      guard let x = elaborator.matrix(left) ?? left.flattened(layout),
        let y = elaborator.matrix(right) ?? right.flattened(layout)
      else { throw mismatch() }
      if left.matrix(layout) == nil || right.matrix(layout) == nil { noteFlattening() }
      (left, right) = (x, y)
    }
    if left.isOnes != right.isOnes, left.isOnes ? right.isVector : left.isVector {
      let extent = (left.isOnes ? right : left).length
      (left, right) = (left.stretched(to: extent), right.stretched(to: extent))
    }
    if !left.hasShape(of: right), left.isTuple || right.isTuple,
      left.transposed.hasShape(of: right)
    {
      left = left.transposed
    }
    // A gradient that lies down is flattened as it stood.
    let isTurned = settings.gradients == .rows || settings.gradients == .rowsForFractions
    func flattened(_ side: Node, _ value: Value, like other: Value) -> Value? {
      guard side.isDerivative else { return nil }
      return (isTurned ? value.transposed : value).flattened(like: other, layout)
    }
    if let x = flattened(equation.left, left, like: right) {
      noteFlattening()
      left = x
    } else if let y = flattened(equation.right, right, like: left) {
      noteFlattening()
      right = y
    }
    if right.isScalar, right.isLiteral, !left.isScalar {
      // `= 0` says that everything is.
      right = left.map { _ in right.elements[0] }
    }
    guard left.hasShape(of: right) else { throw mismatch() }
    return (left, right)
  }
}

extension Node {
  fileprivate var isDerivative: Bool {
    switch kind {
    case .derivative: true
    case .transpose(let inner): inner.isDerivative
    default: false
    }
  }
}
