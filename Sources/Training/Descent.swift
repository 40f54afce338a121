import Networks
import Numbers
import Verifier

/// Gradient descent by mini-batches, every step along the gradient that a notation's own code
/// computes.
public struct Descent: Sendable {
  /// How it descends.
  public struct Settings: Equatable, Sendable {
    /// A step is this times the gradient.
    public var rate: Double

    /// Passes over all examples.
    public var epochs: Int

    /// Examples of one step; the last mini-batch of an epoch may have fewer.
    public var batch: Int

    /// Draws the order of the examples in every epoch.
    public var seed: UInt64

    /// Settings of these values.
    public init(rate: Double, epochs: Int, batch: Int, seed: UInt64) {
      (self.rate, self.epochs, self.batch, self.seed) = (rate, epochs, batch, seed)
    }

    /// How many steps there are.
    public func steps(examples: Int) -> Int {
      epochs * ((examples + batch - 1) / max(1, batch))
    }
  }

  /// The gradient at one step, verified.
  public struct Check: Sendable {
    /// From 1.
    public let step: Int

    /// What is wrong with it, in words; empty where it is right.
    public let failures: [String]
  }

  /// The notation whose gradients were followed.
  public let notation: String

  /// The loss over all examples, before the first step and after each epoch; ends early where it is
  /// beyond the range of Double.
  public private(set) var losses: [Double] = []

  /// How many examples are classified rightly at the same times; `nil` for a regression.
  public private(set) var right: [Int]?

  /// The steps whose gradients were verified.
  public private(set) var checks: [Check] = []

  /// The network at the end.
  public private(set) var network: Network<Double>

  /// Whether the loss stayed within the range of Double.
  public var isFinite: Bool { losses.allSatisfy(\.isFinite) }

  /// Whether every gradient that was verified is right.
  public var isVerified: Bool { checks.allSatisfy(\.failures.isEmpty) }

  private let subject: Subject
  private let file: NetworkFile
  private let settings: Settings

  /// What it is at.
  public enum Progress: Sendable {
    /// A step of an epoch: how many of its examples are through, and the loss before the epoch.
    case step(epoch: Int, examples: Int, loss: Double)

    /// The loss after an epoch, over so many of the examples.
    case loss(epoch: Int, examples: Int)
  }

  /// Descends on the examples of a file.
  ///
  /// - Parameters:
  ///   - subject: whose gradients are followed.
  ///   - file: the network to begin at, with the examples.
  ///   - settings: how.
  ///   - verified: the steps, from 1, whose gradients are verified.
  public init(
    by subject: Subject, of file: NetworkFile, _ settings: Settings, verifying verified: Set<Int>
  ) {
    let source = KeptExamples(file.examples, for: file.network)
    self.init(by: subject, of: file, on: source, settings, verifying: verified) { _ in }
  }

  /// Descends.
  ///
  /// - Parameters:
  ///   - subject: whose gradients are followed.
  ///   - file: the network to begin at.
  ///   - source: the examples.
  ///   - settings: how.
  ///   - verified: the steps, from 1, whose gradients are verified.
  ///   - progress: is told of each step, and of each block whose loss is computed.
  /// - Throws: where the examples cannot be read.
  public init<Source: ExampleSource>(
    by subject: Subject, of file: NetworkFile, on source: Source, _ settings: Settings,
    verifying verified: Set<Int>, progress: (Progress) -> Void
  ) throws(Source.Failure) {
    (self.subject, self.file, self.settings) = (subject, file, settings)
    (notation, network) = (subject.name, file.network)
    if file.network.loss.isClassification { right = [] }
    var (random, step) = (SplitMix64(seed: settings.seed), 0)
    try note(source) { progress(.loss(epoch: 0, examples: $0)) }
    for epoch in 1...max(1, settings.epochs) where isFinite {
      let order = Self.order(of: source.places, &random)
      for start in stride(from: 0, to: order.count, by: settings.batch) {
        let end = min(start + settings.batch, order.count)
        step += 1
        let batch = try source.examples(at: order[start..<end])
        take(batch, step, isVerified: verified.contains(step))
        progress(.step(epoch: epoch, examples: end, loss: losses[losses.count - 1]))
      }
      try note(source) { progress(.loss(epoch: epoch, examples: $0)) }
    }
  }

  /// The loss over all examples, as the notation computes it.
  private mutating func note<Source: ExampleSource>(
    _ source: Source, progress: (_ examples: Int) -> Void
  ) throws(Source.Failure) {
    let (next, network) = (try source.reader(), network)
    let isClassification = right != nil
    var (failure, count, rightCount) = (Source.Failure?.none, 0, 0)
    withoutActuallyEscaping(progress) { progress in
      let blocks = ExampleBlocks<Double> {
        do throws(Source.Failure) {
          let block = try next().get()
          count += block.count
          if isClassification { rightCount += block.count { network.classifies($0) } }
          progress(count)
          return block.isEmpty ? nil : block[...]
        } catch {
          failure = error
          return nil
        }
      }
      losses.append(subject.run(network, on: blocks).loss)
    }
    if let failure { throw failure }
    right?.append(rightCount)
  }

  /// Places in an order drawn anew.
  private static func order(of places: [Int], _ random: inout SplitMix64) -> [Int] {
    var order = places
    for last in order.indices.dropFirst().reversed() {
      order.swapAt(last, Int(random.next() % UInt64(last + 1)))
    }
    return order
  }

  /// One step against the gradient on a mini-batch.
  private mutating func take(_ batch: [Example<Double>], _ step: Int, isVerified: Bool) {
    if isVerified, let check = check(batch, step) { checks.append(check) }
    let gradient = subject.run(network, on: ExampleBlocks(batch, for: network)).gradient
    network = network.stepped(against: gradient, rate: settings.rate)
  }

  /// The gradient against the oracles; `nil` where the loss has left the range of Double.
  private func check(_ batch: [Example<Double>], _ step: Int) -> Check? {
    var here = file
    (here.network, here.examples, here.expected) = (network, batch, nil)
    guard (try? here.checkRange()) != nil else { return nil }
    let verdict = GradientVerdict(of: subject, here)
    return Check(step: step, failures: verdict.failures.map(\.description))
  }
}

extension Network<Double> {
  /// The network with a multiple of a gradient taken off; absent weights stay 0.
  func stepped(against gradient: Gradient<Double>, rate: Double) -> Network {
    let changed = zip(layers, gradient.layers).map { layer, derivatives in
      var layer = layer
      layer.weights = layer.weights - rate * derivatives.weights
      layer.bias = layer.bias - rate * derivatives.bias
      for place in layer.absent { layer.weights[place.to, place.from] = 0 }
      return layer
    }
    // The shapes are those of a network that was checked.
    return (try? with(layers: changed)) ?? self
  }

  /// Whether the output for an example is largest, or on the right side of ½, where its target is.
  func classifies(_ example: Example<Double>) -> Bool {
    guard let output = forward(example.input).a.last else { return false }
    guard output.count > 1 else { return (output[0] > 0.5) == (example.target[0] > 0.5) }
    if loss == .binaryCrossEntropy {
      return output.indices.allSatisfy { (output[$0] > 0.5) == (example.target[$0] > 0.5) }
    }
    return Double.indexOfLargest(output.elements)
      == Double.indexOfLargest(example.target.elements)
  }
}

extension Loss {
  /// Whether it is for classes.
  var isClassification: Bool { self == .crossEntropy || self == .binaryCrossEntropy }
}
