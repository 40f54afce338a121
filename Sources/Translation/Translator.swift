//===----------------------------------------------------------------------===//
// From one notation into another, judged, and back.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// Translates the claims of a text into another notation.
package struct Translator: Sendable {
  let source: TextNotation
  let target: TextNotation
  /// As messages call the notations.
  let names: (source: String, target: String)
  /// The networks that equations are tried on.
  let networks: NetworkRuns

  /// - Parameters:
  ///   - names: how messages call the notations
  ///   - networks: those that equations were tried on before
  package init(
    from source: TextNotation, to target: TextNotation, names: (String, String),
    networks: NetworkRuns = NetworkRuns()
  ) {
    (self.source, self.target) = (source, target)
    self.networks = networks
    self.names = (names.0, names.1)
  }

  /// Every claim of a document, in its order.
  ///
  /// - Parameters:
  ///   - isText: Whether it is a text that the notation is of. Of equations that stand in no text a
  ///     notation's lines for some displays say nothing.
  ///   - isWanted: Which displays are translated; all are read, as what one says counts for others.
  package func translations(
    of document: Document, isText: Bool = true,
    where isWanted: (Display) -> Bool = { _ in true }
  ) -> [Translation] {
    let document = document.expanding(source.macros)
    var session = Session(on: document, notation: source, networks: networks)
    return document.displays.flatMap { display in
      var read = display
      if !isText { read.ordinal = Letters.anyDisplay }
      var letters: [String: String] = [:]
      let drafts = session.proofread(read)
      return (isWanted(display) ? drafts : []).map { draft in
        var translation = translation(of: draft, at: read.ordinal, &letters)
        translation.original.display = display.ordinal
        return translation
      }
    }
  }

  /// - Parameter letters: the letters of indices in the claims before it in its display
  package func translation(
    of draft: ReportDraft, at display: Int, _ letters: inout [String: String]
  ) -> Translation {
    let report = draft.report
    guard let work = draft.read, report.verdict != .notUnderstood else {
      return Translation(original: report, outcome: .unread(report.message))
    }
    do {
      let claim = try PlainClaim(work)
      let passage = Passage(
        translator: self, work: work, original: report, plain: claim, display: display)
      return Translation(original: report, outcome: passage.outcome(&letters))
    } catch let error as Untranslatable {
      return Translation(original: report, outcome: .unsaid(error))
    } catch {
      let message = (error as? ParseError)?.message ?? "\(error)"
      return Translation(original: report, outcome: .unread(message))
    }
  }
}
