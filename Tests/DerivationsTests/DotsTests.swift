import Testing

@testable import Derivations
@testable import Judging
@testable import Meaning
@testable import Syntax

@Suite("Dots")
struct DotsTests {
  static let notation = RepairTests.layered + "\nn_l is width(layer l)\nL is layer count\n"

  private func claim(_ latex: String, _ notation: String = notation) throws -> ClaimReport {
    let proofreader = try Proofreader(testing: notation)
    return try #require(proofreader.proofread(try read("$$\(latex)$$")).first)
  }

  @Test(
    "What lies between two of one pattern is put in",
    arguments: [
      #"z^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \dots + w^l_{jn_{l-1}} a^{l-1}_{n_{l-1}} + b^l_j"#,
      #"z^l_j = w^l_{j1} a^{l-1}_1 + \dots + w^l_{jk} a^{l-1}_k + \dots + w^l_{jn_{l-1}} a^{l-1}_{n_{l-1}} + b^l_j"#,
      #"z^l = \begin{pmatrix} z^l_1 \\ \vdots \\ z^l_{n_l} \end{pmatrix}"#,
      #"a^l = (\sigma(z^l_1), \sigma(z^l_2), ...\sigma(z^l_{n_l}))^T"#,
    ])
  func holds(latex: String) throws {
    let claim = try claim(latex)
    #expect(claim.verdict == .holds, "\(claim.message)")
  }

  @Test(
    "Indices that go different ways, and members unlike the others, are ill-typed where they stand",
    arguments: [
      (#"z^l = \begin{pmatrix} z^l_1 \\ \vdots \\ z^{l+1}_{n_l} \end{pmatrix}"#, "l+1"),
      (#"a^l = (\sigma(z^l_1), \dots, \sigma'(z^l_{n_l}))^T"#, #"\sigma'"#),
      (
        #"z^l_j = w^l_{j1} a^{l-1}_1 + 2 w^l_{j2} a^{l-1}_2 + \dots + w^l_{jn_{l-1}} a^{l-1}_{n_{l-1}} + b^l_j"#,
        "2 w"
      ),
      (
        #"z^l_j = w^l_{j1} a^{l-1}_1 + \dots + 2 w^l_{jk} a^{l-1}_k + \dots + w^l_{jn_{l-1}} a^{l-1}_{n_{l-1}} + b^l_j"#,
        "2 w"
      ),
      (
        #"z^l_j = w^l_{j1} a^{l-1}_1 + \dots + w^l_{jk} a^{l-1}_{k+1} + \dots + w^l_{jn_{l-1}} a^{l-1}_{n_{l-1}} + b^l_j"#,
        #"w^l_{jk}"#
      ),
    ])
  func illTyped(latex: String, place: String) throws {
    let claim = try claim(latex)
    #expect(claim.verdict == .illTyped, "\(claim.verdict): \(claim.message)")
    #expect(claim.message.contains("dots"), "\(claim.message)")
    let column = try #require(latex.range(of: place)).lowerBound
    #expect(claim.position.column == latex.distance(from: latex.startIndex, to: column) + 3)
  }

  @Test(
    "A pattern that is not known here may still be one",
    arguments: [
      #"C = 1 + y_1 + y_1^2 + \dots + y_1^{n_1}"#,
      #"C = y_1 + 2 y_2 + 3 y_3 + \dots + L y_L"#,
      #"\frac{\partial C}{\partial b^l_j} = \frac{\partial C}{\partial a^L_j} \dots \frac{\partial z^l_j}{\partial b^l_j}"#,
    ])
  func unknown(latex: String) throws {
    let claim = try claim(latex)
    #expect(claim.verdict == .notUnderstood, "\(claim.verdict): \(claim.message)")
  }

  @Test("Signs count: a sum whose last term is subtracted is another sum")
  func signs() throws {
    let wrong =
      #"z^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \dots - w^l_{jn_{l-1}} a^{l-1}_{n_{l-1}} + b^l_j"#
    #expect(try claim(wrong).verdict == .refuted)
  }

  @Test("A number to the power of a count is a power; of a vector it is not known what it says")
  func powers() throws {
    let power = try claim(#"(y_1)^L = (y_1)^{L-1} y_1"#)
    #expect(power.verdict == .holds, "\(power.message)")
    let loss = try claim(#"C = \frac{1}{2} \sum_j (a^L_j - y_j)^L"#)
    #expect(loss.verdict == .refuted, "\(loss.verdict) \(loss.message)")
    #expect(try claim(#"a^l = (\sigma(z^l))^L"#).verdict == .notUnderstood)
  }
}

@Suite("Functions of layers")
struct LayerFunctionTests {
  private func verdict(_ latex: String, _ functions: String) throws -> Verdict {
    let notation = """
      layers 0..L
      a^l_j is activation(layer l, unit j)
      z^l_j is pre-activation(layer l, unit j)
      \(functions)
      """
    let proofreader = try Proofreader(testing: notation)
    return try #require(proofreader.proofread(try read("$$\(latex)$$")).first).verdict
  }

  @Test("Layers with functions of their own are told apart by them")
  func indexed() throws {
    let own = "g^l is activation function(layer l)"
    #expect(try verdict("a^l = g^l(z^l)", own) == .holds)
    #expect(try verdict("a^l = g^{l-1}(z^l)", own) == .refuted)
    #expect(try verdict("a^l_j = g^{l+1}(z^l_j)", own) == .refuted)
  }

  @Test("Hidden layers that share one are told from the output layer alone")
  func shared() throws {
    let shared = "g^l is activation function(layer l)\ng is activation function(hidden)"
    #expect(try verdict("a^l = g^l(z^l)", shared) == .holds)
    #expect(try verdict("a^l = g^{l-1}(z^l)", shared) == .refuted)
    #expect(try verdict("a^{L-1} = g(z^{L-1})", shared) == .holds)
    #expect(try verdict("a^l = g(z^l)", shared) == .conditional)
  }
}

@Suite("Values that are no numbers")
struct UndefinedValueTests {
  private func verdict(_ latex: String) throws -> Verdict {
    let proofreader = try Proofreader(testing: RepairTests.layered)
    return try #require(proofreader.proofread(try read("$$\(latex)$$")).first).verdict
  }

  @Test("Where neither side is a number, it shows nothing; nowhere, it is not understood")
  func undefined() throws {
    #expect(try verdict(#"\sqrt{z^l_j} = (z^l_j)^{\frac{1}{2}}"#) == .holds)
    #expect(try verdict(#"\sqrt{z^l_j} = 2 (z^l_j)^{\frac{1}{2}}"#) == .refuted)
    #expect(try verdict(#"\ln(-1 - C) = \ln(-2 - C)"#) == .notUnderstood)
  }
}
