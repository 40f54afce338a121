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

  /// Textbook passes with the branches of `kinks`, over Double without cancellation and as
  /// rounding moves them.
  let right: Model

  init(
    of network: Network<Double>, on examples: [Example<Double>], in precision: Precision
  ) {
    (self.network, self.examples, self.precision) = (network, examples, precision)
    exact = ExactGradient.total(of: network, on: examples)
    let rounding = Rounding(of: network, on: examples, in: precision)
    kinks = Kinks(of: network, on: examples, rounding)
    right = Model(
      of: network, on: examples, in: precision, mistakes: [:], branches: kinks.branches,
      rounding: kinks.branches.isEmpty ? rounding : nil)
  }

  /// The right values of a part.
  func range(of quantity: Quantity) -> PartRange {
    let values = exactValues(quantity)
    var allowance = right.allowance(quantity, around: values)
    var (low, high) = (values, values)
    if let extremes = kinks.extremes,
      let below = quantity.part(of: extremes.low), let above = quantity.part(of: extremes.high)
    {
      low = zip(values, below).map(+)
      high = zip(values, above).map(+)
    }
    switch quantity {
    case .weights(let l):
      // A weight that does not exist may be given the derivative 0.
      for place in network.layers[l].absent {
        let i = place.to * network.layers[l].weights.columns + place.from
        (low[i], high[i]) = (min(low[i], 0), max(high[i], 0))
      }
    case .deltas(let l):
      // Which subgradient an example's δ belong to cannot be told.
      let width = network.layers[l].width
      for i in values.indices where kinks.touches(example: i / width) { allowance[i] = .infinity }
    default: break
    }
    return PartRange(exact: values, low: low, high: high, allowance: allowance)
  }

  private func exactValues(_ quantity: Quantity) -> [Double] {
    quantity.part(of: exact) ?? right.values(quantity)
  }
}

/// The right values of one part.
struct PartRange {
  let exact: [Double]

  /// The extremes of the subgradients; the exact value away from kinks.
  let (low, high): ([Double], [Double])
  let allowance: [Double]

  func admits(_ value: Double, at i: Int) -> Bool {
    low[i] - allowance[i] <= value && value <= high[i] + allowance[i]
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

/// A textbook computation with certain mistakes: its values, and what rounding may move them.
final class Model {
  private let passes: Passes<Double>
  private let makeRounding: () -> Rounding
  private lazy var rounding: Rounding = makeRounding()
  private var allowances: [Quantity: [Double]] = [:]

  init(
    of network: Network<Double>, on examples: [Example<Double>], in precision: Precision,
    mistakes: [Int: DeltaMistake], branches: [UnitOfExample: Bool], rounding: Rounding? = nil
  ) {
    let textbook = Textbook(
      network: network, slopes: .stable, mistakes: mistakes, branches: branches)
    passes = textbook.passes(on: examples)
    makeRounding = {
      rounding
        ?? Rounding(
          of: network, on: examples, in: precision, mistakes: mistakes, branches: branches)
    }
  }

  func values(_ quantity: Quantity) -> [Double] { passes.values(quantity) }

  func allowance(_ quantity: Quantity) -> [Double] {
    if let known = allowances[quantity] { return known }
    let allowance = rounding.allowance(for: quantity, around: values(quantity))
    allowances[quantity] = allowance
    return allowance
  }

  /// The allowance around values that were computed more exactly by other means.
  func allowance(_ quantity: Quantity, around exact: [Double]) -> [Double] {
    rounding.allowance(for: quantity, around: exact)
  }
}
