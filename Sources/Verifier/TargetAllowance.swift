import Networks
import Numbers
import Oracles

/// What a cross-entropy gradient may be off because its target sums to 1 only to rounding.
///
/// For a target y the loss −Σ y ln ŷ has the derivative (Σ y) ŷ − y by z. Every text writes ŷ − y,
/// which takes Σ y to be 1. A distribution written in decimals, such as 0.1 + 0.2 + 0.7, sums to 1
/// only to rounding, and then the two differ by (Σ y − 1) ŷ, *in real arithmetic*, whatever the
/// rounding of either. That difference is the derivative of (Σ y − 1) ln Σ e^z, which is computed
/// here, by duals, for every entry; its magnitude is allowed beside the rounding bounds and
/// reported. It is 0 for labels and for all other losses.
struct TargetAllowance {
  /// For each quantity, in the order of ``Quantity/all(of:examples:)``.
  let values: [Double]

  /// The largest |Σ y − 1|.
  let excess: Double

  init(_ network: Network<Double>, _ examples: [Example<Double>]) {
    let quantities = Quantity.all(of: network, examples: examples.count)
    let excesses = examples.map { network.loss == .crossEntropy ? abs(Self.excess($0.target)) : 0 }
    let excess = excesses.max() ?? 0
    self.excess = excess
    guard excess > 0 else {
      values = quantities.map { _ in 0 }
      return
    }
    var sums = [Double](repeating: 0, count: network.parameterCount)
    var deltas: [Double] = []
    for (example, excess) in zip(examples, excesses) {
      let oracle = DualOracle(network, [example])
      let gradient = oracle.gradient(of: Self.logSum).entries
      for i in sums.indices { sums[i] += abs(excess * gradient[i]) / Double(examples.count) }
      deltas += oracle.deltas(of: Self.logSum).flatMap { $0.flatMap { $0.elements } }
        .map { abs(excess * $0) }
    }
    // The loss itself is the same function for all; slack for the rounding of these few products.
    values = ([0] + sums + deltas).map { 2 * $0 }
  }

  /// ln Σ e^z as an objective.
  private static func logSum(
    z: Vector<Dual<Double>>, a: Vector<Dual<Double>>, target: Vector<Dual<Double>>
  ) -> Dual<Double> {
    let (shift, rest) = logSumExp(z)
    return shift + rest
  }

  /// Σ y − 1, to the last bit but one: the sum is carried with the rounding it leaves behind.
  private static func excess(_ y: Vector<Double>) -> Double {
    var (sum, lost) = (-1.0, 0.0)
    for term in y.elements {
      let s = sum + term
      let t = s - sum
      lost += (sum - (s - t)) + (term - t)
      sum = s
    }
    return sum + lost
  }
}
