import Networks
import Numbers

/// The text's losses ℒ(ŷ, y) as it prints them, from the output ŷ alone.
///
/// They say what the recipe differentiates. A run computes the same values from z^[N]
/// (`Loss.value(z:a:target:)`): log ŷ is −∞ where a probability underflows to 0.
public enum PrintedLoss {
  /// "Real-valued regression": the squared loss, summed over the outputs where there are several.
  public static func squared<Scalar: Number>(
    _ ŷ: Vector<Scalar>, _ y: Vector<Scalar>
  ) -> Scalar {
    var L = Scalar.zero
    for j in ŷ.indices {
      // cs229-3: ℒ(ŷ, y) = ½ (ŷ − y)².
      L = L + Scalar(0.5) * ((ŷ[j] - y[j]) * (ŷ[j] - y[j]))
    }
    return L
  }

  /// "Binary classification using logistic regression", summed over the outputs where there are
  /// several.
  public static func logistic<Scalar: Number>(
    _ ŷ: Vector<Scalar>, _ y: Vector<Scalar>
  ) -> Scalar {
    var L = Scalar.zero
    for j in ŷ.indices {
      // cs229-4: ℒ(ŷ, y) = −(y log ŷ + (1 − y) log(1 − ŷ)).
      L = L - (y[j] * .log(ŷ[j]) + (.one - y[j]) * .log(.one - ŷ[j]))
    }
    return L
  }

  /// "Softmax regression over k classes", with the label y = 1, …, k.
  public static func crossEntropy<Scalar: Number>(
    _ ŷ: Vector<Scalar>, label y: Int
  ) -> Scalar {
    let k = ŷ.count
    precondition((1...k).contains(y), "labels are counted from 1 to \(k)")
    var L = Scalar.zero
    for j in 1...k {
      // cs229-5: ℒ(ŷ, y) = −Σ_{j=1}^k 1{y = j} log ŷ_j; component j stands at place j − 1.
      let indicator: Scalar = y == j ? .one : .zero
      L = L - indicator * .log(ŷ[j - 1])
    }
    return L
  }

  /// "Softmax regression over k classes", with y the vector of zeros with a single 1, or any
  /// distribution.
  public static func crossEntropy<Scalar: Number>(
    _ ŷ: Vector<Scalar>, _ y: Vector<Scalar>
  ) -> Scalar {
    // cs229-6: ℒ(ŷ, y) = −Σ_{j=1}^k y_j log ŷ_j.
    let terms = y ∘ ŷ.map(Scalar.log)
    return -terms.sum()
  }

  /// The k-dimensional vector of zeros with a single 1 at the place of the label y = 1, …, k.
  public static func oneHot<Scalar: Number>(_ y: Int, of k: Int) -> Vector<Scalar> {
    precondition((1...k).contains(y), "labels are counted from 1 to \(k)")
    return Vector((1...k).map { $0 == y ? .one : .zero })
  }
}
