//===----------------------------------------------------------------------===//
// What goes on from step to step, with its steps written out.
//===----------------------------------------------------------------------===//

import Derivations
import Testing

@testable import Drafting
@testable import Judging
@testable import MathText
@testable import Syntax

@Suite("Steps that are written out")
struct StepTests {
  private func document(_ text: String) throws -> Document {
    try Document(reading: text, file: "steps.md", format: .markdown)
  }

  private func verdicts(_ text: String) throws -> [Verdict] {
    try Proofreading().report(on: try document(text)).claims.map(\.verdict)
  }

  /// What is displayed of each step, at the third.
  private func third(_ display: String) throws -> [String] {
    let text = try document("$$h_t = a h_{t-1} + x_t$$\n\n$$\(display)$$")
    let stepped = try #require(SteppedText(text, drafting: text))
    return zip(stepped.document.displays, stepped.instances).compactMap { written, instance in
      let isThird = instance.values.isEmpty || instance.values["t"] == 3
      return instance.display == 1 && isThird ? written.tokens.latex : nil
    }
  }

  @Test(
    "Letters that count steps become numbers, and sums over steps become sums of terms",
    arguments: [
      (#"h_{t+1} = h_t"#, #"h_{4}=h_{3}"#),
      (#"y_t = a^{t-1} x_1"#, #"y_{3}=a^{2}x_{1}"#),
      (#"y_t = 2 t x_t"#, #"y_{3}=2(3)x_{3}"#),
      (#"y_t = \sum_{s=1}^{t} a^{t-s} x_s"#, #"y_{3}=(a^{2}x_{1}+a^{1}x_{2}+a^{0}x_{3})"#),
      (#"y_t = \sum_{s=t}^{2} x_s + x_t"#, #"y_{3}={0}+x_{3}"#),
      (#"y = \sum_t x_t"#, #"y=(x_{1}+x_{2}+x_{3}+x_{4})"#),
      (#"y_t = x_t, \qquad t \ge 2"#, #"y_{3}=x_{3},"#),
      (#"\delta_t = W_{xh}^T \delta_{t+1}"#, #"\delta_{3}=W_{\text{xh}}^{T}\delta_{4}"#),
      (#"y_t = \sum_i w_i x_t"#, #"y_{3}=\sum_{i}w_{i}x_{3}"#),
    ])
  func written(_ display: String, _ third: String) throws {
    #expect(try self.third(display) == [third])
  }

  @Test(
    "What cannot be written out at a step is not",
    arguments: [
      #"y_t = x_t, \qquad t < 3"#, #"y_t = x_{t+2}"#, #"y_t = x_1 + \dots + x_t"#,
      #"\lim_{t \to \infty} h_t = 0"#, #"h_t \leftarrow h_t + 1"#,
    ])
  func notWritten(_ display: String) throws { #expect(try third(display).isEmpty) }

  @Test("sums in sums are written out as far as they are short")
  func nested() throws {
    let sums = String(repeating: #"\sum_{s=1}^{t} "#, count: 30)
    #expect(try third("y_t = \(sums) x_s").isEmpty)
  }

  @Test("what goes on need not be zero at first")
  func open() throws {
    let text = "$$m_t = \\beta m_{t-1} + g_t$$\n\n$$m_t = \\sum_{s=1}^{t} \\beta^{t-s} g_s$$"
    let more = "\n\n$$m_t = \\beta^t m_0 + \\sum_{s=1}^{t} \\beta^{t-s} g_s$$"
    #expect(try verdicts(text + more) == [.definition, .conditional, .holds])
  }

  @Test(
    "what words suppose for a sentence blames nothing",
    arguments: [
      ("Where the gradient is zero,", Verdict.notUnderstood), ("In short,", .refuted),
    ])
  func supposing(_ words: String, _ verdict: Verdict) throws {
    let rules = "$$w_t = w_{t-1} - \\eta (g_t + \\lambda w_{t-1})$$\n\n"
    let others =
      "$$w_t = (1 - \\eta\\lambda) w_{t-1} - \\eta g_t$$\n\n$$w_t - w_{t-1} = -\\eta g_t - \\eta\\lambda w_{t-1}$$\n\n"
    let claims = try verdicts(rules + others + words + "\n\n$$w_t = (1 - \\eta\\lambda)^t w_0$$")
    #expect(claims.prefix(3) == [.definition, .holds, .holds])
    #expect(claims.last == verdict)
  }

  @Test("a second rule for the same name in one part is not blamed for the first")
  func rules() throws {
    let claims = try verdicts(
      """
      $$m_t = \\beta m_{t-1} + g_t$$

      $$m_t = \\beta^2 m_{t-2} + \\beta g_{t-1} + g_t$$

      $$m_t = \\beta m_{t-1} + (1 - \\beta) g_t$$
      """)
    #expect(claims == [.definition, .holds, .notUnderstood])
  }

  @Test("matrices are no numbers: a transpose too many is found")
  func matrices() throws {
    let claims = try verdicts(
      """
      $$s_t = A s_{t-1} + x_t$$

      $$\\frac{\\partial s_t}{\\partial s_{t-1}} = A$$

      $$\\frac{\\partial s_t}{\\partial s_{t-2}} = A A$$

      $$s_t = A A s_{t-2} + A x_{t-1} + x_t$$

      $$s_t = A A s_{t-2} + A^\\top x_{t-1} + x_t$$
      """)
    #expect(claims == [.definition, .holds, .holds, .holds, .refuted])
  }

  @Test("matrices do not commute, whether or not the text transposes one")
  func order() throws {
    let claims = try verdicts(
      """
      $$s_t = A s_{t-1} + B x_t$$

      $$s_t = A A s_{t-2} + A B x_{t-1} + B x_t$$

      $$\\frac{\\partial s_t}{\\partial s_{t-1}} = A$$

      $$s_t = A A s_{t-2} + B A x_{t-1} + B x_t$$
      """)
    #expect(claims == [.definition, .holds, .holds, .illTyped])
  }

  @Test("words about zero that are of something else suppose nothing")
  func otherZero() throws {
    let text = "Steps are counted starting from zero.\n\n$$h_t = a h_{t-1} + x_t$$\n\n"
    let claims = try verdicts(
      text + "$$h_t = a^2 h_{t-2} + a x_{t-1} + x_t$$\n\n$$h_t = \\sum_{s=1}^t a^{t-s} x_s$$")
    #expect(claims == [.definition, .holds, .conditional])
  }

  @Test(
    "what goes on backwards blames nothing where its end is not said",
    arguments: [(", \\qquad q_{T+1} = 0", Verdict.holds), ("", .notUnderstood)])
  func backwards(_ end: String, _ verdict: Verdict) throws {
    let text = "$$h_t = a h_{t-1} + x_t$$\n\n$$E = \\sum_{t=1}^T h_t^2$$\n\n"
    let more =
      "$$\\frac{\\partial h_t}{\\partial h_{t-1}} = a$$\n\n$$q_t = 2 h_t + a q_{t+1}\(end)$$\n\n"
    let claims = try verdicts(text + more + "$$\\frac{\\partial E}{\\partial h_t} = q_t$$")
    #expect(claims.last == verdict)
  }
}
