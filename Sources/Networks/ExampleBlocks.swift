import Numbers

/// Examples, a block at a time: all those of an array, or a stream that is never in memory as a
/// whole.
///
/// What is computed from them is the same, bit for bit, for every size of the blocks.
public struct ExampleBlocks<Scalar: Number>: Sequence, IteratorProtocol {
  /// Whether each example's passes are wanted, or the mean loss and its gradient only.
  public let keepsTraces: Bool

  @usableFromInline let nextBlock: () -> ArraySlice<Example<Scalar>>?

  /// The size of the blocks of an array: for each core, up to 16 of them, enough for a product of
  /// matrices, and few enough for a cache.
  public static var usualSize: Int { 128 * Swift.max(1, Swift.min(Cores.limit, 16)) }

  /// Blocks that are made one after the other.
  ///
  /// - Parameters:
  ///   - keepingTraces: Whether each example's passes are wanted.
  ///   - nextBlock: Gives the next examples, and `nil` once there are no more.
  public init(keepingTraces: Bool = false, nextBlock: @escaping () -> ArraySlice<Example<Scalar>>?)
  {
    (keepsTraces, self.nextBlock) = (keepingTraces, nextBlock)
  }

  /// All of an array, `size` at a time.
  public init(
    _ examples: [Example<Scalar>], of size: Int = usualSize, keepingTraces: Bool = false
  ) {
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
