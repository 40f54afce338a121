import Numbers
import Oracles

/// Judges a claimed gradient entry by entry, by dual numbers: exactly, and without a step size.
///
/// ```swift
/// @Test func gradient() {
///   let report = checkGradient(of: Rosenbrock(), at: [1.2, 1], claimed: myGradient([1.2, 1]))
///   #expect(report.isRight, "\(report)")
/// }
/// ```
///
/// An entry may differ from its derivative by its own rounding: what the same computation, its
/// operations rounded at random, moves it (`Perturbed`). Where the derivatives a hair to the left
/// and to the right of the point differ, and do so however near, the loss has a kink, as ReLU has at
/// 0: a claim between them is *not differentiable here*, also where it is one of them.
///
/// What it cannot see: an error below the entry's rounding; a kink at which the two slopes differ by
/// less than their rounding.
///
/// - Parameters:
///   - loss: The loss, generic over the number system.
///   - parameters: The point.
///   - claimed: The gradient there, an entry for each parameter.
///   - precision: The precision in which `claimed` was computed.
/// - Precondition: `claimed` has as many entries as `parameters`.
public func checkGradient(
  of loss: some DifferentiableLoss, at parameters: [Double], claimed: [Double],
  precision: Precision = .double
) -> GradientReport {
  precondition(parameters.count == claimed.count, "one entry for each parameter expected")
  return GradientReport(
    entries: parameters.indices.map { i in
      let slope = slope(of: loss, at: parameters, entry: i, precision)
      let verdict =
        Kink(of: loss, at: parameters, entry: i, precision)?.verdict(on: claimed[i])
        ?? verdict(claimed[i], slope.exact, slope.allowance)
      return .init(index: i, claimed: claimed[i], verdict: verdict)
    })
}

/// Judges a claimed gradient by differences of a loss that is only a function of Doubles.
///
/// Central differences at a series of steps are extrapolated to 0, with an estimate of their error,
/// and every entry is judged by that estimate; see `FiniteDifferences`. It sees errors down to some
/// 1e-9 of an entry, where duals see its rounding: write the loss as a ``DifferentiableLoss`` if
/// you can.
///
/// - Parameters:
///   - loss: The loss.
///   - parameters: The point.
///   - claimed: The gradient there, an entry for each parameter.
///   - differences: How the differences are taken.
/// - Precondition: `claimed` has as many entries as `parameters`.
public func checkGradient(
  of loss: ([Double]) -> Double, at parameters: [Double], claimed: [Double],
  differences: FiniteDifferences = FiniteDifferences()
) -> GradientReport {
  precondition(parameters.count == claimed.count, "one entry for each parameter expected")
  return GradientReport(
    entries: parameters.indices.map { i in
      let found = differences.derivative(
        of: { loss(replacing(i, in: parameters, by: $0)) }, at: parameters[i])
      return .init(index: i, claimed: claimed[i], verdict: found.verdict(on: claimed[i]))
    })
}

/// The parameters with one of them replaced.
func replacing(_ i: Int, in parameters: [Double], by value: Double) -> [Double] {
  var parameters = parameters
  parameters[i] = value
  return parameters
}

private func verdict(
  _ claimed: Double, _ exact: Double, _ allowance: Double
) -> GradientReport.Verdict {
  guard exact.isFinite && allowance.isFinite else {
    return .unreliable("the loss or its derivative overflows")
  }
  guard abs(claimed - exact) <= allowance else {
    return .wrong(reference: exact, allowance: allowance)
  }
  let size = max(abs(claimed), abs(exact))
  return allowance <= size / 100 || claimed == exact
    ? .right : .unreliable("rounding alone may move it by \(Float(allowance))")
}

private func isBetween(_ x: Double, _ a: Double, _ b: Double, within slack: Double) -> Bool {
  min(a, b) - slack <= x && x <= max(a, b) + slack
}

extension DifferenceVerdict {
  /// As a verdict on an entry that it admits.
  fileprivate var asVerdict: GradientReport.Verdict {
    switch self {
    case .notDifferentiable(let left, let right): .notDifferentiable(left: left, right: right)
    case .unreliable(let reason): .unreliable(reason)
    case .slope: .right
    }
  }

  /// The verdict on a claimed entry.
  fileprivate func verdict(on claimed: Double) -> GradientReport.Verdict {
    switch self {
    case .unreliable: return asVerdict
    case .notDifferentiable(let left, let right):
      let slack = max(abs(left), abs(right)) * 1e-6
      return isBetween(claimed, left, right, within: slack)
        ? asVerdict : .wrong(reference: (left + right) / 2, allowance: abs(left - right) / 2)
    case .slope(let slope):
      // Four times an error that is itself an estimate, and the rounding of the claim.
      let allowance = 4 * slope.error + 16 * claimed.ulp
      guard abs(claimed - slope.value) <= allowance else {
        return .wrong(reference: slope.value, allowance: allowance)
      }
      let size = max(abs(claimed), abs(slope.value))
      return slope.error <= size * 1e-5 || slope.value == claimed
        ? .right : .unreliable("the differences tell it only to ± \(Float(slope.error))")
    }
  }
}
