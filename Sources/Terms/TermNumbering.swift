//===----------------------------------------------------------------------===//
// Numbers of terms, by their keys.
//===----------------------------------------------------------------------===//

/// Numbers terms 0, 1, 2, … in the order in which they are added. The keys of terms are well mixed
/// already, so that they need no hashing of their own: on terms, most of the time would go into that.
///
/// What is known of terms stands beside it, in an array by their numbers. It is not generic and holds
/// nothing but whole numbers in one array, which is quick without optimisation too.
struct TermNumbering {
  /// Three for each slot: the number and 1, or 0 where it is free, and both halves of the key.
  private var slots: [Int]
  private(set) var count = 0

  init() { slots = Array(repeating: 0, count: 3 * 64) }

  /// Where a key stands, or would stand.
  private func slot(of key: Term.Key) -> Int {
    var slot = 3 * (key.low & (slots.count / 3 - 1))
    while slots[slot] != 0, slots[slot + 1] != key.low || slots[slot + 2] != key.high {
      slot = slot + 3 == slots.count ? 0 : slot + 3
    }
    return slot
  }

  /// The number of a term; nil of one that has none.
  func number(of key: Term.Key) -> Int? {
    let number = slots[slot(of: key)]
    return number == 0 ? nil : number - 1
  }

  /// Gives the next number to a term that has none.
  mutating func add(_ key: Term.Key) {
    if 6 * (count + 1) > slots.count { grow() }
    count += 1
    put(key, number: count)
  }

  private mutating func put(_ key: Term.Key, number: Int) {
    let slot = slot(of: key)
    slots[slot] = number
    slots[slot + 1] = key.low
    slots[slot + 2] = key.high
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    var slot = 0
    while slot < old.count {
      if old[slot] != 0 {
        put(Term.Key(high: old[slot + 2], low: old[slot + 1]), number: old[slot])
      }
      slot += 3
    }
  }
}
