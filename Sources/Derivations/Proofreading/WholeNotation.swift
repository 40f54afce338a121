//===----------------------------------------------------------------------===//
// All that is known of a text's notation: what is declared, and what its equations show.
//===----------------------------------------------------------------------===//

import Drafting
import MathText
import Meaning
import Syntax

extension Proofreading {
  /// The notation of the file at a path, as a notation is written: the declared lines, each with its
  /// place, then those that the equations bear out, each with what bears it out.
  ///
  /// - Throws: `DocumentError` if the document or its notation cannot be read, or has no equations
  public func notation(ofFileAt path: String) throws(DocumentError) -> [String] {
    let document = try TextFile(path: path, root: root).document(inline: true)
    if let error = document.withoutDisplays { throw error }
    guard let declared = try DeclaredNotation(named: notation, in: document) else {
      let (draft, comments) = try draft(of: document)
      return Self.annotated(draft, in: document) + comments
    }
    // A contradiction is an error here, too.
    _ = try declared.parsed()
    return declared.annotatedLines(in: document)
      + (declared.isWhole ? [] : Self.drafted(document, declared.text))
  }

  /// The draft of a text in which nothing is declared, as its verdicts rest on it, and what is to be said
  /// behind it.
  private func draft(of document: Document) throws(DocumentError) -> (Draft, comments: [String]) {
    var displays = document
    displays.keepDisplays()
    let mayBeOthers = displays.problemTexts.count > 1
    guard mayBeOthers || SteppedText.mayBe(document) else {
      return (Drafter(document).draft(), [])
    }
    let text = try judged(displays) { () throws(DocumentError) in document }
    let problems = try problems(of: text) { () throws(DocumentError) in document }
    let steps = problems?.problems.compactMap(\.judged.steps) ?? [text.steps].compactMap(\.self)
    return (
      problems?.draft ?? text.draft ?? Drafter(document).draft(),
      steps.flatMap(\.comments)
    )
  }

  private static func drafted(_ document: Document, _ given: String) -> [String] {
    let drafter = Drafter(document, given: given)
    return drafter.isWanted ? annotated(drafter.draft(), in: document) : []
  }

  /// The lines of a draft that say something of the displays: others are of formulas in the words, or
  /// hold where nothing is left to them.
  private static func annotated(_ draft: Draft, in document: Document) -> [String] {
    var displays = document
    displays.keepDisplays()
    let notation = try? TextNotation(parsing: draft.text)
    let idle = notation.map { IdleLines($0, in: displays).reasons().map(\.line) } ?? []
    return draft.lines(besides: Set(idle)).map(\.annotated)
  }
}

extension DeclaredNotation {
  /// Each line with where it is declared, and with what is to be said of it.
  func annotatedLines(in document: Document) -> [String] {
    let remarks = Dictionary(
      idleLines(in: document).map { ($0.place, $0.remark) }, uniquingKeysWith: { first, _ in first }
    )
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { number, line in
      let line = line.trimmingSuffix(while: \.isWhitespace)
      guard !line.isEmpty else { return nil }
      guard let place = place(ofLine: number + 1), !line.hasSuffix("{"), line != "}" else {
        return String(line)
      }
      let remark = remarks[place].map { "; \($0)" } ?? ""
      let comment = "   # declared, \(place.description)\(remark)"
      return line + comment
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isMeant: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, isMeant(last) { result.removeLast() }
    return result
  }
}
