//===----------------------------------------------------------------------===//
// Work on as many cores as there are.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Synchronization
import Syntax

extension Array where Element: Sendable {
  /// What becomes of each element, in their order, worked out on all cores.
  ///
  /// Each thread has a stack as large as the main thread's: formulas may be nested deep. Within such
  /// work there is no more of it: all cores are busy already.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let workers = Swift.min(count, ProcessInfo.processInfo.activeProcessorCount)
    guard workers > 1, !Worker.isCurrent else { return map(transform) }
    let turns = Turns<Result>(count: count)
    let group = DispatchGroup()
    for _ in 0..<workers {
      group.enter()
      let thread = Thread {
        Worker.$isCurrent.withValue(true) {
          while let turn = turns.next() { turns.finish(turn, with: transform(self[turn])) }
        }
        group.leave()
      }
      thread.stackSize = 1 << 23
      thread.start()
    }
    group.wait()
    return turns.results
  }
}

/// Whether the current thread is one of a concurrent map.
private enum Worker {
  @TaskLocal static var isCurrent = false
}

/// Numbers handed out to threads one by one, and what they made of each.
private final class Turns<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Result?]
  }

  private let count: Int
  private let state: Mutex<State>

  init(count: Int) {
    self.count = count
    state = Mutex(State(results: Array(repeating: nil, count: count)))
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func finish(_ turn: Int, with result: Result) {
    state.withLock { $0.results[turn] = result }
  }

  var results: [Result] { state.withLock { $0.results.compactMap { $0 } } }
}
