import Networks
import Numbers

extension TrainingAlgorithmsNotation {
  /// Algorithm 1 for each pair, number by number, and the mean of Algorithm 2.
  package static func worked(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [WorkedStep] {
    let θ = Theta(network)
    var gradients: [Gradient<Double>] = []
    let steps = examples.flatMap { pair -> [WorkedStep] in
      let (forward, backward) = algorithm1(pair.input, pair.target, θ)
      let gradient = gradient(backward).gradient
      gradients.append(gradient)
      let output = (z: forward.z[θ.L], a: forward.a[θ.L])
      let worked = WorkedExample(
        letters, equations(of: θ, pair.target), z: forward.z, a: forward.a, δ: backward.δ,
        y: pair.target,
        weight: { l, i, j in j == 0 ? θ.b[l][i - 1] : θ.W[l][i - 1, j - 1] }, g: θ.S,
        loss: θ.loss, value: θ.loss.value(z: output.z, a: output.a, target: pair.target))
      return worked.passes + worked.gradients(gradient)
    }
    let mean = ownRun(network, examples).gradient
    let ofMean = equations(of: θ, examples.first?.target ?? [])
    return steps
      + WorkedExample.means(of: gradients, is: mean, letters, ofMean) { l in
        let W = letters.weights(l)
        return (
          "training-algorithms-algorithm-2-line-3-mended",
          #"\partial \ell_\tau / \partial \#(W) = \frac{1}{n} \sum_{i=1}^n \partial C_i / \partial \#(W)"#
        )
      }
  }

  private static func equations(
    of θ: Theta<Double>, _ y: Vector<Double>
  ) -> WorkedExample.Equations {
    let l = letters
    return WorkedExample.Equations(
      input: ("training-algorithms-algorithm-1-line-1", #"\mathbf{a}_0 = \mathbf{x}"#),
      affine: { i in
        (
          "training-algorithms-algorithm-1-line-3",
          #"\#(l.wholeZ(i)) = \#(l.weights(i)) \#(l.wholeA(i - 1)) + \mathbf{b}_\#(i)"#
        )
      },
      activation: { i in
        ("training-algorithms-algorithm-1-line-4", #"\#(l.wholeA(i)) = S_\#(i)(\#(l.wholeZ(i)))"#)
      },
      loss: loss(θ.loss, y), output: output(θ.loss, θ.S[θ.L], θ.L, y),
      below: { i in ("training-algorithms-7", #"\delta_\#(i) = \#(l.below(i))"#) },
      gradient: { i in
        (
          "training-algorithms-6",
          #"\partial C / \partial \#(l.weights(i)) = \#(l.weightGradient(i)), \quad \partial C / \partial \mathbf{b}_\#(i) = \delta_\#(i)"#
        )
      },
      derivative: { i, j, k in #"\partial C / \partial \#(l.weight(i, j, k))"# })
  }

  /// The label of a vector of zeros with a single 1, from 0.
  private static func category(of y: Vector<Double>) -> Int? {
    let isOneHot = y.elements.allSatisfy { $0 == 0 || $0 == 1 } && y.elements.reduce(0, +) == 1
    return isOneHot ? y.elements.firstIndex(of: 1) : nil
  }

  private static func loss(_ loss: Loss, _ y: Vector<Double>) -> WorkedExample.Saying {
    switch loss {
    case .halfSquaredError, .squaredError:
      return ("training-algorithms-19", #"C = \sum_j (y_j - g_j)^2"#)
    case .binaryCrossEntropy:
      return (nil, #"C = -\sum_j (y_j \ln g_j + (1 - y_j) \ln(1 - g_j))"#)
    case .crossEntropy:
      guard let category = category(of: y) else { return (nil, #"C = -\sum_k y_k \ln g_k"#) }
      return ("training-algorithms-16", #"C = -\ln g_{y+1}, \quad y = \#(category)"#)
    }
  }

  /// Line 5 of Algorithm 1.
  private static func output(
    _ loss: Loss, _ S: Activation, _ L: Int, _ y: Vector<Double>
  ) -> WorkedExample.Saying {
    let δ = #"\delta_\#(L)"#
    if loss.isSquaredError {
      return S.isElementwise
        ? (
          "training-algorithms-20",
          #"\#(δ) = S_\#(L)'(\mathbf{z}_\#(L)) \odot 2(\mathbf{g} - \mathbf{y})"#
        )
        : (
          "training-algorithms-9",
          #"\#(δ) = (\partial S_\#(L) / \partial \mathbf{z}_\#(L)) (\partial C / \partial \mathbf{g})"#
        )
    }
    return loss == .crossEntropy && category(of: y) != nil
      ? ("training-algorithms-17", #"\delta_{\#(L),k} = g_k - \mathbb{I}\lbrace y = k - 1\rbrace"#)
      : (nil, #"\#(δ) = \mathbf{g} - \mathbf{y}"#)
  }
}
