//===----------------------------------------------------------------------===//
// What the equations of a text leave open, and a search decides.
//===----------------------------------------------------------------------===//

/// One way to take what is open.
struct DraftChoices: Hashable, Sendable {
  enum Loss: Hashable, Sendable { case open, halfSquared, squared, crossEntropy, binary }
  enum Level: Hashable, Sendable { case one, mean, total }

  /// The number of the input layer.
  var firstLayer = 0
  /// The layer that W^l leads into, counted from l.
  var into = 0
  var loss = Loss.open
  var level = Level.one
  /// Whether capital letters hold all examples.
  var isBatch = false
  /// Whether small letters hold them, too.
  var areSmallBatch = false
  var samplesInRows = false
  /// Whether a matrix of weights has a row per unit it comes from.
  var rowsFrom = false
  /// Whether the first index of a weight is that of the unit it comes from.
  var fromFirst = false
  var isElementwise = false
  var hasBiases = true
  /// Whether an entry has no transpose.
  var areUntransposed = false
  /// Whether indices that occur twice are summed without a sign.
  var sumsRepeated = false
  /// Whether derivatives of and by vectors lie in numerator layout, the error as a row.
  var isNumerator = false
  /// Whether what is written with ∇ has the shape of what it is taken by nevertheless.
  var isNablaShaped = false
  /// Whether biases are the weights of a unit that is always 1.
  var foldsBiases = false
  /// Whether the network has one output.
  var hasOneOutput = false
  /// Whether an activation without its layer is the output.
  var isBareLast = false
  /// Whether displays without a network behind their letters are about plain numbers.
  var isPlain = false
  /// Whether each layer has one unit.
  var isScalar = false
  /// Whether a function without its layer is that of hidden layers.
  var isHidden = true
  var elementwise: [String] = []
  /// What the gradients of parameters are of: one example, or the mean of all.
  var gradientLevel = Level.one
  /// What the errors of all examples are derivatives of: the sum of their losses, or the mean.
  var errorLevel = Level.total
  /// Whether what a display says is the loss of all examples is written for that of one, too.
  var sharesLossName = false
  /// Whether nothing is read as a network: numbers, vectors and matrices of their own.
  var isFree = false
  /// What single names are taken for.
  var assumed = DraftAssumptions()

  /// Whether everything holds with them: a softmax of one unit is 1, and its loss 0.
  var sayNothing: Bool { isScalar && loss == .crossEntropy }

  /// The same with one choice made otherwise.
  func with<Value>(_ choice: WritableKeyPath<DraftChoices, Value>, _ value: Value) -> DraftChoices {
    var result = self
    result[keyPath: choice] = value
    return result
  }
}
