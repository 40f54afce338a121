import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("What is longer than what it explains explains nothing")
struct CoincidenceTests {
  /// What is found in the right gradient of a network after a change.
  private func names(
    _ widths: [Int], examples: Int = 3, _ change: (inout ClaimedGradient, Network<Double>) -> Void
  ) throws -> Set<String> {
    let (network, examples) = try DiagnosisTests.network(widths, examples: examples)
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact)
    change(&claim, network)
    let grade = Diagnosis.$limit.withValue(2) { grader.grade(claim) }
    #expect(grade.verdict == .wrong, "\(grade)")
    return Set(grade.explanations.flatMap { $0.map(\.mistake.name) })
  }

  private func scale(_ claim: inout ClaimedGradient, _ l: Int, _ factor: Double) {
    claim.layers[l].bias = claim.layers[l].bias.map { $0.map { factor * $0 } }
  }

  @Test("a constant for one number is none, unless it means something")
  func factor() throws {
    #expect(try names([3, 4, 1]) { claim, _ in scale(&claim, 1, 1.17294) } == ["entries"])
    for factor in [-1, 3, 1.0 / 3] {
      #expect(try names([3, 4, 1]) { claim, _ in scale(&claim, 1, factor) } == ["factor"])
    }
    #expect(try names([3, 4, 2]) { claim, _ in scale(&claim, 1, 1.17294) } == ["factor"])
  }

  @Test("one constant for two parts of one number each is one; two constants are none")
  func several() throws {
    let same = try names([3, 1, 1]) { claim, _ in
      for l in 0..<2 { scale(&claim, l, 1.17294) }
    }
    #expect(same == ["factor"])
    let different = try names([3, 1, 1]) { claim, _ in
      for l in 0..<2 { scale(&claim, l, 1.17294 + Double(l)) }
    }
    #expect(!different.contains("factor") && !different.contains("compounded-factor"))
  }

  @Test("nor is a decay, a rate, or a factor on equal numbers")
  func others() throws {
    let decayed = try names([3, 4, 1]) { claim, network in
      claim.layers[1].bias = claim.layers[1].bias.map { $0 + 0.7391 * network.layers[1].bias }
    }
    #expect(decayed == ["entries"])
    let stepped = try names([3, 4, 1]) { claim, network in
      claim.layers[1].bias = claim.layers[1].bias.map { network.layers[1].bias - 0.7391 * $0 }
    }
    #expect(stepped == ["entries"])
    let equal = try names([3, 4, 2]) { claim, _ in claim.layers[0].bias = [0.3, 0.3, 0.3, 0.3] }
    #expect(equal == ["unknown"])
  }

  @Test(
    "what goes by no name gets none, with one output or more",
    arguments: [(1, Loss.binaryCrossEntropy), (2, .squaredError)])
  func nameless(outputs: Int, loss: Loss) throws {
    let (network, examples) = try DiagnosisTests.network(
      [3, 4, outputs], .relu, .sigmoid, loss, examples: 5)
    let claim = PlainBackpropagation(
      network: network, examples: examples, recipe: .init(noise: 0.3)
    ).claim()
    let grader = Grader(network, examples, precision: .double)
    try expectNoName(Diagnosis.$limit.withValue(2) { grader.grade(claim) })
  }

  private func expectNoName(_ grade: Grade) throws {
    #expect(grade.verdict == .wrong)
    let names = Set(grade.explanations.flatMap { $0.map(\.mistake.name) })
    #expect(names.isSubset(of: ["unknown", "unknown-delta"]), "\(grade)")
  }

  @Test("numbers of no kind get no name, in either precision", arguments: Precision.allCases)
  func noise(precision: Precision) throws {
    var generator = SplitMix64(seed: 11)
    for (widths, hidden) in [([2, 1, 1], .tanh), ([2, 3, 1], .relu), ([1, 2, 2], .sigmoid)]
      as [([Int], Activation)]
    {
      let (network, examples) = try DiagnosisTests.network(widths, hidden, .sigmoid, examples: 2)
      let grader = Grader(network, examples, precision: precision)
      for _ in 0..<3 {
        let wrong = grader.exact.map { _ in
          Double(Float.random(in: -1...1, using: &generator))
        }
        try expectNoName(Diagnosis.$limit.withValue(2) { grader.grade(ClaimedGradient(wrong)) })
      }
    }
  }

  @Test("numbers that enormous ones may be off by fit anything, and hold no bits")
  func enormous() {
    let claimed = [0.1, -0.2, 0.3]
    let fitter = Fitter(
      claimed: claimed, parameters: nil, rounding: [1e-15, 1e-15, 1e-15], exact: nil,
      precision: .double)
    func numbers(size: Double) -> PartNumbers {
      PartNumbers(count: 3) { (size == 1 ? claimed[$0] : 5e3, size) }
    }
    #expect(fitter.isSame(numbers(size: 1e20)) && fitter.isSame(numbers(size: 1)))
    #expect(fitter.evidence(of: numbers(size: 1e20)).bits == 0)
    #expect(fitter.evidence(of: numbers(size: 1)).bits > 100)
  }

  @Test("a constant for the one number of δ that ReLU leaves is none")
  func oneActiveUnit() throws {
    let layers = [
      Layer<Double>(
        weights: Matrix(rows: 2, columns: 3, elements: [0.3, -0.7, 0.4, 0.2, 0.5, -0.6]),
        bias: [0.1, -9], activation: .relu),
      Layer<Double>(
        weights: Matrix(rows: 1, columns: 2, elements: [0.8, -0.4]), bias: [0.2],
        activation: .identity),
    ]
    let network = try Network(layers: layers, loss: .halfSquaredError)
    let grader = Grader(network, [Example(input: [1, 0.5, 0.7], target: [2])], precision: .double)
    var claim = ClaimedGradient(grader.exact)
    claim.layers[0].weights = claim.layers[0].weights.map { 1.17294 * $0 }
    claim.layers[0].bias = claim.layers[0].bias.map { 1.17294 * $0 }
    let names = grader.grade(claim).explanations.flatMap { $0.map(\.mistake.name) }
    #expect(Set(names).isDisjoint(with: ["factor", "compounded-factor"]), "\(names)")
  }

  @Test("a factor in one δ is said of that layer alone")
  func oneLayer() throws {
    let (network, examples) = try DiagnosisTests.network()
    let grader = Grader(network, examples, precision: .double)
    let scaled = grader.exact.map { 0.37 * $0 }
    var claim = ClaimedGradient(scaled)
    claim.layers[2] = ClaimedGradient(grader.exact).layers[2]
    let text = grader.grade(claim).text(width: 1000)
    #expect(text.contains("0.37") && !text.contains("again in each of these layers"), "\(text)")
  }
}
