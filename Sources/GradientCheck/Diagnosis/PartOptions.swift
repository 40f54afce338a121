import Networks
import Numbers

/// The mistakes that, on top of those in δ, make the claimed numbers of a part.
struct PartOptions {
  private let step: DiagnosisStep
  private let claim: PartClaim
  private let maker: PartMaker
  private let explanation: Explanation

  init(
    _ step: DiagnosisStep, _ claim: PartClaim, _ maker: PartMaker, _ explanation: Explanation
  ) {
    (self.step, self.claim) = (step, claim)
    (self.maker, self.explanation) = (maker, explanation)
  }

  private var network: Network<Double> { step.setting.forward.network }

  /// How many more mistakes there may be.
  private var left: Int { step.budget - explanation.count }

  /// Each way, with no mistakes where none is needed.
  var all: [Fit] {
    let isPlain = step.isPlain(maker.candidate.δ) && explanation.carried.isEmpty
    let isRight = step.judgement.isRight(claim)
    if isPlain && isRight && step.setting.mistakes.isEmpty { return [Fit(mistakes: [])] }
    guard let fitter = step.fitters[claim.part] else { return [] }
    let right = maker.right(claim.part.kind)
    // Where layers are exchanged, it speaks for that.
    if isPlain && isRight { return [Fit(mistakes: [], evidence: fitter.evidence(of: right))] }
    let fits = claim.fits(network)
    if fits && fitter.isSame(right) && !(isPlain && !isRight) {
      return [Fit(mistakes: [], evidence: fitter.evidence(of: right))]
    }
    let isNearlyRight = step.nearlyRight.contains(claim.part)
    if step.isCoarse && isPlain && isNearlyRight { return [Fit(mistakes: [])] }
    var result = zeros(fitter, right)
    // Numbers that are nearly right are no evidence of anything else.
    if !isNearlyRight {
      let wrong =
        mayBeOfPart ? maker.wrong(claim.part.kind, count: claim.values.count) : []
      for numbers in [right] + wrong where explanation.cost(of: numbers.mistakes) <= left {
        result += relations(fitter, numbers)
      }
    }
    if fits && !isNearlyRight { result += decaysOfOthers(fitter, right) + decays(fitter, right) }
    if fits { result += entries(isPlain ? nil : right, fitter) }
    if fits && isPlain {
      result += RoundedNumbers(claim, step.judgement).mistakes.map { Fit(mistakes: [$0]) }
    }
    if claim.part == Part(layer: 0, kind: .weights) && !isNearlyRight {
      result += otherInputs(fitter, right)
    }
    result = result.filter { explanation.cost(of: $0.mistakes) <= left }
    return result.isEmpty && step.allowsUnknown ? [Fit(mistakes: [.unknown])] : result
  }

  /// Whether a mistake may be made in what is made of δ: one more, or one that was found before.
  private var mayBeOfPart: Bool { left > 0 || explanation.distinct.contains(where: \.isOfPart) }

  /// No derivative at all, as zeros or as weights that did not change.
  private func zeros(_ fitter: Fitter, _ right: PartNumbers) -> [Fit] {
    let isZero =
      claim.values.allSatisfy { $0 == 0 } && (claim.part.kind == .bias || claim.fits(network))
    let isUnchanged =
      fitter.isUnchanged
      && explanation.distinct.contains { if case .newWeights = $0 { true } else { false } }
    guard isZero || isUnchanged, right.all.contains(where: { $0.value != 0 }) else { return [] }
    // The bias alone, or the whole layer.
    let isOfLayer = step.claims.contains {
      $0.part.kind == .weights && $0.values.allSatisfy { $0 == 0 }
    }
    let mistake: Mistake = claim.part.kind == .bias && !isOfLayer ? .biasMissing : .allZero
    return [Fit(mistakes: [mistake])]
  }

  private func relations(_ fitter: Fitter, _ numbers: PartNumbers) -> [Fit] {
    var result: [Fit] = []
    for (mistake, place) in arrangements {
      let mistakes = numbers.mistakes + (mistake.map { [$0] } ?? [])
      guard explanation.cost(of: mistakes) <= left, numbers.count == claim.values.count else {
        continue
      }
      guard fitter.mayFit(numbers, place) else { continue }
      let arranged = mistake == nil ? numbers : numbers.rearranged(place)
      let fitter = mistake == nil ? fitter : fitter.rearranged(place)
      for scale in arranged.scales {
        let relations = fitter.relations(
          to: arranged.scaled(by: scale), budget: explanation.constants.isEmpty ? left : 2,
          known: explanation.constants, mayBeSame: true, meaningful: step.meaningful)
        result += relations.map { Fit(mistakes: mistakes + $0.mistakes, evidence: $0.evidence) }
          .filter { mayFit($0.mistakes) }
        if relations.contains(where: \.mistakes.isEmpty) { break }
      }
    }
    return result
  }

  /// The decay of another layer's weights, of the same shape.
  private func decaysOfOthers(_ fitter: Fitter, _ right: PartNumbers) -> [Fit] {
    guard claim.part.kind == .weights, left > 0 else { return [] }
    let own = network.layers[step.layer].weights
    return network.layers.indices.flatMap { m -> [Fit] in
      let other = network.layers[m].weights
      guard m != step.layer, other.rows == own.rows, other.columns == own.columns else { return [] }
      return fitter.with(parameters: other.elements).relations(
        to: right, budget: 1, known: explanation.constants, mayBeSame: false,
        meaningful: step.meaningful
      ).compactMap { fit in
        guard case .weightDecay(let λ) = fit.mistakes.first else { return nil }
        return Fit(mistakes: [.decayOfLayer(λ, layer: m + 1)], evidence: fit.evidence)
      }
    }
  }

  /// Decays of functions of the weights, and of some rows or columns only.
  private func decays(_ fitter: Fitter, _ right: PartNumbers) -> [Fit] {
    guard left > 0, let own = claim.part.parameters(in: network) else { return [] }
    let functions = Mistake.DecayFunction.allCases.flatMap { function -> [Fit] in
      fitter.with(parameters: own.map { function($0) }).relations(
        to: right, budget: 1, known: explanation.constants, mayBeSame: false,
        meaningful: step.meaningful
      ).compactMap { fit in
        guard case .weightDecay(let λ) = fit.mistakes.first else { return nil }
        return Fit(mistakes: [.decayOfFunction(λ, function)], evidence: fit.evidence)
      }
    }
    return functions + (fitter.partlyDecayed(right, own, columns: columns).map { [$0] } ?? [])
  }

  /// How long the rows of the claim are; of a bias 1.
  private var columns: Int { claim.part.kind == .weights ? claim.columns : 1 }

  /// The weights of the first layer, where these received other inputs than the network gets: every
  /// column is some multiple of the right one and some of the bias's derivative.
  private func otherInputs(_ fitter: Fitter, _ right: PartNumbers) -> [Fit] {
    let columns = network.layers[0].weights.columns
    return arrangements.compactMap { mistake, place in
      let mistakes = [.below(.otherInputs)] + (mistake.map { [$0] } ?? [])
      guard explanation.cost(of: mistakes) <= left else { return nil }
      return fitter.columnwise(right, maker.right(.bias), columns: columns, place).map {
        Fit(mistakes: mistakes, evidence: $0)
      }
    }
  }

  /// Whether constants may be fitted to this part: one number tells of none, and where the layer's other
  /// part has several and is wrong as well, it is that part's to find them.
  private func mayFit(_ mistakes: [Mistake]) -> Bool {
    // What one example makes of any δ is its sum, times some constant.
    guard
      step.leavesConstantsToOthers(claim.part) || mistakes.contains(where: \.isOfWeightSums)
    else { return true }
    return mistakes.allSatisfy { mistake in
      mistake.value.map(explanation.constants.contains) ?? true
        || mistake.isMeaningful(among: step.meaningful)
    }
  }

  /// The places in which the numbers may stand: their own, and for weights those of the transpose.
  private var arrangements: [(Mistake?, (Int) -> Int)] {
    guard claim.part.kind == .weights else { return [(nil, { $0 })] }
    let weights = network.layers[step.layer].weights
    let (rows, columns) = (weights.rows, weights.columns)
    // Place i of the transpose, row by row; and of what was reshaped as (in, out), and then transposed.
    let transpose = { (i: Int) in i % rows * columns + i / rows }
    let inOut = { (i: Int) in i % columns * rows + i / columns }
    if claim.fits(network) {
      if rows == 1 || columns == 1 { return [(nil, { $0 })] }
      return [(nil, { $0 }), (.reshaped, transpose)]
        + [rows == columns ? (.transposed, transpose) : (.reshaped, inOut)]
    }
    guard claim.rows == columns && claim.columns == rows else { return [] }
    return [(.transposed, transpose), (.reshaped, { $0 })]
  }

  /// The rows or columns that are 0, where these are all that is wrong.
  private func lines(_ wrong: [Int]) -> Mistake? {
    guard !wrong.isEmpty, wrong.allSatisfy({ claim.values[$0] == 0 }) else { return nil }
    func missing(_ lines: Int, _ line: (Int) -> Int) -> [Int]? {
      let found = Set(wrong.map(line))
      let isWhole = claim.values.indices.allSatisfy {
        claim.values[$0] == 0 || !found.contains(line($0))
      }
      return isWhole && found.count < lines ? found.sorted() : nil
    }
    // One column is no line, but all there is.
    if columns > 1, let found = missing(columns, { $0 % columns }) {
      return .linesMissing(areRows: false, .init(found, of: columns))
    }
    let rows = claim.values.count / columns
    return missing(rows) { $0 / columns }
      .map { .linesMissing(areRows: true, .init($0, of: rows)) }
  }

  /// The wrong entries, where they are few and the others right: beside the right gradient, or beside
  /// that which a wrong δ gives.
  private func entries(_ numbers: PartNumbers?, _ fitter: Fitter) -> [Fit] {
    let count = claim.values.count
    let wrong = numbers.map(fitter.misfits) ?? step.judgement.wrongEntries(claim)
    let evidence = numbers.map { fitter.evidence(of: $0, butFor: wrong) } ?? Evidence()
    // A single number of a bias is a row only where the weights' row is.
    let lines = wrong.count > 1 || claim.part.kind == .bias ? lines(wrong) : nil
    let right = numbers ?? maker.right(claim.part.kind)
    let moved = wrong.count > 1 ? fitter.moved(to: right, columns) : nil
    let found = [lines.map { Fit(mistakes: [$0], evidence: evidence) }, moved].compactMap { $0 }
    guard found.isEmpty || claim.part.kind == .bias, !wrong.isEmpty,
      wrong.count <= max(1, count / 4), wrong.count < count || step.judgement.isAlone(claim)
    else { return found }
    let entries = Mistake.entries(wrong.map { claim.part.indices($0, in: network) })
    return found + [Fit(mistakes: [entries], evidence: evidence)]
  }
}
