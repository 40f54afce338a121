//===----------------------------------------------------------------------===//
// One number of a typed equation, as a formula that cannot fail.
//===----------------------------------------------------------------------===//

/// A formula for one number: every index, shape and range is settled, and all that is left are
/// operations on numbers.
///
/// Terms are immutable and share their parts. Two terms with the same `key` are the same formula.
/// The constructors take away what says nothing: x + 0, 1 x, x − x, arithmetic of exact numbers.
package final class Term: Sendable {
  package enum Operation: Hashable, Sendable {
    case number(Exact)
    /// A number with more digits than an exact one has.
    case rounded(Double)
    /// An input, which is drawn at random.
    case input(Place)
    /// Its one argument, under a name that derivatives can be taken by.
    case mark(Place)
    case sum
    case product
    case quotient
    case negation
    case function(Elementary)
  }

  /// The elementary functions of one number.
  package enum Elementary: Int, Hashable, Sendable, CaseIterable {
    case exp, log, sqrt, sigmoid, tanh, tanhDerivative, sin, cos, arctan
    /// Φ and φ, its derivative.
    case normalDistribution, normalDensity
    /// −1, 0 or 1.
    case sign
    /// 1 where its argument is positive, else 0.
    case step
    /// 1 where its argument is 0, else 0.
    case isZero
    case floor
  }

  package let operation: Operation
  package let arguments: [Term]
  package let key: Key
  /// A bit for each place that may stand in it: a place whose bit is missing does not.
  let places: UInt64
  /// The latest stage of what may stand in it.
  let stage: Int

  /// What tells formulas apart.
  package struct Key: Hashable, Sendable {
    let high: Int
    let low: Int

    /// Half of its bits: enough to name it by.
    package var bits: UInt64 { UInt64(bitPattern: Int64(low)) }
  }

  private init(_ operation: Operation, _ arguments: [Term] = []) {
    self.operation = operation
    self.arguments = arguments
    var (high, low) = (Fingerprint(0x6a09_e667_f3bc_c908), Fingerprint(0xbb67_ae85_84ca_a73b))
    for word in operation.words {
      high.add(bits: word)
      low.add(bits: word)
    }
    var places: UInt64 = 0
    var stage = -1
    for argument in arguments {
      high.add(bits: UInt64(bitPattern: Int64(argument.key.high)))
      low.add(bits: argument.key.bits)
      places |= argument.places
      stage = max(stage, argument.stage)
    }
    // Closed by their number: x + y + (x + y) is on the way what its last argument is, and the one
    // would take away the other.
    high.add(arguments.count)
    low.add(arguments.count)
    switch operation {
    case .input(let place), .mark(let place):
      places |= Self.bit(of: place)
      stage = max(stage, place.stage)
    default: break
    }
    self.stage = stage
    key = Key(
      high: Int(truncatingIfNeeded: high.value), low: Int(truncatingIfNeeded: low.value))
    self.places = places
  }

  static func bit(of place: Place) -> UInt64 { 1 << (place.fingerprint & 63) }

  /// The exact number that it is; nil of anything else.
  package var number: Exact? {
    if case .number(let value) = operation { return value }
    return nil
  }

  package var isZero: Bool { number?.numerator == 0 }
  var isOne: Bool { number == .one }
}

extension Term: Equatable {
  package static func == (a: Term, b: Term) -> Bool { a === b || a.key == b.key }
}

// Constructors.
extension Term {
  package static let zero = Term(.number(.zero))
  package static let one = Term(.number(.one))

  package static func number(_ value: Int) -> Term { Term(.number(Exact(value))) }
  package static func number(_ value: Exact) -> Term { Term(.number(value)) }

  /// The number that a text prints.
  package static func printed(_ value: Double) -> Term {
    Term(Exact(printed: value).map(Operation.number) ?? .rounded(value))
  }

  package static func input(_ place: Place) -> Term { Term(.input(place)) }
  package static func marked(_ term: Term, as place: Place) -> Term { Term(.mark(place), [term]) }

  /// The sum of any number of terms.
  package static func sum(_ terms: [Term]) -> Term {
    if terms.count == 2, terms[0].number == nil, terms[1].number == nil {
      return isOpposite(terms[0], terms[1]) ? .zero : Term(.sum, terms)
    }
    var rest: [Term] = []
    var constant = Exact.zero
    for term in terms {
      if let value = term.number, let total = constant + value {
        constant = total
      } else {
        rest.append(term)
      }
    }
    if constant != .zero { rest.append(number(constant)) }
    if rest.count == 2, isOpposite(rest[0], rest[1]) { return .zero }
    return rest.count > 1 ? Term(.sum, rest) : rest.first ?? .zero
  }

  private static func isOpposite(_ a: Term, _ b: Term) -> Bool {
    if case .negation = b.operation { return b.arguments[0] == a }
    if case .negation = a.operation { return a.arguments[0] == b }
    return false
  }

  package static func + (a: Term, b: Term) -> Term { sum([a, b]) }
  package static func - (a: Term, b: Term) -> Term { sum([a, -b]) }

  package static prefix func - (a: Term) -> Term {
    if let value = a.number { return number(-value) }
    if case .negation = a.operation { return a.arguments[0] }
    return Term(.negation, [a])
  }

  package static func * (a: Term, b: Term) -> Term {
    if a.isZero || b.isZero { return .zero }
    if a.isOne { return b }
    if b.isOne { return a }
    if let x = a.number, let y = b.number, let product = x * y { return number(product) }
    return Term(.product, [a, b])
  }

  package static func / (a: Term, b: Term) -> Term {
    if b.isOne { return a }
    if let x = a.number, let y = b.number, let quotient = x / y { return number(quotient) }
    if a.isZero && !b.isZero { return .zero }
    return Term(.quotient, [a, b])
  }

  /// A function of a number; of 0 and 1 what everybody knows it to be.
  package static func apply(_ function: Elementary, _ argument: Term) -> Term {
    if let value = argument.number, let known = function.value(at: value) { return number(known) }
    return Term(.function(function), [argument])
  }
}

extension Term.Elementary {
  /// What it is at a number where that is a fraction; nil where it is none, or too long.
  fileprivate func value(at x: Exact) -> Exact? {
    let isZero = x == .zero
    switch self {
    case .exp, .cos, .tanhDerivative: return isZero ? .one : nil
    case .log: return x == .one ? .zero : nil
    case .sqrt: return isZero || x == .one ? x : nil
    case .sigmoid, .normalDistribution: return isZero ? Exact(1, over: 2) : nil
    case .normalDensity: return nil
    case .tanh, .sin, .arctan: return isZero ? .zero : nil
    case .sign: return Exact(x.numerator.signum() < 0 ? -1 : isZero ? 0 : 1)
    case .step: return x.numerator > 0 ? .one : .zero
    case .isZero: return isZero ? .one : .zero
    case .floor:
      let (quotient, remainder) = x.numerator.quotientAndRemainder(dividingBy: x.denominator)
      return Exact(remainder < 0 ? quotient - 1 : quotient, over: 1)
    }
  }
}

extension Term.Operation {
  /// The operation as numbers, to be mixed into a key.
  fileprivate var words: [UInt64] {
    switch self {
    case .number(let value):
      [
        1, UInt64(truncatingIfNeeded: value.numerator),
        UInt64(truncatingIfNeeded: value.numerator >> 64),
        UInt64(truncatingIfNeeded: value.denominator),
        UInt64(truncatingIfNeeded: value.denominator >> 64),
      ]
    case .rounded(let value): [2, value.bitPattern]
    case .input(let place): [3, place.fingerprint]
    case .mark(let place): [4, place.fingerprint]
    case .sum: [5]
    case .product: [6]
    case .quotient: [7]
    case .negation: [8]
    case .function(let function): [9, UInt64(function.rawValue)]
    }
  }
}

extension Term {
  /// The place that it is, or is named as; nil of anything else.
  package var place: Place? {
    switch operation {
    case .input(let place), .mark(let place): place
    default: nil
    }
  }
}
