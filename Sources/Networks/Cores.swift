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
    Scalar.isPlain && work >= least ? max(1, min(limit, work / least)) : 1
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

  /// The results for the shares of so many examples, in order; each example takes `work`
  /// multiplications. Within a share there is one core.
  @inlinable
  public static func map<Result, Scalar: Number>(
    _ count: Int, work: Int, over scalars: Scalar.Type, _ f: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let parts = parts(of: work * count, over: scalars)
    if parts == 1 { return [f(0..<count)] }
    let shares = (0..<parts).map { share($0, of: parts, count) }.filter { !$0.isEmpty }
    // Within a share that is the only one, products may use all cores.
    if shares.count <= 1 { return [f(0..<count)] }
    return [Result](unsafeUninitializedCapacity: shares.count) { buffer, initialized in
      // Each thread writes elements of its own.
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: shares.count) { i in
        results.initializeElement(at: i, to: $limit.withValue(1) { f(shares[i]) })
      }
      initialized = shares.count
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
