//===----------------------------------------------------------------------===//
// One wrongly drafted name silences every equation that it stands in: it is taken otherwise.
//===----------------------------------------------------------------------===//

extension DraftSearch {
  /// How many times a display is judged for meanings of single names.
  private static let mostTrials = 1200
  /// What an equation that is wrong or not understood counts, where those that hold decide.
  private static let failure = 0.12
  /// What it costs to take a name for something else than an equation shows, beside the first.
  private static let contradiction = 0.3

  /// The choices with the meanings of single names with which more equations hold, the name that most
  /// equations fail by first; each costs an equation, and one that held and fails then costs two.
  mutating func settlingNames(_ start: DraftChoices, _ weights: [Double]) -> DraftChoices {
    var choices = start
    var worths = worth(of: choices)
    let most = min(limit, judgements + Self.mostTrials)
    /// What was tried in vain, with what else was so then.
    var settled: Set<NameSuspect> = []
    while judgements < most {
      let open = suspects(worths, weights).filter { !settled.contains($0) }
      guard let suspect = open.first else { break }
      settled.insert(suspect)
      guard let better = best(suspect, choices, worths, weights) else { continue }
      (choices, worths) = better
      settled.subtract(suspects(beside: suspect))
    }
    return choices
  }

  /// The best other meaning of a suspect; nil where none is better.
  private mutating func best(
    _ suspect: NameSuspect, _ choices: DraftChoices, _ worths: [Double], _ weights: [Double]
  ) -> (DraftChoices, [Double])? {
    var best: (choices: DraftChoices, worths: [Double])?
    var most = 0.0
    let mask = mask(of: suspect, worths, weights)
    for other in alternatives(suspect, choices) {
      // A look at what fails is enough where nothing of it holds.
      let price = price(of: suspect, from: choices.assumed, to: other.assumed)
      if let mask {
        let tried = worth(of: other, mask)
        guard Self.gain(from: worths, to: tried, mask) - price > most else { continue }
      }
      let tried = worth(of: other)
      let gain = Self.gain(from: worths, to: tried, weights) - price
      if gain > most { (best, most) = ((other, tried), gain) }
    }
    return best
  }

  /// What it costs to take something otherwise: more where several displays show what a name is, and
  /// it is something else.
  private func price(
    of suspect: NameSuspect, from old: DraftAssumptions, to new: DraftAssumptions
  ) -> Double {
    guard case .name(let name) = suspect, old.meanings[name] != new.meanings[name],
      let role = drafter.reading.roles[name]
    else { return Self.price }
    let others = drafter.votes.displays(name, role).count - 1
    return Self.price + Double(max(others, 0)) * Self.contradiction
  }

  /// The displays that fail and have a name, with those that may define what is in them; nil of what
  /// may be in all.
  private func mask(
    of suspect: NameSuspect, _ worths: [Double], _ weights: [Double]
  ) -> [Double]? {
    guard case .name(let name) = suspect else { return nil }
    let displays = drafter.document.displays
    let failing = displays.indices.filter { place in
      worths[place] < 0.5 && weights[place] > 0
        && drafter.uses.namesByDisplay[displays[place].ordinal]?.contains(name) ?? false
    }
    let needed = Set(failing.flatMap { drafter.defining(displays[$0].ordinal) })
    return displays.indices.map { place in
      failing.contains(place) || needed.contains(displays[place].ordinal) ? weights[place] : 0
    }
  }

  /// What may be otherwise when a name is.
  private func suspects(beside suspect: NameSuspect) -> Set<NameSuspect> {
    guard case .name(let name) = suspect else {
      return Set(drafter.names.keys.map { .name($0) })
    }
    let beside = drafter.uses.namesByDisplay.values.filter { $0.contains(name) }
    return Set(beside.joined().map { .name($0) })
  }

  /// What is gained by other choices: what holds then, and did not, twice what does not hold any more.
  private static func gain(
    from old: [Double], to new: [Double], _ weights: [Double]
  ) -> Double {
    zip(zip(old, new), weights).reduce(0) { sum, place in
      let ((old, new), weight) = place
      let change = explained(new) - explained(old)
      return sum + weight * (change < 0 && old > 0 ? 2 * change : change)
    }
  }

  /// What a display is worth where those that hold decide.
  static func explained(_ worth: Double) -> Double { worth < 0 ? failure * worth : worth }

  /// The names in displays that fail, those in most of them first, of these those that stand in the
  /// fewest that hold.
  private func suspects(
    _ worths: [Double], _ weights: [Double]
  ) -> [NameSuspect] {
    let displays = drafter.document.displays
    var failing: [String: Double] = [:]
    for (place, worth) in worths.enumerated() where weights[place] > 0 && worth != 0 {
      for name in drafter.uses.namesByDisplay[displays[place].ordinal] ?? [] {
        failing[name, default: 0] += worth < 0 ? 1 : -0.4
      }
    }
    let named = failing.filter { name, _ in
      worths.indices.contains { place in
        worths[place] < 0
          && drafter.uses.namesByDisplay[displays[place].ordinal]?.contains(name) ?? false
      }
    }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let scripts = worths.contains { $0 < 0 } ? [NameSuspect.scripts] : []
    return scripts + named.map { NameSuspect.name($0.key) }
  }

  private mutating func alternatives(
    _ suspect: NameSuspect, _ choices: DraftChoices
  ) -> [DraftChoices] {
    let reading = reading(choices.assumed)
    let alternatives = NameAlternatives(drafter: drafter, reading: reading, choices: choices)
    return alternatives.all(of: suspect).filter { $0 != choices.assumed }.map {
      choices.with(\.assumed, $0)
    }
  }
}

/// What may be taken otherwise: what a name means, or what its scripts count.
enum NameSuspect: Hashable, Sendable {
  case scripts
  case name(String)
}
