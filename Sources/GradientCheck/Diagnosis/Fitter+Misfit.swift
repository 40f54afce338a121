import Networks

// What numbers are with some constants, and what they may be off.
extension Fitter {
  /// What the number in a place is, with these constants.
  func value(_ position: Int, _ constants: Constants, _ sample: Sampled) -> Double {
    let w = parameters.map { $0[sample.indices[position]] } ?? 0
    let value = constants.c * sample.values[position] + constants.λ * w
    return min(constants.clip, max(-constants.clip, value))
  }

  /// What the number in a place may be off.
  func allowed(
    _ position: Int, _ constants: Constants, _ slack: Slack, _ sample: Sampled
  ) -> Double {
    let i = sample.indices[position]
    return tolerance(i, abs(constants.c) * sample.sizes[position])
      + slack.relative * abs(constants.c * sample.values[position])
      + (8 * precision.unit * abs(constants.λ) + slack.uncertainty)
      * abs(parameters.map { $0[i] } ?? 0)
  }

  /// How well constants are known: no better than the largest numbers.
  struct Slack {
    /// Of c, as a part of it; and of λ.
    var relative = 0.0
    var uncertainty = 0.0
  }

  func slack(_ constants: Constants, _ sample: Sampled) -> Slack {
    guard constants.c != 1 || constants.λ != decay else { return Slack() }
    var (largest, slack) = (0.0, 0.0)
    for (position, i) in sample.indices.enumerated() {
      largest = max(largest, abs(sample.values[position]))
      slack = max(slack, tolerance(i, sample.sizes[position]))
    }
    let heaviest = parameters?.reduce(0) { max($0, abs($1)) } ?? 0
    return Slack(
      relative: largest > 0 ? min(slack / largest, 1e-3) : 0,
      uncertainty: heaviest > 0 ? min(slack / heaviest, 1e-3 * abs(constants.λ)) : 0)
  }

  func tolerance(_ i: Int, _ size: Double) -> Double {
    // Of a wrong computation it may be more than of the right one, by a little; in Float, that is seen.
    (precision == .float ? 4 : 2) * rounding[i] * size + precision.ownRounding(of: claimed[i])
  }
}
