import Synchronization

/// The degree of a formula: a number system that computes no value, only bounds on the degrees of
/// the numerator and the denominator of the rational function that a computation builds.
///
/// Two formulas over ``PrimeField`` that differ as rational functions agree at a random point with
/// probability at most d/p, where d is the degree of their difference's numerator
/// (Schwartz-Zippel). Running the same source over this number system gives d: nothing is counted
/// by hand. Every input is taken to be a variable of degree 1 or a constant of degree 0.
///
/// | operation | numerator | denominator |
/// |---|---|---|
/// | x ± y | max(n_x + d_y, n_y + d_x) | d_x + d_y |
/// | x y | n_x + n_y | d_x + d_y |
/// | x / y | n_x + d_y | d_x + n_y |
///
/// No common factor is cancelled, so the degrees are upper bounds, and for deep networks large ones.
///
/// An opaque function gives a fresh variable for each *different* argument. Two arguments that
/// differ as formulas and coincide at the random point break this; their number and degree are
/// tallied, so that this chance can be added. ``Tally`` does so.
public struct Degree: Number, Equatable {
  /// A bound on the degree of the numerator.
  public var numerator: Double

  /// A bound on the degree of the denominator.
  public var denominator: Double

  /// The degrees of a formula's numerator and denominator.
  public init(numerator: Double, denominator: Double) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// An input that is drawn at random.
  public static var variable: Degree { Degree(numerator: 1, denominator: 0) }

  /// A constant.
  public init(_ value: Double) { self.init(numerator: 0, denominator: 0) }

  public static var zero: Degree { Degree(0) }

  /// A bound on the degree of the numerator of x − y: what decides whether two formulas agree.
  public static func ofDifference(_ x: Degree, _ y: Degree) -> Double { (x - y).numerator }

  public static func + (x: Degree, y: Degree) -> Degree {
    Degree(
      numerator: max(x.numerator + y.denominator, y.numerator + x.denominator),
      denominator: x.denominator + y.denominator)
  }

  /// The degrees of x − y, which are those of x + y.
  public static func - (x: Degree, y: Degree) -> Degree { x + y }

  /// The degrees of −x, which are those of x.
  public prefix static func - (x: Degree) -> Degree { x }

  /// The degrees of x y: both are added.
  public static func * (x: Degree, y: Degree) -> Degree {
    Degree(
      numerator: x.numerator + y.numerator, denominator: x.denominator + y.denominator)
  }

  /// The degrees of x / y: those of y change places.
  public static func / (x: Degree, y: Degree) -> Degree {
    Degree(
      numerator: x.numerator + y.denominator, denominator: x.denominator + y.numerator)
  }
}

// Opaque functions, built as over the prime field.
extension Degree {
  /// A fresh variable; of an opposite argument, a formula of that argument's variable.
  private static func opaque(of z: Degree) -> Degree {
    Tally.current?.count(argument: z)
    return .variable
  }

  public static func exp(_ z: Degree) -> Degree {
    let s = sigmoid(z)
    return s / (.one - s)
  }
  public static func log(_ x: Degree) -> Degree { opaque(of: x) }
  public static func log1p(_ x: Degree) -> Degree { opaque(of: .one + x) }
  public static func sqrt(_ x: Degree) -> Degree { opaque(of: x) }
  public static func sin(_ z: Degree) -> Degree { opaque(of: z) }
  public static func cos(_ z: Degree) -> Degree { opaque(of: z) }
  public static func step(_ z: Degree) -> Degree { opaque(of: z) }
  public static func normalDistribution(_ z: Degree) -> Degree { opaque(of: z) }
  public static func normalDensity(_ z: Degree) -> Degree { opaque(of: z) }
  public static func sigmoid(_ z: Degree) -> Degree { opaque(of: z) }
  public static func softplus(_ z: Degree) -> Degree { log(.one + exp(z)) }
  public static func indexOfLargest(_ z: [Degree]) -> Int? { nil }

  public static func tanh(_ z: Degree) -> Degree {
    let s = sigmoid(z)
    return (s - s) / (.one - Degree(2.0) * s * (.one - s))
  }

  public static func tanhDerivative(_ z: Degree) -> Degree {
    let s = sigmoid(z)
    let u = Degree(2.0) * s * (.one - s)
    let sech = u / (.one - u)
    return sech * sech
  }
}

extension Degree {
  /// Counts the opaque functions that a computation calls and the degrees of their arguments.
  public final class Tally: Sendable {
    @TaskLocal static var current: Tally?

    private let state = Mutex((calls: 0.0, degree: 0.0))

    /// A tally of nothing so far.
    public init() {}

    fileprivate func count(argument z: Degree) {
      state.withLock {
        $0.calls += 1
        $0.degree = max($0.degree, Degree.ofDifference(z, z))
      }
    }

    /// Runs a computation whose opaque functions are to be counted here.
    public func counting<Result>(_ work: () throws -> Result) rethrows -> Result {
      try Self.$current.withValue(self, operation: work)
    }

    /// A bound on the sum, over all pairs of arguments, of the degrees of their differences: over
    /// p, the chance that two different arguments coincide.
    public var collisions: Double {
      // calls²/2 pairs, each of degree at most twice the largest.
      state.withLock { $0.calls * $0.calls * max(1, $0.degree) }
    }
  }
}
