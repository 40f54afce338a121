import Networks
import Numbers

/// Candidates for δ from a whole family of formulas, c₀ s₀ + c₁ s₁ + …, whose constants are found by least
/// squares from what was claimed of the layer.
///
/// What is nearly g′ or nearly a − y is a combination of a few terms: of 1, a and a² or of 1, z and z², of
/// the two sides of a kink, of a, y, a y and 1; or a sum over the examples in which some count for more
/// than others.
struct DeltaFamilies {
  private let claims: [PartClaim]
  private let maker: (Signal) -> PartMaker
  private let tolerance: Double
  private let leavesOutLast: Bool

  private static let mostEntries = 160

  /// - Parameters:
  ///   - claims: what was claimed of one layer, without decay, in the network's shapes.
  ///   - leavesOutLast: whether the last unit tells nothing that the others do not.
  ///   - maker: what is made of a δ.
  init(
    _ claims: [PartClaim], tolerance: Double, leavesOutLast: Bool,
    _ maker: @escaping (Signal) -> PartMaker
  ) {
    (self.claims, self.tolerance, self.maker) = (claims, tolerance, maker)
    self.leavesOutLast = leavesOutLast
  }

  /// The constants with which the claims are a combination of what each δ makes; `nil` where they are
  /// none, or where they are too few to tell.
  func constants(_ terms: [Signal]) -> [Double]? {
    // Of softmax's outputs the last says what the others do.
    let places = claims.flatMap { claim in
      claim.values.indices.dropLast(leavesOutLast ? claim.values.count / claim.rows : 0)
        .map { (claim, $0) }
    }
    let step = max(1, places.count / Self.mostEntries)
    let some = stride(from: 0, to: places.count, by: step).map { places[$0] }
    let different = Set(some.map { abs($0.0.values[$0.1]) }.filter { $0 != 0 }).count
    guard different > terms.count + 2 else { return nil }
    let columns = terms.map { term -> [Double] in
      let maker = maker(term)
      let numbers = Dictionary(
        uniqueKeysWithValues: claims.map { ($0.part, maker.right($0.part.kind)) })
      return some.map { claim, i in numbers[claim.part]?.entry(i).value ?? 0 }
    }
    guard columns.allSatisfy({ $0.allSatisfy(\.isFinite) }), let basis = Basis(columns),
      let found = basis.solve(some.map { $0.0.values[$0.1] }, tolerance: tolerance)
    else { return nil }
    let largest = found.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return nil }
    return found.map { $0.simple(beside: largest) }
  }

  /// Σ c s, known no better than the constants are.
  static func sum(_ constants: [Double], _ terms: [Signal]) -> Signal {
    var result = terms[0].map { _ in 0 }
    for (c, term) in zip(constants, terms) {
      for i in result.values.indices {
        result.values[i] += c * term.values[i]
        result.sizes[i] += 64 * abs(c) * term.sizes[i]
      }
    }
    return result
  }
}

extension Double {
  /// 0 where it is nothing beside another; a number of few digits where it is nearly one.
  func simple(beside largest: Double, to tolerance: Double = 1e-8) -> Double {
    if abs(self) <= tolerance * largest { return 0 }
    return (1...6).compactMap { rounded(toDigits: $0) }
      .first { abs($0 - self) <= tolerance * largest }
      ?? self
  }
}

extension DeltaCandidates {
  /// δ of the output with other constants before a, y, a y and 1 than in a − y, with g′ or without; and
  /// with a factor for each example.
  func outputFamilies(_ families: DeltaFamilies, right: DeltaCandidate) -> [DeltaCandidate] {
    let (l, y) = (forward.last, forward.targets)
    let (a, loss) = (forward.a[l], network.loss)
    guard forward.activations[l] != .softmax || !loss.isSquaredError else { return [] }
    let hasSlope = loss.isSquaredError && forward.activations[l] != .identity
    let one = a.map { _ in 1 }
    let products = [[a, y, a ⊙ y, one], [a, y, one], [a, y]]
    for slopes in hasSlope ? [slopes(of: l), one] : [one] {
      for terms in products {
        let terms = terms.map { brought($0 ⊙ slopes) }
        guard let found = families.constants(terms) else { continue }
        let isMissing = hasSlope && slopes.values.allSatisfy { $0 == 1 }
        return [
          DeltaCandidate(
            mistakes: [.errorOf(found + [Double](repeating: 0, count: 4 - found.count))]
              + (isMissing ? [.slope(.missing)] : []),
            δ: DeltaFamilies.sum(found, terms))
        ]
      }
    }
    return exampleFactors(families, right.δ).map { [$0] } ?? []
  }

  /// δ with a factor for each example, or for each class.
  private func exampleFactors(_ families: DeltaFamilies, _ δ: Signal) -> DeltaCandidate? {
    let n = forward.examples
    guard n > 1, n <= 40 else { return nil }
    let groups = forward.kindsOfTarget
    for group in groups.count < n ? [groups, (0..<n).map { [$0] }] : [(0..<n).map { [$0] }] {
      let terms = group.map { members in δ.only(Set(members)) }
      guard group.count > 1, let found = families.constants(terms) else { continue }
      var factors = [Double](repeating: 1, count: n)
      for (members, factor) in zip(group, found) { for i in members { factors[i] = factor } }
      return DeltaCandidate(
        mistakes: [.exampleFactors(factors, isByTarget: group.count < n)],
        δ: DeltaFamilies.sum(found, terms))
    }
    return nil
  }

  /// δ of a hidden layer with a formula for g′ that is a combination of few terms.
  func hiddenFamilies(
    _ families: DeltaFamilies, _ l: Int, carried: Signal
  ) -> [DeltaCandidate] {
    let (z, a) = (forward.z[l], forward.a[l])
    let one = a.map { _ in 1 }
    var kinds: [(SlopeTerms, [Signal])] = [
      (.ofActivation, [one, a, a ⊙ a]), (.ofPreActivation, [one, z, z ⊙ z]),
      (.ofSlope, [slopes(of: l), one]),
    ]
    let sides: (SlopeTerms, [Signal]) = (
      .ofSides, [z.map { $0 > 0 ? 1 : 0 }, z.map { $0 > 0 ? 0 : 1 }]
    )
    if forward.activations[l].hasKink { kinds = [sides] }
    for (kind, terms) in kinds {
      let terms = terms.map { carried ⊙ $0 }
      if let found = families.constants(terms) {
        return [
          DeltaCandidate(
            mistakes: [.slopeOf(kind, found)], δ: DeltaFamilies.sum(found, terms),
            beforeSlope: carried)
        ]
      }
    }
    return []
  }
}

extension Signal {
  /// The numbers of some examples, and 0 for the others.
  fileprivate func only(_ members: Set<Int>) -> Signal {
    var result = self
    for i in values.indices where !members.contains(i / units) {
      (result.values[i], result.sizes[i]) = (0, 0)
    }
    return result
  }
}

/// What a formula for g′ is a combination of.
public enum SlopeTerms: Sendable {
  /// 1, a and a²; or 1, z and z²; or g′ and 1; or one constant on either side of z = 0.
  case ofActivation, ofPreActivation, ofSlope, ofSides

  /// The formula with these constants.
  func words(_ c: [Double]) -> String {
    switch self {
    case .ofActivation: Self.sum(c, ["1", "a", "a²"])
    case .ofPreActivation: Self.sum(c, ["1", "z", "z²"])
    case .ofSlope: Self.sum(c, ["g′(z)", "1"])
    case .ofSides:
      "\(c.first?.short ?? "0") where z is positive and \(c.last?.short ?? "0") elsewhere"
    }
  }

  /// a, y, a y and 1 with these constants.
  static func error(_ c: [Double]) -> String { sum(c, ["a", "y", "a y", "1"]) }

  private static func sum(_ c: [Double], _ names: [String]) -> String {
    var terms: [String] = []
    for (c, name) in zip(c, names) where c != 0 {
      if name == "1" {
        terms.append(c.short)
      } else {
        terms.append(c == 1 ? name : c == -1 ? "−" + name : c.short + " " + name)
      }
    }
    let sum = terms.joined(separator: " + ")
      .replacing("+ −", with: "− ").replacing("+ -", with: "− ")
    return terms.isEmpty ? "0" : sum
  }
}
