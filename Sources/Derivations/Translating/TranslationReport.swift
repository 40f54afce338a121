//===----------------------------------------------------------------------===//
// What became of the equations of a text in another notation.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Networks
import Translation

/// The equations of a text in another notation.
public struct TranslationReport: Sendable {
  /// The text, as it was read.
  public let document: Document
  /// What its notation is called.
  public let source: String
  /// What the notation is called that it was translated into.
  public let target: String
  /// Whether it is a text, and not an equation alone.
  let isText: Bool
  /// In the order of the text.
  package let translations: [Translation]

  /// 1 where an equation that is not marked as a misprint is wrong; 3 where nothing is wrong, and
  /// something could not be said; else 0.
  public var exitStatus: Int32 {
    let isWrong = translations.contains { $0.original.mark == .none && $0.original.verdict.isWrong }
    return isWrong ? 1 : translations.contains(where: \.isUnsaid) ? 3 : 0
  }

  // MARK: For people

  /// The report for people: each equation in the other notation, and what became of it.
  public func text(_ style: TextStyle) -> String {
    let lines = translations.map { text($0, style) }
    let end = isText ? "\n" + style.flowing(counts, from: 0, indent: 4) : ""
    return lines.joined(separator: isText ? "\n" : "") + end
  }

  private func text(_ translation: Translation, _ style: TextStyle) -> String {
    let original = translation.original
    let place = original.label ?? "display \(original.display)"
    let file = "\(document.file):\(original.position): \(place)"
    let head = isText ? style.flowing(file, from: 0, indent: 4) + "    \(original.latex)\n" : ""
    switch translation.outcome {
    case .said(let saying):
      let notes = saying.notes.map { style.wrapped("note: " + $0) }.joined()
      return head + "    \(saying.latex)\n" + style.wrapped(Self.verdict(saying, original)) + notes
    case .unsaid(let why): return head + style.wrapped("not translated: " + why.message)
    case .unread(let why):
      return head + style.wrapped("not translated: \(original.verdict.rawValue): \(why)")
    }
  }

  /// `holds, back: equal`, with the evidence, and what it is where the original is otherwise.
  private static func verdict(_ saying: Saying, _ original: ClaimReport) -> String {
    var words = saying.report.verdict.rawValue
    if let evidence = saying.report.evidence { words += " (\(evidence.words))" }
    if saying.report.verdict == .conditional { words += ": " + saying.report.message }
    if !saying.report.verdict.agrees(with: original.verdict) {
      words += "; the original: \(original.verdict.rawValue)"
    }
    return words + "; back: equal"
  }

  private var counts: String {
    let said = translations.count { $0.saying != nil }
    let unsaid = translations.count(where: \.isUnsaid)
    let equations = said == 1 ? "equation" : "equations"
    return "\(document.file): \(said) \(equations) from \(source) to \(target)"
      + (unsaid == 0 ? "" : "; \(unsaid) not translated")
  }
}

// For programs.
extension TranslationReport {
  /// The report as JSON: one object.
  ///
  ///     {"file": …, "from": "cs229", "to": "efron-hastie", "equations": [{"display": 3, "row": 1,
  ///      "line": 42, "column": 7, "latex": …, "verdict": "holds", "marked": false,
  ///      "translation": {"latex": …, "verdict": "holds", "evidence": {"kind": "exact", "bound": …},
  ///       "message": …, "notes": […], "back": …, "equal": true}, "reason": null}, …]}
  ///
  /// `"translation"` is null where there is none, and `"reason"` then says why. Equations of a labelled
  /// display carry `"label"`.
  public var json: String {
    JSONText.object([
      ("file", .string(document.file)), ("from", .string(source)), ("to", .string(target)),
      ("equations", .array(translations.map(Self.json))),
    ]).description
  }

  private static func json(_ translation: Translation) -> JSONText {
    let original = translation.original
    var members: [(String, JSONText)] = [
      ("display", .integer(original.display)), ("row", .integer(original.row)),
      ("line", .integer(original.position.line)), ("column", .integer(original.position.column)),
      ("latex", .string(original.latex)),
    ]
    if let label = original.label { members.append(("label", .string(label))) }
    members += [
      ("verdict", .string(original.verdict.rawValue)), ("marked", .boolean(original.mark != .none)),
      ("translation", translation.saying.map(json) ?? .null),
      ("reason", translation.reason.map(JSONText.string) ?? .null),
    ]
    return .object(members)
  }

  private static func json(_ saying: Saying) -> JSONText {
    .object([
      ("latex", .string(saying.latex)), ("verdict", .string(saying.report.verdict.rawValue)),
      ("evidence", saying.report.evidence.map(Report.json(of:)) ?? .null),
      ("message", .string(saying.report.message)),
      ("notes", .array(saying.notes.map(JSONText.string))),
      ("back", saying.back.latex.map(JSONText.string) ?? .null),
      ("equal", .boolean(saying.back.isEqual)),
    ])
  }
}

extension Translation {
  /// Whether it is an equation that could not be said.
  var isUnsaid: Bool {
    switch outcome {
    case .said: false
    case .unsaid: true
    case .unread: original.verdict == .notUnderstood
    }
  }

  /// Why there is no translation.
  fileprivate var reason: String? {
    switch outcome {
    case .said: nil
    case .unsaid(let why): why.message
    case .unread(let why): "\(original.verdict.rawValue): \(why)"
    }
  }
}
