import Dispatch
import Networks
import Numbers

/// What this machine can do at most, measured in this process.
struct BenchLimits {
  let threads: Int

  /// Multiplications and additions in a second, each counted as one.
  let operations: Double

  /// Bytes read and written in a second, in memory of as many numbers as a network has parameters:
  /// in a cache, where they fit into one.
  let bytes: Double

  /// Measures on some threads at once; the best of a few tries.
  init(threads: Int, numbers: Int) {
    func best(_ amount: Double, _ work: @Sendable (Int) -> Void) -> Double {
      let seconds = (0..<20).map { _ in
        Clock(threads: threads).time {
          DispatchQueue.concurrentPerform(iterations: threads, execute: work)
        }
      }
      return Double(threads) * amount / (seconds.min() ?? .infinity)
    }
    self.threads = threads
    let rounds = 1_000_000
    let count = Double.multiplyAndAdd(rounds: 1)
    operations = best(2 * Double(rounds * count)) { _ in
      _ = Double.multiplyAndAdd(rounds: rounds)
    }
    nonisolated(unsafe) let memory = (0..<2 * threads).map { _ in
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: numbers)
      memory.initialize(repeating: 1, count: numbers)
      return memory
    }
    let repetitions = 20
    bytes = best(Double(repetitions * numbers * 16)) { thread in
      for _ in 0..<repetitions {
        memory[2 * thread].update(from: memory[2 * thread + 1], count: numbers)
      }
    }
    for memory in memory { memory.deallocate() }
  }

  /// The seconds that a gradient takes at least.
  func seconds(_ network: Network<Double>, examples n: Int) -> Double {
    let weights = network.layers.map { $0.weights.elements.count }
    let upper = weights.dropFirst().reduce(0, +)
    let products = n * (2 * weights.reduce(0, +) + upper)
    let ends = network.widths[0] + network.widths[network.widths.count - 1]
    // The parameters read and the gradient written once, the examples read once.
    let numbers = 2 * network.parameterCount + n * ends
    return max(2 * Double(products) / operations, 8 * Double(numbers) / bytes)
  }

  /// `1 thread: 57.0 billion multiplications and additions in a second, …`.
  var description: String {
    "  \(threadText(threads)): \(three(operations * 1e-9)) billion multiplications and additions, "
      + "\(three(bytes * 1e-9)) GB"
  }

  var json: JSONText {
    .object([
      ("threads", .integer(threads)), ("operationsPerSecond", .number(operations)),
      ("bytesPerSecond", .number(bytes)),
    ])
  }
}

/// `1 thread`, `2 threads`.
func threadText(_ count: Int) -> String { count == 1 ? "1 thread" : "\(count) threads" }
