import Networks
import Numbers

/// Reads the parts of a claimed gradient against the shapes of a network.
struct ClaimReader {
  /// What may stand beside a gradient, and is not judged; `deltacheck gradient` prints some of it.
  private static let unjudged = ["notation", "trace", "results", "name", "source"]

  /// Names that are at home in the layers, one by one.
  private static let elsewhere = [
    "weights": "weights, in each of the gradients", "bias": "bias, in each of the gradients",
    "biases": "bias, in each of the gradients", "gradient": "gradients",
  ]

  let network: Network<Double>
  let examples: Int

  func layers(_ document: JSONField) throws(InvalidNetwork) -> [ClaimedGradient.Layer] {
    if case .array = document.value { return try gradients(document) }
    try document.checkNames(
      ["gradients", "deltas", "outputDeltas", "preActivations", "activations", "loss"]
        + Self.unjudged, elsewhere: Self.elsewhere)
    let gradients = try document.optional("gradients")
    let deltas = try document.optional("deltas")
    var layers = network.layers.map { _ in ClaimedGradient.Layer() }
    let outputDeltas = try document.optional("outputDeltas")
    let forward = [
      ("preActivations", \ClaimedGradient.Layer.preActivations),
      ("activations", \ClaimedGradient.Layer.activations),
    ]
    var isEmpty = true
    for (name, _) in forward where try document.optional(name) != nil { isEmpty = false }
    guard gradients != nil || deltas != nil || outputDeltas != nil || !isEmpty else {
      throw document.error("an array of layers, or an object with gradients, expected")
    }
    if let gradients { layers = try self.gradients(gradients) }
    if let deltas {
      for (l, field) in try perLayer(deltas).enumerated() where field.value != .null {
        layers[l].deltas = try self.deltas(field, of: l)
      }
    }
    if let outputDeltas {
      let last = layers.count - 1
      layers[last].deltas = try self.deltas(outputDeltas, of: last)
    }
    for (name, path) in forward {
      guard let field = try document.optional(name) else { continue }
      for (l, rows) in try perLayer(field, orWithInput: true).enumerated()
      where rows.value != .null {
        layers[l][keyPath: path] = try self.deltas(rows, of: l)
      }
    }
    return layers
  }

  /// The first of the results that `deltacheck gradient --format json` prints, if that is what
  /// this is.
  func firstResult(
    _ document: JSONField
  ) throws(InvalidNetwork) -> (JSONField, remark: String?)? {
    guard case .object(let members) = document.value, members["gradients"] == nil,
      let results = try document.optional("results")?.elements(), let first = results.first
    else { return nil }
    guard results.count > 1 else { return (first, nil) }
    let name = try first.optional("notation")?.string() ?? "without a name"
    return (first, "of \(results.count) results the first is judged, \(name)")
  }

  private func gradients(_ field: JSONField) throws(InvalidNetwork) -> [ClaimedGradient.Layer] {
    var layers: [ClaimedGradient.Layer] = []
    for (l, field) in try perLayer(field).enumerated() {
      var layer = ClaimedGradient.Layer()
      if field.value != .null {
        if let part = try field.optional("weights") { layer.weights = try weights(part, of: l) }
        if let part = try field.optional("bias") { layer.bias = try bias(part, of: l) }
        if let part = try field.optional("deltas") { layer.deltas = try deltas(part, of: l) }
        // A part that is absent was not computed; one whose name is misspelt is an error.
        if layer.weights == nil || layer.bias == nil {
          try field.checkNames(["weights", "bias", "deltas"])
        }
      }
      layers.append(layer)
    }
    return layers
  }

  /// One field for each layer; of activations the input may be given first.
  private func perLayer(
    _ field: JSONField, orWithInput: Bool = false
  ) throws(InvalidNetwork) -> [JSONField] {
    let fields = try field.elements()
    if orWithInput && fields.count == network.layers.count + 1 { return Array(fields.dropFirst()) }
    guard fields.count == network.layers.count else {
      throw field.error("\(network.layers.count) layers expected, \(fields.count) found")
    }
    return fields
  }

  /// A matrix of this layer's shape, or of the transpose's or another layer's, which are mistakes
  /// to be named.
  private func weights(_ field: JSONField, of l: Int) throws(InvalidNetwork) -> Matrix<Double> {
    let own = (rows: network.layers[l].width, columns: network.layers[l].weights.columns)
    let others = network.layers.map { (rows: $0.width, columns: $0.weights.columns) }
    let rows = try field.elements()
    var shape = own
    for candidate in [(rows: own.columns, columns: own.rows)] + others
    where rows.count == candidate.rows && rows.first?.count == candidate.columns {
      if rows.count != own.rows || rows.first?.count != own.columns { shape = candidate }
    }
    if let columns = rows.first?.count, rows.allSatisfy({ $0.count == columns }),
      rows.count != shape.rows || columns != shape.columns
    {
      throw field.error(
        "\(shape.rows) × \(shape.columns) numbers expected, \(rows.count) × \(columns) found")
    }
    return try field.matrix(rows: shape.rows, columns: shape.columns, orNotFinite: true)
  }

  /// As many numbers as the layer has units; or as another layer has, as there are examples, or
  /// one, which are mistakes to be named.
  private func bias(_ field: JSONField, of l: Int) throws(InvalidNetwork) -> Vector<Double> {
    let count = try field.elements().count
    let mistaken = network.layers.map(\.width) + [examples, 1]
    return try field.vector(
      count: mistaken.contains(count) ? count : network.layers[l].width, orNotFinite: true)
  }

  /// A row for each example; with a single example its δ may stand alone.
  private func deltas(_ field: JSONField, of l: Int) throws(InvalidNetwork) -> Matrix<Double> {
    let width = network.layers[l].width
    if examples == 1, let first = try field.elements().first, case .number = first.value {
      return Matrix(
        rows: 1, columns: width, elements: try field.numbers(count: width, orNotFinite: true))
    }
    return try field.matrix(rows: examples, columns: width, orNotFinite: true)
  }
}

extension JSONField {
  /// How many elements this is, if it is an array.
  fileprivate var count: Int? {
    if case .array(let elements) = value { elements.count } else { nil }
  }
}
