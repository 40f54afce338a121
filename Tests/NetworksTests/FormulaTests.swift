import Testing

@testable import Networks

@Suite("Formulas without LaTeX, and calculations")
struct FormulaTests {
  @Test(
    "a formula reads on a terminal as it does in a text",
    arguments: [
      (
        #"\delta^{[1]} = (W^{[2]\top} \delta^{[2]}) \circ g'(z^{[1]})"#,
        "δ^[1] = (W^[2]ᵀ δ^[2]) ∘ g′(z^[1])"
      ),
      (#"z_1^{[1]}"#, "z_1^[1]"), (#"W_{11}^{[2]}"#, "W_{11}^[2]"), (#"a_{1,2}"#, "a_{1,2}"),
      (#"\partial L / \partial w_{10}^1"#, "∂L / ∂w_{10}^1"),
      (#"\frac{1}{2} \sum_j (\hat{y}_j-y_j)^2"#, "1/2 Σ_j (ŷ_j−y_j)^2"),
      (#"\mathbf{D}_1 \mathbf{W}_2^\top \delta_2"#, "D_1 W_2ᵀ δ_2"),
      (#"\dot{g}^2(z_\ell^2)"#, "ġ^2(z_ℓ^2)"), (#"\text{the mean of } x"#, "the mean of x"),
      (#"\mathcal{L} = -\sum_j y_j \log \hat{y}_j"#, "ℒ = −Σ_j y_j log ŷ_j"),
    ])
  func plain(_ latex: String, _ text: String) { #expect(FormulaTree(latex).plain == text) }

  @Test(
    "a calculation is written with the brackets that it needs",
    arguments: [
      (Arithmetic.dot([0.4, -0.5], [0.2, -0.1], plus: 0.6), "0.4 · 0.2 − 0.5 · (−0.1) + 0.6"),
      (
        .quotient(.number(1), .sum([.number(1), .exp(.number(-0.3775))])), "1 / (1 + exp(−0.3775))"
      ),
      (.difference(.number(0.7), .number(-0.2)), "0.7 − (−0.2)"),
      (.dot([1, 2], [3, 4]).times([.number(0.5)]), "(1 · 3 + 2 · 4) · 0.5"),
      (.square(.difference(.number(1), .number(0.5))), "(1 − 0.5)²"),
      (.negative(.ln(.number(0.25))), "−ln(0.25)"), (.square(.number(-2)), "(−2)²"),
      (.function("relu", .number(-3), 0), "max(0, −3)"),
      (
        .dot((1...9).map(Double.init), Array(repeating: 1, count: 9)),
        "1 · 1 + 2 · 1 + 3 · 1 + 4 · 1 + … + 9 · 1"
      ),
    ])
  func calculations(_ calculation: Arithmetic, _ text: String) {
    #expect(calculation.plain == text)
  }

  @Test(
    "six digits of a number are written, and none that it does not have",
    arguments: [
      (0.3775, "0.3775"), (0.5932699921, "0.593270"), (-12, "−12"), (0, "0"),
      (1e-7 / 3, "3.33333e-8"),
      (123456.789, "123457"), (0.000438567, "0.000438567"), (.infinity, "∞"), (2.0 / 3, "0.666667"),
      (1e-300, "1e-300"), (1e22, "1e22"), (120, "120"),
    ])
  func digits(_ number: Double, _ text: String) { #expect(Arithmetic.plain(number) == text) }
}
