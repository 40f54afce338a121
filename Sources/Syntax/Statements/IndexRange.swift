//===----------------------------------------------------------------------===//
// What a text says that an index runs over: `k = 1, …, L`, `k \in \{K, …, 1\}`, `1 \le k < L`.
//===----------------------------------------------------------------------===//

/// The range of an index; an end that is missing is open.
package struct IndexRange: Hashable, Sendable {
  package var low: Index?
  package var high: Index?
  /// What it leaves out: `l \ne L`.
  package var excluded: Index?

  /// The range that begins and ends with these, whichever way it runs: `L-1, L-2, …, 1`.
  package init?(_ ends: [Index]) {
    guard let first = ends.first, let last = ends.last else { return nil }
    // In a deep network it is seen which end is the lower one, and `2, …, L-1` may be empty in
    // a shallow one.
    let (from, to) = (Self.inDeepNetwork(first), Self.inDeepNetwork(last))
    (low, high) = from <= to ? (first, last) : (last, first)
  }

  /// What an inequality says of the index on its left.
  package init?(_ relation: String, _ bound: Index) {
    switch relation {
    case "le": high = bound
    case "<": high = bound.shifted(by: -1)
    case "ge": low = bound
    case ">": low = bound.shifted(by: 1)
    case "ne": excluded = bound
    default: return nil
    }
  }

  private static func inDeepNetwork(_ index: Index) -> Int {
    index.literal ?? 1000 + index.offset
  }

  /// The range that both this one and another say.
  func meeting(_ other: IndexRange) -> IndexRange {
    var result = self
    result.low = result.low ?? other.low
    result.high = result.high ?? other.high
    result.excluded = result.excluded ?? other.excluded
    return result
  }

  /// Whether a number lies in it, with each end as it counts in one network; an end that counts
  /// nothing there is open.
  package func contains(_ value: Int, _ number: (Index) -> Int?) -> Bool {
    if let low = low.flatMap(number), value < low { return false }
    if let high = high.flatMap(number), value > high { return false }
    return excluded.flatMap(number) != value
  }
}

/// A range that a display says of an index, and how many statements stand before it.
package struct Quantifier: Sendable {
  package var index: String
  package var ends: [Index] = []
  package var range: IndexRange?
  package var place: Int

  /// What the quantifiers of a display say of one of its statements.
  ///
  /// One alone counts for the whole display. Several for the same index each count for the
  /// statements before them, or, where the display begins with one, for those after them.
  package static func ranges(of quantifiers: [Quantifier], at statement: Int) -> [String:
    IndexRange]
  {
    var result: [String: IndexRange] = [:]
    for (name, all) in Dictionary(grouping: quantifiers, by: \.index) {
      let places = Set(all.map(\.place)).sorted()
      let isBefore = places.first == 0
      let place =
        isBefore
        ? places.last { $0 <= statement } : places.first { $0 > statement } ?? places.last
      for quantifier in all where quantifier.place == place {
        guard let range = quantifier.range ?? IndexRange(quantifier.ends) else { continue }
        result[name] = result[name].map { $0.meeting(range) } ?? range
      }
    }
    return result
  }
}
