import Networks
import Numbers

/// The search for the mistakes that explain a wrong gradient.
///
/// A mistake is one departure from the textbook computation. It is made in the examples, in the
/// forward pass, in δ of some layer, from where it is carried down, or in the gradient that is made
/// of δ. The search goes from the output layer down. At each layer it asks which δ, and which way to
/// make weights and bias of it, give the claimed numbers to rounding; each is computed, none guessed,
/// and constants are found by least squares (``Fitter``). It tries one mistake, then two, then three,
/// a mistake made again in other layers counting once, and stops at the first number of them that
/// explains the whole. If there are several such explanations, all are given.
///
/// Nothing here decides whether a gradient is right.
struct Diagnosis {
  /// What was judged, and how.
  let judgement: Judgement

  private let plain: ForwardPass
  private let plainDeltas: [Signal]
  private let roundings: [Part: [Double]]
  private let meaningful: [Double]

  /// More explanations than this are not followed at a time.
  private static let breadth = 16

  /// The most mistakes that are tried at once: fewer where much is to be computed for each.
  private let mostMistakes: Int

  private init(_ judgement: Judgement) {
    self.judgement = judgement
    let reference = judgement.reference
    let work = reference.network.parameterCount * reference.examples.count
    mostMistakes = work <= 50_000 ? 3 : 2
    plain = ForwardPass(of: reference.network, on: reference.examples)
    plainDeltas = DeltaCandidates(forward: plain, kinks: [:]).right()
    meaningful = FactorMeaning(reference).factors
    var roundings: [Part: [Double]] = [:]
    for claim in judgement.claims {
      let l = claim.part.layer
      let maker = PartMaker(
        forward: plain, layer: l, candidate: DeltaCandidate(mistakes: [], δ: plainDeltas[l]),
        above: [:], sum: ExampleSum(over: 0..<plain.examples, of: plain.network.objective))
      let decay = claim.part.decay(in: plain.network)
      roundings[claim.part] = judgement.rounding(
        of: claim.part,
        sizes: maker.right(claim.part.kind).all.enumerated().map { i, entry in
          entry.size + (decay.map { abs($0[i]) } ?? 0)
        })
    }
    self.roundings = roundings
  }

  /// The best explanations; several where several fit equally well.
  static func explanations(of judgement: Judgement) -> [Explanation] {
    // What shows by itself comes first, and the search explains what is left.
    let shared = SharedArrays(judgement)
    if shared.isEmpty { return Diagnosis(judgement).explanations() }
    let rest = shared.rest
    let others = rest.claims.allSatisfy(rest.isRight) ? [] : Diagnosis(rest).explanations()
    return (others.isEmpty ? [Explanation([], order: nil)] : others).map { explanation in
      shared.findings.reduce(explanation) { explanation, found in
        let finding = Finding(mistake: found.value, enters: nil, isOwn: true)
        return explanation.adding([finding], to: found.key)
      }
    }
  }

  private func explanations() -> [Explanation] {
    var settings = Setting.ofOneMistake(for: judgement, plain: plain)
    for budget in 1...mostMistakes {
      if budget == 2 && mostMistakes > 2 {
        settings += Setting.ofTwo(for: judgement, plain: plain, singles: settings)
      }
      var found: [Explanation] = []
      for setting in settings
      where setting.mistakes.count <= budget && (budget <= 2 || !setting.isRare) {
        found += search(setting, budget: budget, allowingUnknown: false)
      }
      if !found.isEmpty { return Self.best(found, among: 3) }
    }
    let partial = settings.filter { $0.mistakes.isEmpty }.flatMap {
      search($0, budget: 2, allowingUnknown: true)
    }
    return Self.best(partial, among: 1)
  }

  /// The best, and those that are as good but for what is far-fetched in them.
  private static func best(_ all: [Explanation], among limit: Int) -> [Explanation] {
    let sorted = all.sorted { $0.cost < $1.cost }
    guard let first = sorted.first else { return [] }
    var result: [Explanation] = []
    for other in sorted
    where other.count == first.count && other.cost <= first.cost + 3 {
      if !result.contains(where: { Set($0.distinct) == Set(other.distinct) }) {
        result.append(other)
      }
    }
    return Array(result.prefix(limit))
  }

  private func search(
    _ setting: Setting, budget: Int, allowingUnknown: Bool
  ) -> [Explanation] {
    var explanations = [Explanation(setting.mistakes, order: setting.order)]
    for l in setting.forward.network.layers.indices.reversed() {
      let step = DiagnosisStep(
        judgement: judgement, setting: setting, layer: l, plainDeltas: plainDeltas,
        roundings: roundings, meaningful: meaningful, budget: budget,
        allowsUnknown: allowingUnknown)
      let next = explanations.flatMap(step.extended)
      let limit = step.claims.isEmpty ? 8 * Self.breadth : Self.breadth
      explanations = Array(next.sorted { $0.cost < $1.cost }.prefix(limit))
      if explanations.isEmpty { return [] }
    }
    return explanations.filter { allowingUnknown || $0.fitted.coincidences.isEmpty }
      .map(\.withoutCoincidences).filter { $0.count > 0 || $0.unexplained > 0 }
  }
}

/// What is varied before anything is computed: the forward pass, or the order of the claims.
struct Setting {
  let mistakes: [Mistake]
  let forward: ForwardPass
  let claims: [PartClaim]

  /// The layer whose numbers were claimed for each layer, where these are in another order.
  let order: [Int]?

  /// Whether it is so rare that one more mistake is tried beside it, and not two.
  var isRare: Bool {
    mistakes.contains {
      switch $0 {
      case .inputsChanged, .sigmoidMiswritten, .biasesNotAdded(.some): true
      case .softmax(let mistake): mistake != .twice && mistake != .overExamples
      default: false
      }
    }
  }

  /// The plain one first, then each with one mistake.
  static func ofOneMistake(for judgement: Judgement, plain: ForwardPass) -> [Setting] {
    let network = judgement.reference.network
    let n = judgement.reference.examples.count
    let targets = ForwardPass.targetMistakes(in: network, examples: n)
    let found = TargetSearch(judgement, plain: plain).maps().map { Mistake.otherTargets($0) }
      .filter { !targets.contains($0) }
    let mistakes = targets + found + ForwardPass.mistakes(in: network, examples: n)
    return [Setting(mistakes: [], forward: plain, claims: judgement.claims)]
      + orders(network.layers.count).map { Setting(plain, judgement.claims, [], $0) }
      + made(of: mistakes.map { [$0] }, judgement, plain)
  }

  /// Each with two mistakes of different kinds: in the targets, on the way to the output, and in the
  /// order of the layers.
  static func ofTwo(
    for judgement: Judgement, plain: ForwardPass, singles: [Setting]
  ) -> [Setting] {
    let network = judgement.reference.network
    let n = judgement.reference.examples.count
    let passes = ForwardPass.mistakes(in: network, examples: n)
    let pairs = ForwardPass.targetMistakes(in: network, examples: n).flatMap { target in
      passes.map { [target, $0] }
    }
    let inOrder = singles.filter { $0.order == nil && !$0.mistakes.isEmpty }
    return made(of: pairs, judgement, plain)
      + orders(network.layers.count).flatMap { order in
        inOrder.map { Setting($0.forward, judgement.claims, $0.mistakes, order) }
      }
  }

  /// Those of these mistakes that make a difference.
  private static func made(
    of mistakes: [[Mistake]], _ judgement: Judgement, _ plain: ForwardPass
  ) -> [Setting] {
    let (network, examples) = (judgement.reference.network, judgement.reference.examples)
    return mistakes.map { mistakes in
      Setting(
        mistakes: mistakes, forward: ForwardPass(of: network, on: examples, with: mistakes),
        claims: judgement.claims)
    }.filter { $0.isAnother(than: plain) }
  }

  /// Whether the mistake makes a difference.
  private func isAnother(than plain: ForwardPass) -> Bool {
    let pairs = zip(forward.a + [forward.targets], plain.a + [plain.targets])
    return !pairs.allSatisfy { $0.isNearly($1) }
      && forward.a.allSatisfy { $0.values.allSatisfy(\.isFinite) }
  }

  /// Two layers exchanged, or all in reverse order.
  private static func orders(_ count: Int) -> [(mistake: Mistake, order: [Int])] {
    var orders: [(Mistake, [Int])] = []
    if count > 3 { orders.append((.layersReversed, (0..<count).reversed())) }
    for first in 0..<count {
      for second in first + 1..<count {
        var order = Array(0..<count)
        order.swapAt(first, second)
        orders.append((.layersExchanged(first + 1, second + 1), order))
      }
    }
    return orders.map { (mistake: $0.0, order: $0.1) }
  }

  private init(
    _ forward: ForwardPass, _ claims: [PartClaim], _ mistakes: [Mistake],
    _ rearrangement: (mistake: Mistake, order: [Int])
  ) {
    self.init(
      mistakes: mistakes + [rearrangement.mistake], forward: forward,
      claims: claims.map { claim in
        var claim = claim
        claim.part = Part(
          layer: rearrangement.order[claim.part.layer], kind: claim.part.kind)
        return claim
      }, order: rearrangement.order)
  }

  private init(
    mistakes: [Mistake], forward: ForwardPass, claims: [PartClaim], order: [Int]? = nil
  ) {
    (self.mistakes, self.forward, self.claims, self.order) = (mistakes, forward, claims, order)
  }
}
