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
}

/// Types an equation on one network, with one reading of what it leaves open, and compares its sides.
package struct Trial {
  /// What is said of sides of which neither is a number anywhere.
  package static let noValues = "the sides have no values that are numbers"

  package let equation: Equation
  package let elaborator: Elaborator
  /// How many points are tried for each choice of layers.
  package var mostPoints = 24

  private var settings: Settings { elaborator.settings }

  /// What becomes of the equation. Most of what is wrong is seen at a few points.
  func run(_ glance: Glance) -> Outcome {
    var few = self
    few.mostPoints = 2
    let first = few.look(glance)
    if case .refuted = first { return first }
    return judged { typed in
      let comparison = Comparison(typed.pairs, seed: Judge.seed)
      switch comparison.result() {
      case .same(let chance): return .holds(Evidence(.exact, bound: chance))
      case .equal(let bound, let oneSided):
        if oneSided != nil { elaborator.notes.assumptions.insert("both sides have a value") }
        return .holds(Evidence(.numerical, bound: bound))
      case .differ(let found): return .refuted(counterexample(found, in: typed))
      case .oneSided(let isLeft): return .valueless(isLeft: isLeft)
      case .undefined:
        return .notEvaluable(
          NotEvaluable(
            message: Self.noValues, source: 0..<0, isUndefined: true))
      case .inexact:
        return .notEvaluable(
          NotEvaluable(
            message: "rounding hides whether the sides are the same", source: 0..<0,
            isUndefined: true))
      }
    }
  }

  /// The same where many notations are compared: what a few points and draws show is enough.
  func runCursorily(_ glance: Glance) -> Outcome {
    var few = self
    few.mostPoints = 6
    let outcome = few.glimpse(glance)
    if case .outOfRange = outcome { return run(glance) }
    return outcome
  }

  /// A quick look: whether it seems to hold at a few points.
  func look(_ glance: Glance) -> Outcome {
    judged { typed in
      switch glance.look(at: typed.pairs[...]) {
      case .differ(let difference): .refuted(counterexample(difference, in: typed))
      case .agree: .seemsToHold
      case .undefined: .undefined
      }
    }
  }

  /// A still quicker look, which ends at the first point where the sides differ.
  func glimpse(_ glance: Glance) -> Outcome {
    var refuted: Outcome?
    var isDefined = false
    var seen = 0
    return judged { typed in
      switch glance.look(at: typed.pairs[seen...]) {
      case .differ(let difference): refuted = .refuted(counterexample(difference, in: typed))
      case .agree: isDefined = true
      case .undefined: break
      }
      seen = typed.pairs.count
      return refuted != nil
    } _: { _ in
      refuted ?? (isDefined ? .seemsToHold : .undefined)
    }
  }

  /// For how many choices of its layers it has values.
  package var reach: Int { (try? typed())?.choices ?? 0 }

  /// Whether both sides are nothing on this network: then they say nothing.
  package func vanishes() -> Bool {
    guard let typed = try? typed() else { return false }
    return Comparison(typed.pairs, seed: Judge.seed).vanishes
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
      let outcome = compare(try typed(until: isEnough))
      guard outcome.holds, let name = elaborator.notes.standing else { return outcome }
      return .notEvaluable(
        NotEvaluable(
          message: "nothing says how far \(name) runs", source: equation.left.source,
          isUndefined: true))
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
    // Ends of ranges at which there was a value, or none.
    var (met, missed): (Set<String>, Set<String>) = ([], [])
    for layers in layerChoices() where isInRange(Frame(indices: layers)) {
      do {
        if try type(layers, into: &result, until: isEnough) { return result }
        result.choices += 1
        met.formUnion(ends(reachedBy: layers))
      } catch let error as OutOfRange {
        missed.formUnion(ends(reachedBy: layers))
        range = error.message
      }
    }
    let layers = equation.indices.layers
    let goesBeyond = equation.ranges.contains { layers.contains($0.key) && isBeyond($0.value) }
    if goesBeyond || !missed.subtracting(met).isEmpty {
      elaborator.notes.assumptions.insert(
        "layers in its range where a side has no value are left out")
    }
    if result.choices == 0 { throw OutOfRange(message: range) }
    return result
  }

  /// The ends that the text names of the ranges of its indices, and that some are at.
  private func ends(reachedBy layers: [String: Int]) -> [String] {
    elaborator.within({ $0 = Frame(indices: layers) }) {
      equation.ranges.compactMap { name, range in
        guard let value = layers[name] else { return nil }
        let ends = [range.low, range.high].compactMap { $0.flatMap { try? elaborator.integer($0) } }
        return ends.contains(value) ? "\(name) = \(value)" : nil
      }
    }
  }

  /// Whether a range goes on behind the last layer, or begins before the first.
  private func isBeyond(_ range: IndexRange) -> Bool {
    if let low = range.low?.literal, low < settings.firstLayer { return true }
    return range.high.map { $0.base == .depth && $0.offset > 0 } ?? false
  }

  /// Every choice of layers for the indices that count layers, without those that the text shuts out.
  private func layerChoices() -> [[String: Int]] {
    let first = settings.firstLayer
    let all = Array(first...(first + elaborator.spec.depth))
    return equation.indices.layers.prefix(3).reduce([[:]]) { choices, name in
      choices.flatMap { choice in
        all.map { layer in choice.merging([name: layer]) { $1 } }
      }
    }.filter { choice in
      equation.conditions.allSatisfy { condition in
        guard let one = choice[condition.left], let other = choice[condition.right] else {
          return true
        }
        return condition.isEqual == (one == other)
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

  /// Where a variable of the equation itself stands: the x of `f(x) = x^2`, which is another number than
  /// an x that is declared.
  package static func place(ofVariable name: String) -> Place { Place(.variable(name), column: 1) }

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
}
