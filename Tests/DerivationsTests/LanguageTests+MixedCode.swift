//===----------------------------------------------------------------------===//
// Formulas with code in them: the code is read, and the rest stays as it is.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Syntax

extension LanguageTests {
  @Test("Formulas with code in them, true and wrong", arguments: mixedCode)
  func mixing(_ example: LanguageCase) throws { try rule(example) }

  /// Each formula a display of its own.
  private static func formulas(
    _ rule: String, _ notation: String, _ formulas: [(String, Verdict)]
  ) -> LanguageCase {
    var example = LanguageCase(rule, notation, verdicts: formulas.map(\.1))
    example.displays = formulas.map(\.0)
    return example
  }

  static let mixedCode: [LanguageCase] = [
    formulas(
      "products by call, and transposes", codeInRows,
      [
        (#"Z = \text{np.dot}(X, W_1) + b_1"#, .holds),
        (#"Z = \text{np.dot}(X, W_1) - b_1"#, .refuted),
        (#"Z = \mathrm{dot}(X, W_1) + b_1"#, .holds),
        (#"Z = \text{np.dot}(W_1, X) + b_1"#, .illTyped),
        (#"Z = \text{torch.matmul}(X, W_1) + b_1"#, .holds),
        (#"Z = X\text{.dot}(W_1) + b_1"#, .holds),
        (#"Z = \text{X @ W1 + b1}"#, .holds),
        (#"dW_2 = H.T @ dS + \lambda * W_2"#, .holds),
        (#"dW_2 = H\text{.T} @ dS + 2\lambda W_2"#, .refuted),
        (#"dW_2 = \text{np.dot}(H^T, dS) + \lambda W_2"#, .holds),
        (#"dW_2 = \text{np.dot}(H, dS) + \lambda W_2"#, .illTyped),
        (#"dH = \text{np.dot}(dS, W_2.T)"#, .holds),
        (#"dH = \text{np.dot}(dS, W_2)"#, .illTyped),
      ]),
    formulas(
      "the letters of einsum", codeInRows,
      [
        (#"dW_2 = \text{np.einsum}(\text{'nj,nk->jk'}, H, dS) + \lambda W_2"#, .holds),
        (#"dW_2 = \mathrm{einsum}(\text{"nj,nk->jk"}, H, dS) + \lambda W_2"#, .holds),
        (#"dW_2 = \text{np.einsum}(\text{'nj,nk->kj'}, H, dS) + \lambda W_2"#, .illTyped),
        (#"dW_2 = \text{np.einsum}(\text{'nj,nk'}, H, dS) + \lambda W_2"#, .notUnderstood),
        (#"dH = \text{np.einsum}(\text{'nk,jk->nj'}, dS, W_2)"#, .holds),
        (#"dH = \text{np.einsum}(\text{'nk,kj->nj'}, dS, W_2)"#, .illTyped),
      ]),
    formulas(
      "sums and means along an axis", codeInRows,
      [
        (#"db_2 = \text{dS.sum(axis=0)}"#, .holds),
        (#"db_2 = \text{dS.sum(axis=1)}"#, .illTyped),
        (#"db_2 = dS.sum(axis=0)"#, .holds),
        (#"db_2 = dS.\mathrm{sum}(\mathrm{axis}=0)"#, .holds),
        (#"db_2 = \text{np.sum}(dS, \text{axis=0}, \text{keepdims=True})"#, .holds),
        (#"db_2 = \text{np.sum}(dS, axis=1)"#, .illTyped),
        (#"db_2 = dS\text{.mean(axis=0)}"#, .refuted),
        (#"db_2 = N * dS\text{.mean(axis=0)}"#, .holds),
        (#"db_2 = \text{torch.sum}(dS, \text{dim=0})"#, .holds),
        (#"db_2 = dS.\text{sum(axis=0)}"#, .holds),
        (#"db_2 = dS.\text{mean(axis=0)}"#, .refuted),
      ]),
    formulas(
      "words that change what stands before them are not passed over", codeInRows,
      [
        (#"dW_2 = H^T dS + \lambda W_2"#, .holds),
        (#"dW_2 = H^T dS + \lambda W_2 \quad\text{(see above)}"#, .holds),
        (#"dW_2 = H^T dS + \lambda W_2.\text{ Here H is a matrix.}"#, .holds),
        (#"dW_2 = H^T dS + \lambda W_2.\text{frobnicate(axis=0)}"#, .notUnderstood),
        (#"dW_2 = H^T dS + \lambda W_2\text{.frobnicate(0)}"#, .notUnderstood),
        (#"dW_2 = H^T dS + \lambda W_2\text{frobnicate(0)}"#, .notUnderstood),
        (#"dW_2 = H^T dS + \lambda W_2\texttt{.mean()}"#, .illTyped),
        (#"dW_2 = H^T dS + \lambda W_2 \quad\text{divided by } N"#, .notUnderstood),
        (#"dW_2 = H^T dS + \lambda W_2, \text{ times } 2"#, .notUnderstood),
      ]),
    formulas(
      "maxima, masks and updates", codeInRows,
      [
        (#"H = \text{np.maximum}(0, Z)"#, .holds),
        (#"H = \text{np.minimum}(0, Z)"#, .refuted),
        (#"dZ = dH * (Z > 0)"#, .holds),
        (#"dZ = dH * (Z < 0)"#, .refuted),
        (#"dZ = \text{np.dot}(dS, W_2^T) * (H > 0)"#, .holds),
        (#"W_1 \mathrel{-}= \text{lr} * dW_1"#, .holds),
        (#"W_1 -= \mathrm{lr} * dW_1"#, .holds),
        (#"W_1 += \mathrm{lr} * dW_1"#, .refuted),
        (#"W_1 -= \mathrm{lr} * dW_2"#, .illTyped),
        (#"W_1 -= \mathrm{lr} * \text{np.dot}(X.T, dZ) + \mathrm{lr} * \lambda * W_1"#, .holds),
        (#"W_1 -= \mathrm{lr} * \text{np.dot}(X.T, dZ) - \mathrm{lr} * \lambda * W_1"#, .refuted),
      ]),
    formulas(
      "dots of Julia, and dimensions counted from 1", codeInColumns,
      [
        (#"Z_1 = W_1 * X .+ b_1"#, .holds),
        (#"db_2 = \mathrm{sum}(dZ_2, \mathrm{dims}=2)"#, .holds),
        (#"db_2 = sum(dZ_2, dims=1)"#, .illTyped),
        (#"db_2 = sum(dZ_2, 2)"#, .holds),
        (#"db_2 = sum(dZ_2, 1)"#, .illTyped),
        (#"C = \mathrm{sum}(\mathrm{abs2}, A_2 .- Y) / 2N"#, .holds),
        (#"C = \mathrm{sum}(\mathrm{abs2}, A_2 .- Y) / N"#, .refuted),
        (#"W_2 .-= \eta .* dW_2"#, .holds),
        (#"W_2 \mathbin{.-=} \eta \mathbin{.*} dW_2"#, .holds),
        (#"W_2 .+= \eta .* dW_2"#, .refuted),
      ]),
  ]
}
