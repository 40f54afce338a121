import Dispatch
import Foundation

/// A line that says how far the work is, shown once it has taken a second and wiped at the end.
///
/// It may be told of steps from several threads at once.
final class Progress: @unchecked Sendable {
  private let lock = NSLock()
  private let start = DispatchTime.now()
  private let show: @Sendable (String) -> Void
  private var (done, isShown) = (0, false)

  init(show: @escaping @Sendable (String) -> Void) { self.show = show }

  /// One of `total` steps is done.
  func step(of total: Int, _ what: String) {
    lock.withLock {
      done += 1
      let elapsed = DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds
      guard elapsed > 1_000_000_000 else { return }
      isShown = true
      show("\(done) of \(total): \(what)")
    }
  }

  /// Wipes the line.
  func end() {
    lock.withLock {
      if isShown { show("") }
      isShown = false
    }
  }
}
