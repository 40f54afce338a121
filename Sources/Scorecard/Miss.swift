import GradientCheck

extension Scorecard {
  /// A wrong gradient that was not found, or not given the name it has.
  public struct Miss: Sendable, CustomStringConvertible {
    let mistakes: [String]
    let network: String
    let precision: Precision

    /// What was said of it; nothing where it was called right.
    let said: [String]

    public var description: String {
      "\(mistakes.joined(separator: " and ")) (\(network), \(precision.rawValue)): "
        + (said.isEmpty ? "right" : said.joined(separator: " | "))
    }
  }
}
