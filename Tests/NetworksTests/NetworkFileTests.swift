import Foundation
import Networks
import Testing

/// A text that is no usable network, and the words its error must contain.
struct BadFile: Sendable, CustomTestStringConvertible {
  let name: String
  let json: String
  let error: String

  var testDescription: String { name }

  static let good = """
    {"layers": [
      {"weights": [[1, 2], [3, 4], [5, 6]], "bias": [0, 0, 0], "activation": "tanh"},
      {"weights": [[1, 2, 3], [4, 5, 6]], "bias": [0, 0], "activation": "softmax"}],
     "loss": "cross-entropy", "examples": [{"input": [1, 2], "label": 1}]}
    """

  /// The good file with one text replaced by another.
  static func changed(_ name: String, _ old: String, _ new: String, _ error: String) -> BadFile {
    BadFile(name: name, json: good.replacing(old, with: new), error: error)
  }

  static let all: [BadFile] = [
    .init(name: "empty", json: "", error: "JSON: "),
    .init(name: "an array", json: "[]", error: "JSON: an object expected, found an array"),
    .init(name: "cut off", json: String(good.dropLast(5)), error: "found the end of the text"),
    .changed(
      "NaN", "[0, 0, 0]", "[0, NaN, 0]", "layers[0].bias[1]: a finite number expected, found NaN"),
    .changed(
      "infinity", "[0, 0, 0]", "[0, 1e999, 0]",
      "layers[0].bias[1]: line 2, column 53: the number 1e999"),
    .changed("a string", "[0, 0, 0]", "[0, \"0\", 0]", "layers[0].bias[1]: a number expected"),
    .changed("null", "[0, 0, 0]", "[0, null, 0]", "layers[0].bias[1]: a number expected"),
    .changed("a boolean", "[0, 0, 0]", "[0, true, 0]", "layers[0].bias[1]: a number expected"),
    .changed(
      "a ragged row", "[4, 5, 6]", "[4, 5, 6, 7]",
      "layers[1].weights[1]: 3 numbers expected, 4 found"),
    .changed(
      "a width that does not fit", "[[1, 2, 3], [4, 5, 6]]", "[[1, 2], [4, 5]]",
      "layers[1].weights[0]: 3 numbers expected, 2 found"),
    .changed("a short bias", "[0, 0]", "[0]", "layers[1].bias: 2 numbers expected, 1 found"),
    .changed("no bias", "\"bias\": [0, 0], ", "", "layers[1].bias: expected, but not there"),
    .changed(
      "an unknown activation", "tanh", "mish", "layers[0].activation: one of identity, sigmoid"),
    .changed("a slip", "tanh", "thanh", "found \"thanh\"; did you mean tanh?"),
    .changed("another name", "tanh", "Swish", "found \"Swish\"; did you mean silu?"),
    .changed("another case", "tanh", "LeakyReLU", "did you mean leaky-relu?"),
    .changed(
      "a slope of no leaky ReLU", "\"tanh\"", "\"tanh\", \"slope\": 0.1",
      "layers[0].slope: only leaky-relu has a slope, found tanh"),
    .changed(
      "a field of the examples", "{\"layers\"", "{\"lables\": [1], \"layers\"",
      "JSON: unknown field \"lables\"; did you mean label, in each of the examples?"),
    .changed(
      "a reduction by one word", "{\"layers\"", "{\"reduction\": \"mean\", \"layers\"",
      "reduction: an object with outputs and examples"),
    .changed(
      "a loss of PyTorch", "cross-entropy", "MSELoss",
      "did you mean squared-error, with \"reduction\": {\"outputs\": \"mean\"}?"),
    .changed("a label misspelt", "\"label\"", "\"lable\"", "did you mean label?"),
    .changed("several labels", "\"label\"", "\"lables\"", "did you mean label?"),
    .changed(
      "an activation misspelt", "\"activation\": \"tanh\"", "\"activaton\": \"tanh\"",
      "layers[0]: unknown field \"activaton\"; did you mean activation?"),
    .changed(
      "decay misspelt", "{\"layers\"", "{\"weight_decay\": 0.1, \"layers\"",
      "JSON: unknown field \"weight_decay\"; did you mean weightDecay?"),
    .changed(
      "decay in version 1", "{\"layers\"", "{\"version\": 1, \"weightDecay\": 0, \"layers\"",
      "weightDecay: not in version 1"),
    .changed(
      "an unknown reduction", "{\"layers\"", "{\"reduction\": {\"outputs\": \"avg\"}, \"layers\"",
      "reduction.outputs: one of sum, mean expected, found \"avg\""),
    .changed(
      "far from any", "{\"layers\"", "{\"q\": 1, \"layers\"", "name, version, source, layers"),
    .changed("an unknown loss", "cross-entropy", "hinge", "loss: one of half-squared-error"),
    .changed(
      "softmax in a hidden layer", "tanh", "softmax",
      "layers[0].activation: softmax is for the output layer only"),
    .changed(
      "binary cross-entropy without sigmoid", "cross-entropy", "binary-cross-entropy",
      "loss: binary-cross-entropy goes with sigmoid outputs, found softmax"),
    .changed("a label out of range", "\"label\": 1", "\"label\": 2", "examples[0].label: "),
    .changed("a label with a fraction", "\"label\": 1", "\"label\": 0.5", "examples[0].label: "),
    .changed("no target", ", \"label\": 1", "", "examples[0]: a target or a label expected"),
    .changed(
      "target and label", "\"label\": 1", "\"label\": 1, \"target\": [0, 1]", "found both"),
    .changed(
      "no distribution", "\"label\": 1", "\"target\": [0.5, 0.6]",
      "examples[0].target: a distribution expected"),
    .changed(
      "a negative probability", "\"label\": 1", "\"target\": [-0.5, 1.5]",
      "examples[0].target: numbers from 0 to 1 expected"),
    .changed(
      "a short input", "[1, 2], \"label\"", "[1], \"label\"",
      "examples[0].input: 2 numbers expected, 1 found"),
    .changed(
      "another version", "{\"layers\"", "{\"version\": 3, \"layers\"", "version: 1 or 2 expected"),
    .changed(
      "an absent weight that is not 0", "\"bias\": [0, 0], ",
      "\"bias\": [0, 0], \"absent\": [[0, 1]], ",
      "layers[1].absent: weight [0, 1] is absent but not 0"),
    .changed(
      "an absent weight that does not exist", "\"bias\": [0, 0], ",
      "\"bias\": [0, 0], \"absent\": [[-1, 9]], ", "layers[1].absent: no weight [-1, 9]"),
    .init(
      name: "no layers",
      json: #"{"layers": [], "loss": "squared-error", "examples": []}"#,
      error: "layers: at least one layer expected"),
    .init(
      name: "no weights",
      json: """
        {"layers": [{"weights": [], "bias": [], "activation": "identity"}],
         "loss": "squared-error", "examples": []}
        """, error: "layers[0].weights: at least one row"),
    .init(
      name: "no examples",
      json: """
        {"layers": [{"weights": [[1]], "bias": [0], "activation": "identity"}],
         "loss": "squared-error", "examples": []}
        """, error: "examples: at least one expected"),
    .changed(
      "a name twice", "\"loss\":", "\"loss\": \"squared-error\", \"loss\":",
      "\"loss\" stands here twice"),
    .changed("a trailing comma", "[0, 0, 0]", "[0, 0, 0,]", "a value expected"),
    .changed("a bare minus", "[0, 0, 0]", "[0, -, 0]", "a number expected"),
    .init(name: "a string without an end", json: "{\"la", error: "a string without an end"),
    .init(name: "half a surrogate", json: #"{"\ud800": 1}"#, error: "surrogate"),
    .init(name: "deep nesting", json: String(repeating: "[", count: 100_000), error: "JSON: "),
  ]
}

@Suite("Network files")
struct NetworkFileTests {
  @Test("a good file is read, a label as its one-hot target")
  func good() throws {
    let file = try NetworkFile(json: Data(BadFile.good.utf8), name: "good")
    #expect(file.name == "good")
    #expect(file.network.widths == [2, 3, 2])
    #expect(file.network.parameterCount == 17)
    #expect(file.network.parameters.count == 17)
    #expect(file.network.layers[0].weights[2, 1] == 6)
    #expect(file.examples == [Example(input: [1, 2], target: [0, 1])])
  }

  @Test("losses are brought together, and parameters decay, as a file says")
  func objective() throws {
    let start = #"{"version": 2, "reduction": {"outputs": "mean", "examples": "sum"}, "#
    let text = start + #""weightDecay": 0.25, "biasDecay": 2, "# + BadFile.good.dropFirst()
    let objective = try NetworkFile(json: Data(text.utf8)).network.objective
    #expect(objective.outputs == .mean && objective.examples == .sum)
    #expect(objective.weightDecay == 0.25 && objective.biasDecay == 2)
    let usual = try NetworkFile(json: Data(BadFile.good.utf8)).network.objective
    #expect(usual == Objective(.crossEntropy))
    #expect(usual.outputs == .sum && usual.examples == .mean && !usual.hasDecay)
  }

  @Test("a leaky ReLU has the slope that a file gives, or 0.01")
  func slope() throws {
    for (text, slope) in [(#""leaky-relu""#, 0.01), (#""leaky-relu", "slope": 0.3"#, 0.3)] {
      let json = BadFile.good.replacing(#""tanh""#, with: text)
      let network = try NetworkFile(json: Data(json.utf8)).network
      #expect(network.layers[0].activation == .leakyReLU(slope: slope))
    }
  }

  @Test("a bad file gets an error that names its field", arguments: BadFile.all)
  func bad(file: BadFile) {
    let error = #expect(throws: InvalidNetwork.self) {
      try NetworkFile(json: Data(file.json.utf8))
    }
    #expect(error?.description.contains(file.error) == true, "\(error?.description ?? "no error")")
  }

  @Test("bytes that are no text", arguments: [0, 1, 255] as [UInt8])
  func binary(byte: UInt8) {
    #expect(throws: InvalidNetwork.self) { try NetworkFile(json: Data(repeating: byte, count: 99)) }
  }

  @Test("a file that is not there, and a directory")
  func paths() {
    #expect(throws: InvalidFile("nowhere.json", "no such file")) {
      try NetworkFile(path: "nowhere.json")
    }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: InvalidFile.self) { try NetworkFile(path: folder) }
  }
}
