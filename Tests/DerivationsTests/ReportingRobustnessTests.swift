import Derivations
import Testing

@Suite("Proofreading anything at all")
struct ReportingRobustnessTests {
  /// Found by fuzzing, in the notation of the second preset.
  static let found = [
    "np.dot", "np.dot = 1", "np.dot() = 1", "\\exp() = 1", "\\max() = 1", "g() = a", "\\diag() = 1",
    "np.sum() = 1", "\\frac{\\partial z_j^l}{\\partial a_i^{l- -1}} = 1", "x^{- -1} = 1",
  ]

  /// Repeated without end.
  static let units = [
    "{", "(", "[", "\\left(", "-", "x^", "x_{", "\\frac", "\\frac{", "\\sqrt{", "a=", "\\sum_", "&",
    "\\\\", "'", "\\hat{", "|", "\\|", "x^{-", "x^{l-", "\\underbrace{x}_{", "f(", "\\exp(", "1/",
    "^T",
    "\\partial", "\\begin{pmatrix}", "\\begin{aligned}", "\\mathbb{I}\\{", "a,", "\\text{a}",
    "\\dots",
  ]

  static func verdicts(_ text: String) throws -> [Verdict] {
    let document = try Document(reading: "```math\n\(text)\n```\n", file: "f", format: .markdown)
    var proofreading = Proofreading(notation: "cs229")
    proofreading.repairs = false
    let report = try proofreading.report(on: document)
    #expect(!report.text().isEmpty)
    return report.claims.map(\.verdict)
  }

  @Test("what fuzzing found has a verdict", arguments: found)
  func fuzzed(_ text: String) throws {
    #expect(try !Self.verdicts(text).isEmpty)
  }

  @Test("repetition has a verdict, and soon", arguments: units)
  func repeats(_ unit: String) throws {
    let start = ContinuousClock.now
    let text = String(repeating: unit, count: 400 / unit.utf8.count)
    #expect(try !Self.verdicts(text).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(
    "nesting beyond any formula has a verdict", arguments: ["{", "-", "(", "\\frac{", "\\hat{"])
  func nests(_ unit: String) throws {
    let text = String(repeating: unit, count: 20_000)
    #expect(try !Self.verdicts(text).isEmpty)
    #expect(try !Self.verdicts("x^{" + text).isEmpty)
  }
}
