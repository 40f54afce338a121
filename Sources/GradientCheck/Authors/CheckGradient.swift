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
/// operations rounded at random, moves it (``Perturbed``). Where it differs by more, one-sided
/// differences tell whether the loss has a kink there, as ReLU has at 0.
///
/// What it cannot see: at a kink a claim that follows the branch the loss itself takes is right
/// without a remark; and an error below the entry's rounding.
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
  let rounding = { (i: Int, exact: Double) in
    switch precision {
    case .double: spread(of: loss, at: parameters, entry: i, around: exact, Double.self)
    case .float: spread(of: loss, at: parameters, entry: i, around: exact, Float.self)
    }
  }
  let differences = FiniteDifferences()
  return GradientReport(
    entries: parameters.indices.map { i in
      let exact = derivative(of: loss, at: parameters.map { Dual($0) }, by: i)
      let allowance = rounding(i, exact) + precision.ownRounding(of: exact)
      var verdict = verdict(claimed[i], exact, allowance)
      if case .wrong = verdict {
        let kink = differences.derivative(
          of: { loss(replacing(i, in: parameters, by: $0)) }, at: parameters[i])
        if case .notDifferentiable(let left, let right) = kink,
          isBetween(claimed[i], left, right, within: max(abs(left), abs(right)) * 1e-6)
        {
          verdict = kink.asVerdict
        }
      }
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

private func replacing(_ i: Int, in parameters: [Double], by value: Double) -> [Double] {
  var parameters = parameters
  parameters[i] = value
  return parameters
}

private func derivative<Base: Number>(
  of loss: some DifferentiableLoss, at parameters: [Dual<Base>], by i: Int
) -> Base {
  var seeded = parameters
  seeded[i].tangent = .one
  return loss(seeded).tangent
}

/// How far rounding moves an entry, as in ``Rounding``.
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
