//===----------------------------------------------------------------------===//
// Numbers too small or too large to be seen: `x + 10^{-30}`, `\sigma(x + 90)`.
//===----------------------------------------------------------------------===//

import Numbers

/// The same formulas with other numbers in the place of those that are very large or very small, the
/// same for the same.
struct Moderation {
  /// Whether numbers of some size take their place; else they become a little larger.
  let isWhole: Bool
  /// What each term becomes.
  private var results: [Term.Key: Term] = [:]
  /// What each formula without inputs is worth, in Double and in the field.
  private var values: [Term.Key: (double: Bounded<Double>, residue: PrimeField)] = [:]

  init(isWhole: Bool) { self.isWhole = isWhole }

  mutating func of(_ root: Term) -> Term {
    var stack = [root]
    while let term = stack.last {
      if results[term.key] != nil {
        stack.removeLast()
        continue
      }
      let missing = term.arguments.filter { results[$0.key] == nil }
      guard missing.isEmpty else {
        stack += missing
        continue
      }
      stack.removeLast()
      if term.isConstant { note(term) }
      results[term.key] = term.rebuilt(term.arguments.map(moved))
    }
    return moved(root)
  }

  /// What stands in the place of an argument.
  private func moved(_ term: Term) -> Term {
    let rebuilt = results[term.key] ?? term
    guard !term.isZero, let (value, residue) = values[term.key] else { return rebuilt }
    let size = abs(value.value)
    // Numbers of some size are seen beside others, though not all that they are made of.
    guard size.isFinite, size < 0.02 || size > 9 else { return rebuilt }
    let mixed = residue.representative &* 0x9e37_79b9_7f4a_7c15
    let fraction = Double(mixed >> 14) / Double(1 << 50)
    let other =
      isWhole
      ? 0.3 + 0.6 * fraction : max(size, .leastNormalMagnitude) * (1.01 + 0.02 * fraction)
    return value.value < 0 ? -Term.printed(other) : Term.printed(other)
  }

  /// Remembers what a formula without inputs is worth.
  private mutating func note(_ term: Term) {
    let parts = term.arguments.compactMap { values[$0.key] }
    guard parts.count == term.arguments.count else { return }
    let double = Bounded<Double>.value(
      of: term.operation, count: parts.count, argument: { parts[$0].double },
      input: { _ in .zero })
    let residue = PrimeField.value(
      of: term.operation, count: parts.count, argument: { parts[$0].residue },
      input: { _ in .zero })
    values[term.key] = (double, residue)
  }
}

extension Term {
  /// Whether no input stands in it.
  fileprivate var isConstant: Bool { places == 0 }

  /// The same operation on other terms.
  fileprivate func rebuilt(_ arguments: [Term]) -> Term {
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
