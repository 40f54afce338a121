//===----------------------------------------------------------------------===//
// Beside lines that are given, one more is looked for among all that there can be.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension DraftSearch {
  /// How many names are looked for, and by how many displays lines are compared at first.
  private static let mostMissing = 8
  private static let mostLooks = 4
  private static let mostFinal = 4
  /// What a line has to gain, and a convention, which concerns all equations.
  private static let leastGain = 0.6
  private static let leastGainOfConvention = 1.8
  /// What counts of the gain where something was understood before.
  private static let shareOfKnown = 0.5

  /// Lines with one for each name that nothing declares, where more equations hold with it.
  mutating func completing(_ lines: [DraftLine]) -> [DraftLine] {
    var lines = lines
    var (worths, notation) = worthAndNotation(of: lines)
    var tried: Set<String> = []
    if drafter.declared.isNearlyWhole, let found = bestConvention(lines, worths) {
      lines.append(found)
      (worths, notation) = worthAndNotation(of: lines)
    }
    for _ in 0..<Self.mostMissing {
      let missing = MissingName.all(in: drafter, notation)
        .first { name in
          !tried.contains(key(name)) && isOpen(name, worths)
        }
      guard let missing else { break }
      tried.insert(key(missing))
      guard let found = best(missing, lines, worths, notation) else { continue }
      lines.append(found)
      (worths, notation) = worthAndNotation(of: lines)
    }
    return lines
  }

  /// A convention with which more equations hold; nil where none gains enough.
  private mutating func bestConvention(_ lines: [DraftLine], _ worths: [Double]) -> DraftLine? {
    let places = worths.indices.filter { worths[$0] != 0 }
    guard worths.contains(where: { $0 < 0 }) else { return nil }
    let candidates = MissingConventions(drafter: drafter).lines().map {
      DraftLine(text: $0, assumption: "so more equations hold")
    }
    let open = Array(places.filter { worths[$0] < 0 }.prefix(Self.mostLooks))
    let first = gains(of: candidates, beside: lines, in: open, worths)
    let promising = candidates.indices.filter { first[$0] > 0.05 }.map { candidates[$0] }
    let second = gains(of: promising, beside: lines, in: Array(places), worths)
    let best = second.indices.max { (second[$0], -$0) < (second[$1], -$1) }
    guard let best, second[best] > Self.leastGainOfConvention else { return nil }
    return promising[best]
  }

  private func key(_ name: MissingName) -> String {
    "\(name.plain) \(name.places) \(name.bracket) \(name.call)"
  }

  private mutating func worthAndNotation(
    of lines: [DraftLine]
  ) -> (worths: [Double], notation: TextNotation) {
    (worth(of: lines), drafter.readable(lines).notation)
  }

  /// Whether a display that a name stands in says not all that it could.
  private func isOpen(_ name: MissingName, _ worths: [Double]) -> Bool {
    drafter.document.displays.indices.contains { place in
      name.displays.contains(drafter.document.displays[place].ordinal) && worths[place] < 0.95
    }
  }

  /// The line of a name with which most equations hold; nil where none gains enough.
  private mutating func best(
    _ name: MissingName, _ lines: [DraftLine], _ worths: [Double], _ notation: TextNotation
  ) -> DraftLine? {
    let displays = drafter.document.displays
    let own = displays.indices.filter { name.displays.contains(displays[$0].ordinal) }
    let open = Array(own.filter { worths[$0] < 0.95 }.prefix(Self.mostLooks))
    let texts = MissingLines(drafter: drafter, notation: notation, name: name).candidates()
    let range =
      name.isDeclaredElsewhere ? "in \(Zones.ranges(name.displays.sorted())): " : ""
    let candidates = texts.map { text in
      var line = DraftLine(
        text: range + text, displays: name.displays.sorted(),
        assumption: "read so, more equations hold")
      (line.name, line.isSought) = (name.plain, true)
      line.isFarReaching = text.contains("loss") || text.contains("function")
      return line
    }
    let first = gains(of: candidates, beside: lines, in: open, worths)
    let promising = first.enumerated().filter { $0.element > 0.05 }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }.prefix(Self.mostFinal)
      .map(\.offset)
    let second = gains(of: promising.map { candidates[$0] }, beside: lines, in: own, worths)
    let best = second.enumerated().max {
      ($0.element, -promising[$0.offset]) < ($1.element, -promising[$1.offset])
    }
    guard let best, best.element > Self.leastGain else { return nil }
    return candidates[promising[best.offset]]
  }

  /// What each of some lines gains in some displays.
  private mutating func gains(
    of candidates: [DraftLine], beside lines: [DraftLine], in places: [Int], _ worths: [Double]
  ) -> [Double] {
    let displays = drafter.document.displays
    let needed = Set(places.flatMap { drafter.defining(displays[$0].ordinal) })
    let weights = displays.indices.map { place -> Double in
      places.contains(place) || needed.contains(displays[place].ordinal) ? 1 : 0
    }
    return candidates.map { candidate in
      let (kept, _) = drafter.readable(lines + [candidate])
      guard kept.contains(candidate) else { return -1 }
      let tried = worth(of: lines + [candidate], weights)
      return zip(zip(worths, tried), weights).reduce(0) { sum, place in
        let ((old, new), weight) = place
        let change = Self.explained(new) - Self.explained(old)
        guard old > 0 else { return sum + weight * change }
        return sum + weight * change * (change < 0 ? 2 : Self.shareOfKnown)
      }
    }
  }
}
