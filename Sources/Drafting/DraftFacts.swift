//===----------------------------------------------------------------------===//
// What single equations and phrases say of a text's conventions.
//===----------------------------------------------------------------------===//

import Foundation
import Syntax

/// Conventions that a text shows, before anything is judged.
struct DraftFacts: Sendable {
  /// Letters that count examples, and what counts them.
  var sampleLetters: Set<String> = []
  var sampleCount: String? {
    didSet { if let sampleCount { sampleCounts.insert(sampleCount) } }
  }
  /// All that count examples: of the whole, and of a part of them.
  private(set) var sampleCounts: Set<String> = []
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
  /// Losses that are the mean or the sum of what the same name with an index is.
  var ownTotals: Set<String> = []
  /// Whether the loss of all examples is their sum.
  var sumsExamples = false
  var batchNames: Set<String> = []
  /// Whether capitals and small letters stand beside each other for the same quantities: then the small
  /// ones are of one example.
  private(set) var hasSmallTwins = false
  var batchEvidence = 0
  /// Which choices an equation of the text itself makes.
  var decidesBatch: Bool { batchEvidence >= 2 }
  var decidesInto: Bool { !into.isEmpty }
  var decidesOrder: Bool { fromFirst != toFirst }
  var decidesRows: Bool { rowsFrom != rowsTo && isEarly }
  /// Whether the entries of a matrix say how it lies: w_{ji} beside W.
  var entriesDecideRows = false
  /// Whether the steps that decide stand before most of what they decide.
  private var isEarly = true
  /// Weights whose one index is that of the unit they lead to: w_k^T x.
  var weightsToUnit: Set<String> = []
  /// Names that have two indices somewhere.
  private var entryNames: Set<String> = []
  /// Weights of which those from a unit 0 are the biases: α_{0m} + α_m^T x.
  var biasedWeights: Set<String> = []
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
  /// Errors that the text defines by a derivative.
  var errorForms: [String: ErrorForm] = [:]
  /// What the words define, as lines of a notation, F := ∂E/∂p, each after those it needs; an empty
  /// line of a name that they define twice.
  var definitions: [(name: String, line: String)] = []
  /// Letters of the class that an example is of: `-\log p_c`.
  var labels: Set<String> = []
  /// Displays that say what a function is, of whatever it is applied to, by the name of that.
  var arguments: [String: Set<Int>] = [:]
  /// Functions of all parameters of which nothing else is known, as they are called: Ω(θ).
  var regularisers: [String: String] = [:]
  /// What gradients are of, where the text says so: `dW = ∂J/∂W`.
  var gradientLosses: [String: String] = [:]
  /// What all gradients are of, where the text says so of any name.
  var gradientLoss: String?
  /// Letters above that count steps.
  var stepLetters: Set<String> = []
  /// The letter in brackets behind names of which all are of one step: v_j(n).
  var steps: [String: String] = [:]
  /// In how many steps an index that occurs twice is summed with a sign, and without one.
  private var writtenSums = 0
  private var impliedSums = 0
  /// Whether indices that occur twice are summed without a sign.
  var impliesSums: Bool { writtenSums == 0 && impliedSums > 1 }
  /// Whether biases are the weights of a unit that is always 1: `x_0 = 1`.
  var foldsBiases = false
  /// Whether a loss is displayed of one output alone.
  var hasOneOutput = false
  /// Words below losses of one example, the `total` of `E_{total}`.
  var namedLosses: Set<String> = []
  /// The losses that displays show.
  var shownLosses: Set<DraftChoices.Loss> = []
  /// Weights by how their rows lie, where a text has both.
  var ownRows: [String: Bool] = [:]
  var countsUnitsFromZero = false
  var countsSamplesFromZero = false
  /// Whether the loss compares what no function is applied to: a last layer that is linear.
  var hasLinearOutput = false

  /// δ = −∂E/∂net, or δ = ∂E/∂a.
  struct ErrorForm: Sendable {
    var isNegative: Bool
    /// Whether it is another than ∂C/∂z.
    var isOther: Bool
    var loss: Mention
    var variable: String
  }
  /// Names that stand for all parameters in the brackets of a loss or an output.
  var parameters: Set<String> = []
  /// Whether activations stand without a layer.
  var hasBareActivations = false
  /// The letters that stand first of two where rows are examples.
  var rowLetters: Set<String> = []
  /// Whether a step has no bias.
  var hasBiaslessSteps = false
  /// Whether entries of matrices have a transpose: w_{jk}^T.
  var hasTransposedEntries = false
  /// The constant of weight decay, as a notation has it.
  var decay: String?
  /// Weighted sums that a function is applied to together with a bias, and whether the bias is
  /// subtracted: f(α − γ).
  var shiftedSums: [String: (bias: String, isSubtracted: Bool)] = [:]
  /// The numbers of layers that activations are written with.
  var literalLayers: [Int] = []

  /// Whether what stands below counts units: a small letter or a number.
  func isUnit(_ atom: Mention.Atom) -> Bool {
    atom.isNumber
      || atom.letter.map {
        $0.count == 1 && $0.first?.isLowercase == true && !["w", "b"].contains($0)
      } ?? false
  }

  func hasUnitsBelow(_ plain: String) -> Bool { unitNames.contains(plain) }

  init(
    _ text: DraftText, _ roles: [String: DraftRole], _ names: [String: NameUse],
    _ scheme: LayerScheme
  ) {
    stepLetters = text.stepLetters
    entryNames = Set(
      names.values.filter { name in
        name.mentions.contains { $0.below.count == 2 && !$0.below.contains(where: \.isWord) }
      }.map(\.plain))
    for equation in text.equations {
      readShifted(equation, roles)
      readMean(equation)
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
      readRegularisers(equation, roles)
    }
    readSchema(names)
    readArguments(text, roles)
    readOutput(text, roles)
    readSteps(names)
    readDefinitions(text, roles)
    readConstants(roles, names)
    read(text.said)
    readLetters(roles, names, scheme)
    for name in names.values { readUses(of: name, roles, scheme) }
    entriesDecideRows =
      decidesOrder
      && names.keys.contains { name in
        let small = name.lowercased()
        return name != small && roles[name] == .weight && roles[small] == .weight
      }
    if foldsBiases { countsUnitsFromZero = false }
    // Where outputs or targets are counted there are several.
    let counted = text.mentions.contains { mention, _ in
      [.activation, .preactivation, .target, .output, .delta].contains(roles[mention.plain])
        && scheme.rest(of: mention).below.contains { atom in
          !atom.isNumber && !atom.isWord && !(atom.letter.map(sampleLetters.contains) ?? false)
        }
    }
    if counted { hasOneOutput = false }
    settleBatch(names, roles)
    hasSmallTwins =
      batchNames.count { name in
        let small = name.lowercased()
        return name.count == 1 && small != name && roles[small] != nil
          && roles[small] == roles[name]
      } > 1
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
      if factors.contains(where: {
        if case .call(let mention, _) = $0 {
          mention.plain == "np.sum" || mention.plain == "sum"
        } else {
          false
        }
      }) {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
    }
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

  private mutating func readStep(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    guard let (left, step) = equation.step, roles[left.plain]?.isProduced ?? false,
      let (weight, input, isFirst) = step.parted(roles)
    else { return }
    if step.bias == nil { hasBiaslessSteps = true }
    if let bias = step.bias, bias.plain == weight.plain, bias.below.first?.isNumber == true {
      biasedWeights.insert(weight.plain)
      foldsBiases = true
    }
    if let to = scheme.layer(of: left), let own = scheme.layer(of: weight), to.letter == own.letter
    {
      into[to.offset - own.offset, default: 0] += 1
    }
    if scheme.layer(of: input) == nil, let to = scheme.layer(of: left), to.isNumber {
      firstLayer = to.offset - 1
    }
    let units = scheme.rest(of: weight).below.map(\.text)
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
    if units.count == 2 {
      let isWritten = equation.right.all.contains { if case .series = $0 { true } else { false } }
      if isWritten {
        writtenSums += 1
      } else if inputs.contains(where: { units.contains($0) && !targets.contains($0) }) {
        impliedSums += 1
      }
    }
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
