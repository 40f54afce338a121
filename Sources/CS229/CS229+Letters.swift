import Networks

extension CS229Notation: WorkedNotation {
  /// Layers 0, …, N in upper brackets; W^[ℓ] leads into layer ℓ.
  package static var letters: Letters {
    Letters(
      inputLayer: 0, last: "N",
      z: { ℓ, j, _ in "z_\(braced(j))^{[\(ℓ)]}" },
      a: { ℓ, j, _ in "a_\(braced(j))^{[\(ℓ)]}" },
      delta: { ℓ, j, _ in #"\delta_\#(braced(j))^{[\#(ℓ)]}"# },
      wholeZ: { "z^{[\($0)]}" }, wholeA: { "a^{[\($0)]}" },
      wholeDelta: { #"\delta^{[\#($0)]}"# }, weights: { "W^{[\($0)]}" },
      biases: { "b^{[\($0)]}" },
      weight: { ℓ, j, i in
        i == 0 ? "b_\(braced(j))^{[\(ℓ)]}" : "W_{\(Letters.pair(j, i))}^{[\(ℓ)]}"
      },
      loss: { _ in #"\mathcal{L}"# },
      below: { ℓ in
        #"(W^{[\#(ℓ + 1)]\top} \delta^{[\#(ℓ + 1)]}) \circ g'(z^{[\#(ℓ)]})"#
      },
      weightGradient: { ℓ in #"\delta^{[\#(ℓ)]} a^{[\#(ℓ - 1)]\top}"# },
      belowName: { #"\delta^{[\#($0)]}"# }, weightGradientName: { #"\nabla_{W^{[\#($0)]}} J"# })
  }

  /// A number as a lower index.
  private static func braced(_ j: Int) -> String { j < 10 ? "\(j)" : "{\(j)}" }

  /// The shapes of the recipe's products for the first example.
  package static func products(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [ShapedEquation] {
    guard let example = examples.first else { return [] }
    let (recipe, l) = (Recipe(network), letters)
    let (z, a) = recipe.forward(example.input)
    let δ = recipe.deltas(z, a, example.target)
    let forward = (1...recipe.N).map { ℓ in
      ShapedEquation(
        "cs229-1",
        [
          .column(l.wholeZ(ℓ), z[ℓ]), .sign("="), .matrix(l.weights(ℓ), recipe.W[ℓ]),
          .column(l.wholeA(ℓ - 1), a[ℓ - 1]), .sign("+"), .column("b^{[\(ℓ)]}", recipe.b[ℓ]),
        ])
    }
    let backward = stride(from: recipe.N - 1, through: 1, by: -1).map { ℓ in
      let Wᵀ = recipe.W[ℓ + 1].ᵀ
      return ShapedEquation(
        "cs229-10",
        [
          .column(l.wholeDelta(ℓ), δ[ℓ]), .sign("="),
          .matrix(#"W^{[\#(ℓ + 1)]\top}"#, Wᵀ),
          .column(l.wholeDelta(ℓ + 1), δ[ℓ + 1]), .sign(#"\circ"#), .column("g'(z^{[\(ℓ)]})", z[ℓ]),
        ])
    }
    let gradients = (1...recipe.N).map { ℓ in
      ShapedEquation(
        "cs229-11",
        [
          .matrix(#"\nabla_{W^{[\#(ℓ)]}} J"#, (δ[ℓ] * a[ℓ - 1].ᵀ).matrix), .sign("="),
          .column(l.wholeDelta(ℓ), δ[ℓ]),
          .row(#"a^{[\#(ℓ - 1)]\top}"#, a[ℓ - 1]),
        ])
    }
    return forward + backward + gradients
  }
}
