import Foundation
import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("What a diagnosis says")
struct DiagnosisTests {
  static let seed: UInt64 = 7

  /// A network and three examples.
  static func network(
    _ widths: [Int] = [2, 3, 3, 2], _ hidden: Activation = .tanh, _ output: Activation = .sigmoid,
    _ loss: Loss = .halfSquaredError, examples: Int = 3
  ) throws -> (Network<Double>, [Example<Double>]) {
    var generator = SplitMix64(seed: seed)
    let shape = Shape(widths, hidden, output, loss, examples: examples)
    let (network, examples) = try shape.random(&generator)
    return (network, examples)
  }

  private static func grade(
    _ recipe: Recipe, _ widths: [Int] = [2, 3, 3, 2], _ output: Activation = .sigmoid,
    _ loss: Loss = .halfSquaredError
  ) throws -> Grade {
    let (network, examples) = try network(widths, .tanh, output, loss)
    let claim = PlainBackpropagation(network: network, examples: examples, recipe: recipe).claim()
    return Grader(network, examples, precision: .double).grade(claim)
  }

  /// What no mistake explains, no three of them explain: their search is left out.
  private static func unexplained(_ grader: Grader, _ claim: ClaimedGradient) -> Grade {
    Diagnosis.$limit.withValue(1) { grader.grade(claim) }
  }

  /// One-line recipes, and how the report begins.
  private static let beginnings: [(Recipe, String)] = [
    (.init(factor: 7), "all layers: every entry is 7 times the right one"),
    (
      .init(factor: 3),
      "all layers: every entry is 3 times the right one: 3 is the number of examples: the mean over"
    ),
    (.init(slope: .missing), "δ of layers 1 and 2: δ was not multiplied by g′(z)"),
    (.init(slope: .function, slopeLayer: 0), "δ of layer 1: g(z) stands in place of g′(z)"),
    (.init(output: .function), "δ of layer 3: g(z) stands in place of g′(z)"),
    (.init(deltaFactor: 0.2), "δ of layers 1, 2 and 3: δ is multiplied by 0.2 again in each"),
    (
      .init(carrying: .updated(rate: 0.1)),
      "δ of layers 1 and 2: δ was carried down with weights al"
    ),
    (.init(biasSum: .weightRows), "the bias of all layers: it holds the sums of the rows"),
    (.init(weightDecay: 0.3), "the weights of all layers: 0.3 times the weights is added"),
    (
      .init(newWeightsRate: 0.5), "all layers: these are no derivatives but new weights, W − 0.5 dW"
    ),
    (.init(subset: 1..<2), "this is the gradient of example 1 alone"),
    (.init(targets: [1, 2, 0]), "the targets are those of other examples, 1 further on"),
    (.init(addsBiases: false), "the biases were left out of the forward pass"),
    (.init(layerWithoutBias: 1), "the bias of layer 2 was left out of the forward pass"),
    (
      .init(inputs: .divided(by: 255)),
      "the inputs were divided by 255, before the network got them"
    ),
    (
      .init(inputs: .standardised),
      "the inputs were standardised, to mean 0 and standard deviation 1"
    ),
    (.init(sigmoid: .unbracketed), "σ is computed as 1 + e^(−z)"),
    (.init(sigmoid: .signLost), "σ is computed as 1 / (1 + e^z)"),
    (.init(arrangement: .reshapedInOut), "the weights of all layers: the entries are in the order"),
  ]

  @Test("the report begins with what explains the most", arguments: beginnings.indices)
  func beginning(_ i: Int) throws {
    let (recipe, beginning) = Self.beginnings[i]
    let grade = try Self.grade(recipe)
    #expect(grade.headline.first?.hasPrefix(beginning) == true, "\(grade)")
    #expect(grade.text(width: 1000).hasPrefix(beginning))
    #expect("\(grade.json)".contains("\"headline\": "))
  }

  @Test("two mistakes are counted and said in turn")
  func two() throws {
    let grade = try Self.grade(.init(slope: .repeated, factor: -0.37))
    #expect(grade.headline.first == "2 mistakes:", "\(grade)")
    #expect(
      grade.headline.contains {
        $0.hasSuffix(
          "every entry is -0.37 times the right one: the sign is reversed, as in a step of descent, −η dW"
        )
      })
    #expect(grade.headline.contains { $0.contains("δ was multiplied by g′(z) once more") })
  }

  @Test("two hypotheses that fit are both said")
  func both() throws {
    let grade = try Self.grade(
      .init(output: .timesSlope), [3, 4, 2], .sigmoid, .binaryCrossEntropy)
    #expect(grade.explanations.count == 2, "\(grade)")
    #expect(grade.headline.contains { $0.hasPrefix("or: ") })
  }

  @Test("a wrong bias beside a right δ is not called carried down")
  func notCarriedDown() throws {
    let grade = try Self.grade(.init(biasSum: .total))
    #expect(!grade.description.contains("carried down"), "\(grade)")
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact)
    for l in claim.layers.indices {
      claim.layers[l].bias = claim.layers[l].bias.map {
        Vector($0.indices.map { Double($0 + l) + 0.5 })
      }
    }
    let unknown = Self.unexplained(grader, claim)
    #expect(!unknown.description.contains("carried down"), "\(unknown)")
    #expect(unknown.headline.first?.hasPrefix("the bias of all layers: no known mistake") == true)
  }

  @Test("what is said of a mistake on top of a wrong δ is said of that δ")
  func onTopOfWrongDelta() throws {
    let (network, examples) = try Self.network()
    var claim = PlainBackpropagation(
      network: network, examples: examples, recipe: .init(output: .otherLoss(.binaryCrossEntropy))
    ).claim()
    claim.layers[1].bias = claim.layers[1].bias.map { $0.map { -$0 } }
    let grade = Grader(network, examples, precision: .double).grade(claim)
    let part = grade.layers[1].bias
    #expect(part.findings.contains { $0.mistake == .otherLoss(.binaryCrossEntropy) })
    let factor = try #require(part.findings.first { $0.mistake == .factor(-1) })
    #expect(grade.explanation(factor, in: part, ofLayer: 2).hasPrefix("with that δ, "))
    #expect(!grade.description.contains("times the right one"))
  }

  @Test("a mistake is named beside a part that nothing explains")
  func besideUnknown() throws {
    let (network, examples) = try Self.network([3, 3, 2])
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact)
    let weights = try #require(claim.layers[0].weights)
    claim.layers[0].weights = weights.ᵀ.matrix
    claim.layers[1].weights = Matrix(rows: 2, columns: 3) { j, k in Double(3 * j + k + 1) }
    let grade = Self.unexplained(grader, claim)
    #expect(grade.layers[0].weights.findings.contains { $0.mistake == .transposed })
    #expect(grade.layers[1].weights.findings.map(\.mistake) == [.unknown])
  }

  @Test("what no mistake explains is said to enter where it does")
  func entrance() throws {
    // Three examples, and four numbers for each unit of layer 2: δ can be found from them.
    let (network, examples) = try Self.network()
    var plain = PlainBackpropagation(network: network, examples: examples)
    let right = plain.claim()
    plain.recipe.slope = .missing
    var claim = plain.claim()
    claim.layers[2] = right.layers[2]
    for l in 0..<2 {
      // A mixture of two computations, which is none.
      claim.layers[l].weights = claim.layers[l].weights.map { w in
        Matrix(
          rows: w.rows, columns: w.columns,
          elements: zip(w.elements, right.layers[l].weights?.elements ?? []).map { $0 * 0.3 + $1 })
      }
      claim.layers[l].bias = claim.layers[l].bias.map { b in
        Vector(zip(b.elements, right.layers[l].bias?.elements ?? []).map { $0 * 0.3 + $1 })
      }
    }
    let grade = Self.unexplained(Grader(network, examples, precision: .double), claim)
    #expect(grade.headline.first?.hasPrefix("δ of layer") == true, "\(grade)")
    #expect(grade.headline.first?.contains("follow rightly from it") == true, "\(grade)")
  }

  @Test("where δ was claimed, what is made of it is judged by it")
  func claimedDelta() throws {
    let (network, examples) = try Self.network([2, 2, 2], examples: 6)
    let plain = PlainBackpropagation(network: network, examples: examples)
    let right = plain.passes()
    var claim = plain.claim()
    // Noise of no kind, on δ of layer 1 and in the gradient that follows from it.
    let deltas = right.enumerated().map { i, pass in
      pass.δ[0].enumerated().map { $1 + 0.1 * Double((7 * i + 3 * $0) % 5) }
    }
    claim.layers[0].deltas = Matrix(rows: 6, columns: 2, elements: deltas.flatMap { $0 })
    claim.layers[0].weights = Matrix(rows: 2, columns: 2) { j, k in
      (0..<6).reduce(0) { $0 + deltas[$1][j] * examples[$1].input[k] } / 6
    }
    claim.layers[0].bias = Vector((0..<2).map { j in deltas.reduce(0) { $0 + $1[j] } / 6 })
    let grade = Self.unexplained(Grader(network, examples, precision: .double), claim)
    #expect(grade.headline.first?.hasPrefix("δ of layer 1: no known mistake") == true, "\(grade)")
  }

  @Test("hints name the layer and the kind, and no numbers")
  func hints() throws {
    let grade = try Self.grade(.init(slope: .missing, slopeLayer: 0))
    #expect(grade.hints == ["δ of layer 1: look at the derivative of the activation function"])
  }

  @Test("rounded numbers are wrong, and to how many digits they agree is said")
  func rounded() throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    for digits in [3, 5] {
      let rounded = grader.exact.map { (x: Double) -> Double in x.rounded(toDigits: digits) ?? x }
      let text = Self.unexplained(grader, ClaimedGradient(rounded)).text(width: 1000)
      #expect(text.contains("agree with the right ones to \(digits) digits"), "\(text)")
    }
  }

  @Test("lines keep to the width")
  func width() throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    for claim in [grader.exact.map { $0 + 0.01 }, grader.exact.map { -$0 }, grader.exact] {
      let grade = Self.unexplained(grader, ClaimedGradient(claim))
      for width in [60, 80, 100] {
        for line in grade.text(width: width).split(separator: "\n") {
          #expect(line.count <= width, "\(line)")
        }
      }
    }
  }

  @Test("both shapes are given where they differ")
  func shapes() throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact)
    claim.layers[2].weights = Matrix(zeros: 3, 3)
    let text = Self.unexplained(grader, claim).description
    #expect(text.contains("the shape is 3 × 3, that of this layer 2 × 3"), "\(text)")
  }
}
