import Networks

extension TrainingAlgorithmsNotation: WorkedNotation {
  /// Layers 0, …, L in lower indices, before the unit's; W_l leads into layer l.
  package static var letters: Letters {
    Letters(
      inputLayer: 0, last: "L",
      z: { l, k, _ in "z_{\(l),\(k)}" }, a: { l, k, _ in "a_{\(l),\(k)}" },
      delta: { l, k, _ in #"\delta_{\#(l),\#(k)}"# },
      wholeZ: { #"\mathbf{z}_\#(braced($0))"# }, wholeA: { #"\mathbf{a}_\#(braced($0))"# },
      wholeDelta: { #"\delta_\#(braced($0))"# }, weights: { #"\mathbf{W}_\#(braced($0))"# },
      biases: { #"\mathbf{b}_\#(braced($0))"# },
      weight: { l, i, j in j == 0 ? "b_{\(l),\(i)}" : "w_{\(l),\(Letters.pair(i, j))}" },
      loss: { _ in "C" },
      below: { l in
        let next = braced(l + 1)
        return #"\mathbf{D}_\#(braced(l)) \mathbf{W}_\#(next)^\top \delta_\#(next)"#
      },
      weightGradient: { l in #"\delta_\#(braced(l)) \mathbf{a}_\#(braced(l - 1))^\top"# },
      belowName: { #"\delta_\#(braced($0))"# },
      weightGradientName: { #"\partial C / \partial \mathbf{W}_\#(braced($0))"# })
  }

  private static func braced(_ index: Int) -> String { index < 10 ? "\(index)" : "{\(index)}" }

  /// The shapes of the products for the first pair, those of the theorem with its D_l.
  package static func products(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [ShapedEquation] {
    guard let pair = examples.first else { return [] }
    let (θ, l) = (Theta(network), letters)
    let (forward, backward) = algorithm1(pair.input, pair.target, θ)
    let (z, a, δ) = (forward.z, forward.a, backward.δ)
    let affine = (1...θ.L).map { i in
      ShapedEquation(
        "training-algorithms-inline-4",
        [
          .column(l.wholeZ(i), z[i]), .sign("="), .matrix(l.weights(i), θ.W[i]),
          .column(l.wholeA(i - 1), a[i - 1]), .sign("+"),
          .column(#"\mathbf{b}_\#(braced(i))"#, θ.b[i]),
        ])
    }
    let deltas = stride(from: θ.L, to: 1, by: -1).map { i in
      ShapedEquation(
        "training-algorithms-7",
        [
          .column(l.wholeDelta(i - 1), δ[i - 1]), .sign("="),
          .matrix(#"\mathbf{D}_\#(braced(i - 1))"#, D(θ.S[i - 1], z[i - 1])),
          .matrix(#"\mathbf{W}_\#(braced(i))^\top"#, θ.W[i].ᵀ), .column(l.wholeDelta(i), δ[i]),
        ])
    }
    let gradients = (1...θ.L).map { i in
      ShapedEquation(
        "training-algorithms-6",
        [
          .matrix(#"\partial C / \partial \#(l.weights(i))"#, backward.dC_dW[i].matrix),
          .sign("="), .column(l.wholeDelta(i), δ[i]),
          .row(#"\mathbf{a}_\#(braced(i - 1))^\top"#, a[i - 1]),
        ])
    }
    return affine + deltas + gradients
  }
}
