//===----------------------------------------------------------------------===//
// One unit there and back, in sentences: what a derivation begins with.
//===----------------------------------------------------------------------===//

import Derivations
import Networks
import Verifier

/// The passes of an example through one hidden unit, in words, with the numbers that the notation's own
/// code computes.
struct FirstNumbers {
  private let words: Words
  private let network: Network<Double>
  private let example: Example<Double>
  /// Whether the text's squared error lacks the ½.
  private let isTwice: Bool
  private let forward: [WorkedStep]
  private let backward: [WorkedStep]
  /// The derivative by the first weight of the hidden unit.
  private let derivative: WorkedStep.Value

  /// What a text calls what it has.
  private struct Words {
    /// Of what enters a unit; nil where the text has a letter alone.
    var sum: String?
    var loss = "loss"
    /// Whether it has no letter for the derivatives.
    var lacksDelta = false

    static let own: [String: Words] = [
      "layerwise-delta": Words(sum: "weighted sum", loss: "cost"),
      "sample-columns": Words(loss: "error", lacksDelta: true),
    ]
  }

  /// - Throws: `Generator.Failure` for a network that has not one hidden layer, or no squared error
  init(_ notation: any WorkedNotation.Type, _ network: Network<Double>, _ example: Example<Double>)
    throws
  {
    guard network.layers.count == 2, network.loss.isSquaredError, network.output.isElementwise
    else {
      throw Generator.Failure("a network with one hidden layer and a squared error expected")
    }
    words = Words.own[notation.name] ?? Words(sum: "pre-activation")
    (self.network, self.example) = (network, example)
    isTwice = notation.convention(for: .halfSquaredError).factor == 0.5
    let steps = notation.worked(network, on: [example])
    forward = steps.filter { $0.part == .forward }
    backward = steps.filter { $0.part == .backward }
    let values = steps.last { $0.part == .gradient }?.values ?? []
    guard forward.count == 5, backward.count == 2, let delta = backward[1].values.first,
      let first = values.first(where: { $0.working?.value == delta.value * example.input[0] })
    else { throw Generator.Failure("\(notation.name) is not worked step by step") }
    derivative = first
  }

  /// The lines of Markdown.
  var lines: [String] { paragraphs.flatMap { $0 + [""] }.dropLast() }

  private var paragraphs: [[String]] {
    let (first, last) = (network.layers[0], network.layers[1])
    let (z, a, delta) = (forward[1].values[0], forward[2].values[0], backward[0].values[0])
    let (other, below) = (backward[0].values[1], backward[1].values[0])
    let sum = words.sum.map { $0 + " " } ?? ""
    let ours = words.lacksDelta ? " (the letter is ours)" : ""
    return [
      [
        "Before the letters, one example by hand: \(size), \(functions);",
        "all numbers are in the [exercises](Exercises.md). The first hidden unit takes the inputs",
        "\(list(example.input.elements)) through the weights \(list(row(first.weights, 0))), with a "
          + "bias of \(number(first.bias[0])). Its \(sum)$\(z.name)$ is",
      ],
      display(z),
      ["and its activation $\(a.name)$, the \(first.activation.name) of that,"],
      display(a),
      [
        "The first output comes out as \(number(forward[4].values[0].value)), where "
          + "\(number(example.target[0])) was wanted. The derivative of the",
        "\(words.loss) by what enters it, $\(delta.name)$\(ours), is",
        "\(error):",
      ],
      display(delta),
      [
        "The second output's is $\(Arithmetic.latex(other.value))$. Both come back through the "
          + "weights \(list(column(last.weights, 0)))",
        "by which the hidden unit sent its activation, so that $\(below.name)$ is",
      ],
      display(below),
      [
        "where the last two factors are its slope. The weight \(number(first.weights[0, 0])) was "
          + "multiplied by the input \(number(example.input[0])),",
        "and so is the derivative: $\(derivative.name)$ is",
      ],
      display(derivative),
      ["All the rest is the same for every unit, every layer and every weight at once."],
    ]
  }

  // MARK: Words

  private var size: String {
    let widths = network.widths
    let hidden = "\(count(widths[1])) hidden \(widths[1] == 1 ? "unit" : "units")"
    return "\(count(widths[0])) inputs, \(hidden), \(count(widths[2])) outputs"
  }

  private var functions: String {
    let (hidden, output) = (network.layers[0].activation, network.output)
    if hidden == output { return "all \(hidden.name)" }
    return "\(hidden.name) in the hidden layer and \(output.name) in the last"
  }

  /// What the delta of the output is.
  private var error: String {
    let error = isTwice ? "*twice* the error, as this \(words.loss) has no ½" : "the error"
    if network.output == .identity { return "\(error), as the slope of the identity is 1" }
    let slope = network.output == .sigmoid ? " $a (1 - a)$" : ""
    let link = "[the slope](LayerwiseDelta.md#the-slope-of-the-sigmoid)"
    return "\(error)\(isTwice ? "," : "") times \(link)\(slope) of the \(network.output.name)"
  }

  private func count(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six"]
    return words.indices.contains(number) ? words[number] : "\(number)"
  }

  private func list(_ numbers: [Double]) -> String {
    let words = numbers.map(number)
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A number within a sentence.
  private func number(_ value: Double) -> String { Arithmetic.plain(value) }

  private func row(_ matrix: Matrix<Double>, _ row: Int) -> [Double] {
    (0..<matrix.columns).map { matrix[row, $0] }
  }

  private func column(_ matrix: Matrix<Double>, _ column: Int) -> [Double] {
    (0..<matrix.rows).map { matrix[$0, column] }
  }

  private func display(_ value: WorkedStep.Value) -> [String] {
    let working = value.working?.latex ?? value.name
    return ["```math", "\(working) = \(Arithmetic.latex(value.value))", "```"]
  }
}
