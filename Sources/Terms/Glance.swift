//===----------------------------------------------------------------------===//
// A quick look at many pairs of terms that share most of their parts.
//===----------------------------------------------------------------------===//

import Numbers

/// Terms in Double at a few draws. What was computed once is kept: variants of one equation share the
/// network that they are about, and it is run once for all of them.
package final class Glance {
  private let draws: [Draw]
  private var known: [TermTable<Bounded<Double>>]

  /// - Parameter draws: how many draws are looked at
  package init(seed: UInt64, draws: Int) {
    self.draws = (0..<draws).map { Draw(seed: seed, number: $0) }
    known = self.draws.map { _ in TermTable() }
  }

  /// What one pair says.
  package enum Look {
    case differ(Draw, left: Double, right: Double)
    case agree
    /// Not both sides are numbers at any draw.
    case undefined
  }

  package func look(at pair: Comparison.Pair) -> Look {
    var isDefined = false
    for place in draws.indices {
      let (x, y) = (value(of: pair.left, place), value(of: pair.right, place))
      guard x.value.isFinite, y.value.isFinite else { continue }
      isDefined = true
      if abs(x.value - y.value) > x.bound + y.bound {
        return .differ(draws[place], left: x.value, right: y.value)
      }
    }
    return isDefined ? .agree : .undefined
  }

  /// What a term comes to at one draw.
  private func value(of term: Term, _ place: Int) -> Bounded<Double> {
    var stack = [term]
    while let next = stack.last {
      if known[place][next.key] != nil {
        stack.removeLast()
        continue
      }
      let height = stack.count
      for argument in next.arguments where known[place][argument.key] == nil {
        stack.append(argument)
      }
      if stack.count > height { continue }
      stack.removeLast()
      let value = Bounded<Double>.value(
        of: next.operation, count: next.arguments.count,
        argument: { known[place][next.arguments[$0].key] ?? .zero },
        input: { Bounded(exact: draws[place].double($0)) })
      known[place].insert(value, for: next.key)
    }
    return known[place][term.key] ?? .zero
  }
}
