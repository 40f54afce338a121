//===----------------------------------------------------------------------===//
// Large values that many hold and few change.
//===----------------------------------------------------------------------===//

import Synchronization

/// A value behind a reference: copies of it cost one count instead of one for each of its parts. A
/// copy that is changed becomes its own, as any value does.
@propertyWrapper
package struct Shared<Value: Sendable>: Sendable {
  private final class Storage: Sendable {
    let value: Value
    /// The digest of the value, once it has been asked for.
    let digest = Mutex<Digest?>(nil)
    init(_ value: Value) { self.value = value }
  }

  private var storage: Storage

  package init(wrappedValue: Value) { storage = Storage(wrappedValue) }

  package var wrappedValue: Value {
    _read { yield storage.value }
    _modify {
      var value = storage.value
      yield &value
      storage = Storage(value)
    }
  }
}

extension Shared: Equatable where Value: Hashable {
  package static func == (a: Shared, b: Shared) -> Bool {
    a.storage === b.storage || a.digest == b.digest
  }
}

extension Shared: Hashable where Value: Hashable {
  private var digest: Digest {
    storage.digest.withLock { known in
      let digest = known ?? Digest(of: storage.value)
      known = digest
      return digest
    }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
