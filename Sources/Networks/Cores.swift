import Dispatch
import Foundation
import Numbers
import Synchronization

/// How many cores a computation may use.
///
/// The results are the same, bit for bit, for every number: work is cut into parts that no sum
/// crosses.
public enum Cores {
  /// At most this many; all by default. `Cores.$limit.withValue(1) { … }` keeps to one.
  @TaskLocal public static var limit = ProcessInfo.processInfo.activeProcessorCount

  /// Fewer multiplications than this are not worth a second thread.
  @usableFromInline static let least = 1_000_000

  /// How many parts to cut work of so many multiplications into.
  @inlinable
  static func parts<Scalar: Number>(of work: Int, over _: Scalar.Type) -> Int {
    if !Scalar.isPlain || work < least || Workspace.isInShare { return 1 }
    return max(1, min(limit, work / least))
  }

  /// Computes a product, its longer side shared among the cores.
  @inlinable
  static func share<Scalar: Number>(
    _ product: StridedProduct<Scalar>, _ compute: @Sendable (StridedProduct<Scalar>) -> Void
  ) {
    let (rows, columns) = (product.rows, product.columns)
    let parts = parts(of: rows * columns * product.depth, over: Scalar.self)
    if parts == 1 { return compute(product) }
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      if rows > columns {
        compute(product.part(rows: share(part, of: parts, rows), columns: 0..<columns))
      } else {
        compute(product.part(rows: 0..<rows, columns: share(part, of: parts, columns)))
      }
    }
  }

  /// The results for things 0, 1, …, in that order. Each core takes the next that no other has, and
  /// within it there is one core, unless there is one thing only.
  ///
  /// - Parameters:
  ///   - order: All of them, in the order in which they are taken up.
  ///   - f: Gives the result for a thing; called from any thread.
  public static func each<Result: Sendable>(
    _ order: [Int], _ f: @Sendable (Int) -> Result
  ) -> [Result] {
    let threads = min(limit, order.count)
    if threads <= 1 { return order.map { ($0, f($0)) }.sorted { $0.0 < $1.0 }.map(\.1) }
    let state = Mutex((next: 0, results: [Result?](repeating: nil, count: order.count)))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      $limit.withValue(1) {
        while let i = state.withLock({ state -> Int? in
          defer { state.next += 1 }
          return state.next < order.count ? order[state.next] : nil
        }) {
          let result = f(i)
          state.withLock { $0.results[i] = result }
        }
      }
    }
    return state.withLock { $0.results.compactMap { $0 } }
  }

  /// One of several shares of `count` things, in multiples of eight but for the last.
  @inlinable
  static func share(_ part: Int, of parts: Int, _ count: Int) -> Range<Int> {
    let size = (count + 8 * parts - 1) / (8 * parts) * 8
    return min(part * size, count)..<min((part + 1) * size, count)
  }
}

extension Cores {
  /// Cores that share one block of examples after the other, each with a workspace of its own.
  public struct Team<Result: Sendable>: ~Copyable {
    @usableFromInline var workspaces: [Workspace] = []
    @usableFromInline var results: [Result?] = []
    @usableFromInline var blocks = 0

    /// A team that has not worked yet.
    public init() {}

    /// Computes a result of each share of a block, and gives them on, in order.
    ///
    /// - Parameters:
    ///   - block: The examples.
    ///   - work: The multiplications that each of them takes.
    ///   - scalars: The number system.
    ///   - compute: The result of a share. Where it is not the only one, it has one core.
    ///   - give: Is given each result.
    @inlinable
    public mutating func share<Scalar: Number, Example: Sendable>(
      _ block: ArraySlice<Example>, work: Int, over scalars: Scalar.Type,
      _ compute: @Sendable (ArraySlice<Example>) -> Result, each give: (Result) -> Void
    ) {
      blocks += 1
      let parts = Cores.parts(of: work * block.count, over: scalars)
      let size = Cores.share(0, of: parts, block.count).count
      let shares = size == 0 ? 0 : (block.count + size - 1) / size
      // The first block of several is the first of which anything could be kept.
      let isFirst = blocks == 1
      if shares <= 1 && isFirst { return give(compute(block)) }
      while workspaces.count < shares { workspaces.append(Workspace()) }
      if shares <= 1 { return give(workspaces[0].use(asShare: false) { compute(block) }) }
      computeShares(block, parts: parts, shares: shares, keeping: !isFirst, compute)
      for i in 0..<shares {
        if let result = results[i] { give(result) }
        results[i] = nil
      }
    }

    @inlinable
    mutating func computeShares<Example: Sendable>(
      _ block: ArraySlice<Example>, parts: Int, shares: Int, keeping isKeeping: Bool,
      _ compute: @Sendable (ArraySlice<Example>) -> Result
    ) {
      while results.count < shares { results.append(nil) }
      let workspaces = workspaces
      results.withUnsafeMutableBufferPointer { results in
        // Each thread writes elements of its own, in a workspace of its own.
        nonisolated(unsafe) let (results, workspaces) = (results, workspaces)
        DispatchQueue.concurrentPerform(iterations: shares) { i in
          let part = Cores.share(i, of: parts, block.count)
          let share = block.dropFirst(part.lowerBound).prefix(part.count)
          // A workspace says itself that it is for a share: to set the limit asks for memory.
          results[i] =
            isKeeping
            ? workspaces[i].use(asShare: true) { compute(share) }
            : $limit.withValue(1) { compute(share) }
        }
      }
    }
  }
}
