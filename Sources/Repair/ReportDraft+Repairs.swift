//===----------------------------------------------------------------------===//
// Drafts become reports once repairs were looked for.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension ReportDraft {
  /// The reports of all displays, with repairs; on all cores, and every time the same.
  ///
  /// Each search may take a little; what is left of the budget then goes to those that it ended, in
  /// equal parts.
  ///
  /// - Parameter progress: called once for each display when it is done, from any thread
  package static func repaired(
    _ drafts: [[ReportDraft]], progress: @escaping @Sendable (Int) -> Void
  ) -> [ClaimReport] {
    let first = Array(drafts.indices).concurrentMap { display in
      let found = drafts[display].map { $0.search(RepairBudget.least) }
      if !found.contains(where: \.isCut) { progress(display) }
      return found
    }
    let open = first.joined().count(where: \.isCut)
    let spent = first.joined().reduce(0) { $0 + $1.effort }
    let budget = RepairBudget.share(of: open, spent: spent)
    let second = Array(drafts.indices).concurrentMap { display in
      let found = zip(drafts[display], first[display]).map { draft, found in
        guard let budget, let cut = found.cut else { return found }
        return draft.search(budget, from: cut)
      }
      if first[display].contains(where: \.isCut) { progress(display) }
      return found
    }
    return zip(drafts.joined(), second.joined()).map { $0.repaired($1) }
  }

  /// The report once repairs were looked for.
  private func repaired(_ found: RepairSearch.Result) -> ClaimReport {
    var report = report
    report.repairs = found.repairs.map(\.latex)
    if let undeclared, !report.repairs.isEmpty {
      // One declared symbol in the place of an undeclared one makes it hold: it was meant.
      report.verdict = .illTyped
      report.message = "nothing declares \(undeclared)"
    } else if report.verdict.isWrong, let remark = found.remark {
      report.remarks.append(remark)
    }
    return report
  }

  private func search(
    _ budget: Int, from cut: RepairSearch.Cut = .init()
  ) -> RepairSearch.Result {
    work.map { RepairSearch(work: $0, budget: budget).run(from: cut) } ?? RepairSearch.Result()
  }
}
