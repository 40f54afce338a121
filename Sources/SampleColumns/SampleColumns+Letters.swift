import Networks

extension SampleColumnsNotation: WorkedNotation {
  /// Layers 0, …, L in upper brackets, a unit and its sample below; W^{[l]} has a row per input.
  package static var letters: Letters {
    Letters(
      inputLayer: 0, last: "L",
      z: { l, i, m in "z_{\(i),\(m)}^{[\(l)]}" },
      a: { l, i, m in "a_{\(i),\(m)}^{[\(l)]}" },
      delta: { l, i, m in #"\Delta_{\#(i),\#(m)}^{[\#(l)]}"# },
      wholeZ: { "Z^{[\($0)]}" }, wholeA: { "A^{[\($0)]}" },
      wholeDelta: { #"\Delta^{[\#($0)]}"# }, weights: { "W^{[\($0)]}" },
      biases: { "B^{[\($0)]}" },
      weight: { l, q, p in
        p == 0 ? "b_\(q < 10 ? "\(q)" : "{\(q)}")^{[\(l)]}" : "w_{\(p),\(q)}^{[\(l)]}"
      },
      loss: { "E_\($0)" },
      below: { l in
        #"g^{[\#(l)]}{}'(Z^{[\#(l)]}) \odot (W^{[\#(l + 1)]} \Delta^{[\#(l + 1)]})"#
      },
      weightGradient: { l in #"\frac{1}{M} A^{[\#(l - 1)]} \Delta^{[\#(l)]\top}"# },
      belowName: { #"\Delta^{[\#($0)]}"# },
      weightGradientName: { #"\partial E / \partial W^{[\#($0)]}"# })
  }

  /// The shapes of the products for all samples at once.
  package static func products(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [ShapedEquation] {
    let (parameters, l) = (Parameters(network), letters)
    let (X, T) = columns(of: examples, for: parameters)
    let (Z, A) = forwardPass(X, parameters)
    let Δ = deltas(Z, A, T, parameters)
    let forward = (1...parameters.L).map { i in
      let B = parameters.B(i, samples: examples.count)
      return ShapedEquation(
        "sample-columns-7-mended",
        [
          .matrix(l.wholeZ(i), Z[i]), .sign("="),
          .matrix(#"W^{[\#(i)]\top}"#, parameters.W[i].ᵀ), .matrix(l.wholeA(i - 1), A[i - 1]),
          .sign("+"), .matrix("B^{[\(i)]}", B),
        ])
    }
    let backward = stride(from: parameters.L - 1, through: 1, by: -1).map { i in
      ShapedEquation(
        nil,
        [
          .matrix(l.wholeDelta(i), Δ[i]), .sign("="), .matrix("g^{[\(i)]}{}'(Z^{[\(i)]})", Z[i]),
          .sign(#"\odot"#), .matrix(l.weights(i + 1), parameters.W[i + 1]),
          .matrix(l.wholeDelta(i + 1), Δ[i + 1]),
        ])
    }
    let derivatives = derivatives(Δ, A).dE_dW
    let gradients = (1...parameters.L).map { i in
      ShapedEquation(
        nil,
        [
          .matrix(#"\partial E / \partial \#(l.weights(i))"#, derivatives[i]),
          .sign(#"= \frac{1}{M}"#), .matrix(l.wholeA(i - 1), A[i - 1]),
          .matrix(#"\Delta^{[\#(i)]\top}"#, Δ[i].ᵀ),
        ])
    }
    return forward + backward + gradients
  }
}
