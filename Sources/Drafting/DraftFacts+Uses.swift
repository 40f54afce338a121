//===----------------------------------------------------------------------===//
// What the scripts of single names say.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftFacts {
  /// `\delta_k = -\frac{\partial J}{\partial net_k}`.
  mutating func readError(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    guard let left = equation.left.mention, roles[left.plain] == .delta, left.differential == nil,
      equation.right.terms.count == 1, let term = equation.right.terms.first,
      let (of, by) = term.term.derivativeByChain, let loss = of.named, let variable = by.mention,
      roles[loss.plain] == .loss
    else { return }
    let isOfActivation = [.activation, .output].contains(roles[variable.plain])
    guard roles[variable.plain] == .preactivation || isOfActivation else { return }
    // What is said of it later is a claim.
    if let known = errorForms[left.plain], known.isDefined || !equation.isDefinition { return }
    errorForms[left.plain] = ErrorForm(
      isNegative: term.isNegative, isOther: term.isNegative || isOfActivation,
      isDefined: equation.isDefinition, loss: loss, variable: variable.plain)
  }

  /// `dW = \partial J/\partial W`: the loss that a gradient is of.
  mutating func readGradient(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    if let left = equation.left.mention, let base = left.differential,
      case .derivative(let of?, let by) = equation.right, by.mention?.plain == base,
      let loss = of.named, roles[loss.plain] == .loss
    {
      gradientLosses[left.plain] = loss.latex
    }
  }

  /// `\bar{Q} \equiv \partial L/\partial Q`, of a Q that stands nowhere else: of whatever it is.
  mutating func readSchema(_ names: [String: NameUse]) {
    for (gradient, loss) in gradientLosses {
      guard let base = names[gradient]?.mentions.first?.differential,
        names[base]?.mentions.count ?? 0 <= 1, names[gradient]?.mentions.count == 1
      else { continue }
      gradientLoss = loss
    }
  }

  /// `+ \lambda \Omega(\theta)`.
  mutating func readRegularisers(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    for case .call(let mention, _) in equation.right.all {
      guard let arguments = mention.arguments, arguments.count == 1, mention.primes == 0,
        ["\\theta", "\\Theta"].contains(arguments[0]), roles[arguments[0]] == nil,
        mention.below.isEmpty, mention.above.isEmpty,
        [nil, .weight, .function].contains(roles[mention.plain])
      else { continue }
      regularisers[mention.plain] = arguments[0]
    }
  }

  /// A loss that a display shows, and whether it is one of a single output.
  mutating func readLoss(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    guard let left = equation.left.named, roles[left.plain] == .loss, let pattern = equation.loss
    else { return }
    guard equation.display > 0 else {
      saidLosses.insert(pattern.kind)
      return
    }
    shownLosses.insert(pattern.kind)
    let sums = equation.right.all.compactMap { part -> String? in
      if case .series(let index, _, _) = part { index } else { nil }
    }
    if left.below.count == 1, left.below[0].isWord,
      !sums.contains(where: sampleLetters.contains)
    {
      namedLosses.insert(left.below[0].text)
    }
    // `-\frac{1}{N} t_{nk} \log y_{nk}`, where the sums are implied.
    for case .quotient(_, let bottom) in equation.right.all {
      let count = bottom.factors.compactMap(\.mention).last
      if let count, !sampleLetters.isEmpty, roles[count.plain] == nil, count.above.isEmpty,
        count.below.isEmpty, ["N", "n", "m", "M", "P", "B"].contains(count.plain)
      {
        sampleCount = sampleCount ?? count.plain
      }
    }
    // y ln a + (1 − y) ln(1 − a), with nothing to sum over but examples.
    if !sumsOutputs(equation.right, roles), pattern.kind == .binary { hasOneOutput = true }
  }

  /// Whether a loss may be summed over units.
  private func sumsOutputs(_ loss: Sketch, _ roles: [String: DraftRole]) -> Bool {
    loss.all.contains { part in
      switch part {
      case .series(let index?, _, _): !sampleLetters.contains(index)
      case .series, .length, .transposed: true
      case .name(let mention):
        mention.isTransposed && roles[mention.plain] != .weight
          || mention.below.first.map { atom in
            !atom.isWord && !(atom.letter.map(sampleLetters.contains) ?? false)
          } ?? false
      case .call(let mention, _): mention.plain.contains("sum")
      default: false
      }
    }
  }

  /// `L = -z_c + \log \sum_j e^{z_j}`: the c that nothing runs over is the class that is right.
  mutating func readLabel(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    guard equation.display > 0, let left = equation.left.named, roles[left.plain] == .loss,
      left.below.isEmpty, left.above.isEmpty,
      equation.right.mentions.contains(where: { ["log", "ln"].contains($0.plain) })
    else { return }
    let bound = equation.right.all.compactMap { part -> String? in
      if case .series(let index, _, _) = part { index } else { nil }
    }
    // -t_i \log p_i is a sum without its sign.
    let compared = equation.right.mentions.filter { roles[$0.plain] == .target }
      .flatMap(\.below).compactMap(\.letter)
    let free = equation.right.mentions.filter {
      [.preactivation, .activation, .output].contains(roles[$0.plain]) && $0.below.count == 1
    }.compactMap(\.below[0].letter).filter {
      !bound.contains($0) && !compared.contains($0) && !sampleLetters.contains($0) && $0.count == 1
        && $0.first?.isLowercase == true && roles[$0] == nil
    }
    if Set(free).count == 1 { labels.formUnion(free) }
  }

  /// `\log P_{i,y_i}`: the y_i below another name is the class of example i.
  mutating func readSampleLabels(_ equation: DraftEquation) {
    guard equation.display > 0 else { return }
    for atom in equation.all.flatMap(\.mentions).flatMap(\.below) where atom.isCount {
      let parts = (atom.letter ?? "").split(separator: "_")
      let sample = parts.last?.filter { $0 != "{" && $0 != "}" } ?? ""
      if parts.count == 2, sampleLetters.contains(sample) {
        sampleLabels[String(parts[0])] = sample
      }
    }
  }

  /// v_j(n), w_{ji}(n), y_j(n): all of step n.
  mutating func readSteps(_ names: [String: NameUse]) {
    var letters: [String: Int] = [:]
    var found: [String: String] = [:]
    for name in names.values {
      let lists = name.mentions.compactMap(\.arguments)
      guard lists.count * 5 >= name.mentions.count * 4, let first = lists.first, first.count == 1,
        lists.allSatisfy({ $0 == first }), first[0].count == 1, first[0].first?.isLowercase == true,
        names[first[0]].map({ $0.mentions.allSatisfy(\.below.isEmpty) }) ?? true
      else { continue }
      letters[first[0], default: 0] += 1
      found[name.plain] = first[0]
    }
    guard let (letter, count) = letters.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count > 3
    else { return }
    steps = found.filter { $0.value == letter }
  }

  /// What the uses of one name say of it and of the text.
  mutating func readUses(of name: NameUse, _ roles: [String: DraftRole], _ scheme: LayerScheme) {
    // dZ holds what Z holds.
    if let base = name.mentions.first?.differential, Self.isCapital(base),
      [.input, .activation, .preactivation].contains(roles[base])
    {
      batchNames.insert(name.plain)
    }
    guard let role = roles[name.plain] else { return }
    let mentions = name.mentions
    let rests = mentions.map { scheme.rest(of: $0) }
    switch role {
    case .loss, .output: parameters.formUnion(mentions.flatMap { $0.arguments ?? [] })
    case .function where mentions.contains { scheme.layer(of: $0) != nil }:
      layeredFunctions.insert(name.plain)
    case .weight where zip(mentions, rests).contains { $0.isTransposed && $1.below.count == 2 }:
      hasTransposedEntries = true
    case .activation where scheme.isLayered:
      if mentions.contains(where: { $0.above.isEmpty && $0.below.isEmpty }) {
        hasBareActivations = true
      }
    default: break
    }
    let numbers = mentions.compactMap { scheme.layer(of: $0) }.filter(\.isNumber).map(\.offset)
    if [.activation, .preactivation].contains(role) { literalLayers += numbers }
    if role == .weight {
      literalWeights += numbers
      literalLayers += mentions.compactMap { ScriptShape($0, scheme, role, self)?.number }
    }
    readScripts(of: name, role, rests)
  }

  /// What the scripts of a name's uses say, without those that are layers.
  private mutating func readScripts(
    of name: NameUse, _ role: DraftRole, _ rests: [(above: [Mention.Atom], below: [Mention.Atom])]
  ) {
    let isFromZero = rests.contains { $0.below.contains { $0.isNumber && $0.offset == 0 } }
    if role.isLayered, isFromZero { countsUnitsFromZero = true }
    if rests.contains(where: { !$0.above.isEmpty }),
      name.mentions.contains(where: { !$0.below.isEmpty })
    {
      unitNames.insert(name.plain)
    }
    let pairs = rests.map(\.below).filter { $0.count == 2 }
    if hasRows, role != .weight {
      rowLetters.formUnion(
        Set(pairs.compactMap(\.first?.letter)).subtracting(pairs.compactMap(\.last?.letter)))
    }
    if Self.isCapital(name.plain),
      Self.isOfExamples(role)
        || role == .delta && (hasRows || batchEvidence >= 2)
    {
      batchNames.insert(name.plain)
    }
    if role == .delta, hasRows { batchNames.insert(name.plain) }
  }

  private static func isCapital(_ name: String) -> Bool {
    // \hat{Y} is a capital, too.
    let inner =
      name.hasSuffix("}") ? name.dropLast().drop { $0 != "{" }.dropFirst() : Substring(name)
    return inner.count == 1 && inner.first?.isUppercase == true
  }

  /// Whether examples have a quantity of their own of it.
  private static func isOfExamples(_ role: DraftRole) -> Bool {
    [.input, .activation, .preactivation, .delta, .target, .output].contains(role)
  }

  /// Beside p_i of one example, with a single output, p is that of all.
  private mutating func readColumnsOfOutputs(
    _ names: [String: NameUse], _ roles: [String: DraftRole]
  ) {
    for name in names.values where roles[name.plain].map(Self.isOfExamples) ?? false {
      let isCounted = name.mentions.contains { mention in
        mention.below.count == 1 && mention.below[0].letter.map(sampleLetters.contains) ?? false
      }
      if isCounted, name.mentions.contains(where: \.isBare) { batchNames.insert(name.plain) }
    }
  }

  /// Beside matrices of all examples a small y is one, where there is no capital.
  mutating func settleBatch(_ names: [String: NameUse], _ roles: [String: DraftRole]) {
    if hasOneOutput { readColumnsOfOutputs(names, roles) }
    let targets = names.values.filter { roles[$0.plain] == .target }.map(\.plain)
    if batchNames.contains(where: { roles[$0] == .activation || roles[$0] == .preactivation }),
      decidesBatch, !targets.contains(where: { $0.first?.isUppercase == true })
    {
      batchNames.formUnion(targets)
    }
    hasSmallTwins =
      batchNames.count { name in
        let small = name.lowercased()
        return name.count == 1 && small != name && roles[small] != nil
          && roles[small] == roles[name]
      } > 1
  }
}
