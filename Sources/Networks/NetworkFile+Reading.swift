import Numbers

// The fixture format, field by field.
extension NetworkFile {
  /// The versions of the format that this code reads. In version 2 the losses may be brought
  /// together in other ways, and there may be decay.
  public static let formatVersions = 1...2

  /// The fields that version 1 does not have: they change what the loss is.
  private static let newFields = ["reduction", "weightDecay", "biasDecay"]

  /// Names that are at home in the examples and layers, one by one.
  private static let elsewhere = [
    "labels": "label, in each of the examples", "targets": "target, in each of the examples",
    "inputs": "input, in each of the examples", "weights": "weights, in each of the layers",
    "biases": "bias, in each of the layers", "activations": "activation, in each of the layers",
  ]

  /// Reads a document, or a part of one; `name` is used where it gives none.
  ///
  /// - Parameters:
  ///   - document: The JSON of the document, or of the part.
  ///   - name: Its name, where it gives none.
  ///   - needsExamples: Whether it is an error that there are none.
  /// - Throws: ``InvalidNetwork`` naming the field that is to blame.
  public init(
    document: JSONField, name: String, needsExamples: Bool = true
  ) throws(InvalidNetwork) {
    try document.checkNames(
      ["name", "version", "source", "layers", "loss"] + Self.newFields
        + ["examples", "descent", "expected", "published"],
      elsewhere: Self.elsewhere)
    try Self.checkVersion(document)
    let network = try Self.network(document)
    let examples =
      needsExamples ? try document.field("examples") : try document.optional("examples")
    self.init(
      name: try document.optional("name")?.string() ?? name,
      source: try document.optional("source")?.string() ?? "",
      network: network,
      examples: try examples.map { field throws(InvalidNetwork) in
        try Self.examples(field, for: network)
      } ?? [],
      descent: try Self.descent(document, for: network),
      expected: try Self.expected(document, for: network))
  }

  private static func checkVersion(_ document: JSONField) throws(InvalidNetwork) {
    guard let field = try document.optional("version") else { return }
    let version = try field.integer()
    guard formatVersions.contains(version) else {
      throw field.error(
        "\(formatVersions.lowerBound) or \(formatVersions.upperBound) expected, found \(version)")
    }
    for name in newFields where version == 1 {
      if let field = try document.optional(name) {
        throw field.error("not in version 1 of the format; say \"version\": 2")
      }
    }
  }

  private static func network(_ document: JSONField) throws(InvalidNetwork) -> Network<Double> {
    var layers: [Layer<Double>] = []
    for field in try document.field("layers").elements() {
      try field.checkNames(["weights", "bias", "activation", "slope", "absent"])
      layers.append(
        Layer(
          weights: try field.field("weights").matrix(columns: layers.last?.width),
          bias: try field.field("bias").vector(),
          activation: try activation(field),
          absent: try absent(field)))
    }
    return try Network(layers: layers, objective: objective(document))
  }

  /// What other programs call the activations that have another name here.
  private static let otherNames = [
    "linear": "identity", "none": "identity", "logistic": "sigmoid", "swish": "silu",
    "prelu": "leaky-relu", "gelu_new": "gelu-tanh", "gelu_pytorch_tanh": "gelu-tanh",
  ]

  /// What other programs call the losses, in lower case.
  private static let otherLosses = [
    "mse": meanSquared, "mseloss": meanSquared, "mean_squared_error": meanSquared,
    "bce": "binary-cross-entropy", "bceloss": binaryMean, "bcewithlogitsloss": binaryMean,
    "binary_crossentropy": binaryMean, "crossentropyloss": "cross-entropy",
    "nllloss": "cross-entropy", "categorical_crossentropy": "cross-entropy",
    "sparse_categorical_crossentropy": "cross-entropy", "l2": "squared-error",
  ]

  private static let meanSquared = #"squared-error, with "reduction": {"outputs": "mean"}"#
  private static let binaryMean = #"binary-cross-entropy, with "reduction": {"outputs": "mean"}"#

  private static func activation(_ layer: JSONField) throws(InvalidNetwork) -> Activation {
    let names = Activation.allCases.map(\.name)
    let activation = try layer.field("activation").named(names, others: otherNames) {
      Activation(named: $0)
    }
    guard let slope = try layer.optional("slope") else { return activation }
    guard case .leakyReLU = activation else {
      throw slope.error("only leaky-relu has a slope, found \(activation.name)")
    }
    return .leakyReLU(slope: try slope.number())
  }

  private static func objective(_ document: JSONField) throws(InvalidNetwork) -> Objective {
    let losses = Loss.allCases.map(\.rawValue)
    var objective = Objective(
      try document.field("loss").named(losses, others: otherLosses) { Loss(rawValue: $0) })
    if let reduction = try document.optional("reduction") {
      guard case .object = reduction.value else {
        throw reduction.error("an object with outputs and examples, each sum or mean, expected")
      }
      try reduction.checkNames(["outputs", "examples"])
      objective.outputs = try reduction.optional("outputs")?.name() ?? objective.outputs
      objective.examples = try reduction.optional("examples")?.name() ?? objective.examples
    }
    objective.weightDecay = try document.optional("weightDecay")?.number() ?? 0
    objective.biasDecay = try document.optional("biasDecay")?.number() ?? 0
    return objective
  }

  private static func absent(_ layer: JSONField) throws(InvalidNetwork) -> Set<Connection> {
    guard let field = try layer.optional("absent") else { return [] }
    var result: Set<Connection> = []
    for pair in try field.elements() {
      let ends = try pair.elements()
      guard ends.count == 2 else { throw pair.error("[to, from] expected") }
      result.insert(Connection(to: try ends[0].integer(), from: try ends[1].integer()))
    }
    return result
  }

  private static func examples(
    _ field: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> [Example<Double>] {
    var examples: [Example<Double>] = []
    for field in try field.elements() { examples.append(try example(field, for: network)) }
    if examples.isEmpty { throw field.error("at least one expected, none found") }
    return examples
  }

  /// One example, which fits the network.
  static func example(
    _ field: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> Example<Double> {
    try field.checkNames(["input", "target", "label"])
    let example = Example(
      input: try field.field("input").vector(), target: try target(of: field, for: network))
    try network.check(example, at: field.path)
    return example
  }

  private static func target(
    of example: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> Vector<Double> {
    switch (try example.optional("target"), try example.optional("label")) {
    case (let target?, nil): return try target.vector()
    case (nil, let label?): return try self.target(label: label, for: network)
    case (nil, nil): throw example.error("a target or a label expected, none found")
    case (_?, _?): throw example.error("a target or a label expected, found both")
    }
  }

  /// The target that a class label, counted from 0, stands for: one of two classes with a single
  /// sigmoid output, one class for each softmax output.
  private static func target(
    label: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> Vector<Double> {
    let width = network.layers[network.layers.count - 1].width
    let isBinary = network.loss == .binaryCrossEntropy && width == 1
    guard isBinary || network.output == .softmax else {
      throw label.error(
        "a label goes with softmax outputs, or with one sigmoid output and binary-cross-entropy; "
          + "give a target")
    }
    let (number, classes) = (try label.integer(), isBinary ? 2 : width)
    guard (0..<classes).contains(number) else {
      throw label.error("a label from 0 to \(classes - 1) expected, found \(number)")
    }
    return isBinary ? [Double(number)] : Vector((0..<width).map { $0 == number ? 1 : 0 })
  }

  private static func gradient(
    _ field: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> Gradient<Double> {
    let fields = try field.elements()
    guard fields.count == network.layers.count else {
      throw field.error("\(network.layers.count) layers expected, \(fields.count) found")
    }
    var gradient = Gradient<Double>(layers: [])
    for (field, layer) in zip(fields, network.layers) {
      try field.checkNames(["weights", "bias"])
      gradient.layers.append(
        .init(
          weights: try field.field("weights").matrix(
            rows: layer.width, columns: layer.weights.columns),
          bias: try field.field("bias").vector(count: layer.width)))
    }
    return gradient
  }

  private static func descent(
    _ document: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> Descent? {
    guard let field = try document.optional("descent") else { return nil }
    try field.checkNames(["rates", "steps"])
    let steps = try field.field("steps")
    guard try steps.integer() >= 0 else {
      throw steps.error("0 or more expected, found \(try steps.integer())")
    }
    return Descent(
      rates: try field.field("rates").numbers(count: network.layers.count),
      steps: try steps.integer())
  }

  private static func expected(
    _ document: JSONField, for network: Network<Double>
  ) throws(InvalidNetwork) -> Expected? {
    guard let field = try document.optional("expected") else { return nil }
    try field.checkNames(["loss", "gradients", "descentLosses"])
    return Expected(
      loss: try field.field("loss").number(),
      gradient: try gradient(field.field("gradients"), for: network),
      descentLosses: try descentLosses(field, descent(document, for: network)))
  }

  /// One loss before the first step and one after each.
  private static func descentLosses(
    _ expected: JSONField, _ descent: Descent?
  ) throws(InvalidNetwork) -> [Double] {
    guard let field = try expected.optional("descentLosses") else { return [] }
    guard let descent else { throw field.error("losses of a descent, but no descent") }
    let losses = try field.numbers()
    guard losses.count - 1 == descent.steps else {
      throw field.error("\(descent.steps) steps and 1 more expected, \(losses.count) found")
    }
    return losses
  }
}
