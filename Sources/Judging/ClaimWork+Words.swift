//===----------------------------------------------------------------------===//
// Equations of which the words before them say for which indices they are meant.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// A claim under what the words before it say.
package struct RestrictedClaim {
  @Shared package var work: ClaimWork
  /// What they say.
  package var said: String
  /// Whether they say nothing else.
  package var isPlain: Bool
}

extension ClaimWork {
  /// The claim under what the words before its display say of its indices, `For $i \ne j$ we have`
  /// or `For $k = 1, \ldots, L-1$`, and what they say; nil where they say nothing of it.
  ///
  /// - Parameter conditions: those among the words that say so, the last one first
  package func under(_ conditions: [Document.Condition]) -> RestrictedClaim? {
    guard !conditions.isEmpty else { return nil }
    var work = self
    guard let (left, right) = try? work.parse() else { return nil }
    let indices = equation(left, right).indices
    work = self
    let led = conditions.filter(\.isLedTo).compactMap { Self.condition($0.latex) }
    if Self.nameTwoCases(led) { return nil }
    // The last condition before the display is that of the display, with those of other indices where
    // the sentence says nothing else.
    var all: [String] = []
    var isPlain = true
    for condition in conditions where condition.latex.count <= 60 {
      guard all.isEmpty || condition.isPlain else { continue }
      let led = condition.isLedTo ? Self.condition(condition.latex) : nil
      let ranges = condition.isLedTo ? ranges(condition.latex) : [:]
      if let said = work.add(led, indices.units) ?? work.add(led, indices.layers)
        ?? work.add(ranges, indices.names, condition.latex)
        ?? work.add(depth: condition.latex)
      {
        all.insert(said, at: 0)
        isPlain = condition.isPlain
        if !isPlain { break }
      }
    }
    guard !all.isEmpty else { return nil }
    return RestrictedClaim(work: work, said: all.joined(separator: " and "), isPlain: isPlain)
  }

  /// The claim of hidden layers alone, wherever it leaves a layer open; nil where it leaves none.
  package func underHiddenLayers() -> RestrictedClaim? {
    var work = self
    guard let (left, right) = try? work.parse(), let hidden = IndexRange("<", Index(.depth)) else {
      return nil
    }
    work = self
    let layers = equation(left, right).indices.roles.filter { $0.value == .layer }.keys
    let new = layers.filter { claim.ranges[$0] == nil }
    guard !new.isEmpty else { return nil }
    for layer in new { work.claim.ranges[layer] = hidden }
    return RestrictedClaim(work: work, said: "hidden layers", isPlain: false)
  }

  /// Whether two cases are spoken of: “for $i = j$ and for $i \ne j$ in one” restricts neither.
  private static func nameTwoCases(_ conditions: [IndexCondition]) -> Bool {
    let pairs = Dictionary(grouping: conditions) { Set([$0.left, $0.right]) }
    return pairs.values.contains { Set($0.map(\.isEqual)).count > 1 }
  }

  /// Adds a condition on two indices of the claim that count alike, and says it; nil where there is
  /// none to add.
  private mutating func add(_ condition: IndexCondition?, _ alike: [String]) -> String? {
    guard let condition, !claim.conditions.contains(condition), alike.contains(condition.left),
      alike.contains(condition.right)
    else { return nil }
    claim.conditions.append(condition)
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

  /// Adds how many layers there are, `L = 2`, and says it; nil where a formula does not say so.
  private mutating func add(depth formula: String) -> String? {
    guard circumstances.settings.lastLayer == nil, circumstances.settings.widths == nil,
      let items = try? ItemReader.items(of: Latex.tokens(formula)), items.count == 3,
      let name = items[0].nameAlone, lexicon.count(name, [])?.base == .depth,
      items[1].isSign("="), let last = items[2].letters.flatMap({ Int($0) }),
      (0...30).contains(last)
    else { return nil }
    circumstances.settings.lastLayer = last
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
