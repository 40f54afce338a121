//===----------------------------------------------------------------------===//
// What indices run over, and patterns that are empty at its end.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

extension LanguageTests {
  @Test("Ranges, with what holds on them and what does not", arguments: ranges)
  func range(_ example: LanguageCase) throws { try rule(example) }

  private static let ramp = #"""
    layers 0..L
    v_k is activation(layer k)
    w_k is pre-activation(layer k)
    A_k is weight(into k)
    b_k is bias(into k)
    F is activation function(hidden, relu)
    \operatorname{id} is activation function(output, identity)
    layout numerator for fractions
    D_k := \operatorname{diag}(F'(w_k))

    """#

  static let ranges: [LanguageCase] = [
    LanguageCase(
      "a range may not name a layer at which there is no value",
      layered,
      #"a^{l+1}_j = \sigma(z^{l+1}_j) \quad \text{for all } l = 0, \ldots, L-1"#,
      #"a^{l+1}_j = \sigma(z^{l+1}_j) \quad \text{for all } l = 0, \ldots, L"#,
      #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j \quad \text{for all } l \ge 0"#,
      #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j \quad \text{for all } l \le L"#,
      #"a^l_j = \sigma(z^l_j) \quad \text{for all } l = 1, \ldots, L + 1"#,
      #"\forall j, k \quad a^l_j = z^l_k"#,
      verdicts: [
        .holds, .conditional, .conditional, .notAClaim, .holds, .notAClaim, .conditional, .refuted,
      ]),
    LanguageCase(
      "an equation after “if” is a condition, for which there is no rule",
      layered,
      #"\delta^L_j = 0 \quad \text{if } a^L_j = y_j"#,
      #"\delta^L_j = 1 \quad \text{if } a^L_j = y_j"#,
      #"\delta^L_j = r_j \sigma'(z^L_j) \quad \text{where } r_j = a^L_j - y_j"#,
      verdicts: [.notUnderstood, .notUnderstood, .notUnderstood, .definition]),
    LanguageCase(
      "a colon or a wide space ends what is said to be for all",
      layered,
      #"\forall l: \quad a^l_j = \sigma(z^l_j)"#, #"\forall l: a^l_j = z^l_j"#,
      #"\forall l \ge 1 \quad a^l_j = \sigma(z^l_j)"#, #"\forall l \quad a^l_j = z^l_j"#,
      verdicts: [.holds, .refuted, .notAClaim, .holds, .refuted]),
    LanguageCase(
      "sizes are numbers where widths are declared",
      "layers 0..2\nwidths 2 3 1\nW is weight(into 1)\nx is input",
      #"W \in \mathbb{R}^{3 \times 2}"#, #"W \in \mathbb{R}^{2 \times 3}"#,
      #"x \in \mathbb{R}^2"#, #"x \in \mathbb{R}^3"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "what has a shape lies in the space of that shape",
      layered + "n_l is width(layer l)\n",
      #"W^l \in \mathbb{R}^{n_l \times n_{l-1}}"#,
      #"W^l \in \mathbb{R}^{n_{l-1} \times n_l}"#,
      #"(W^l)^T \in \mathbb{R}^{n_{l-1} \times n_l}"#,
      #"\delta^l \in \mathbb{R}^{n_l}"#,
      #"\delta^l \in \mathbb{R}^{n_{l+1}}"#,
      #"\delta^l \in \mathbb{R}^{1 \times n_l}"#,
      #"z^l = W^l a^{l-1} + b^l \in \mathbb{R}^{n_l}"#,
      #"z^l = W^l a^{l-1} + b^l \in \mathbb{R}^{n_{l-1}}"#,
      #"W^l \in \mathbb{R}^{n_l n_{l-1}}"#, #"\delta^L \in \mathbb{R}^{1 \times n_{L-1}}"#,
      #"W^l \in \mathbb{R}^{n_l \times n_{l-1}}, \quad l = 0, \ldots, L"#,
      #"W^l \in \mathbb{R}^{p \times q}"#, #"a^0 \in \mathbb{R}^{n_i}"#,
      verdicts: [
        .holds, .refuted, .holds, .holds, .refuted, .conditional, .holds, .holds, .holds,
        .refuted, .refuted, .refuted, .conditional, .notAClaim, .notAClaim,
      ]),
    LanguageCase(
      "a number is not transposed, and a sum up to what nothing counts has no value",
      layered + "\\beta is constant\n",
      #"\beta^t = \beta"#,
      #"\sum_{i=0}^{t} \beta = \beta"#,
      #"\sum_{i=0}^{L} \beta = (L + 1) \beta"#,
      #"\sum_{i=0}^{L} \beta = L \beta"#,
      verdicts: [.notUnderstood, .notUnderstood, .holds, .refuted]),
    LanguageCase(
      "a range in brackets may end with a stop or a comma",
      ramp,
      #"v_k = F(w_k) \quad (k < L) ."#,
      #"v_k = F(w_k) \quad (k < L), \qquad w_k = A_k v_{k-1} - b_k"#,
      #"v_k = F(w_k) \quad (k \le L) ."#,
      #"v_k = F(w_k) \quad (k = 1, \ldots, L-1),"#,
      #"v_k = F(w_k) \quad (k = 1, \ldots, L),"#,
      verdicts: [
        .holds, .notAClaim, .holds, .notAClaim, .refuted, .refuted, .notAClaim, .holds, .refuted,
      ]),
    LanguageCase(
      "a product with dots is empty one step behind its end",
      ramp,
      #"\frac{\partial v_L}{\partial b_k} = A_L (D_{L-1} A_{L-1}) \cdots (D_{k+1} A_{k+1}) D_k \quad (k < L)"#,
      #"\frac{\partial v_L}{\partial b_k} = A_L (D_{L-1} A_{L-1}) \cdots (D_k A_k) D_k \quad (k < L)"#,
      #"\frac{\partial v_L}{\partial b_k} = A_L (D_{L-1} A_{L-1}) \cdots (D_{k+1} A_{k+1}) \quad (k < L)"#,
      #"\frac{\partial v_L}{\partial b_1} = A_L (D_{L-1} A_{L-1}) \cdots (D_2 A_2) D_1"#,
      #"\frac{\partial v_L}{\partial b_1} = A_L (D_{L-1} A_{L-1}) \cdots (D_2 A_2) D_2"#,
      verdicts: [
        .holds, .notAClaim, .illTyped, .notAClaim, .refuted, .notAClaim, .holds, .illTyped,
      ]),
    LanguageCase(
      "a letter that nothing declares counts one thing in all of a text",
      "layers 0..1\nu_p is input(unit p)\nV_{mp} is weight(into 1, to m, from p)\n"
        + "v_m is pre-activation(layer 1, unit m)\nE is loss",
      #"v_m = \sum_{p=1}^n V_{mp} u_p"#,
      #"\frac{\partial E}{\partial V_{mp}} = \frac{\partial E}{\partial v_m} u_p"#,
      #"\frac{\partial E}{\partial u_p} = \sum_{m=1}^n \frac{\partial E}{\partial v_m} V_{mp}"#,
      #"\frac{\partial E}{\partial u_p} = \sum_{m=1}^k \frac{\partial E}{\partial v_m} V_{mp}"#,
      #"\sum_{m=1}^r v_m = \sum_{m=1}^r \sum_{p=1}^r V_{mp} u_p"#,
      #"\sum_{m=0}^{k-1} v_m = \sum_{m=0}^{k-1} \sum_{p=0}^{n-1} V_{mp} u_p"#,
      verdicts: [.holds, .holds, .conditional, .holds, .conditional, .holds]),
    LanguageCase(
      "whole numbers that are worked out, or end a line, are those of an example",
      "layers 0..2\nx, y, z, q, f is variable",
      #"q = x + y"#, #"f = q z"#,
      #"q = -2 + 5 = 3"#, #"q = 2 + 5 = 8"#,
      #"\frac{\partial f}{\partial x} = z = -4"#, #"\frac{\partial f}{\partial x} = q = -4"#,
      #"\frac{\partial f}{\partial z} = q = x + y = 3"#,
      #"\frac{\partial f}{\partial z} = -2 + 5 = 3"#,
      #"f = 3 \cdot (-4) = -12"#, #"f = -12"#, #"f = 1"#,
      #"\frac{\partial q}{\partial x} = 1"#, #"\frac{\partial q}{\partial x} = 2"#,
      #"\frac{\partial q}{\partial x} = 1 + 1"#,
      verdicts: [
        .definition, .definition, .notAClaim, .holds, .notAClaim, .refuted, .holds, .notAClaim,
        .refuted, .notAClaim, .holds, .holds, .notAClaim, .notAClaim, .holds, .notAClaim, .holds,
        .notAClaim, .refuted, .holds, .refuted, .refuted,
      ]),
  ]

  @Test(
    "The words before a display may say what an index runs over",
    arguments: [
      (#"For the hidden layers $k = 1, \ldots, L-1$ we have"#, .holds, true),
      (#"and for $k < L$"#, .holds, true),
      (#"For every $k = 1,\ldots,L-1$,"#, .holds, true),
      (#"for $1 \le k \le L-1$:"#, .holds, true),
      (#"if $k \ne L$, with $w_k = A_k v_{k-1} + b_k$ as above,"#, .holds, true),
      (#"For the layers $k = 1, \ldots, L$ we have"#, .refuted, true),
      (#"and for $k > 1$"#, .refuted, true),
      (#"if $k \ne 1$"#, .refuted, true),
      (#"for $j < L$"#, .refuted, false),
      (#"For $D_k = 1$ and $k + 1$ layers"#, .refuted, false),
      (#"Not only for $k < L$ but always"#, .refuted, false),
      (#"In contrast to the case $k < L$"#, .refuted, false),
      (#"It was shown for $k < L$. Now to all layers:"#, .refuted, false),
      (#"We count by $k < L$ steps:"#, .refuted, false),
      (#"As for $k < L$, so for every layer"#, .conditional, false),
      ("For the hidden layers", .conditional, false),
      (#"For $k < L$ and $k = L$ we have"#, .refuted, false),
      ("For all layers but the last", .conditional, false),
      ("For $k$ from $1$ to $L - 1$,", .holds, true),
      (#"For $k = 1, \ldots, L - 1$ the network computes"#, .conditional, false),
      ("Let $k < L$. Then", .holds, true), ("Let $k < L$. Then we have", .holds, true),
      ("Let $k > 1$. Then", .refuted, true),
      ("It was shown for $k < L$. Now", .refuted, false),
    ] as [(String, Verdict, Bool)])
  func rangeInWords(_ words: String, _ verdict: Verdict, _ count: Bool) throws {
    let text = words + "\n\n" + #"$$ v_k = F(w_k) $$"#
    let document = try Document(reading: text, file: "words.md", format: .markdown)
    let proofreader = try Proofreader(testing: Self.ramp)
    let claims = proofreader.proofread(document)
    #expect(claims.map(\.verdict) == [verdict])
    let says = claims.flatMap(\.remarks).contains { $0.hasSuffix("as the words before it say") }
    #expect(says == count)
  }
}
