import Testing

@testable import Derivations
@testable import Judging
@testable import Syntax

@Suite("Repairs")
struct RepairTests {
  static let layered = #"""
    layers 0..L
    layout denominator
    x_j is input(unit j)
    a^l_j is activation(layer l, unit j)
    z^l_j is pre-activation(layer l, unit j)
    w^l_{jk} is weight(into l, to j, from k)
    W^l is weight(into l)
    b^l_j is bias(into l, unit j)
    \delta^l_j is delta(layer l, unit j)
    y_j is target(unit j)
    \sigma is activation function
    C is loss(half squared error)
    \eta is learning rate
    elementwise \odot
    """#

  /// The reports on one display.
  static func proofread(_ latex: String, _ notation: String = layered) throws -> [ClaimReport] {
    let document = try read("$$\(latex)$$")
    return try Proofreader(testing: notation, repairs: true).proofread(document)
  }

  @Test(
    "A misprint is repaired as its author would have written it",
    arguments: [
      (
        #"\delta^l_j = \sum_k w^{l+1}_{jk} \delta^{l+1}_k \sigma'(z^l_j)"#,
        #"\delta^l_j = \sum_kw^{l+1}_{kj}\delta^{l+1}_k\sigma'(z^l_j)"#
      ),
      (
        #"\delta^l = ((W^l)^T \delta^{l+1}) \odot \sigma'(z^l)"#,
        #"\delta^l = ((W^{l+1})^T\delta^{l+1})\odot\sigma'(z^l)"#
      ),
      (
        #"\delta^l = (W^{l+1} \delta^{l+1}) \odot \sigma'(z^l)"#,
        #"\delta^l = ((W^{l+1})^T\delta^{l+1})\odot\sigma'(z^l)"#
      ),
      (
        #"W^l(t+1) = W^l(t) - \eta \delta^l (a^l)^T"#,
        #"W^l(t+1) = W^l(t)-\eta\delta^l(a^{l-1})^T"#
      ),
      (#"\delta^L = (a^L - y) \odot \sigma(z^L)"#, #"\delta^L = (a^L-y)\odot\sigma'(z^L)"#),
      (#"\delta^L = (a^L + y) \odot \sigma'(z^L)"#, #"\delta^L = (a^L-y)\odot\sigma'(z^L)"#),
      (
        #"\frac{\partial C}{\partial w^l_{jk}} = a^l_k \delta^l_j"#,
        #"\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k\delta^l_j"#
      ),
      (
        #"\frac{\partial C}{\partial W^l} = a^{l-1} (\delta^l)^T"#,
        #"\frac{\partial C}{\partial W^l} = \delta^l(a^{l-1})^T"#
      ),
      (
        #"\frac{\partial C}{\partial b^l_j} = \delta^l"#,
        #"\frac{\partial C}{\partial b^l_j} = \delta_j^l"#
      ),
      (
        #"\frac{\partial a^l_j}{\partial b^l_j} = \frac{\partial a^l_j}{\partial z^{l-1}_j} \frac{\partial z^{l-1}_j}{\partial b^l_j}"#,
        #"\frac{\partial a^l_j}{\partial b^l_j} = \frac{\partial a^l_j}{\partial z^{l}_j}\frac{\partial z^{l}_j}{\partial b^l_j}"#
      ),
      (
        #"\frac{\partial C}{\partial b^l_j} = 2 \delta^l_j"#,
        #"\frac{\partial C}{\partial b^l_j} = \delta^l_j"#
      ),
    ])
  func repairs(wrong: String, right: String) throws {
    let claim = try #require(try Self.proofread(wrong).first)
    #expect(claim.verdict.isWrong, "\(claim.message)")
    #expect(claim.repairs.contains(right), "offered: \(claim.repairs)")
  }

  @Test("An undeclared name in whose place a declared one holds is ill-typed, and that the repair")
  func undeclared() throws {
    let claim = try #require(try Self.proofread(#"\delta^L = (q^L - y) \odot \sigma'(z^L)"#).first)
    #expect(claim.verdict == .illTyped)
    #expect(claim.repairs == [#"\delta^L = (a^L-y)\odot\sigma'(z^L)"#])
  }

  @Test("What is not wrong is not repaired", arguments: [#"a^l = \sigma(z^l)"#, #"q = 3 r"#])
  func leavesAlone(latex: String) throws {
    #expect(try Self.proofread(latex).allSatisfy(\.repairs.isEmpty))
  }

  @Test("No repair says the same on both sides, and none is offered twice")
  func saysSomething() throws {
    let claim = try #require(try Self.proofread(#"\delta^l = z^l"#).first)
    #expect(claim.verdict == .refuted)
    #expect(!claim.repairs.contains(#"\delta^l = \delta^l"#))
    #expect(!claim.repairs.contains("z^l = z^l"))
    #expect(!claim.repairs.isEmpty)
    #expect(Set(claim.repairs).count == claim.repairs.count)
  }

  @Test(
    "A repair is no rearrangement of one side",
    arguments: ["(x+y)^2 = x^2 + y^2", "(x-y)^2 = x^2 - y^2"])
  func rearranges(latex: String) throws {
    let claim = try #require(try Self.proofread(latex, "x, y, u is variable").first)
    #expect(claim.verdict == .refuted)
    #expect(claim.repairs.isEmpty, "\(claim.repairs)")
    #expect(claim.counterexample.first?.hasPrefix("at x = ") == true, "\(claim.counterexample)")
  }

  @Test("What an equation is about is not mended where what it says can be, and K/K is left out")
  func leavesTheLeftAlone() throws {
    let notation = Self.layered + "\nK is width(layer L)\n"
    let wrong = #"\frac{\partial C}{\partial b^l_j} = \frac{1}{K} \delta^l_j"#
    let claim = try #require(try Self.proofread(wrong, notation).first)
    #expect(claim.repairs == [#"\frac{\partial C}{\partial b^l_j} = \delta^l_j"#])
  }

  @Test("A lost sign is found where the text shuts the diagonal out")
  func offDiagonal() throws {
    let notation = """
      layers 0..L
      o_i is pre-activation(layer L, unit i)
      p_i is output(unit i)
      f is activation function(output, softmax)
      """
    let wrong = #"\frac{\partial p_j}{\partial o_i} = p_i p_j, \quad i \neq j"#
    let claim = try #require(try Self.proofread(wrong, notation).first)
    #expect(claim.repairs.contains(#"\frac{\partial p_j}{\partial o_i} = -p_ip_j"#))
  }

  @Test("A lost derivative is found where only a formula in sight has what it is of")
  func lostDerivative() throws {
    let notation = """
      layers 0..2
      no biases
      x_i is input(unit i)
      w_{ji} is weight(into 1, to j, from i)
      w_{kj} is weight(into 2, to k, from j)
      net_j is pre-activation(layer 1, unit j)
      net_k is pre-activation(layer 2, unit k)
      f is activation function(elementwise)
      J is loss(half squared error)
      \\delta_k := \\frac{\\partial J}{\\partial net_k}
      \\delta_j := \\frac{\\partial J}{\\partial net_j}
      """
    let wrong = #"x_i\, \delta_j = \left[ \sum_k w_{kj} \delta_k \right] x_i"#
    let claim = try #require(try Self.proofread(wrong, notation).first)
    #expect(claim.repairs.contains { $0.contains("f'(net") }, "\(claim.repairs)")
  }

  @Test("Where nothing small holds, it is said")
  func none() throws {
    let claim = try #require(
      try Self.proofread(#"C = \sum_j \exp(\exp(a^L_j y_j)) + \exp(y_1)"#).first)
    #expect(claim.repairs.isEmpty)
    #expect(claim.verdict.isWrong)
    #expect(claim.remarks.contains { $0.contains("repair") })
  }
}
