import Synchronization
import Testing

@testable import deltacheck

@Suite("Progress is shown once it has taken a second, at most ten times in each")
struct ProgressTests {
  /// What is shown of steps that are done at these times.
  private func shown(at milliseconds: [Int]) -> [String] {
    let times = Mutex(milliseconds.map { Duration.milliseconds($0) }[...])
    let lines = Mutex<[String]>([])
    let progress = Progress(elapsed: { times.withLock { $0.removeFirst() } }) { line in
      lines.withLock { $0.append(line) }
    }
    for _ in milliseconds { progress.step(of: milliseconds.count, "steps") }
    return lines.withLock { $0 }
  }

  @Test("Nothing in the first second, then no line within a tenth of the last")
  func pace() {
    #expect(shown(at: [10, 990, 1010, 1050, 1200]) == ["3 of 5: steps", "5 of 5: steps"])
  }

  @Test("A thread that looked at the clock first and comes second shows nothing")
  func threads() {
    #expect(shown(at: [2000, 1999]) == ["1 of 2: steps"])
  }
}
