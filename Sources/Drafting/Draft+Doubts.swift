//===----------------------------------------------------------------------===//
// What one claim of a drafted text takes away from another.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Networks
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
    let named = zip(claims, read).first { claim, work in
      claim.verdict == .notUnderstood
        && work?.definedName.map { DraftRole.loss.habits.contains($0.plain) } == true
    }?.0
    guard open != nil || named != nil else { return claims }
    return zip(claims, read).map { claim, work in
      guard [.holds, .definition].contains(claim.verdict),
        let sides = work.flatMap(ParsedSides.init),
        sides.loss != nil || claim.verdict == .holds && sides.differentiates
      else { return claim }
      // Beside a display that says what a loss is another is invented.
      let other =
        open.flatMap { claim.display > $0.display ? $0 : nil }
        ?? named.flatMap { hasInventedLoss(in: claim) ? $0 : nil }
      return other.map {
        claim.holding(
          if: "the loss is not what display \($0.display) says, which is not understood")
      } ?? claim
    }
  }

  /// Whether a claim rests on a loss that the text does not name.
  private func hasInventedLoss(in claim: ClaimReport) -> Bool {
    lines.contains {
      $0.assumption == DraftLine.inventedLoss && claim.assumed.contains($0.text)
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
      guard
        let name = sides[place]?.step
          ?? read[place].flatMap({ openDefinition($0, sides[place], claims, read) }),
        !support.hasStep(to: name)
      else { continue }
      open[name] = open[name] ?? claim.display
      parts[name] = parts[name] ?? sides[place]?.names ?? read[place]?.names ?? []
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

  /// The name of which a claim, be it one that cannot be parsed, and no other that is understood says what
  /// it is made of without a derivative: nil of any other.
  private func openDefinition(
    _ work: ClaimWork, _ sides: ParsedSides?, _ claims: [ClaimReport], _ read: [ClaimWork?]
  ) -> String? {
    guard let name = work.definedName?.plain, !work.writesDerivative,
      !DraftRole.loss.habits.contains(name), (sides?.names ?? work.names).count > 1
    else { return nil }
    let isUnderstood = zip(claims, read).contains { claim, other in
      other?.definedName?.plain == name && [.holds, .definition].contains(claim.verdict)
        && other?.writesDerivative == false
    }
    return isUnderstood ? nil : name
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
      if claim.verdict == .definition, barsAreGradients,
        plain.hasPrefix("\\bar{") || plain.hasPrefix("\\overline{")
      {
        return claim.notUnderstood(
          "\(name) is a gradient, as the words say, and nothing shows what of")
      }
      guard claim.verdict == .definition, let other else { return claim }
      return claim.holding(
        if: "display \(other.display), which is not understood, says the same of \(name)")
    }
  }

  /// Claims of which none is wrong of what the words right before it say is made otherwise: “with the
  /// logistic function, $a = 1/(1 + e^{-z})$, this line changes:”.
  ///
  /// - Parameter words: the verdicts on the formulas in the words, each with the number of the display
  ///   behind it
  func doubting(
    _ claims: [ClaimReport], besideWords words: [[ReportDraft]], _ read: [ClaimWork?]
  ) -> [ClaimReport] {
    let functions = read.compactMap { $0?.functionOfLayerAsWritten }
    let others = words.joined().compactMap { draft -> (name: String, display: Int)? in
      guard let work = draft.read, let name = ParsedSides(work)?.step else { return nil }
      let isOtherFunction =
        work.functionOfLayerAsWritten.map { own in
          functions.contains { $0.of == own.of && $0.formula != own.formula }
        } ?? false
      let isOther =
        draft.report.verdict.isWrong || draft.report.verdict == .conditional || isOtherFunction
      return isOther ? (name, draft.report.display) : nil
    }
    guard !others.isEmpty else { return claims }
    return zip(claims, read).map { claim, work in
      guard claim.verdict.isWrong, let sides = work.flatMap(ParsedSides.init),
        let other = others.first(where: {
          (claim.display - 2...claim.display).contains($0.display) && sides.names.contains($0.name)
        })
      else { return claim }
      return claim.notUnderstood(
        "the words before it say otherwise what \(other.name) is; without them it would be "
          + "\(claim.verdict.rawValue): \(claim.message)")
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
  func openDepth(
    of work: ClaimWork, _ sides: ParsedSides?, at display: Int, beside functions: [Activation]
  ) -> String? {
    let numbers = (sides?.layers ?? []).compactMap { $0.base == .none ? $0.offset : nil }
    guard let layer = numbers.max(), layer > 1 else { return nil }
    let isSaid = lines.contains { line in
      let own = line.zoneAndText.text
      return own.hasPrefix("layers ") && own.last?.isNumber == true && line.isFor(display)
    }
    guard !isSaid, work.mayHold(withLastLayer: layer, beside: functions) else { return nil }
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
  /// Whether it has the sign of a derivative.
  fileprivate var writesDerivative: Bool {
    (claim.left + claim.right).all.contains { $0.isSign("partial") || $0.isSign("nabla") }
  }

  /// Whether a claim holds, if only under a condition, where a layer is the last one, or for some
  /// functions of the layers then.
  fileprivate func mayHold(withLastLayer layer: Int, beside functions: [Activation]) -> Bool {
    var work = self
    work.circumstances.settings.lastLayer = layer
    let asLast = work
    return [.holds, .conditional].contains(work.result().judgement.verdict)
      || asLast.functionsWithWhichItHolds(beside: functions) != nil
  }

  /// Whether a claim that has no types in general holds where the network has one output, of which the
  /// draft does not say how many there are.
  func holdsWithOneOutput() -> Bool {
    var work = self
    guard work.circumstances.settings.outputWidth == nil, work.circumstances.settings.widths == nil
    else { return false }
    work.circumstances.settings.outputWidth = 1
    return work.result().judgement.verdict == .holds
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
