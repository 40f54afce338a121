//===----------------------------------------------------------------------===//
// True equations of the whole language, and the tokens in them that only decorate.
//===----------------------------------------------------------------------===//

@testable import Derivations

extension TokenTests {
  static let notation =
    LanguageTests.layered + #"""
      s, t, u is variable
      \alpha, \beta is constant
      n_l is width(layer l)
      L is layer count
      """#

  static let equations = [
    #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j"#,
    #"\delta^l = ((W^{l+1})^T \delta^{l+1}) \odot \sigma'(z^l)"#,
    #"\delta^l_j = \sum_{k=1}^{n_{l+1}} w^{l+1}_{kj} \delta^{l+1}_k \sigma'(z^l_j)"#,
    #"\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k \delta^l_j"#,
    #"C = \frac{1}{2} \|y - a^L\|_2^2"#,
    #"\|a^l\|_1 = \sum_j |a^l_j|"#,
    #"\log_2 s = \frac{\ln s}{\ln 2}"#,
    #"\tanh^{-1} (\tanh s) = s"#,
    #"\sigma^{-1}(a^L_j) = z^L_j"#,
    #"\sum_{j \in \{1,2\}} a^l_j = a^l_1 + a^l_2"#,
    #"\prod_{j \ne k} a^l_j = \frac{\prod_j a^l_j}{a^l_k}"#,
    #"\max(s, t) = -\min(-s, -t)"#,
    #"\lceil s \rceil = -\lfloor -s \rfloor"#,
    #"W^l = (w^l_{jk})_{jk}"#,
    #"a^l = \begin{pmatrix} a^l_1 \\ \vdots \\ a^l_{n_l} \end{pmatrix}"#,
    #"z^l = \begin{pmatrix} W^l & b^l \end{pmatrix} \begin{pmatrix} a^{l-1} \\ 1 \end{pmatrix}"#,
    #"z^l_j - b^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \cdots"#,
    #"|s| = \begin{cases} s & s \ge 0 \\ -s & s < 0 \end{cases}"#,
    #"\frac{d}{ds} \exp(\alpha s) = \alpha e^{\alpha s}"#,
    #"\nabla_{b^l} C = \delta^l"#,
    #"\frac{\partial a^l_j}{\partial z^l_k} = 0, \quad j \ne k"#,
    #"(W^l a^{l-1})_j = z^l_j - b^l_j"#,
    #"\operatorname{diag}(\sigma'(z^l)) \delta^l = \sigma'(z^l) \odot \delta^l"#,
    #"\left. \frac{\partial}{\partial s} s^2 \right|_{s = t} = 2 t"#,
    #"w^{l\,T}_{kj} = w^l_{jk} \wedge \sqrt{s^2} = |s|"#,
    #"\cosh^2 s - \sinh^2 s = 1"#,
    #"w^l_{jk} \leftarrow w^l_{jk} - \eta \delta^l_j a^{l-1}_k"#,
  ]

  /// Signs that only say how large or how far apart something is.
  private static let looks: Set<String> = ["left", "right", "displaystyle", ",", "quad"]

  /// Whether a token says nothing that is not said without it.
  static func isDecoration(_ tokens: [Token], _ place: Int) -> Bool {
    let token = tokens[place]
    if token.kind == .command, looks.contains(token.text) { return true }
    return false
  }
}
