//===----------------------------------------------------------------------===//
// Displays of code: each line is the equation that it says, true or wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Syntax

extension LanguageTests {
  @Test("Lines of code, true and wrong", arguments: code)
  func coding(_ example: LanguageCase) throws { try rule(example) }

  /// The examples are the rows; weights have a row per input.
  static let codeInRows = #"""
    layers 0..2
    samples in rows
    N is sample count
    X is input(batch)
    Y is target(batch)
    W_1 is weight(into 1, rows from)
    W_2 is weight(into 2, rows from)
    b_1 is bias(into 1, row)
    b_2 is bias(into 2, row)
    Z is pre-activation(layer 1, batch)
    H is activation(layer 1, batch)
    S is activation(layer 2, batch)
    \mathrm{relu} is activation function(hidden, relu)
    \phi is activation function(output, identity)
    \mathrm{lr} is learning rate
    \lambda is constant
    \mathrm{loss} is mean loss(half squared error, weight decay \lambda)
    dS := \frac{\partial \mathrm{loss}}{\partial S}
    dH := \frac{\partial \mathrm{loss}}{\partial H}
    dZ := \frac{\partial \mathrm{loss}}{\partial Z}
    dW_2 := \frac{\partial \mathrm{loss}}{\partial W_2}
    dW_1 := \frac{\partial \mathrm{loss}}{\partial W_1}
    db_2 := \frac{\partial \mathrm{loss}}{\partial b_2}
    """#

  /// The examples are the columns, as in Julia.
  static let codeInColumns = #"""
    layers 0..2
    N is sample count
    X is input(batch)
    Y is target(batch)
    W_1 is weight(into 1)
    W_2 is weight(into 2)
    b_1 is bias(into 1)
    b_2 is bias(into 2)
    Z_1 is pre-activation(layer 1, batch)
    A_1 is activation(layer 1, batch)
    A_2 is activation(layer 2, batch)
    Z_2 is pre-activation(layer 2, batch)
    \sigma is activation function(sigmoid)
    \eta is learning rate
    C is mean loss(half squared error)
    dZ_1 := \frac{\partial C}{\partial Z_1}
    dZ_2 := \frac{\partial C}{\partial Z_2}
    dW_2 := \frac{\partial C}{\partial W_2}
    db_2 := \frac{\partial C}{\partial b_2}
    """#

  /// Each line a display of its own.
  private static func lines(
    _ rule: String, _ notation: String, _ lines: [(String, Verdict)]
  ) -> LanguageCase {
    var example = LanguageCase(rule, notation, verdicts: lines.map(\.1))
    example.displays = lines.map { #"\texttt{"# + $0.0 + "}" }
    return example
  }

  static let code: [LanguageCase] = [
    lines(
      "products of matrices, transposes and sums along an axis", codeInRows,
      [
        ("Z = X @ W1 + b1", .holds),
        ("Z = np.dot(X, W1) + b1", .holds),
        ("Z = X.dot(W1) + b1  # all examples", .holds),
        ("Z = X @ W1 - b1", .refuted),
        ("Z = X * W1 + b1", .illTyped),
        ("H = np.maximum(0, X @ W1 + b1)", .holds),
        ("H = np.minimum(0, Z)", .refuted),
        (#"dW2 = H.T @ dS + lam * W2"#, .holds),
        (#"dW2 = H.transpose() @ dS + 2 * lam * W2"#, .refuted),
        (#"dW2 = H @ dS"#, .illTyped),
        (#"db2 = np.sum(dS, axis=0)"#, .holds),
        (#"db2 = dS.sum(axis=0, keepdims=True)"#, .holds),
        (#"db2 = dS.sum(axis=1)"#, .illTyped),
        (#"db2 = dS.mean(axis=0)"#, .refuted),
        (#"db2 = N * dS.mean(axis=0)"#, .holds),
      ]),
    lines(
      "products entry by entry, comparisons, numbers of rows", codeInRows,
      [
        ("dZ = dH * (Z > 0)", .holds),
        ("dZ = (Z > 0).astype(float) * dH", .holds),
        ("dZ = dH * (Z < 0)", .refuted),
        ("dZ = dH @ (Z > 0)", .illTyped),
        ("dZ = np.where(Z > 0, dH, 0)", .holds),
        ("dZ = np.where(Z > 0, 0, dH)", .refuted),
        ("dZ = dS @ W2.T * (Z > 0)", .holds),
        ("dS = (S - Y) / N", .holds),
        ("dS = (S - Y) / len(X)", .holds),
        ("dS = 1 / X.shape[0] * (S - Y)", .holds),
        ("dS = (S - Y) / X.shape[1]", .refuted),
        ("dS = 2e0 * (S - Y) / N", .refuted),
        ("dZ[Z <= 0] = 0", .holds),
        ("dZ[Z >= 0] = 0", .refuted),
      ]),
    lines(
      "updates", codeInRows,
      [
        ("W1 -= lr * dW1", .holds),
        ("W1 += lr * dW1", .refuted),
        ("W1 = W1 - lr * dW1", .holds),
        ("W2 -= lr * dW1", .illTyped),
      ]),
    lines(
      "Julia multiplies matrices with a star, and has dots and dashes", codeInColumns,
      [
        ("Z1 = W1 * X .+ b1", .holds),
        ("A1 = σ.(Z1)", .holds),
        ("Z2 = W2 * A1 .- b2", .refuted),
        ("dZ2 = (A2 .- Y) .* A2 .* (1 .- A2) ./ N", .holds),
        ("dZ2 = (A2 .- Y) .* A2 .* (1 .+ A2) ./ N", .refuted),
        ("dW2 = dZ2 * A1'", .holds),
        ("dW2 = A1' * dZ2", .illTyped),
        ("db2 = sum(dZ2, dims=2)", .holds),
        ("db2 = sum(dZ2, dims=1)", .illTyped),
        ("dZ1 = (W2' * dZ2) .* A1 .* (1 .- A1)", .holds),
        ("W2 .-= η .* dW2", .holds),
        ("W2 .-= -eta .* dW2", .refuted),
      ]),
    lines(
      "what is not understood says so", codeInRows,
      [
        ("for i in range(10):", .notUnderstood),
        ("Z = np.einsum(X, W1)", .notUnderstood),
        ("Z = X[:, 0]", .notUnderstood),
        ("W1, b1 = params", .notUnderstood),
        ("Z = X @", .notUnderstood),
        ("Z = (X @ W1", .notUnderstood),
        (#"Z = X \foo W1"#, .notUnderstood),
        ("Z = X ? W1", .notUnderstood),
        ("forward pass", .notAClaim),
      ]),
    LanguageCase(
      "lines may stand below each other, in other fonts, in an environment",
      codeInRows,
      #"\begin{aligned} &\texttt{Z = X @ W1 + b1} \\ &\texttt{Z = X @ W1} \end{aligned}"#,
      #"\verb|db2 = np.sum(dS, axis=0)| \\ \verb+db2 = np.sum(dS)+"#,
      #"\mathtt{Z = X @ W1 + b1}, \quad \mathtt{dW\_2 = H.T @ dS}"#,
      #"\texttt{Z = X @ W1 + b1; Z = X @ b1}"#,
      #"\texttt{import numpy} \\ \texttt{dS = (S - Y) / N}"#,
      verdicts: [
        .holds, .refuted, .holds, .illTyped, .holds, .refuted, .holds, .illTyped, .notUnderstood,
        .holds,
      ]),
  ]

  @Test(
    "Names of programs become those of LaTeX",
    arguments: [
      ("W1", "W_{1}"), ("dW2", "dW_{2}"), ("lam", #"\lambda"#), ("delta1", #"\delta_{1}"#),
      ("scores", #"\mathrm{scores}"#), ("y_hat", #"\hat{y}"#), ("W_xh", "W_{xh}"),
      ("h_prev", #"h_{\mathrm{prev}}"#), ("dL_dW1", #"\frac{\partial L}{\partial W_{1}}"#),
      ("W[l]", "W_{l}"), ("a[l-1]", "a_{l-1}"), ("self.b1", "b_{1}"), ("η", "η"),
      ("1e-3", "0.001"), ("x**2", "(x)^{2}"), ("x ** -1", #"\frac{1}{(x)^{1}}"#),
      ("a * b @ c", #"(a\odot b)@c"#), ("a @ b * c", #"(a@b)\odot c"#),
      ("np.exp(-z)", #"\exp(-z)"#), ("sigma_prime(z)", #"\sigma'(z)"#),
      ("a[0]", "a_{0}"), ("np.outer(d, a)", #"d@a^{\top}"#),
    ])
  func names(_ code: String, _ latex: String) throws {
    let text = #"$$\texttt{"# + "\(code) = 0}$$"
    let document = try Document(reading: text, file: "code.md", format: .markdown)
    #expect(document.displays.first?.tokens.latex == latex + "=0")
  }

  @Test("A fault in code points at it")
  func faults() throws {
    let text = #"""
      $$
      \texttt{dW\_2 = H.T @ dS + lam * W2}
      $$
      $$\begin{aligned}
      &\texttt{Z = X @ W1 + b1} \\
      &\texttt{Z = X @ nothing\_like\_it} \\
      &\texttt{Z = np.foo(X)}
      \end{aligned}$$
      """#
    let document = try Document(reading: text, file: "code.md", format: .markdown)
    let claims = try Proofreader(testing: Self.codeInRows).proofread(document)
    #expect(claims.map(\.verdict) == [.holds, .holds, .notUnderstood, .notUnderstood])
    #expect(claims.map(\.position.line) == [2, 5, 6, 7])
    #expect(claims.map(\.position.column) == [9, 10, 18, 17])
  }

  @Test(
    "Hostile code is no crash",
    arguments: [
      String(repeating: "(", count: 5000), String(repeating: "-", count: 5000) + "x",
      String(repeating: "x.T", count: 3000), String(repeating: "a[", count: 2000),
      String(repeating: "np.where(a > 0, ", count: 300), "=", "= =", "x[", "x.", "np.", "'", "''",
      "1e99999999999999999999 = x", "1.2.3", ".", "..", "x = 1e", "_ = __", "sum()", "x.sum(axis=)",
      "x = np.sum(x, axis=-9)", "a <= b <= c", "x**", "x ** T", "-= 1", "x -= ", "a -= b -= c", "#",
      "\\", "x[a > 0] = 0", "x[a > 0, b] = 0", String(repeating: "a*", count: 3000) + "b",
    ])
  func hostility(_ code: String) throws {
    for display in [#"\texttt{"# + code + "}", #"\verb|"# + code + "|", #"\mathtt{"# + code + "}"] {
      let text = "$$" + display + "$$"
      let document = try Document(reading: text, file: "code.md", format: .markdown)
      let claims = try Proofreader(testing: Self.codeInRows).proofread(document)
      #expect(!claims.isEmpty && !claims.contains { $0.verdict == .holds })
    }
  }
}
