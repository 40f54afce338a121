/// How much rounding there is in the values of a function.
enum Noise {
  /// A bound on |f computed − f exact| near x, estimated from differences of closely spaced values:
  /// high differences of a smooth function vanish, those of rounding do not.
  ///
  /// At least one unit in the last place of the largest value. Source: J. J. Moré and S. M. Wild,
  /// "Estimating computational noise", SIAM J. Sci. Comput. 33 (2011).
  static func bound(of f: (Double) -> Double, at x: Double) -> Double {
    var largest = 0.0
    // Where the values do not change, as those of a coarser precision do not, space them wider.
    for exponent in stride(from: -40, through: -16, by: 8) {
      let spacing = Double(sign: .plus, exponent: exponent, significand: max(1, abs(x)))
      let values = (-3...3).map { f(x + Double($0) * spacing) }
      guard values.allSatisfy(\.isFinite) else { continue }
      largest = max(largest, values.map(abs).max() ?? 0)
      let repeats = zip(values, values.dropFirst()).filter { $0 == $1 }.count
      if repeats >= values.count / 2 { continue }
      // Rounding is small beside the values; what is not is the function's own jaggedness.
      if let deviation = deviation(values), deviation < largest / 1000 {
        return max(4 * deviation, largest.ulp)
      }
    }
    return 4 * largest.ulp
  }

  /// The standard deviation of the rounding, where three successive orders of differences agree
  /// on it; `nil` where the function's own change dominates them.
  private static func deviation(_ values: [Double]) -> Double? {
    var (differences, scale) = (values, 1.0)
    var estimates: [Double] = []
    for k in 1..<values.count {
      differences = zip(differences, differences.dropFirst()).map { $1 - $0 }
      // (k!)² / (2k)!: the variance of a k-th difference of independent errors is its inverse.
      scale *= Double(k) / Double(2 * (2 * k - 1))
      let square = differences.map { $0 * $0 }.reduce(0, +) / Double(differences.count)
      estimates.append((scale * square).squareRoot())
    }
    for k in 0..<max(0, estimates.count - 2) {
      let three = estimates[k...(k + 2)]
      guard let (low, high) = three.min().flatMap({ low in three.max().map { (low, $0) } }) else {
        continue
      }
      if low > 0 && high <= 4 * low { return estimates[k] }
    }
    return nil
  }
}
