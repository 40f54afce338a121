import Networks
import Numbers

/// How far rounding may honestly move each number of a gradient computed in one precision.
///
/// The textbook computation is run 16 times, in Float 32 times, with every operation rounded at random
/// (``Perturbed``), and once plainly. A number may be off by
///
///     c max over the runs of |run − exact| + 2 |plain run − exact|
///       + two units in its last place + the least normal number
///
/// with c = 2.5 in Float, and c = 6 in Double, where there is more room. The first term is over ten
/// standard deviations of an honest error, in whatever order sums are taken and whether or not
/// products are fused; the second is for errors that are no accident,
/// as in adding up equal numbers. The runs begin with the parameters and inputs rounded to the
/// precision, as a program of that precision has them, while *exact* is the derivative at the
/// numbers as given: a gradient computed in Double and stored as Float passes as well.
///
/// A worst-case running bound would not do: it grows with the number of operations and multiplies
/// from layer to layer, and in Float hides an error of 1e-5 in an entry long before 100,000
/// parameters. This grows as errors do. So it is no proof: an honest computation may exceed it, with
/// a probability below 1e-9 per entry if rounding errors are independent of one another.
struct Rounding {
  private let precision: Precision
  private let plain: Sample
  private let samples: [Sample]

  /// One run, whose numbers can be read as Doubles.
  private typealias Sample = (Quantity) -> [Double]

  init(
    of network: Network<Double>, on examples: [Example<Double>], in precision: Precision,
    sigmoid: SigmoidFormula = .stable, branches: [UnitOfExample: Bool] = [:]
  ) {
    // A closure made for each type, not a protocol: it is specialised for that type.
    func sample<Base: Number & BinaryFloatingPoint>(_ base: Base.Type, seed: UInt64) -> Sample {
      let textbook = Textbook(
        network: network.map { Perturbed(Base($0), seed: seed) }, slopes: .printed,
        sigmoid: sigmoid, branches: branches)
      let examples = examples.map { $0.map { Perturbed(Base($0), seed: seed) } }
      let passes = textbook.passes(on: examples)
      return { passes.values($0).map { Double($0.value) } }
    }
    func run(_ seed: UInt64) -> Sample {
      switch precision {
      case .double: sample(Double.self, seed: seed)
      case .float: sample(Float.self, seed: seed)
      }
    }
    self.precision = precision
    plain = run(0)
    samples = Self.seeds(precision).map(run)
  }

  /// The runs' seeds, none of them 0.
  static func seeds(_ precision: Precision) -> [UInt64] {
    var generator = SplitMix64(seed: 1)
    return (0..<precision.runs).map { _ in generator.next() | 1 }
  }

  /// What the mean loss may be off.
  static func lossAllowance(
    of network: Network<Double>, on examples: [Example<Double>], in precision: Precision
  ) -> Double {
    func loss<Base: Number & BinaryFloatingPoint>(_ base: Base.Type, _ seed: UInt64) -> Double {
      let network = network.map { Perturbed(Base($0), seed: seed) }
      return Double(
        network.loss(on: examples.map { $0.map { Perturbed(Base($0), seed: seed) } }).value)
    }
    func run(_ seed: UInt64) -> Double {
      switch precision {
      case .double: loss(Double.self, seed)
      case .float: loss(Float.self, seed)
      }
    }
    let exact = network.loss(on: examples)
    let largest = seeds(precision).map { abs(run($0) - exact) }.max() ?? 0
    return allowance(largest: largest, plain: run(0) - exact, precision)
      + precision.ownRounding(of: exact)
  }

  /// What a number may be off, given the largest error of the perturbed runs and that of the plain
  /// one; infinite where either is unknown.
  static func allowance(largest: Double, plain: Double, _ precision: Precision) -> Double {
    let sum = precision.caution * largest + 2 * abs(plain)
    return sum.isNaN ? .infinity : sum
  }

  /// The numbers of a quantity that some run gives as 0, or not even with the sign of the exact ones.
  func lost(of quantity: Quantity, around exact: [Double]) -> Set<Int> {
    var lost: Set<Int> = []
    for sample in samples + [plain] {
      let values = sample(quantity)
      lost.formUnion(values.indices.filter { values[$0] == 0 || values[$0] * exact[$0] < 0 })
    }
    return lost
  }

  /// What each number of a quantity may be off, around its exact values; infinite where the
  /// computation overflows.
  func allowance(for quantity: Quantity, around exact: [Double]) -> [Double] {
    var largest = [Double](repeating: 0, count: exact.count)
    for sample in samples {
      for (i, value) in sample(quantity).enumerated() {
        let error = abs(value - exact[i])
        // Unlike `max`, this lets a NaN stay.
        if error > largest[i] || error.isNaN { largest[i] = error }
      }
    }
    let plain = plain(quantity)
    return exact.indices.map { i in
      Self.allowance(largest: largest[i], plain: plain[i] - exact[i], precision)
        + precision.ownRounding(of: exact[i])
    }
  }
}
