//===----------------------------------------------------------------------===//
// The numbers that a formula is about: what is drawn at random, and what is differentiated by.
//===----------------------------------------------------------------------===//

/// A number with a name: an input of a formula, or a value within it that derivatives can be taken by.
package struct Place: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case activation(layer: Int, sample: Int)
    case preactivation(layer: Int, sample: Int)
    case delta(layer: Int, sample: Int)
    case weight(layer: Int)
    case bias(layer: Int)
    case target(sample: Int)
    case loss(sample: Int)
    case constant(String)
    case variable(String)
    /// A symbol that a formula gives its value, with what stands in its slots.
    case formula(String, slots: [String: Int], sample: Int)
    /// What a function is taken at, by a number of its own.
    case argument(Int)
  }

  package var kind: Kind
  /// The unit; of a weight, the unit it leads to; of a vector, the entry.
  package var row: Int
  /// Of a weight, the unit it comes from.
  package var column: Int

  package init(_ kind: Kind, row: Int = 0, column: Int = 0) {
    (self.kind, self.row, self.column) = (kind, row, column)
  }

  /// Whether it stands for a formula that a text displays.
  package var isFormula: Bool {
    if case .formula = kind { true } else { false }
  }

  /// Whether it is what gradient descent changes.
  package var isParameter: Bool {
    switch kind {
    case .weight, .bias: true
    default: false
    }
  }
}

extension Place {
  /// How far on the way from the input to the loss it is: nothing before it can depend on it. −1 for what
  /// stands outside that order.
  var stage: Int {
    switch kind {
    case .activation(let layer, _): 2 * layer
    case .preactivation(let layer, _), .weight(let layer), .bias(let layer): 2 * layer - 1
    case .target, .loss, .delta: .max
    case .constant, .variable, .formula, .argument: -1
    }
  }

  /// The same bits for the same place in every run, unlike `hashValue`.
  package var fingerprint: UInt64 {
    var print = Fingerprint()
    switch kind {
    case .activation(let layer, let sample): print.add(1, layer, sample)
    case .preactivation(let layer, let sample): print.add(2, layer, sample)
    case .delta(let layer, let sample): print.add(3, layer, sample)
    case .weight(let layer): print.add(4, layer)
    case .bias(let layer): print.add(5, layer)
    case .target(let sample): print.add(6, sample)
    case .loss(let sample): print.add(7, sample)
    case .constant(let name):
      print.add(8)
      print.add(name)
    case .variable(let name):
      print.add(9)
      print.add(name)
    case .formula(let name, let slots, let sample):
      print.add(10, sample)
      print.add(name)
      for (slot, value) in slots.sorted(by: { $0.key < $1.key }) {
        print.add(slot)
        print.add(value)
      }
    case .argument(let number): print.add(11, number)
    }
    print.add(row, column)
    return print.value
  }
}

/// Mixes numbers and names into 64 bits, by the finaliser of SplitMix64.
package struct Fingerprint {
  package private(set) var value: UInt64

  package init(_ seed: UInt64 = 0x9e37_79b9_7f4a_7c15) { value = seed }

  package mutating func add(bits: UInt64) {
    var z = (value ^ bits) &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    value = z ^ (z >> 31)
  }

  package mutating func add(_ numbers: Int...) {
    for number in numbers { add(bits: UInt64(bitPattern: Int64(number))) }
  }

  package mutating func add(_ name: String) {
    for scalar in name.unicodeScalars { add(bits: UInt64(scalar.value)) }
    add(bits: 0xff)
  }
}
