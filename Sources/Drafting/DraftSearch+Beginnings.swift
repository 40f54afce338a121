//===----------------------------------------------------------------------===//
// Where the search for conventions begins.
//===----------------------------------------------------------------------===//

extension DraftSearch {
  /// The best conventions for all of a text, from the best of some beginnings.
  mutating func settled(
    _ assumed: DraftAssumptions, _ weights: [Double]
  ) -> DraftChoices {
    let reading = reading(assumed)
    let first = drafter.first(reading, assuming: assumed)
    var start = (choices: first, score: score(first, weights))
    for other in starts(first, reading) {
      let score = score(other, weights)
      if score > start.score + Self.price { start = (other, score) }
    }
    return descend(from: start.choices, weights, opening: false)
  }

  /// What the names mean together.
  mutating func reading(_ assumed: DraftAssumptions) -> DraftReading {
    if let reading = readings[assumed] { return reading }
    let reading = DraftReading(
      drafter.text, drafter.votes, drafter.names, assuming: assumed)
    readings[assumed] = reading
    return reading
  }

  /// The lines of a notation with some choices, those that are open.
  mutating func lines(_ choices: DraftChoices) -> [DraftLine] {
    if choices.isFree { return freeLines(in: nil, inRows: choices.isNumerator) }
    return drafter.open(drafter.writer(choices, reading(choices.assumed)).lines())
  }

  /// Other beginnings of the search, far from the first: the best may be a few changes away, each of
  /// which by itself is none.
  private func starts(_ first: DraftChoices, _ reading: DraftReading) -> [DraftChoices] {
    let facts = reading.facts
    let turned = facts.decidesRows ? [first] : [first, first.with(\.rowsFrom, !first.rowsFrom)]
    guard !facts.batchNames.isEmpty else { return turned }
    let batches = turned.flatMap { choices in
      [
        choices.with(\.isBatch, true).with(\.level, .mean).with(\.gradientLevel, .mean),
        choices.with(\.isBatch, true).with(\.level, .mean).with(\.gradientLevel, .mean)
          .with(\.errorLevel, .mean),
        choices.with(\.isBatch, true).with(\.level, .total).with(\.gradientLevel, .one),
      ]
    }
    // Beside a capital X the small letters of its layers hold all examples, too.
    let small = mixesCases(reading) ? batches.map { $0.with(\.areSmallBatch, true) } : []
    return (facts.decidesBatch ? [] : turned) + batches + small
  }

  /// Whether inputs are written with capital letters that hold all examples, and layers are not.
  private func mixesCases(_ reading: DraftReading) -> Bool {
    let batches = reading.facts.batchNames
    let layers = reading.roles.filter { $0.value == .activation || $0.value == .preactivation }.keys
    return batches.contains { reading.roles[$0] == .input } && batches.isDisjoint(with: layers)
  }
}
