import Networks
import Numbers

// Algorithm 2: computing the gradient of the training loss.
extension TrainingAlgorithmsNotation {
  /// Algorithm 2: Algorithm 1 looped over the training set τ, and averages taken.
  ///
  /// - Returns: ℓ_τ with its gradient, and the passes of each example where they are kept; zeros for
  ///   no examples.
  public static func algorithm2<Scalar: Number>(
    _ τ: ExampleBlocks<Scalar>, _ θ: Theta<Scalar>, like network: Network<Scalar>
  ) -> Run<Scalar> {
    // Algorithm 2, line 1: for i = 1, …, n do, loop over all training examples.
    let means = Run.mean(over: τ, of: network) { x, y in
      // Algorithm 2, line 2: run Algorithm 1 with input (x_i, y_i).
      let (forward, backward) = algorithm1(x, y, θ)
      let C = θ.loss.values(z: forward.z[θ.L], a: forward.a[θ.L], target: y)

      return Run.Passes(
        z: forward.z.array[...], a: forward.a.array.dropFirst(), δ: backward.δ.array[...],
        losses: C, gradient: gradient(backward))
    }

    // training-algorithms-1: ℓ_τ(g(· | θ)) := 1/n Σ_{i=1}^n Loss(y_i, g(x_i | θ)).
    // training-algorithms-2: (1) ℓ_τ(g(· | θ)) = 1/n Σ_{i=1}^n C_i(θ).
    let ℓ_τ = means.loss

    // Algorithm 2, line 3: return ∂ℓ_τ/∂W_l = 1/n Σ ∂C_i/∂W_l and ∂ℓ_τ/∂b_l = 1/n Σ ∂C_i/∂b_l.
    // Printed ∂C/∂W_l and ∂C/∂b_l: C is the loss of one pair, and what is averaged here is ℓ_τ.
    let dℓ_τ = means.gradient

    return Run(traces: means.traces, loss: ℓ_τ, gradient: dℓ_τ)
  }

  static func gradient<V: ColumnVector>(
    _ backward: Derivatives<V>
  ) -> ExampleGradient<V.Scalar> {
    let layers = backward.dC_dW.indices
    return ExampleGradient(layers.lowerBound...layers.upperBound - 1) { l in
      .init(weights: backward.dC_dW[l], bias: backward.dC_db[l])
    }
  }
}
