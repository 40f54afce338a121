//===----------------------------------------------------------------------===//
// The notations that ship with the tool.
//===----------------------------------------------------------------------===//

/// The notations that ship with the tool, as source code, so that they are there wherever the
/// program runs.
public enum Presets {
  /// A notation with its name and what it is the notation of.
  public struct Preset: Sendable {
    /// As typed on a command line: `cs229`.
    public let name: String

    /// Whose notation it is.
    public let title: String
    /// As `TextNotation.init(parsing:)` reads it.
    public let text: String
  }

  /// All presets, the five sources first.
  public static let all: [Preset] = sources + firstCourses + secondCourses

  /// The preset of a name.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}
