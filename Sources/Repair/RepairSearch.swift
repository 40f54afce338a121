//===----------------------------------------------------------------------===//
// The smallest edits that make a claim hold.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Searches for the smallest edits of a claim that make it hold.
///
/// All single edits are tried; where none holds, pairs and then triples, the likeliest first. What
/// can be counted bounds the search, not the clock, so that it finds the same every time.
package struct RepairSearch {
  @Shared package private(set) var work: ClaimWork
  /// How many evaluations of a node the search may take.
  package var budget = RepairBudget.most

  package init(work: ClaimWork, budget: Int = RepairBudget.most) {
    self.work = work
    self.budget = budget
  }

  package struct Result: Sendable {
    /// The repairs, all of one size, the likeliest first.
    package var repairs: [Repair] = []
    /// Up to how many edits all were tried.
    package var edits = 0
    /// Where the budget ended the search; nil where it came to its end.
    package var cut: Cut?
    package var effort = 0

    package var isCut: Bool { cut != nil }

    /// What is to be said where no repair is found.
    package var remark: String? {
      guard repairs.isEmpty, edits > 0 || isCut else { return nil }
      if edits == 0 { return "no repair was found before the search had to end" }
      let limit = isCut ? "; of \(edits + 1), not all were tried" : ""
      return "no repair of \(edits == 1 ? "one edit" : "up to \(edits) edits") holds" + limit
    }
  }

  /// How far a search has come that is not at its end.
  package struct Cut: Sendable {
    package var size = 1
    /// How many edits of this size were tried.
    package var tried = 0
    /// Those among them that make the claim type.
    package var typed: [Edit] = []
    /// Those of the size before that made it type.
    package var parts: [Edit] = []
    /// Single edits after which the claim could not be read: no other edit helps them.
    package var unreadable: Set<[Edit.Splice]> = []
    /// Those of this size that hold.
    var found: [Found] = []
  }

  /// An edit that holds.
  struct Found: Sendable {
    var edit: Edit
    /// For how many choices of layers it holds.
    var reach: Int
    @Shared var work: ClaimWork
    var sides: (Node, Node)
  }

  /// - Parameter cut: where a search that was cut goes on
  package func run(from cut: Cut = Cut()) -> Result {
    // Of a longer claim there are too many edits to try.
    guard work.claim.source.count <= 500, let claim = EditableClaim(work) else { return Result() }
    var screen = Screen(work.judge)
    var reader = SideReader(claim)
    var result = Result()
    let plan = plan(for: claim, &screen)
    var state = cut
    result.edits = state.size - 1
    search: while state.size <= plan.largest {
      for edit in plan.edits(of: state).dropFirst(state.tried) {
        guard screen.effort < budget else {
          result.cut = state
          break search
        }
        let attempt =
          plan.isOfNumbers ? onNumbers(edit, claim) : attempt(edit, &reader, &screen)
        state.note(attempt, at: edit, of: plan)
      }
      result.repairs = best(state.found, claim, &screen)
      // One edit for the networks that a text may speak of is less of a change than two for all.
      if state.size == 1, result.repairs.isEmpty, !plan.isOfNumbers {
        result.repairs = repairsOfOneOutput(plan.singles, claim, &reader, &screen)
      }
      guard result.repairs.isEmpty else { break }
      result.edits = min(state.size, 2)
      state = Cut(size: state.size + 1, parts: state.typed, unreadable: state.unreadable)
    }
    if result.isCut { result.repairs = best(state.found, claim, &screen) }
    if plan.isOfNumbers, result.repairs.isEmpty, let edit = computedNumber(claim),
      case .found(let holding) = onNumbers(edit, claim)
    {
      result.repairs = best([holding], claim, &screen)
    }
    result.effort = screen.effort
    return result
  }

  /// The single edits with which the claim holds in networks with one output, of which the text may
  /// speak.
  private func repairsOfOneOutput(
    _ singles: [Edit], _ claim: EditableClaim, _ reader: inout SideReader, _ screen: inout Screen
  ) -> [Repair] {
    var work = work
    guard let (left, right) = try? work.parse(),
      let judge = work.judge.ofOneOutput(work.equation(left, right))
    else { return [] }
    var special = Screen(judge)
    var found: [Found] = []
    for edit in singles where screen.effort + special.effort < budget {
      if case .found(let one) = attempt(edit, &reader, &special) { found.append(one) }
    }
    screen.spend(special.effort)
    return best(found, claim, &special)
  }

  /// What becomes of the claim by an edit: it holds, types, does neither, or cannot be read.
  enum Attempt {
    case found(Found)
    case types
    case fails
    case unreadable
  }

  /// What becomes of the claim once an edit is made. It has to hold, and to say something.
  private func attempt(
    _ edit: Edit, _ reader: inout SideReader, _ screen: inout Screen
  ) -> Attempt {
    screen.countReading(ofTokens: work.claim.source.count)
    guard let (edited, left, right) = reader.read(edit) else { return .unreadable }
    switch screen.look(at: edited, left, right) {
    case .types: return .types
    case .fails: return .fails
    case .holds: break
    }
    guard isProper(edit.applied(to: work.tokens)), !left.isRestated(right),
      edit.isSlip || !left.isRearranged(right)
    else { return .fails }
    return .found(
      Found(
        edit: edit, reach: screen.reach(of: edited, left, right), work: edited,
        sides: (left, right)))
  }

  /// Both sides of the claim as it stands; nil where it cannot be read.
  var sides: (left: Node, right: Node)? {
    var work = work
    return try? work.parse()
  }

  /// The verdict on what an edit makes of the claim, where it holds and says something.
  private func verdict(on found: Found, _ screen: inout Screen) -> Verdict? {
    let (left, right) = found.sides
    var work = found.work
    let judgement = work.judged(left, right).judgement
    guard judgement.evidence != nil, !judgement.verdict.isWrong,
      found.work.isDisplayed(left, right) || left.isNumeric || right.isNumeric
        || !screen.vanishes(left, in: found.work)
    else { return nil }
    return judgement.verdict
  }

  /// Whether tokens are LaTeX as far as the display is.
  func isProper(_ tokens: [Token]) -> Bool {
    TokenText.isBalanced(tokens)
      && (TokenText.hasProperScripts(tokens) || !TokenText.hasProperScripts(work.tokens))
      && tokens.numbersSideBySide <= work.tokens.numbersSideBySide
  }

  /// Whether an edit may be one of several: of what the equation is about, only the indices are
  /// changed beside something else.
  func isBeside(_ edit: Edit, _ claim: EditableClaim) -> Bool {
    let kinds: Set<Edit.Kind> = [.swappedIndices, .shiftedLayer, .index, .layer, .throughout]
    return kinds.contains(edit.kind) || !changesAbout(edit, claim)
  }

  /// Whether an edit changes the side that says what the equation is about: a symbol or a derivative,
  /// the left one where both are.
  private func changesAbout(_ edit: Edit, _ claim: EditableClaim) -> Bool {
    guard let (left, right) = sides, left.isAtom || right.isAtom,
      let about = left.isAtom ? claim.left : claim.right
    else { return false }
    return edit.splices.contains {
      (about.lowerBound...about.upperBound).contains($0.range.lowerBound)
    }
  }

  /// The repairs of the smallest size, each formula once, in its shortest form.
  private func best(
    _ found: [Found], _ claim: EditableClaim, _ screen: inout Screen
  ) -> [Repair] {
    let ranked = found.enumerated().sorted { a, b in
      let first = (-a.element.reach, a.element.edit.cost, a.offset)
      return first < (-b.element.reach, b.element.edit.cost, b.offset)
    }.map(\.element)
    var kinds: [(found: Found, verdict: Verdict)] = []
    for repair in ranked.prefix(40) {
      let known = kinds.firstIndex { screen.agree(repair.sides, $0.found.sides, in: repair.work) }
      if let known {
        // What is multiplied by K and divided by K is better left alone.
        let isShorter = repair.edit.growth < min(0, kinds[known].found.edit.growth)
        if isShorter, let verdict = verdict(on: repair, &screen) {
          kinds[known] = (repair, verdict)
        }
      } else if let verdict = verdict(on: repair, &screen) {
        kinds.append((repair, verdict))
      }
    }
    // What is the same as another on some networks is left out beside one that holds for more.
    let general = kinds.filter { $0.verdict == .holds } + kinds.filter { $0.verdict != .holds }
    var kept: [Found] = []
    // Nobody makes a first power of another.
    let powers = firstPowers
    for (found, _) in general where found.sides.0.firstPowers + found.sides.1.firstPowers <= powers
    {
      let isSpecial = kept.contains {
        screen.agree(found.sides, $0.sides, in: found.work, onAny: true)
      }
      if !isSpecial { kept.append(found) }
    }
    // An author mends what is said, and leaves alone what it is said of.
    if kept.contains(where: { !decorates($0) }) { kept.removeAll(where: decorates) }
    return ordered(kept, claim).map { Repair(edit: $0.edit, latex: claim.latex($0.edit)) }
  }

  /// Repairs of the right side before those of the left. A slip in what the equation is about comes
  /// last, and the likeliest alone, where something else may be wrong.
  private func ordered(_ kept: [Found], _ claim: EditableClaim) -> [Found] {
    let isOfAbout = kept.map { changesAbout($0.edit, claim) }
    let isLeft = kept.map { $0.edit.start < (claim.right?.lowerBound ?? 0) }
    let others = kept.indices.filter { !isOfAbout[$0] }
    let about = kept.indices.filter { isOfAbout[$0] }
    let last = others.isEmpty ? about : Array(about.filter { kept[$0].edit.isSmall }.prefix(1))
    func sorted(_ places: [Int]) -> [Int] {
      places.sorted { (isLeft[$0] ? 1 : 0, $0) < (isLeft[$1] ? 1 : 0, $1) }
    }
    return (sorted(others) + sorted(last)).map { kept[$0] }
  }

  /// How many first powers the claim has.
  private var firstPowers: Int {
    sides.map { $0.left.firstPowers + $0.right.firstPowers } ?? 0
  }

  /// Whether a repair puts a sign, a factor or a transpose to a left side that is a single symbol or
  /// derivative.
  private func decorates(_ repair: Found) -> Bool {
    guard let left = sides?.left, left.isAtom else { return false }
    if case .transpose = left.kind { return false }
    if case .transpose = repair.sides.0.kind { return true }
    return !repair.sides.0.isAtom
  }
}

extension [Token] {
  /// How many numbers follow another number at once: printed, the two would be one.
  fileprivate var numbersSideBySide: Int {
    zip(self, dropFirst()).count { $0.kind == .number && $1.kind == .number }
  }
}

/// An edit that makes a claim hold, and the claim with it.
package struct Repair: Sendable {
  package var edit: Edit
  package var latex: String
}

extension Node {
  /// How many powers to 1 stand in it.
  fileprivate var firstPowers: Int {
    all.count { node in
      if case .power(_, let exponent) = node.kind, case .number(1) = exponent.kind {
        true
      } else {
        false
      }
    }
  }

  /// Whether something is differentiated by itself: a 1 that says nothing.
  var hasIdentity: Bool {
    if case .derivative(let top, let bottom) = kind, top.whole.outline == bottom.whole.outline {
      return top.outline == bottom.outline || top.outline == top.whole.outline
    }
    return children.contains(where: \.hasIdentity)
  }

  /// What an entry is one of.
  private var whole: Node {
    if case .entry(let inner, _) = kind { inner.whole } else { self }
  }
}
