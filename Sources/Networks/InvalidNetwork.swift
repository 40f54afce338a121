import Numbers

/// What is wrong with a network or its examples, and in which field.
public struct InvalidNetwork: Error, Equatable, CustomStringConvertible {
  /// The field, as in `layers[1].weights[2]`.
  public let field: String

  /// What was expected there, and what was found.
  public let problem: String

  /// An error that names its field and what is wrong there.
  public init(_ field: String, _ problem: String) {
    self.field = field
    self.problem = problem
  }

  public var description: String { "\(field): \(problem)" }
}

extension Network {
  static func check(_ layers: [Layer<Scalar>], _ objective: Objective) throws(InvalidNetwork) {
    guard let output = layers.last?.activation else {
      throw InvalidNetwork("layers", "at least one layer expected, none found")
    }
    var below: Int? = nil
    for (index, layer) in layers.enumerated() {
      try check(layer, at: "layers[\(index)]", below: below)
      below = layer.width
      if layer.activation == .softmax && index + 1 < layers.count {
        throw InvalidNetwork(
          "layers[\(index)].activation", "softmax is for the output layer only")
      }
    }
    let loss = objective.loss
    guard loss.accepts(output) else {
      let wanted: Activation = loss == .crossEntropy ? .softmax : .sigmoid
      throw InvalidNetwork(
        "loss", "\(loss.rawValue) goes with \(wanted.name) outputs, found \(output.name)")
    }
    for (name, decay) in [
      ("weightDecay", objective.weightDecay), ("biasDecay", objective.biasDecay),
    ] where !decay.isFinite {
      throw InvalidNetwork(name, "a finite number expected, found \(decay)")
    }
  }

  private static func check(
    _ layer: Layer<Scalar>, at path: String, below: Int?
  ) throws(InvalidNetwork) {
    let (weights, bias) = (layer.weights, layer.bias)
    guard weights.rows > 0 && weights.columns > 0 else {
      throw InvalidNetwork("\(path).weights", "at least one row and one column expected")
    }
    if let below, below != weights.columns {
      throw InvalidNetwork(
        "\(path).weights",
        "\(below) columns expected, the width of the layer below; \(weights.columns) found")
    }
    guard bias.count == weights.rows else {
      throw InvalidNetwork(
        "\(path).bias", "\(weights.rows) numbers expected, \(bias.count) found")
    }
    if case .leakyReLU(let slope) = layer.activation, !slope.isFinite {
      throw InvalidNetwork("\(path).slope", "a finite number expected, found \(slope)")
    }
    for place in layer.absent {
      guard (0..<weights.rows).contains(place.to), (0..<weights.columns).contains(place.from)
      else {
        throw InvalidNetwork("\(path).absent", "no weight [\(place.to), \(place.from)]")
      }
      guard weights[place.to, place.from] == .zero else {
        throw InvalidNetwork(
          "\(path).absent", "weight [\(place.to), \(place.from)] is absent but not 0")
      }
    }
  }
}

extension Network where Scalar: BinaryFloatingPoint {
  /// Checks that the examples fit the network: widths, and targets that the loss is defined for.
  ///
  /// - Throws: ``InvalidNetwork`` naming the field, as in `examples[3].target`.
  public func check(_ examples: [Example<Scalar>]) throws(InvalidNetwork) {
    if examples.isEmpty { throw InvalidNetwork("examples", "at least one expected, none found") }
    for (index, example) in examples.enumerated() {
      try check(example, at: "examples[\(index)]")
    }
  }

  /// Checks that an example fits the network; an empty path is that of a document of its own.
  func check(_ example: Example<Scalar>, at path: String) throws(InvalidNetwork) {
    let place = path.isEmpty ? "" : path + "."
    try check(example.input, at: place + "input", width: layers[0].weights.columns)
    try check(example.target, at: place + "target", width: layers[layers.count - 1].width)
    try check(target: example.target, at: place + "target")
  }

  private func check(
    _ vector: Vector<Scalar>, at path: String, width: Int
  ) throws(InvalidNetwork) {
    guard vector.count == width else {
      throw InvalidNetwork(path, "\(width) numbers expected, \(vector.count) found")
    }
  }

  private func check(target y: Vector<Scalar>, at path: String) throws(InvalidNetwork) {
    guard !loss.isSquaredError else { return }
    guard y.elements.allSatisfy({ (0...1).contains($0) }) else {
      throw InvalidNetwork(path, "numbers from 0 to 1 expected, found \(y.elements)")
    }
    // A distribution written in decimals sums to 1 only to rounding.
    let sum = y.sum()
    guard loss != .crossEntropy || abs(sum - 1) <= Scalar(y.count) * Scalar.ulpOfOne else {
      throw InvalidNetwork(path, "a distribution expected, which sums to 1; the sum is \(sum)")
    }
  }
}
