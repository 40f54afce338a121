import Fixtures
import Networks
import Numbers
import Testing

@testable import GradientCheck

/// Gradients of objectives other than a mean over examples of sums over outputs.
@Suite("Grading by the network's objective")
struct ObjectiveTests {
  /// A fixture's golden gradient, judged as that of another objective.
  private func grade(
    _ name: String, as change: (inout Objective) -> Void
  ) throws -> (grade: Grade, network: Network<Double>) {
    let fixture = try Fixture.load(name)
    var objective = fixture.network.objective
    change(&objective)
    let network = try Network(layers: fixture.network.layers, objective: objective)
    let golden = try #require(fixture.expected?.gradient)
    let grader = Grader(network, fixture.examples, precision: .double)
    return (grader.grade(ClaimedGradient(golden)), network)
  }

  @Test("a mean for a sum, over outputs or examples, is a factor")
  func factors() throws {
    for (name, factor, change) in [
      ("mean-over-outputs", 0.5, { $0.outputs = .sum }),
      ("sum-over-examples", 5, { $0.examples = .mean }),
      ("multi-output-regression", 3, { $0.outputs = .mean }),
      ("softmax-classifier", 0.25, { $0.examples = .sum }),
    ] as [(String, Double, (inout Objective) -> Void)] {
      let (grade, _) = try grade(name, as: change)
      #expect(!grade.isRight)
      for part in grade.layers.flatMap({ [$0.weights, $0.bias] }) {
        #expect(part.isRight == false)
        let factors = part.findings.compactMap { finding -> Double? in
          if case .factor(let value) = finding.mistake { value } else { nil }
        }
        #expect(factors.contains { abs($0 / factor - 1) < 1e-9 }, "\(name): \(grade)")
      }
    }
  }

  @Test("a decay left out, or one too many, is wrong where there is something to decay")
  func decay() throws {
    let without = try grade("weight-decay") { $0.weightDecay = 0 }.grade
    #expect(without.layers.allSatisfy { $0.weights.isRight == false && $0.bias.isRight == true })
    #expect(Self.names(of: without) == [["weight-decay"]], "\(without)")
    let other = try grade("weight-decay") { $0.weightDecay = 0.1250001 }.grade
    #expect(other.layers.allSatisfy { $0.weights.isRight == false })
    let biases = try grade("weight-decay") { $0.biasDecay = 0.125 }.grade
    #expect(biases.layers.allSatisfy { $0.weights.isRight == true && $0.bias.isRight == false })
    #expect(try grade("weight-and-bias-decay") { _ in }.grade.isRight)
  }

  /// The mistakes of each explanation.
  private static func names(of grade: Grade) -> [[String]] {
    grade.explanations.map { $0.map(\.mistake.name).sorted() }
  }

  /// What may be made of p, which comes of the examples, and a weight w, where λ = 1/8.
  static let decayed: [(String, @Sendable (_ p: Double, _ w: Double) -> Double)] = [
    ("decay-missing", { p, _ in p }),
    ("weight-decay", { p, w in p + 0.25 * w }),
    ("weight-decay", { p, w in p - 0.125 * w }),
    ("factor", { p, w in 3 * (p + 0.125 * w) }),
    ("factor", { p, w in 3 * p + 0.125 * w }),
    ("new-weights", { p, w in w - 0.1 * (p + 0.125 * w) }),
    ("clipped", { p, w in min(0.1, max(-0.1, p + 0.125 * w)) }),
    ("decay-missing factor", { p, _ in 3 * p }),
    ("decay-missing new-weights", { p, w in w - 0.1 * p }),
  ]

  @Test("mistakes have their names in a network with decay too", arguments: decayed.indices)
  func decayedMistakes(index: Int) throws {
    let (name, entry) = Self.decayed[index]
    let fixture = try Fixture.load("weight-decay")
    let golden = try #require(fixture.expected?.gradient)
    let λ = fixture.network.objective.weightDecay
    var claim = ClaimedGradient(golden)
    for (l, layer) in fixture.network.layers.enumerated() {
      let right = golden.layers[l].weights
      claim.layers[l].weights = Matrix(rows: right.rows, columns: right.columns) { j, k in
        let w = layer.weights[j, k]
        return entry(right[j, k] - λ * w, w)
      }
    }
    let grade = Grader(fixture.network, fixture.examples, precision: .double).grade(claim)
    let names = Self.names(of: grade)
    #expect(names.contains(name.split(separator: " ").map(String.init)), "\(names)")
  }

  @Test("a mistake in δ has its name beside a right decay, and where the decay is missing")
  func decayBesideDelta() throws {
    let fixture = try Fixture.load("weight-decay")
    let network = fixture.network
    var plain = network.objective
    plain.weightDecay = 0
    // σ′ left out: the layer below is linear, with the activations that the sigmoid gives.
    let (hidden, output) = (network.layers[0], network.layers[1])
    for isDecayed in [true, false] {
      var claim = ClaimedGradient(try #require(fixture.expected?.gradient))
      let undecayed = try Network(layers: network.layers, objective: plain)
      let own = Textbook(network: undecayed, slopes: .stable)
      let traces = own.passes(on: fixture.examples).traces
      var sum = Matrix<Double>(zeros: hidden.width, hidden.weights.columns)
      var bias = Vector<Double>(zeros: hidden.width)
      for trace in traces {
        let δ = output.weights.ᵀ * trace.δ[1]
        sum += δ * trace.below[0].ᵀ
        bias += δ
      }
      let (n, λ) = (Double(traces.count), isDecayed ? network.objective.weightDecay : 0)
      claim.layers[0].weights = Matrix(rows: sum.rows, columns: sum.columns) { j, k in
        sum[j, k] / n + λ * hidden.weights[j, k]
      }
      claim.layers[0].bias = bias / n
      let grade = Grader(network, fixture.examples, precision: .double).grade(claim)
      let expected = (isDecayed ? [] : ["decay-missing"]) + ["derivative-missing"]
      #expect(Self.names(of: grade).contains(expected), "\(Self.names(of: grade))")
    }
  }

  @Test("at the kink of a leaky ReLU both slopes are right, and what lies beyond is not")
  func leakyKink() throws {
    let fixture = try Fixture.load("leaky-relu-kink")
    let grader = Grader(fixture.network, fixture.examples, precision: .double)
    func isRight(slopeAtKink slope: Double) throws -> Bool {
      // Unit 0 of layer 1 stands at its kink in example 0.
      let textbook = Textbook(
        network: fixture.network, slopes: .stable,
        branches: [UnitOfExample(example: 0, layer: 0, unit: 0): true])
      let right = grader.exact.layers[0].weights
      let other = textbook.passes(on: fixture.examples).weights(0)
      var claim = ClaimedGradient(grader.exact)
      claim.layers[0].bias = nil
      claim.layers[0].weights = Matrix(rows: right.rows, columns: right.columns) { j, k in
        right[j, k] + (slope - 0.25) / 0.75 * (other[j, k] - right[j, k])
      }
      return grader.grade(claim).isRight
    }
    #expect(try isRight(slopeAtKink: 0.25))
    #expect(try isRight(slopeAtKink: 0.625))
    #expect(try isRight(slopeAtKink: 1))
    #expect(try !isRight(slopeAtKink: 1.01))
    #expect(try !isRight(slopeAtKink: 0.2))
  }

  @Test("δ of a confident, right prediction is known to all its digits")
  func confidentDeltas() throws {
    let fixture = try Fixture.load("confident-softmax")
    let grader = Grader(fixture.network, fixture.examples, precision: .double)
    let reference = Reference(of: fixture.network, on: fixture.examples, in: .double)
    let δ = reference.range(of: .deltas(1)).exact
    let bias = grader.exact.layers[1].bias
    for k in 0..<3 {
      let mean = (δ[k] + δ[3 + k] + δ[6 + k]) / 3
      #expect(abs(mean - bias[k]) <= 1e-13 * (abs(δ[k]) + abs(δ[3 + k]) + abs(δ[6 + k])))
      #expect(δ[k] != 0)
    }
  }
}
