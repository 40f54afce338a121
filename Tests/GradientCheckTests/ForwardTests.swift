import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("The forward pass is judged first")
struct ForwardTests {
  /// The gradient and the forward pass of a recipe.
  private func grade(_ recipe: Recipe, loss factor: Double? = nil) throws -> Grade {
    let (network, examples) = try DiagnosisTests.network()
    let plain = PlainBackpropagation(network: network, examples: examples, recipe: recipe)
    var claim = plain.claim()
    let passes = plain.passes()
    for l in claim.layers.indices {
      claim.layers[l].preActivations = matrix(passes.map { $0.z[l] })
      claim.layers[l].activations = matrix(passes.map { $0.a[l + 1] })
    }
    claim.loss = factor.map { $0 * network.loss(on: examples) }
    return Grader(network, examples, precision: .double).grade(claim)
  }

  private func matrix(_ rows: [[Double]]) -> Matrix<Double> {
    Matrix(rows: rows.count, columns: rows[0].count, elements: rows.flatMap { $0 })
  }

  @Test("a right one is right")
  func right() throws {
    let grade = try grade(Recipe(), loss: 1)
    #expect(grade.isRight, "\(grade)")
    #expect(grade.description.contains("layer 1  z        right"))
  }

  @Test("the first wrong quantity is the answer")
  func wrong() throws {
    let biases = try grade(.init(addsBiases: false))
    #expect(
      biases.headline.first == "the forward pass: z of layer 1 is the first wrong quantity: the "
        + "biases were left out of the forward pass", "\(biases)")
    let other = try grade(.init(hiddenActivation: .sigmoid))
    #expect(
      other.headline.first?.hasPrefix("the forward pass: a of layer 1 is the first wrong") == true)
    #expect(other.headline.first?.contains("made with sigmoid") == true, "\(other)")
  }

  @Test("dropout that was left on is named")
  func dropout() throws {
    let (network, examples) = try DiagnosisTests.network()
    let plain = PlainBackpropagation(network: network, examples: examples)
    var claim = plain.claim()
    claim.layers[0].weights = claim.layers[0].weights.map { Matrix(zeros: $0.rows, $0.columns) }
    let rows = plain.passes().enumerated().map { i, pass in
      pass.a[1].indices.map { (i + $0) % 3 == 0 ? 0 : 1.25 * pass.a[1][$0] }
    }
    claim.layers[0].activations = matrix(rows)
    let said = Grader(network, examples, precision: .double).grade(claim).headline
    #expect(said.first?.contains("the others 1.25 times") == true, "\(said)")
  }

  @Test("of several mistakes that make it wrong those that make what follows wrong, too")
  func disambiguated() throws {
    let one = try grade(.init(layerWithoutBias: 0))
    #expect(one.headline.count == 1, "\(one)")
    #expect(one.headline[0].hasSuffix("the bias of layer 1 was left out of the forward pass"))
  }

  @Test("a loss that is not the mean is named")
  func loss() throws {
    let grade = try grade(Recipe(), loss: 3)
    #expect(!grade.isRight)
    #expect(grade.headline.first?.contains("3 is the number of examples") == true, "\(grade)")
  }
}
