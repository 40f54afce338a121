//===----------------------------------------------------------------------===//
// Functions, norms, sums and matrices: what stands in their scripts and cells counts.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging
@testable import Meaning

extension LanguageTests {
  @Test(
    "Formulas, each with an equation that holds and one that does not",
    arguments: functions + sums + matrices + chains)
  func formula(_ example: LanguageCase) throws { try rule(example) }

  private static let numbers = layered + "s, t is variable\np is constant\nn_l is width(layer l)\n"

  static let functions: [LanguageCase] = [
    LanguageCase(
      "a function that is displayed binds its name, and no other",
      "layers 0..L\na^l_j is activation(layer l, unit j)\n\\sigma, g is activation function\n"
        + "x is variable",
      #"\sigma(x) = 1/(1 + e^{-x})"#, #"g(x) = 5x"#, #"\sigma'(x) = \sigma(x)(1 - \sigma(x))"#,
      #"g(x) = 6x"#, #"g'(x) = 5"#, #"\sigma(x) = 1/(1 + e^x)"#, #"\sigma(x) = \tanh x"#,
      verdicts: [.holds, .definition, .holds, .refuted, .holds, .refuted, .conditional]),
    LanguageCase(
      "a function that is declared is no other, whatever is displayed of it",
      "layers 0..L\n\\rho is activation function(hidden, leaky-relu)\nt is variable",
      #"\rho(t) = \max(t, 0.01\, t)"#, #"\rho(t) = \max(0, t)"#, #"\rho(\rho(t)) = \rho(t)"#,
      #"\rho(t) = 0.01\, t + 0.99 \max(0, t)"#,
      verdicts: [.holds, .refuted, .refuted, .holds]),
    LanguageCase(
      "beside d/dx, ∂/∂x holds the other arguments",
      "x is variable\ny is function of x\ng is function of x, y",
      #"\frac{dg}{dx} = \frac{\partial g}{\partial x} + \frac{\partial g}{\partial y} \frac{dy}{dx}"#,
      #"\frac{dg}{dx} = \frac{\partial g}{\partial x}"#,
      #"\frac{d(x g)}{dx} = g + x \frac{dg}{dx}"#,
      #"\frac{d(x g)}{dx} = g + x \frac{\partial g}{\partial x}"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a logarithm and an exponential have the base that they are written with",
      numbers,
      #"\log_2 s = \frac{\ln s}{\ln 2}"#, #"\log_2 s = \ln s"#,
      #"\lg s = \log_{10} s"#, #"\exp_{10} s = e^s"#, #"\log_p s = \frac{\ln s}{\ln p}"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds]),
    LanguageCase(
      "a norm is the one of its subscript, or is not understood",
      numbers,
      #"\|a^l\|_1 = \sum_j |a^l_j|"#, #"\|a^l\|_1 = \|a^l\|_2"#,
      #"\|a^l\|_\infty = \max_j |a^l_j|"#, #"\|a^l\|_p = (\sum_j |a^l_j|^p)^{1/p}"#,
      #"\|W^l\|_* = \|W^l\|_F"#, #"\|W^l\|_F^2 = \sum_{j,k} (w^l_{jk})^2"#,
      #"\|W^l\|_2 = \|W^l\|_F"#, #"\|W^l\|_1 = \sum_{j,k} |w^l_{jk}|"#,
      verdicts: [
        .holds, .refuted, .holds, .holds, .notUnderstood, .holds, .conditional, .notUnderstood,
      ]),
    LanguageCase(
      "f^{-1} is the inverse function, where there is one that is known",
      numbers,
      #"\sigma^{-1}(a^L_j) = z^L_j"#, #"\sigma^{-1}(a^L_j) = \frac{1}{\sigma(a^L_j)}"#,
      #"\tanh^{-1}(\tanh s) = s"#, #"\cos^{-1} s = 1/\cos s"#, #"(\tanh s)^{-1} = 1/\tanh s"#,
      #"\ln^{-1} s = e^s"#, #"W^l (W^l)^{-1} = 1"#,
      verdicts: [
        .holds, .refuted, .holds, .refuted, .holds, .notUnderstood, .notUnderstood,
      ]),
    LanguageCase(
      "floors, ceilings, minima and absolute values are no brackets",
      numbers,
      #"\lceil s \rceil = -\lfloor -s \rfloor, \quad \lfloor s \rfloor = s"#,
      #"\min(s, t) = -\max(-s, -t), \quad \min(s, t) = s"#,
      #"\min_j a^l_j = -\max_j (-a^l_j), \quad \operatorname{abs}(s) = s"#,
      #"\langle s \rangle = s"#, #"s! = s"#,
      verdicts: [
        .holds, .refuted, .holds, .refuted, .holds, .refuted, .notUnderstood, .notUnderstood,
      ]),
    LanguageCase(
      "a function's derivative without an argument is taken at the one weighted input beside it",
      layered,
      #"\frac{\partial a^L_j}{\partial z^L_j} = \sigma'"#,
      #"\frac{\partial a^L_j}{\partial z^L_j} = 2 \sigma'"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a function that is applied to nothing is no vector, and a dot applies one to each entry",
      layered + "h^l is activation function(layer l, elementwise)",
      #"a^l = h^l"#, #"a^l = h^l.(z^l)"#, #"a^l = h^{\prime l}.(z^l)"#,
      verdicts: [.illTyped, .holds, .refuted]),
    LanguageCase(
      "a branch without a value says nothing there",
      layered + "r is activation function(hidden, relu)\ns is variable",
      #"r'(s) = \begin{cases} 1 & \text{if } s > 0 \\ \text{undefined} & \text{if } s = 0 \\ 0 & \text{if } s < 0 \end{cases}"#,
      #"r'(s) = \begin{cases} 1 & \text{if } s > 0 \\ \text{undefined} & \text{if } s = 0 \\ 2 & \text{if } s < 0 \end{cases}"#,
      verdicts: [.holds, .refuted]),
  ]

  static let sums: [LanguageCase] = [
    LanguageCase(
      "a sum runs over the set below it",
      numbers,
      #"\sum_{j \in \{1,2\}} a^l_j = a^l_1 + a^l_2"#, #"\sum_{j \in \{1,2\}} a^l_j = \sum_j a^l_j"#,
      #"\sum_{j \in \emptyset} a^l_j = 0"#, #"\sum_{j \in \{1, \dots, n_l\}} a^l_j = \sum_j a^l_j"#,
      #"\sum_{j \in S} a^l_j = \sum_j a^l_j"#, #"\sum^{k} a^l_k = \sum_k a^l_k"#,
      verdicts: [.holds, .refuted, .holds, .holds, .notUnderstood, .notUnderstood]),
    LanguageCase(
      "a sum without an index runs over the one that stands nowhere else",
      layered,
      #"z^l_j = \sum w^l_{jk} a^{l-1}_k + b^l_j"#, #"z^l_j = \sum w^l_{jk} a^{l-1}_k - b^l_j"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a sum over all layers runs over those that have weights",
      layered,
      #"\sum_l \sum_{j,k} (w^l_{jk})^2 = \sum_l \|w^l\|^2"#,
      #"\sum_l \sum_{j,k} (w^l_{jk})^2 = 2 \sum_l \|w^l\|^2"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a sum that ends in dots goes on over all units",
      layered,
      #"z^l_j - b^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \cdots"#,
      #"z^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \cdots"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a number below a sum is an axis",
      layered + "A^l is activation(layer l, all samples)",
      #"\sum_1 A^l = \sum_1 A^l, \quad \sum_0 A^l = \sum_1 A^l, \quad \sum_0 a^l_j = a^l_j"#,
      verdicts: [.holds, .illTyped, .notUnderstood]),
  ]

  static let matrices: [LanguageCase] = [
    LanguageCase(
      "brackets with indices behind them hold the entries of a vector or a matrix",
      layered,
      #"W^l = (w^l_{jk})_{jk}, \quad W^l = (w^l_{jk})_{kj}"#,
      #"a^l = [\sigma(z^l_j)]_j, \quad a^l = [z^l_j]_j"#, #"(W^l a^{l-1})_j = z^l_j - b^l_j"#,
      verdicts: [.holds, .illTyped, .holds, .refuted, .holds]),
    LanguageCase(
      "the indices beside a transpose are those of the transpose",
      layered,
      #"\frac{\partial C}{\partial a^l_j} = \sum_k w^{l+1\,T}_{jk} \delta^{l+1}_k"#,
      #"\frac{\partial C}{\partial a^l_j} = \sum_k w^{l+1\,T}_{kj} \delta^{l+1}_k"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "matrices are made of blocks, of columns between bars, and of rows between dashes",
      layered
        + "w^l_j is weight(into l, to j)\nA^l is activation(layer l, all samples)\na^l_{:m} is activation(layer l, sample m)\nM is sample count\n",
      #"z^l = \begin{pmatrix} W^l & b^l \end{pmatrix} \begin{pmatrix} a^{l-1} \\ 1 \end{pmatrix}"#,
      #"z^l = \begin{pmatrix} W^l & b^l \end{pmatrix} \begin{pmatrix} a^{l-1} \\ 2 \end{pmatrix}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a row of one number with dots is as long as what stands beside it needs",
      layered + "A^l is activation(layer l, all samples)",
      #"b^l \begin{pmatrix} 1 & 1 & \cdots & 1 \end{pmatrix} = b^l \mathbf{1}^T"#,
      #"b^l \begin{pmatrix} 1 & 1 & \cdots & 1 \end{pmatrix} = 2 b^l \mathbf{1}^T"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a matrix of one pattern has dots and blanks where entries could be",
      "layers 0..1\nv_{i,j}, V is weight(into 1, to i, from j)",
      #"V = \begin{pmatrix} v_{1,1} & v_{1,2} & \dots & v_{1,p} \\ v_{2,1} & v_{2,2} & & \vdots \\ \vdots & & \ddots & \vdots \\ v_{q,1} & \dots & \dots & v_{q,p} \end{pmatrix}"#,
      #"2 V = \begin{pmatrix} v_{1,1} & v_{1,2} & \dots & v_{1,p} \\ v_{2,1} & v_{2,2} & & \vdots \\ \vdots & & \ddots & \vdots \\ v_{q,1} & \dots & \dots & v_{q,p} \end{pmatrix}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "columns stand side by side in brackets, with spaces and dots between them",
      "layers 0..L\nU^{(k)} is activation(layer k, all samples)\nu^{(k)}_n is activation(layer k, sample n)\nM is sample count",
      #"U^{(k)} = \big( u^{(k)}_1 \; u^{(k)}_2 \; \ldots \; u^{(k)}_M \big)"#,
      #"U^{(k)} = \begin{pmatrix} | & & | \\ u^{(k)}_1 & \cdots & u^{(k)}_M \\ | & & | \end{pmatrix}"#,
      #"2 U^{(k)} = \begin{pmatrix} | & & | \\ u^{(k)}_1 & \cdots & u^{(k)}_M \\ | & & | \end{pmatrix}"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "rows between dashes are rows",
      "layers 0..1\nwidths 3 2\nq is input\ns is pre-activation(layer 1)\nV_i is weight(into 1, to i)\nc is bias(into 1)",
      #"s = \begin{bmatrix} - & V^T_1 & - \\ - & V^T_2 & - \end{bmatrix} q + c"#,
      #"s = \begin{bmatrix} \text{---} & V^T_2 & \text{---} \\ \text{---} & V^T_1 & \text{---} \end{bmatrix} q + c"#,
      verdicts: [.holds, .refuted]),
  ]

  static let chains: [LanguageCase] = [
    LanguageCase(
      "equations in cases, in brackets and in matrices are claims",
      layered,
      #"\begin{cases} \delta^L = y - a^L \\ a^l = \sigma(z^l) \end{cases}"#,
      #"( a^l = \sigma(z^l) )"#, #"\left[ a^l = z^l \right]"#,
      #"a^l \xlongequal{} \sigma(z^l)"#, #"\begin{matrix} a^l = z^l \end{matrix}"#,
      verdicts: [.refuted, .holds, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "words in a chain are a gap, and words of arithmetic are no formula",
      layered,
      #"a^l = \text{something} = \sigma(z^l)"#, #"a^l = \text{something} = z^l"#,
      #"a^l = \sigma(z^l) \text{ plus } a^l"#,
      #"\mbox{Activations} = a^l = \sigma(z^l)"#,
      verdicts: [.holds, .refuted, .notUnderstood, .holds]),
    LanguageCase(
      "a wedge parts two equations",
      layered,
      #"a^l = \sigma(z^l) \wedge a^l = z^l"#, #"a^l = \sigma(z^l) \land C = C"#,
      verdicts: [.holds, .refuted, .holds, .holds]),
    LanguageCase(
      "questions and reasons claim nothing",
      layered,
      #"a^l \stackrel{?}{=} z^l"#, #"a^l = \sigma(z^l) \because a^l = z^l"#,
      verdicts: [.notAClaim, .holds, .notAClaim]),
    LanguageCase(
      "an arrow with an equality behind it is the arrow",
      layered,
      #"w^l_{jk} \leftarrow = w^l_{jk} - \eta \delta^l_j a^{l-1}_k"#,
      #"w^l_{jk} \leftarrow = w^l_{jk} - \eta \delta^l_k a^{l-1}_j"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "a formula is worth at each place what it is there, however often it was asked for",
      """
      layers 0..1
      S_{jk} is array(rows 0, columns 0, to j, from k)
      v_j is array(rows 0, unit j)
      u := S v
      C := S \\operatorname{diag}(u)
      D := C C
      """,
      #"C_{ij} = S_{ij} u_j"#, #"C_{ij} = S_{ij} u_i"#,
      #"D_{ij} = \sum_k S_{ik} u_k S_{kj} u_j"#, #"D_{ij} = \sum_k S_{ik} u_k S_{kj} u_i"#,
      #"\sum_k D_{kk} = \sum_i D_{ii}"#, #"D_{ji} = D_{ij}"#,
      #"\frac{\partial D_{ij}}{\partial v_k} = \sum_l S_{il} S_{lj} (S_{lk} u_j + u_l S_{jk})"#,
      #"\frac{\partial D_{ij}}{\partial v_k} = \sum_l S_{il} S_{lj} (S_{lk} u_j + u_l S_{lk})"#,
      verdicts: [
        .holds, .refuted, .holds, .refuted, .holds, .refuted, .holds, .refuted,
      ]),
    LanguageCase(
      "a loss may be taken at a vector written out, and a name for its derivative at what it is of",
      layered + #"""
        n_l is width(layer l)
        C_j := \frac{\partial C}{\partial a^L_j}
        """#,
      #"C(\sigma(z^L_1), \ldots, \sigma(z^L_{n_L})) = C, \quad \delta^L_j = C_j(a^L) \sigma'(z^L_j)"#,
      #"C(2\sigma(z^L_1), \ldots, 2\sigma(z^L_{n_L})) = C, \quad \delta^L_j = C_j(a^L)"#,
      #"\delta^L_j = C_j(a^{L-1}) \sigma'(z^L_j)"#,
      #"\delta^L_j = C_j(\sigma(z^L_1), \ldots, \sigma(z^L_{n_L})) \sigma'(z^L_j)"#,
      verdicts: [.holds, .holds, .refuted, .refuted, .illTyped, .notUnderstood]),
  ]
}
