//===----------------------------------------------------------------------===//
// What a display is worth is found out once, for the whole of a text and its parts.
//===----------------------------------------------------------------------===//

import Judging
import Synchronization

/// What displays are worth, by all that matters to it.
final class DisplayWorths: Sendable {
  struct Key: Hashable, Sendable {
    /// The display's number in the text.
    let display: Int
    /// The displays before it that may define what is in it.
    let definers: Set<Int>
    let said: Session.Said
    /// The lines that are about its names, or about no names.
    let lines: [String]
  }

  private let known = Mutex<[Key: Double]>([:])

  func worth(of key: Key) -> Double? { known.withLock { $0[key] } }

  func keep(_ worth: Double, of key: Key) { known.withLock { $0[key] = worth } }
}
