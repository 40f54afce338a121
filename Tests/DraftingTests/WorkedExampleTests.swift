//===----------------------------------------------------------------------===//
// Examples that a text works out in numbers.
//===----------------------------------------------------------------------===//

import Derivations
import Testing

@testable import Judging

@Suite("Examples that are worked out in numbers")
struct WorkedExampleTests {
  /// A text with what its claims about numbers are, in their order: those of a symbol that the numbers
  /// say something of.
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let verdicts: [Verdict]
  }

  @Test("numbers are what those of the example make them", arguments: examples)
  func verdicts(_ example: Example) throws {
    let claims = try withFile(of: example.text) { try Proofreading().report(onFileAt: $0).claims }
    let start = claims.firstIndex { $0.message == "numbers of an example" } ?? claims.endIndex
    #expect(claims[start...].map(\.verdict) == example.verdicts)
  }

  static let examples = [
    Example(
      testDescription: "a neuron, with numbers that were rounded",
      text: #"""
        $$net = w x + b$$
        $$out = \frac{1}{1 + e^{-net}}$$
        $$E = \frac{1}{2} (t - out)^2$$
        $$x = 0.5, \quad w = 0.4, \quad b = 0.1, \quad t = 0.9$$
        $$net = 0.4 \cdot 0.5 + 0.1 = 0.3$$
        $$net = 0.4 \cdot 0.5 - 0.1 = 0.1$$
        $$out = \frac{1}{1 + e^{-0.3}} = 0.5744$$
        $$E = 0.0530$$
        $$E = 0.1060$$
        $$\frac{\partial E}{\partial b} = -0.0796$$
        $$\frac{\partial E}{\partial b} = -0.0976$$
        """#,
      verdicts: [
        .notAClaim, .notAClaim, .notAClaim, .notAClaim, .holds, .holds, .refuted, .holds, .holds,
        .holds, .holds, .refuted, .holds, .refuted,
      ]),
    Example(
      testDescription: "vectors and matrices",
      text: #"""
        $$z^{(1)} = W^{(1)} x + b^{(1)}, \quad h = \mathrm{ReLU}(z^{(1)})$$
        $$\hat{y} = W^{(2)} h + b^{(2)}$$
        $$L = \frac12 (\hat{y} - y)^2$$
        $$x = \begin{bmatrix} 1 \\ 2 \end{bmatrix}, \quad W^{(1)} = \begin{bmatrix} 0.5 & -0.2 \\ 0.3 & 0.1 \end{bmatrix}, \quad b^{(1)} = \begin{bmatrix} 0 \\ 0.1 \end{bmatrix}$$
        $$W^{(2)} = \begin{bmatrix} 0.4 & 0.6 \end{bmatrix}, \quad b^{(2)} = 0.2, \quad y = 1$$
        $$z^{(1)} = \begin{bmatrix} 0.1 \\ 0.6 \end{bmatrix}$$
        $$\frac{\partial L}{\partial W^{(1)}} = \begin{bmatrix} -0.16 & -0.32 \\ -0.24 & -0.48 \end{bmatrix}$$
        $$\frac{\partial L}{\partial W^{(1)}} = \begin{bmatrix} -0.16 & -0.24 \\ -0.32 & -0.48 \end{bmatrix}$$
        $$\frac{\partial L}{\partial b^{(1)}} = \begin{bmatrix} -0.16 \\ 0.24 \end{bmatrix}$$
        """#,
      verdicts: [
        .notAClaim, .notAClaim, .notAClaim, .notAClaim, .notAClaim, .notAClaim, .holds, .holds,
        .refuted, .refuted,
      ]),
    Example(
      testDescription: "numbers in the words, and a second example",
      text: #"""
        $$s = w_1 x_1 + w_2 x_2 + b, \quad \hat{y} = \tanh(s), \quad E = \frac{1}{2} (\hat{y} - y)^2$$
        $$b = 0.25$$
        With $w_1 = 0.5$, $w_2 = -1$ the example $x_1 = 1$, $x_2 = 0.5$, $y = 1$ has
        $$s = 0.25, \quad E = 0.2851, \quad \frac{\partial E}{\partial w_2} = -0.3549$$
        $$\frac{\partial E}{\partial w_2} = -0.7098$$
        and the example $x_1 = 2$, $x_2 = 0.5$, $y = -1$
        $$s = 0.75, \quad E = 1.3369$$
        $$\frac{\partial E}{\partial w_2} = -0.3549$$
        """#,
      verdicts: [
        .notAClaim, .holds, .holds, .holds, .refuted, .holds, .holds, .refuted,
      ]),
    Example(
      testDescription: "nothing is wrong that may be for rounding, or after a step of training",
      text: #"""
        $$z = w x + b, \quad a = \frac{1}{1 + e^{-z}}, \quad L = (a - y)^2$$
        $$x = 1.5, \quad w = 0.8, \quad b = -0.3, \quad y = 1$$
        $$a = 0.71$$
        $$\frac{\partial L}{\partial a} = 2 (0.71 - 1)$$
        $$\frac{\partial L}{\partial w} = -0.18$$
        $$\frac{\partial L}{\partial w} = 0.99$$
        $$w = 0.89, \quad b = -0.24$$
        $$a = 0.95$$
        """#,
      verdicts: [
        .notAClaim, .notAClaim, .notAClaim, .notAClaim, .holds, .notAClaim, .holds, .refuted,
        .notAClaim, .notAClaim, .notAClaim,
      ]),
    Example(
      testDescription: "what is given one number has no transpose",
      text: #"""
        $$z = w x + b, \qquad a = \frac{1}{1+e^{-z}}, \qquad L = \tfrac12 (a - y)^2$$
        With $x = 2$, $w = 0.5$ and $y = 1$ we get
        $$b = -1.5$$
        $$z = -0.5, \quad \frac{\partial L}{\partial w} = (a - y)\, a (1 - a)\, x = -0.292561$$
        $$\frac{\partial L}{\partial w} = (a - y)\, a (1 - a)\, w$$
        """#,
      verdicts: [.notAClaim, .holds, .holds, .holds, .refuted]),
  ]
}
