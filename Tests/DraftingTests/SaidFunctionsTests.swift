import Derivations
import Testing

/// What words say of functions, and what a draft prints.
@Suite("What a draft prints")
struct SaidFunctionsTests {
  /// The notation that is drafted of a text.
  private func draft(_ text: String) throws -> [String] {
    try withFile(of: text) { try Proofreading().notation(ofFileAt: $0) }
  }

  private static let equations = #"""

    $$ z^l = W^l a^{l-1} + b^l $$

    $$ a^l = \sigma(z^l) $$

    $$ C = \frac12 \sum_j (y_j - a^L_j)^2 $$
    """#

  @Test(
    "words that say which function a name is give it",
    arguments: [
      (#"Here $\sigma$ is the sigmoid function."#, "sigmoid"),
      (#"Here $\sigma$ is the logistic function."#, "sigmoid"),
      (#"Let $\sigma$ denote the usual logistic sigmoid."#, "sigmoid"),
      (#"We use the logistic function $\sigma(z)$ in all layers."#, "sigmoid"),
      (#"Here $\sigma(t) = 1/(1+e^{-t})$ is the logistic function."#, "sigmoid"),
      (#"All units use the sigmoid $\sigma(s) = 1/(1+e^{-s})$."#, "sigmoid"),
      (#"Here \(\sigma\) is the hyperbolic tangent."#, "tanh"),
      (#"We write $\sigma$ for the rectified linear unit (ReLU)."#, "relu"),
      (#"Each layer has the softplus function $\sigma$."#, "softplus"),
      (#"Dabei ist die Sigmoidfunktion $\sigma$ gemeint."#, "sigmoid"),
    ])
  func said(words: String, function: String) throws {
    let lines = try draft(words + "\n" + Self.equations)
    #expect(
      lines.contains { $0.hasPrefix(#"\sigma is activation function(\#(function))"#) }, "\(lines)")
  }

  @Test(
    "words that leave it open do not",
    arguments: [
      #"Here $\sigma$ is a nonlinearity, such as the sigmoid function."#,
      #"If $\sigma$ is the sigmoid function, much is simple."#,
      #"Here $\sigma$ is the sigmoid function or the hyperbolic tangent."#,
      #"Here $\sigma$ is the sigmoid in the hidden layers."#,
      #"Here $\sigma$ is the sigmoid function. The outputs have a softmax."#,
      #"Here $\sigma$ is the sigmoid function. Later $\sigma$ is the hyperbolic tangent."#,
      #"Here $\sigma$ is the derivative of the sigmoid function."#,
      #"Here $\sigma$ is the leaky ReLU."#,
    ])
  func open(words: String) throws {
    let lines = try draft(words + "\n" + Self.equations)
    #expect(lines.contains { $0.hasPrefix(#"\sigma is activation function "#) }, "\(lines)")
  }

  @Test("no line of a draft that is saved is noted as saying nothing")
  func saved() throws {
    let text = #"Words speak of $v = \pi(u)$ and of $q_j$."# + "\n" + Self.equations
    let lines = try draft(text)
    let whole = "<!-- notation\n\(lines.joined(separator: "\n"))\n-->\n\n\(text)"
    let report = try withFile(of: whole) { try Proofreading().report(onFileAt: $0) }
    #expect(report.idleLines.isEmpty, "\(report.idleLines)")
  }
}
