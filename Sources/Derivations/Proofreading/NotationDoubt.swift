//===----------------------------------------------------------------------===//
// That a notation, rather than its text, says something wrong.
//===----------------------------------------------------------------------===//

import MathText

/// A change of the declared notation with which equations hold that are refuted as it stands.
public struct NotationDoubt: Sendable {
  /// A line that could be meant otherwise.
  public struct Line: Hashable, Sendable {
    /// Where it stands.
    public var place: NotationPlace
    /// As it is declared.
    public var declared: String
    /// As it could be meant; several lines where one does not do.
    public var better: String
  }

  /// What is otherwise, in words.
  public var words: String
  /// The lines that say it.
  public var lines: [Line]
  /// The displays with equations that would then hold, from 1; 0 for formulas of the text.
  public var displays: [Int]
  /// How many equations these are.
  public var count: Int
  /// Other changes with which as much holds.
  public var others: [[Line]] = []

  /// The lines as they could be meant.
  var better: String {
    ([lines] + others).map { lines in
      lines.map { "“\($0.better.replacing("\n", with: "; "))”" }.joined(separator: " and ")
    }.joined(separator: ", or ")
  }

  /// What is said at each equation concerned.
  var remark: String { "with \(better) in the notation it holds" }

  /// What is said before any equation is.
  var summary: String {
    let said = lines.map { "“\($0.declared)”" }.joined(separator: " and ")
    let all = Set(displays).sorted().filter { $0 > 0 }.map(String.init).joined(separator: ", ")
    let place = all.isEmpty ? "" : ", of displays \(all)"
    return "the notation is in doubt, not the text: where it says \(said), with \(better) "
      + "(\(words)) \(count) equations hold\(place), that are wrong as declared, and none that holds fails"
  }
}

/// A line of a notation that says nothing of its text, and why.
public struct IdleLine: Sendable {
  /// Where it stands.
  public var place: NotationPlace
  /// The line.
  public var text: String
  /// What is to be said of it.
  public var remark: String
}
