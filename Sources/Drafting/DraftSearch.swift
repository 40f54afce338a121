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
  /// What a display is worth, by what matters to it.
  private var judged: [String: Double] = [:]
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

  mutating func best() -> [DraftLine] {
    let count = drafter.document.displays.count
    let all = Array(repeating: 1.0, count: count)
    var found = [settled(DraftAssumptions(), all)]
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
        for other in alternative(choices) where other != choices && judgements < limit {
          let value = self.score(other, weights)
          if value > score + Self.price { (choices, score) = (other, value) }
        }
      }
      if choices == before { break }
    }
    return choices
  }

  /// What an equation of the text decides is not open, but in another part of the text.
  private func alternatives(
    _ facts: DraftFacts, _ isOpen: Bool
  ) -> [(DraftChoices) -> [DraftChoices]] {
    var result: [(DraftChoices) -> [DraftChoices]] = []
    // What a display says that the loss is, it is.
    let losses: [DraftChoices.Loss] = [
      .halfSquared, .squared, .crossEntropy, .binary, .open,
    ]
    .filter { facts.shownLosses.isEmpty || $0 == .open || facts.shownLosses.contains($0) }
    result.append { choices in losses.map { choices.with(\.loss, $0) } }
    if facts.hasOneOutput, !isOpen { result.append { [$0.with(\.hasOneOutput, !$0.hasOneOutput)] } }
    if !facts.errorForms.isEmpty { result.append { [$0.with(\.isNumerator, !$0.isNumerator)] } }
    if drafter.hasNabla {
      result.append { choices in
        [true, false].map {
          choices.with(\.isNumerator, true).with(\.isNablaShaped, $0 != choices.isNablaShaped)
        }
      }
    }
    if isOpen || !facts.decidesInto { result.append { [$0.with(\.into, 1 - $0.into)] } }
    if isOpen || !facts.decidesRows, !facts.entriesDecideRows {
      result.append { [$0.with(\.rowsFrom, !$0.rowsFrom)] }
    }
    if !facts.decidesOrder { result.append { [$0.with(\.fromFirst, !$0.fromFirst)] } }
    if facts.hasTransposedEntries {
      result.append { [$0.with(\.areUntransposed, !$0.areUntransposed)] }
    }
    if isOpen {
      result.append { [$0.with(\.isScalar, !$0.isScalar)] }
      if !facts.ownTotals.isEmpty {
        result.append { [$0.with(\.sharesLossName, !$0.sharesLossName).with(\.level, .one)] }
      }
      if facts.hasBiaslessSteps {
        result.append { choices in
          choices.assumed.meanings.values.contains(.threshold)
            ? [] : [choices.with(\.hasBiases, !choices.hasBiases)]
        }
      }
    }
    if facts.hasBareActivations { result.append { [$0.with(\.isBareLast, !$0.isBareLast)] } }
    if facts.firstLayer == nil { result.append { [$0.with(\.firstLayer, 1 - $0.firstLayer)] } }
    if !facts.batchNames.isEmpty, isOpen || !facts.decidesBatch {
      result.append { choices in
        [
          choices.with(\.isBatch, false).with(\.level, .one),
          choices.with(\.isBatch, true).with(\.level, .mean),
          choices.with(\.isBatch, true).with(\.level, .total),
          choices.with(\.isBatch, true).with(\.level, .total).with(\.loss, .crossEntropy),
        ]
      }
    }
    if !facts.batchNames.isEmpty, !facts.hasSmallTwins {
      result.append { choices in
        let small = choices.with(\.isBatch, true).with(\.areSmallBatch, !choices.areSmallBatch)
        return [small, small.with(\.level, .mean).with(\.gradientLevel, .mean)]
      }
    }
    if !facts.batchNames.isEmpty {
      result.append { [$0.with(\.samplesInRows, !$0.samplesInRows)] }
      result.append { choices in
        let other = choices.with(\.rowsFrom, !choices.rowsFrom)
          .with(\.samplesInRows, !choices.samplesInRows)
        return [
          other, other.with(\.isBatch, true), other.with(\.isBatch, true).with(\.level, .mean),
        ]
      }
      result.append { [$0.with(\.gradientLevel, $0.gradientLevel == .one ? .mean : .one)] }
    }
    result.append { choices in
      [DraftChoices.Level.one, .mean, .total].map { choices.with(\.level, $0) }
    }
    if !facts.layeredFunctions.isEmpty { result.append { [$0.with(\.isHidden, !$0.isHidden)] } }
    result.append { [$0.with(\.isElementwise, !$0.isElementwise)] }
    result.append { choices in
      ["\\times", "*", "\\cdot", "\\bullet"].filter(drafter.signs.contains).map {
        choices.with(\.elementwise, choices.elementwise == [$0] ? [] : [$0])
      }
    }
    return result
  }

  mutating func score(_ choices: DraftChoices, _ weights: [Double]) -> Double {
    zip(worth(of: choices, weights), weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What each display is worth, or each that weighs anything.
  mutating func worth(of choices: DraftChoices, _ weights: [Double]? = nil) -> [Double] {
    let (lines, notation) = drafter.readable(lines(choices))
    let places = weights.map { $0.map { $0 > 0 ? "1" : "0" }.joined() } ?? ""
    let text = lines.map(\.text).joined(separator: "\n") + (choices.isScalar ? "#" : "") + places
    if let value = known[text] { return value }
    let value = evaluate(choices, lines, notation, weights)
    known[text] = value
    return value
  }

  private mutating func evaluate(
    _ choices: DraftChoices, _ lines: [DraftLine], _ notation: TextNotation, _ weights: [Double]?
  ) -> [Double] {
    var session = Session(on: drafter.document, notation: notation, networks: drafter.networks)
    session.isCursory = true
    var teaches = false
    session.observe = { _, result in
      teaches =
        teaches || result.definition != nil || result.losses != nil || result.hidden != nil
        || result.outputs != nil
    }
    return drafter.document.displays.enumerated().map { place, display in
      if let weights, weights[place] == 0 { return 0 }
      // With one unit in each layer, what has indices or transposes says nothing.
      if choices.isScalar, drafter.withUnits.contains(display.ordinal) { return -2 }
      // A display of hundreds of symbols decides nothing that others leave open.
      if display.tokens.count > Self.mostTokens || place >= Self.mostDisplays { return 0 }
      let key = key(display, lines)
      if let worth = judged[key] { return worth }
      teaches = false
      judgements += session.hasLoop ? Self.costOfLoops : 1
      let worths = session.proofread(display).map { Self.worth($0.report.verdict) }
      // A long chain is one display nevertheless.
      let sum = worths.reduce(0, +)
      let worth = worths.count > 4 ? sum * 4 / Double(worths.count) : sum
      // What says something for later displays is read each time.
      if !teaches { judged[key] = worth }
      return worth
    }
  }

  /// A display and the lines that matter to it.
  private func key(_ display: Display, _ lines: [DraftLine]) -> String {
    let names = drafter.names(mattering: display.ordinal, Set(lines.compactMap(\.name)))
    let own = lines.filter { line in
      guard let name = line.name else { return true }
      return names.contains(name)
        || line.isFarReaching && drafter.differentiating.contains(display.ordinal)
    }
    return "\(display.ordinal) " + own.map(\.text).joined(separator: "\n")
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

  /// The lines of the best choices, and of others where the text has others.
  private mutating func lines(_ found: [DraftChoices]) -> [DraftLine] {
    let costs = found.map { choices in
      worth(of: choices).map { worth in
        // That something is said for the first time bears out no shapes.
        choices.isFree && worth > 0 && worth < 0.5 ? 0 : -worth
      }
    }
    let path = Zones.cheapest(costs, first: Self.priceOfChange, change: Self.priceOfChange)
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
      for line in lines(choices)
      where !usual.contains(where: { $0.text == line.text }) {
        special.append(
          DraftLine(
            text: line.text.hasPrefix("in ") ? line.text : "in \(ranges): \(line.text)",
            displays: displays,
            assumption: "there the text reads otherwise"))
      }
    }
    return drafter.readable(usual + special).lines
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
