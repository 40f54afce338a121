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

  /// What alternatives may take more to be said, in bits.
  private static let trace = 2.0

  /// More explanations than this are not followed at a time.
  private static let breadth = 16

  /// The most mistakes that are tried at once: fewer where much is to be computed for each.
  private let mostMistakes: Int

  /// How many mistakes at once are tried at most; fewer where a search need not be whole.
  @TaskLocal static var limit = 3

  /// Whether numbers need fit to some digits only, as of an ε or of differences.
  private let isCoarse: Bool

  private init(_ judgement: Judgement, isCoarse: Bool = false) {
    (self.judgement, self.isCoarse) = (judgement, isCoarse)
    let least = isCoarse ? 1e-7 : 0
    let reference = judgement.reference
    let work = reference.network.parameterCount * reference.examples.count
    mostMistakes = min(Self.limit, work <= 50_000 ? 3 : 2)
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
        }
      ).map { max($0, least) }
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
    return (others.isEmpty ? [Explanation.none] : others).map { explanation in
      shared.findings.reduce(explanation) { explanation, found in
        let finding = Finding(mistake: found.value, enters: nil, isOwn: true)
        return explanation.adding([finding], to: found.key)
      }
    }
  }

  private func explanations() -> [Explanation] {
    let whole = WholeGradient(judgement)
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
      if budget == 1, let whole, let mistake = whole.mistake() { return [made(mistake)] }
      if budget == min(2, mostMistakes),
        let mistake = whole.flatMap({ ExampleShares($0, plain.kindsOfTarget).mistake() })
      {
        return [made(mistake)]
      }
      // What fits to some digits alone comes after what fits.
      if budget == min(2, mostMistakes), !isCoarse, judgement.reference.precision == .double {
        let coarse = Diagnosis(judgement, isCoarse: true).ofOneMistake(settings)
        if !coarse.isEmpty { return coarse }
      }
    }
    if let mistake = whole.flatMap({ StepsOfDescent($0).velocity() }) { return [made(mistake)] }
    let masks = Setting.ofMasks(for: judgement, plain: plain, deltas: plainDeltas)
    let dropped = (Setting.ofDropout(for: judgement, plain: plain) + masks).flatMap {
      search($0, budget: 2, allowingUnknown: false)
    }
    if !dropped.isEmpty { return Self.best(dropped, among: 1) }
    let partial = (settings.filter { $0.mistakes.isEmpty } + masks).flatMap {
      search($0, budget: 2, allowingUnknown: true)
    }
    return Self.best(partial, among: 1)
  }

  /// What one mistake explains to some digits.
  private func ofOneMistake(_ settings: [Setting]) -> [Explanation] {
    let found = settings.flatMap { search($0, budget: 1, allowingUnknown: false) }
    return Self.best(found, among: 3).map { explanation in
      var result = explanation
      result.isCoarse = true
      return result
    }
  }

  /// The explanation by a mistake in the whole, that makes all numbers.
  private func made(_ mistake: Mistake) -> Explanation {
    Explanation([mistake], order: nil, language)
  }

  private var language: MistakeLanguage {
    MistakeLanguage(meaningful: meaningful, examples: judgement.reference.examples.count)
  }

  /// The best, and those that are as good and take no more to be said, but for a trace.
  private static func best(_ all: [Explanation], among limit: Int) -> [Explanation] {
    let sorted = all.sorted { $0.cost < $1.cost }
    guard let first = sorted.first else { return [] }
    var result: [Explanation] = []
    for other in sorted
    where other.count == first.count && other.cost <= first.cost + 3
      && other.length <= first.length + trace
    {
      if !result.contains(where: { Set($0.distinct) == Set(other.distinct) }) {
        result.append(other)
      }
    }
    return Array(result.prefix(limit))
  }

  private func search(
    _ setting: Setting, budget: Int, allowingUnknown: Bool
  ) -> [Explanation] {
    var explanations = [Explanation(setting.mistakes, order: setting.order, language)]
    for l in setting.forward.network.layers.indices.reversed() {
      let step = DiagnosisStep(
        judgement: judgement, setting: setting, layer: l, plainDeltas: plainDeltas,
        roundings: roundings, meaningful: meaningful, budget: budget,
        allowsUnknown: allowingUnknown, isCoarse: isCoarse)
      let next = explanations.flatMap(step.extended)
      let limit = step.claims.isEmpty ? 8 * Self.breadth : Self.breadth
      explanations = Array(next.sorted { $0.cost < $1.cost }.prefix(limit))
      if explanations.isEmpty { return [] }
    }
    return explanations.filter { allowingUnknown || $0.support.coincidences.isEmpty }
      .map(\.withoutCoincidences).filter { $0.count > 0 || $0.unexplained > 0 }
  }
}
