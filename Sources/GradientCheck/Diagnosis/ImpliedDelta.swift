import Networks
import Numbers

/// The δ that weights and bias of a layer were made of, found from them alone.
///
/// With fewer examples than a row of weights and its bias have numbers,
///
///     (1/n) Σ_i δ_ij a_ik = dW_jk for every k,   (1/n) Σ_i δ_ij = db_j
///
/// are more equations than unknowns. If they have a solution, the products and the sum are as they
/// should be, and δ is what is wrong.
///
/// Source: G. H. Golub, C. F. Van Loan, *Matrix Computations*, 4th ed. (2013), §5.2.8 (modified
/// Gram-Schmidt, here with each vector made orthogonal twice).
struct ImpliedDelta {
  private let claims: [PartClaim]
  private let below: Signal
  private let objective: Objective

  /// Entries may miss by this part of the largest: it is no judgement on rounding.
  private static let tolerance = 1e-7

  /// - Parameter claims: what was claimed of one layer, without decay.
  init(_ claims: [PartClaim], below: Signal, of objective: Objective) {
    (self.claims, self.below, self.objective) = (claims, below, objective)
  }

  /// δ of every example; `nil` where there is none, or more than one.
  func callAsFunction(width: Int) -> Signal? {
    let n = below.examples
    guard let weights = claims.first(where: { $0.part.kind == .weights }),
      weights.rows == width, weights.columns == below.units, n <= Self.mostExamples
    else { return nil }
    let bias = claims.first { $0.part.kind == .bias && $0.rows == width }
    // One column for each example: what it receives, and the 1 of its bias.
    let columns = (0..<n).map { below[example: $0].elements + (bias == nil ? [] : [1]) }
    guard n < columns[0].count, let basis = Basis(columns) else { return nil }
    var δ = [Double](repeating: 0, count: n * width)
    let factor = ExampleSum(over: 0..<n, of: objective).factor
    for j in 0..<width {
      let row = weights.values[j * below.units..<(j + 1) * below.units]
      let wanted = Array(row) + (bias.map { [$0.values[j]] } ?? [])
      guard let solution = basis.solve(wanted, tolerance: Self.tolerance) else { return nil }
      for i in 0..<n { δ[i * width + j] = solution[i] / factor }
    }
    // Known no better than the tolerance.
    let sizes = δ.map { abs($0) * 1e6 }
    return δ.allSatisfy(\.isFinite) ? Signal(units: width, values: δ, sizes: sizes) : nil
  }

  private static let mostExamples = 64
}

/// Orthonormal vectors that span given ones, and how these are made of them.
struct Basis {
  private var vectors: [[Double]] = []

  /// R of the decomposition, a column for each given vector.
  private var coefficients: [[Double]] = []

  /// `nil` where the given vectors depend on one another, but for a trace.
  init?(_ columns: [[Double]]) {
    for column in columns {
      var (rest, own) = (column, [Double](repeating: 0, count: vectors.count))
      for _ in 0..<2 {
        for (q, vector) in vectors.enumerated() {
          let along = dot(vector.span, rest.span)
          own[q] += along
          for k in rest.indices { rest[k] -= along * vector[k] }
        }
      }
      let (length, size) = (Self.length(rest), Self.length(column))
      guard length > 1e-6 * size else { return nil }
      vectors.append(rest.map { $0 / length })
      coefficients.append(own + [length])
    }
  }

  private static func length(_ x: [Double]) -> Double { dot(x.span, x.span).squareRoot() }

  /// The combination of the given vectors that is `wanted`; `nil` where none is.
  func solve(_ wanted: [Double], tolerance: Double) -> [Double]? {
    var rest = wanted
    var right = vectors.map { vector in
      let along = dot(vector.span, rest.span)
      for k in rest.indices { rest[k] -= along * vector[k] }
      return along
    }
    let largest = wanted.reduce(0) { max($0, abs($1)) }
    guard rest.allSatisfy({ abs($0) <= tolerance * largest }) else { return nil }
    for i in right.indices.reversed() {
      right[i] /= coefficients[i][i]
      for above in 0..<i { right[above] -= coefficients[i][above] * right[i] }
    }
    return right
  }
}
