import Foundation
import Networks
import Numbers

/// Somebody's gradient, of which parts may be missing.
public struct ClaimedGradient: Equatable, Sendable {
  /// What was claimed of one layer.
  public struct Layer: Equatable, Sendable {
    /// One row for each receiving unit; `nil` if it was not computed. A matrix of the transposed
    /// shape, or of another layer's, is a mistake to be named, and no error.
    public var weights: Matrix<Double>?

    /// One number for each receiving unit; `nil` if it was not computed.
    public var bias: Vector<Double>?

    /// ∂(loss of one example)/∂z, a row for each example; `nil` if they were not given.
    public var deltas: Matrix<Double>?

    /// z and a of the forward pass, a row for each example; `nil` if they were not given.
    public var preActivations: Matrix<Double>?

    /// a of the forward pass, a row for each example; `nil` if it was not given.
    public var activations: Matrix<Double>?

    /// A claim of these parts; what is left out was not computed.
    public init(
      weights: Matrix<Double>? = nil, bias: Vector<Double>? = nil, deltas: Matrix<Double>? = nil,
      preActivations: Matrix<Double>? = nil, activations: Matrix<Double>? = nil
    ) {
      (self.weights, self.bias, self.deltas) = (weights, bias, deltas)
      (self.preActivations, self.activations) = (preActivations, activations)
    }
  }

  /// From the first layer of parameters to the output layer.
  public var layers: [Layer]

  /// The mean loss, where it was given.
  public var loss: Double?

  /// What a reader should know of where it was found.
  public var remark: String?

  /// A claim of these layers, without a loss.
  public init(layers: [Layer]) { self.layers = layers }

  /// A whole gradient.
  public init(_ gradient: Gradient<Double>) {
    layers = gradient.layers.map { Layer(weights: $0.weights, bias: $0.bias) }
  }

  /// The precision that its numbers speak of, see ``Precision/init(of:)``.
  public var precision: Precision { Precision(of: numbers.filter(\.isFinite)) }

  /// Every number in it.
  var numbers: [Double] {
    layers.flatMap { layer in
      [layer.weights, layer.deltas, layer.preActivations, layer.activations]
        .flatMap { $0?.elements ?? [] } + (layer.bias?.elements ?? [])
    }
  }
}

// Reading.
extension ClaimedGradient {
  /// Reads GRADIENT.json: an array with an object for each layer, `weights` and `bias` in it, or an
  /// object with that array under `gradients`, and perhaps `deltas`, `preActivations` and
  /// `activations`, for each layer a row for each example, and `loss`, the mean. What is absent or
  /// null was not computed. What `deltacheck gradient --format json`
  /// prints is read too: of its results the first.
  ///
  /// - Throws: `InvalidFile` naming the file, and the field that is to blame: malformed JSON, wrong
  ///   nesting, shapes that neither are the network's nor come of a known mistake, no part at all.
  public init(
    path: String, for network: Network<Double>, on examples: [Example<Double>]
  ) throws(InvalidFile) {
    let data = try InvalidFile.read(path, limit: NetworkFile.sizeLimit)
    do {
      try self.init(json: data, for: network, on: examples)
    } catch {
      throw InvalidFile(path, error)
    }
  }

  /// Reads the contents of such a file.
  ///
  /// - Throws: `InvalidNetwork` naming the field that is to blame.
  public init(
    json: Data, for network: Network<Double>, on examples: [Example<Double>]
  ) throws(InvalidNetwork) {
    try self.init(JSONField(document: json), for: network, on: examples)
  }

  /// Reads a part of a document.
  ///
  /// - Throws: `InvalidNetwork` naming the field that is to blame.
  public init(
    _ document: JSONField, for network: Network<Double>, on examples: [Example<Double>]
  ) throws(InvalidNetwork) {
    let reader = ClaimReader(network: network, examples: examples.count)
    if let (first, remark) = try reader.firstResult(document) {
      layers = try reader.layers(first)
      self.remark = remark
    } else {
      layers = try reader.layers(document)
      if case .object = document.value { loss = try document.optional("loss")?.number() }
    }
    if numbers.isEmpty {
      throw document.error("weights, a bias or deltas of at least one layer expected, none found")
    }
  }
}
