//===----------------------------------------------------------------------===//
// Equations of which the words before them say for which indices they are meant.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The claim under what the words before its display say of its indices, `For $i \ne j$ we have`
  /// or `For $k = 1, \ldots, L-1$`, and what they say; nil where they say nothing of it.
  ///
  /// - Parameter formulas: those among the words that say so, the last one first
  package func under(_ formulas: [String]) -> (work: ClaimWork, said: String)? {
    guard !formulas.isEmpty else { return nil }
    var work = self
    guard let (left, right) = try? work.parse() else { return nil }
    let indices = equation(left, right).indices
    work = self
    // What is said of two cases, “for $i = j$ and for $i \ne j$ in one”, restricts neither.
    let said = formulas.compactMap(Self.condition).map { "\($0.left) \($0.isEqual) \($0.right)" }
    if Set(said).count > 1 { return nil }
    // The last condition before the display is that of the display.
    for formula in formulas where formula.count <= 60 {
      if let said = work.add(Self.condition(formula), indices.units)
        ?? work.add(ranges(formula), indices.names, formula)
      {
        return (work, said)
      }
    }
    return nil
  }

  /// Adds a condition on units of the claim, and says it; nil where there is none to add.
  private mutating func add(_ condition: IndexCondition?, _ units: [String]) -> String? {
    guard claim.conditions.isEmpty, let condition, units.contains(condition.left),
      units.contains(condition.right)
    else { return nil }
    claim.conditions = [condition]
    return "\(condition.left) \(condition.isEqual ? "=" : "≠") \(condition.right)"
  }

  /// Adds what indices of the claim run over where it does not say so itself, and says it; nil where
  /// there is nothing to add.
  private mutating func add(
    _ ranges: [String: IndexRange], _ names: Set<String>, _ formula: String
  ) -> String? {
    let new = ranges.filter { names.contains($0.key) && claim.ranges[$0.key] == nil }
    guard !new.isEmpty else { return nil }
    claim.ranges.merge(new) { own, _ in own }
    return formula
  }

  /// What `k = 1, \ldots, L-1` or `k < L` says that indices run over; nothing of other formulas.
  private func ranges(_ formula: String) -> [String: IndexRange] {
    guard let items = try? ItemReader.items(of: Latex.tokens(formula)) else { return [:] }
    var reader = StatementReader(lexicon, previous: [])
    for segment in StatementReader.rows(items, lexicon).joined() { reader.read(segment, row: 1) }
    guard !reader.statements.contains(where: \.isClaim) else { return [:] }
    return Quantifier.ranges(of: reader.quantifiers, at: 0)
  }

  /// `i \ne j` or `i = j`, of two letters and nothing else.
  private static func condition(_ latex: String) -> IndexCondition? {
    guard let items = try? ItemReader.items(of: Latex.tokens(latex)),
      items.count == 3, let left = items[0].nameAlone, let right = items[2].nameAlone,
      items[1].isSign("ne") || items[1].isSign("=")
    else { return nil }
    return IndexCondition(left: left, right: right, isEqual: items[1].isSign("="))
  }
}
