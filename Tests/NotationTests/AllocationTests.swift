import CountedMemory
import Networks
import Numbers
import Testing

/// What a run asks of the system grows with the network and the block, not with the blocks.
@Suite("No allocation in the loop over blocks", .serialized, .enabled(if: countsAllocations()))
struct AllocationTests {
  #if DEBUG
    /// Code that is not optimised makes room for what it computes one number with; less than the
    /// numbers of one layer.
    static let least: UInt = 128
  #else
    static let least: UInt = 0
  #endif

  /// How often a run over so many blocks of the same examples asks for memory on this thread.
  static func allocations(
    _ notation: any Notation.Type, _ network: Network<Double>, _ examples: [Example<Double>],
    blocks count: Int
  ) -> Int {
    var rest = count
    let blocks = ExampleBlocks<Double> {
      rest -= 1
      return rest < 0 ? nil : examples[...]
    }
    countAllocations(least)
    let run = notation.run(network, on: blocks)
    let count = CountedMemory.allocations()
    return run.loss.isFinite ? count : -1
  }

  static let cases: [(String, [Activation], Loss)] = [
    ("classes", [.tanh, .sigmoid, .softmax], .crossEntropy),
    ("yes or no", [.relu, .leakyReLU(slope: 0.1), .sigmoid], .binaryCrossEntropy),
    ("regression", [.gelu, .silu, .identity], .squaredError),
    ("regression by sigmoids", [.softplus, .geluTanh, .sigmoid], .halfSquaredError),
    ("regression by a softmax", [.identity, .tanh, .softmax], .squaredError),
  ]

  static func network(_ activations: [Activation], _ loss: Loss) throws -> Network<Double> {
    var generator = SplitMix64(seed: 7)
    let widths = [33, 17, 9, 3]
    return try Network(
      layers: activations.enumerated().map { l, activation in
        Layer(
          weights: Matrix(rows: widths[l + 1], columns: widths[l]) { _, _ in
            .random(in: -1...1, using: &generator)
          },
          bias: Vector(zeros: widths[l + 1]), activation: activation)
      }, loss: loss)
  }

  static let examples: [Example<Double>] = {
    var generator = SplitMix64(seed: 8)
    return (0..<21).map { i in
      let input = (0..<33).map { _ in Double.random(in: 0...1, using: &generator) }
      let target: [Double] = (0..<3).map { $0 == i % 3 ? 1 : 0 }
      return Example(input: Vector(input), target: Vector(target))
    }
  }()

  @Test("as often for 103 blocks as for 3", arguments: 0..<5, 0..<5)
  func blocks(index: Int, which: Int) throws {
    let notation = BlockTests.notations[index]
    let (name, activations, loss) = Self.cases[which]
    let network = try Self.network(activations, loss)
    let examples = Self.examples
    // What is made once in a program is made before.
    _ = Self.allocations(notation, network, examples, blocks: 1)
    let few = Self.allocations(notation, network, examples, blocks: 3)
    let many = Self.allocations(notation, network, examples, blocks: 103)
    #expect(many <= few, "\(notation.name), \(name): \(many - few) more")
  }
}
