import Networks
import Numbers

extension SampleColumnsNotation {
  /// Both passes over all samples at once, number by number, a sample after the other; then the
  /// derivatives, which are means over the samples.
  package static func worked(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [WorkedStep] {
    let parameters = Parameters(network)
    let (L, W, b) = (parameters.L, parameters.W, parameters.b)
    let (X, T) = columns(of: examples, for: parameters)
    let (Z, A) = forwardPass(X, parameters)
    let Δ = deltas(Z, A, T, parameters)
    let E_m = errors(Z: Z[L], Y: A[L], T: T, loss: parameters.loss)
    let equations = equations(of: parameters)
    let passes = examples.indices.flatMap { m in
      WorkedExample(
        letters, equations, sample: "\(m + 1)", z: column(m, of: Z), a: column(m, of: A),
        δ: column(m, of: Δ), y: T.column(m),
        weight: { l, q, p in p == 0 ? b[l][q - 1] : W[l][p - 1, q - 1] }, g: parameters.g,
        loss: parameters.loss, value: E_m[m]
      ).passes
    }
    let (dE_dW, dE_db) = derivatives(Δ, A)
    let gradient = Gradient(
      layers: zip(dE_dW.array, dE_db.array).map {
        Gradient<Double>.Layer(weights: $0.ᵀ, bias: $1)
      })
    return passes + [error(E_m)].compactMap { $0 }
      + (1...L).reversed().map { l in
        WorkedExample.gradients(of: l, gradient, letters, equations) { q, p in
          mean(examples.indices.map { (Δ[l][q, $0], p == 0 ? 1 : A[l - 1][p - 1, $0]) })
        }
      }
  }

  /// 1/M Σ_m Δ a; of one sample, the product itself.
  private static func mean(_ terms: [(Double, Double)]) -> Arithmetic {
    let products = terms.map { Arithmetic.product([.number($0.0), .number($0.1)]) }
    guard products.count != 1 else { return products[0] }
    return .quotient(.sum(products), .number(Double(products.count)))
  }

  /// E, where there are several samples.
  private static func error(_ E_m: Vector<Double>) -> WorkedStep? {
    guard E_m.count > 1 else { return nil }
    return WorkedStep(
      .loss, "sample-columns-15", #"E = \frac{1}{M} \sum_{m=1}^M E_m"#,
      [.init("E", .mean(of: E_m.elements), error(E_m))])
  }

  private static func column(
    _ m: Int, of matrices: LayerIndexed<Matrix<Double>>
  ) -> LayerIndexed<Vector<Double>> {
    LayerIndexed(from: matrices.indices.lowerBound, matrices.array.map { $0.column(m) })
  }

  private static func equations(
    of parameters: Parameters<Double>
  ) -> WorkedExample.Equations {
    let (L, l) = (parameters.L, letters)
    return WorkedExample.Equations(
      input: (nil, "A^{[0]} = X"),
      affine: { i in
        (
          "sample-columns-7-mended",
          #"Z^{[\#(i)]} = W^{[\#(i)]\top} A^{[\#(i - 1)]} + B^{[\#(i)]}"#
        )
      },
      activation: { ("sample-columns-6-mended", "A^{[\($0)]} = g^{[\($0)]}(Z^{[\($0)]})") },
      loss: loss(parameters.loss), output: output(parameters.loss, parameters.g[L], L),
      below: { (nil, #"\Delta^{[\#($0)]} = \#(l.below($0))"#) },
      gradient: { i in
        let b = "b_q^{[\(i)]}"
        return (
          nil,
          #"\frac{\partial E}{\partial W^{[\#(i)]}} = \#(l.weightGradient(i)), \quad \frac{\partial E}{\partial \#(b)} = \frac{1}{M} \sum_m \Delta_{q,m}^{[\#(i)]}"#
        )
      },
      derivative: { i, q, p in #"\partial E / \partial \#(l.weight(i, q, p))"# })
  }

  private static func loss(_ loss: Loss) -> WorkedExample.Saying {
    switch loss {
    case .halfSquaredError, .squaredError:
      ("sample-columns-14", #"E_m = \frac{1}{2} \sum_{k=1}^K (y_k(x_m) - t_{k,m})^2"#)
    case .binaryCrossEntropy:
      (nil, #"E_m = -\sum_k (t_{k,m} \ln y_k(x_m) + (1 - t_{k,m}) \ln(1 - y_k(x_m)))"#)
    case .crossEntropy: (nil, #"E_m = -\sum_k t_{k,m} \ln y_k(x_m)"#)
    }
  }

  private static func output(
    _ loss: Loss, _ g: Activation, _ L: Int
  ) -> WorkedExample.Saying {
    let Δ = #"\Delta^{[\#(L)]}"#
    if g == .identity || !loss.isSquaredError { return (nil, "\(Δ) = Y - T") }
    return g.isElementwise
      ? (nil, #"\#(Δ) = (Y - T) \odot g^{[\#(L)]}{}'(Z^{[\#(L)]})"#)
      : (
        nil,
        #"\Delta_{k,m}^{[\#(L)]} = \sum_j (y_j(x_m) - t_{j,m}) y_j(x_m) (\mathbf{1}\lbrace j = k\rbrace - y_k(x_m))"#
      )
  }
}
