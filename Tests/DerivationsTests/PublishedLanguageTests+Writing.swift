//===----------------------------------------------------------------------===//
// Rules of the language of published texts: how the same is written elsewhere.
//===----------------------------------------------------------------------===//

@testable import Judging

extension PublishedLanguageTests {
  static let french = #"""
    layers 0..K
    x^{(k)} is activation(layer k)
    v^{(k)} is pre-activation(layer k)
    W^{(k)} is weight(into k)
    b^{(k)} is bias(into k)
    \delta^{(k)} is delta(layer k)
    d is target
    D_k := \operatorname{diag}(\varphi'(v^{(k)}))
    \varphi is activation function(elementwise)
    E is loss(half squared error)

    """#

  static let sampled = #"""
    layers 0..2
    a^{[l](i)}_j, a^{[l](i)} is activation(layer l, sample i, unit j)
    Z^{[l]} is pre-activation(layer l, all samples)
    W^{[l]} is weight(into l)
    b^{[l]} is bias(into l)
    m is sample count
    J is mean loss(half squared error)
    g is activation function(elementwise)
    dZ^{[l]} := m \frac{\partial J}{\partial Z^{[l]}}

    """#

  static let classes = #"""
    layers 0..L
    o_i is pre-activation(layer L, unit i)
    p_i is output(unit i)
    n is width(layer L)
    f is activation function(output, softmax)
    J := \frac{\partial p}{\partial o}

    """#

  static let writing: [LanguageCase] = [
    LanguageCase(
      "a row that is an expression alone is the left side of those that begin with a relation",
      "x, y, w is variable",
      #"x = w^3 \\ y = x^2"#,
      #"\frac{dy}{dx} = 2x"#,
      #"& \frac{\partial y}{\partial w} \\ =& \frac{\partial y}{\partial x}\frac{\partial x}{\partial w} \\ =& 6 w^5"#,
      #"& \frac{\partial y}{\partial w} \\ =& 2x"#,
      verdicts: [.definition, .definition, .holds, .holds, .holds, .refuted]),
    LanguageCase(
      "a transpose may stand before what it belongs to",
      french,
      #"\delta^{(1)} = D_1\,{}^{t}\!W^{(2)}\,\delta^{(2)}"#,
      #"\delta^{(1)} = D_1\,{}^tW^{(2)}\delta^{(2)}"#,
      #"\delta^{(1)} = D_1\,^tW^{(2)}\delta^{(2)}"#,
      #"\delta^{(1)} = D_1 {^tW^{(2)}}\delta^{(2)}"#,
      #"\delta^{(1)} = D_1\,{}^{\mathsf t}W^{(2)}\delta^{(2)}"#,
      #"\frac{\partial E}{\partial W^{(k)}} = \delta^{(k)}\;{}^{T}\!x^{(k-1)}"#,
      #"\delta^{(1)} = {}^t(W^{(2)} D_1)\, \delta^{(2)}"#,
      #"\delta^{(1)} = D_1 W^{(2)}{}^T \delta^{(2)}"#,
      #"\frac{\partial E}{\partial W^{(k)}} = {}^{t}\delta^{(k)} x^{(k-1)}"#,
      #"\delta^{(1)} = D_1\,{}^{2}W^{(2)}\,\delta^{(2)}"#,
      verdicts: [
        .holds, .holds, .holds, .holds, .holds, .holds, .holds, .holds, .illTyped, .notUnderstood,
      ]),
    LanguageCase(
      "hyperbolic functions have shorter names in some countries, in upright letters",
      "x is variable",
      #"\operatorname{th}(x) = \frac{\mathrm{sh}\, x}{\operatorname{ch}(x)}, \quad \frac{d}{dx} \mathrm{th}(x) = 1 - \operatorname{th}^2 x"#,
      #"\operatorname{th}(x) = \frac{\mathrm{ch}\, x}{\operatorname{sh}(x)}"#,
      #"\frac{d}{dx} \operatorname{tg} x = \frac{1}{\cos^2 x}, \quad \tan(\operatorname{arctg} x) = x"#,
      #"\frac{d}{dx} \arctan x = \frac{1}{1 + x^2}, \quad \frac{d}{dx} \arctan x = \frac{1}{1 - x^2}"#,
      #"\operatorname{sgn}(-x) = -\operatorname{sgn}(x), \quad \operatorname{sgn}(-x) = 1"#,
      verdicts: [
        .holds, .holds, .refuted, .holds, .holds, .holds, .refuted, .holds, .refuted,
      ]),
    LanguageCase(
      "such a name may be declared, and be what another function is said to be",
      french + #"\operatorname{th} is activation function(tanh)"#,
      #"\varphi(t) = \frac{1}{1 + e^{-t}}, \quad \varphi'(t) = \varphi(t)(1 - \varphi(t))"#,
      #"\varphi(t) = \operatorname{th}(t) = \frac{e^t - e^{-t}}{e^t + e^{-t}}, \quad \varphi'(t) = 1 - \varphi(t)^2"#,
      #"\varphi'(t) = \varphi(t)(1 - \varphi(t))"#,
      verdicts: [.holds, .holds, .conditional, .holds, .holds, .refuted]),
    LanguageCase(
      "what a display says that is not understood is not guessed",
      french,
      #"\varphi(t) = \frac{1}{1 + e^{-t}}"#,
      #"\varphi(t) = \operatorname{erf}(t), \quad \varphi'(t) = 1 - \varphi(t)^2"#,
      #"x^{(k)} = \varphi(v^{(k)})"#,
      #"\varphi(t) = \tanh(t), \quad \varphi'(t) = 1 - \varphi(t)^2"#,
      #"\varphi'(t) = 1 + \varphi(t)^2"#,
      verdicts: [
        .holds, .notUnderstood, .notUnderstood, .holds, .holds, .holds, .refuted,
      ]),
    LanguageCase(
      "the largest entry may be taken over an index",
      classes,
      #"\mathrm{softmax}(o) = \mathrm{softmax}(o - \max_i o_i)"#,
      #"\max_i o_i = \max(o), \quad \max_i o_i = \sum_i o_i"#,
      #"p_j = \frac{\exp(o_j - \max_k o_k)}{\sum_i \exp(o_i - \max_k o_k)}"#,
      verdicts: [.holds, .holds, .refuted, .holds]),
    LanguageCase(
      "a layer and an example may stand in two brackets of one superscript",
      sampled,
      #"a^{[1](i)} = g(W^{[1]} a^{[0](i)} + b^{[1]})"#,
      #"a^{[1](i)}_j = g(Z^{[1](i)}_j)"#,
      #"\frac{\partial J}{\partial b^{[2]}} = \frac{1}{m} \sum_{i=1}^m dZ^{[2](i)}"#,
      #"a^{[1](i)} = g(W^{[1]} a^{[1](i)} + b^{[1]})"#,
      #"\frac{\partial J}{\partial b^{[2]}} = \sum_{i=1}^m dZ^{[2](i)}"#,
      verdicts: [.holds, .holds, .holds, .illTyped, .refuted]),
    LanguageCase(
      "a box holds nothing together that a product does not",
      layered,
      #"\frac{\partial a^L}{\partial a^l} = \frac{\partial a^L}{\partial a^{L-1}} \cdots\, \boxed{\frac{\partial a^{l+2}}{\partial a^{l+1}} \frac{\partial a^{l+1}}{\partial a^l}}"#,
      #"\frac{\partial a^L}{\partial z^l} = \frac{\partial a^L}{\partial a^{L-1}} \cdots\, \boxed{\frac{\partial a^{l+2}}{\partial a^{l+1}} \frac{\partial a^{l+1}}{\partial z^l}}"#,
      #"\frac{\partial a^L}{\partial a^l} = \frac{\partial a^L}{\partial a^{L-1}} \cdots\, \boxed{\frac{\partial a^{l+2}}{\partial a^{l+1}} \frac{\partial a^{l}}{\partial a^l}}"#,
      verdicts: [.holds, .holds, .illTyped]),
    LanguageCase(
      "single bars may be a norm, after an operator too",
      #"""
      layers 0..1
      y is target
      h is output
      w is parameters
      h_k is output(unit k)
      y_k is target(unit k)
      C is loss(squared error)
      """#,
      #"\frac{\partial}{\partial w} C = \frac{\partial}{\partial w}\left|y - h\right|^2 = \frac{\partial}{\partial w} \sum_k (y_k - h_k)^2"#,
      #"\frac{\partial}{\partial w}\left|y - h\right|^2 = \frac{\partial}{\partial w} \sum_k (y_k - h_k)"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "the diagonal of a matrix with dots may follow a pattern of its own",
      classes,
      #"J = \begin{pmatrix} p_1(1-p_1) & -p_1p_2 & \cdots & -p_1p_n \\ -p_2p_1 & p_2(1-p_2) & \cdots & -p_2p_n \\ \vdots & \vdots & \ddots & \vdots \\ -p_np_1 & -p_np_2 & \cdots & p_n(1-p_n) \end{pmatrix}"#,
      #"J = \begin{pmatrix} p_1(1-p_1) & \cdots & -p_1p_n \\ \vdots & \ddots & \vdots \\ -p_np_1 & \cdots & p_n(1-p_n) \end{pmatrix}"#,
      #"J = \begin{pmatrix} p_1(1-p_1) & -p_1p_2 & \cdots & -p_1p_n \\ -p_2p_1 & p_2(1-p_2) & \cdots \\ \vdots & & \ddots & \vdots \\ -p_np_1 & & & p_n(1-p_n) \end{pmatrix}"#,
      #"J = \begin{pmatrix} p_1(1-p_1) & p_1p_2 & \cdots & p_1p_n \\ p_2p_1 & p_2(1-p_2) & \cdots & p_2p_n \\ \vdots & \vdots & \ddots & \vdots \\ p_np_1 & p_np_2 & \cdots & p_n(1-p_n) \end{pmatrix}"#,
      #"J = \begin{pmatrix} p_1(1-p_1) & p_1p_2 & \cdots & -p_1p_n \\ -p_2p_1 & p_2(1-p_2) & \cdots & -p_2p_n \\ \vdots & \vdots & \ddots & \vdots \\ -p_np_1 & -p_np_2 & \cdots & p_n(1-p_n) \end{pmatrix}"#,
      #"J = \begin{pmatrix} p_1(1-p_1) & \cdots & 2p_1p_n \\ \vdots & \ddots & \vdots \\ -p_np_1 & \cdots & p_n(1-p_n) \end{pmatrix}"#,
      verdicts: [.holds, .holds, .holds, .refuted, .refuted, .notUnderstood]),
    LanguageCase(
      "a function of which nothing is said may be applied to itself",
      "w, x, y, z, t is variable\nf is function of t",
      #"x = f(w), \quad y = f(x), \quad z = f(y)"#,
      #"\frac{\partial z}{\partial w} = f'(y)f'(x)f'(w) = f'(f(f(w)))f'(f(w))f'(w)"#,
      #"\frac{\partial z}{\partial w} = f'(y)f'(x)f'(x)"#,
      verdicts: [.definition, .definition, .definition, .holds, .holds, .refuted]),
    LanguageCase(
      "a name in a formula's brackets is a variable where it is declared as one",
      #"""
      layers 0..1
      in 9: x is input
      in 1-8: x is variable
      \sigma is activation function(sigmoid)
      \zeta(x) := \log(1 + \exp(x))
      """#,
      #"\log \sigma(x) = -\zeta(-x), \quad \log \sigma(x) = -\zeta(x)"#,
      #"\frac{d}{dx} \zeta(x) = \sigma(x), \quad \zeta(x) - \zeta(-x) = x"#,
      verdicts: [.holds, .refuted, .holds, .holds]),
    LanguageCase(
      "a formula that the text displays counts for a function of which nothing was said",
      "x is variable\n\\zeta is function of x",
      #"\zeta(x) = \log(1 + \exp(x))"#,
      #"\zeta(x) - \zeta(-x) = x, \quad \zeta(x) + \zeta(-x) = x"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "what is added in a step may have a name of its own, which goes on from step to step",
      #"""
      layers 0..1
      \theta is parameters
      \xi is loss
      \lambda is constant
      \mu is learning rate
      """#,
      #"M(i+1) = \lambda M(i) - \mu \frac{\partial \xi}{\partial \theta(i)} \\ \theta(i+1) = \theta(i) + M(i+1)"#,
      #"\theta(i+1) = \theta(i) + M(i)"#,
      verdicts: [.definition, .definition, .notUnderstood]),
  ]
}
