import Foundation
import Networks
import Testing

@testable import GradientCheck

@Suite("Reading a claimed gradient")
struct ClaimReaderTests {
  private func read(_ json: String) throws -> ClaimedGradient {
    let (network, examples) = try DiagnosisTests.network([2, 3, 1], examples: 2)
    return try ClaimedGradient(json: Data(json.utf8), for: network, on: examples)
  }

  private static let layers = """
    [{"weights": [[1, 2], [3, 4], [5, 6]], "bias": [1, 2, 3]}, {"weights": [[1, 2, 3]], "bias": [4]}]
    """

  @Test("an array, an object, and what the command gradient prints say the same")
  func forms() throws {
    let plain = try read(Self.layers)
    #expect(try read(#"{"gradients": \#(Self.layers)}"#) == plain)
    let result = #"{"notation": "cs229", "loss": 1, "gradients": \#(Self.layers)}"#
    #expect(try read(#"{"results": [\#(result)]}"#) == plain)
    let two = try read(#"{"results": [\#(result), {"notation": "other"}]}"#)
    #expect(two.layers == plain.layers)
    #expect(two.remark == "of 2 results the first is judged, cs229")
    let deltas = #"{"results": [{"outputDeltas": [[1], [2]], "gradients": \#(Self.layers)}]}"#
    #expect(try read(deltas).layers[1].deltas?.elements == [1, 2])
  }

  @Test(
    "what is no gradient gets an error that names its place",
    arguments: [
      ("[]", "JSON: 2 layers expected, 0 found"), ("{}", "JSON: an array of layers, or an object"),
      ("{\"results\": []}", "JSON: an array of layers"), ("[null, null]", "JSON: weights, a bias"),
      ("[{\"weights\": [[1, 2]]}, null]", "[0].weights: 3 × 2 numbers expected, 1 × 2 found"),
      ("[{\"weights\": [[1, 2], [3], [5, 6]]}, null]", "[0].weights[1]: 2 numbers expected, 1"),
      ("[{\"weights\": [[1, 2], [3, \"4\"], [5, 6]]}, null]", "[0].weights[1][1]: a number"),
      ("[{\"weigths\": [[1, 2]]}, null]", "[0]: unknown field \"weigths\""),
      (
        "{\"gradient\": [null, null]}",
        "JSON: unknown field \"gradient\"; did you mean gradients?"
      ),
      (
        "{\"deltas\": [null, [[1], [2]]], \"preactivation\": []}",
        "JSON: unknown field \"preactivation\"; did you mean preActivations?"
      ),
      (
        "{\"gradients\": [null, null], \"biases\": [1]}",
        "JSON: unknown field \"biases\"; did you mean bias, in each of the gradients?"
      ),
    ])
  func errors(_ json: String, _ error: String) {
    #expect { try read(json) } throws: { "\($0)".hasPrefix(error) }
  }

  @Test(
    "what is no number is a verdict that names the entry",
    arguments: [
      ("NaN", "entry [1][1] is NaN: 0/0"), ("-Infinity", "entry [1][1] is −∞"),
      ("null", "entry [1][1] is NaN"), ("Infinity", "an overflow or a division by 0"),
    ])
  func notFinite(_ text: String, _ verdict: String) throws {
    let (network, examples) = try DiagnosisTests.network([2, 3, 1])
    let json = #"[{"weights": [[1, 2], [3, \#(text)], [5, 6]]}, {"bias": [4]}]"#
    let claim = try ClaimedGradient(json: Data(json.utf8), for: network, on: examples)
    let grader = Grader(network, examples, precision: .double)
    // What explains the other part is of no interest here.
    let grade = Diagnosis.$limit.withValue(1) { grader.grade(claim) }
    #expect(!grade.isRight && grade.layers[0].weights.isRight == false)
    #expect(grade.text(width: 200).contains("not-finite: "))
    #expect(grade.text(width: 200).contains(verdict))
    #expect("\(grade.json)".contains("\"not-finite\""))
    // The other part is judged all the same.
    #expect(grade.layers[1].bias.wrongEntries == 1)
    #expect(grade.layers[0].weights.wrongEntries == 1)
  }

  @Test("a network that would take too long is refused beforehand")
  func work() throws {
    let layer = Layer<Double>(
      weights: Matrix(zeros: 1000, 1000), bias: Vector(zeros: 1000), activation: .tanh)
    let network = try Network(layers: [layer, layer, layer], loss: .halfSquaredError)
    try network.checkGradingWork(examples: 1)
    #expect(throws: InvalidNetwork.self) { try network.checkGradingWork(examples: 100) }
  }
}
