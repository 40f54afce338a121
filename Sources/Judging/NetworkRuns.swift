//===----------------------------------------------------------------------===//
// Networks that are used again.
//===----------------------------------------------------------------------===//

import Meaning
import Terms

/// Networks, each with what was written down of its run.
package struct NetworkRuns {
  private var known: [Spec: (NetworkRun, Glance)] = [:]
  /// The nodes evaluated so far.
  package var effort = 0

  package init(effort: Int = 0) {
    self.effort = effort
  }

  package mutating func run(_ spec: Spec, seed: UInt64) -> (NetworkRun, Glance) {
    let run = known[spec] ?? (NetworkRun(spec), Glance(seed: seed, draws: 2))
    known[spec] = run
    return run
  }
}
