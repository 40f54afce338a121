import Networks
import Numbers

extension EfronHastieNotation {
  /// The passes of each instance, number by number, and the average over the mini-batch.
  package static func worked(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [WorkedStep] {
    let net = LayeredNetwork(network)
    let equations = equations(of: net)
    var gradients: [Gradient<Double>] = []
    let steps = examples.flatMap { instance -> [WorkedStep] in
      let passes = net.passes(on: instance)
      let gradient = net.canonical(net.partialDerivatives(passes)).gradient
      gradients.append(gradient)
      let worked = WorkedExample(
        letters, equations, z: passes.z, a: passes.a, δ: passes.δ, y: instance.target,
        weight: { k, j, ℓ in net.w(k - 1, j, ℓ) }, g: net.g, loss: net.L, value: passes.L)
      return worked.passes + worked.gradients(gradient)
    }
    let mean = ownRun(network, examples).gradient
    return steps
      + WorkedExample.means(of: gradients, is: mean, letters, equations) { k in
        (nil, #"\text{the average of } \partial L / \partial \#(letters.weights(k))"#)
      }
  }

  private static func equations(
    of net: LayeredNetwork<Double>
  ) -> WorkedExample.Equations {
    let K = net.K
    return WorkedExample.Equations(
      input: ("efron-hastie-inline-1", "a_j^1 = x_j"),
      affine: { k in
        (
          "efron-hastie-1",
          #"\#(letters.wholeZ(k)) = \#(letters.weights(k)) \#(letters.wholeA(k - 1))"#
        )
      },
      activation: { k in
        net.g[k].isElementwise
          ? ("efron-hastie-inline-2", #"\#(letters.wholeA(k)) = g^\#(k)(\#(letters.wholeZ(k)))"#)
          : ("efron-hastie-2", #"a_m^\#(k) = \exp(z_m^\#(k)) / \sum_j \exp(z_j^\#(k))"#)
      },
      loss: (nil, loss(net.L, K)), output: output(net.L, net.g[K], K),
      below: { k in ("efron-hastie-4", #"\delta_\ell^\#(k) = \#(letters.below(k))"#) },
      gradient: { k in
        (
          "efron-hastie-5-mended",
          #"\partial L / \partial w_{j\ell}^\#(k - 1) = \#(letters.weightGradient(k)), \quad a_0^\#(k - 1) = 1"#
        )
      },
      derivative: { k, j, ℓ in #"\partial L / \partial \#(letters.weight(k, j, ℓ))"# })
  }

  /// The text leaves its L open; this is the network's.
  private static func loss(_ L: Loss, _ K: Int) -> String {
    switch L {
    case .halfSquaredError: #"L = \frac{1}{2} \sum_m (a_m^\#(K) - y_m)^2"#
    case .squaredError: #"L = \sum_m (a_m^\#(K) - y_m)^2"#
    case .binaryCrossEntropy:
      #"L = -\sum_m (y_m \ln a_m^\#(K) + (1 - y_m) \ln(1 - a_m^\#(K)))"#
    case .crossEntropy: #"L = -\sum_m y_m \ln a_m^\#(K)"#
    }
  }

  /// Step 1, where the text's formula is true, and where it is not.
  private static func output(_ L: Loss, _ g: Activation, _ K: Int) -> WorkedExample.Saying {
    let δ = #"\delta_\ell^\#(K)"#
    if !L.isSquaredError { return (nil, #"\#(δ) = a_\ell^\#(K) - y_\ell"#) }
    let by = #"\partial L / \partial a"#
    return g.isElementwise
      ? ("efron-hastie-3", #"\#(δ) = (\#(by)_\ell^\#(K)) \dot{g}^\#(K)(z_\ell^\#(K))"#)
      : (
        nil,
        #"\#(δ) = \sum_m (\#(by)_m^\#(K)) a_m^\#(K) (\mathbf{1}\lbrace m = \ell\rbrace - a_\ell^\#(K))"#
      )
  }
}
