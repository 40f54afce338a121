import CS229
import EfronHastie
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import Testing
import TrainingAlgorithms

/// Threads and blocks divide the work; they must not be seen in the numbers.
@Suite("Bit-identical over blocks and threads")
struct BlockTests {
  static let notations: [any Notation.Type] = [
    EfronHastieNotation.self, LayerwiseDeltaNotation.self, TrainingAlgorithmsNotation.self,
    SampleColumnsNotation.self, CS229Notation.self,
  ]

  /// 200-100-19-3, large enough for three threads to share a block of all 300 examples; with what
  /// fits into no tile.
  static func made() throws -> (Network<Double>, [Example<Double>]) {
    var generator = SplitMix64(seed: 31)
    func number() -> Double { .random(in: -0.3...0.3, using: &generator) }
    func layer(_ rows: Int, _ columns: Int, _ activation: Activation) -> Layer<Double> {
      Layer(
        weights: Matrix(rows: rows, columns: columns) { _, _ in number() },
        bias: Vector((0..<rows).map { _ in number() }), activation: activation)
    }
    let network = try Network(
      layers: [layer(100, 200, .tanh), layer(19, 100, .sigmoid), layer(3, 19, .softmax)],
      loss: .crossEntropy)
    let examples = (0..<300).map { i in
      Example<Double>(
        input: Vector((0..<200).map { _ in number() }),
        target: Vector((0..<3).map { $0 == i % 3 ? 1 : 0 }))
    }
    return (network, examples)
  }

  static func bits(_ run: Run<Double>) -> [UInt64] {
    ([run.loss] + run.gradient.entries).map(\.bitPattern)
  }

  @Test("the mean loss and its gradient", arguments: 0..<5)
  func same(index: Int) throws {
    let notation = Self.notations[index]
    let (network, examples) = try Self.made()
    let whole = Cores.$limit.withValue(1) {
      Self.bits(notation.run(network, on: ExampleBlocks(examples, of: examples.count)))
    }
    for (size, cores) in [(1, 1), (7, 1), (128, 1), (128, 2), (299, 3), (300, 2), (300, 3)] {
      let other = Cores.$limit.withValue(cores) {
        Self.bits(notation.run(network, on: ExampleBlocks(examples, of: size)))
      }
      #expect(other == whole, "\(notation.name), blocks of \(size), \(cores) cores, seed 31")
    }
    #expect(Self.bits(notation.run(network, on: examples)) == whole)
  }

  /// Whatever the processor: its kernels are compared with what they are defined by.
  @Test("the same bits as by the definitions of products alone", arguments: 0..<5)
  func defined(index: Int) throws {
    let notation = Self.notations[index]
    let (network, examples) = try Self.made()
    let few = Array(examples.prefix(33))
    let run = notation.run(network, on: ExampleBlocks(few, of: 128))
    let plain = notation.run(
      network.map(PlainDouble.init),
      on: ExampleBlocks(few.map { $0.map(PlainDouble.init) }, of: 128))
    let bits = ([plain.loss] + plain.gradient.entries).map(\.value.bitPattern)
    #expect(Self.bits(run) == bits, "\(notation.name), seed 31")
  }

  @Test("blocks of a usual size fit into memory, however wide the network is")
  func usualSize() {
    Cores.$limit.withValue(16) {
      #expect(ExampleBlocks<Double>.usualSize(forWidths: [784, 128, 64, 10]) == 2048)
      for width in [1000, 10_000, 100_000] {
        let size = ExampleBlocks<Double>.usualSize(forWidths: [width, width, 10])
        #expect(size % 8 == 0 && (1...1 << 22).contains(size * width))
      }
      #expect(ExampleBlocks<Double>.usualSize(forWidths: [1 << 30, 1]) == 8)
    }
  }

  @Test("another objective without traces as with them", arguments: 0..<5)
  func objectives(index: Int) throws {
    let notation = Self.notations[index]
    let (made, examples) = try Self.made()
    var objective = made.objective
    (objective.examples, objective.outputs, objective.weightDecay) = (.sum, .mean, 0.25)
    let network = try Network(layers: made.layers, objective: objective)
    let few = Array(examples.prefix(10))
    let traced = notation.run(network, on: few)
    #expect(Self.bits(notation.run(network, on: ExampleBlocks(few, of: 3))) == Self.bits(traced))
    // Ten times the mean's, whose decay is not multiplied.
    objective.examples = .mean
    let mean = notation.run(try Network(layers: made.layers, objective: objective), on: few)
    let scale = (traced.loss - network.decay) / (mean.loss - network.decay)
    #expect(abs(scale - 10) < 1e-9, "\(notation.name), seed 31")
  }

  @Test("all notations sum in the same order", arguments: 1..<5)
  func together(index: Int) throws {
    let (network, examples) = try Self.made()
    let first = Self.notations[0].gradient(of: network, on: Array(examples.prefix(130)))
    #expect(Self.notations[index].gradient(of: network, on: Array(examples.prefix(130))) == first)
  }
}
