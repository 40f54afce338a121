//===----------------------------------------------------------------------===//
// Numbers too small or too large to be seen: `x + 10^{-30}`, `\min(x, 10^9)`.
//===----------------------------------------------------------------------===//

import Numbers

extension Term {
  /// The same formula with numbers of some size in the place of those that are very large or very
  /// small, the same for the same: what those hide then shows.
  func moderate(_ known: inout [Key: Term]) -> Term {
    if let result = known[key] { return result }
    let result = moderateNumber ?? rebuilt(arguments.map { $0.moderate(&known) })
    known[key] = result
    return result
  }

  /// A number of some size, where it is one that is none: a formula without inputs, as e^{-1000} is.
  private var moderateNumber: Term? {
    guard places == 0, !isZero else { return nil }
    let value = Program([self]).run(Bounded<Double>.self) { _ in Bounded(exact: 0) }.values[0]
    let size = abs(value.value)
    // A number in a text is seldom beyond these, and beside others it still counts.
    guard size.isFinite, size < 1e-3 || size > 99 else { return nil }
    let mixed = (size == 0 ? key.bits : size.bitPattern) &* 0x9e37_79b9_7f4a_7c15
    let number = Term.printed(0.3 + Double(mixed >> 55) / 1000)
    return value.value < 0 ? -number : number
  }

  /// The same operation on other terms.
  private func rebuilt(_ arguments: [Term]) -> Term {
    switch operation {
    case .number, .rounded, .input: self
    case .mark(let place): .marked(arguments[0], as: place)
    case .sum: .sum(arguments)
    case .product: arguments[0] * arguments[1]
    case .quotient: arguments[0] / arguments[1]
    case .negation: -arguments[0]
    case .function(let function): .apply(function, arguments[0])
    }
  }
}
