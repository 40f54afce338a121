import Numbers

// The fixture format, field by field.
extension NetworkFile {
  /// The version of the format that this code reads.
  public static let formatVersion = 1

  /// Reads a document, or a part of one; `name` is used where it gives none.
  ///
  /// - Throws: ``InvalidNetwork`` naming the field that is to blame.
  public init(document: JSONField, name: String) throws(InvalidNetwork) {
    if let version = try document.optional("version") {
      guard try version.integer() == Self.formatVersion else {
        throw version.error("\(Self.formatVersion) expected, found \(try version.integer())")
      }
    }
    let network = try Self.network(document)
    self.init(
      name: try document.optional("name")?.string() ?? name,
      source: try document.optional("source")?.string() ?? "",
      network: network,
      examples: try Self.examples(document.field("examples"), for: network),
      descent: try Self.descent(document, for: network),
      expected: try Self.expected(document, for: network))
  }

  private static func network(_ document: JSONField) throws(InvalidNetwork) -> Network<Double> {
    var layers: [Layer<Double>] = []
    for field in try document.field("layers").elements() {
      layers.append(
        Layer(
          weights: try field.field("weights").matrix(columns: layers.last?.width),
          bias: try field.field("bias").vector(),
          activation: try field.field("activation").name(),
          absent: try absent(field)))
    }
    return try Network(layers: layers, loss: document.field("loss").name())
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
    for example in try field.elements() {
      examples.append(
        Example(
          input: try example.field("input").vector(),
          target: try target(of: example, for: network)))
    }
    try network.check(examples)
    return examples
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
