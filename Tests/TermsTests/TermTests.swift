//===----------------------------------------------------------------------===//
// Terms: exact numbers, derivatives, and comparisons that can fail.
//===----------------------------------------------------------------------===//

import Numbers
import Testing

@testable import Terms

@Suite("Exact numbers")
struct ExactTests {
  @Test(
    "are what is printed",
    arguments: [
      (0.1, 1, 10), (0.15, 3, 20), (1e-14, 1, 100_000_000_000_000), (-2.5, -5, 2), (3, 3, 1),
    ])
  func printed(value: Double, numerator: Int, denominator: Int) throws {
    let exact = try #require(Exact(printed: value))
    #expect(exact.numerator == Int128(numerator) && exact.denominator == Int128(denominator))
  }

  @Test("have no sum where it is too long")
  func overflow() throws {
    let large = try #require(Exact(Int128.max, over: 1))
    #expect(large + large == nil)
    #expect(Exact(1, over: 0) == nil)
  }

  @Test("0.1 + 0.2 is 0.3")
  func sum() throws {
    let (a, b, c) = (Exact(printed: 0.1), Exact(printed: 0.2), Exact(printed: 0.3))
    #expect(try #require(a) + #require(b) == c)
  }
}

@Suite("Terms")
struct TermTests {
  static let x = Term.input(Place(.variable("x")))
  static let y = Term.input(Place(.variable("y")))

  @Test("that are the same say so, and others do not")
  func keys() {
    let (x, y) = (Self.x, Self.y)
    #expect(x + y == x + y)
    #expect(x + y != y + x)
    #expect(x - x == .zero)
    #expect((x * .zero).isZero)
  }

  @Test("have the derivatives that differences have", arguments: Term.Elementary.allCases)
  func slopes(function: Term.Elementary) throws {
    let x = Self.x
    let place = try #require(x.place)
    var tangent = Tangent(by: place)
    let slope = tangent.of(.apply(function, x))
    let at = 0.7
    func value(_ term: Term, _ x: Double) -> Double {
      Program([term]).run(Bounded<Double>.self) { _ in Bounded(exact: x) }.values[0].value
    }
    let step = 1e-5
    let quotient =
      (value(.apply(function, x), at + step) - value(.apply(function, x), at - step)) / (2 * step)
    #expect(abs(value(slope, at) - quotient) < 1e-8, "\(function)")
  }

  @Test("follow what lies downstream of a mark, and nothing above it")
  func marks() throws {
    let q = Term.marked(Self.x * Self.y, as: Place(.variable("q")))
    var byMark = Tangent(by: Place(.variable("q")))
    #expect(byMark.of(q * q) == q + q)
    #expect(byMark.of(Self.x).isZero)
    var held = Tangent(by: Place(.variable("x"))) { $0 == Place(.variable("q")) }
    #expect(held.of(q + Self.x) == .one)
  }
}

@Suite("Comparing terms")
struct ComparisonTests {
  static let x = TermTests.x
  static let y = TermTests.y

  static func compare(_ a: Term, _ b: Term) -> Comparison.Result {
    Comparison([Comparison.Pair(a, b)], seed: 3).result()
  }

  static let two = Term.number(2)

  @Test("finds formulas the same")
  func same() {
    let (x, y) = (Self.x, Self.y)
    guard case .same(let chance) = Self.compare((x + y) * (x + y), x * x + Self.two * x * y + y * y)
    else { return #expect(Bool(false)) }
    #expect(chance > 0 && chance < 1e-30)
  }

  @Test("tells sums apart that hold themselves")
  func sumsInSums() {
    let (x, y, z) = (Self.x, Self.y, Self.x * Self.y)
    let sums = [[x, y], [y, z], [x, y, z]].map { Term.sum($0 + [.sum($0)]) }
    #expect(Set(sums.map(\.key)).count == 3)
    guard case .differ = Self.compare(sums[0], sums[1]) else { return #expect(Bool(false)) }
  }

  @Test("finds equal numbers that are no same formulas")
  func equal() {
    let (x, y) = (Self.x, Self.y)
    let product = Term.apply(.exp, x) * .apply(.exp, y)
    guard case .equal(let bound, nil) = Self.compare(.apply(.exp, x + y), product) else {
      return #expect(Bool(false))
    }
    #expect(bound < 1e-12)
  }

  /// Pairs that a tolerance, a tame range or a branch that is not reached would pass.
  static let different: [(String, Term, Term)] = [
    ("x + 1e-9 x and x", x + .printed(1e-9) * x, x),
    ("1e-14 x and 1e-14 y", .printed(1e-14) * x, .printed(1e-14) * y),
    ("tanh(20 + x) and 1", .apply(.tanh, .number(20) + x), .one),
    ("max(x, 2) and 2", .larger(x, two), two),
    ("|x − 2| and 2 − x", .absolute(x - two), two - x),
    ("max(x, 5) and 5", .larger(x, .number(5)), .number(5)),
    ("relu(x) and x", .relu(x), x),
    ("0.5 and 0.49", .printed(0.5), .printed(0.49)),
    ("[x = 0] and 0", .apply(.isZero, x), .zero),
    ("x floor(1/2) and x", x * .apply(.floor, .one / two), x),
  ]

  @Test("tells what differs", arguments: different.indices)
  func differ(place: Int) {
    let (name, a, b) = Self.different[place]
    guard case .differ = Self.compare(a, b) else {
      return #expect(Bool(false), "\(name) pass for the same")
    }
  }

  @Test("what differs by less than rounding is not found the same, where the functions are")
  func hidden() {
    let value = Term.apply(.sigmoid, Self.x)
    let small = Term.printed(1e-30) * Self.y
    for (a, b) in [(value + small, value), (value * (.one + small), value)] {
      guard case .inexact = Self.compare(a, b) else { return #expect(Bool(false)) }
    }
  }

  @Test("a side without a value agrees with nothing")
  func valueless() {
    guard case .oneSided(isLeft: true) = Self.compare(Self.x, Self.y / .zero) else {
      return #expect(Bool(false))
    }
    guard case .undefined = Self.compare(Self.x / .zero, Self.y / .zero) else {
      return #expect(Bool(false))
    }
  }
}
