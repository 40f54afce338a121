import Foundation
import Judging
import MathText
import Syntax
import Testing

@testable import Derivations
@testable import Translation

/// Single equations, as they are typed on a command line.
@Suite("Translation of single equations")
struct EquationTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let equation: String
    let translation: String
    var testDescription: String { "\(from) to \(to): \(equation)" }

    init(_ from: String, _ to: String, _ equation: String, _ translation: String) {
      (self.from, self.to, self.equation, self.translation) = (from, to, equation, translation)
    }
  }

  static let delta = #"\delta^{[\ell]} = (W^{[\ell+1]\top} \delta^{[\ell+1]}) \circ g'(z^{[\ell]})"#

  static let examples = [
    // Matrices where the text has no elementwise product are written by entries, from layer 1 on.
    Example(
      "cs229", "efron-hastie", delta,
      #"\delta_\ell^k = \left(\sum_j w_{j\ell}^k \delta_j^{k+1}\right) \dot{g}^k(z_\ell^k)"#),
    Example(
      "cs229", "layerwise-delta", delta,
      #"\Delta^l = ((\mathbf{W}^{l+1})^T \Delta^{l+1}) \odot \sigma'(\mathbf{Z}^l)"#),
    // A row for each unit that weights come from, a column for each example.
    Example(
      "cs229", "sample-columns", delta,
      #"\Delta^{[l]} = (W^{[l+1]} \Delta^{[l+1]}) \odot g'(Z^{[l]})"#),
    Example(
      "cs229", "sample-columns", #"z^{[\ell]} = W^{[\ell]} a^{[\ell-1]} + b^{[\ell]}"#,
      #"Z^{[l]} = W^{[l]T} A^{[l-1]} + B^{[l]}"#),
    // Biases among the weights, and back.
    Example(
      "cs229", "efron-hastie", #"z^{[\ell]} = W^{[\ell]} a^{[\ell-1]} + b^{[\ell]}"#,
      #"\boldsymbol{z}^k = \boldsymbol{W}^{k-1} \boldsymbol{a}^{k-1}"#),
    Example(
      "efron-hastie", "cs229", #"z^k = W^{k-1} a^{k-1}"#,
      #"z^{[\ell]} = W^{[\ell]} a^{[\ell-1]} + b^{[\ell]}"#),
    Example(
      "cs229", "efron-hastie", #"\nabla_{b^{[\ell]}} J = \delta^{[\ell]}"#,
      #"\frac{\partial L}{\partial w_{j0}^{k-1}} = \delta_j^k"#),
    // The numbers of layers and of the last.
    Example(
      "cs229", "efron-hastie", #"a^{[2]} = g^{[2]}(z^{[2]})"#,
      #"\boldsymbol{a}^3 = g^3(\boldsymbol{z}^3)"#),
    Example(
      "layerwise-delta", "cs229", #"\delta^{L-1}_j = \frac{\partial C}{\partial z^{L-1}_j}"#,
      #"\delta_j^{[N-1]} = \frac{\partial \mathcal{L}}{\partial z_j^{[N-1]}}"#),
    // The squared error without its ½.
    Example(
      "layerwise-delta", "training-algorithms", #"C = \frac{1}{2} \sum_j (y_j - a^L_j)^2"#,
      #"C = \sum_j (y_j - a_{L, j})^2"#),
    Example(
      "training-algorithms", "layerwise-delta",
      #"\delta_{L,k} = 2 (a_{L,k} - y_k) S_L'(z_{L,k})"#,
      #"\delta_i^L = (a_i^L - y_i) \sigma'(z_i^L)"#),
    // The layout of derivatives of vectors.
    Example(
      "training-algorithms", "22-niknow-derivation",
      #"\frac{\partial z_l}{\partial a_{l-1}} = W_l^\top"#,
      #"\frac{\partial z_l}{\partial a_{l-1}} = A_l"#),
    // For which layers it is meant.
    Example(
      "cs229", "layerwise-delta", delta + #", \quad \ell = 1, \dots, N-1"#,
      #"\Delta^l = ((\mathbf{W}^{l+1})^T \Delta^{l+1}) \odot \sigma'(\mathbf{Z}^l)"#
        + #", \quad l = 2, \dots, L-1"#),
  ]

  @Test("an equation is said as the other text would", arguments: examples)
  func said(_ example: Example) throws {
    let report = try Translating(from: example.from, to: example.to)
      .report(onEquation: example.equation)
    let translation = try #require(report.translations.first)
    let saying = try #require(translation.saying, "\(translation.outcome)")
    // The fonts of letters are the notation's.
    let bold = saying.latex.replacingOccurrences(of: "mathbf", with: "boldsymbol")
    #expect([saying.latex, bold].contains(example.translation), "\(saying.latex)")
    #expect(saying.back.isEqual)
    #expect(!saying.report.verdict.isWrong)
  }

  @Test("a factor between losses is said beside the equation")
  func factor() throws {
    let report = try Translating(from: "layerwise-delta", to: "training-algorithms")
      .report(onEquation: #"\Delta^L = (A^L - Y) \odot \sigma'(Z^L)"#)
    let saying = try #require(report.translations.first?.saying)
    #expect(saying.latex.hasPrefix(#"\delta_L = 2"#))
    #expect(saying.notes.count == 1)
    #expect(report.text(TextStyle()).contains("½"))
  }

  @Test("an equation that is refuted is refuted in every notation")
  func refuted() throws {
    let wrong = #"\delta^{[\ell]} = (W^{[\ell+1]} \delta^{[\ell+1]}) \circ g'(z^{[\ell]})"#
    for target in ["efron-hastie", "layerwise-delta", "training-algorithms", "sample-columns"] {
      let report = try Translating(from: "cs229", to: target).report(onEquation: wrong)
      let translation = try #require(report.translations.first)
      #expect(translation.saying?.report.verdict.isWrong != false)
      #expect(report.exitStatus == 1)
    }
  }

  @Test("what a notation has no letter for is named, and nothing is guessed")
  func missing() throws {
    let report = try Translating(from: "sample-columns", to: "cs229")
      .report(onEquation: #"E = \frac{1}{M} \sum_{m=1}^M E_m"#)
    #expect(report.exitStatus == 3)
    #expect(report.text(TextStyle()).contains("cs229 has no letter for the mean loss"))
    #expect(
      report.json.contains(#""translation": null"#) || report.json.contains(#""translation":null"#))
  }

  @Test("a slip in the name of a notation is answered with the nearest")
  func slip() {
    #expect {
      try Translating(from: "cs229", to: "efron-hasti").report(onEquation: "x = x")
    } throws: { "\($0)".contains("did you mean efron-hastie?") }
    #expect(throws: (any Error).self) { try Translating(to: "cs229").report(onEquation: "x = x") }
  }

  @Test(
    "a translation with a layer shifted, a transpose dropped or a factor lost is found out",
    arguments: [
      ("layerwise-delta", "l+1", "l"), ("layerwise-delta", "^T", ""), ("efron-hastie", "k+1", "k"),
      ("efron-hastie", #"w_{j\ell}"#, #"w_{\ell j}"#), ("sample-columns", "l+1", "l"),
      ("training-algorithms", #"^\top"#, ""),
    ])
  func mutated(_ target: String, _ part: String, _ other: String) throws {
    let report = try Translating(from: "cs229", to: target).report(onEquation: Self.delta)
    let translation = try #require(report.translations.first)
    let saying = try #require(translation.saying)
    #expect(saying.latex.contains(part))
    let notation = try DeclaredNotation(named: target).parsed()
    var proofreader = Proofreader(notation: notation)
    proofreader.repairs = false
    let wrong = saying.latex.replacingOccurrences(of: part, with: other)
    let document = try Document(reading: "$$ \(wrong) $$", file: "", format: .markdown)
    let claim = try #require(proofreader.proofread(document).first)
    #expect(claim.verdict.isWrong, "\(wrong)")
  }
}
