import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

/// A network with its passes, of which a gradient is made again.
struct StudentCase {
  typealias Pass = PlainBackpropagation<Double>.Pass

  let network: Network<Double>
  let examples: [Example<Double>]
  var passes: [Pass]

  init(
    _ widths: [Int], _ hidden: Activation = .tanh, _ output: Activation = .identity,
    _ loss: Loss = .halfSquaredError, examples count: Int = 6
  ) throws {
    (network, examples) = try DiagnosisTests.network(
      widths, hidden, output, loss, examples: count)
    passes = PlainBackpropagation(network: network, examples: examples).passes()
  }

  /// Wᵀ v, with the weights that lead out of layer l.
  func carried(_ v: [Double], _ l: Int) -> [Double] {
    let w = network.layers[l + 1].weights
    return (0..<w.columns).map { k in (0..<w.rows).reduce(0) { $0 + w[$1, k] * v[$1] } }
  }

  /// δ of the first layer, and what follows from it.
  mutating func replaceFirst(_ δ: (Pass) -> [Double]) {
    for i in passes.indices { passes[i].δ[0] = δ(passes[i]) }
  }

  func claim(shares: [Double]? = nil) -> ClaimedGradient {
    let shares = shares ?? passes.map { _ in 1 / Double(passes.count) }
    func sum(_ term: (Pass) -> Double) -> Double {
      zip(passes, shares).reduce(0) { $0 + $1.1 * term($1.0) }
    }
    return ClaimedGradient(
      layers: network.layers.enumerated().map { l, layer in
        .init(
          weights: Matrix(rows: layer.width, columns: layer.weights.columns) { j, k in
            sum { $0.δ[l][j] * $0.a[l][k] }
          },
          bias: Vector((0..<layer.width).map { j in sum { $0.δ[l][j] } }))
      })
  }

  /// The first words must lead to the mistake, and nothing else be said.
  func expect(_ words: String, _ claim: ClaimedGradient) {
    let grade = Grader(network, examples, precision: .double).grade(claim)
    #expect(grade.verdict == .wrong)
    #expect(
      grade.headline.count == 1 && grade.headline[0].contains(words), "\(grade.headline)")
  }

  /// The right gradient of a network after something was done to it.
  func expect(_ words: String, _ change: (inout ClaimedGradient) -> Void) {
    var claim = self.claim()
    change(&claim)
    expect(words, claim)
  }
}
