import Networks
import Numbers

extension LayerwiseDeltaNotation {
  /// Both passes for each training example, number by number, and the average of the partials.
  package static func worked(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [WorkedStep] {
    let form = MatrixForm(network)
    let equations = equations(of: form, form.C.isSquaredError ? .halfSquaredError : form.C)
    var gradients: [Gradient<Double>] = []
    let steps = examples.flatMap { example -> [WorkedStep] in
      let (Z, A) = form.forward(example.input)
      let Δ = form.backward(Z, A, example.target)
      let gradient = form.partials(Δ, A).gradient
      gradients.append(gradient)
      let worked = WorkedExample(
        letters, equations, z: Z, a: A, δ: Δ, y: example.target,
        weight: { l, i, j in j == 0 ? form.B[l][i - 1] : form.W[l][i - 1, j - 1] },
        g: form.σ, loss: form.C.isSquaredError ? .halfSquaredError : form.C,
        value: form.cost(Z[form.L], A[form.L], example.target))
      return worked.passes + worked.gradients(gradient)
    }
    let mean = ownRun(network, examples).gradient
    return steps
      + WorkedExample.means(of: gradients, is: mean, letters, equations) { l in
        (nil, #"\text{the average of } \partial C / \partial \#(letters.weights(l))"#)
      }
  }

  private static func equations(
    of form: MatrixForm<Double>, _ C: Loss
  ) -> WorkedExample.Equations {
    let (L, l) = (form.L, letters)
    return WorkedExample.Equations(
      input: (nil, #"\mathbf{A}^1 = \text{the inputs}"#),
      affine: { i in
        (
          "layerwise-delta-8",
          #"\#(l.wholeZ(i)) = \#(l.weights(i)) \#(l.wholeA(i - 1)) + \mathbf{B}^\#(i)"#
        )
      },
      activation: { i in
        ("layerwise-delta-14-mended", #"\#(l.wholeA(i)) = \sigma(\#(l.wholeZ(i)))"#)
      },
      loss: loss(C, L), output: output(C, form.σ[L], L),
      below: { i in ("layerwise-delta-20", #"\Delta^\#(i) = \#(l.below(i))"#) },
      gradient: { i in
        (
          "layerwise-delta-21",
          #"\partial C / \partial w_{jk}^\#(i) = \#(l.weightGradient(i)), \quad \partial C / \partial b_j^\#(i) = \delta_j^\#(i)"#
        )
      },
      derivative: { i, j, k in #"\partial C / \partial \#(l.weight(i, j, k))"# })
  }

  private static func loss(_ C: Loss, _ L: Int) -> WorkedExample.Saying {
    switch C {
    case .halfSquaredError, .squaredError:
      ("layerwise-delta-15", #"C = \frac{1}{2} \sum_j (y_j - a_j^\#(L))^2"#)
    case .binaryCrossEntropy:
      (nil, #"C = -\sum_j (y_j \ln a_j^\#(L) + (1 - y_j) \ln(1 - a_j^\#(L)))"#)
    case .crossEntropy: (nil, #"C = -\sum_j y_j \ln a_j^\#(L)"#)
    }
  }

  /// Equation (3) where it holds.
  private static func output(_ C: Loss, _ σ: Activation, _ L: Int) -> WorkedExample.Saying {
    let error = #"\mathbf{A}^\#(L) - \mathbf{Y}"#
    guard C.isSquaredError else { return (nil, #"\Delta^\#(L) = \#(error)"#) }
    return σ.isElementwise
      ? ("layerwise-delta-17", #"\Delta^\#(L) = (\#(error)) \odot \sigma'(\mathbf{Z}^\#(L))"#)
      : (
        nil,
        #"\delta_j^\#(L) = \sum_i (a_i^\#(L) - y_i) a_i^\#(L) (\mathbf{1}\lbrace i = j\rbrace - a_j^\#(L))"#
      )
  }
}
