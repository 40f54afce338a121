//===----------------------------------------------------------------------===//
// Rules of the language of such texts: one small text a rule, true and wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

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
  @Test(
    "Rules, each with an equation that holds and one that does not",
    arguments: Self.parameters + Self.derivatives + Self.writing + Self.calculus + Self.networks
      + Self.examples + Self.lookalikes)
  func rule(_ example: LanguageCase) throws {
    let text = example.displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let document = try Document(reading: text, file: "rule.md", format: .markdown)
    let proofreader = try Proofreader(testing: example.notation)
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

  @Test("A repair puts braces around a bare script that grows")
  func bareScript() throws {
    let text = #"$$\frac{\partial C}{\partial w^L_{jk}} = \delta^L_j a^L_k$$"#
    let document = try Document(reading: text, file: "script.md", format: .markdown)
    let claims = try Proofreader(testing: Self.layered, repairs: true).proofread(document)
    let repair = #"\frac{\partial C}{\partial w^L_{jk}} = \delta^L_ja^{L-1}_k"#
    #expect(claims.first?.repairs.contains(repair) == true, "\(claims.flatMap(\.repairs))")
  }

  @Test("An operator that is made of text is no slip for a function, as a letter may be")
  func operatorOfText() throws {
    for (name, verdict) in [
      (#"\operatorname{swish}"#, Verdict.notUnderstood), (#"\mathrm{swish}"#, .notUnderstood),
      (#"\phi"#, .illTyped),
    ] {
      let text = "$$a^L_j = \(name)(z^L_j)$$"
      let document = try Document(reading: text, file: "operator.md", format: .markdown)
      let claims = try Proofreader(testing: Self.layered, repairs: true).proofread(document)
      #expect(claims.map(\.verdict) == [verdict], "\(name)")
    }
  }

  @Test("Words after any other command keep their own")
  func words() throws {
    let text = #"$$\partial\,\text{cost} = \partial \text{cost} \label{x}$$"#
    let document = try Document(reading: text, file: "words.md", format: .markdown)
    #expect(
      document.displays[0].tokens.latex == #"\partial\,\text{cost}=\partial\text{cost}\label{x}"#)
  }
}
