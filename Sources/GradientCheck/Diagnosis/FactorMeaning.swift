import Networks

/// What a constant factor stands for, in a network with so many outputs and so many examples.
struct FactorMeaning {
  private let loss: Loss
  private let n: Double
  private let outputs: Double

  /// How many examples and how many layers there are.
  var examples: Int { Int(n) }
  let layers: Int

  /// How many outputs there are.
  var classes: Int { Int(outputs) }

  /// The length of the right gradient as one vector.
  private let norm: Double

  /// Whether a mask is the slope of some layer.
  let hasMasks: Bool

  init(_ reference: Reference) {
    let network = reference.network
    loss = network.loss
    n = Double(reference.examples.count)
    layers = network.layers.count
    outputs = Double(network.layers[network.layers.count - 1].width)
    norm = reference.exact.entries.reduce(0) { $0 + $1 * $1 }.squareRoot()
    hasMasks = network.layers.contains { $0.activation == .relu }
  }

  /// The factors that mean something.
  var factors: [Double] { all.map(\.factor).filter { $0 != 1 } }

  /// What a factor means, in words; several where numbers coincide, none where it is no known one.
  func meanings(of factor: Double) -> [String] {
    guard factor != 1 else { return [] }
    let near = all.filter { abs($0.factor - factor) <= 1e-6 * abs(factor) }
    if !near.isEmpty { return near.map(\.meaning) + batches(factor) }
    if let length = (norm * factor).rounded(toDigits: 3), factor > 0,
      abs(norm * factor - length) <= 1e-6 * length
    {
      return ["the gradient as a whole has the length \(length.short): clipped or normalised"]
    }
    if let running = Self.running[factor] {
      return batches(factor) + [
        "a learning rate, or 1 − \(running.short) of a running mean, as of momentum and Adam, that began "
          + "with 0"
      ]
    }
    if factor < 0 {
      let opposite = meanings(of: -factor).map { "with the sign reversed, " + $0 }
      let step = "the sign is reversed, as in a step of descent, −η dW"
      return opposite.isEmpty ? [factor > -1 ? step : "the sign is reversed"] : opposite
    }
    return batches(factor)
  }

  /// 1 − β, with the β that people choose.
  private static let running = [0.1: 0.9, 0.05: 0.95, 0.01: 0.99, 0.001: 0.999, 0.2: 0.8]

  /// What the ratio of a decay to the right one means, to be put behind it; empty where it is none.
  func meaning(ofDecay ratio: Double) -> String {
    func isNear(_ other: Double) -> Bool { abs(ratio - other) <= 1e-6 * other }
    let name = "\(n.short) is the number of examples"
    if n > 1 && isNear(n) { return ": \(n.short) times that, and \(name): λ was not divided by it" }
    if n > 1 && isNear(1 / n) { return ": 1/\(n.short) of that, and \(name): λ was divided by it" }
    if isNear(2) { return ": as of λ Σ w² in place of ½ λ Σ w²" }
    return isNear(0.5) ? ": as of ¼ λ Σ w² in place of ½ λ Σ w²" : ""
  }

  /// n/b: the mean over b of n examples' sum, as in mini-batches.
  private func batches(_ factor: Double) -> [String] {
    let batch = n / factor
    guard n > 1, batch >= 2, abs(batch - batch.rounded()) < 1e-6 * batch, batch < 2 * n else {
      return []
    }
    return [
      "a sum over \(Int(n)) examples was divided by \(Int(batch.rounded())), as by the size of a "
        + "mini-batch"
    ]
  }

  private var all: [(factor: Double, meaning: String)] {
    let (n, k) = (n, outputs)
    var result: [(Double, String)] = [(-1, "the sign is reversed")]
    if loss == .halfSquaredError { result.append((2, "as of ‖a − y‖² in place of ½‖a − y‖²")) }
    if loss == .squaredError { result.append((0.5, "as of ½‖a − y‖² in place of ‖a − y‖²")) }
    if n > 1 {
      let name = "the number of examples"
      result += [
        (n, "\(n.short) is \(name): the mean over them is missing"),
        (1 / n, "1/\(n.short), where \(n.short) is \(name): the mean was taken twice"),
        (2 * n, "2 times \(name): the mean is missing, and the loss is twice the one asked for"),
        (2 / n, "2 over \(name)"),
      ]
      if n > 2 { result.append((n / (n - 1), "the sum was divided by n − 1 in place of n")) }
    }
    if k > 1 {
      let name = "the number of outputs"
      result += [
        (k, "\(k.short) is \(name)"),
        (0.5 / k, "half of 1/\(k.short), where \(k.short) is \(name): a mean over the outputs too"),
        (1 / k, "1/\(k.short), where \(k.short) is \(name): a mean over the outputs too"),
        (2 / k, "2 over \(name): the squared error as a mean over the outputs"),
      ]
      if n > 1 {
        result += [
          (n * k, "\((n * k).short) is the number of all outputs of all examples"),
          (1 / (n * k), "1 over the number of all outputs of all examples, on top of the mean"),
          (n / k, "the mean was taken over the outputs in place of the examples"),
          (2 / (n * k), "2 over the number of all outputs of all examples, on top of the mean"),
        ]
      }
    }
    return result.map { (factor: $0.0, meaning: $0.1) }
  }
}

extension Double {
  /// Without trailing zeros, to six digits.
  var short: String {
    let number = rounded(toDigits: 6) ?? self
    return number == number.rounded() && number.magnitude < 1e15
      ? "\(Int(number))" : "\(number)"
  }
}
