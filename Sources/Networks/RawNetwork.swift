import Foundation
import Numbers

/// The fixture format field by field, before it is checked.
struct RawNetwork: Decodable {
  struct Layer: Decodable {
    var weights: [[Double]]
    var bias: [Double]
    var activation: String
    var absent: [[Int]]?
  }

  struct Example: Decodable {
    var input: [Double]
    var target: [Double]?
    var label: Int?
  }

  struct Descent: Decodable {
    var rates: [Double]
    var steps: Int
  }

  struct Expected: Decodable {
    var loss: Double
    var gradients: [LayerGradient]
    var descentLosses: [Double]?
  }

  struct LayerGradient: Decodable {
    var weights: [[Double]]
    var bias: [Double]
  }

  var name: String?
  var source: String?
  var version: Int?
  var layers: [Layer]
  var loss: String
  var examples: [Example]
  var descent: Descent?
  var expected: Expected?

  /// The version of the format that this code reads.
  static let formatVersion = 1

  static func decode(_ json: Data) throws(InvalidNetwork) -> RawNetwork {
    let raw = try JSONField.decode(RawNetwork.self, from: json)
    if let version = raw.version, version != formatVersion {
      throw InvalidNetwork("version", "\(formatVersion) expected, found \(version)")
    }
    return raw
  }
}

// From the fields to a network and its examples.
extension RawNetwork {
  func network() throws(InvalidNetwork) -> Network<Double> {
    var result: [Networks.Layer<Double>] = []
    for (index, layer) in layers.enumerated() {
      let path = "layers[\(index)]"
      let matrix = try JSONField.matrix(
        layer.weights, at: "\(path).weights", columns: result.last?.width)
      try JSONField.checkFinite(layer.bias, at: "\(path).bias")
      result.append(
        Networks.Layer(
          weights: matrix, bias: Vector(layer.bias),
          activation: try JSONField.name(layer.activation, at: "\(path).activation"),
          absent: try connections(layer.absent ?? [], at: "\(path).absent")))
    }
    return try Network(layers: result, loss: JSONField.name(loss, at: "loss"))
  }

  private func connections(
    _ pairs: [[Int]], at path: String
  ) throws(InvalidNetwork) -> Set<Connection> {
    var result: Set<Connection> = []
    for (index, pair) in pairs.enumerated() {
      guard pair.count == 2 else {
        throw InvalidNetwork("\(path)[\(index)]", "[to, from] expected, found \(pair)")
      }
      result.insert(Connection(to: pair[0], from: pair[1]))
    }
    return result
  }

  func examples(for network: Network<Double>) throws(InvalidNetwork) -> [Networks.Example<Double>] {
    var result: [Networks.Example<Double>] = []
    for (index, example) in examples.enumerated() {
      let path = "examples[\(index)]"
      try JSONField.checkFinite(example.input, at: "\(path).input")
      let target = try target(of: example, at: path, for: network)
      result.append(Networks.Example(input: Vector(example.input), target: Vector(target)))
    }
    try network.check(result)
    return result
  }

  private func target(
    of example: Example, at path: String, for network: Network<Double>
  ) throws(InvalidNetwork) -> [Double] {
    switch (example.target, example.label) {
    case (let target?, nil):
      try JSONField.checkFinite(target, at: "\(path).target")
      return target
    case (nil, let label?):
      return try network.target(label: label, at: "\(path).label")
    case (nil, nil):
      throw InvalidNetwork("\(path)", "a target or a label expected, none found")
    case (_?, _?):
      throw InvalidNetwork("\(path)", "a target or a label expected, found both")
    }
  }

  func expected(for network: Network<Double>) throws(InvalidNetwork) -> NetworkFile.Expected? {
    guard let expected else { return nil }
    try JSONField.checkFinite([expected.loss], at: "expected.loss")
    let path = "expected.gradients"
    guard expected.gradients.count == network.layers.count else {
      throw InvalidNetwork(
        path, "\(network.layers.count) layers expected, \(expected.gradients.count) found")
    }
    var gradient = Gradient<Double>(layers: [])
    for (index, (found, layer)) in zip(expected.gradients, network.layers).enumerated() {
      let path = "\(path)[\(index)]"
      let weights = try JSONField.matrix(
        found.weights, at: "\(path).weights", rows: layer.width, columns: layer.weights.columns)
      let bias = try JSONField.vector(found.bias, at: "\(path).bias", count: layer.width)
      gradient.layers.append(.init(weights: weights, bias: bias))
    }
    return NetworkFile.Expected(
      loss: expected.loss, gradient: gradient, descentLosses: try descentLosses(expected))
  }

  func descent(for network: Network<Double>) throws(InvalidNetwork) -> NetworkFile.Descent? {
    guard let descent else { return nil }
    _ = try JSONField.vector(descent.rates, at: "descent.rates", count: network.layers.count)
    guard descent.steps >= 0 else {
      throw InvalidNetwork("descent.steps", "0 or more expected, found \(descent.steps)")
    }
    return NetworkFile.Descent(rates: descent.rates, steps: descent.steps)
  }

  /// One loss before the first step and one after each.
  private func descentLosses(_ expected: Expected) throws(InvalidNetwork) -> [Double] {
    guard let losses = expected.descentLosses else { return [] }
    let path = "expected.descentLosses"
    guard let descent else { throw InvalidNetwork(path, "losses of a descent, but no descent") }
    let (count, overflow) = descent.steps.addingReportingOverflow(1)
    guard !overflow, losses.count == count else {
      throw InvalidNetwork(
        path, "\(descent.steps) steps and 1 more expected, \(losses.count) found")
    }
    try JSONField.checkFinite(losses, at: path)
    return losses
  }
}

extension Network where Scalar == Double {
  /// The target that a class label, counted from 0, stands for.
  func target(label: Int, at path: String) throws(InvalidNetwork) -> [Double] {
    let width = layers[layers.count - 1].width
    // One sigmoid unit tells two classes apart; a softmax unit stands for each class.
    let classes = output == .sigmoid && width == 1 ? 2 : width
    guard output == .softmax || classes == 2 && loss == .binaryCrossEntropy && width == 1 else {
      throw InvalidNetwork(
        path,
        "a label goes with softmax outputs, or with one sigmoid output and "
          + "binary-cross-entropy; give a target")
    }
    guard (0..<classes).contains(label) else {
      throw InvalidNetwork(path, "a label from 0 to \(classes - 1) expected, found \(label)")
    }
    return width == 1 && output == .sigmoid
      ? [Double(label)] : (0..<width).map { $0 == label ? 1 : 0 }
  }
}
