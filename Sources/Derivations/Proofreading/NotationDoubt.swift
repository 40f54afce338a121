//===----------------------------------------------------------------------===//
// That a notation, rather than its text, says something wrong.
//===----------------------------------------------------------------------===//

import MathText
import Meaning

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
  var reason: IdleLines.Reason
  /// The lines that speak in its place, as they are counted in their file.
  var others: [Int]

  /// What is to be said of it.
  public var remark: String {
    let lines = others.map(String.init).joined(separator: ", ")
    return switch reason {
    case .unwritten: "no display has what it declares"
    case .noDisplay(let count): "there are no such displays: the text has \(count)"
    case .overridden: "overridden in every display by line\(others.count > 1 ? "s" : "") \(lines)"
    case .repeated: "line \(lines) says it already"
    }
  }

  /// Whether nothing has its name, which need be no fault where several texts share a notation.
  var isUnwritten: Bool { if case .unwritten = reason { true } else { false } }
}

extension IdleLines.Reason {
  /// The lines that speak in the place of one.
  var lines: [Int] {
    switch self {
    case .unwritten, .noDisplay: []
    case .overridden(let lines): lines
    case .repeated(let line): [line]
    }
  }
}
