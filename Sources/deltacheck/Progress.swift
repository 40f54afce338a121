import Dispatch
import Synchronization

/// A line that says how far the work is, shown once it has taken a second, at most ten times in each,
/// and wiped at the end.
///
/// It may be told of steps from several threads at once.
final class Progress: Sendable {
  private let start = DispatchTime.now()
  private let write: @Sendable (String) -> Void
  private let state = Mutex((done: 0, shownAt: UInt64(0), isShown: false))

  init(write: @escaping @Sendable (String) -> Void) { self.write = write }

  /// One of `total` steps is done.
  func step(of total: Int, _ what: String) {
    let done = state.withLock {
      $0.done += 1
      return $0.done
    }
    show("\(done) of \(total): \(what)")
  }

  /// Shows how far the work is.
  func show(_ line: @autoclosure () -> String) {
    let elapsed = DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds
    guard elapsed > 1_000_000_000 else { return }
    state.withLock {
      guard elapsed - $0.shownAt > 100_000_000 else { return }
      ($0.isShown, $0.shownAt) = (true, elapsed)
      write(line())
    }
  }

  /// Wipes the line.
  func end() {
    state.withLock {
      if $0.isShown { write("") }
      $0.isShown = false
    }
  }
}
