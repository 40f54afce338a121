import Numbers
import Oracles

/// The derivative by one parameter in dual numbers, and what rounding may move it, as in
/// ``Rounding``.
func slope(
  of loss: some DifferentiableLoss, at parameters: [Double], entry i: Int, _ precision: Precision
) -> (exact: Double, allowance: Double) {
  let exact = derivative(of: loss, at: parameters.map { Dual($0) }, by: i)
  let spread =
    switch precision {
    case .double: spread(of: loss, at: parameters, entry: i, around: exact, Double.self)
    case .float: spread(of: loss, at: parameters, entry: i, around: exact, Float.self)
    }
  return (exact, spread + precision.ownRounding(of: exact))
}

private func derivative<Base: Number>(
  of loss: some DifferentiableLoss, at parameters: [Dual<Base>], by i: Int
) -> Base {
  var seeded = parameters
  seeded[i].tangent = .one
  return loss(seeded).tangent
}

/// How far rounding moves an entry.
private func spread<Base: Number & BinaryFloatingPoint>(
  of loss: some DifferentiableLoss, at parameters: [Double], entry i: Int, around exact: Double,
  _ base: Base.Type
) -> Double {
  func error(_ seed: UInt64) -> Double {
    let parameters = parameters.map { Dual(Perturbed(Base($0), seed: seed)) }
    return Double(derivative(of: loss, at: parameters, by: i).value) - exact
  }
  let precision: Precision = base == Float.self ? .float : .double
  let errors = Rounding.seeds(precision).map { abs(error($0)) }
  let largest = errors.contains { $0.isNaN } ? .nan : errors.max() ?? 0
  return Rounding.allowance(largest: largest, plain: error(0), precision)
}

/// A point at which the derivative by one parameter jumps, to rounding.
struct Kink {
  /// The slopes on its two sides.
  let (left, right): (Double, Double)

  /// What rounding may move them.
  let allowance: Double

  /// `nil` where there is none. Beside a kink the derivatives differ by more than rounding moves
  /// them, and by no less sixteen times nearer, as those of a smooth loss would.
  init?(
    of loss: some DifferentiableLoss, at parameters: [Double], entry i: Int, _ precision: Precision
  ) {
    func moved(_ change: Double) -> [Double] {
      replacing(i, in: parameters, by: parameters[i] + change)
    }
    func jump(_ step: Double) -> Double {
      let left = derivative(of: loss, at: moved(-step).map { Dual($0) }, by: i)
      return abs(derivative(of: loss, at: moved(step).map { Dual($0) }, by: i) - left)
    }
    // 256 units in the last place, so that the change survives the sums that it enters.
    let x = abs(parameters[i])
    let step = x > 0 ? x * 0x1p-44 : 0x1p-44
    let near = jump(step)
    guard near.isFinite, near > 0, near > jump(16 * step) / 2 else { return nil }
    // At the point itself rounding decides for a side; beside it it does not.
    let left = slope(of: loss, at: moved(-step), entry: i, .double)
    let right = slope(of: loss, at: moved(step), entry: i, .double)
    guard near > 2 * (left.allowance + right.allowance) else { return nil }
    (self.left, self.right) = (left.exact, right.exact)
    allowance = max(left.allowance, right.allowance) * (precision.unit / Precision.double.unit)
  }

  /// The verdict on a claimed entry.
  func verdict(on claimed: Double) -> GradientReport.Verdict {
    min(left, right) - allowance <= claimed && claimed <= max(left, right) + allowance
      ? .notDifferentiable(left: left, right: right)
      : .wrong(reference: (left + right) / 2, allowance: abs(left - right) / 2 + allowance)
  }
}
