//===----------------------------------------------------------------------===//
// Steps of plain numbers and arrays, second derivatives, and what holds where a loss is least.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging

extension LanguageTests {
  @Test("Steps and optima of what no network has, true and wrong", arguments: optima)
  func optimum(_ example: LanguageCase) throws { try rule(example) }

  private static let arrays = #"""
    layers 0..1
    w is array(rows 0)
    m is variable
    X is array(rows 1, columns 0)
    y is array(rows 1)
    \eta is constant
    """#

  private static let network = #"""
    layers 0..1
    samples in rows
    X is input(all samples)
    w is weight(into 1, rows from)
    \iota is activation function(output, identity)
    y is target(all samples)
    J is mean loss
    m is sample count
    \eta is learning rate
    """#

  /// A step down a number that is made of the one before it twice, and so on.
  private static let doubled: LanguageCase = {
    let names = (0..<40).map { "a_{\($0)}" }
    let declared = (["w"] + names).map { "\($0) is variable" }.joined(separator: "\n")
    var example = LanguageCase(
      "a step is judged soon, however often formulas are made of one another",
      "layers 0..1\n\(declared)\n\\eta is constant",
      verdicts: Array(repeating: .definition, count: names.count + 1))
    example.displays =
      ["a_0 = w^2"] + zip(names, names.dropFirst()).map { "\($1) = \($0) + w \($0)" }
      + [#"w \leftarrow w - \eta a_3"#]
    return example
  }()

  static let optima: [LanguageCase] = [
    doubled,
    LanguageCase(
      "a step of an array goes down what the text has displayed",
      arrays,
      #"J(w) = \frac{1}{2m} \|Xw - y\|^2"#,
      #"w \leftarrow w - \frac{\eta}{m} X^T (X w - y)"#,
      #"w \leftarrow w + \frac{\eta}{m} X^T (X w - y)"#,
      #"w \leftarrow w - \frac{2\eta}{m} X^T (X w - y)"#,
      #"w_{t+1} = w_t - \frac{\eta}{m} X^T (X w_t - y)"#,
      #"w_{t+1} = w_t + \eta \nabla J(w_t)"#,
      #"w^{(k+1)} = w^{(k)} - \eta \nabla J(w^{(k)})"#,
      #"w_{t+1} = w_t - \frac{\eta}{m} X (X w_t - y)"#,
      verdicts: [
        .definition, .holds, .conditional, .refuted, .holds, .conditional, .holds, .illTyped,
      ]),
    LanguageCase(
      "a step of a number goes down the last that depends on it, and nothing on the way",
      #"""
      layers 0..1
      w_{5} is variable
      b_{3} is variable
      x is variable
      t is variable
      net_{o} is variable
      E is variable
      \delta_{o} is variable
      \eta is variable
      """#,
      #"net_o = w_5 x + b_3"#,
      #"E = \frac{1}{2} (t - net_o)^2"#,
      #"\delta_o = \frac{\partial E}{\partial net_o}"#,
      #"b_3^{+} = b_3 - \eta \, \delta_o"#,
      #"b_3^{+} = b_3 + \eta \, \delta_o"#,
      #"w_5^{+} = w_5 - \eta \frac{\partial E}{\partial w_5}"#,
      #"w_5^{+} = w_5 - \eta \, \delta_o"#,
      verdicts: [
        .definition, .definition, .definition, .holds, .conditional, .holds, .refuted,
      ]),
    LanguageCase(
      "∇² is the gradient differentiated again",
      arrays,
      #"J(w) = \frac{1}{2m} \|Xw - y\|^2"#,
      #"\nabla^2 J(w) = \frac{1}{m} X^T X"#,
      #"\nabla_w^2 J = \frac{1}{m} X^T X"#,
      #"\nabla^2 J(w) = \frac{2}{m} X^T X"#,
      #"\nabla_w^2 J = \frac{1}{m} X X^T"#,
      verdicts: [.definition, .holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "normal equations hold where the gradient is 0, and no slip in a gradient does",
      arrays,
      #"J(w) = \frac{1}{2m} \|Xw - y\|^2"#,
      #"X^T X w = X^T y"#,
      #"X^T (y - X w) = 0"#,
      #"X^T X w = -X^T y"#,
      #"X^T X w^* = X^T y"#,
      #"X^T (y - X w^\ast) = 0"#,
      #"X^T X w^\star = 2 X^T y"#,
      #"X X^T w^* = X^T y"#,
      #"w^* = w"#,
      #"\|X w^* - y\| = \|X w - y\|"#,
      #"\nabla J(w) = \frac{1}{m} X^T (y - X w)"#,
      verdicts: [
        .definition, .conditional, .conditional, .refuted, .holds, .holds, .notUnderstood,
        .illTyped, .notUnderstood, .notUnderstood, .refuted,
      ]),
    LanguageCase(
      "they hold so of a network with one step, too",
      network,
      #"J = \frac{1}{2m} \|Xw - y\|^2"#,
      #"X^T X w = X^T y"#,
      #"X^T X w = 2 X^T y"#,
      #"\frac{\partial J}{\partial w} = 0"#,
      #"w_{t+1} = w_t - (\nabla_w^2 J)^{-1} \nabla_w J"#,
      verdicts: [.definition, .conditional, .refuted, .conditional, .notUnderstood]),
    LanguageCase(
      "what a loss is where it is least says not what it is",
      network.replacing("J is mean loss", with: "J is loss"),
      #"J = \|X w^* - y\|^2"#,
      #"J = \frac{1}{2} \|Xw - y\|^2"#,
      verdicts: [.notUnderstood, .definition]),
    LanguageCase(
      "a sum from the unit that is always 1 counts the others",
      #"""
      layers 0..2
      biases folded
      z_{j} is activation(layer 1, unit j)
      a_{j} is pre-activation(layer 1, unit j)
      a_{k} is pre-activation(layer 2, unit k)
      w_{k,j} is weight(into 2, to k, from j)
      h is activation function(hidden)
      E is loss
      \delta_{j} is delta(layer 1, unit j)
      \delta_{k} is delta(layer 2, unit k)
      """#,
      #"a_k = \sum_{j=0}^{M} w_{kj} z_j"#,
      #"\delta_j = h'(a_j) \sum_{k=1}^{K} w_{kj} \delta_k"#,
      #"\delta_j = h'(a_j) \sum_{k=1}^{M} w_{kj} \delta_k"#,
      verdicts: [.holds, .holds, .conditional]),
    LanguageCase(
      "a displayed cross-entropy of a softmax compares classes, and its opposite is none",
      #"""
      layers 0..1
      samples in rows
      X is input(all samples)
      P is output(all samples)
      P_{i,j} is output(sample i, unit j)
      Z is pre-activation(layer 1, all samples)
      W is weight(into 1, rows from)
      b is bias(into 1)
      Y is target(all samples)
      Y_{i,j} is target(sample i, unit j)
      L is loss
      N is sample count
      """#,
      #"P = \mathrm{softmax}(Z)"#,
      #"L = -\frac{1}{N} \sum_{i=1}^N \sum_k Y_{ik} \log P_{ik}"#,
      #"\frac{\partial L}{\partial Z} = \frac{1}{N} (P - Y)"#,
      #"\frac{\partial L}{\partial Z} = \frac{1}{N} (Y - P)"#,
      #"L = \frac{1}{N} \sum_{i=1}^N \sum_k Y_{ik} \log P_{ik}"#,
      verdicts: [.holds, .definition, .holds, .refuted, .refuted]),
  ]
}
