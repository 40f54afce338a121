import Networks
import Numbers

extension CS229Notation {
  /// The recipe for each example, number by number, and the mean of the gradients.
  package static func worked(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [WorkedStep] {
    let recipe = Recipe(network)
    let equations = equations(of: recipe)
    var gradients: [Gradient<Double>] = []
    let steps = examples.flatMap { example -> [WorkedStep] in
      let (z, a) = recipe.forward(example.input)
      let δ = recipe.deltas(z, a, example.target)
      let gradient = recipe.gradients(δ, a).gradient
      gradients.append(gradient)
      let worked = WorkedExample(
        letters, equations, z: z, a: a, δ: δ, y: example.target,
        weight: { ℓ, j, i in i == 0 ? recipe.b[ℓ][j - 1] : recipe.W[ℓ][j - 1, i - 1] },
        g: recipe.g, loss: recipe.L,
        value: recipe.L.value(z: z[recipe.N], a: a[recipe.N], target: example.target))
      return worked.passes + worked.gradients(gradient)
    }
    let mean = ownRun(network, examples).gradient
    return steps
      + WorkedExample.means(of: gradients, is: mean, letters, equations) { ℓ in
        (nil, #"\text{the mean of } \nabla_{W^{[\#(ℓ)]}} J \text{ over the examples}"#)
      }
  }

  private static func equations(of recipe: Recipe<Double>) -> WorkedExample.Equations {
    let N = recipe.N
    return WorkedExample.Equations(
      input: ("cs229-inline-1", "a^{[0]} = x"),
      affine: { ("cs229-1", "z^{[\($0)]} = W^{[\($0)]} a^{[\($0 - 1)]} + b^{[\($0)]}") },
      activation: { ("cs229-2", "a^{[\($0)]} = g^{[\($0)]}(z^{[\($0)]})") },
      loss: loss(recipe.L, outputs: recipe.b[N].count), output: output(recipe.L, recipe.g[N], N),
      below: { ("cs229-10", #"\delta^{[\#($0)]} = \#(letters.below($0))"#) },
      gradient: { ℓ in
        let (W, b) = ("W^{[\(ℓ)]}", "b^{[\(ℓ)]}")
        return (
          "cs229-11",
          #"\nabla_{\#(W)} J = \#(letters.weightGradient(ℓ)), \quad \nabla_{\#(b)} J = \delta^{[\#(ℓ)]}"#
        )
      },
      derivative: { ℓ, j, i in #"\partial J / \partial \#(letters.weight(ℓ, j, i))"# })
  }

  private static func loss(_ L: Loss, outputs: Int) -> WorkedExample.Saying {
    switch L {
    case .halfSquaredError, .squaredError:
      outputs == 1
        ? ("cs229-3", #"\mathcal{L} = \frac{1}{2}(\hat{y}-y)^2"#)
        : ("cs229-3", #"\mathcal{L} = \frac{1}{2} \sum_j (\hat{y}_j-y_j)^2"#)
    case .binaryCrossEntropy:
      ("cs229-4", #"\mathcal{L} = -(y\log\hat{y} + (1-y)\log(1-\hat{y}))"#)
    case .crossEntropy: ("cs229-6", #"\mathcal{L} = -\sum_j y_j \log \hat{y}_j"#)
    }
  }

  /// Step 1, directly or by the chain rule.
  private static func output(_ L: Loss, _ g: Activation, _ N: Int) -> WorkedExample.Saying {
    let δ = #"\delta^{[\#(N)]}"#
    guard L.isSquaredError else { return ("cs229-8", #"\#(δ) = \hat{y} - y"#) }
    return g.isElementwise
      ? ("cs229-9", #"\#(δ) = \nabla_{\hat{y}} \mathcal{L} \circ (g^{[\#(N)]})'(z^{[\#(N)]})"#)
      : (
        "cs229-8",
        #"\delta_i^{[\#(N)]} = \sum_j (\hat{y}_j - y_j) \hat{y}_j (\mathbf{1}\lbrace j = i\rbrace - \hat{y}_i)"#
      )
  }
}
