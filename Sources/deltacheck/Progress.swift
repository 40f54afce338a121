import Dispatch
import Synchronization

/// A line that says how far the work is, shown once it has taken a second and wiped at the end.
///
/// It may be told of steps from several threads at once.
final class Progress: Sendable {
  private let start = DispatchTime.now()
  private let show: @Sendable (String) -> Void
  private let state = Mutex((done: 0, isShown: false))

  init(show: @escaping @Sendable (String) -> Void) { self.show = show }

  /// One of `total` steps is done.
  func step(of total: Int, _ what: String) {
    state.withLock {
      $0.done += 1
      let elapsed = DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds
      guard elapsed > 1_000_000_000 else { return }
      $0.isShown = true
      show("\($0.done) of \(total): \(what)")
    }
  }

  /// Wipes the line.
  func end() {
    state.withLock {
      if $0.isShown { show("") }
      $0.isShown = false
    }
  }
}
