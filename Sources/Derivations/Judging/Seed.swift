//===----------------------------------------------------------------------===//
// What derivatives are taken by.
//===----------------------------------------------------------------------===//

/// One number of a run: what a derivative can be taken by.
struct Seed: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case activation(layer: Int, sample: Int)
    case preactivation(layer: Int, sample: Int)
    case delta(layer: Int, sample: Int)
    case weight(layer: Int)
    case bias(layer: Int)
    case target(sample: Int)
    case loss(sample: Int)
    case constant(String)
    case variable(String)
    /// A symbol that a formula gives its value, with what stands in its slots.
    case formula(String, slots: [String: Int], sample: Int)
  }

  var place: Place
  /// The unit; of a weight, the unit it leads to.
  var row: Int
  /// Of a weight, the unit it comes from.
  var column = 0

  var isParameter: Bool {
    switch place {
    case .weight, .bias: true
    default: false
    }
  }
}

extension Seed.Place {
  /// The example it is about, of what is about one.
  var sample: Int? {
    switch self {
    case .activation(_, let sample), .preactivation(_, let sample), .target(let sample),
      .loss(let sample):
      sample
    default: nil
    }
  }

  /// How far on the way from the input to the loss a quantity of a run is; nil where it stands
  /// outside that order.
  var stage: Int? {
    switch self {
    case .activation(let layer, _): 2 * layer
    case .preactivation(let layer, _), .weight(let layer), .bias(let layer): 2 * layer - 1
    case .target, .loss: .max
    default: nil
    }
  }
}
