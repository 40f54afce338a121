import Networks
import Numbers

/// A network's loss and gradient as some notations compute them, for people and for programs.
public struct GradientsByNotation: Sendable {
  let network: Network<Double>
  let exampleCount: Int
  let results: [(subject: Subject, run: Run<Double>)]

  /// The examples, where everything on the way is wanted.
  let examples: [Example<Double>]

  /// Whether z, a and δ of every layer and example are part of it.
  let hasTrace: Bool

  /// Computes them.
  ///
  /// - Parameters:
  ///   - file: The network with its examples.
  ///   - subjects: The notations to compute in.
  ///   - hasTrace: Whether z, a and δ of every layer and example are wanted.
  public init(_ file: NetworkFile, subjects: [Subject], trace hasTrace: Bool) {
    (network, exampleCount, self.hasTrace) = (file.network, file.examples.count, hasTrace)
    examples = file.examples
    results = subjects.map { ($0, $0.run(file.network, on: file.examples)) }
  }

  /// Takes what was computed from a stream of examples.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - count: How many examples there were.
  ///   - results: What some notations computed.
  public init(
    _ network: Network<Double>, examples count: Int,
    results: [(subject: Subject, run: Run<Double>)]
  ) {
    (self.network, exampleCount, self.results) = (network, count, results)
    (hasTrace, examples) = (false, [])
  }

  /// `{"results": [{"notation": …, "loss": …, "outputDeltas": …, "gradients": …}, …]}`.
  public var json: JSONText {
    .object([("results", .array(results.map { object($0.subject, $0.run) }))])
  }

  private func object(_ subject: Subject, _ run: Run<Double>) -> JSONText {
    var members: [(String, JSONText)] = [
      ("notation", .string(subject.name)), ("loss", .number(run.loss)),
      ("gradients", .gradient(run.gradient)),
    ]
    if !run.traces.isEmpty {
      let deltas = run.traces.map { $0.δ.last.map(JSONText.vector) ?? .null }
      members.insert(("outputDeltas", .array(deltas)), at: 2)
    }
    if hasTrace {
      members.append(("trace", .array(run.traces.map(example))))
      members.append(("steps", .array(steps(subject).map(\.json))))
    }
    return .object(members)
  }

  /// Every step in the notation's own letters.
  private func steps(_ subject: Subject) -> [WorkedStep] {
    subject.worked?.worked(network, on: examples) ?? []
  }

  private func example(_ trace: Run<Double>.Trace) -> JSONText {
    let layers = trace.z.indices.map { l in
      JSONText.object([
        ("z", .vector(trace.z[l])), ("a", .vector(trace.a[l])), ("delta", .vector(trace.δ[l])),
      ])
    }
    return .object([("loss", .number(trace.loss)), ("layers", .array(layers))])
  }
}

// For people.
extension GradientsByNotation {
  /// For each notation the loss and, layer by layer, the derivatives.
  public var text: String {
    let outputs = network.layers[network.layers.count - 1].width
    let departures = network.objective.departures(outputs: outputs, examples: exampleCount)
      .joined(separator: ", and ")
    return ([departures].filter { !$0.isEmpty } + results.map(text)).joined(separator: "\n\n")
  }

  private func text(_ subject: Subject, _ run: Run<Double>) -> String {
    let factor = subject.convention(network.loss)
    let note =
      factor.factor == 1
      ? "" : ", \(format(factor.factor)) times its own, as \(factor.reason)"
    let head = WorkedText.wrapped("\(subject.name): loss \(run.loss)\(note)", indentation: 0)
    let rows = gradient(run.gradient)
    guard hasTrace else { return (head + rows).joined(separator: "\n") }
    let steps = [""] + WorkedText(steps: steps(subject)).lines + [""]
    let narrow = rows.flatMap { row in
      WorkedText.wrapped(
        String(row.drop { $0 == " " }), indentation: row.prefix { $0 == " " }.count)
    }
    return (head + steps + narrow).joined(separator: "\n")
  }

  private func gradient(_ gradient: Gradient<Double>) -> [String] {
    gradient.layers.enumerated().flatMap { l, layer -> [String] in
      let weights = (0..<layer.weights.rows).map { "    " + row(layer.weights.row($0)) }
      let bias = ["  layers[\(l)].bias", "    " + row(layer.bias)]
      return ["  layers[\(l)].weights"] + weights + bias
    }
  }

  private func row(_ vector: Vector<Double>) -> String {
    vector.elements.map { "\($0)" }.joined(separator: "  ")
  }
}
