//===----------------------------------------------------------------------===//
// The equations of a text by their names.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// The equations of a text by their names, read and judged where they stand.
package struct Quotations: Sendable {
  /// One display.
  package struct Quotation: Sendable {
    /// The number of the display.
    package var display: Int
    package var label: String?
    /// Its claims, in their order.
    package var claims: [ReportDraft]
    /// Of a chain, a = b = c, what it comes to, a = c; of one claim, that.
    package var whole: ReportDraft?
  }

  private var byLabel: [String: Quotation] = [:]
  private var byDisplay: [Int: Quotation] = [:]

  /// Reads a text. Of a misprint, the display right behind it that has no label is what it should read.
  package init(in document: Document, notation: TextNotation, networks: NetworkRuns) {
    let document = document.expanding(notation.macros)
    var session = Session(on: document, notation: notation, networks: networks)
    var misprint: String?
    for display in document.displays {
      let before = session
      let claims = session.proofread(display).filter { $0.read != nil }
      let quotation = Quotation(
        display: display.ordinal, label: display.label, claims: claims,
        whole: Self.whole(of: claims, display, before))
      byDisplay[display.ordinal] = quotation
      if let label = display.label ?? misprint { byLabel[label] = quotation }
      misprint = display.mark == .misprint ? display.label : nil
    }
  }

  /// The equation of a label.
  package func labelled(_ label: String) -> Quotation? { byLabel[label] }

  /// That of a display, counted from 1.
  package func display(_ number: Int) -> Quotation? { byDisplay[number] }

  /// The first left side and the last right side of claims that go on from each other.
  private static func whole(
    of claims: [ReportDraft], _ display: Display, _ session: Session
  ) -> ReportDraft? {
    guard claims.count > 1 else { return claims.first }
    guard claims.dropFirst().allSatisfy({ $0.read?.written.follows == true }),
      let first = claims.first?.read?.written, let last = claims.last?.read?.written
    else { return nil }
    let latex =
      session.latex(first.left.source, display) + " = " + session.latex(last.right.source, display)
    let text = "```math\n\(latex)\n```\n"
    guard let read = try? Document(reading: text, file: "", format: .markdown),
      var joined = read.displays.first
    else { return nil }
    joined.ordinal = display.ordinal
    var session = session
    let drafts = session.proofread(joined)
    return drafts.count == 1 ? drafts[0] : nil
  }
}
