//===----------------------------------------------------------------------===//
// Lectures with code in their formulas: products by call, sums along an axis, updates in place.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let programs = [
    Lecture(
      name: "NumPy's products and sums, with an example in each row",
      equations: [
        #"P = \text{np.dot}(X, U) + r"#, #"H = \text{np.tanh}(P)"#,
        #"Q = \text{np.dot}(H, V) + s"#, #"J = \text{np.sum}((Q - T)^2) / N"#,
        #"dQ = 2 * (Q - T) / N"#, #"dV = \text{np.dot}(H.T, dQ)"#,
        #"ds = \text{dQ.sum(axis=0)}"#, #"dH = \text{dQ @ V.T}"#, #"dP = dH * (1 - H^2)"#,
        #"dU = X^T @ dP"#, #"dr = \text{dP.sum(axis=1)}"#, #"U \mathrel{-}= \eta * dU"#,
      ], wrong: [11], before: [1: "Rows are examples."])
  ]
}
