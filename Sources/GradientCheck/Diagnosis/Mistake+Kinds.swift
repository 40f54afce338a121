// Of what kind a mistake is, where there are several.
extension Mistake {
  /// The examples that a gradient is of, where it is not of all; counted from 0.
  public enum ExampleSubset: Hashable, Sendable {
    /// One example, by its number.
    case single(Int)

    /// So many from the first on.
    case first(Int)

    /// So many up to the last.
    case last(Int)

    /// All, as the mean of the means of mini-batches of this size, of which the last is smaller.
    case means(ofBatches: Int)
  }

  /// What of each layer.
  public enum LayerNumbers: String, Sendable {
    /// Weights and biases, or one of them.
    case all, weights, biases
  }

  /// An order of rows or columns.
  public enum LineOrder: Hashable, Sendable {
    /// The last first, or each that of the one so many further on.
    case reversed, moved(by: Int)

    /// Each that of these, counted from 0.
    case given([Int])

    /// That in which each holds what belongs in these.
    init(_ sources: [Int]) {
      let shift = sources.first ?? 0
      if sources == sources.indices.reversed() {
        self = .reversed
      } else if sources.enumerated().allSatisfy({ ($0 + shift) % sources.count == $1 }) {
        self = .moved(by: 2 * shift > sources.count ? shift - sources.count : shift)
      } else {
        self = .given(sources)
      }
    }
  }

  /// Some rows or columns of a matrix, counted from 0.
  public enum Lines: Hashable, Sendable {
    /// The first, the last, or some others.
    case first, last, some([Int])

    /// Those of so many.
    init(_ lines: [Int], of count: Int) {
      self = lines == [0] ? .first : lines == [count - 1] ? .last : .some(lines)
    }
  }

  /// What may be added of weights in place of a multiple of them.
  public enum DecayFunction: String, CaseIterable, Sendable {
    /// Their signs.
    case sign = "the signs of the weights"
    /// Their magnitudes.
    case magnitude = "the magnitudes of the weights"
    /// Their squares.
    case square = "the squares of the weights"
    /// Their cubes.
    case cube = "the cubes of the weights"
    /// 1 for each.
    case one = "1"

    func callAsFunction(_ w: Double) -> Double {
      switch self {
      case .sign: w > 0 ? 1 : w < 0 ? -1 : 0
      case .magnitude: abs(w)
      case .square: w * w
      case .cube: w * w * w
      case .one: 1
      }
    }
  }

  /// What stands where the activation of the layer below belongs in δ aᵀ.
  public enum BelowMistake: Hashable, Sendable {
    /// z of that layer.
    case preActivation

    /// a of the layer so many above the right one.
    case activation(offset: Int)

    /// g′(z) of that layer.
    case slope

    /// Inputs that are scaled and shifted, column by column.
    case otherInputs

    /// What the layer receives in the example so many further on.
    case otherExamples(shift: Int)

    /// z of the layer so many above the right one, or its δ.
    case preActivationOf(offset: Int), delta(offset: Int)

    /// What the layer receives in the first example or the last, or in their mean.
    case ofExample(isLast: Bool), mean

    /// A function of what the layer receives.
    case function(BelowFunction)

    /// The numbers of what the layer receives, in the order of the other axis.
    case reordered
  }
}
