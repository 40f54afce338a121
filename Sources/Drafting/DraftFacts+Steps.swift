//===----------------------------------------------------------------------===//
// What single equations say: steps from layer to layer, means and sums over examples.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftFacts {
  /// What each equation says by itself, those first that others build on.
  mutating func readEquations(
    _ text: DraftText, _ roles: [String: DraftRole], _ names: [String: NameUse],
    _ scheme: LayerScheme
  ) {
    for equation in text.equations {
      readMean(equation)
      readColumns(equation)
      readTotal(equation, roles)
      readStep(equation, roles, scheme)
      readFirst(equation, roles, scheme)
      readWidths(equation, scheme)
      readDecay(equation, roles)
    }
    for equation in text.equations {
      readCounts(equation, roles, names)
      readSumsFromZero(equation, roles)
      readError(equation, roles)
      readGradient(equation, roles)
      readLoss(equation, roles)
      readLabel(equation, roles)
      readSampleLabels(equation)
      readRegularisers(equation, roles)
    }
  }

  /// Where outputs or targets are counted there are several.
  mutating func settleOutputs(
    _ text: DraftText, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    // The n of (y_1, …, y_n) is the last example.
    let examples = sampleLetters.union(sampleLetters.flatMap { text.ends[$0] ?? [] })
    let counted = text.mentions.contains { mention, _ in
      [.activation, .preactivation, .target, .output, .delta].contains(roles[mention.plain])
        && scheme.rest(of: mention).below.contains { atom in
          !atom.isNumber && !atom.isWord && !(atom.letter.map(examples.contains) ?? false)
        }
    }
    if counted { hasOneOutput = false }
    if foldsBiases { countsUnitsFromZero = false }
  }

  /// Whether the entries of matrices say how they lie, and the steps that say it stand early.
  mutating func settleRows(
    _ text: DraftText, _ roles: [String: DraftRole], _ names: [String: NameUse]
  ) {
    entriesDecideRows =
      decidesOrder
      && names.keys.contains { name in
        let small = name.lowercased()
        return name != small && roles[name] == .weight && roles[small] == .weight
      }
    let steps = text.equations.filter { equation in
      guard equation.display > 0, let (left, step) = equation.step else { return false }
      return roles[left.plain] != .loss && step.parted(roles) != nil
    }.map(\.display)
    let weights = text.mentions.filter { roles[$0.mention.plain] == .weight && $0.display > 0 }
      .map(\.display)
    if let first = steps.min() { isEarly = weights.count { $0 < first } * 3 < weights.count }
  }

  /// `\frac{1}{m} \sum_{i=1}^m`, anywhere.
  private mutating func readMean(_ equation: DraftEquation) {
    for sketch in equation.all {
      if case .quotient(let top, let bottom) = sketch { readMean(top, bottom) }
      guard case .product(let factors, _) = sketch else { continue }
      let counts = factors.compactMap { factor -> String? in
        guard case .quotient(_, let bottom) = factor else { return nil }
        return bottom.factors.compactMap(\.mention).last { $0.above.isEmpty }?.plain
      }
      guard let count = counts.first else { continue }
      for factor in factors {
        if case .series(let index?, let upper, _) = factor, upper == nil || upper == count {
          sampleLetters.insert(index)
          sampleCount = count
        }
      }
      let mentions = factors.filter { if case .quotient = $0 { false } else { true } }.flatMap(
        \.mentions)
      if mentions.count >= 2,
        mentions.contains(where: { $0.plain.drop { $0 == "d" }.first?.isUppercase == true })
      {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
      if factors.contains(where: \.isProgrammedSum) {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
    }
  }

  /// `np.sum(\log(P)) / N`.
  private mutating func readMean(_ top: Sketch, _ bottom: Sketch) {
    guard top.factors.contains(where: \.isProgrammedSum),
      let count = bottom.factors.compactMap(\.mention).last, count.isBare
    else { return }
    batchEvidence += 1
    sampleCount = sampleCount ?? count.plain
  }

  /// `E = \sum_n E_n`: n counts examples.
  private mutating func readTotal(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    guard let left = equation.left.named, left.below.isEmpty, roles[left.plain] == .loss else {
      return
    }
    for sketch in equation.right.all {
      guard let (index, upper, one) = sketch.totalled, roles[one.plain] == .loss else { continue }
      sampleLetters.insert(index)
      ownTotals.insert(left.plain)
      if case .series = equation.right { sumsExamples = true }
      if let upper, upper.count == 1 { sampleCount = sampleCount ?? upper }
    }
  }

  /// `\sum_{j=1}^{N}`: a j that runs up to the number of examples counts them.
  mutating func readSampleSums(_ text: DraftText) {
    for equation in text.equations where equation.display > 0 {
      for case .series(let index?, let upper?, _) in equation.all
      where sampleCounts.contains(upper) {
        sampleLettersByDisplay[equation.display, default: []].insert(index)
      }
    }
  }

  /// What a forward step shows of its bias.
  private mutating func readBias(_ bias: Mention?, beside weight: Mention, isFirst: Bool) {
    guard let bias else {
      hasBiaslessSteps = true
      return
    }
    if bias.isTransposed, !isFirst { columnBiases.insert(bias.plain) }
    guard bias.plain == weight.plain else { return }
    if bias.below.first?.isNumber == true { biasedWeights.insert(weight.plain) }
    // w_{0j}, or w_{j0}, is what comes from the unit that is always 1.
    if [bias.below.first, bias.below.last].contains(where: { $0?.isNumber == true }) {
      foldsBiases = true
    }
  }

  /// What a forward step shows of where its weights lead, and of letters that count examples.
  private mutating func readStep(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    guard let (left, step) = equation.step, roles[left.plain]?.isProduced ?? false,
      let (weight, input, isFirst) = step.parted(roles)
    else { return }
    readBias(step.bias, beside: weight, isFirst: isFirst)
    if isFirst, weight.isTransposedVector, !input.isTransposed { hasOneOutput = true }
    if let to = scheme.layer(of: left), let own = scheme.layer(of: weight), to.letter == own.letter
    {
      into[to.offset - own.offset, default: 0] += 1
    }
    if scheme.layer(of: input) == nil, let to = scheme.layer(of: left), to.isNumber {
      firstLayer = to.offset - 1
    }
    let units =
      layerPairs.tag(of: weight) == nil ? scheme.rest(of: weight).below.map(\.text) : []
    let inputs = scheme.rest(of: input).below.map(\.text)
    let targets = scheme.rest(of: left).below.map(\.text)
    if units.count == 1, targets.contains(units[0]), isFirst, weight.isTransposed,
      entryNames.contains(weight.plain)
    {
      weightsToUnit.insert(weight.plain)
      return
    }
    // What input and output share and the weights do not have counts examples.
    let shared = Set(scheme.rest(of: input).below).intersection(scheme.rest(of: left).below)
    sampleLetters.formUnion(shared.compactMap(\.letter).filter { !units.contains($0) })
    if isFirst { columnExamples.insert(input.plain) }
    if units.count == 2 {
      let isWritten = equation.right.all.contains { if case .series = $0 { true } else { false } }
      if isWritten {
        writtenSums += 1
      } else if inputs.contains(where: { units.contains($0) && !targets.contains($0) }) {
        impliedSums += 1
      }
    }
    readOrder(of: weight, units, from: inputs, to: targets, isFirst: isFirst)
  }

  /// What a forward step shows of which index of its weights comes first, and of whether their matrices
  /// have a row for each unit that they come from.
  private mutating func readOrder(
    of weight: Mention, _ units: [String], from inputs: [String], to targets: [String],
    isFirst: Bool
  ) {
    let from = inputs.first { !sampleLetters.contains($0) }
    let target = targets.first { !sampleLetters.contains($0) }
    if units.count == 2, units[0] != units[1] {
      if units[1] == from || units[0] == target { toFirst += weight.isTransposed ? 0 : 1 }
      if units[0] == from || units[1] == target { fromFirst += weight.isTransposed ? 0 : 1 }
    } else if weight.below.allSatisfy(\.isWord) || units.isEmpty {
      if isFirst == weight.isTransposed { rowsFrom += 1 } else { rowsTo += 1 }
      ownRows[weight.plain + weight.below.map(\.text).joined()] = isFirst == weight.isTransposed
      if !isFirst { hasRows = true }
    }
  }
}

extension Mention {
  /// Whether it is the w^T of w^T x, which is a number.
  fileprivate var isTransposedVector: Bool {
    let isSmall = plain.count == 1 && plain.first?.isLowercase == true
    return isTransposed && above.isEmpty && below.isEmpty
      && (isSmall || ["\\theta", "\\beta"].contains(plain))
  }
}
