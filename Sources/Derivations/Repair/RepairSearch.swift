//===----------------------------------------------------------------------===//
// The smallest edits that make a claim hold.
//===----------------------------------------------------------------------===//

/// Searches for the smallest edits of a claim that make it hold.
///
/// All single edits are tried; where none holds, pairs and then triples, the likeliest first. What
/// can be counted bounds the search, not the clock, so that it finds the same every time.
struct RepairSearch {
  let work: ClaimWork
  /// How many evaluations of a node the search may take.
  var budget = RepairBudget.most

  struct Result {
    /// The repairs, all of one size, the likeliest first.
    var repairs: [Repair] = []
    /// Up to how many edits all were tried.
    var edits = 0
    /// Whether the budget ended the search.
    var isCut = false
    var effort = 0

    /// What is to be said where no repair is found.
    var remark: String? {
      guard repairs.isEmpty, edits > 0 || isCut else { return nil }
      if edits == 0 { return "no repair was found before the search had to end" }
      let limit = isCut ? "; of \(edits + 1), not all were tried" : ""
      return "no repair of \(edits == 1 ? "one edit" : "up to \(edits) edits") holds" + limit
    }
  }

  /// An edit that holds.
  private struct Found {
    var edit: Edit
    var isConditional: Bool
    var work: ClaimWork
    var sides: (Node, Node)
  }

  func run() -> Result {
    // Of a longer claim there are too many edits to try.
    guard work.claim.source.count <= 500, let claim = EditableClaim(work) else { return Result() }
    var screen = Screen(work.judge)
    var progress: [Edit] = []
    var found: [Found] = []
    var result = Result()

    let finder = EditFinder(claim)
    let singles = finder.singles
    let isTyped = types(&screen)
    let largest = finder.isUndeclared ? 1 : 3
    for size in 1...largest where found.isEmpty && !result.isCut {
      var typed: [Edit] = []
      for edit in edits(of: size, singles, typed: progress) {
        guard screen.effort < budget else {
          result.isCut = true
          break
        }
        switch attempt(edit, claim, &screen) {
        case .found(let holding): found.append(holding)
        case .types where !isTyped: typed.append(edit)
        default: break
        }
      }
      progress = typed
      if found.isEmpty && !result.isCut && size < 3 { result.edits = size }
    }
    result.repairs = best(found, claim, &screen)
    result.effort = screen.effort
    return result
  }

  /// Whether the claim types as it stands.
  private func types(_ screen: inout Screen) -> Bool {
    var work = work
    guard let (left, right) = try? work.parse() else { return false }
    if case .types = screen.look(at: work, left, right) { return true }
    return false
  }

  private enum Attempt {
    case found(Found)
    case types
    case fails
  }

  /// What becomes of the claim once an edit is made. It has to hold, and to say something.
  private func attempt(_ edit: Edit, _ claim: EditableClaim, _ screen: inout Screen) -> Attempt {
    guard var edited = claim.edited(edit), TokenText.isBalanced(edited.tokens),
      let (left, right) = try? edited.parse(),
      left.outline != right.outline, !left.hasIdentity, !right.hasIdentity
    else { return .fails }
    switch screen.look(at: edited, left, right) {
    case .types: return .types
    case .fails: return .fails
    case .holds: break
    }
    var judged = edited
    let judgement = judged.result().judgement
    guard judgement.evidence != nil, !judgement.verdict.isWrong,
      edited.isDisplayed(left, right) || left.isNumeric || right.isNumeric
        || !screen.vanishes(left, in: edited)
    else { return .fails }
    let isConditional = judgement.verdict != .holds
    return .found(
      Found(edit: edit, isConditional: isConditional, work: edited, sides: (left, right)))
  }

  /// The repairs of the smallest size, each formula once, in its shortest form.
  private func best(
    _ found: [Found], _ claim: EditableClaim, _ screen: inout Screen
  ) -> [Repair] {
    guard let size = found.map(\.edit.size).min() else { return [] }
    let ranked = found.enumerated().filter { $0.element.edit.size == size }.sorted { a, b in
      let first = (a.element.isConditional ? 1 : 0, a.element.edit.cost, a.offset)
      return first < (b.element.isConditional ? 1 : 0, b.element.edit.cost, b.offset)
    }
    var kept: [Found] = []
    for (_, repair) in ranked.prefix(40) {
      let isKnown = kept.contains { other in
        screen.agree(repair.sides.0, other.sides.0, in: repair.work)
          && screen.agree(repair.sides.1, other.sides.1, in: repair.work)
      }
      if !isKnown { kept.append(repair) }
    }
    // Those first that leave the left side alone: it says what the equation is about.
    let isLeft = kept.map { $0.edit.start < (claim.right?.lowerBound ?? 0) }
    let order = kept.indices.sorted { (isLeft[$0] ? 1 : 0, $0) < (isLeft[$1] ? 1 : 0, $1) }
    return order.map { Repair(edit: kept[$0].edit, latex: claim.latex(kept[$0].edit)) }
  }
}

/// An edit that makes a claim hold, and the claim with it.
struct Repair: Sendable {
  var edit: Edit
  var latex: String
}

extension RepairSearch {
  /// The edits of a size; of pairs and triples first those with a part that repairs the types.
  private func edits(of size: Int, _ singles: [Edit], typed: [Edit]) -> AnySequence<Edit> {
    if size == 1 { return AnySequence(singles) }
    let firsts = typed.lazy.flatMap { part in singles.lazy.compactMap { part.joined(with: $0) } }
    if size == 3 { return AnySequence(firsts) }
    return AnySequence([AnySequence(firsts), AnySequence(diagonal(singles))].lazy.joined())
  }

  /// Pairs in the order of the sum of their ranks.
  private func diagonal(_ edits: [Edit]) -> some Sequence<Edit> {
    let ranked = edits.enumerated().sorted {
      ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset)
    }.map(\.element)
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

extension Node {
  /// What an expression says, without where it stands.
  var outline: String { signature + indices.map(\.description).joined(separator: ",") }

  /// Whether something is differentiated by itself: a 1 that says nothing.
  var hasIdentity: Bool {
    if case .derivative(let top, let bottom) = kind, top.outline == bottom.outline { return true }
    return children.contains(where: \.hasIdentity)
  }
}
