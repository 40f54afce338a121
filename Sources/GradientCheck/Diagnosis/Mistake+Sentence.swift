import Networks

/// What a sentence on a mistake needs to know besides.
struct MistakeContext {
  /// What a factor stands for.
  let meaning: FactorMeaning

  /// Whether it is made on top of a δ that is wrong already, so that nothing is said of the right
  /// gradient.
  var restsOnWrongDelta = false

  /// The kinds of parts it was made in.
  var kinds: Set<Part.Kind> = [.weights]

  /// The layers it was made in, counted from 1.
  var layers: [Int] = []

  /// The layer, where there is one.
  var layer: Int? { layers.count == 1 ? layers[0] : nil }

  /// What the parts are the derivatives by.
  fileprivate var parameters: String {
    !kinds.contains(.bias) ? "weights" : kinds.contains(.weights) ? "parameters" : "biases"
  }

  /// What goes before a sentence, and what is compared with, where δ is wrong already.
  fileprivate var given: String { restsOnWrongDelta ? "with that δ, " : "" }
  fileprivate var right: String { restsOnWrongDelta ? "what it should be" : "the right one" }

  /// What a factor stands for, to be put behind it; empty where that is nothing known.
  fileprivate func meanings(of factor: Double) -> String {
    let meanings = meaning.meanings(of: factor).joined(separator: "; or ")
    return meanings.isEmpty ? "" : ": " + meanings
  }

  /// Whether it is made from the first layer up, and not in all of them.
  fileprivate var isOfFirstLayers: Bool {
    !layers.isEmpty && layers.count < meaning.layers && layers == Array(1...layers.count)
  }
}

extension Mistake {
  /// What it is, in a sentence without a place.
  func sentence(_ context: MistakeContext) -> String {
    ofConstant(context) ?? ofDecay(context) ?? ofPlaces(context) ?? ofNumbers(context)
      ?? ofProducts(context) ?? ofBias(context)
      ?? ofForwardPass(context) ?? ofDelta(context) ?? name
  }

  /// Of a constant that was found: what it is, and what it means.
  private func ofConstant(_ context: MistakeContext) -> String? {
    let given = context.given
    switch self {
    case .factor(let c):
      return given + "every entry is \(c.short) times \(context.right)" + context.meanings(of: c)
    case .dataFactor(let c):
      return given + "what comes of the examples is \(c.short) times \(context.right), and the "
        + "decay as it should be" + context.meanings(of: c)
    case .compoundedFactor(let c):
      return "δ is multiplied by \(c.short)"
        + (context.layers.count > 1 ? " again in each of these layers" : "")
        + context.meanings(of: c)
    case .newWeights(let η):
      return "these are no derivatives but new weights, W − \(η.short) dW"
    case .updatedWeights(let η):
      return
        "δ was carried down with weights already updated, W − \(η.short) dW; the weights of the "
        + "forward pass belong there"
    case .ofDescent(let mistake): return mistake.sentence
    case .differences(let mistake): return mistake.sentence
    case .finished(let mistake): return mistake.sentence
    case .clipped(let c): return given + "the entries are clipped to ±\(c.short)"
    default: return nil
    }
  }

  /// Of a decay.
  private func ofDecay(_ context: MistakeContext) -> String? {
    let (given, parameters) = (context.given, context.parameters)
    switch self {
    case .weightDecay(let λ):
      let decay = parameters == "weights" ? "weight decay" : "decay of the \(parameters)"
      return given
        + "\(λ.short) times the \(parameters) is added to \(context.right): \(decay), which is no "
        + "part of the loss"
    case .decayOfLayer(let λ, let layer):
      return given
        + "\(λ.short) times the weights of layer \(layer) is added, which are not its own"
    case .decayOfFunction(let λ, let function):
      return given + "\(λ.short) times \(function.rawValue) is added to \(context.right)"
    case .decayOfLines(let λ, let areRows, let missing):
      let lines = missing.prefix(6).map { "\($0)" }.joined(separator: ", ")
      return given
        + "a decay of \(λ.short) times the \(parameters) is in all but \(areRows ? "row" : "column")"
        + "\(missing.count == 1 ? "" : "s") \(lines), counted from 0"
        + (areRows ? ": the bias stands in a column, was a row left out for it?" : "")
    case .decayMissing:
      return given + "the decay is missing, which is part of the loss"
    case .otherDecay(let λ, let right):
      return given
        + "the decay is \(λ.short) times the \(parameters), where the loss has \(right.short)"
        + context.meaning.meaning(ofDecay: λ / right)
    default: return nil
    }
  }

  /// Of right numbers in wrong places, or numbers that are nothing.
  private func ofPlaces(_ context: MistakeContext) -> String? {
    switch self {
    case .transposed: return context.given + "the entry [to, from] holds what belongs in [from, to]"
    case .reshaped:
      return context.given
        + "the entries are in the order of the transpose: reshaped, not transposed"
    case .layersExchanged(let first, let second, .all):
      return "the numbers of layers \(first) and \(second) are exchanged"
    case .layersExchanged(let first, let second, let kind):
      return "the \(kind.rawValue) of layers \(first) and \(second) are exchanged: is the list of "
        + "their gradients in another order?"
    case .layersReversed(.all): return "the layers are in reverse order"
    case .layersReversed(let kind): return "the \(kind.rawValue) of the layers are in reverse order"
    case .sharedArray(_, let isSum):
      return "they hold the same numbers"
        + (isSum ? ", what belongs in each added up" : "")
        + ": is it one array under several names, as of [zeros] * 2, or a line that was copied?"
    case .allZero: return Self.ofZeros(context)
    case .linesMissing(let areRows, let lines):
      return context.given
        + "\(lines.words(areRows)) 0 and the others right: where do the loops over "
        + "the \(areRows ? "units" : "units below") begin and end?"
    case .linesMoved(let areRows, let order):
      return context.given + "the \(areRows ? "rows" : "columns") are \(order.words)"
    case .entries(let indices):
      return context.given
        + (indices.count == 1
          ? "the entry \(indices[0]) is wrong, the others are right"
          : "\(indices.count) entries are wrong, the others are right")
    case .rounded(let decimals, let isCutOff):
      let place = decimals == 0 ? "whole numbers" : "\(decimals) decimal\(decimals == 1 ? "" : "s")"
      return "these are the right numbers, \(isCutOff ? "cut off" : "rounded") to \(place)"
        + (decimals == 0 ? ": is the array of an integer type?" : "")
    case .unknown: return "no known mistake makes these numbers"
    default: return nil
    }
  }

  private static func ofZeros(_ context: MistakeContext) -> String {
    guard context.isOfFirstLayers else { return "every entry is 0: it was never computed" }
    return "every entry is 0: δ of layer \(context.layers.count) is 0, as where what stands for g′ "
      + "is 0 everywhere, or it was never computed: does the loop over the layers end too early?"
  }

  /// Of what was done at the end, or to the parameters before.
  private func ofNumbers(_ context: MistakeContext) -> String? {
    switch self {
    case .biasColumn(let isFirst):
      context.given
        + "the bias's column and the weights' are mixed up: the bias was taken from the "
        + (isFirst
          ? "last column, and its own stands first" : "first column, and its own stands last")
    case .parametersOf(let format, let withBiases):
      "the weights\(withBiases ? " and biases" : "") were cast to \(format.words)"
    default: nil
    }
  }

  /// Of the products of δ and what is below, and their sum.
  private func ofProducts(_ context: MistakeContext) -> String? {
    switch self {
    case .below(let mistake): context.given + mistake.sentence
    case .otherDelta(let layer): "δ of layer \(layer) was used"
    case .sumsMultiplied:
      context.given + "δ and a were each summed over the examples before they were multiplied; the "
        + "sum belongs around the products"
    default: nil
    }
  }

  /// Of the sum of δ, and what stands in its place.
  private func ofBias(_ context: MistakeContext) -> String? {
    switch self {
    case .biasMissing:
      "the derivative by the bias is zero throughout: it is the mean of δ over the examples"
    case .biasWrongAxis:
      context.given + "δ was summed over the units, not over the examples alone"
    case .biasExtreme(let isLargest):
      context.given
        + "the \(isLargest ? "largest" : "least") δ of any example was taken, not the sum over "
        + "the examples"
    case .biasFromWeights(let rows):
      context.given
        + "it holds the sums of the \(rows ? "rows" : "columns") of the weights' gradient:"
        + " δ was multiplied by the activations below before it was summed"
    default: nil
    }
  }
}

extension Mistake.LineOrder {
  fileprivate var words: String {
    switch self {
    case .reversed: return "in reverse order"
    case .moved(let places):
      return
        "moved: each is the one that belongs \(abs(places)) \(places > 0 ? "further on" : "before")"
    case .given(let sources):
      let some = sources.indices.filter { sources[$0] != $0 }.prefix(6)
        .map { "\($0) holds \(sources[$0])" }.joined(separator: ", ")
      return "in another order, counted from 0: \(some)"
    }
  }
}

extension Mistake.Lines {
  /// Which they are, and `is` or `are`.
  fileprivate func words(_ areRows: Bool) -> String {
    let kind = areRows ? "row" : "column"
    switch self {
    case .first: return "the first \(kind) is"
    case .last: return "the last \(kind) is"
    case .some(let lines):
      let names = lines.prefix(6).map { "\($0)" }.joined(separator: ", ")
      return lines.count == 1
        ? "\(kind) \(names), counted from 0, is" : "\(kind)s \(names), counted from 0, are"
    }
  }
}
