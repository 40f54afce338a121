//===----------------------------------------------------------------------===//
// Texts that no network explains, read by what their displays say of each name.
//===----------------------------------------------------------------------===//

import Derivations
import Foundation
import Testing

@testable import Drafting
@testable import Judging
@testable import MathText

@Suite("Each name is what the text says that it is")
struct DisplayedTests {
  private func verdicts(_ text: String) throws -> [Verdict] {
    let document = try Document(reading: text, file: "displayed.md", format: .markdown)
    return try Proofreading().report(on: document).claims.map(\.verdict)
  }

  @Test(
    "A loss that is displayed nowhere, a shortcut, blocks with derivatives as rows",
    arguments: [
      (Self.normalisation, 4, Self.wrongGain), (Self.shortcut, 6, Self.wrongTranspose),
      (Self.blocks, 5, Self.wrongBlock),
    ])
  func text(_ text: String, _ definitions: Int, _ wrong: String) throws {
    let right = try verdicts(text)
    #expect(right.prefix(definitions).allSatisfy { $0 == .definition })
    #expect(right.dropFirst(definitions).filter { $0 != .holds } == [])
    let last = text.range(of: "\n\n$$", options: .backwards).map { text[..<$0.lowerBound] }
    let found = try verdicts("\(try #require(last))\n\n$$ \(wrong) $$")
    #expect(found.dropLast() == right.dropLast())
    #expect(try #require(found.last).isWrong)
  }

  @Test(
    "Vectors for each class and each example, sums that are implied, gradients with names, any loss",
    arguments: [
      (Self.classes, 3, Self.wrongClass), (Self.examples, 3, Self.wrongExample),
      (Self.repeated, 4, Self.wrongRepeated), (Self.bars, 6, Self.wrongBar),
      (Self.query, 5, Self.wrongQuery), (Self.tagged, 4, Self.wrongTag),
    ])
  func families(_ text: String, _ definitions: Int, _ wrong: String) throws {
    let right = try verdicts(text)
    #expect(right.dropFirst(definitions).filter { $0 != .holds && $0 != .definition } == [])
    let last = text.range(of: "\n\n$$", options: .backwards).map { text[..<$0.lowerBound] }
    let found = try verdicts("\(try #require(last))\n\n$$ \(wrong) $$")
    #expect(found.dropLast() == right.dropLast())
    #expect(try #require(found.last).isWrong)
  }

  @Test("targets that need not sum to one do not")
  func totals() throws {
    let found = try verdicts(Self.weights)
    #expect(found.dropFirst(3).map(\.self) == [.holds, .holds, .refuted])
  }

  @Test("a way around a layer is no layer: a gradient without it is wrong")
  func sharedLayer() throws {
    let found = try verdicts(Self.skip)
    #expect(found.dropLast().contains { $0.isWrong } == false)
    #expect(try #require(found.last).isWrong)
  }

  @Test("of what another display makes otherwise than the draft nothing holds just so")
  func otherLoss() throws {
    #expect(try verdicts(Self.logits).dropFirst(3).contains(.holds) == false)
  }

  @Test("a bar that words say is a gradient is none that a display is free to say")
  func bar() throws {
    #expect(try verdicts(Self.batch).dropFirst(2).contains { $0 != .notUnderstood } == false)
  }

  @Test("a step down a number by its own gradient is what it is, whatever the number")
  func ownStep() throws {
    let text =
      Self.penalised + "\n\n$$ W \\leftarrow W - \\alpha \\frac{\\partial J}{\\partial W} $$"
    #expect(try verdicts(text).last.map { $0.isWrong } == false)
  }
}

extension DisplayedTests {
  static let normalisation = #"""
    # Normalisation

    $$ \mu = \frac{1}{m} \sum_{i=1}^{m} x_i $$

    $$ v = \frac{1}{m} \sum_{i=1}^{m} (x_i - \mu)^2 $$

    $$ \hat{x}_i = \frac{x_i - \mu}{\sqrt{v + \epsilon}} $$

    $$ y_i = \gamma \hat{x}_i + \beta $$

    $$ \frac{\partial \ell}{\partial \beta} = \sum_{i=1}^{m} \frac{\partial \ell}{\partial y_i} $$

    $$ \frac{\partial \ell}{\partial \hat{x}_i} = \gamma \frac{\partial \ell}{\partial y_i} $$

    $$ \frac{\partial \ell}{\partial v} = -\frac{1}{2} (v + \epsilon)^{-3/2} \sum_{i=1}^{m} \frac{\partial \ell}{\partial \hat{x}_i} (x_i - \mu) $$

    $$ \sum_{i=1}^{m} \frac{\partial \ell}{\partial x_i} = 0 $$

    $$ \frac{\partial \ell}{\partial \gamma} = \sum_{i=1}^{m} \frac{\partial \ell}{\partial y_i} \hat{x}_i $$
    """#

  static let wrongGain =
    #"\frac{\partial \ell}{\partial \gamma} = \sum_{i=1}^{m} \frac{\partial \ell}{\partial y_i} x_i"#

  static let shortcut = #"""
    # A net with a shortcut

    $$ s = V x + p $$

    $$ h = \sigma(s) $$

    $$ u = W h + U x + q $$

    $$ o_k = \frac{e^{u_k}}{\sum_m e^{u_m}} $$

    $$ \ell = -\sum_k t_k \log o_k $$

    $$ e = \frac{\partial \ell}{\partial u} $$

    $$ \frac{\partial \ell}{\partial u} = o - t $$

    $$ \frac{\partial \ell}{\partial W} = e h^{\mathsf T} $$

    $$ \frac{\partial \ell}{\partial U} = e x^{\mathsf T} $$

    $$ \frac{\partial \ell}{\partial h} = W^{\mathsf T} e $$
    """#

  static let wrongTranspose = #"\frac{\partial \ell}{\partial h} = W e"#

  static let blocks = #"""
    # Blocks

    All derivatives are in numerator layout.

    $$ x_{l+1} = x_l + V_l h_l $$

    $$ h_l = \varphi(U_l x_l) $$

    $$ \mathcal{L} = \frac{1}{2} \| R x_N - y \|^2 $$

    $$ g_l = \frac{\partial \mathcal{L}}{\partial x_l} $$

    $$ D_l = \operatorname{diag}(\varphi'(U_l x_l)) $$

    $$ g_N = (R x_N - y)^\top R $$

    $$ \frac{\partial x_{l+1}}{\partial x_l} = I + V_l D_l U_l $$

    $$ g_l = g_{l+1} (I + V_l D_l U_l) $$

    $$ \frac{\partial \mathcal{L}}{\partial V_l} = h_l \, g_{l+1} $$

    $$ \frac{\partial \mathcal{L}}{\partial h_l} = g_{l+1} V_l $$

    $$ \frac{\partial \mathcal{L}}{\partial U_l} = x_l \, g_{l+1} V_l D_l $$
    """#

  static let wrongBlock = #"\frac{\partial \mathcal{L}}{\partial U_l} = x_l \, g_{l+1} V_l"#

  static let weights = #"""
    # Weights of any total

    The target weights $y_k$ are **not** assumed to sum to one.

    $$ p_k = \frac{e^{z_k}}{\sum_{j} e^{z_j}} $$

    $$ \ell = -\sum_{k} y_k \log p_k $$

    $$ s = \sum_{k} y_k $$

    $$ \frac{\partial p_j}{\partial z_k} = p_j (\delta_{jk} - p_k) $$

    $$ \frac{\partial \ell}{\partial z_k} = s p_k - y_k $$

    $$ \nabla_z \ell = p - y $$
    """#

  /// The skip from a is lost in the last.
  static let skip = #"""
    # A skip

    $$ u = P x $$

    $$ a = \tanh(u) $$

    $$ v = Q a $$

    $$ b = a + \tanh(v) $$

    $$ n = R b $$

    $$ c = b + \tanh(n) $$

    $$ o = S c $$

    $$ E = \frac{1}{2} (o - y)^\top (o - y) $$

    A bar over a letter means the gradient of $E$ with respect to that letter.

    $$ \bar{o} = o - y $$

    $$ \bar{S} = \bar{o} c^\top $$

    $$ \bar{c} = S^\top \bar{o} $$

    $$ \bar{v} = \bar{b} \odot (1 - (b - a) \odot (b - a)) $$

    $$ \bar{Q} = \bar{v} a^\top $$

    $$ \bar{a} = Q^\top \bar{v} $$
    """#

  static let penalised = #"""
    # Decay

    $$ z = W x + b $$

    $$ a = \sigma(z) $$

    $$ \ell = \frac{1}{2} \| a - y \|^2 $$

    $$ J = \ell + \frac{\lambda}{2} \| W \|^2 $$

    $$ \frac{\partial \ell}{\partial z} = (a - y) \odot a \odot (1 - a) $$
    """#
}
