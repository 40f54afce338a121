import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Syntax

@Suite("A display that begins with a relation goes on from the one before")
struct ContinuedDisplayTests {
  /// The second display is wrong: `w^l_{kj}` for `w^l_{jk}`.
  private static let text = #"""
    $$
    z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j
    $$
    that is,
    $$
    = b^l_j + \sum_k w^l_{kj} a^{l-1}_k
    $$
    """#

  private func claims(repairs: Bool) throws -> [ClaimReport] {
    let document = try Document(reading: Self.text, file: "text.md", format: .markdown)
    return try Proofreader(testing: LanguageTests.layered, repairs: repairs).proofread(document)
  }

  @Test("Its left side is quoted whole, and it is reported in its own place")
  func quotation() throws {
    let claims = try claims(repairs: false)
    #expect(claims.count == 2)
    let claim = try #require(claims.last)
    #expect(claim.verdict == .illTyped)
    #expect(claim.display == 2 && claim.position.line >= 6)
    #expect(claim.latex.hasPrefix(#"\sum_kw^l_{jk}a^{l-1}_k+b^l_j = b^l_j+"#), "\(claim.latex)")
  }

  @Test("Its repairs are repairs of it")
  func repairs() throws {
    let claim = try #require(try claims(repairs: true).last)
    let right = #"\sum_kw^l_{jk}a^{l-1}_k+b^l_j = b^l_j+\sum_kw^l_{jk}a^{l-1}_k"#
    #expect(claim.repairs.contains(right), "\(claim.repairs)")
  }
}
