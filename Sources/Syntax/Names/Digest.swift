//===----------------------------------------------------------------------===//
// Whether two large values are the same, without a look at all of both.
//===----------------------------------------------------------------------===//

/// What stands for a value where it is looked up: two values that have the same are the same, but for
/// a chance of about 1 in 2^128.
package struct Digest: Hashable, Sendable {
  private let first: Int
  private let second: Int

  package init(of value: some Hashable) {
    (first, second) = (Self.hash(value, salt: 1), Self.hash(value, salt: 2))
  }

  private static func hash(_ value: some Hashable, salt: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(salt)
    hasher.combine(value)
    return hasher.finalize()
  }
}

/// What is noted beside a value, and tells no two of them apart.
@propertyWrapper
package struct Beside<Value: Sendable>: Hashable, Sendable {
  package var wrappedValue: Value

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package static func == (a: Beside, b: Beside) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}
