import Networks
import Numbers

/// Judges claimed gradients of one network and its examples.
///
/// ```swift
/// let grader = Grader(network, examples, precision: .double)
/// let grade = grader.grade(ClaimedGradient(gradient))
/// print(grade)
/// ```
///
/// An entry is right if it differs from the exact derivative, got by dual numbers, by no more than
/// its own rounding; see `Rounding` for what that is. At a kink of ReLU every value between the
/// one-sided derivatives is right. A wrong gradient is explained by named mistakes, each computed
/// and compared, see `Diagnosis`.
///
/// What it cannot see: an error smaller than the entry's own rounding. Entries for which that is
/// larger than ``Precision/resolution`` of the entry are counted as *unresolved*.
public struct Grader {
  private let standard: Judge

  /// The same with other ways to write σ, which are as honest and round more; made when needed.
  private let lenient: Lenient

  /// Computes what is needed to judge any number of claims.
  ///
  /// - Precondition: the examples fit the network, as `Network.check(_:)` makes sure.
  public init(
    _ network: Network<Double>, _ examples: [Example<Double>], precision: Precision
  ) {
    standard = Judge(Reference(of: network, on: examples, in: precision))
    lenient = Lenient(network, examples, precision)
  }

  /// The exact gradient.
  public var exact: Gradient<Double> { standard.reference.exact }

  /// Judges a claim, part by part, and explains what is wrong.
  ///
  /// - Precondition: the claim has as many layers as the network, and matrices and vectors of the
  ///   network's shapes or of those that ``ClaimedGradient`` reads.
  public func grade(_ claim: ClaimedGradient) -> Grade {
    let grade = standard.grade(claim)
    guard grade.verdict == .wrong || grade.isInexact else { return grade }
    for (formula, judge) in lenient.judges {
      var other = judge.grade(claim, diagnosing: false)
      guard other.verdict != .wrong, judge.loses(claim, judgedBy: standard) else { continue }
      other.remarks.append(
        "not wrong if σ is computed as \(formula.text), which loses digits where σ is small: the error "
          + "of that is larger than that of 1 / (1 + exp(−z)), and is allowed for")
      return other
    }
    return grade
  }

  /// Whether an error in an entry, relative to it, would be seen on top of a right one's rounding;
  /// for an entry in the order of `Gradient.entries`.
  public func resolves(error: Double, inEntry entry: Int) -> Bool {
    let network = standard.reference.network
    let parameter = network.parameters[entry]
    let (l, j) = (parameter.layer, parameter.to)
    guard let from = parameter.from else {
      return standard.range(of: .bias(l)).resolves(j, error: error)
    }
    let i = j * network.layers[l].weights.columns + from
    return standard.range(of: .weights(l)).resolves(i, error: error)
  }

  /// How many entries are judged no closer than ``Precision/resolution``.
  public var coarseEntries: Int { standard.coarseEntries }

  private final class Lenient {
    private let make: () -> [(SigmoidFormula, Judge)]
    private(set) lazy var judges = make()

    init(
      _ network: Network<Double>, _ examples: [Example<Double>], _ precision: Precision
    ) {
      let formulas: [SigmoidFormula] =
        network.layers.contains { $0.activation == .sigmoid } ? [.byTanh, .byComplement] : []
      make = {
        formulas.map {
          ($0, Judge(Reference(of: network, on: examples, in: precision, sigmoid: $0)))
        }
      }
    }
  }
}
