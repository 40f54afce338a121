//===----------------------------------------------------------------------===//
// One layout of ∂vector/∂vector for all of a text.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Syntax

extension [[ReportDraft]] {
  /// The verdicts of a text whose notation does not say how ∂vector/∂vector lies: as most of its
  /// equations need it, or the first of as many. What holds with the other layout alone holds under
  /// that condition.
  var inOneLayout: [[ReportDraft]] {
    let needed = joined().filter { $0.report.mark == .none }.compactMap(\.layout)
    guard let first = needed.first, Set(needed).count > 1 else { return self }
    let usual =
      needed.count(where: { $0 == first }) * 2 >= needed.count ? first : first.other
    return map { drafts in
      drafts.map { draft in
        guard let layout = draft.layout, layout != usual, draft.report.verdict == .holds else {
          return draft
        }
        var draft = draft
        draft.report.verdict = .conditional
        draft.report.message =
          "holds if \(layout.words); other equations of the text need that \(usual.words)"
        return draft
      }
    }
  }
}

extension TextNotation.Layout {
  fileprivate var other: Self { self == .numerator ? .denominator : .numerator }

  fileprivate var words: String {
    switch self {
    case .numerator: "∂vector/∂vector has a row for each entry above"
    case .denominator: "∂vector/∂vector has a row for each entry below"
    }
  }
}
