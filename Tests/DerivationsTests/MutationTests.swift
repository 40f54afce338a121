import Testing

@testable import Derivations
@testable import Judging
@testable import Repair
@testable import Syntax

@Suite("Mutations")
struct MutationTests {
  /// True equations, in components and in matrices.
  static let text = #"""
    $$z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j$$
    $$\delta^L = (a^L - y) \odot \sigma'(z^L)$$
    $$\delta^l_j = \sum_k w^{l+1}_{kj} \delta^{l+1}_k \sigma'(z^l_j)$$
    $$\delta^l = ((W^{l+1})^T \delta^{l+1}) \odot \sigma'(z^l)$$
    $$\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k \delta^l_j$$
    """#

  @Test("Single edits of true equations are found, and lead back", arguments: [UInt64(1), 2])
  func rates(seed: UInt64) throws {
    var trial = MutationTrial(notation: try TextNotation(parsing: RepairTests.layered))
    trial.limit = 8
    trial.seed = seed
    let rates = MutationRates(trial.run(on: try read(Self.text)))
    #expect(rates.mutations.count == 8)
    #expect(rates.detection == 1, "seed \(seed): \(rates.text())")
    #expect(rates.repair == 1, "seed \(seed): \(rates.text())")
  }

  @Test("A count is written with the letters in its scripts, and no change is made elsewhere")
  func counts() throws {
    let notation = RepairTests.layered + "\nn_L is layer count\nM is width(layer L)\n"
    var trial = MutationTrial(notation: try TextNotation(parsing: notation))
    trial.repairs = false
    let text = #"$$C = \frac{1}{2} \sum_{j=1}^M (a^{n_L}_j - y_j)^2$$"#
    let mutations = trial.run(on: try read(text))
    #expect(mutations.contains { $0.mutated.contains("n_{L}") })
    #expect(mutations.allSatisfy { $0.mutated.hasPrefix("C") || $0.mutated.contains("C =") })
    #expect(MutationRates(mutations).detection == 1, "\(MutationRates(mutations).text())")
  }
}
