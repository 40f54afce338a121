//===----------------------------------------------------------------------===//
// Widths, constants, decay, letters that say a layer, and what the words say.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftFacts {
  /// `X = [x^{(1)} \; \cdots \; x^{(m)}]`: the capital holds all examples.
  mutating func readColumns(_ equation: DraftEquation) {
    guard let left = equation.left.mention, equation.right.mention == nil,
      left.plain.first?.isUppercase == true || left.plain.hasPrefix("\\")
    else { return }
    let columns = equation.right.mentions
    guard columns.count > 1, let first = columns.first, let last = columns.last,
      columns.allSatisfy({
        $0.plain == first.plain && ($0.bracket == .round || $0.hasTwoBrackets)
      }),
      first.above.last?.isNumber == true, let count = last.above.last?.letter,
      columns.allSatisfy({ $0.below.isEmpty }),
      first.plain.lowercased() == left.plain.lowercased()
    else { return }
    batchNames.insert(left.plain)
    batchEvidence += 2
    sampleCount = sampleCount ?? count
  }

  /// `\sum_{j=1}^{s_{l+1}}`: s counts the units of a layer.
  mutating func readWidths(_ equation: DraftEquation, _ scheme: LayerScheme) {
    for sketch in equation.all where scheme.isLayered {
      guard case .series(_, let upper?, _) = sketch,
        let script = upper.firstIndex(where: { "_^".contains($0) })
      else { continue }
      widths.insert(String(upper[..<script]) + (upper[script] == "_" ? "_" : "^"))
    }
  }

  /// `\sum_{k=0}^{n-1}` counts from 0; `\sum_{i=0}^{D} w_{ji} x_i` begins with the unit that is
  /// always 1.
  mutating func readSumsFromZero(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    for (letter, isExclusive) in equation.sumsFromZero {
      if sampleLetters.contains(letter) {
        if isExclusive { countsSamplesFromZero = true }
      } else if !isExclusive, let (_, step) = equation.step, step.bias == nil,
        let (weight, input, _) = step.parted(roles),
        [weight, input].allSatisfy({ $0.below.contains { $0.letter == letter } })
      {
        foldsBiases = true
      }
    }
  }

  /// `\frac{1}{K} \sum_{k=1}^K (y_k - t_k)`: K counts outputs.
  mutating func readCounts(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ names: [String: NameUse]
  ) {
    for sketch in equation.all {
      guard case .series(let index?, let upper?, let body) = sketch, upper.count == 1,
        upper != sampleCount,
        names[upper] != nil, roles[upper] == nil
      else { continue }
      for mention in body.mentions where mention.below.contains(where: { $0.letter == index }) {
        if let role = roles[mention.plain], [.input, .output, .target].contains(role) {
          counts[upper] = role == .input ? .input : .output
        }
      }
    }
  }

  /// `+ \frac{\lambda}{2} \sum w^2` in a loss.
  mutating func readDecay(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    guard let left = equation.left.mention, roles[left.plain] == .loss else { return }
    for (_, term) in equation.right.terms {
      let squares = term.all.contains { part in
        part.squared?.mention.map { roles[$0.plain] == .weight } ?? false
      }
      guard squares else { continue }
      for factor in term.factors {
        guard case .quotient(let top, let bottom) = factor, let constant = top.mention,
          bottom.factors.contains(where: { if case .number("2") = $0 { true } else { false } })
        else { continue }
        let count = bottom.factors.compactMap(\.mention).first?.plain
        decay = constant.plain + (count.map { "/\($0)" } ?? "")
        penalties[left.pattern] = decay
        let losses = equation.right.terms.compactMap(\.term.mention)
        penalised.formUnion(
          losses.filter { roles[$0.plain] == .loss }.map(\.pattern)
            .filter { $0 != left.pattern })
      }
    }
  }

  /// a_i^{[1]}: i counts the units of layer 1.
  mutating func readLetters(
    _ roles: [String: DraftRole], _ names: [String: NameUse], _ scheme: LayerScheme
  ) {
    var found: [String: Set<Int>] = [:]
    for name in names.values {
      guard let role = roles[name.plain] else { continue }
      let letters = name.mentions.flatMap { scheme.rest(of: $0).below }
      if scheme.place == .below, !letters.isEmpty,
        letters.allSatisfy({ $0.letter.map(sampleLetters.contains) ?? false })
      {
        sampledNames.insert(name.plain)
      }
      for mention in name.mentions {
        let below = scheme.rest(of: mention).below
        if role != .weight, below.count == 2,
          below.contains(where: { $0.letter.map(sampleLetters.contains) ?? false })
        {
          pairedNames.insert(name.plain)
        }
        guard let layer = scheme.layer(of: mention), layer.isNumber,
          let letter = below.first?.letter,
          [.activation, .preactivation, .bias].contains(role)
        else { continue }
        found[letter, default: []].insert(layer.offset)
      }
    }
    for (letter, layers) in found where layers.count == 1 { letterLayers[letter] = layers.first }
  }

  /// `x = 2`, `w = 0.5`: an input and a weight that are given one number each are numbers.
  mutating func readPlainNumbers(
    _ text: DraftText, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    let given = text.numbered.compactMap { name -> DraftRole? in
      guard !name.isTransposed, let role = roles[name.plain], [.input, .weight].contains(role),
        ScriptShape(name, scheme, role, self)?.units == 0
      else { return nil }
      return role
    }
    hasPlainNumbers = Set(given).count == 2
  }

  /// λ, β and the like: Greek, without scripts, and nothing else.
  mutating func readConstants(_ roles: [String: DraftRole], _ names: [String: NameUse]) {
    let greek: Set<String> = [
      "\\lambda", "\\beta", "\\gamma", "\\rho", "\\mu", "\\epsilon", "\\alpha", "\\kappa", "\\eta",
      "\\nu", "\\tau",
    ]
    // W(τ + 1): it counts steps.
    let counting = Set(names.values.flatMap { $0.mentions.flatMap { $0.arguments ?? [] } })
      .intersection(["\\tau"])
    for name in names.values
    where roles[name.plain] == nil && greek.subtracting(counting).contains(name.plain) {
      if name.mentions.allSatisfy({
        $0.above.isEmpty && $0.below.isEmpty && $0.arguments == nil && $0.primes == 0
      }) {
        constants.insert(name.plain)
      }
    }
  }

  /// `a^{[0]} = x`.
  mutating func readFirst(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    if let left = equation.left.mention, case .number("1") = equation.right,
      [.input, .activation, .output].contains(roles[left.plain]), let last = left.below.last,
      last.isNumber, last.offset == 0
    {
      foldsBiases = true
    }
    // `a = \begin{bmatrix} 1 \\ x \end{bmatrix}`.
    if let left = equation.left.mention, [.input, .activation].contains(roles[left.plain]),
      case .grid(let rows) = equation.right, rows.count == 2, rows.allSatisfy({ $0.count == 1 }),
      case .number("1") = rows[0][0], rows[1][0].mention != nil
    {
      foldsBiases = true
    }
    guard let left = equation.left.mention, let right = equation.right.mention else { return }
    for (a, b) in [(left, right), (right, left)]
    where roles[a.plain] == .activation && roles[b.plain] == .input {
      if let layer = scheme.layer(of: a), layer.isNumber { firstLayer = layer.offset }
    }
  }

  /// What the words say of layers and examples, where no equation says otherwise.
  mutating func read(_ said: SaidOfLayers) {
    firstLayer = firstLayer ?? said.firstLayer
    hasRows = hasRows || said.hasRows
    batchEvidence += said.batchEvidence
  }
}
