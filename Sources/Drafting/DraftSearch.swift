//===----------------------------------------------------------------------===//
// What is open is decided by the equations that hold.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Searches the choices with which most equations hold, for all of a text and for parts of it.
struct DraftSearch {
  let drafter: Drafter
  /// The lines of a reading without a network.
  private(set) lazy var arrays = ArrayDraft(drafter)
  /// What each display is worth with the choices tried so far.
  private var known: [String: [Double]] = [:]
  /// What the names mean together, by what is assumed of single ones.
  var readings: [DraftAssumptions: DraftReading] = [:]
  /// How many times a display has been judged.
  private(set) var judgements = 0
  /// How many times it may be, once conventions have been found that names are taken otherwise by.
  private(set) var limit = Int.max

  init(drafter: Drafter) {
    self.drafter = drafter
    readings[DraftAssumptions()] = drafter.reading
  }

  /// What an assumption costs, in equations.
  static let price = 0.9
  /// What it costs to believe that a text changes its mind.
  private static let priceOfChange = 1.3
  private static let mostZones = 3
  private static let mostTokens = 160
  private static let mostJudgements = 2400
  /// How many judgements one of a display counts that comes after names that are set anew again and
  /// again: it is tried with each of their values.
  private static let costOfLoops = 40
  /// A text says in its first displays what its symbols mean: no later ones are compared.
  private static let mostDisplays = 150

  /// The lines of what `usual` is: a first look at what a search may find.
  mutating func roughly() -> [DraftLine] {
    drafter.readable(lines(usual)).lines
  }

  /// The best conventions, with the names as the equations show them.
  private lazy var usual = settled(
    DraftAssumptions(), Array(repeating: 1, count: drafter.document.displays.count))

  /// The lines of the best choices that all of the search finds, for parts of the text too.
  mutating func best() -> [DraftLine] {
    let count = drafter.document.displays.count
    let all = Array(repeating: 1.0, count: count)
    var found = [usual]
    limit = judgements + Self.mostJudgements
    let assuming = settlingNames(found[0], all)
    if assuming != found[0] {
      // With other names the conventions may be others, and then other names.
      let other = descend(from: assuming, all, opening: false)
      found = [other == assuming ? other : settlingNames(other, all)]
    }
    // Other parts of the text have trials of their own.
    limit = judgements + Self.mostJudgements
    // What is wrong with the best choices may belong to another part of the text.
    while found.count < Self.mostZones {
      let tried = found.map { self.worth(of: $0) }
      let reached = (0..<count).map { place in tried.map { $0[place] }.max() ?? 0 }
      let weights = reached.map { $0 < 0 ? 1.0 : 0 }
      guard weights.count(where: { $0 == 1 }) > 1 else { break }
      let other = descend(from: found[0], weights, opening: true)
      if found.contains(other) { break }
      found.append(other)
    }
    let free = found[0].with(\.isFree, true)
    if drafter.given.isEmpty, !lines(free).isEmpty {
      found += [free.with(\.isNumerator, false), free.with(\.isNumerator, true)]
    }
    return lines(found)
  }

  /// The lines of a reading without a network, for some displays or all.
  mutating func freeLines(in displays: Set<Int>?, inRows: Bool) -> [DraftLine] {
    let all = displays ?? Set(drafter.document.displays.map(\.ordinal))
    let lines = arrays.lines(in: all)
    guard inRows, !lines.isEmpty else { return lines }
    let layout = "in \(Zones.ranges(all.sorted())): layout numerator"
    return [DraftLine(text: layout, displays: all.sorted())] + lines
  }

  // MARK: One zone

  /// The best choices for the displays that weigh most, one changed at a time.
  mutating func descend(
    from start: DraftChoices, _ weights: [Double], opening isOpen: Bool
  ) -> DraftChoices {
    var choices = start
    var score = score(choices, weights)
    for _ in 0..<2 {
      let before = choices
      for alternative in alternatives(reading(start.assumed).facts, isOpen) {
        for other in alternative(choices)
        where other != choices && judgements < limit && !other.sayNothing {
          let value = self.score(other, weights)
          if value > score + Self.price { (choices, score) = (other, value) }
        }
      }
      if choices == before { break }
    }
    return choices
  }

  mutating func score(_ choices: DraftChoices, _ weights: [Double]) -> Double {
    zip(worth(of: choices, weights), weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What each display is worth, or each that weighs anything.
  mutating func worth(of choices: DraftChoices, _ weights: [Double]? = nil) -> [Double] {
    let written = lines(choices)
    let places = weights.map { $0.map { $0 > 0 ? "1" : "0" }.joined() } ?? ""
    let text = written.map(\.text).joined(separator: "\n") + (choices.isScalar ? "#" : "") + places
    if let value = known[text] { return value }
    let (lines, notation) = drafter.readable(written)
    let value = evaluate(choices, lines, notation, weights)
    known[text] = value
    return value
  }

  /// What each display is worth with some lines.
  mutating func worth(of lines: [DraftLine]) -> [Double] {
    let (lines, notation) = drafter.readable(lines)
    return evaluate(DraftChoices(), lines, notation, nil)
  }

  private mutating func evaluate(
    _ choices: DraftChoices, _ lines: [DraftLine], _ notation: TextNotation, _ weights: [Double]?
  ) -> [Double] {
    var session = Session(on: drafter.document, notation: notation, networks: drafter.networks)
    session.isCursory = true
    var teaches = false
    session.observe = { _, result in teaches = teaches || result.teaches }
    return drafter.document.displays.enumerated().map { place, display in
      if let weights, weights[place] == 0 { return 0 }
      // With one unit in each layer, what has indices or transposes says nothing.
      if choices.isScalar, drafter.uses.withUnits.contains(display.ordinal) { return -2 }
      // A display of hundreds of symbols decides nothing that others leave open.
      if display.tokens.count > Self.mostTokens || place >= Self.mostDisplays { return 0 }
      let key = key(display, lines, session.said)
      if let worth = drafter.worths.worth(of: key) { return worth }
      teaches = false
      judgements += session.hasLoop ? Self.costOfLoops : 1
      let worths = session.proofread(display).map { Self.worth($0.report.verdict) }
      // A long chain is one display nevertheless.
      let sum = worths.reduce(0, +)
      let worth = worths.count > 4 ? sum * 4 / Double(worths.count) : sum
      // What says something for later displays is read each time.
      if !teaches { drafter.worths.keep(worth, of: key) }
      return worth
    }
  }

  /// A display, and all that matters to it: what was said before it and the lines.
  private func key(
    _ display: Display, _ lines: [DraftLine], _ said: Session.Said
  ) -> DisplayWorths.Key {
    let names = drafter.names(mattering: display.ordinal, Set(lines.compactMap(\.name)))
    let own = lines.filter { line in
      guard let name = line.name else { return true }
      return names.contains(name)
        || line.isFarReaching && drafter.uses.differentiating.contains(display.ordinal)
    }
    return DisplayWorths.Key(
      display: display.ordinal, definers: drafter.defining(display.ordinal), said: said,
      lines: own.map(\.text))
  }

  static func worth(_ verdict: Verdict) -> Double {
    switch verdict {
    case .holds: 1
    case .conditional: 0.6
    case .definition: 0.3
    case .notAClaim: 0
    case .notUnderstood: -0.3
    case .refuted, .illTyped: -0.8
    }
  }

  // MARK: Several zones

  /// What a display costs that is read without a network: what holds bears it out, and that something is
  /// said for the first time, or is not understood, does not.
  private static func costWithoutNetwork(_ worth: Double) -> Double {
    worth >= 0.5 ? -worth : worth > 0 ? 0 : 0.8
  }

  /// The lines of the best choices, and of others where the text has others.
  private mutating func lines(_ found: [DraftChoices]) -> [DraftLine] {
    let worths = found.map { worth(of: $0) }
    let costs = zip(found, worths).map { choices, worths in
      worths.map { choices.isFree ? Self.costWithoutNetwork($0) : -$0 }
    }
    var path = withoutSingles(
      Zones.cheapest(costs, first: Self.priceOfChange, change: Self.priceOfChange), costs)
    let needing = found.contains(where: \.isFree) ? self.needing : [:]
    for (zone, choices) in found.enumerated() where choices.isFree {
      path = withDefinitions(path, of: zone, worths[zone], needing)
    }
    let usual = drafter.readable(lines(found[0])).lines
    var special: [DraftLine] = []
    for (zone, choices) in found.enumerated().dropFirst() {
      let displays = path.indices.filter { path[$0] == zone }
        .map { drafter.document.displays[$0].ordinal }
      guard !displays.isEmpty else { continue }
      if choices.isFree {
        special += freeLines(in: Set(displays), inRows: choices.isNumerator)
        continue
      }
      let ranges = Zones.ranges(displays)
      for line in drafter.readable(lines(choices)).lines
      where !usual.contains(where: { $0.text == line.text }) {
        var other = DraftLine(
          text: line.text.hasPrefix("in ") ? line.text : "in \(ranges): \(line.text)",
          displays: displays, assumption: "there the text reads otherwise")
        other.isElsewise = true
        special.append(other)
      }
    }
    return drafter.readable(usual + special).lines
  }

  /// The places of the displays that need what a display may define, by the display.
  private var needing: [Int: [Int]] {
    var needing: [Int: [Int]] = [:]
    for (place, display) in drafter.document.displays.enumerated() {
      for definition in drafter.defining(display.ordinal) {
        needing[definition, default: []].append(place)
      }
    }
    return needing
  }

  /// The way with the displays in a zone too that define what most of those are made of that need them.
  private func withDefinitions(
    _ path: [Int], of zone: Int, _ worths: [Double], _ needing: [Int: [Int]]
  ) -> [Int] {
    path.indices.map { place in
      let places = needing[drafter.document.displays[place].ordinal] ?? []
      let own = places.count { path[$0] == zone }
      return own * 2 > places.count && worths[place] > 0 ? zone : path[place]
    }
  }

  /// A way through the zones without those that one display alone is better in: that display is wrong.
  private func withoutSingles(_ path: [Int], _ costs: [[Double]]) -> [Int] {
    var result = path
    var start = 0
    while start < path.count {
      let end = path[start...].firstIndex { $0 != path[start] } ?? path.count
      let better = (start..<end).count { costs[path[start]][$0] + 0.5 < costs[0][$0] }
      if better < 2 { for place in start..<end { result[place] = 0 } }
      start = end
    }
    return result
  }
}

extension Drafter {
  /// The notation that lines make behind those that are given, without the lines that are none.
  func readable(_ lines: [DraftLine]) -> (lines: [DraftLine], notation: TextNotation) {
    var lines = lines
    let before = givenCount
    while true {
      do {
        return (lines, try TextNotation(parsing: joined(lines)))
      } catch {
        guard !lines.isEmpty else { return ([], TextNotation()) }
        let place = error.line - 1 - before
        lines.remove(at: lines.indices.contains(place) ? place : lines.count - 1)
      }
    }
  }

  /// A notation of what is given and of drafted lines.
  func joined(_ lines: [DraftLine]) -> String {
    let drafted = lines.map(\.text).joined(separator: "\n")
    return given.isEmpty ? drafted : given + "\n" + drafted
  }
}
