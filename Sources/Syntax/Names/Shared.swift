//===----------------------------------------------------------------------===//
// Large values that many hold and few change.
//===----------------------------------------------------------------------===//

/// A value behind a reference: copies of it cost one count instead of one for each of its parts. A
/// copy that is changed becomes its own, as any value does.
@propertyWrapper
package struct Shared<Value: Sendable>: Sendable {
  private final class Storage: Sendable {
    let value: Value
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
