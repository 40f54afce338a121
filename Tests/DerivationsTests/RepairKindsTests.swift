import Testing

@testable import Derivations
@testable import Judging
@testable import Repair
@testable import Syntax

@Suite("Kinds of repairs")
struct RepairKindsTests {
  static let whole = #"""
    layers 0..L
    a^l is activation(layer l)
    z^l is pre-activation(layer l)
    W^l is weight(into l)
    b^l is bias(into l)
    \delta^l is delta(layer l)
    y is target
    f is activation function
    C is loss(half squared error)
    \eta is learning rate
    """#

  static let softmax = #"""
    layers 0..1
    q_i is output(unit i)
    v_i is pre-activation(layer 1, unit i)
    y_i is target(unit i)
    f is activation function(output, softmax)
    C is loss(cross entropy)
    """#

  static let single = #"""
    layers 0..2
    widths 1
    a_l is activation(layer l)
    z_l is pre-activation(layer l)
    w_l is weight(into l)
    b_l is bias(into l)
    y is target
    f_l is activation function(layer l, elementwise)
    C is loss(half squared error)
    """#

  static let oneOutput = #"""
    layers 0..L
    a^l_j is activation(layer l, unit j)
    q is output
    y is target
    C is loss(half squared error)
    """#

  static let rows = #"""
    layers 0..1
    output width 1
    x_{ij} is input(sample i, unit j)
    q_i is output(sample i)
    y_i is target(sample i)
    b is bias(into 1)
    w_j is weight(into 1, from j)
    \sigma is activation function(sigmoid)
    C is mean loss(binary cross entropy)
    n is sample count
    """#

  @Test(
    "Each kind of misprint is repaired by one edit, or by two where one does not do",
    arguments: [
      // A sign in one branch of several.
      (
        softmax,
        #"\frac{\partial q_i}{\partial v_j} = \begin{cases} q_i (1 - q_i) & i = j \\ q_i q_j & i \ne j \end{cases}"#,
        #"\frac{\partial q_i}{\partial v_j} = \begin{cases}q_i(1-q_i)&i=j\\-q_iq_j&i\ne j\end{cases}"#
      ),
      // A bracket that closes too early, with a sum inside and outside of it.
      (
        rows, #"\frac{\partial C}{\partial b} = ( \frac{1}{n} \sum_{i=1}^n q_i ) - y_i"#,
        #"\frac{\partial C}{\partial b} = \frac{1}{n}\sum_{i=1}^n(q_i-y_i)"#
      ),
      (whole, #"a^l = f(W^l a^{l-1}) + b^l"#, #"a^l = f(W^la^{l-1}+b^l)"#),
      // A derivative that is missing as a whole, on either side.
      (
        whole, #"W^2 \leftarrow W^2 - \eta W^2"#,
        #"W^2 \leftarrow W^2-\eta\frac{\partial C}{\partial W^2}"#
      ),
      (
        whole, #"W^2 \leftarrow W^2 - \eta C"#,
        #"W^2 \leftarrow W^2-\eta\frac{\partial C}{\partial W^2}"#
      ),
      (
        whole, #"W^l = \delta^l (a^{l-1})^T"#,
        #"\frac{\partial C}{\partial W^l} = \delta^l(a^{l-1})^T"#
      ),
      // Factors exchanged, one of them transposed.
      (
        whole, #"\frac{\partial C}{\partial a^{l-1}} = \delta^l W^l"#,
        #"\frac{\partial C}{\partial a^{l-1}} = (W^l)^T\delta^l"#
      ),
      // A bias that is missing, and a factor of the layer below.
      (whole, #"z^l = W^l a^{l-1}"#, #"z^l = W^la^{l-1}+b^l"#),
      (
        whole, #"\frac{\partial C}{\partial W^1} = 3 \delta^1"#,
        #"\frac{\partial C}{\partial W^1} = \delta^1(a^0)^T"#
      ),
      // Any symbol for another where everything is a number.
      (
        single, #"\frac{\partial C}{\partial w_1} = (a_2 - y) f_2' a_1 f_1' a_0"#,
        #"\frac{\partial C}{\partial w_1} = (a_2-y)f_2'w_2f_1'a_0"#
      ),
      // An index too many, one without its sign, a name without its backslash.
      (
        softmax, #"\frac{\partial C}{\partial v_i} = q_i - y"#,
        #"\frac{\partial C}{\partial v_i} = q_i-y_i"#
      ),
      (
        softmax, #"\frac{\partial v_i}{\partial v_j} = \delta{ij}"#,
        #"\frac{\partial v_i}{\partial v_j} = \delta_{ij}"#
      ),
      (rows, #"q_i = sigma(\sum_j w_j x_{ij} + b)"#, #"q_i = \sigma(\sum_jw_jx_{ij}+b)"#),
      // The sign of an exponent; a number in braces of its own.
      (whole, #"\exp(-2) = (\exp(1))^{2}"#, #"\exp(-2) = (\exp(1))^{-2}"#),
      (whole, #"C = {2} {\frac{1}{2}} \|a^L - y\|^2"#, #"C = {\frac{1}{2}}\|a^L-y\|^2"#),
      // What holds for one output alone.
      (
        oneOutput, #"\frac{\partial C}{\partial a^L_j} = 2 (q - y)"#,
        #"\frac{\partial C}{\partial a^L_j} = (q-y)"#
      ),
      // A ∂ that is missing below a fraction.
      (softmax, #"\frac{\partial C}{\partial v_i} = \frac{\partial C}{v_i}"#, ""),
    ])
  func kinds(notation: String, wrong: String, right: String) throws {
    let claim = try #require(try RepairTests.proofread(wrong, notation).first)
    #expect(claim.verdict.isWrong, "\(claim.message)")
    #expect(right.isEmpty || claim.repairs.contains(right), "offered: \(claim.repairs)")
    #expect(claim.repairs.allSatisfy { TokenText.hasProperScripts(Latex.tokens($0)) })
  }

  @Test(
    "Arithmetic is repaired to the digits printed: by one edit, or by what the sum comes to",
    arguments: [
      (#"0.31 \cdot 0.26 - 0.7 \cdot 0.15 = 0.1856"#, [#"0.31\cdot0.26+0.7\cdot0.15 = 0.1856"#]),
      (#"1/(1 + \exp(0.41)) = 0.601088"#, [#"1/(1+\exp(-0.41)) = 0.601088"#]),
      (#"2 (0.62 - 0.05) \cdot 0.4 = 0.228"#, [#"(0.62-0.05)\cdot0.4 = 0.228"#]),
      (#"0.3 \cdot 0.2 + 0.25 = 0.361"#, [#"0.3\cdot0.2+0.25 = 0.310"#]),
      (#"0.3 \cdot 0.2 + 0.25 = 3.1"#, [#"0.3\cdot0.2+0.25 = 0.31"#]),
      (#"0.47 = 0.6 \cdot 0.7"#, [#"0.42 = 0.6\cdot0.7"#]),
    ])
  func arithmetic(wrong: String, right: [String]) throws {
    let claim = try #require(try RepairTests.proofread(wrong).first)
    #expect(claim.verdict == .refuted)
    #expect(claim.repairs == right)
  }

  @Test(
    "A slip in what an equation is about is offered last, and alone, beside one elsewhere",
    arguments: [("2", "1", "2", "1"), ("l", "{l-1}", "{l}", "{l-1}")])
  func about(left: String, right: String, first: String, second: String) throws {
    let wrong = "a^\(left) = f(z^\(right))"
    let claim = try #require(try RepairTests.proofread(wrong, Self.whole).first)
    #expect(claim.verdict.isWrong)
    #expect(claim.repairs == ["a^\(left) = f(z^\(first))", "a^\(second) = f(z^\(right))"])
  }

  @Test("A literal index is one like any other")
  func literalIndices() throws {
    let names = "r_{11}, r_{12}, r_{21}, r_{22}, s_{11}, s_{12}, s_{21}, s_{22} is variable"
    let matrices =
      #"\begin{bmatrix} r_{11} & r_{12} \\ r_{21} & r_{22} \end{bmatrix} \odot \begin{bmatrix} s_{11} & s_{12} \\ s_{21} & s_{22} \end{bmatrix}"#
    let wrong =
      matrices
      + #" = \begin{bmatrix} r_{11} s_{11} & r_{12} s_{12} \\ r_{21} s_{21} & r_{22} s_{21} \end{bmatrix}"#
    let claim = try #require(try RepairTests.proofread(wrong, names).first)
    #expect(claim.verdict == .refuted)
    #expect(claim.repairs.contains { $0.hasSuffix(#"r_{21}s_{21}&r_{22}s_{22}\end{bmatrix}"#) })
  }

  @Test(
    "No repair is a tautology, or changes what is differentiated by what beside something else",
    arguments: [
      #"\frac{\partial C}{\partial W^1} = 7 \frac{\partial C}{\partial b^1}"#,
      #"W^2 \leftarrow W^2 - \eta W^2"#,
      #"\frac{\partial z^l}{\partial W^l} = a^{l-1}"#,
      #"\frac{\partial z^{L-1}}{\partial W^{L-1}} = (a^{L-2})^T"#,
    ])
  func noTautologies(wrong: String) throws {
    let claim = try #require(try RepairTests.proofread(wrong, Self.whole).first)
    #expect(claim.verdict.isWrong)
    // A derivative by a matrix has none.
    #expect(claim.repairs.isEmpty == wrong.contains(#"\partial z"#))
    let left = try #require(claim.latex.split(separator: " = ").first)
    for repair in claim.repairs {
      let sides = repair.split(separator: " = ")
      #expect(!repair.contains("2W^2-W^2"))
      guard sides.count == 2 else { continue }
      #expect(sides[0] == left)
      #expect(!sides[1].hasSuffix(String(left)))
    }
  }

  @Test(
    "Scripts are those of LaTeX",
    arguments: [
      ("W^{l}^T", false), (#"\theta_"#, false), ("x_{}", true), ("x_i^2", true), ("x^2_i", true),
      ("f'^2", true), ("x_i_j", false), ("{x^2}^T", true), ("a_{b^c}^d", true), ("x^{}^2", false),
      (#"(W^l)^T"#, true), ("x^^2", false),
    ])
  func scripts(latex: String, isProper: Bool) {
    #expect(TokenText.hasProperScripts(Latex.tokens(latex)) == isProper)
  }
}
