import Numbers

/// Examples, a block at a time: all those of an array, or a stream that is never in memory as a
/// whole.
///
/// What is computed from them is the same, bit for bit, for every size of the blocks.
public struct ExampleBlocks<Scalar: Number>: Sequence, IteratorProtocol {
  /// Whether each example's passes are wanted, or the mean loss and its gradient only.
  public let keepsTraces: Bool

  @usableFromInline let nextBlock: () -> ArraySlice<Example<Scalar>>?

  /// How many numbers of one kind a block may leave behind: activations, or δ.
  private static var mostNumbers: Int { 1 << 22 }

  /// The size of the blocks of an array: for each core, up to 16 of them, enough for a product of
  /// matrices, and few enough for a cache; fewer where a network is so wide that all that they leave
  /// behind would not fit into memory.
  ///
  /// - Parameter widths: How many units each layer of the network has.
  public static func usualSize(forWidths widths: [Int]) -> Int {
    let units = Swift.max(1, widths.reduce(0, +))
    let most = Swift.max(1, mostNumbers / units / 8) * 8
    return Swift.min(most, 128 * Swift.max(1, Swift.min(Cores.limit, 16)))
  }

  /// Blocks that are made one after the other.
  ///
  /// - Parameters:
  ///   - keepingTraces: Whether each example's passes are wanted.
  ///   - nextBlock: Gives the next examples, and `nil` once there are no more.
  public init(keepingTraces: Bool = false, nextBlock: @escaping () -> ArraySlice<Example<Scalar>>?)
  {
    (keepsTraces, self.nextBlock) = (keepingTraces, nextBlock)
  }

  /// All of an array, in blocks of the usual size for a network.
  public init(
    _ examples: [Example<Scalar>], for network: Network<Scalar>, keepingTraces: Bool = false
  ) {
    self.init(
      examples, of: Self.usualSize(forWidths: network.widths), keepingTraces: keepingTraces)
  }

  /// All of an array, `size` at a time.
  public init(_ examples: [Example<Scalar>], of size: Int, keepingTraces: Bool = false) {
    precondition(size > 0, "a block has at least one example")
    var rest = examples[...]
    self.init(keepingTraces: keepingTraces) {
      if rest.isEmpty { return nil }
      defer { rest = rest.dropFirst(size) }
      return rest.prefix(size)
    }
  }

  @inlinable
  public mutating func next() -> ArraySlice<Example<Scalar>>? { nextBlock() }
}
