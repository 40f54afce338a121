import Foundation
import Networks
import Synchronization

/// Where the program writes: results to standard output, everything else to standard error.
final class Console: Sendable {
  /// Whether results may be coloured: on a terminal, unless `NO_COLOR` is set (no-color.org).
  let isColored: Bool

  /// Columns available for results: those of the terminal, or of that which a program says in `COLUMNS`
  /// that it prints them to, at most 100; 100 elsewhere.
  let width: Int

  /// The same for complaints, which go to standard error.
  private let complaintWidth: Int

  private static let fewestColumns = 40

  private let showsProgress: Bool

  /// Columns for a line of progress: only what stays in one line can be wiped.
  private let progressWidth: Int

  /// Whether results are not wanted, only the exit status.
  private let isQuiet: Bool

  /// Whether nobody reads the results any more.
  private let isClosed = Mutex(false)

  init(isQuiet: Bool = false) {
    self.isQuiet = isQuiet
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    progressWidth = (Self.columns(of: STDERR_FILENO) ?? 80) - 1
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    isColored = isTerminal && !isPlain
    showsProgress = !isQuiet && isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    let said = environment["COLUMNS"].flatMap { Int($0) }
    func available(_ descriptor: Int32) -> Int {
      let columns = isatty(descriptor) == 1 ? Self.columns(of: descriptor) ?? 80 : said
      return min(100, max(Self.fewestColumns, columns ?? 100))
    }
    width = available(STDOUT_FILENO)
    complaintWidth = available(STDERR_FILENO)
  }

  private static func columns(of terminal: Int32) -> Int? {
    var size = winsize()
    guard ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes a result and a line break.
  func print(_ text: String) {
    if !isQuiet { write(text + "\n", to: STDOUT_FILENO) }
  }

  /// Writes a complaint to standard error, its lines wrapped.
  func complain(_ text: String) {
    let lines = "deltacheck: \(text)".split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapped(String($0), hanging: 4, width: complaintWidth) }
    write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
  }

  /// A progress line on standard error, for work that takes over a second.
  func progress() -> Progress {
    Progress { [showsProgress, progressWidth] line in
      let line = line.prefix(progressWidth)
      if showsProgress { self.write("\r\u{1B}[K" + line, to: STDERR_FILENO) }
    }
  }

  private func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty && !isClosed.withLock({ $0 }) {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        give(up: descriptor, errno)
        return
      }
    }
  }

  /// A reader that has seen enough closed the pipe: the work goes on, quietly, so that the status is
  /// that of the whole. A full disk is unusable.
  private func give(up descriptor: Int32, _ error: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    if error == EPIPE {
      isClosed.withLock { $0 = true }
    } else {
      complain("cannot write: \(String(cString: strerror(error)))")
      exit(ExitStatus.unusable.rawValue)
    }
  }
}

/// Colours of the report, or none.
struct Palette: Sendable {
  let isColored: Bool

  func good(_ text: String) -> String { paint(text, 32) }
  func bad(_ text: String) -> String { paint(text, 31) }
  func bold(_ text: String) -> String { paint(text, 1) }

  private func paint(_ text: String, _ code: Int) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
