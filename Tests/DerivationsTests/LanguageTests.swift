//===----------------------------------------------------------------------===//
// Rules of the language of such texts: one small text a rule, true and wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations

/// A display or several, in a notation, and the verdicts on their claims.
struct LanguageCase: CustomTestStringConvertible, Sendable {
  var rule: String
  var notation: String
  var displays: [String]
  var verdicts: [Verdict]

  var testDescription: String { rule }

  init(_ rule: String, _ notation: String, _ displays: String..., verdicts: [Verdict]) {
    self.rule = rule
    self.notation = notation
    self.displays = displays
    self.verdicts = verdicts
  }
}

@Suite("The language of derivations")
struct LanguageTests {
  @Test("Rules, each with an equation that holds and one that does not", arguments: Self.cases)
  func rule(_ example: LanguageCase) throws {
    let text = example.displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let document = try Document(reading: text, file: "rule.md", format: .markdown)
    var proofreader = Proofreader(notation: try TextNotation(parsing: example.notation))
    proofreader.repairs = false
    let claims = proofreader.proofread(document)
    let messages = claims.map { "\($0.latex): \($0.message)" }.joined(separator: "\n")
    #expect(claims.map(\.verdict) == example.verdicts, "\(messages)")
  }

  static let layered = #"""
    layers 0..L
    x_i is input(unit i)
    a^l_j is activation(layer l, unit j)
    z^l_j is pre-activation(layer l, unit j)
    w^l_{jk}, W^l is weight(into l, to j, from k)
    b^l_j is bias(into l, unit j)
    \delta^l_j is delta(layer l, unit j)
    y_j is target(unit j)
    \sigma is activation function(sigmoid)
    C is loss(half squared error)
    \eta is learning rate

    """#

  static let cases: [LanguageCase] = [
    LanguageCase(
      "biases may be the weights of unit 0",
      #"""
      layers 0..2
      biases folded
      x_i is input(unit i)
      z_j is pre-activation(layer 1, unit j)
      w_{ji} is weight(into 1, to j, from i)
      E is loss(half squared error)
      D is width(layer 0)
      """#,
      #"z_j = \sum_{i=0}^{D} w_{ji} x_i"#,
      #"\frac{\partial E}{\partial w_{j0}} = \frac{\partial E}{\partial z_j}"#,
      #"\frac{\partial E}{\partial w_{j0}} = \frac{\partial E}{\partial z_j} x_1"#,
      verdicts: [.holds, .holds, .refuted])
  ]
}
