//===----------------------------------------------------------------------===//
// Approximations and inequalities: between numbers they are judged, elsewhere said to be what they
// are.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension Session {
  /// The verdict on an approximation or an inequality.
  ///
  /// Between numbers it is right or wrong, and so is what a number in an example is about. A bare name on one side makes an inequality a condition,
  /// `\eta > 0`; any other says something that no network can show to be always so.
  mutating func compare(
    _ claim: Claim, _ display: Display, _ lexicon: Lexicon
  ) -> ReportDraft {
    var example = self.example ?? WorkedExample(document)
    defer { self.example = example }
    return draft(of: claim, display, lexicon) { work in
      if let known = work.comparison() { return known }
      guard claim.relation == "approx", !isCursory else { return unjudged(claim, lexicon) }
      example.read(upTo: display, work)
      let found = work.judged(in: example)
      work.roundedUnit(in: example).map { example.note(unit: $0) }
      return found?.judgement ?? unjudged(claim, lexicon)
    }
  }

  /// The verdict on what is said to lie in a space.
  func membership(_ claim: Claim, _ display: Display, _ lexicon: Lexicon) -> ReportDraft {
    draft(of: claim, display, lexicon) {
      $0.membership()
        ?? Judgement(verdict: .notAClaim, message: StatementReader.why(claim.relation))
    }
  }

  private func draft(
    of claim: Claim, _ display: Display, _ lexicon: Lexicon, judging: (ClaimWork) -> Judgement
  ) -> ReportDraft {
    let (claim, display) = joined(claim, display)
    let source = claim.continues ? claim.right.source : claim.source
    let judgement = judging(
      ClaimWork(
        claim: claim, tokens: display.tokens, lexicon: lexicon, candidates: [],
        circumstances: circumstances(lexicon, claim)))
    return ReportDraft(
      report: ClaimReport(
        about: display, row: claim.row, at: position(source.lowerBound, display),
        latex: latex(source, display), verdict: judgement.verdict,
        evidence: judgement.evidence, message: judgement.message))
  }

  private func unjudged(_ claim: Claim, _ lexicon: Lexicon) -> Judgement {
    if claim.relation == "approx" {
      return Judgement(verdict: .notAClaim, message: "an approximation")
    }
    if claim.relation == "propto" {
      return Judgement(verdict: .notUnderstood, message: StatementReader.why(claim.relation))
    }
    return claim.isCondition(lexicon)
      ? Judgement(verdict: .notAClaim, message: "a condition")
      : Judgement(verdict: .notUnderstood, message: "inequalities are judged of numbers alone")
  }
}

extension Claim {
  /// Whether a name alone stands on one side, and not on the other: it says what the name may be. Of
  /// what a network computes it says how that comes out.
  fileprivate func isCondition(_ lexicon: Lexicon) -> Bool {
    if relation == "ne", ![left, right].allSatisfy({ $0.count == 1 }) { return false }
    return [(left, right), (right, left)].contains { side, other in
      guard let name = side.first?.nameAlone, side.dropFirst().allSatisfy(\.isScript) else {
        return false
      }
      let isComputed = lexicon.declarations.contains { declaration in
        (declaration.plain == name || declaration.name == name)
          && (declaration.quantity.isLoss
            || [.activation, .preactivation, .delta].contains(declaration.quantity))
      }
      return !isComputed && !VariableFinder.symbols(other).contains(name)
    }
  }
}

extension ClaimWork {
  /// The verdict on an approximation or an inequality between numbers; nil for any other.
  func comparison() -> Judgement? {
    guard let left = try? ExpressionParser.parse(claim.left, lexicon),
      let right = try? ExpressionParser.parse(claim.right, lexicon),
      isOfNumbers(left, right),
      let spec = circumstances.specs(for: equation(left, right)).first
    else { return nil }
    let arithmetic = arithmetic(on: spec)
    guard claim.relation == "approx" else { return inequality(left, right, arithmetic) }
    guard let rounded = arithmetic.approximate(left, right, toUnits: 0.5),
      let cut = arithmetic.approximate(left, right, toUnits: 1)
    else { return nil }
    guard cut.agree, !rounded.agree, cut.isCutOff else {
      return verdict(
        cut.agree ? rounded : cut, "both sides are the same number, to the digits printed")
    }
    return Judgement(
      verdict: .conditional, evidence: Evidence(.numerical, bound: cut.tolerance),
      message: "the same number if digits were cut off, and not rounded")
  }

  private func inequality(_ left: Node, _ right: Node, _ arithmetic: Arithmetic) -> Judgement? {
    guard let first = arithmetic.entries(left), let second = arithmetic.entries(right),
      first.count == 1, second.count == 1, let a = first.first, let b = second.first,
      a.isFinite, b.isFinite
    else { return nil }
    let areEqual = abs(a - b) <= Arithmetic.slack(a, b)
    let isSo =
      switch claim.relation {
      case "<": a < b && !areEqual
      case ">": a > b && !areEqual
      case "le": a < b || areEqual
      case "ge": a > b || areEqual
      default: !areEqual
      }
    let sides = Double.readable(a, b)
    return Judgement(
      verdict: isSo ? .holds : .refuted, evidence: Evidence(.numerical),
      message: isSo ? "it is so of these numbers" : "the sides are \(sides.0) and \(sides.1)")
  }
}
