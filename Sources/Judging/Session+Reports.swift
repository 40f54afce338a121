//===----------------------------------------------------------------------===//
// What was found out about a claim, as a report.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension Session {
  /// The report on what is no claim, or cannot be read.
  func draft(
    of items: [Item], _ row: Int, _ display: Display, _ verdict: Verdict, _ why: String
  ) -> ReportDraft {
    ReportDraft(
      report: ClaimReport(
        about: display, row: row, at: position(items.source.lowerBound, display),
        latex: latex(items.source, display), verdict: verdict, message: why))
  }

  package func report(
    _ result: ClaimResult, _ claim: Claim, _ display: Display, _ work: ClaimWork
  ) -> ReportDraft {
    let judgement = result.judgement
    // It is reported where it stands, not where its left side does.
    let source = claim.continues ? claim.right.source : claim.source
    let isWhole = judgement.source.map { $0.isEmpty } ?? true
    let fault = isWhole ? source.lowerBound : judgement.source?.lowerBound ?? source.lowerBound
    let report = ClaimReport(
      about: display, row: claim.row, at: position(max(fault, source.lowerBound), display),
      latex: latex(of: claim, display),
      verdict: judgement.verdict, evidence: judgement.evidence, message: judgement.message,
      counterexample: judgement.counterexample, remarks: judgement.remarks)
    return ReportDraft(
      report: report, read: work, isOpen: judgement.verdict.isWrong || result.undeclared != nil,
      undeclared: result.undeclared, layout: judgement.layout,
      restsOnNotation: judgement.restsOnNotation)
  }

  package func notUnderstood(_ display: Display, _ error: ParseError?) -> ClaimReport {
    ClaimReport(
      about: display, at: position(error?.token ?? 0, display), latex: display.tokens.latex,
      verdict: .notUnderstood, message: error?.message ?? "it cannot be read")
  }

  package func position(_ token: Int, _ display: Display) -> SourcePosition {
    let tokens = display.tokens
    return tokens.indices.contains(token) ? tokens[token].position : display.position
  }

  package func latex(of claim: Claim, _ display: Display) -> String {
    [
      latex(claim.left.source, display), Commands.latex(ofRelation: claim.relation),
      latex(claim.right.source, display),
    ].joined(separator: " ")
  }

  /// Tokens as LaTeX, with the braces that belong to them.
  package func latex(_ source: Range<Int>, _ display: Display) -> String {
    let tokens = display.tokens
    return tokens[tokens.balanced(source.clamped(to: tokens.indices))].latex
  }
}

extension Array where Element == Token {
  /// How many braces are open behind each token; fewer than none where more are closed than opened.
  package var depths: [Int] {
    var depth = 0
    return map { token in
      if token.kind == .openBrace { depth += 1 }
      if token.kind == .closeBrace { depth -= 1 }
      return depth
    }
  }

  /// A range that closes every brace it opens, and opens every brace it closes.
  func balanced(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    let depths = [0] + Array(self[range]).depths
    let (depth, lowest) = (depths[depths.count - 1], depths.min() ?? 0)
    var missing = -lowest
    while missing > 0, lower > 0 {
      lower -= 1
      if self[lower].kind == .openBrace { missing -= 1 }
      if self[lower].kind == .closeBrace { missing += 1 }
    }
    if lower < range.lowerBound, lower > 0, self[lower - 1].kind == .command { lower -= 1 }
    if lower > 0, self[lower - 1].kind == .command, self[lower - 1].text == "left" { lower -= 1 }
    var open = depth - lowest
    while open > 0, upper < count {
      if self[upper].kind == .openBrace { open += 1 }
      if self[upper].kind == .closeBrace { open -= 1 }
      upper += 1
    }
    return lower..<upper
  }
}
