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
  /// In the order of the text.
  package let translations: [Translation]

  package init(
    document: Document, source: String, target: String, translations: [Translation]
  ) {
    (self.document, self.source, self.target) = (document, source, target)
    self.translations = translations
  }

  /// 1 where something that is not marked is wrong, or comes back as something else; 3 where nothing is
  /// wrong, and something could not be said; else 0.
  public var exitStatus: Int32 {
    if translations.contains(where: \.isWrong) { return 1 }
    return translations.contains(where: \.isUnsaid) ? 3 : 0
  }

  /// The report for people.
  public func text(_ style: TextStyle) -> String {
    translations.map { $0.text(in: document) }.joined(separator: "\n")
  }
}

extension Translation {
  /// Whether it is wrong and not marked so, or says something else than the original.
  var isWrong: Bool {
    guard let saying else { return false }
    if !saying.back.isEqual || !saying.report.verdict.isNear(original.verdict) && !saying.report.verdict.agrees(with: original.verdict) { return true }
    return original.mark == .none && original.verdict.isWrong
  }

  /// Whether it is an equation that could not be said.
  var isUnsaid: Bool {
    switch outcome {
    case .said: false
    case .unsaid: true
    case .unread: original.verdict == .notUnderstood
    }
  }

  fileprivate func text(in document: Document) -> String {
    let place = original.label ?? "display \(original.display)"
    switch outcome {
    case .said(let saying):
      var lines = [saying.latex]
      lines += saying.notes.map { "  note: " + $0 }
      var verdict = saying.report.verdict.rawValue
      if !saying.report.verdict.agrees(with: original.verdict) {
        verdict += " (the original: \(original.verdict.rawValue)): \(saying.report.message)"
      }
      lines.append("  \(verdict), back: " + (saying.back.isEqual ? "equal" : "another formula: \(saying.back.latex ?? "none")"))
      return "\(place): \(original.latex)\n  " + lines.joined(separator: "\n")
    case .unsaid(let why): return "\(place): \(original.latex)\n  not translated: \(why.message)"
    case .unread(let why): return "\(place): \(original.latex)\n  \(original.verdict.rawValue): \(why)"
    }
  }
}
