//===----------------------------------------------------------------------===//
// Which edits a search tries, in which order, and what it keeps of those that fail.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Syntax

extension RepairSearch {
  /// What there is to try on one claim.
  struct Plan {
    let singles: [Edit]
    /// The single edits that may be one of several.
    let companions: [Edit]
    /// Whether the claim cannot be read as it stands.
    let hasErrors: Bool
    /// Whether it types as it stands.
    let isTyped: Bool
    let isOfNumbers: Bool
    /// How many edits are tried at once, at the most.
    let largest: Int

    /// The edits of a size; of pairs and triples first those with a part that repairs the types.
    func edits(of state: Cut) -> AnySequence<Edit> {
      // Of the single edits all are listed, as they were when some had been tried.
      if state.size == 1 { return AnySequence(singles) }
      let readable = companions.filter { !state.unreadable.contains($0.splices) }
      let firsts = state.parts.lazy.flatMap { part in
        readable.lazy.compactMap { part.joined(with: $0) }
      }
      // Of what cannot be read, an edit that makes it readable has to be a part.
      if state.size == 3 || hasErrors { return AnySequence(firsts) }
      return AnySequence([AnySequence(firsts), AnySequence(diagonal(readable))].lazy.joined())
    }

    /// Pairs of edits that come the likeliest first, in the order of the sum of their ranks.
    private func diagonal(_ ranked: [Edit]) -> some Sequence<Edit> {
      let count = ranked.count
      func pairs(_ sum: Int) -> LazyMapSequence<Range<Int>, Edit?> {
        let low = max(0, sum - count + 1)
        let high = max(low, (sum + 1) / 2)
        return (low..<high).lazy.map { ranked[$0].joined(with: ranked[sum - $0]) }
      }
      let all = (0..<max(0, 2 * count - 1)).lazy.flatMap(pairs)
      return all.compactMap { $0 }
    }
  }

  func plan(for claim: EditableClaim, _ screen: inout Screen) -> Plan {
    let finder = EditFinder(claim)
    let (singles, hasErrors) = (finder.singles, finder.hasErrors)
    let companions = hasErrors ? finder.companions : singles.filter { isBeside($0, claim) }
    let isOfNumbers = isOfNumbers
    return Plan(
      singles: singles, companions: companions, hasErrors: hasErrors, isTyped: types(&screen),
      isOfNumbers: isOfNumbers, largest: finder.isUndeclared || isOfNumbers ? 1 : 3)
  }

  /// Whether the claim types as it stands.
  private func types(_ screen: inout Screen) -> Bool {
    var work = work
    guard let (left, right) = try? work.parse() else { return false }
    if case .types = screen.look(at: work, left, right) { return true }
    return false
  }
}

extension RepairSearch.Cut {
  /// Notes what became of one more edit.
  mutating func note(_ attempt: RepairSearch.Attempt, at edit: Edit, of plan: RepairSearch.Plan) {
    tried += 1
    switch attempt {
    case .found(let holding): found.append(holding)
    case .types where !plan.isTyped: typed.append(edit)
    // What can be read at last may need another edit beside it.
    case .fails where size == 1 && plan.hasErrors: typed.append(edit)
    case .unreadable where size == 1 && !plan.hasErrors: unreadable.insert(edit.splices)
    default: break
    }
  }
}
