//===----------------------------------------------------------------------===//
// What single equations and phrases say of a text's conventions.
//===----------------------------------------------------------------------===//

import Foundation
import Networks
import Syntax

/// Conventions that a text shows, before anything is judged.
struct DraftFacts: Sendable {
  /// Letters that count examples, and what counts them.
  var sampleLetters: Set<String> = []
  var sampleCount: String? {
    didSet { if let sampleCount { sampleCounts.insert(sampleCount) } }
  }
  /// All that count examples: of the whole, and of a part of them.
  var sampleCounts: Set<String> = []
  /// Letters of single displays that count examples there, because a sum of them runs so far.
  var sampleLettersByDisplay: [Int: Set<String>] = [:]
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
  var hasSmallTwins = false
  var batchEvidence = 0
  /// Which choices an equation of the text itself makes.
  var decidesBatch: Bool { batchEvidence >= 2 }
  var decidesInto: Bool { !into.isEmpty }
  var decidesOrder: Bool { fromFirst != toFirst }
  /// Whether a step with a whole matrix says which index of its entries comes first: that of its rows.
  var matricesDecideOrder: Bool {
    !decidesOrder && rowsFrom != rowsTo && !entryNames.isDisjoint(with: ownRows.keys)
  }
  var decidesRows: Bool { rowsFrom != rowsTo && isEarly }
  /// Weights with the letters of the two layers that they lead between.
  var layerPairs = LayerPairs()
  /// Whether the entries of a matrix say how it lies: w_{ji} beside W.
  var entriesDecideRows = false
  /// Whether the steps that decide stand before most of what they decide.
  var isEarly = true
  /// Weights whose one index is that of the unit they lead to: w_k^T x.
  var weightsToUnit: Set<String> = []
  /// Biases that are columns where rows are examples: X W + 1 b^T.
  var columnBiases: Set<String> = []
  /// Names that have two indices somewhere.
  var entryNames: Set<String> = []
  /// Weights of which those from a unit 0 are the biases: α_{0m} + α_m^T x.
  var biasedWeights: Set<String> = []
  /// Which functions names are, as the words say it.
  var saidFunctions: [String: Activation] = [:]
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
  /// Names with a layer below, and beside it nothing but letters of examples: a_{2,i}.
  var sampledNames: Set<String> = []
  /// Displays without a network behind their letters.
  var calculus: [PlainCalculus] = []
  /// Names that scale something and are nothing of a network.
  var constants: Set<String> = []
  /// Errors that the text defines by a derivative.
  var errorForms: [String: ErrorForm] = [:]
  /// What the words define, as lines of a notation, F := ∂E/∂p, each after those it needs; an empty
  /// line of a name that they define twice.
  var definitions: [(name: String, line: String)] = []
  /// Letters of the class that an example is of: `-\log p_c`.
  var labels: Set<String> = []
  /// Names of the class of each example, with the letter of the example: `\log p_{i,y_i}`.
  var sampleLabels: [String: String] = [:]
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
  var writtenSums = 0
  var impliedSums = 0
  /// Whether indices that occur twice are summed without a sign.
  var impliesSums: Bool { writtenSums == 0 && impliedSums > 1 }
  /// Whether biases are the weights of a unit that is always 1: `x_0 = 1`.
  var foldsBiases = false
  /// Whether a loss is displayed of one output alone.
  var hasOneOutput = false
  /// Whether an example gives inputs and weights one number each.
  var hasPlainNumbers = false
  /// Names of single examples that weights stand before: columns, however the matrix of all lies.
  var columnExamples: Set<String> = []
  /// Words below losses of one example, the `total` of `E_{total}`.
  var namedLosses: Set<String> = []
  /// The losses that displays show.
  var shownLosses: Set<DraftChoices.Loss> = []
  /// Those that formulas in the words show.
  var saidLosses: Set<DraftChoices.Loss> = []
  /// The loss that the words alone say; nil where a display shows one, or they say several.
  var saidLoss: DraftChoices.Loss? {
    shownLosses.isEmpty && saidLosses.count == 1 ? saidLosses.first : nil
  }
  /// Whether the words say that derivatives by columns are rows.
  var saysNumerator = false
  /// Weights by how their rows lie, where a text has both.
  var ownRows: [String: Bool] = [:]
  var countsUnitsFromZero = false
  var countsSamplesFromZero = false
  /// Functions that displays apply at the last layer alone, where others stand at those before it.
  var outputFunctions: Set<String> = []
  /// Whether the loss compares what no function is applied to: a last layer that is linear.
  var hasLinearOutput = false

  /// δ = −∂E/∂net, or δ = ∂E/∂a.
  struct ErrorForm: Sendable {
    var isNegative: Bool
    /// Whether it is another than ∂C/∂z.
    var isOther: Bool
    /// Whether the text says so with `:=` or ≡.
    var isDefined: Bool
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
  /// The same of each loss that has one, and the losses that it is added to: `J_λ = J + …`.
  var penalties: [String: String] = [:]
  var penalised: Set<String> = []
  /// The numbers of layers that activations are written with, and those that weights are, which may
  /// count otherwise.
  var literalLayers: [Int] = []
  var literalWeights: [Int] = []

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
    stepLetters = text.steps.above
    saysNumerator = text.saysNumerator
    saidFunctions = text.saidFunctions
    layerPairs = LayerPairs(text, roles)
    entryNames = Set(
      names.values.filter { name in
        name.mentions.contains { $0.below.count == 2 && !$0.below.contains(where: \.isWord) }
      }.map(\.plain))
    readEquations(text, roles, names, scheme)
    readSchema(names)
    calculus = PlainCalculus.all(in: text)
    readArguments(text, roles)
    readOutput(text, roles)
    readOutputFunctions(text, roles, scheme)
    readSteps(names)
    readDefinitions(text, roles)
    readConstants(roles, names)
    readPlainNumbers(text, roles, scheme)
    read(text.said)
    readLetters(roles, names, scheme)
    for name in names.values { readUses(of: name, roles, scheme) }
    settleOutputs(text, roles, scheme)
    settleRows(text, roles, names)
    settleBatch(names, roles)
    // What primes differentiate by is one number.
    if !text.primed.heads.isEmpty { batchNames = [] }
    readSampleSums(text)
  }
}
