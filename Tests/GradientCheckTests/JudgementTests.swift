import Foundation
import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("What is right, and what cannot be told")
struct JudgementTests {
  private func chain(
    _ weights: [Double], _ biases: [Double], _ activations: [Activation]
  ) throws -> Network<Double> {
    try Network(
      layers: weights.indices.map { l in
        Layer(
          weights: Matrix(rows: 1, columns: 1, elements: [weights[l]]), bias: [biases[l]],
          activation: activations[l])
      }, loss: .halfSquaredError)
  }

  @Test("an entry that is 0 by underflow is unresolved, one that is 0 for want of a path is not")
  func underflow() throws {
    let network = try chain([1, 1], [0, 0], [.tanh, .identity])
    let examples = [Example<Double>(input: [1e6], target: [1e6])]
    let grader = Grader(network, examples, precision: .double)
    #expect(grader.exact.layers[0].weights.elements == [0])
    for claimed in [0, 1e-6, 1e-3] {
      var claim = grader.exact
      claim.layers[0].weights[0, 0] = claimed
      let grade = grader.grade(ClaimedGradient(claim))
      #expect(grade.layers[0].weights.unresolved == 1, "\(claimed)\n\(grade)")
    }
    let dead = try chain([1, 1], [-2, 0], [.relu, .identity])
    let off = Grader(dead, [Example(input: [1], target: [1])], precision: .double)
    #expect(off.grade(ClaimedGradient(off.exact)).layers[0].weights.unresolved == 0)
  }

  @Test("a sigmoid by the hyperbolic tangent, or as a complement, is honest, and that is said")
  func sigmoids() throws {
    let network = try chain([1, 0.7], [-15, 0.2], [.sigmoid, .sigmoid])
    let examples = [Example<Double>(input: [0.3], target: [1])]
    let claim = PlainBackpropagation(network: network, examples: examples, order: .sigmoidByTanh)
      .gradient()
    let grader = Grader(network, examples, precision: .double)
    let grade = grader.grade(ClaimedGradient(claim))
    #expect(grade.isRight && grade.remarks.contains { $0.contains("½ tanh(z/2)") }, "\(grade)")
    let wrong = Diagnosis.$limit.withValue(1) {
      grader.grade(ClaimedGradient(claim.map { $0 * 1.001 }))
    }
    #expect(!wrong.isRight, "\(wrong)")
  }

  /// Of σ(z) and an identity, where 1 is wanted of 0: zeros but for the last bias, and what
  /// ½ + ½ tanh(z/2) makes.
  static let saturated: [(z: Double, Precision, zeros: Grade.Verdict, byTanh: Grade.Verdict)] = [
    (-99, .double, .undecided, .undecided), (-40, .double, .undecided, .undecided),
    (-34, .double, .wrong, .right), (-20, .double, .wrong, .right), (0, .double, .wrong, .right),
    // Below the smallest numbers of Float, 0 is what a derivative rounds to.
    (-99, .float, .right, .right), (-30, .float, .undecided, .undecided),
    (-13, .float, .wrong, .right), (-5, .float, .wrong, .right),
  ]

  @Test(
    "zeros are undecided where an honest σ loses all digits, and wrong where it does not",
    arguments: saturated)
  func zeros(z: Double, precision: Precision, zeros: Grade.Verdict, byTanh: Grade.Verdict) throws {
    let network = try chain([1, 1], [z - 1, 0], [.sigmoid, .identity])
    let examples = [Example<Double>(input: [1], target: [1])]
    let grader = Grader(network, examples, precision: precision)
    var claim = grader.exact.map { _ in 0.0 }
    claim.layers[1].bias = [grader.exact.layers[1].bias[0]]
    let grade = Diagnosis.$limit.withValue(1) { grader.grade(ClaimedGradient(claim)) }
    #expect(grade.verdict == zeros, "\(grade)")
    if zeros == .undecided {
      #expect(grade.layers[0].weights.isRight == nil && grade.layers[1].bias.isRight == true)
      #expect(grade.headline.first?.hasPrefix("undecided: ") == true)
      #expect("\(grade.json)".contains(#""right": null"#))
    }
    let honest =
      precision == .double
      ? PlainBackpropagation(network: network, examples: examples, order: .sigmoidByTanh).gradient()
      : PlainBackpropagation(
        network: network.map { Float($0) }, examples: examples.map { $0.map { Float($0) } },
        order: .sigmoidByTanh
      ).gradient()
    #expect(grader.grade(ClaimedGradient(honest)).verdict == byTanh)
    #expect(grader.grade(ClaimedGradient(grader.exact)).verdict == .right)
  }

  @Test("zeros are wrong where no honest program has them, and right where they are exact")
  func otherZeros() throws {
    let example = [Example<Double>(input: [1], target: [1])]
    for (bias, activation, verdict) in [
      (-20, .tanh, .undecided), (-5, .tanh, .wrong), (-3, .relu, .right), (-100, .softplus, .wrong),
    ] as [(Double, Activation, Grade.Verdict)] {
      let network = try chain([1, 1], [bias, 0.5], [activation, .identity])
      let grader = Grader(network, example, precision: .double)
      var claim = grader.exact
      claim.layers[0] = grader.exact.map { _ in 0.0 }.layers[0]
      #expect(grader.grade(ClaimedGradient(claim)).verdict == verdict, "\(activation)")
    }
  }

  @Test("small integers are no evidence of Float")
  func zerosAreNoFloats() throws {
    #expect(Precision(of: [0, 0, 0, -1]) == .double)
  }

  @Test("an absent weight may be given 0 or its derivative, and nothing between")
  func absent() throws {
    let layer = Layer<Double>(
      weights: Matrix(rows: 1, columns: 2, elements: [0.5, 0]), bias: [0.1], activation: .tanh,
      absent: [Connection(to: 0, from: 1)])
    let network = try Network(layers: [layer], loss: .halfSquaredError)
    let grader = Grader(network, [Example(input: [0.3, 0.7], target: [1])], precision: .double)
    for (share, isRight) in [(0.0, true), (1, true), (0.37, false), (2, false)] {
      var claim = grader.exact
      claim.layers[0].weights[0, 1] *= share
      #expect(grader.grade(ClaimedGradient(claim)).isRight == isRight, "\(share)")
    }
  }

  @Test(
    "numbers speak of Float only where few Doubles would do as well",
    arguments: [
      ([0.0, 0], Precision.double), ([0, -1, 3], .double), ([0.25, 0], .double),
      ([Double(Float(0.1234567)), 0], .float), ([0.1234567, 0], .float),
      ([0.1234567890123, 0.5], .double), ([], .double),
    ])
  func precision(_ numbers: [Double], _ precision: Precision) {
    #expect(Precision(of: numbers) == precision)
  }

  @Test("entries of which rounding may make anything are not judged, and no verdict on them")
  func notJudged() throws {
    // 1e30 · 1e30 overflows in Float.
    let network = try chain([1e30], [0], [.identity])
    let grader = Grader(network, [Example(input: [1e30], target: [0])], precision: .float)
    for factor in [1.0, 2] {
      let grade = grader.grade(ClaimedGradient(grader.exact.map { factor * $0 }))
      #expect(grade.layers[0].weights.isRight == nil && grade.layers[0].weights.notJudged == 1)
      #expect(grade.description.contains("not judged"))
      #expect(!"\(grade.json)".contains(#""right": true, "mistakes""#))
    }
  }

  @Test("differences are undecided, a mistake as small as theirs in one layer is wrong")
  func differences() throws {
    let (network, examples) = try DiagnosisTests.network([2, 3, 1])
    let grader = Grader(network, examples, precision: .double)
    let entries = network.parameters.map { parameter -> Double in
      func loss(_ step: Double) -> Double {
        var layers = network.layers
        if let from = parameter.from {
          layers[parameter.layer].weights[parameter.to, from] += step
        } else {
          layers[parameter.layer].bias[parameter.to] += step
        }
        return (try? network.with(layers: layers))?.loss(on: examples) ?? .nan
      }
      return (loss(1e-4) - loss(-1e-4)) / 2e-4
    }
    var rest = entries[...]
    let differences = grader.exact.map { _ in rest.removeFirst() }
    let grade = Diagnosis.$limit.withValue(1) { grader.grade(ClaimedGradient(differences)) }
    #expect(grade.verdict == .undecided, "\(grade)")
    #expect(grade.headline.first?.contains("differences") == true, "\(grade)")
    var other = grader.exact
    other.layers[0].weights = differences.layers[0].weights
    #expect(
      Diagnosis.$limit.withValue(1) { grader.grade(ClaimedGradient(other)) }.verdict == .wrong)
  }
}
