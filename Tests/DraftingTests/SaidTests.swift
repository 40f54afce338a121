//===----------------------------------------------------------------------===//
// What words around displays say: sizes, where examples lie, remarks, first values, the last step.
//===----------------------------------------------------------------------===//

import Derivations
import Testing

@testable import Drafting
@testable import Judging

@Suite("What the words around displays say")
struct SaidTests {
  private func verdicts(_ text: String) throws -> [Verdict] {
    try withFile(of: text) { try Proofreading().report(onFileAt: $0).claims.map(\.verdict) }
  }

  @Test(
    "remarks in brackets belong to no formula, in whatever language",
    arguments: [
      #"\quad\text{(elementwise)}"#, #"\quad\text{(elementweise)}"#, #"\text{ (see above)}"#,
    ])
  func remarks(_ remark: String) throws {
    let claims = try verdicts("$$H = \\tanh(Z) \(remark)$$\n\n$$Z = W X + b$$")
    #expect(claims == [.holds, .holds])
  }

  @Test("the d of x ∈ ℝ^d is how many entries x has")
  func sizes() throws {
    let claims = try verdicts(
      #"""
      Let $x, v \in\mathbb{R}^d$ be columns, and $\mathbf 1$ the column of ones.

      $$\mu = \frac1d \mathbf 1^\top x, \qquad y = x - \mu \mathbf 1$$

      $$\frac{\partial \mu}{\partial x} = \frac1d \mathbf 1, \qquad \mathbf 1^\top y = 0$$

      $$\frac{\partial (v^\top y)}{\partial x} = v - \frac1d (\mathbf 1^\top v) \mathbf 1$$

      $$\frac{\partial (v^\top y)}{\partial x} = v - (\mathbf 1^\top v) \mathbf 1$$
      """#)
    #expect(claims == [.definition, .definition, .holds, .holds, .holds, .refuted])
  }

  @Test("several names may be zero at first together")
  func firstValues() throws {
    let claims = try verdicts(
      #"""
      Starting from $m_0 = u_0 = 0$,

      $$m_t = \beta m_{t-1} + (1 - \beta) g_t, \qquad u_t = \gamma u_{t-1} + (1 - \gamma) g_t^2$$

      $$m_t = (1 - \beta) \sum_{s=1}^{t} \beta^{t-s} g_s$$

      $$u_1 = (1 - \gamma) g_1^2, \qquad m_1 = \beta g_1$$
      """#)
    #expect(claims == [.definition, .definition, .holds, .holds, .refuted])
  }

  @Test(
    "a step with a number may be the last one, and nothing is wrong for what would come after it",
    arguments: [
      (#"g_3 = c (h_3 - y_3)"#, Verdict.notUnderstood), (#"g_t = c (h_t - y_t)"#, .refuted),
    ])
  func lastStep(_ claim: String, _ verdict: Verdict) throws {
    let claims = try verdicts(
      #"""
      $$h_t = a h_{t-1} + x_t$$

      $$E = \frac{c}{2} \sum_{t=1}^{T} (h_t - y_t)^2$$

      Let $g_t = \frac{\partial E}{\partial h_t}$, where all that comes later counts.

      $$\frac{\partial h_t}{\partial h_{t-1}} = a$$

      $$g_t = c (h_t - y_t) + a g_{t+1}$$

      """# + "$$\(claim)$$")
    #expect(claims.last == verdict)
  }

  @Test(
    "words say whether examples are rows or columns",
    arguments: [
      ("the samples are the rows of x", true), ("with one observation per row", true),
      ("beispiele, die als **zeilen** in x stehen", true), ("examples in rows", true),
      ("the $n$ trainingsbeispiele stehen als **spalten** in x", false),
      ("we collect the examples as the columns of x", false), ("columns are examples", false),
      ("examples as rows, and in another text examples as columns", nil),
      ("for example the rows of w", nil), ("the columns of the weights", nil),
    ] as [(String, Bool?)])
  func rows(_ words: String, _ areRows: Bool?) {
    #expect(SaidOfLayers(words).areRows == areRows)
  }
}
