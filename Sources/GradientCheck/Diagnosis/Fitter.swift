import Networks

/// Tells whether the claimed numbers of a part are some given numbers, or those in one of a few
/// simple relations to them whose constants are found by least squares:
///
///     v = p                 v = c p                 v = p + λ w
///     v = w − η p           v = c p + λ w           v = p, clipped to ±c
///
/// where w are the parameters themselves, and λ₀ w, the decay that the network's objective has, goes
/// with every p. A relation is accepted only if *every* number fits to
/// rounding, and one with constants only if without them the numbers would not fit.
final class Fitter {
  let claimed: [Double]

  /// The weights or the bias of the layer; `nil` for a δ.
  let parameters: [Double]?

  /// λ₀, with which the objective decays the parameters.
  let decay: Double

  /// How far rounding may move each number, in its own size.
  let rounding: [Double]

  /// The right numbers; `nil` where the claim has another shape.
  let exact: [Double]?

  let precision: Precision

  /// How many numbers there are that are evidence: other than 0, and than one another. It is counted
  /// to 8, which is more than there ever are constants.
  let support: Int

  /// A few entries, the largest and some others, to be looked at first.
  private let probes: [Int]

  /// Four of them at most, to be glanced at.
  private let glances: [Int]

  /// The largest magnitude.
  private let bound: Double

  init(
    claimed: [Double], parameters: [Double]?, decay: Double = 0, rounding: [Double],
    exact: [Double]?, precision: Precision
  ) {
    (self.claimed, self.rounding, self.precision) = (claimed, rounding, precision)
    self.exact = exact?.count == claimed.count ? exact : nil
    self.parameters = parameters?.count == claimed.count ? parameters : nil
    self.decay = self.parameters == nil ? 0 : decay
    support = Self.support(of: claimed, precision)
    let count = claimed.count
    if count <= 16 {
      probes = Array(claimed.indices)
    } else {
      let step = Double(count) / 12
      let spread = (0..<12).map { Int((Double($0) + 0.5) * step) }
      let largest = claimed.indices.max { abs(claimed[$0]) < abs(claimed[$1]) } ?? 0
      probes = Array(Set(spread + [largest, count / 2, 0])).sorted()
    }
    bound = claimed.reduce(0) { max($0, abs($1)) }
    let order = probes.sorted { abs(claimed[$0]) > abs(claimed[$1]) }
    glances = order.count <= 4 ? order : (0..<4).map { order[$0 * (order.count - 1) / 3] }
  }

  private static func support(of claimed: [Double], _ precision: Precision) -> Int {
    var different: [Double] = []
    for number in claimed where number != 0 && different.count < 8 {
      let isNew = different.allSatisfy { abs(abs(number) - $0) > 64 * precision.unit * $0 }
      if isNew { different.append(abs(number)) }
    }
    return different.count
  }

  /// Whether a few entries may be c p + λ w, or p cut off at a bound, for any constants: a first look,
  /// which passes more than fits.
  ///
  /// - Parameter place: where each entry of the claim belongs.
  func mayFit(_ numbers: PartNumbers, _ place: (Int) -> Int) -> Bool {
    guard glances.count > 2, numbers.count == claimed.count else { return true }
    var sums = PlaneFit()
    var isCutOff = true
    for i in glances {
      let (p, size) = numbers.entry(place(i))
      let w = parameters.map { $0[place(i)] } ?? 0
      sums.add(v: claimed[i], p: p, w: w, allowed: tolerance(i, size))
      isCutOff =
        isCutOff
        && (abs(claimed[i]) == bound || abs(claimed[i] - p - decay * w) <= 8 * tolerance(i, size))
    }
    return isCutOff || sums.isNear
  }

  /// The same for a claim whose entries are in other places.
  func rearranged(_ place: (Int) -> Int) -> Fitter {
    Fitter(
      claimed: claimed, parameters: parameters.map { own in own.indices.map { own[place($0)] } },
      decay: decay, rounding: rounding.indices.map { rounding[place($0)] }, exact: exact,
      precision: precision)
  }

  /// The same for numbers beside which there is no decay, and with other parameters in place of its own.
  func with(parameters other: [Double]) -> Fitter {
    Fitter(
      claimed: claimed, parameters: other, rounding: rounding, exact: exact, precision: precision)
  }

  enum Relation: CaseIterable {
    case same, factor, dataFactor, weightDecay, newWeights, factorAndDecay, clipped

    /// How many mistakes it stands for.
    var cost: Int { self == .same ? 0 : self == .factorAndDecay ? 2 : 1 }
  }

  /// The constants of a relation: v = c p + λ w.
  struct Constants: Equatable {
    var c = 1.0
    var λ = 0.0
    var clip = Double.infinity
  }

  /// Of the numbers as they stand.
  var plain: Constants { Constants(λ: decay) }

  /// λ₀ w of an entry.
  func decayed(_ i: Int) -> Double { decay == 0 ? 0 : decay * (parameters?[i] ?? 0) }

  /// The mistakes beside those of the numbers, for each relation of at most `budget` that fits, and what
  /// speaks for them.
  ///
  /// - Parameters:
  ///   - known: constants found elsewhere in the same gradient.
  ///   - mayBeSame: whether the numbers themselves would do.
  func relations(
    to numbers: PartNumbers, budget: Int, known: [Double], mayBeSame: Bool,
    meaningful: [Double]
  ) -> [Fit] {
    guard numbers.count == claimed.count else { return [] }
    let probed = Sampled(numbers, at: probes)
    var whole: Sampled?
    var result: [Fit] = []
    for relation in Relation.allCases where relation.cost <= budget {
      if relation == .same && !mayBeSame { continue }
      guard solve(relation, probed) != nil else { continue }
      let sample = whole ?? (probes.count == claimed.count ? probed : Sampled(numbers))
      whole = sample
      guard let constants = solve(relation, sample) else { continue }
      if relation == .same { return [Fit(mistakes: [], evidence: evidence(plain, sample))] }
      // A constant explains nothing where the numbers fit without it, or where it is put to zeros.
      let needed = min(support, relation.cost + 1)
      if worst(plain, sample) < 4 || misfits(numbers).count < needed { continue }
      if !isEvident(relation, sample) || (relation == .newWeights && isUnchanged) { continue }
      let snapped = snap(constants, relation, sample, known + meaningful)
      let evidence = evidence(snapped, sample)
      result += mistakes(relation, snapped).map { Fit(mistakes: $0, evidence: evidence) }
    }
    return result
  }

  /// Whether the numbers fit as they stand.
  func isSame(_ numbers: PartNumbers) -> Bool {
    numbers.count == claimed.count && worst(plain, Sampled(numbers, at: probes)) <= 1
      && worst(plain, Sampled(numbers)) <= 1
  }

  /// The entries that do not fit as they stand.
  func misfits(_ numbers: PartNumbers) -> [Int] {
    guard numbers.count == claimed.count else { return [] }
    return claimed.indices.filter { i in
      let (value, size) = numbers.entry(i)
      return !(abs(claimed[i] - value - decayed(i)) <= tolerance(i, size + abs(decayed(i))))
    }
  }

  /// How far the claim is from the numbers, in units of what may be.
  func distance(to numbers: PartNumbers) -> Double {
    numbers.count == claimed.count ? worst(plain, Sampled(numbers)) : .infinity
  }

  /// Whether the claim is the parameters themselves.
  var isUnchanged: Bool {
    parameters.map { own in
      claimed.indices.allSatisfy {
        abs(claimed[$0] - own[$0]) <= precision.ownRounding(of: own[$0])
      }
    } ?? false
  }

  /// Whether the numbers that a constant is put to are more than the rounding of 0.
  private func isEvident(_ relation: Relation, _ sample: Sampled) -> Bool {
    switch relation {
    case .same, .weightDecay, .clipped: return true
    case .factor, .dataFactor, .newWeights, .factorAndDecay: break
    }
    return sample.indices.enumerated().contains { position, i in
      abs(sample.values[position]) > 16 * rounding[i] * sample.sizes[position]
    }
  }

  // Fitting.

  /// The constants with which every number fits; `nil` where some do not.
  private func solve(_ relation: Relation, _ sample: Sampled) -> Constants? {
    guard let constants = constants(relation, sample) else { return nil }
    return worst(constants, sample) <= 1 ? constants : nil
  }

  private func constants(_ relation: Relation, _ sample: Sampled) -> Constants? {
    let (v, p) = (sample.claimed(claimed), sample.values)
    let w = parameters.map { sample.claimed($0) }
    let own = sample.indices.map(decayed)
    let right = zip(p, own).map(+)
    switch relation {
    case .same: return plain
    case .factor:
      return LeastSquares.project(v, on: right).map { Constants(c: $0, λ: λ(relation, c: $0)) }
    case .dataFactor:
      return LeastSquares.project(zip(v, own).map(-), on: p).map { Constants(c: $0, λ: decay) }
    case .weightDecay:
      guard let w else { return nil }
      return LeastSquares.project(zip(v, p).map(-), on: w).map { Constants(λ: $0) }
    case .newWeights:
      guard let w else { return nil }
      return LeastSquares.project(zip(v, w).map(-), on: right).map {
        Constants(c: $0, λ: λ(relation, c: $0))
      }
    case .factorAndDecay:
      guard let w, w.count > 2 else { return nil }
      return LeastSquares.project(v, on: p, w).map { Constants(c: $0, λ: $1) }
    case .clipped:
      guard v.count > 1, let clip = claimed.map(abs).max(), clip > 0 else { return nil }
      return Constants(λ: decay, clip: clip)
    }
  }

  /// The λ that goes with c, where one follows from the other: c (p + λ₀ w) and w + c (p + λ₀ w).
  private func λ(_ relation: Relation, c: Double) -> Double {
    relation == .factor ? c * decay : 1 + c * decay
  }

  /// The largest misfit of any number, in units of what may be.
  func worst(_ constants: Constants, _ sample: Sampled) -> Double {
    var worst = 0.0
    let slack = slack(constants, sample)
    for position in sample.indices.indices {
      let value = value(position, constants, sample)
      let allowed = allowed(position, constants, slack, sample)
      let misfit = abs(claimed[sample.indices[position]] - value) / allowed
      worst = misfit.isNaN ? .infinity : max(worst, misfit)
    }
    return worst
  }

  // Constants.

  /// The constants as simple as the numbers allow: those known or meaningful, or few digits.
  private func snap(
    _ constants: Constants, _ relation: Relation, _ sample: Sampled, _ candidates: [Double]
  ) -> Constants {
    var result = constants
    func snapped(_ path: WritableKeyPath<Constants, Double>) {
      let value = result[keyPath: path]
      let near = candidates.flatMap { [$0, -$0] }.filter { abs($0 - value) <= 1e-2 * abs(value) }
      // Only those that are as near as a constant is known.
      let digits = (1...3).filter { value.isNearly(ofDigits: $0) }
        .compactMap { value.rounded(toDigits: $0) }
      // What is exact fits no worse than what was fitted.
      let limit = min(1, 0.1 + 2 * worst(result, sample))
      for (simple, slack) in near.map({ ($0, 2.0) }) + digits.map({ ($0, limit) }) {
        var changed = result
        changed[keyPath: path] = simple
        if relation == .factor || relation == .newWeights { changed.λ = λ(relation, c: simple) }
        if worst(changed, sample) <= slack {
          result = changed
          return
        }
      }
    }
    if relation == .weightDecay || relation == .factorAndDecay {
      if relation == .factorAndDecay { snapped(\.c) }
      var without = result
      without.λ = 0
      if decay != 0 && worst(without, sample) <= 2 { result = without } else { snapped(\.λ) }
    } else if relation != .clipped {
      snapped(\.c)
    }
    return result
  }
}
