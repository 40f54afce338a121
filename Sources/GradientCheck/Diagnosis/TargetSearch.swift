import Networks
import Numbers

/// Finds which targets a gradient was computed with, where these are other examples'.
///
/// δ of the output is affine in the targets y for every loss here, and so is every entry of the
/// gradient:
///
///     v_p = b_p + Σ_ik C_p,ik y_ik
///
/// where b is the gradient with all targets 0, and C follows from one backward pass for each output.
/// Where there are fewer targets than entries, the y that were used are the solution, and each of
/// them is some example's or is not. Otherwise every map with a rule, and every exchange of two
/// targets, is put to a few entries of the output layer. What is found is a hypothesis only: the
/// search for mistakes computes it and compares every entry.
struct TargetSearch {
  private let plain: ForwardPass
  private let claims: [PartClaim]
  private let precision: Precision

  private static let mostUnknowns = 96
  private static let mostExamples = 1000
  private static let probes = 8
  private static let mostMaps = 4

  init(_ judgement: Judgement, plain: ForwardPass) {
    (self.plain, precision) = (plain, judgement.reference.precision)
    let network = judgement.reference.network
    claims = judgement.claimsOfParameters.map { $0.withoutDecay(in: network) }
  }

  /// The maps that fit, the likeliest first; none where the claims show nothing.
  func maps() -> [TargetMap] {
    let (n, outputs) = (plain.examples, plain.targets.units)
    guard n > 1, n <= Self.mostExamples, n * outputs <= 4 * Self.mostExamples else { return [] }
    let affine = TargetEntries(plain)
    let output = claims.filter { $0.part.layer == plain.last }
    if n * outputs <= Self.mostUnknowns {
      for claims in [output, claims] {
        let entries = affine.entries(of: claims, atMost: 4 * Self.mostUnknowns)
        if let solution = solution(entries), let map = map(to: solution) {
          return [shortest([moved(entries), map].compactMap { $0 })].compactMap { $0 }
        }
      }
    }
    let maps = ruled(affine.entries(of: output, atMost: Self.probes))
    return maps.isEmpty
      ? [moved(affine.entries(of: output, atMost: Self.mostUnknowns))].compactMap { $0 } : maps
  }

  /// What is said in the fewest bits, of maps to the same targets.
  private func shortest(_ maps: [TargetMap]) -> TargetMap? {
    maps.min { $0.bits(examples: plain.examples) < $1.bits(examples: plain.examples) }
  }

  // Where all targets are changed alike.

  /// α y + β for y, with the α and β that fit; `nil` where none do.
  private func moved(_ entries: [TargetEntry]) -> TargetMap? {
    guard entries.count > 2 else { return nil }
    let (y, k) = (plain.targets, Double(plain.targets.units))
    let claimed = entries.map { $0.claimed - $0.constant }
    let own = entries.map { $0.value(y) - $0.constant }
    let ones = entries.map { $0.slopes.reduce(0, +) }
    func simple(_ x: Double) -> Double {
      let few =
        abs(x) < 1e-6
        ? 0
        : (1...3).compactMap { x.rounded(toDigits: $0) }.first {
          abs($0 - x) <= 1e-6 * abs(x)
        }
      return few ?? x
    }
    var ways = LeastSquares.project(claimed, on: own).map { [(simple($0), 0.0)] } ?? []
    if let (scale, shift) = LeastSquares.project(claimed, on: own, ones) {
      let isSmoothed = abs(scale + k * shift - 1) < 1e-6
      let scale = simple(scale)
      ways.append((scale, isSmoothed ? (1 - scale) / k : simple(shift)))
    }
    let largest = claimed.reduce(0) { max($0, abs($1)) }
    return ways.first { scale, shift in
      (scale, shift) != (1, 0) && scale.isFinite && shift.isFinite
        && entries.indices.allSatisfy {
          abs(claimed[$0] - scale * own[$0] - shift * ones[$0]) <= tolerance * largest
        }
    }.map { .affine(scale: $0, shift: $1) }
  }

  // Where there are fewer targets than entries.

  private func solution(_ entries: [TargetEntry]) -> Signal? {
    let unknowns = plain.targets.values.count
    guard entries.count > unknowns,
      let basis = Basis((0..<unknowns).map { u in entries.map { $0.slopes[u] } })
    else { return nil }
    return basis.solve(entries.map { $0.claimed - $0.constant }, tolerance: tolerance)
      .map { Signal(units: plain.targets.units, values: $0) }
  }

  /// The map that gives each example the target that was found; `nil` where that is no example's, or
  /// its own throughout.
  private func map(to found: Signal) -> TargetMap? {
    let (y, n) = (plain.targets, plain.examples)
    let spread = (y.values.max() ?? 0) - (y.values.min() ?? 0)
    func distance(_ x: Vector<Double>, _ y: Vector<Double>) -> Double {
      zip(x.elements, y.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }
    func isSame(_ x: Signal, _ y: Signal) -> Bool {
      (0..<n).allSatisfy { distance(x[example: $0], y[example: $0]) <= 1e-3 * spread }
    }
    if isSame(found, y) { return nil }
    if let rule = TargetMap.all(of: n).first(where: { isSame(found, $0(y)) }) { return rule }
    let other = sources(distances: { distance(found[example: $0], y[example: $1]) }, spread)
    // In single precision every number is near one of few digits.
    return other.map { TargetMap($0) } ?? (precision == .double ? explicit(found, spread) : nil)
  }

  /// The numbers themselves, those of few digits where they are nearly so; `nil` where none is.
  private func explicit(_ found: Signal, _ spread: Double) -> TargetMap? {
    let simple = found.values.map { value -> Double? in
      let near = [0] + (1...3).compactMap { value.rounded(toDigits: $0) }
      return near.first { abs($0 - value) <= tolerance * max(spread, abs(value)) }
    }
    let numbers = simple.compactMap { $0 }
    guard numbers.count == simple.count else { return nil }
    return .explicit(
      ExplicitTargets(Signal(units: found.units, values: numbers), own: plain.targets))
  }

  /// Whose target each example got: of equal ones its own, or one that no other got, or the first;
  /// `nil` where one got none of them.
  private func sources(distances: (Int, Int) -> Double, _ spread: Double) -> [Int]? {
    let n = plain.examples
    var likely: [[Int]] = []
    for i in 0..<n {
      let distances = (0..<n).map { distances(i, $0) }
      guard let least = distances.min(), least <= 1e-3 * spread else { return nil }
      likely.append((0..<n).filter { distances[$0] == least })
    }
    var taken = Set((0..<n).filter { likely[$0].contains($0) })
    return (0..<n).map { i in
      if likely[i].contains(i) { return i }
      let source = likely[i].first { !taken.contains($0) } ?? likely[i].first ?? i
      taken.insert(source)
      return source
    }
  }

  // By rules.

  /// The maps with a rule, and the exchanges, that fit a few entries, perhaps times a factor.
  private func ruled(_ entries: [TargetEntry]) -> [TargetMap] {
    let y = plain.targets
    let own = entries.map { $0.value(y) }
    guard !entries.isEmpty, !fits(own, entries) else { return [] }
    let rules = TargetMap.all(of: plain.examples).filter { map in
      let targets = map(y)
      return fits(entries.map { $0.value(targets) }, entries)
    }
    return Array((rules + exchanges(own, entries)).prefix(Self.mostMaps))
  }

  private func exchanges(_ own: [Double], _ entries: [TargetEntry]) -> [TargetMap] {
    let (y, n, outputs) = (plain.targets, plain.examples, plain.targets.units)
    var result: [TargetMap] = []
    for i in 0..<n {
      for j in i + 1..<n {
        let values = zip(own, entries).map { own, entry in
          (0..<outputs).reduce(own) { value, k in
            let (first, second) = (i * outputs + k, j * outputs + k)
            return value + (entry.slopes[first] - entry.slopes[second])
              * (y.values[second] - y.values[first])
          }
        }
        if fits(values, entries) { result.append(.swapped(i, j)) }
      }
    }
    return result
  }

  /// Whether the claimed entries are nearly these, or times a constant where they are enough to tell.
  private func fits(_ values: [Double], _ entries: [TargetEntry]) -> Bool {
    let claimed = entries.map(\.claimed)
    let c = entries.count > 2 ? LeastSquares.project(claimed, on: values) ?? 1 : 1
    let largest = claimed.reduce(0) { max($0, abs($1)) }
    return zip(claimed, values).allSatisfy { abs($0 - c * $1) <= tolerance * largest }
  }

  /// Hypotheses may miss by this part of the largest entry.
  private var tolerance: Double { precision == .double ? 1e-7 : 1e-3 }
}

/// An entry of the gradient as an affine function of the targets.
struct TargetEntry {
  let claimed: Double

  /// With all targets 0.
  let constant: Double

  /// By each target of each example, example after example.
  let slopes: [Double]

  func value(_ y: Signal) -> Double {
    zip(slopes, y.values).reduce(constant) { $0 + $1.0 * $1.1 }
  }
}

/// The backward passes that show how the entries depend on the targets.
struct TargetEntries {
  private let forward: ForwardPass
  private let factor: Double

  /// δ of every layer with all targets 0, and with those of one output 1.
  private let constant: [Signal]
  private let unit: [[Signal]]

  init(_ forward: ForwardPass) {
    self.forward = forward
    let (n, outputs) = (forward.examples, forward.targets.units)
    factor = ExampleSum(over: 0..<n, of: forward.network.objective).factor
    func deltas(_ targets: (Int) -> Double) -> [Signal] {
      let other = ForwardPass(
        forward,
        targets: Signal(units: outputs, values: (0..<n * outputs).map { targets($0 % outputs) }))
      return DeltaCandidates(forward: other, kinks: [:]).right()
    }
    constant = deltas { _ in 0 }
    unit = (0..<outputs).map { k in deltas { $0 == k ? 1 : 0 } }
  }

  /// All entries of these parts, or some that are spread over them.
  func entries(of claims: [PartClaim], atMost limit: Int) -> [TargetEntry] {
    let places = claims.flatMap { claim in claim.values.indices.map { (claim, $0) } }
    let step = max(1, Double(places.count) / Double(limit))
    return (0..<min(limit, places.count)).map { entry(places[Int(Double($0) * step)]) }
  }

  private func entry(_ place: (claim: PartClaim, index: Int)) -> TargetEntry {
    let (l, below) = (place.claim.part.layer, forward.below[place.claim.part.layer])
    let isBias = place.claim.part.kind == .bias
    let (j, k) = place.index.quotientAndRemainder(dividingBy: isBias ? 1 : below.units)
    func terms(_ δ: [Signal]) -> [Double] {
      (0..<forward.examples).map { i in
        factor * δ[l].values[i * δ[l].units + j] * (isBias ? 1 : below.values[i * below.units + k])
      }
    }
    let constants = terms(constant)
    let perOutput = unit.map(terms)
    return TargetEntry(
      claimed: place.claim.values[place.index], constant: constants.reduce(0, +),
      slopes: constants.indices.flatMap { i in perOutput.map { $0[i] - constants[i] } })
  }
}
