//===----------------------------------------------------------------------===//
// What is known of pairs of terms after some draws.
//===----------------------------------------------------------------------===//

import Numbers

/// What some draws have shown.
struct Tally {
  private var defined: [Bool]
  private var informed: [Bool]
  private var hasLeft = false
  private var hasRight = false
  private var signs: [(negative: Bool, positive: Bool)]
  private(set) var largestBound = 0.0

  init(pairs: Int, branches: Int) {
    defined = Array(repeating: false, count: pairs)
    informed = defined
    signs = Array(repeating: (false, false), count: branches)
  }

  mutating func note(_ x: Bounded<Double>, _ y: Bounded<Double>, pair: Int) {
    hasLeft = hasLeft || x.value.isFinite
    hasRight = hasRight || y.value.isFinite
    guard x.value.isFinite, y.value.isFinite else { return }
    defined[pair] = true
    let size = max(abs(x.value), abs(y.value))
    let bound = x.bound + y.bound
    guard bound <= 1e-6 * size || bound == 0 else { return }
    informed[pair] = true
    if size > 0 { largestBound = max(largestBound, bound / size) }
  }

  mutating func note(branches: [Bounded<Double>]) {
    for (place, value) in branches.enumerated() {
      if value.value < 0 { signs[place].negative = true }
      if value.value > 0 { signs[place].positive = true }
    }
  }

  /// Whether some pair was compared.
  var isDefined: Bool { defined.contains(true) || defined.isEmpty }

  /// Whether each pair that has values had some that say something.
  var isInformed: Bool { zip(defined, informed).allSatisfy { !$0 || $1 } }

  /// Whether every branch was taken both ways.
  var isComplete: Bool {
    isDefined && isInformed && signs.allSatisfy { $0.negative && $0.positive }
  }

  var nothing: Comparison.Result {
    hasLeft != hasRight ? .oneSided(isLeft: hasLeft) : .undefined
  }
}
