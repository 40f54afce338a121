//===----------------------------------------------------------------------===//
// Indicators and cases: brackets with a condition in them, rows that say when they hold.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging

extension LanguageTests {
  @Test("Indicators and cases, true and wrong", arguments: indicators)
  func indicating(_ example: LanguageCase) throws { try rule(example) }

  private static let linear = #"""
    layers 0..1
    no biases
    x_i is input(unit i)
    z_j is pre-activation(layer 1, unit j)
    w_{ij} is weight(into 1, from i, to j)

    """#

  private static let classes = #"""
    layers 0..1
    y is label
    l_j is pre-activation(layer 1, unit j)
    p_j is output(unit j)
    softmax is activation function(output, softmax)
    o is loss(cross entropy)

    """#

  private static let slope = #"\frac{\partial z_j}{\partial w_{ik}} = "#

  static let indicators: [LanguageCase] = [
    LanguageCase(
      "a number in a branch is the entry wherever the condition on a vector's entry holds",
      """
      layers 0..2
      z^l is pre-activation(layer l)
      \\rho is activation function(hidden, relu)
      c is constant
      """,
      #"\rho(z^l) = \begin{cases} z^l & z^l > 0 \\ 0 & z^l \le 0 \end{cases}"#,
      #"\rho'(z^l) = \begin{cases} 1 & \text{if } z^l > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      #"\rho'(z^l) = \begin{cases} 0 & \text{if } z^l > 0 \\ 1 & \text{otherwise} \end{cases}"#,
      #"\rho'(z^l) = \begin{cases} c & \text{if } z^l > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      #"\rho'(z^l) = \begin{cases} 1 & \text{if } z^l > z^{l-1} \\ 0 & \text{otherwise} \end{cases}"#,
      verdicts: [.holds, .holds, .refuted, .refuted, .illTyped]),
    LanguageCase(
      "entries are of examples that there are",
      #"""
      layers 0..1
      y is label
      z^{(i)}_j is pre-activation(layer 1, unit j, sample i)
      p^{(i)}_j is output(unit j, sample i)
      softmax is activation function(output, softmax)
      o is loss(cross entropy)
      n is sample count
      """#,
      #"(p^{(i)}_y)_{i=1}^n = (p^{(i)}_y)_{i=1}^n, \quad (p^{(i)}_y)_{i=1}^n = (z^{(i)}_y)_{i=1}^n"#,
      #"(p^{(i)}_y)_{i=0}^{n-1} = (p^{(i)}_y)_{i=0}^{n-1}"#,
      verdicts: [.holds, .refuted, .illTyped]),
    LanguageCase(
      "a class is that of the example that stands below it",
      #"""
      layers 0..1
      z_{i,k} is pre-activation(layer 1, unit k, sample i)
      p_{i,k} is output(unit k, sample i)
      y_i is label(sample i)
      softmax is activation function(output, softmax)
      o is mean loss(cross entropy)
      n is sample count
      """#,
      #"o = -\frac{1}{n} \sum_{i=1}^n \log p_{i,y_i}, \quad o = -\frac{1}{n} \sum_{i=1}^n \log p_{i,y_j}"#,
      #"o = -\frac{1}{n} \sum_{i=1}^n \log p_{i,y_1}"#,
      #"\frac{\partial o}{\partial z_{i,k}} = \frac{1}{n} (p_{i,k} - [k = y_i])"#,
      #"\frac{\partial o}{\partial z_{i,k}} = \frac{1}{n} (p_{i,k} - [k = y_j])"#,
      verdicts: [.holds, .refuted, .refuted, .holds, .refuted]),
    LanguageCase(
      "double brackets around a condition are an indicator",
      linear,
      slope + #"x_i [[j = k]], \quad "# + slope + #"x_i [[j \ne k]]"#,
      slope + #"x_i [\![ j = k ]\!], \quad "# + slope + #"x_i \llbracket j \ne k \rrbracket"#,
      slope + #"x_i \left[\!\left[ j = k \right]\!\right], \quad "# + slope + #"x_i [j \ne k]"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a one, an I or a delta before or over a condition is an indicator",
      classes + #"\delta_k is delta(layer 1, unit k)"#,
      #"\frac{\partial o}{\partial l_j} = p_j - \delta(j = y)"#,
      #"\frac{\partial o}{\partial l_j} = p_j + \delta(j = y)"#,
      #"\frac{\partial o}{\partial l_j} = p_j - \mathbb 1[j=y], \quad \delta_k = p_k - I[k = y]"#,
      #"\delta_k = p_k - 1_{[k=y]}, \quad \delta_k = p_k - 1_{k \ne y}"#,
      #"\delta_k = p_k - \delta_{ky}, \quad \delta_k = p_k + \mathds{1}_{\{k=y\}}"#,
      verdicts: [
        .holds, .refuted, .holds, .holds, .holds, .refuted, .holds, .refuted,
      ]),
    LanguageCase(
      "an indicator of two primed indices",
      classes,
      #"\frac{\partial p_j}{\partial l_{j'}} = p_j ([[j = j']] - p_{j'})"#,
      #"\frac{\partial p_j}{\partial l_{j'}} = p_j ([[j = j']] + p_{j'})"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a matrix behind a brace that nothing closes holds cases",
      linear,
      slope + #"\left\{\begin{matrix} x_i & j=k\\ 0 & j\neq k\end{matrix}\right."#,
      slope + #"\left\{\begin{array}{ll} x_i & j=k\\ 0 & j\neq k\end{array}\right."#,
      slope + #"\left\{\begin{array}{ll} x_i & j=k\\ 17 & j\neq k\end{array}\right."#,
      slope + #"\left\{\begin{matrix} 17 & j=k\\ 0 & j\neq k\end{matrix}\right."#,
      slope + #"\left\{\begin{array}{ll} x_i & \mbox{if } j=k\\ 1 & \mbox{else}\end{array}\right."#,
      verdicts: [.holds, .holds, .refuted, .refuted, .refuted]),
    LanguageCase(
      "cases may stand in any environment behind a brace, and in braces of their own",
      linear,
      slope + #"\left\{\begin{aligned} & x_i, && j=k\\ & 0, && j\neq k\end{aligned}\right."#,
      slope + #"\left\lbrace\begin{split} x_i &, j=k\\ 1 &, j\neq k\end{split}\right."#,
      slope + #"\left\{ {\begin{array}{*{20}{c}} {x_i}&{j=k}\\ {0}&{j\neq k}\end{array}} \right."#,
      slope + #"\left\{ {\begin{array}{*{20}{c}} {0}&{j=k}\\ {0}&{j\neq k}\end{array}} \right."#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a comma or a space parts a case from its condition, too",
      linear,
      slope + #"\begin{cases} x_i, \quad j = k\\ 0, \quad j \ne k\end{cases}"#,
      slope + #"\left\{\begin{array}{l} x_i, j \ne k\\ 0, j = k\end{array}\right."#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "upright letters may be words",
      linear,
      slope + #"\begin{cases} x_i & \mathrm{if}\ j = k\\ 0 & \mathrm{otherwise}\end{cases}"#,
      slope + #"\begin{cases} 0 & {\rm if}\ j = k\\ x_i & {\rm otherwise}\end{cases}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "Kronecker's delta has its indices where it likes, or a condition",
      linear,
      slope + #"x_i \delta_{j=k}, \quad "# + slope + #"x_i \delta_{j \ne k}"#,
      slope + #"x_i \delta_j^k, \quad "# + slope + #"(1 - \delta^j_k) x_i"#,
      slope + #"x_i \mathbb{1}(j == k), \quad "# + slope + #"- x_i \mathbb{1}(j == k)"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "equations behind a brace stay equations",
      layered,
      #"\left\{\begin{aligned} & z^l = W^l a^{l-1} + b^l \\ & a^l = z^l \end{aligned}\right."#,
      #"\left\{\begin{array}{rcl} z^l &=& W^l a^{l-1} + b^l \\ a^l &=& z^l \end{array}\right."#,
      #"\left\{\begin{array}{l} z^l = W^l a^{l-1} + b^l \\ a^l = z^l \end{array}\right."#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "what dollars enclose in words is mathematics",
      linear,
      slope + #"\begin{cases} x_i & \text{if \(j=k\)}\\ 0 & \text{otherwise}\end{cases}"#,
      slope + #"\begin{cases} x_i & \mbox{if $j=k$}\\ 0 & \mbox{otherwise}\end{cases}"#,
      slope + #"\begin{cases} x_i & \mbox{if $j \ne k$}\\ 0 & \mbox{otherwise}\end{cases}"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "words part a case from its condition where no cell does",
      linear,
      slope + #"\begin{cases} x_i \text{ if } j=k\\ 0 \text{ otherwise}\end{cases}"#,
      slope + #"\begin{cases} 0 \text{ if } j=k\\ x_i \text{ otherwise}\end{cases}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a letter that a sum binds is no label, whatever it is declared as",
      classes + #"V_{j,m} is weight(into 1, to j, from m)"#,
      #"p_j = \frac{\exp l_j}{\sum_{y=1}^K \exp l_y}, \quad p_j = \frac{\exp l_y}{\sum_y \exp l_y}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a label with its example left out is no label where its letter is a unit's",
      #"""
      layers 0..1
      y_i is label(sample i)
      l_y is pre-activation(layer 1, unit y)
      p_y is output(unit y)
      softmax is activation function(output, softmax)
      o is loss(cross entropy)
      """#,
      #"\frac{d o}{d l_y} = p_y - [[y = y_i]]"#,
      #"\frac{d o}{d l_y} = [[y = y_i]] - p_y"#,
      #"\sum_{y} p_y = 1, \quad \sum_{y=1}^K p_y^2 = 1"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a condition on values beside an equation says where it is meant",
      "layers 0..L\nz^l_j is pre-activation(layer l, unit j)\nf is activation function(hidden, relu)",
      #"f(z^l_j) = 0 \quad (z^l_j < 0)"#,
      #"f(z^l_j) = 0 \quad \text{if } z^l_j < 0"#,
      #"f(z^l_j) = 0 \quad (z^l_j > 0)"#,
      #"f(z^l_j) = 0 \quad \text{for } z^l_j > 1000"#,
      #"g(z^l_j) = z^l_j \quad (z^l_j > 0)"#,
      verdicts: [.holds, .holds, .refuted, .refuted, .notUnderstood]),
  ]
}
