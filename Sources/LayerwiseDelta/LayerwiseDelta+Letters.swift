import Networks

extension LayerwiseDeltaNotation: WorkedNotation {
  /// Layers 1, …, L in upper indices; W^l leads into layer l.
  package static var letters: Letters {
    Letters(
      inputLayer: 1, last: "L",
      z: { l, i, _ in "z_\(braced(i))^\(braced(l))" },
      a: { l, i, _ in "a_\(braced(i))^\(braced(l))" },
      delta: { l, i, _ in #"\delta_\#(braced(i))^\#(braced(l))"# },
      wholeZ: { #"\mathbf{Z}^\#(braced($0))"# }, wholeA: { #"\mathbf{A}^\#(braced($0))"# },
      wholeDelta: { #"\Delta^\#(braced($0))"# }, weights: { #"\mathbf{W}^\#(braced($0))"# },
      biases: { #"\mathbf{B}^\#(braced($0))"# },
      weight: { l, i, j in
        j == 0
          ? "b_\(braced(i))^\(braced(l))" : "w_{\(Letters.pair(i, j))}^\(braced(l))"
      },
      loss: { _ in "C" },
      below: { l in
        let next = l + 1
        return
          #"\mathbf{W}^{\#(next)\top} \Delta^\#(braced(next)) \odot \sigma'(\mathbf{Z}^\#(braced(l)))"#
      },
      weightGradient: { l in #"a_k^\#(braced(l - 1)) \delta_j^\#(braced(l))"# },
      belowName: { #"\Delta^\#(braced($0))"# },
      weightGradientName: { #"\partial C / \partial w_{jk}^\#(braced($0))"# })
  }

  private static func braced(_ index: Int) -> String { index < 10 ? "\(index)" : "{\(index)}" }

  /// The shapes of the matrix form's products for the first example.
  package static func products(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [ShapedEquation] {
    guard let example = examples.first else { return [] }
    let (form, l) = (MatrixForm(network), letters)
    let (Z, A) = form.forward(example.input)
    let Δ = form.backward(Z, A, example.target)
    let forward = (2...form.L).map { i in
      ShapedEquation(
        "layerwise-delta-8",
        [
          .column(l.wholeZ(i), Z[i]), .sign("="), .matrix(l.weights(i), form.W[i]),
          .column(l.wholeA(i - 1), A[i - 1]), .sign("+"),
          .column(#"\mathbf{B}^\#(braced(i))"#, form.B[i]),
        ])
    }
    let backward = stride(from: form.L - 1, through: 2, by: -1).map { i in
      ShapedEquation(
        "layerwise-delta-20",
        [
          .column(l.wholeDelta(i), Δ[i]), .sign("="),
          .matrix(#"\mathbf{W}^{\#(i + 1)\top}"#, form.W[i + 1].ᵀ),
          .column(l.wholeDelta(i + 1), Δ[i + 1]), .sign(#"\odot"#),
          .column(#"\sigma'(\#(l.wholeZ(i)))"#, Z[i]),
        ])
    }
    let gradients = (2...form.L).map { i in
      ShapedEquation(
        "layerwise-delta-21",
        [
          .matrix(#"\partial C / \partial \#(l.weights(i))"#, (Δ[i] * A[i - 1].ᵀ).matrix),
          .sign("="), .column(l.wholeDelta(i), Δ[i]),
          .row(#"\mathbf{A}^{\#(i - 1)\top}"#, A[i - 1]),
        ])
    }
    return forward + backward + gradients
  }
}
