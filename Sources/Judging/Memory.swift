//===----------------------------------------------------------------------===//
// What has been found out is not found out again.
//===----------------------------------------------------------------------===//

import Synchronization
import Syntax

/// Results by all that they rest on.
final class Memory<Result: Sendable>: Sendable {
  /// With more, all are forgotten.
  private let most = 50_000
  private let known = Mutex<[Digest: Result]>([:])

  func result(of key: Digest, orElse find: () -> Result) -> Result {
    if let result = known.withLock({ $0[key] }) { return result }
    let result = find()
    known.withLock { known in
      if known.count >= most { known = [:] }
      known[key] = result
    }
    return result
  }
}
