import Networks

extension EfronHastieNotation: WorkedNotation {
  /// Layers 1, …, K in upper indices; W^{k−1} leads into layer k and has the biases in column 0.
  package static var letters: Letters {
    Letters(
      inputLayer: 1, last: "K",
      z: { k, ℓ, _ in "z_\(braced(ℓ))^\(braced(k))" },
      a: { k, ℓ, _ in "a_\(braced(ℓ))^\(braced(k))" },
      delta: { k, ℓ, _ in #"\delta_\#(braced(ℓ))^\#(braced(k))"# },
      wholeZ: { #"\boldsymbol{z}^\#(braced($0))"# }, wholeA: { #"\boldsymbol{a}^\#(braced($0))"# },
      wholeDelta: { #"\delta^\#(braced($0))"# },
      weights: { #"\boldsymbol{W}^\#(braced($0 - 1))"# }, biases: nil,
      weight: { k, j, ℓ in "w_{\(Letters.pair(j, ℓ))}^\(braced(k - 1))" },
      loss: { _ in "L" },
      below: { k in
        let next = braced(k + 1)
        return
          #"\left(\sum_j w_{j\ell}^\#(braced(k)) \delta_j^\#(next)\right) \dot{g}^\#(braced(k))(z_\ell^\#(braced(k)))"#
      },
      weightGradient: { k in #"a_\ell^\#(braced(k - 1)) \delta_j^\#(braced(k))"# },
      belowName: { #"\delta_\ell^\#(braced($0))"# },
      weightGradientName: { #"\partial L / \partial w_{j\ell}^\#(braced($0 - 1))"# })
  }

  private static func braced(_ index: Int) -> String { index < 10 ? "\(index)" : "{\(index)}" }

  /// The shapes of the passes' products for the first instance, in their matrix form.
  package static func products(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [ShapedEquation] {
    guard let instance = examples.first else { return [] }
    let (net, l) = (LayeredNetwork(network), letters)
    let passes = net.passes(on: instance)
    let forward = (2...net.K).map { k in
      ShapedEquation(
        "efron-hastie-1",
        [
          .column(l.wholeZ(k), passes.z[k]), .sign("="),
          .array(l.weights(k), rows: net.W[k - 1].rows, columns: net.W[k - 1].columns),
          .array(l.wholeA(k - 1), rows: 1 + passes.a[k - 1].count, columns: 1),
        ])
    }
    let backward = stride(from: net.K - 1, through: 2, by: -1).map { k in
      ShapedEquation(
        "efron-hastie-4",
        [
          .column(l.wholeDelta(k), passes.δ[k]), .sign("="),
          .matrix(#"\boldsymbol{W}^{\#(k)\top}"#, net.W[k].ofUnits.ᵀ),
          .column(l.wholeDelta(k + 1), passes.δ[k + 1]), .sign(#"\odot"#),
          .column(#"\dot{g}^\#(braced(k))"#, passes.z[k]),
        ])
    }
    let gradients = (2...net.K).map { k in
      ShapedEquation(
        "efron-hastie-5",
        [
          .array(
            #"\partial L / \partial \#(l.weights(k))"#, rows: net.W[k - 1].rows,
            columns: net.W[k - 1].columns), .sign("="),
          .column(l.wholeDelta(k), passes.δ[k]),
          .array(
            #"\boldsymbol{a}^{\#(k - 1)\top}"#, rows: 1, columns: 1 + passes.a[k - 1].count),
        ])
    }
    return forward + backward + gradients
  }
}
