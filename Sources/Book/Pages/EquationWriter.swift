//===----------------------------------------------------------------------===//
// A display with its name, its verdict and what the verdict rests on.
//===----------------------------------------------------------------------===//

import Derivations
import Judging
import MathText

/// Writes one display: as a quotation of its text if it has a name, else as ours.
struct EquationWriter {
  let known: KnownEquations
  let counterparts: Counterparts
  let text: TextWriter

  /// - Parameter line: where the display begins on its page
  func figure(_ latex: String, at line: Int) throws -> Markup {
    let display = known.display(at: line)
    let mends = known.mends(at: line)
    var parts = [try shown(latex)]
    let id = display?.label ?? mends.map { $0 + "-mended" }
    if let id { parts.append(name(id, mends: mends, isWrong: display?.mark == .misprint)) }
    if let evidence = evidence(of: display, at: line) { parts.append(evidence) }
    let kind =
      display?.label == nil ? "ours" : display?.mark == .misprint ? "quoted wrong" : "quoted"
    guard let id else { return .element("div", ["class": "equation " + kind], parts) }
    return .element("div", ["class": "equation " + kind, "id": id], parts)
  }

  /// A formula, or the lines of code that a display shows.
  private func shown(_ latex: String) throws -> Markup {
    if let code = MathMLWriter.code(latex) {
      return .element("pre", [:], [.element("code", [:], code)])
    }
    return .element("div", ["class": "math"], [try MathMLWriter.math(latex, isDisplay: true)])
  }

  private func name(_ id: String, mends: String?, isWrong: Bool) -> Markup {
    let link = Markup.element("a", ["href": "#" + (mends ?? id)], mends ?? id)
    var parts = [link]
    if mends != nil { parts.append(.text(", mended")) }
    if isWrong {
      parts += [
        .text(" as printed, "), .element("strong", [:], "wrong"), .text(": "),
        .element("a", ["href": "#\(id)-mended"], "what it should read"),
      ]
    } else if mends == nil, known.isListed(id) {
      parts += [
        .text(" as printed, "), .element("em", [:], "not quite right"), .text(": "),
        .element("a", ["href": MisprintTable.link], "why"),
      ]
    }
    return .element("p", ["class": "name"], parts)
  }

  // MARK: What unfolds

  private func evidence(of display: Display?, at line: Int) -> Markup? {
    let claims = known.claims(at: line)
    guard !claims.isEmpty else { return nil }
    let verdicts = Verdict.allCases.filter { verdict in claims.contains { $0.verdict == verdict } }
    let words = verdicts.map { verdict in
      Markup.element(
        "span", ["class": verdict.isWrong ? "verdict bad" : "verdict"], verdict.rawValue)
    }
    var parts = [Markup.element("summary", [:], [.joined(words, separator: ", ")])]
    parts += claims.map(claim)
    if let label = display?.label {
      if let code = known.code(for: label) {
        parts += [
          .element("p", ["class": "head"], "In Swift"),
          .element("pre", [:], [.element("code", [:], code)]),
        ]
      }
      parts += others(of: label)
    }
    return .element("details", [:], parts)
  }

  private func claim(_ claim: ClaimReport) -> Markup {
    var message = claim.verdict.rawValue + ": " + claim.message
    if let evidence = claim.evidence { message += " (\(evidence.words))" }
    let formula = (try? MathMLWriter.math(claim.latex, isDisplay: false)) ?? .nothing
    let lines = claim.counterexample + claim.remarks.map { "note: " + $0 }
    let list = lines.map { Markup.element("li", [:], $0) }
    let details = list.isEmpty ? [] : [Markup.element("ul", [:], list)]
    return .element(
      "div", ["class": "claim"],
      [.element("p", [:], [formula]), .element("p", [:], message)] + details)
  }

  private func others(of label: String) -> [Markup] {
    guard let (row, cells) = counterparts.of(label) else { return [] }
    let list = cells.flatMap { cell in
      [
        Markup.element("dt", [:], [text.markup(of: cell.notation)]),
        Markup.element("dd", [:], [text.markup(of: cell.content)]),
      ]
    }
    let head = [Markup.text("In the other notations: "), text.markup(of: row)]
    return [.element("p", ["class": "head"], head), .element("dl", [:], list)]
  }
}
