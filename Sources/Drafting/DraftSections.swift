//===----------------------------------------------------------------------===//
// A text that begins anew on its way: each part drafted from its own equations.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Parts of a text of which each says by itself what its symbols mean: one layer first and many
/// later, the chain rule before the network.
struct DraftSections {
  let drafter: Drafter

  /// How many displays have to be unexplained before parts are looked for.
  private static let fewestOpen = 3
  /// What it costs to believe that a text begins anew, in equations.
  private static let price = 1.5
  /// What a display is worth at most of which half is wrong.
  private static let mostWrong = -0.4
  /// Of a text with more headings the first are tried.
  private static let mostBeginnings = 8
  private static let mostDisplays = 60

  /// The lines of two parts of the text, where these explain more than those of the whole.
  ///
  /// - Parameter search: That of the whole, which knows what its displays are worth.
  func lines(besides whole: [DraftLine], _ search: inout DraftSearch) -> [DraftLine] {
    let displays = drafter.document.displays
    guard drafter.given.isEmpty, (2...Self.mostDisplays).contains(displays.count) else {
      return whole
    }
    let beginnings = displays.indices.dropFirst().filter {
      drafter.document.beginsAnew(at: displays[$0])
    }.prefix(Self.mostBeginnings)
    guard !beginnings.isEmpty else { return whole }
    let reached = search.worth(of: whole)
    guard reached.count(where: { $0 < 0 }) >= Self.fewestOpen else { return whole }
    var best: (parts: [Drafter], sum: Double)?
    for place in beginnings {
      let parts = [0..<place, place..<displays.count].map(drafter.part)
      let lines = parts.map { part in
        let first = part.first(part.reading, assuming: DraftAssumptions())
        return part.writer(first, part.reading).lines()
      }
      guard let joined = joined(lines, parts) else { continue }
      let sum = Self.explained(search.worth(of: joined))
      if sum > best?.sum ?? -.infinity { best = (parts, sum) }
    }
    guard let best else { return whole }
    let lines = best.parts.map { part in
      var search = DraftSearch(drafter: part)
      return search.best()
    }
    guard let joined = joined(lines, best.parts) else { return whole }
    let others = search.worth(of: joined)
    // Parts that make more equations wrong explain nothing.
    let wrong = [others, reached].map { $0.count { $0 <= Self.mostWrong } }
    guard Self.explained(others) > Self.explained(reached) + Self.price, wrong[0] <= wrong[1] else {
      return whole
    }
    return joined
  }

  /// How much of a text holds: that less of it is wrong, because less is understood, explains nothing.
  private static func explained(_ worths: [Double]) -> Double {
    worths.map(DraftSearch.explained).reduce(0, +)
  }

  /// The lines of two parts, each limited to its displays where the other says otherwise; nil where
  /// both say the same.
  private func joined(_ lines: [[DraftLine]], _ parts: [Drafter]) -> [DraftLine]? {
    let lines = lines.map { $0.filter(isPossible) }
    let texts = lines.map { Set($0.map(\.text)) }
    guard texts[0] != texts[1] else { return nil }
    // What one part shows outvotes what the other takes by habit.
    let shown = lines.map { own in
      Set(own.filter { !$0.displays.isEmpty && $0.assumption == nil }.compactMap(\.name))
    }
    let known = lines.map { Set($0.compactMap(\.name)) }
    var result = lines[0].filter { texts[1].contains($0.text) }
    for (place, part) in parts.enumerated() {
      let displays = part.document.displays.map(\.ordinal)
      for var line in lines[place] where !texts[1 - place].contains(line.text) {
        let isShared = line.name.map { !known[1 - place].contains($0) } ?? false
        let isHabit =
          line.name.map { name in
            !shown[place].contains(name) && shown[1 - place].contains(name)
          } ?? false
        let isOnly =
          line.name.map { name in
            shown[place].contains(name) && !shown[1 - place].contains(name)
          } ?? false
        if isHabit { continue }
        if !line.text.hasPrefix("in "), !isShared, !isOnly {
          line.text = "in \(Zones.ranges(displays)): \(line.text)"
          // That a text begins anew has to be borne out by more than one equation.
          if place == 1 { line.assumption = line.assumption ?? "there the text begins anew" }
        }
        result.append(line)
      }
    }
    return drafter.readable(result).lines
  }

  /// A sum of a loss and something else is no loss in a part of the text either.
  private func isPossible(_ line: DraftLine) -> Bool {
    let losses = [" is loss", " is mean loss", " is total loss"]
    guard let name = line.name, losses.contains(where: line.text.contains) else { return true }
    return drafter.reading.roles[name] == .loss
  }
}

extension Drafter {
  /// A drafter of some displays alone, with the formulas in the words around them.
  func part(_ range: Range<Int>) -> Drafter {
    let kept = Set(document.displays[range].map(\.ordinal))
    let places = whole.displays.indices.filter { kept.contains(whole.displays[$0].ordinal) }
    guard let first = places.first, let last = places.last else { return self }
    let before = whole.displays[..<first].reversed().prefix(while: \.isInline).count
    let behind = whole.displays[(last + 1)...].prefix(while: \.isInline).count
    return Drafter(
      Document(
        file: whole.file, displays: Array(whole.displays[(first - before)...(last + behind)]),
        notationBlocks: [], problems: [], sources: whole.sources, origins: whole.origins),
      given: given, networks: networks)
  }
}
