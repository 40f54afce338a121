//===----------------------------------------------------------------------===//
// What one claim of a drafted text takes away from another.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Syntax

extension ClaimReport {
  /// The claim without a verdict, and why.
  package func notUnderstood(_ why: String) -> ClaimReport {
    var claim = self
    (claim.verdict, claim.message) = (.notUnderstood, why)
    (claim.evidence, claim.counterexample, claim.repairs) = (nil, [], [])
    return claim
  }

  /// The claim as one that holds under a condition.
  package func holding(if condition: String) -> ClaimReport {
    var claim = self
    (claim.verdict, claim.message) = (.conditional, "holds if \(condition)")
    return claim
  }
}

extension Draft {
  /// Claims of which none about the loss, or a derivative, holds just so behind a display that says
  /// otherwise than the draft what the loss is, and is not understood.
  func doubtingLoss(
    _ claims: [ClaimReport], _ support: DraftSupport, _ read: [ClaimWork?]
  ) -> [ClaimReport] {
    let open = claims.first {
      $0.verdict == .notUnderstood && support.otherLosses.contains($0.display)
    }
    guard let open else { return claims }
    return zip(claims, read).map { claim, work in
      guard claim.display > open.display, [.holds, .definition].contains(claim.verdict),
        let sides = work.flatMap(ParsedSides.init),
        sides.loss != nil || claim.verdict == .holds && sides.differentiates
      else { return claim }
      return claim.holding(
        if: "the loss is not what display \(open.display) says, which is not understood")
    }
  }

  /// Claims of which none holds just so of a layer's values where the one display that says how these
  /// come about says it otherwise than the draft, and is not understood.
  func doubtingForwardSteps(
    _ claims: [ClaimReport], beside judged: [ClaimReport], _ support: DraftSupport,
    _ read: [ClaimWork?]
  ) -> [ClaimReport] {
    let sides = read.map { $0.flatMap(ParsedSides.init) }
    var (open, parts): ([String: Int], [String: Set<String>]) = ([:], [:])
    for (place, claim) in claims.enumerated()
    where claim.verdict == .notUnderstood && judged[place].verdict.isWrong {
      guard let name = sides[place]?.step, !support.hasStep(to: name) else { continue }
      open[name] = open[name] ?? claim.display
      parts[name] = parts[name] ?? Set(sides[place]?.names ?? [])
    }
    guard !open.isEmpty else { return claims }
    return zip(claims, sides).map { claim, sides in
      guard claim.verdict == .holds,
        // A derivative by what a step is made of goes through what it leads to.
        let other = open.map({ ($0.key, $0.value) }).filter({ name, display in
          display != claim.display
            && (sides?.names.contains(name) == true
              || sides?.differentiates == true && display < claim.display
                && sides?.names.contains { parts[name]?.contains($0) == true } == true)
        }).min(by: { ($0.1, $0.0) < ($1.1, $1.0) })
      else { return claim }
      return claim.holding(
        if: "display \(other.1), which is not understood, says the same of \(other.0)")
    }
  }

  /// Claims of which none rests on targets that sum to one where the text does not suppose that.
  func doubtingTotals(_ claims: [ClaimReport], _ read: [ClaimWork?]) -> [ClaimReport] {
    let isEntropy = lines.contains { $0.text.contains("(cross entropy)") }
    guard targetsAreOpen, isEntropy else { return claims }
    return zip(claims, read).map { claim, work in
      guard let sides = work.flatMap(ParsedSides.init), sides.differentiates else { return claim }
      switch claim.verdict {
      case .holds: return claim.holding(if: "the targets sum to one")
      case .refuted: return claim.notUnderstood("the targets need not sum to one")
      default: return claim
      }
    }
  }

  /// Claims of which none says freely what a name is that an earlier display says, which is not
  /// understood: it holds if both mean the same.
  func limiting(_ claims: [ClaimReport], by read: [ClaimWork?]) -> [ClaimReport] {
    var open: [(plain: String, shape: NameShape, display: Int)] = []
    return zip(claims, read).map { claim, work in
      guard let (name, plain, shape) = work?.definedName else { return claim }
      if claim.verdict == .notUnderstood { open.append((plain, shape, claim.display)) }
      let other = open.first {
        $0.plain == plain && $0.shape.isLike(shape) && $0.display < claim.display
      }
      guard claim.verdict == .definition, let other else { return claim }
      return claim.holding(
        if: "display \(other.display), which is not understood, says the same of \(name)")
    }
  }

  /// Claims of which none is wrong beside one of the same display that is not understood for what the
  /// draft says: a chain is read with the same names.
  func doubting(
    _ claims: [ClaimReport], beside judged: [ClaimReport]
  ) -> [ClaimReport] {
    let doubtful = zip(claims, judged).filter { claim, before in
      claim.verdict == .notUnderstood && before.verdict.isWrong
    }.reduce(into: [Int: String]()) { $0[$1.0.display] = $0[$1.0.display] ?? $1.0.message }
    return claims.map { claim in
      guard claim.verdict.isWrong, let reason = doubtful[claim.display] else { return claim }
      return claim.notUnderstood("as beside it, \(reason)")
    }
  }

  /// That the draft takes two letters for the values of one layer, of which no equation says that they are
  /// the same: nil where it does not.
  func sharedLayer(of uses: Set<DraftSupport.Use>, at display: Int) -> String? {
    for line in uses.map(\.line).sorted().compactMap(line) {
      guard let name = line.name, let layer = line.valuesOfLayer else { continue }
      let other = lines.first { $0.name != name && $0.valuesOfLayer == layer && $0.isFor(display) }
      if let other = other?.name { return "\(name) and \(other) are the same" }
    }
    return nil
  }

  /// Why a claim about a layer with a number may be right: that may be the last one, with which it holds,
  /// and the draft does not say there how many there are. Nil of any other.
  func openDepth(of work: ClaimWork, _ sides: ParsedSides?, at display: Int) -> String? {
    let numbers = (sides?.layers ?? []).compactMap { $0.base == .none ? $0.offset : nil }
    guard let layer = numbers.max(), layer > 1 else { return nil }
    let isSaid = lines.contains { line in
      let own = line.zoneAndText.text
      return own.hasPrefix("layers ") && own.last?.isNumber == true && line.isFor(display)
    }
    guard !isSaid, work.holds(withLastLayer: layer) else { return nil }
    return "the draft does not say how many layers there are, and \(layer) may be the last"
  }

  /// Why a claim may be right with a letter that has a prime: the draft has several lines of the name that
  /// it stands at, for different letters, and none for this. Nil where it has one.
  func ambiguity(of letter: String, at name: String) -> String? {
    lines.count { $0.name == name } > 1
      ? "no line of the draft says what \(letter) counts at \(name)" : nil
  }

  /// Why a claim about derivatives may be right where it stands: the draft takes them as rows for some
  /// displays alone, and so, as columns, or with one side transposed it holds. Nil of any other.
  func otherLayout(_ work: ClaimWork, _ sides: ParsedSides?, at display: Int) -> String? {
    guard sides?.differentiates == true else { return nil }
    let places = lines.map(\.zoneAndText).filter { $0.text.hasPrefix("layout ") }
      .compactMap(\.zone)
    guard let other = places.first(where: { !Zones.contains($0, display) }),
      work.holdsInSomeLayout || work.holdsTransposed
    else { return nil }
    return "no equation shows that derivatives lie otherwise than in displays \(other)"
  }
}

extension ClaimWork {
  /// Whether a claim holds, if only under a condition, where a layer is the last one.
  fileprivate func holds(withLastLayer layer: Int) -> Bool {
    var work = self
    work.circumstances.settings.lastLayer = layer
    return [.holds, .conditional].contains(work.result().judgement.verdict)
  }

  /// Whether a claim holds with derivatives as rows, or as columns.
  fileprivate var holdsInSomeLayout: Bool {
    [TextNotation.Layout.numerator, .denominator].contains { layout in
      var work = self
      work.circumstances.settings.layout = layout
      return work.holdsAndSpeaks
    }
  }

  /// Whether a claim holds with its right side transposed.
  fileprivate var holdsTransposed: Bool {
    var work = self
    guard let (left, right) = try? work.parse() else { return false }
    return work.judge.holdsAndSpeaks(
      work.equation(left, Node(kind: .transpose(right), source: right.source)))
  }
}
