//===----------------------------------------------------------------------===//
// A document, display by display.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Networks
import Syntax

/// Proofreads documents that are written in one notation.
public struct Proofreader: Sendable {
  /// What the symbols of the documents mean.
  public let notation: TextNotation
  /// Whether repairs are looked for.
  public var repairs = true
  /// The networks that documents are tried on.
  var networks = NetworkRuns()

  /// A proofreader that looks for repairs too.
  public init(notation: TextNotation) { self.notation = notation }

  /// A verdict on every claim of a document, in its order.
  ///
  /// - Parameters:
  ///   - document: The document, as it was read.
  ///   - progress: Called once for each display with its number in `document.displays`, when it is
  ///     done, from any thread.
  public func proofread(
    _ document: Document, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [ClaimReport] {
    proofread(drafts(of: document), progress: progress)
  }

  /// The verdicts, with what there is to repair.
  package func drafts(of document: Document) -> [[ReportDraft]] {
    let document = document.expanding(notation.macros)
    var session = Session(on: document, notation: notation, networks: networks)
    // What one display says counts for those after it; no repair does.
    let drafts = document.displays.map { session.proofread($0) }
    guard session.hasLoop else { return drafts.inOneLayout }
    // What a loop leaves at its end counts at its beginning.
    session = Session(
      on: document, notation: notation, registers: session.registers, networks: networks)
    return document.displays.map { session.proofread($0) }.inOneLayout
  }

  /// The verdicts with repairs.
  package func proofread(
    _ drafts: [[ReportDraft]], progress: @escaping @Sendable (Int) -> Void
  ) -> [ClaimReport] {
    // Whether a name was meant that is declared, the verdict itself rests on.
    let open = repairs ? drafts : drafts.map { $0.map(\.withoutRepair) }
    return ReportDraft.repaired(open, progress: progress)
  }
}
