import Foundation
import Judging
import MathText
import Testing

@testable import Derivations

@Suite("Proofreading anything at all")
struct ReportingRobustnessTests {
  /// Found by fuzzing, in the notation of the second preset.
  static let found = [
    "np.dot", "np.dot = 1", "np.dot() = 1", "\\exp() = 1", "\\max() = 1", "g() = a", "\\diag() = 1",
    "np.sum() = 1", "\\frac{\\partial z_j^l}{\\partial a_i^{l- -1}} = 1", "x^{- -1} = 1",
    "a^{-4611686018427387904} = 1", "2^{n^{[1]} + 9000000000000000000 + 9000000000000000000} = 1",
    "\\sqrt[", "\\sqrt[3", "\\sqrt[3] = 1", "\\underbrace{a}_{=} = 1", "a = 1 \\quad (> 0)",
  ]

  /// Rows of a matrix with dots in which one entry has fewer indices than the others.
  static let dotted = [
    ["w_{1,1}", "w_{1,n}", "w_{m,1}", "w_{m}"], ["w_{1}", "w_{1,n}", "w_{m,1}", "w_{m,n}"],
    ["W", "w_{1,n}", "w_{m,1}", "w_{m,n}"],
  ]

  @Test("entries with fewer indices than others end no program", arguments: dotted)
  func unequal(_ entries: [String]) throws {
    let e = entries.map { $0.replacingOccurrences(of: "_", with: "^{[1]}_") }
    let first = e[0] + #" & \cdots & "# + e[1] + #" \\ \vdots & \ddots & \vdots \\ "#
    let rows = first + e[2] + #" & \cdots & "# + e[3]
    let text = #"W^{[1]} = \begin{bmatrix}"# + rows + #"\end{bmatrix}"#
    #expect(try !Self.verdicts(text, notation: "sample-columns", repairs: true).isEmpty)
  }

  /// Repeated without end.
  static let units = [
    "{", "(", "[", "\\left(", "-", "x^", "x_{", "\\frac", "\\frac{", "\\sqrt{", "a=", "\\sum_", "&",
    "\\\\", "'", "\\hat{", "|", "\\|", "x^{-", "x^{l-", "\\underbrace{x}_{", "f(", "\\exp(", "1/",
    "^T",
    "\\partial", "\\begin{pmatrix}", "\\begin{aligned}", "\\mathbb{I}\\{", "a,", "\\text{a}",
    "\\dots",
  ]

  /// Layers that the notation does not have, or hardly any network.
  static let strangeLayers = [
    "a^{0}_j = \\sigma", "a^{0}_j = \\sigma(z^{0}_j)", "a^{0} = a^{1}",
    "a^{99}_j = \\sigma(z^{99}_j)", "z^{-3} = a^{2}",
    "a^{L-40}_j = 1", "a^{L+40} = 1", "\\sum_{j=1}^{99} a^2_j = 1", "w^{2}_{90,90} = 1",
    "w^{2}_{0,0} = 1", "a^{999999} = a^{0}",
  ]

  @Test("strange layers and units have verdicts", arguments: strangeLayers)
  func layers(_ text: String) throws {
    for notation in ["layerwise-delta", "cs229", "01-nielsen-ch2"] {
      #expect(try !Self.verdicts(text, notation: notation).isEmpty)
    }
  }

  static func verdicts(
    _ text: String, notation: String = "cs229", repairs: Bool = false
  ) throws -> [Verdict] {
    let document = try Document(reading: "```math\n\(text)\n```\n", file: "f", format: .markdown)
    var proofreading = Proofreading(notation: notation)
    proofreading.repairs = repairs
    let report = try proofreading.report(on: document)
    #expect(!report.text().isEmpty)
    return report.claims.map(\.verdict)
  }

  @Test("what fuzzing found has a verdict", arguments: found)
  func fuzzed(_ text: String) throws {
    #expect(try !Self.verdicts(text).isEmpty)
  }

  @Test(
    "what fuzzing found in the search of repairs has a verdict",
    arguments: [#"h &= \mathbf{bla_{W^T} F)^T \\ & = (W^T)(a}[b+c]"#])
  func fuzzedRepairs(_ text: String) throws {
    #expect(try !Self.verdicts(text, notation: "efron-hastie", repairs: true).isEmpty)
  }

  @Test("repetition has a verdict, and soon", .timeLimit(.minutes(1)), arguments: units)
  func repeats(_ unit: String) throws {
    let text = String(repeating: unit, count: 400 / unit.utf8.count)
    #expect(try !Self.verdicts(text).isEmpty)
  }

  @Test(
    "nesting beyond any formula has a verdict", arguments: ["{", "-", "(", "\\frac{", "\\hat{"])
  func nests(_ unit: String) throws {
    let text = String(repeating: unit, count: 20_000)
    #expect(try !Self.verdicts(text).isEmpty)
    #expect(try !Self.verdicts("x^{" + text).isEmpty)
  }

  @Test("names for names for names have verdicts, and soon", .timeLimit(.minutes(1)))
  func doubles() throws {
    let names = "ABDEFGHIJKMNOPQRSTUVXYZ".map(String.init)
    let lines = zip(names, names.dropFirst()).map { "\($1)_j := \($0)_j + \($0)_j" }
    let notation = "layers 0..L\na^l_j is activation(layer l, unit j)\nA_j := a^L_j\n"
    let proofreader = try Proofreader(testing: notation + lines.joined(separator: "\n"))
    let document = try Document(
      reading: "$$B_j = A_j + A_j$$", file: "f", format: .markdown)
    #expect(proofreader.proofread(document).count == 1)
  }

  @Test("an equation may have many variables of its own")
  func variables() throws {
    let factors = "pqrsuv".map { "\\exp(\($0))" }
    let sides = [factors, factors.reversed()].map { $0.joined(separator: " ") + " a^{[1]}" }
    #expect(try Self.verdicts(sides.joined(separator: " = ")) == [.holds])
  }
}
