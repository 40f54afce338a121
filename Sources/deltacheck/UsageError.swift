import Networks

/// A command line that cannot be understood, with a hint.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  /// - Parameters:
  ///   - meant: what was typed, if it may be a slip for one of `candidates`.
  ///   - command: whose help will say more.
  init(
    _ problem: String, meant: String? = nil, among candidates: [String] = [],
    _ command: (any Command.Type)? = nil
  ) {
    let hint = meant.map { didYouMean($0, among: candidates) } ?? ""
    let help = command.map { "\nsee deltacheck \($0.name) --help" } ?? ""
    description = problem + hint + help
  }
}
