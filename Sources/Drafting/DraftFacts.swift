//===----------------------------------------------------------------------===//
// What single equations and phrases say of a text's conventions.
//===----------------------------------------------------------------------===//

import Foundation
import Syntax

/// Conventions that a text shows, before anything is judged.
struct DraftFacts: Sendable {
  /// Letters that count examples, and what counts them.
  var sampleLetters: Set<String> = []
  var sampleCount: String?
  var firstLayer: Int?
  /// How much further W^l leads than its number says, by how many equations.
  var into: [Int: Int] = [:]
  /// Whether the first index of a weight is the unit that it comes from, by how many equations.
  var fromFirst = 0
  var toFirst = 0
  /// The same of whole matrices: W^T a or a W, and W a.
  var rowsFrom = 0
  var rowsTo = 0
  /// Whether rows multiply matrices from the left.
  var hasRows = false
  var batchNames: Set<String> = []
  var batchEvidence = 0
  /// Which choices an equation of the text itself makes.
  var decidesBatch: Bool { batchEvidence >= 2 }
  var decidesInto: Bool { !into.isEmpty }
  var decidesOrder: Bool { fromFirst != toFirst }
  var decidesRows: Bool { rowsFrom != rowsTo && isEarly }
  /// Whether the steps that decide stand before most of what they decide.
  private var isEarly = true
  /// Functions that stand with a layer, and without one.
  var layeredFunctions: Set<String> = []
  /// Names that have units below somewhere, and examples above.
  var unitNames: Set<String> = []
  /// Names of the widths of layers: what sums over units run up to.
  var widths: Set<String> = []
  /// Letters that count the units of the input or the output.
  var counts: [String: DraftRole] = [:]
  /// Layers by the letters of their units, where the text writes both.
  var letterLayers: [String: Int] = [:]
  /// Names with a unit and an example below.
  var pairedNames: Set<String> = []
  /// Names that scale something and are nothing of a network.
  var constants: Set<String> = []
  var countsUnitsFromZero = false
  /// Names that stand for all parameters in the brackets of a loss or an output.
  var parameters: Set<String> = []
  /// Whether activations stand without a layer.
  var hasBareActivations = false
  /// The letters that stand first of two where rows are examples.
  var rowLetters: Set<String> = []
  /// Whether entries of matrices have a transpose: w_{jk}^T.
  var hasTransposedEntries = false
  /// The constant of weight decay, as a notation has it.
  var decay: String?
  private var literalLayers: [Int] = []

  /// Whether what stands below counts units: a small letter or a number.
  func isUnit(_ atom: Mention.Atom) -> Bool {
    atom.isNumber || atom.letter.map { $0.count == 1 && $0.first?.isLowercase == true && !["w", "b"].contains($0) } ?? false
  }

  func hasUnitsBelow(_ plain: String) -> Bool { unitNames.contains(plain) }

  func highestLayer(_ choices: DraftChoices) -> Int? { literalLayers.max() }

  init(_ text: DraftText, _ roles: [String: DraftRole], _ names: [String: NameUse], _ scheme: LayerScheme) {
    for equation in text.equations {
      readMean(equation)
      readStep(equation, roles, scheme)
      readFirst(equation, roles, scheme)
    }
    for equation in text.equations {
      readWidths(equation, scheme)
      readDecay(equation, roles)
    }
    for equation in text.equations { readCounts(equation, roles, names) }
    readConstants(roles, names)
    readWords(text.words)
    for name in names.values where roles[name.plain]?.isLayered ?? (roles[name.plain] != nil) && roles[name.plain] != .weight {
      let pairs = name.mentions.map { scheme.rest(of: $0).below }.filter { $0.count == 2 }
      let (first, second) = (Set(pairs.compactMap(\.first?.letter)), Set(pairs.compactMap { $0[1].letter }))
      if hasRows { rowLetters.formUnion(first.subtracting(second)) }
    }
    readLetters(roles, names, scheme)
    for name in names.values where roles[name.plain] == .weight {
      if name.mentions.contains(where: { $0.isTransposed && scheme.rest(of: $0).below.count == 2 }) {
        hasTransposedEntries = true
      }
    }
    for name in names.values where roles[name.plain] == .loss || roles[name.plain] == .output {
      for mention in name.mentions { parameters.formUnion(mention.arguments ?? []) }
    }
    for name in names.values {
      // dZ holds what Z holds.
      if let base = name.mentions.first?.differential, base.count == 1, base.first?.isUppercase == true,
        [.input, .activation, .preactivation].contains(roles[base])
      {
        batchNames.insert(name.plain)
      }
      guard let role = roles[name.plain] else { continue }
      if role == .activation, scheme.isLayered, name.mentions.contains(where: { $0.above.isEmpty && $0.below.isEmpty }) {
        hasBareActivations = true
      }
      if role == .function, name.mentions.contains(where: { scheme.layer(of: $0) != nil }) {
        layeredFunctions.insert(name.plain)
      }
      if [.activation, .preactivation].contains(role) {
        literalLayers += name.mentions.compactMap { scheme.layer(of: $0) }.filter(\.isNumber).map(\.offset)
      }
      if role.isLayered, name.mentions.contains(where: { scheme.rest(of: $0).below.contains { $0.isNumber && $0.offset == 0 } }) {
        countsUnitsFromZero = true
      }
      if name.mentions.contains(where: { !scheme.rest(of: $0).above.isEmpty }), name.mentions.contains(where: { !$0.below.isEmpty }) {
        unitNames.insert(name.plain)
      }
      if name.plain.first?.isUppercase == true, name.plain.count == 1,
        [.input, .activation, .preactivation, .delta, .target, .output].contains(role)
      {
        batchNames.insert(name.plain)
      }
      if role == .delta, hasRows || batchEvidence >= 2 && name.plain.first?.isUppercase == true { batchNames.insert(name.plain) }
    }
    let steps = text.equations.filter { isStep($0, roles) && $0.display > 0 }.map(\.display)
    let weights = text.mentions.filter { roles[$0.mention.plain] == .weight && $0.display > 0 }.map(\.display)
    if let first = steps.min() { isEarly = weights.count { $0 < first } * 3 < weights.count }
  }

  /// `\frac{1}{m} \sum_{i=1}^m`, anywhere.
  private mutating func readMean(_ equation: DraftEquation) {
    for sketch in equation.left.all + equation.right.all {
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
      let mentions = factors.filter { if case .quotient = $0 { false } else { true } }.flatMap(\.mentions)
      if mentions.count >= 2, mentions.contains(where: { $0.plain.drop { $0 == "d" }.first?.isUppercase == true }) {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
      if factors.contains(where: { if case .call(let mention, _) = $0 { mention.plain == "np.sum" || mention.plain == "sum" } else { false } }) {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
    }
  }

  private func isStep(_ equation: DraftEquation, _ roles: [String: DraftRole]) -> Bool {
    var right = equation.right
    if case .call(_, let arguments) = right, arguments.count == 1 { right = arguments[0] }
    guard let left = equation.left.mention, let step = AffineStep(right) else { return false }
    return roles[left.plain] != .loss && [step.first, step.second].contains { roles[$0.plain] == .weight }
  }

  private mutating func readStep(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    var right = equation.right
    if case .call(_, let arguments) = right, arguments.count == 1 { right = arguments[0] }
    guard let left = equation.left.mention, let step = AffineStep(right),
      roles[left.plain] == .preactivation || roles[left.plain] == .activation || roles[left.plain] == .output
    else { return }
    let isFirst = roles[step.first.plain] == .weight
    let (weight, input) = isFirst ? (step.first, step.second) : (step.second, step.first)
    guard roles[weight.plain] == .weight else { return }
    if let to = scheme.layer(of: left), let own = scheme.layer(of: weight), to.letter == own.letter {
      into[to.offset - own.offset, default: 0] += 1
    }
    if scheme.layer(of: input) == nil, let to = scheme.layer(of: left), to.isNumber { firstLayer = to.offset - 1 }
    let units = scheme.rest(of: weight).below.map(\.text)
    let from = scheme.rest(of: input).below.first?.text
    let target = scheme.rest(of: left).below.first?.text
    if units.count == 2, units[0] != units[1] {
      if units[1] == from || units[0] == target { toFirst += weight.isTransposed ? 0 : 1 }
      if units[0] == from || units[1] == target { fromFirst += weight.isTransposed ? 0 : 1 }
    } else if units.isEmpty {
      if isFirst == weight.isTransposed { rowsFrom += 1 } else { rowsTo += 1 }
      if !isFirst { hasRows = true }
    }
  }

  /// `\sum_{j=1}^{s_{l+1}}`: s counts the units of a layer.
  private mutating func readWidths(_ equation: DraftEquation, _ scheme: LayerScheme) {
    for sketch in equation.left.all + equation.right.all {
      guard case .series(_, let upper?, _) = sketch, let script = upper.firstIndex(where: { "_^".contains($0) })
      else { continue }
      widths.insert(String(upper[..<script]) + (upper[script] == "_" ? "_" : "^"))
    }
  }

  /// `\frac{1}{K} \sum_{k=1}^K (y_k - t_k)`: K counts outputs.
  private mutating func readCounts(_ equation: DraftEquation, _ roles: [String: DraftRole], _ names: [String: NameUse]) {
    for sketch in equation.left.all + equation.right.all {
      guard case .series(let index?, let upper?, let body) = sketch, upper.count == 1, upper != sampleCount,
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
  private mutating func readDecay(_ equation: DraftEquation, _ roles: [String: DraftRole]) {
    guard let left = equation.left.mention, roles[left.plain] == .loss else { return }
    for (_, term) in equation.right.terms {
      let squares = term.all.contains { part in
        let inner: Sketch? =
          switch part {
          case .power(let base, "2"): base
          case .length(let base, "2"): base
          default: nil
          }
        return inner?.mention.map { roles[$0.plain] == .weight } ?? false
      }
      guard squares else { continue }
      for factor in term.factors {
        guard case .quotient(let top, let bottom) = factor, let constant = top.mention else { continue }
        let count = bottom.factors.compactMap(\.mention).first?.plain
        decay = constant.plain + (count.map { "/\($0)" } ?? "")
      }
    }
  }

  /// a_i^{[1]}: i counts the units of layer 1.
  private mutating func readLetters(
    _ roles: [String: DraftRole], _ names: [String: NameUse], _ scheme: LayerScheme
  ) {
    var found: [String: Set<Int>] = [:]
    for name in names.values {
      guard let role = roles[name.plain] else { continue }
      for mention in name.mentions {
        let below = scheme.rest(of: mention).below
        if role != .weight, below.count == 2, below.contains(where: { $0.letter.map(sampleLetters.contains) ?? false }) {
          pairedNames.insert(name.plain)
        }
        guard let layer = scheme.layer(of: mention), layer.isNumber, let letter = below.first?.letter,
          [.activation, .preactivation, .bias].contains(role)
        else { continue }
        found[letter, default: []].insert(layer.offset)
      }
    }
    for (letter, layers) in found where layers.count == 1 { letterLayers[letter] = layers.first }
  }

  /// λ, β and the like: Greek, without scripts, and nothing else.
  private mutating func readConstants(_ roles: [String: DraftRole], _ names: [String: NameUse]) {
    let greek: Set<String> = [
      "\\lambda", "\\beta", "\\gamma", "\\rho", "\\mu", "\\epsilon", "\\alpha", "\\kappa", "\\eta", "\\nu",
    ]
    for name in names.values where roles[name.plain] == nil && greek.contains(name.plain) {
      if name.mentions.allSatisfy({ $0.above.isEmpty && $0.below.isEmpty && $0.arguments == nil && $0.primes == 0 }) {
        constants.insert(name.plain)
      }
    }
  }

  /// `a^{[0]} = x`.
  private mutating func readFirst(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    guard let left = equation.left.mention, let right = equation.right.mention else { return }
    for (a, b) in [(left, right), (right, left)] where roles[a.plain] == .activation && roles[b.plain] == .input {
      if let layer = scheme.layer(of: a), layer.isNumber { firstLayer = layer.offset }
    }
  }

  // MARK: Words

  private mutating func readWords(_ words: String) {
    if let match = words.firstMatch(of: #/layers\s+(?:[a-z\\]+\s*=\s*)?([01])\s*(?:\.\.|…|,|to|-|–)/#) {
      firstLayer = firstLayer ?? Int(match.1)
    }
    if let match = words.firstMatch(of: #/input layer[^.]{0,60}?\b([01])\b/#) {
      firstLayer = firstLayer ?? Int(match.1)
    }
    if words.contains(#/(samples|examples|instances)[^.;]{0,20}in rows/#) {
      hasRows = true
      batchEvidence += 2
    }
    if words.contains(#/(samples|examples|instances)[^.;]{0,30}in columns|columns are samples/#) { batchEvidence += 2 }
  }
}
