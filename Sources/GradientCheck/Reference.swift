import Networks
import Numbers

/// What a right gradient may be, entry by entry: the exact derivative, what rounding may move it,
/// and where ReLU stands at its kink, the values between the one-sided derivatives.
struct Reference {
  let network: Network<Double>
  let examples: [Example<Double>]
  let precision: Precision
  let exact: Gradient<Double>
  let kinks: Kinks

  /// Textbook passes with the branches of `kinks`, over Double without cancellation, and how
  /// rounding moves them.
  private let passes: Passes<Double>
  private let rounding: Rounding

  init(
    of network: Network<Double>, on examples: [Example<Double>], in precision: Precision,
    sigmoid: SigmoidFormula = .stable
  ) {
    (self.network, self.examples, self.precision) = (network, examples, precision)
    exact = ExactGradient.total(of: network, on: examples)
    let rounding = Rounding(of: network, on: examples, in: precision, sigmoid: sigmoid)
    kinks = Kinks(of: network, on: examples, rounding)
    passes = Textbook(network: network, slopes: .stable, branches: kinks.branches)
      .passes(on: examples)
    self.rounding =
      kinks.branches.isEmpty
      ? rounding
      : Rounding(
        of: network, on: examples, in: precision, sigmoid: sigmoid, branches: kinks.branches)
  }

  /// The right values of a part.
  func range(of quantity: Quantity) -> PartRange {
    let values = exactValues(quantity)
    var allowance = rounding.allowance(for: quantity, around: values)
    var (low, high) = (values, values)
    if let extremes = kinks.extremes,
      let below = quantity.part(of: extremes.low), let above = quantity.part(of: extremes.high)
    {
      low = zip(values, below).map(+)
      high = zip(values, above).map(+)
    }
    var mayBeZero: Set<Int> = []
    switch quantity {
    case .weights(let l):
      let columns = network.layers[l].weights.columns
      mayBeZero = Set(network.layers[l].absent.map { $0.to * columns + $0.from })
    case .deltas(let l):
      // Which subgradient an example's δ belong to cannot be told.
      let width = network.layers[l].width
      for i in values.indices where kinks.touches(example: i / width) { allowance[i] = .infinity }
    default: break
    }
    return PartRange(
      exact: values, low: low, high: high, allowance: allowance, mayBeZero: mayBeZero,
      vanishing: vanishing(quantity, values))
  }

  /// The entries that some runs give as 0, or not even with the right sign.
  func lost(of quantity: Quantity) -> Set<Int> {
    rounding.lost(of: quantity, around: exactValues(quantity))
  }

  private func exactValues(_ quantity: Quantity) -> [Double] {
    quantity.part(of: exact) ?? passes.values(quantity)
  }

  /// The entries whose value is 0 in Double only because it is too small for it.
  private func vanishing(_ quantity: Quantity, _ values: [Double]) -> Set<Int> {
    guard values.contains(0) else { return [] }
    let zeros = Zeros(of: network, on: examples)
    return Set(values.indices.filter { values[$0] == 0 && !zeros.isZero(quantity, $0) })
  }
}

/// The right values of one part.
struct PartRange {
  let exact: [Double]

  /// The extremes of the subgradients; the exact value away from kinks.
  let (low, high): ([Double], [Double])
  let allowance: [Double]

  /// The entries of weights that do not exist, whose derivative may be given as 0.
  let mayBeZero: Set<Int>

  /// The entries whose exact value is not 0 but too small for Double.
  let vanishing: Set<Int>

  func admits(_ value: Double, at i: Int) -> Bool {
    (low[i] - allowance[i] <= value && value <= high[i] + allowance[i])
      || (value == 0 && mayBeZero.contains(i))
  }

  /// Whether an error in an entry, relative to it, would be seen on top of a right one's rounding.
  func resolves(_ i: Int, error: Double) -> Bool {
    guard exact[i] != 0 else { return !vanishing.contains(i) }
    return 2 * allowance[i] <= abs(error * exact[i])
  }
}

extension Quantity {
  /// The numbers of this part of a gradient; `nil` where it is something else.
  fileprivate func part(of gradient: Gradient<Double>) -> [Double]? {
    switch self {
    case .weights(let l): gradient.layers[l].weights.elements
    case .bias(let l): gradient.layers[l].bias.elements
    default: nil
    }
  }
}
