import Foundation
import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("What is said of a mistake")
struct SentenceTests {
  private func sentence(_ mistake: Mistake, in layers: [Int] = [], examples: Int = 3) throws
    -> String
  {
    let (network, examples) = try DiagnosisTests.network(examples: examples)
    let meaning = FactorMeaning(Reference(of: network, on: examples, in: .double))
    return mistake.sentence(MistakeContext(meaning: meaning, layers: layers))
  }

  @Test("layers by their numbers where there is one, else by their distance")
  func layers() throws {
    let slope = Mistake.slope(.ofLayer(offset: 1))
    #expect(try sentence(slope, in: [1]) == "g′ was taken at z of layer 2 in place of layer 1")
    #expect(try sentence(slope, in: [1, 2]).contains("z of the next layer"))
    let weights = Mistake.wrongWeights(offset: 1, isTransposed: true)
    #expect(try sentence(weights, in: [1]).contains("the weights of layer 3, transposed,"))
    #expect(try sentence(weights, in: [1, 2]).contains("a layer 2 above"))
    #expect(try sentence(.compoundedFactor(0.37), in: [2]) == "δ is multiplied by 0.37")
    #expect(try sentence(.compoundedFactor(0.37), in: [1, 2]).contains("again in each"))
  }

  @Test("a decay that is off by what means something", arguments: [3, 1.0 / 3, 2, 0.5, 7])
  func decay(ratio: Double) throws {
    let text = try sentence(.otherDecay(0.1 * ratio, right: 0.1))
    let meaning: [Double: String] = [
      3: "3 is the number of examples: λ was not divided by it",
      1.0 / 3: "3 is the number of examples: λ was divided by it", 2: "λ Σ w² in place of ½ λ Σ w²",
      0.5: "¼ λ Σ w²",
    ]
    if let meaning = meaning[ratio] {
      #expect(text.contains(meaning), "\(text)")
    } else {
      #expect(text.hasSuffix("where the loss has 0.1"))
    }
  }

  @Test("the last example alone, as of sums that are set to 0 inside the loop")
  func last() throws {
    #expect(
      try sentence(.examples(.single(2))).contains("the last of 3 examples alone: are the sums"))
    #expect(
      try sentence(.examples(.single(1)))
        == "this is the gradient of example 1 alone, counted from 0")
  }

  @Test("zeros were never computed, and where they begin at the first layer the loop may end early")
  func zeros() throws {
    let (network, examples) = try DiagnosisTests.network()
    let grader = Grader(network, examples, precision: .double)
    for (layers, endsEarly) in [([0], true), ([0, 1], true), ([1], false), ([0, 1, 2], false)] {
      var claim = ClaimedGradient(grader.exact)
      for l in layers {
        claim.layers[l].weights = claim.layers[l].weights.map { Matrix(zeros: $0.rows, $0.columns) }
        claim.layers[l].bias = claim.layers[l].bias.map { $0.map { _ in 0 } }
      }
      let text = grader.grade(claim).headline.joined(separator: "\n")
      #expect(text.contains("it was never computed"), "\(text)")
      #expect(text.contains("end too early") == endsEarly, "\(text)")
      #expect(text.contains("what stands for g′ is 0 everywhere") == endsEarly, "\(text)")
      #expect(!text.contains("0 times"))
    }
  }

  @Test("two names for half the squared error are one")
  func half() throws {
    let (network, examples) = try DiagnosisTests.network(
      [3, 4, 2], .tanh, .identity, .squaredError)
    let grader = Grader(network, examples, precision: .double)
    let grade = grader.grade(ClaimedGradient(grader.exact.map { 0.5 * $0 }))
    #expect(grade.headline.count == 1 && grade.headline[0].contains("½‖a − y‖²"), "\(grade)")
  }

  @Test("one array under two names, whether it holds the sum or what was last put into it")
  func sharedArrays() throws {
    let (network, examples) = try DiagnosisTests.network([4, 4, 4, 4], .sigmoid)
    let grader = Grader(network, examples, precision: .double)
    let exact = ClaimedGradient(grader.exact)
    var claim = exact
    (claim.layers[2].weights, claim.layers[2].bias) = (
      exact.layers[0].weights, exact.layers[0].bias
    )
    let last = grader.grade(claim).headline
    #expect(
      last.count == 1 && last[0].hasPrefix("layers 1 and 3: they hold the same numbers"), "\(last)")
    let plain = PlainBackpropagation(
      network: network, examples: examples, recipe: .init(arrangement: .oneArray))
    let sum = grader.grade(plain.claim()).headline
    #expect(sum.count == 1 && sum[0].contains("what belongs in each added up"), "\(sum)")
    #expect(sum[0].hasPrefix("layers 2 and 3: "))
    // Another mistake beside it is found too.
    claim.layers[1].bias = claim.layers[1].bias.map { $0.map { -$0 } }
    #expect(grader.grade(claim).headline.contains { $0.contains("every entry is -1 times") })
  }

  @Test("numbers of few digits are those that are written so", arguments: 1...6)
  func digits(count: Int) {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<2000 {
      let x =
        Double.random(in: -1...1, using: &generator)
        * pow(10, Double(Int.random(in: -30...30, using: &generator)))
      #expect(x.rounded(toDigits: count) == Double(String(format: "%.\(count - 1)e", x)))
    }
    #expect(0.1.rounded(toDigits: count) == 0.1 && 1000.0.rounded(toDigits: count) == 1000)
  }
}
