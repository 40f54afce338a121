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
  private static let mostParts = 4
  /// How many beginnings are looked at closer that look best at first.
  private static let mostLooks = 3

  /// The lines of the parts of the text, where these explain more than those of the whole.
  ///
  /// - Parameter search: That of the whole, which knows what its displays are worth.
  func lines(besides whole: [DraftLine], _ search: inout DraftSearch) -> [DraftLine] {
    let displays = drafter.document.displays
    guard drafter.given.isEmpty, (2...Self.mostDisplays).contains(displays.count) else {
      return whole
    }
    let beginnings = displays.indices.dropFirst().filter {
      drafter.document.mayBeginPart(at: displays[$0])
    }.prefix(Self.mostBeginnings)
    guard !beginnings.isEmpty else { return whole }
    var found = Sections(
      parts: [Part(range: displays.indices, search: search, lines: whole)], lines: whole,
      worths: search.worth(of: whole))
    while found.parts.count < Self.mostParts,
      found.worths.count(where: { $0 < 0 }) >= Self.fewestOpen,
      let better = parted(found, at: Array(beginnings), &search)
    { found = better }
    return found.lines
  }

  /// A part of the text, with what is drafted for it.
  private struct Part {
    let range: Range<Int>
    /// Knows what was tried for it.
    var search: DraftSearch
    var lines: [DraftLine]
    var drafter: Drafter { search.drafter }
  }

  /// The text in parts, with all lines, and what its displays are worth with them.
  private struct Sections {
    let parts: [Part]
    let lines: [DraftLine]
    let worths: [Double]
  }

  /// The same with one more part; nil where no beginning explains more. Those that look best at first
  /// get their conventions, and the best of these all that belongs to a draft.
  private func parted(
    _ found: Sections, at beginnings: [Int], _ search: inout DraftSearch
  ) -> Sections? {
    var tried: [(parts: [Part], sum: Double)] = []
    for place in beginnings {
      guard let parts = parts(found.parts, at: place), let lines = joined(parts) else { continue }
      tried.append((parts, Self.explained(search.worth(of: lines))))
    }
    var best: (parts: [Part], sum: Double)?
    for (parts, _) in tried.sorted(by: { $0.sum > $1.sum }).prefix(Self.mostLooks) {
      let looked = searched(parts, besides: found) { $0.roughly() }
      guard let lines = joined(looked) else { continue }
      let sum = Self.explained(search.worth(of: lines))
      if sum > best?.sum ?? -.infinity { best = (looked, sum) }
    }
    guard let best else { return nil }
    let parts = searched(best.parts, besides: found) { $0.best() }
    guard let lines = joined(parts) else { return nil }
    let worths = search.worth(of: lines)
    // Parts that make more equations wrong explain nothing.
    let wrong = [worths, found.worths].map { $0.count { $0 <= Self.mostWrong } }
    guard Self.explained(worths) > Self.explained(found.worths) + Self.price, wrong[0] <= wrong[1]
    else { return nil }
    return Sections(parts: parts, lines: lines, worths: worths)
  }

  /// The parts, of which some are new, with what is found for those.
  private func searched(
    _ parts: [Part], besides found: Sections, _ find: (inout DraftSearch) -> [DraftLine]
  ) -> [Part] {
    let known = found.parts.map(\.range)
    return parts.map { part in
      guard !known.contains(part.range) else { return part }
      var part = part
      part.lines = find(&part.search)
      return part
    }
  }

  /// The parts with that around a display in two, each as it is read with nothing assumed; nil where
  /// one begins there already.
  private func parts(_ parts: [Part], at place: Int) -> [Part]? {
    guard let own = parts.firstIndex(where: { $0.range.contains(place) && $0.range.first != place })
    else { return nil }
    let range = parts[own].range
    let halves = [range.lowerBound..<place, place..<range.upperBound].map { range in
      let part = drafter.part(range)
      let first = part.first(part.reading, assuming: DraftAssumptions())
      return Part(
        range: range, search: DraftSearch(drafter: part),
        lines: part.writer(first, part.reading).lines())
    }
    return Array(parts[..<own]) + halves + parts[(own + 1)...]
  }

  /// How much of a text holds: that less of it is wrong, because less is understood, explains nothing.
  private static func explained(_ worths: [Double]) -> Double {
    worths.map(DraftSearch.explained).reduce(0, +)
  }

  /// The lines of all parts, each limited to its displays where another says otherwise; nil where all
  /// say the same.
  private func joined(_ parts: [Part]) -> [DraftLine]? {
    let lines = parts.map { $0.lines.filter(isPossible) }
    let texts = lines.map { Set($0.map(\.text)) }
    guard let first = texts.first, texts.contains(where: { $0 != first }) else { return nil }
    let common = texts.reduce(first) { $0.intersection($1) }
    // What one part shows outvotes what another takes by habit.
    let shown = lines.map { own in
      Set(own.filter { !$0.displays.isEmpty && $0.assumption == nil }.compactMap(\.name))
    }
    let known = lines.map { Set($0.compactMap(\.name)) }
    var result = lines[0].filter { common.contains($0.text) }
    for place in parts.indices {
      let others = parts.indices.filter { $0 != place }
      for line in lines[place] where !common.contains(line.text) {
        let isKnown = line.name.map { name in others.contains { known[$0].contains(name) } } ?? true
        let isShown = line.name.map { shown[place].contains($0) } ?? false
        let isShownElsewhere =
          line.name.map { name in others.contains { shown[$0].contains(name) } } ?? false
        // By habit alone, where another part shows what it is.
        if !isShown, isShownElsewhere { continue }
        let isGeneral = !isKnown || isShown && !isShownElsewhere
        result.append(isGeneral ? line : limited(line, to: parts[place], isFirst: place == 0))
      }
    }
    return drafter.readable(result).lines
  }

  /// A line that is for one part alone.
  private func limited(_ line: DraftLine, to part: Part, isFirst: Bool) -> DraftLine {
    guard !line.text.hasPrefix("in ") else { return line }
    var line = line
    line.text = "in \(Zones.ranges(part.drafter.document.displays.map(\.ordinal))): \(line.text)"
    // That a text begins anew has to be borne out by more than one equation.
    if !isFirst { line.assumption = line.assumption ?? "there the text begins anew" }
    return line
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
      given: given, networks: networks, worths: worths)
  }
}
