import Networks
import Numbers
import Testing

@testable import GradientCheck

@Suite("What a diagnosis says")
struct DiagnosisTests {
  static let seed: UInt64 = 7

  /// A network, two examples, and plain backpropagation on them.
  static func network(
    _ widths: [Int] = [3, 4, 4, 2], _ hidden: Activation = .tanh, _ output: Activation = .sigmoid,
    _ loss: Loss = .halfSquaredError
  ) throws -> (Network<Double>, [Example<Double>]) {
    var generator = SplitMix64(seed: seed)
    let (network, examples) = try Shape(widths, hidden, output, loss, examples: 2)
      .random(&generator)
    return (network, examples)
  }

  static func textbook(
    _ network: Network<Double>, _ examples: [Example<Double>], _ mistakes: [Int: DeltaMistake]
  ) -> Passes<Double> {
    Textbook(network: network, slopes: .printed, mistakes: mistakes).passes(on: examples)
  }

  static func claim(_ network: Network<Double>, _ passes: Passes<Double>) -> ClaimedGradient {
    ClaimedGradient(
      layers: network.layers.indices.map {
        .init(weights: passes.weights($0), bias: passes.bias($0))
      })
  }

  @Test("a factor is named where dead ReLU units leave right zeros beside it")
  func deadUnits() throws {
    let (plain, examples) = try Self.network([3, 2, 2], .relu, .identity, .squaredError)
    var layers = plain.layers
    layers[0].bias = [-50, -50]
    let network = try plain.with(layers: layers)
    let grader = Grader(network, examples, precision: .double)
    let grade = grader.grade(ClaimedGradient(grader.exact.map { 3 * $0 }))
    #expect(grade.layers[1].weights.right == true)
    // No name says 3: n is 2 and K is 2.
    #expect(grade.layers[1].bias.findings.map(\.mistake) == [.unknown])
    let half = grader.grade(ClaimedGradient(grader.exact.map { 0.5 * $0 }))
    #expect(half.layers[1].bias.findings.map(\.mistake.name).contains("factor"))
    let seeded = SeededGradient(claim: ClaimedGradient(layers: []), layer: 1, name: "factor")
    #expect(seeded.isNamed(by: half) && !seeded.isNamed(by: grade))
  }

  @Test("mistakes without a name are recognised and explained", arguments: Activation.allCases)
  func unlisted(_ hidden: Activation) throws {
    guard hidden != .softmax else { return }
    let (network, examples) = try Self.network([3, 4, 4, 2], hidden)
    for mistake in UnlistedMistake.inDelta(of: 1, network) {
      let passes = Self.textbook(network, examples, [1: .unlisted(mistake)])
      let grade = Grader(network, examples, precision: .double)
        .grade(Self.claim(network, passes))
      for part in [grade.layers[1].weights, grade.layers[1].bias, grade.layers[0].weights] {
        // g′ of ReLU is that of the identity where every unit is active.
        #expect(part.findings.contains { $0.mistake == .unlisted(mistake) }, "\(mistake)\n\(grade)")
        #expect(part.findings.allSatisfy { $0.mistake.name == "unknown" })
      }
      #expect(grade.description.contains(mistake.sentence.prefix(30)))
    }
  }

  @Test("a mistake is named beside a part that nothing explains")
  func besideUnknown() throws {
    let (network, examples) = try Self.network([3, 3, 2])
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact.map { $0 })
    let weights = try #require(claim.layers[0].weights)
    claim.layers[0].weights = Matrix(rows: 3, columns: 3) { j, k in weights[k, j] }
    claim.layers[1].weights = Matrix(rows: 2, columns: 3) { j, k in Double(3 * j + k + 1) }
    let grade = grader.grade(claim)
    #expect(grade.layers[0].weights.findings.map(\.mistake) == [.transposed])
    #expect(grade.layers[1].weights.findings.map(\.mistake) == [.unknown])
  }

  @Test("z or another layer's activation in the derivative by the weights")
  func wrongBelow() throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    let passes = Self.textbook(network, examples, [:])
    for (quantity, mistake) in [
      (Quantity.weightsByPreActivation(2), UnlistedMistake.preActivationBelow),
      (.weightsByActivation(2, of: 1), .otherActivationBelow(1)),
    ] {
      var claim = ClaimedGradient(grader.exact)
      claim.layers[2].weights = Matrix(rows: 2, columns: 4, elements: passes.values(quantity))
      let grade = grader.grade(claim)
      #expect(grade.layers[2].weights.findings.map(\.mistake) == [.unlisted(mistake)], "\(grade)")
    }
  }

  @Test("what is said of a mistake on top of a wrong δ is said of that δ")
  func onTopOfWrongDelta() throws {
    let (network, examples) = try Self.network()
    let passes = Self.textbook(network, examples, [2: .otherLoss(.binaryCrossEntropy)])
    var claim = Self.claim(network, passes)
    claim.layers[1].bias = claim.layers[1].bias.map { $0.map { -$0 } }
    let grade = Grader(network, examples, precision: .double).grade(claim)
    let part = grade.layers[1].bias
    #expect(part.findings.contains { $0.mistake == .otherLoss(.binaryCrossEntropy) })
    let factor = try #require(part.findings.first { $0.mistake == .factor(-1) })
    #expect(factor.restsOnWrongDelta)
    #expect(grade.explanation(factor, in: part, ofLayer: 2).hasPrefix("with that δ, "))
    #expect(!grade.description.contains("times the right one"))
  }

  @Test("rounded numbers are wrong, and to how many digits they agree is said")
  func rounded() throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    for (digits, scale) in [(3, 1e3), (5, 1e5)] {
      let rounded = grader.exact.map { (x: Double) -> Double in
        let shift = scale / 10 / power(x)
        return (x * shift).rounded() / shift
      }
      let text = grader.grade(ClaimedGradient(rounded)).text(width: 1000)
      #expect(text.contains("agree with the right ones to \(digits) digits"), "\(text)")
    }
  }

  /// The power of ten at or below |x|.
  private func power(_ x: Double) -> Double {
    var power = 1.0
    while power > abs(x) { power /= 10 }
    return power
  }

  @Test("lines keep to the width", arguments: [60, 80, 100])
  func width(_ width: Int) throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    for claim in [grader.exact.map { $0 + 0.01 }, grader.exact.map { -$0 }, grader.exact] {
      let text = grader.grade(ClaimedGradient(claim)).text(width: width)
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
  }

  @Test("entries of which rounding may make anything are not judged, and no verdict on them")
  func notJudged() throws {
    // 1e30 · 1e30 overflows in Float.
    let layer = Layer<Double>(
      weights: Matrix(rows: 1, columns: 1, elements: [1e30]), bias: [0], activation: .identity)
    let network = try Network(layers: [layer], loss: .halfSquaredError)
    let examples = [Example<Double>(input: [1e30], target: [0])]
    let grader = Grader(network, examples, precision: .float)
    for factor in [1.0, 2] {
      let grade = grader.grade(ClaimedGradient(grader.exact.map { factor * $0 }))
      #expect(grade.layers[0].weights.right == nil && grade.layers[0].weights.notJudged == 1)
      #expect(grade.description.contains("not judged"))
      #expect(!"\(grade.json)".contains(#""right": true, "mistakes""#))
    }
  }

  @Test("both shapes are given where they differ")
  func shapes() throws {
    let (network, examples) = try Self.network()
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact)
    claim.layers[2].weights = Matrix(zeros: 4, 4)
    let text = grader.grade(claim).description
    #expect(text.contains("the shape is 4 × 4, that of this layer 2 × 4"), "\(text)")
  }
}
