import Networks

/// A command line that cannot be understood, with a hint.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  /// - Parameters:
  ///   - meant: what was typed, if it may be a slip for one of `candidates`.
  ///   - lists: whether all candidates may be listed where none is near.
  ///   - command: whose help will say more.
  init(
    _ problem: String, meant: String? = nil, among candidates: [String] = [], lists: Bool = true,
    _ command: (any Command.Type)? = nil
  ) {
    let hint = meant.map { didYouMean($0, among: candidates, lists: lists) } ?? ""
    let more = command.map { $0 is Help.Type ? $0.name : $0.name + " --help" }
    let help = more.map { "\nsee deltacheck \($0)" } ?? ""
    description = problem + hint + help
  }
}
