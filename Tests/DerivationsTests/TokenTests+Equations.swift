//===----------------------------------------------------------------------===//
// True equations of the whole language, and the tokens in them that only decorate.
//===----------------------------------------------------------------------===//

@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

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
    #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \sigma'(z^l)"#,
    #"\delta^l_j = \sum_{k=1}^{n_{l+1}} w^{l+1}_{kj} \delta^{l+1}_k \sigma'(z^l_j)"#,
    #"\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k \delta^l_j"#,
    #"C = \frac{1}{2} \|y - a^L\|_2^2"#,
    #"\|a^l\|_1 = \sum_j |a^l_j|"#,
    #"\log_2 s = \frac{\ln s}{\ln 2}"#,
    #"\tanh^{-1} (\tanh s) = s"#,
    #"\sigma^{-1}(a^L_j) = z^L_j"#,
    #"\sum_{j \in \{1,2\}} a^l_j = a^l_1 + a^l_2"#,
    #"\sum_{j \ne k} a^l_j = \sum_j a^l_j - a^l_k"#,
    #"\max(s, t) = -\min(-s, -t)"#,
    #"\lceil s \rceil = -\lfloor -s \rfloor"#,
    #"W^l = (w^l_{jk})_{jk}"#,
    #"z^l = \begin{pmatrix} W^l & b^l \end{pmatrix} \begin{pmatrix} a^{l-1} \\ 1 \end{pmatrix}"#,
    #"z^l_j - b^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \cdots"#,
    #"|s| = \begin{cases} s & s \ge 0 \\ -s & s < 0 \end{cases}"#,
    #"\frac{d}{ds} \exp(\alpha s + t) = \alpha e^{\alpha s + t}"#,
    #"\nabla_{a^L} C = a^L - y"#,
    #"\frac{\partial a^l_j}{\partial z^l_j} = a^l_j (1 - a^l_j)"#,
    #"(W^l a^{l-1})_j = z^l_j - b^l_j"#,
    #"\operatorname{diag}(\sigma'(z^l)) \delta^l = \sigma'(z^l) \odot \delta^l"#,
    #"\left. \frac{\partial}{\partial s} s^2 \right|_{s = t} = 2 t"#,
    #"w^{l\,T}_{kj} = w^l_{jk} \wedge \sqrt{s^4} = s^2"#,
    #"\cosh^2 s - \sinh^2 s = 1"#,
    #"w^l_{jk} \leftarrow w^l_{jk} - \eta \delta^l_j a^{l-1}_k"#,
    #"\alpha (s + t) = \alpha s + \alpha t"#,
  ]

  /// What only says how large or how far apart something is, or in which letters a name is set.
  private static let looks: Set<String> = ["left", "right", ",", "operatorname"]

  /// Whether a token says nothing by itself: looks, and what TeX itself reads in pairs.
  static func isDecoration(_ tokens: [Token], _ place: Int) -> Bool {
    let token = tokens[place]
    switch token.kind {
    case .openBrace, .closeBrace, .begin, .end: return true
    case .command: return looks.contains(token.text)
    case .symbol:
      // The bracket that `\left.` does not write.
      return token.text == "." && place > 0 && tokens[place - 1].text == "left"
    default: return false
    }
  }

  /// The place of the bracket that closes the one here, where what they hold needs them: a sum, or
  /// several things.
  static func partner(of place: Int, in tokens: [Token]) -> Int? {
    var depth = 0
    var braces = 0
    var needsBrackets = false
    for end in place..<tokens.count {
      if tokens[end].kind == .openBrace { braces += 1 }
      if tokens[end].kind == .closeBrace { braces -= 1 }
      guard tokens[end].kind == .symbol, braces == 0 else { continue }
      if tokens[end].text == "(" { depth += 1 }
      if tokens[end].text == ")" { depth -= 1 }
      if depth == 1, end > place + 1, ["+", "-", ","].contains(tokens[end].text) {
        needsBrackets = true
      }
      if depth == 0 { return needsBrackets ? end : nil }
    }
    return nil
  }
}
