import Networks
import Numbers

/// Finds whose targets a gradient was computed with where another mistake is made beside it.
///
/// Only the output layer is looked at, where the gradient is a sum of one term for each example,
///
///     v = c Σ_i f(a_i, y_{s(i)}) a_belowᵀ + λ w
///
/// with f for any way to make δ of a target. Where there are few examples, or few targets, every s is
/// tried. What is found is a hypothesis only: the search computes it and compares every entry.
struct TargetsBeside {
  private let forward: ForwardPass
  private let claims: [PartClaim]
  private let tolerance: Double

  private static let mostMaps = 4
  private static let mostTrials = 5000

  init(_ judgement: Judgement, _ forward: ForwardPass) {
    self.forward = forward
    tolerance = judgement.reference.precision == .double ? 1e-8 : 1e-4
    claims = judgement.standingUpright.claimsOfParameters.filter {
      $0.part.layer == forward.last
    }
  }

  /// The maps that fit, but for everyone's own targets; none where those fit.
  ///
  /// - Parameter isOfRight: whether δ is made of the targets as it should be, whatever they are.
  func maps(isOfRight: Bool) -> [TargetMap] {
    let kinds = forward.kindsOfTarget
    let trials = (0..<forward.examples).reduce(1) { count, _ in
      min(count * kinds.count, Self.mostTrials + 1)
    }
    guard forward.examples > 1, kinds.count > 1, trials <= Self.mostTrials, !claims.isEmpty else {
      return []
    }
    let own = (0..<forward.examples).map { i in kinds.firstIndex { $0.contains(i) } ?? 0 }
    let fits = terms(of: kinds, isOfRight).flatMap { terms in
      OutputFit.Use.allCases.map { OutputFit(claims, terms, forward.network, tolerance, $0) }
    }
    var result: [TargetMap] = []
    for fit in fits where !fit.isEmpty {
      if fit(own) {
        if fit.use == .all { return [] }
        continue
      }
      var choice = own.map { _ in 0 }
      repeat {
        if choice != own && fit(choice) { result.append(map(choice, kinds)) }
      } while Self.advance(&choice, below: kinds.count) && result.count < Self.mostMaps
      if !result.isEmpty { break }
    }
    return result
  }

  /// For each way to make δ, of each kind of target, δ of every example.
  private func terms(of kinds: [[Int]], _ isOfRight: Bool) -> [OutputFit.Terms] {
    var ways: [[Mistake]: [Signal]] = [:]
    var order: [[Mistake]] = []
    for kind in kinds {
      let y = forward.targets[example: kind[0]]
      let other = ForwardPass(
        forward, targets: Signal((0..<forward.examples).map { _ in y }))
      let candidates = DeltaCandidates(forward: other, kinks: [:])
      for way in isOfRight ? candidates.output(forward.network.loss) : candidates.output() {
        if ways[way.mistakes] == nil { order.append(way.mistakes) }
        ways[way.mistakes, default: []].append(way.δ)
      }
    }
    return order.compactMap { ways[$0] }.filter { $0.count == kinds.count }.map {
      OutputFit.Terms(δ: $0, below: forward.below[forward.last])
    }
  }

  private func map(_ choice: [Int], _ kinds: [[Int]]) -> TargetMap {
    let sources = choice.enumerated().map { i, kind in
      kinds[kind].contains(i) ? i : kinds[kind][0]
    }
    return .simplest(sources, forward.targets)
  }

  /// The next choice of one of several for each; `false` behind the last.
  private static func advance(_ choice: inout [Int], below count: Int) -> Bool {
    for i in choice.indices {
      choice[i] += 1
      if choice[i] < count { return true }
      choice[i] = 0
    }
    return false
  }
}

/// Whether entries of the output layer are what a choice of targets makes of them, times a constant, and
/// with a multiple of the weights.
private struct OutputFit {
  /// δ of every example with each kind of target, and what the layer receives.
  struct Terms {
    let δ: [Signal]
    let below: Signal
  }

  /// Which parts are looked at: another mistake may be made in the other one.
  enum Use: CaseIterable { case all, weights, bias }

  private struct Entry {
    let claimed: Double
    let parameter: Double
    let isBias: Bool

    /// Of each example, with each kind of target.
    let terms: [[Double]]
  }

  private let entries: [Entry]

  /// Some of them, all of weights where there are any, to be glanced at first.
  private let glances: [Int]
  private let tolerance: Double
  let use: Use

  var isEmpty: Bool { entries.isEmpty }

  private static let mostEntries = 12

  init(
    _ claims: [PartClaim], _ terms: Terms, _ network: Network<Double>, _ tolerance: Double,
    _ use: Use
  ) {
    (self.tolerance, self.use) = (tolerance, use)
    let (n, columns) = (terms.below.examples, terms.below.units)
    let factor = ExampleSum(over: 0..<n, of: network.objective).factor
    let entries = claims.flatMap { claim -> [Entry] in
      let isBias = claim.part.kind == .bias
      guard use == .all || isBias == (use == .bias) else { return [] }
      let parameters = claim.part.parameters(in: network) ?? []
      return claim.values.indices.prefix(Self.mostEntries).map { i in
        let (j, k) = isBias ? (i, 0) : i.quotientAndRemainder(dividingBy: columns)
        return Entry(
          claimed: claim.values[i], parameter: parameters[i], isBias: isBias,
          terms: (0..<n).map { m in
            terms.δ.map { δ in
              factor * δ.values[m * δ.units + j]
                * (isBias ? 1 : terms.below.values[m * columns + k])
            }
          })
      }
    }
    let weights = entries.indices.filter { !entries[$0].isBias }
    glances = Array((weights.count > 2 ? weights : Array(entries.indices)).prefix(5))
    self.entries = entries
  }

  /// Whether a few entries may be those of a choice of targets: a first look.
  private func mayFit(_ choice: [Int]) -> Bool {
    var sums = PlaneFit()
    for i in glances {
      let entry = entries[i]
      var number = 0.0
      for (terms, kind) in zip(entry.terms, choice) { number += terms[kind] }
      sums.add(
        v: entry.claimed, p: number, w: entry.parameter,
        allowed: tolerance * max(abs(entry.claimed), abs(number)))
    }
    return sums.isNear
  }

  func callAsFunction(_ choice: [Int]) -> Bool {
    guard mayFit(choice) else { return false }
    let numbers = entries.map { entry in
      zip(entry.terms, choice).reduce(0) { $0 + $1.0[$1.1] }
    }
    let claimed = entries.map(\.claimed)
    if isNear(claimed, numbers, constants: 1) { return true }
    // New weights.
    let moved = entries.map { $0.claimed - $0.parameter }
    if isNear(moved, numbers, constants: 1) { return true }
    // Weights with a decay, and no bias.
    let weights = entries.indices.filter { !entries[$0].isBias }
    let (v, p) = (weights.map { claimed[$0] }, weights.map { numbers[$0] })
    let w = weights.map { entries[$0].parameter }
    guard let (c, λ) = LeastSquares.project(v, on: p, w) else { return false }
    return isNear(zip(v, w).map { $0 - λ * $1 }, p.map { c * $0 }, constants: 2)
  }

  /// Whether numbers are others times a constant, where there are enough of them to tell.
  private func isNear(_ v: [Double], _ p: [Double], constants: Int) -> Bool {
    let own = v.count > constants + 1 ? LeastSquares.project(v, on: p) ?? 1 : 1
    let size = v.reduce(0) { max($0, abs($1)) }
    guard size > 0, v.count >= constants + 1 || own == 1 else { return false }
    return zip(v, p).allSatisfy { abs($0 - own * $1) <= tolerance * size }
  }
}
