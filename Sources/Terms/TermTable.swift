//===----------------------------------------------------------------------===//
// What is known of terms, by their keys.
//===----------------------------------------------------------------------===//

/// A table from terms to values. The keys of terms are well mixed already, so that they need no
/// hashing of their own: on terms, most of the time would go into that.
struct TermTable<Value> {
  private var slots: [(key: Term.Key, value: Value)?]
  private(set) var count = 0

  init(minimumCapacity: Int = 64) {
    var size = 64
    while size < 2 * minimumCapacity { size *= 2 }
    slots = Array(repeating: nil, count: size)
  }

  private func place(of key: Term.Key) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key.low) & mask
    while let slot = slots[place], slot.key != key { place = (place + 1) & mask }
    return place
  }

  subscript(key: Term.Key) -> Value? { slots[place(of: key)]?.value }

  /// Sets the value of a term that has none.
  mutating func insert(_ value: Value, for key: Term.Key) {
    if 2 * (count + 1) > slots.count { grow() }
    let place = place(of: key)
    if slots[place] == nil { count += 1 }
    slots[place] = (key, value)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: 2 * old.count)
    for case .some(let slot) in old { slots[place(of: slot.key)] = slot }
  }
}
