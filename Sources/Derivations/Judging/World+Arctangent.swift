//===----------------------------------------------------------------------===//
// The arctangent, for every number system that has square roots.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  /// arctan x = 2 arctan(x / (1 + √(1 + x²))), five times over, and then its series: what is left is
  /// below tan(π/64), where ten terms give all digits of a Double.
  func arctangent(_ x: N) -> N {
    let halvings = 5
    let small = (0..<halvings).reduce(x) { x, _ in x / (N.one + N.sqrt(N.one + x * x)) }
    let square = small * small
    let series = (0..<10).reversed().reduce(N.zero) { sum, n in
      let sign: Int = n % 2 == 0 ? 1 : -1
      return N(sign) / N(2 * n + 1) + square * sum
    }
    return N(1 << halvings) * small * series
  }
}
