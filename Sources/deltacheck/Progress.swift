import Synchronization

/// A line that says how far the work is, shown once it has taken a second, at most ten times in each,
/// and wiped at the end.
///
/// It may be told of steps from several threads at once.
final class Progress: Sendable {
  private let elapsed: @Sendable () -> Duration
  private let write: @Sendable (String) -> Void
  private let state = Mutex((done: 0, shownAt: Duration.zero, isShown: false))

  /// `elapsed` is the time since the work began.
  init(
    elapsed: @escaping @Sendable () -> Duration = { [start = ContinuousClock.now] in .now - start },
    write: @escaping @Sendable (String) -> Void
  ) {
    (self.elapsed, self.write) = (elapsed, write)
  }

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
    // Of two threads the one that looked at the clock first may come second.
    let now = elapsed()
    guard now > .seconds(1) else { return }
    state.withLock {
      guard now - $0.shownAt > .milliseconds(100) else { return }
      ($0.isShown, $0.shownAt) = (true, now)
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
