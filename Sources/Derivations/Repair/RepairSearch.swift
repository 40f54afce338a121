//===----------------------------------------------------------------------===//
// The smallest edits that make a claim hold.
//===----------------------------------------------------------------------===//

import Foundation

/// Searches for edits of a claim that hold.
///
/// Every single edit is tried; where none holds, pairs and then triples are, as far as the time
/// goes, those first whose first edit repairs the types.
struct RepairSearch {
  let work: ClaimWork
  /// How long pairs and triples are tried, in seconds.
  var limit = 0.25
  /// How many repairs are offered at most.
  var most = 6

  private var ranges: [Range<Int>] {
    [work.claim.left, work.claim.right].map { work.tokens.balanced($0.source) }
  }

  /// The repairs of the smallest size that holds, as LaTeX, and the number of edits tried.
  func run() -> (repairs: [String], edits: Int) {
    // Of a longer claim there are too many edits to try.
    guard ranges.reduce(0, { $0 + $1.count }) <= 500 else { return ([], 0) }
    let singles = singleEdits()
    var screen = Screen(work)
    var found: [[Edit]] = []
    var progress: [Edit] = []
    for edit in singles {
      switch screen.look(at: candidate([edit])) {
      case .holds: found.append([edit])
      case .types: progress.append(edit)
      case .fails: break
      }
    }
    let repairs = confirmed(found)
    if !repairs.isEmpty { return (repairs, 1) }
    return deeper(singles, progress, &screen)
  }

  private func deeper(
    _ singles: [Edit], _ progress: [Edit], _ screen: inout Screen
  ) -> (repairs: [String], edits: Int) {
    let end = Date().addingTimeInterval(limit)
    let firsts = screen.isIllTyped && !progress.isEmpty ? progress : singles
    var found: [[Edit]] = []
    var tried = 0
    search: for (place, first) in firsts.enumerated() {
      let rest = firsts.count == singles.count ? singles[(place + 1)...] : singles[...]
      for second in rest where first.isApart(from: second) {
        tried += 1
        if tried % 16 == 0, Date() > end { break search }
        if case .holds = screen.look(at: candidate([first, second])) {
          found.append([first, second])
        }
      }
    }
    let repairs = confirmed(found)
    return (repairs, 2)
  }

  private func singleEdits() -> [Edit] {
    var work = work
    guard let (left, right) = try? work.parse() else { return work.substitutions() }
    return EditFinder.edits(of: [left, right], tokens: work.tokens, lexicon: work.lexicon)
  }

  /// The claim after edits; nil where it cannot be read.
  func candidate(_ edits: [Edit]) -> ClaimWork? {
    let sides = ranges.map { Edit.apply(edits, to: work.tokens, in: $0) }
    guard let left = try? ItemReader.items(of: sides[0]),
      let right = try? ItemReader.items(of: sides[0] + sides[1], from: sides[0].count),
      !left.isEmpty, !right.isEmpty
    else { return nil }
    var claim = work.claim
    claim.left = left
    claim.right = right
    return ClaimWork(
      claim: claim, tokens: sides[0] + sides[1], lexicon: work.original,
      candidates: work.candidates, circumstances: work.circumstances)
  }

  /// Those that hold on every network, as LaTeX, each once.
  private func confirmed(_ found: [[Edit]]) -> [String] {
    var result: [String] = []
    var conditional: [String] = []
    for edits in found {
      guard var work = candidate(edits) else { continue }
      let judgement = work.result().judgement
      let sides = ranges.map { Edit.apply(edits, to: self.work.tokens, in: $0).withoutCells.latex }
      let latex = sides.joined(
        separator: " " + Commands.latex(ofRelation: self.work.claim.relation) + " ")
      guard judgement.evidence != nil else { continue }
      switch judgement.verdict {
      case .holds, .definition:
        if !result.contains(latex) { result.append(latex) }
      case .conditional:
        if !conditional.contains(latex) { conditional.append(latex) }
      default: break
      }
      if result.count == most { break }
    }
    return Array((result.isEmpty ? conditional : result).prefix(most))
  }
}

extension Array where Element == Token {
  /// The tokens without the alignment between claims.
  var withoutCells: [Token] {
    var depth = 0
    return filter { token in
      if token.kind == .begin { depth += 1 }
      if token.kind == .end { depth -= 1 }
      return depth > 0 || token.kind != .ampersand && token.kind != .newRow
    }
  }
}

extension ClaimWork {
  /// Declared symbols, and the equation's own variables, in the place of one that is not declared.
  fileprivate func substitutions() -> [Edit] {
    var work = self
    guard case .some(let name) = work.result().undeclared,
      let error = work.firstUndeclared(), error.name == name
    else { return [] }
    var seen: Set<String> = []
    let names = lexicon.declarations.map(\.name) + candidates.sorted()
    return names.filter { seen.insert($0).inserted }.map { Edit(error.range, $0) }
  }

  /// The first name that nothing declares, and its tokens.
  private mutating func firstUndeclared() -> (name: String, range: Range<Int>)? {
    do {
      _ = try parse()
      return nil
    } catch let error as ParseError {
      guard case .undeclared(let name) = error.kind else { return nil }
      return (name, error.token..<(error.token + 1))
    } catch {
      return nil
    }
  }
}
