// Backpropagation as the handwritten notes "Derivation of Error Backpropagation" write it: M
// samples stand side by side as the columns of a matrix, and a weight matrix has a row per *input*,
// so that Z = Wᵀ A + B.
//
// Goals, in this order: the notes' letters, and their layer numbers in brackets, unshifted; what
// the notes announce and leave out (biases, matrix forms, classification) beside what they derive;
// results that stay finite and right at |z| = 1000.
//
// Letters: d = 1, …, D counts inputs, i = 1, …, n^{[l]} nodes of a layer, k = 1, …, K outputs,
// m = 1, …, M samples; w_{p,q}^{[l]} leads from p in layer l − 1 to node q in layer l; t_{k,m} is
// the target, y_k(x_m) the estimate. Code counts components from 0, layers as the notes do.
//
// The equations' printed numbers repeat and break off; here each is named by its place among the
// displays. The derivation, with every equation as printed, is `derivations/SampleColumns.md`.

import Networks
import Numbers

/// The notation of the notes "Derivation of Error Backpropagation", with samples in columns.
///
/// The error of the notes is E = 1/M Σ_m E_m with E_m = ½ Σ_k (y_k(x_m) − t_{k,m})². Their (11)
/// lacks the mean, and their (17), (27) and (28) divide by K as well: see
/// ``TwoLayerRegression/dE_dW2(_:_:)``.
///
/// Source: handwritten lecture notes "Derivation of Error Backpropagation – Regression".
public enum SampleColumnsNotation: Notation {
  public static let name = "sample-columns"
  public static let source = "“Derivation of Error Backpropagation”, samples in columns"

  /// The squared error is twice the notes' E_m; every other loss is taken as it is.
  public static func convention(for loss: Loss) -> Convention {
    guard loss == .squaredError else { return .same }
    return Convention(factor: 2, reason: "the text's squared error has a ½")
  }

  /// One forward and one backward pass over all samples of a block at once, or over the share of each
  /// core: whatever the number of columns, each has the same bits.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    let parameters = Parameters(network)
    let L = parameters.L
    var traces: [Run<Scalar>.Trace] = []
    var E = Scalar.zero
    var sums = Sums<Scalar>(parameters.W.array.map { (rows: $0.rows, columns: $0.columns) })

    var team = Cores.Team<SamplePasses<Scalar>>()
    for block in examples {
      team.share(block, work: network.parameterCount, over: Scalar.self) {
        let (X, T) = columns(of: $0, for: parameters)
        let (Z, A) = forwardPass(X, parameters)
        let E_m = errors(Z: Z[L], Y: A[L], T: T, loss: parameters.loss)
        return (Z, A, E_m, Δ: deltas(Z, A, T, parameters))
      } each: { Z, A, E_m, Δ in
        sums.add(Δ, A)
        E = E_m.elements.reduce(E, +)
        if examples.keepsTraces { traces += self.traces(Z, A, Δ, E_m) }
      }
    }

    let M = sums.M
    let (dE_dW, dE_db) = (consume sums).means()
    let gradient = zip(dE_dW.array, dE_db.array).map {
      Gradient<Scalar>.Layer(weights: $0.ᵀ, bias: $1)
    }
    return Run(
      traces: traces, loss: error(sum: E, samples: M), gradient: Gradient(layers: gradient))
  }

  /// Z, A, E_m and Δ of some samples.
  typealias SamplePasses<Scalar: Number> = (
    Z: LayerIndexed<Matrix<Scalar>>, A: LayerIndexed<Matrix<Scalar>>, E_m: Vector<Scalar>,
    Δ: LayerIndexed<Matrix<Scalar>>
  )

  /// Each sample's passes, a column of every matrix.
  static func traces<Scalar: Number>(
    _ Z: LayerIndexed<Matrix<Scalar>>, _ A: LayerIndexed<Matrix<Scalar>>,
    _ Δ: LayerIndexed<Matrix<Scalar>>, _ E_m: Vector<Scalar>
  ) -> [Run<Scalar>.Trace] {
    E_m.indices.map { m in
      Run<Scalar>.Trace(
        z: Z.array.map { $0.column(m) }, a: A.array.dropFirst().map { $0.column(m) },
        δ: Δ.array.map { $0.column(m) }, loss: E_m[m])
    }
  }
}
