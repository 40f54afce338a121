import Networks
import Numbers

/// What may stand where a layer's g′(z) belongs.
public enum SlopeMistake: Hashable, Sendable {
  /// Nothing: δ is W ᵀδ, or ∂L/∂a.
  case missing

  /// g′(a).
  case atActivation

  /// g′(z)², or g′ where the loss has made it cancel.
  case repeated

  /// g(z) itself.
  case function

  /// g′ of another activation function.
  case ofOther(Activation)

  /// A formula in a or z that is not g′.
  case formula(Formula)

  /// g′(z) of another layer, so many above this one.
  case ofLayer(offset: Int)

  /// 1 where Wᵀδ > 0, in place of where z > 0.
  case maskOfError

  /// g′(−z).
  case atNegative

  /// g(z) where z is negative, g′(z) elsewhere; of a function with a kink.
  case functionBelowZero

  /// g′ in terms of y where it is in terms of a; of the output.
  case atTarget

  /// Another quantity where z or a of the layer belongs.
  case kept(Kept, Kept.Form)

  /// 1/g′(z): δ was divided by it.
  case reciprocal

  /// g′(z) times a, or times z.
  case timesActivation, timesPreActivation

  /// What people write for g′ of another function, or in z for a.
  public enum Formula: String, CaseIterable, Sendable {
    /// 1 − a.
    case oneMinusA = "1 − a"

    /// 1 − a², tanh′ in terms of a.
    case oneMinusASquared = "1 − a²"

    /// a(1 − a), σ′ in terms of a.
    case aTimesOneMinusA = "a(1 − a)"

    /// 1 − z.
    case oneMinusZ = "1 − z"

    /// 1 − z², tanh′ with z for a.
    case oneMinusZSquared = "1 − z²"

    /// z(1 − z), σ′ with z for a.
    case zTimesOneMinusZ = "z(1 − z)"

    /// z itself.
    case z = "z"

    /// 1 + a²: tanh′ with a wrong sign.
    case onePlusASquared = "1 + a²"

    /// a(1 + a): σ′ with a wrong sign.
    case aTimesOnePlusA = "a(1 + a)"

    /// 1 / cosh z, the square root of tanh′.
    case oneByCosh = "1 / cosh z"

    /// 1 − e^(−a): the slope of softplus in terms of a.
    case oneMinusExpOfA = "1 − exp(−a)"

    /// 1 − e^(−z): the same of z in place of a.
    case oneMinusExpOfZ = "1 − exp(−z)"

    /// h(z) for the slope of z h(z), as of SiLU and GELU: one term of the product rule.
    case aByZ = "a / z"

    /// The mask of ReLU the other way round.
    case negativeMask = "1 where z is negative"

    /// a².
    case aSquared = "a²"

    /// z².
    case zSquared = "z²"

    /// (1 − a)².
    case squareOfOneMinusA = "(1 − a)²"

    /// a² (1 − a).
    case aSquaredTimesOneMinusA = "a² (1 − a)"

    /// The magnitude of z.
    case sizeOfZ = "|z|"

    /// The sign of z.
    case signOfZ = "the sign of z"

    /// e^z.
    case expOfZ = "exp(z)"

    /// e^−z, a factor of σ′.
    case expOfMinusZ = "exp(−z)"

    /// e^−z / (1 + e^−z): σ′ without the square of its denominator.
    case sigmoidWithoutSquare = "exp(−z) / (1 + exp(−z))"

    /// 1 / (1 + z²), the slope of the arc tangent.
    case oneByOnePlusZSquared = "1 / (1 + z²)"

    /// 1 / (1 + |z|)², the slope of softsign.
    case softsign = "1 / (1 + |z|)²"

    /// √(1 − a²).
    case rootOfOneMinusASquared = "√(1 − a²)"

    /// 1 − |a|.
    case oneMinusSizeOfA = "1 − |a|"

    /// 1 − 2a, the slope of σ′ in terms of a.
    case oneMinusTwoA = "1 − 2a"

    /// a (1 − z): z for one of the two a.
    case aTimesOneMinusZ = "a (1 − z)"

    /// z (1 − a): z for the other.
    case zTimesOneMinusA = "z (1 − a)"

    /// The slope of a sine.
    case cosOfZ = "cos z"

    /// Those that people write most.
    static let common: [Formula] = [
      .oneMinusA, .oneMinusASquared, .aTimesOneMinusA, .oneMinusZ, .oneMinusZSquared,
      .zTimesOneMinusZ, .z, .onePlusASquared, .aTimesOnePlusA, .oneByCosh, .oneMinusExpOfA,
      .oneMinusExpOfZ, .aByZ,
    ]

    func callAsFunction(z: Double, a: Double) -> Double {
      switch self {
      case .oneMinusA: 1 - a
      case .oneMinusASquared: 1 - a * a
      case .aTimesOneMinusA: a * (1 - a)
      case .oneMinusZ: 1 - z
      case .oneMinusZSquared: 1 - z * z
      case .zTimesOneMinusZ: z * (1 - z)
      case .z: z
      case .onePlusASquared: 1 + a * a
      case .aTimesOnePlusA: a * (1 + a)
      case .oneByCosh: 2 / (Double.exp(z) + Double.exp(-z))
      case .oneMinusExpOfA: 1 - Double.exp(-a)
      case .oneMinusExpOfZ: 1 - Double.exp(-z)
      case .aByZ: z == 0 ? 0.5 : a / z
      case .negativeMask: z < 0 ? 1 : 0
      case .aSquared: a * a
      case .zSquared: z * z
      case .squareOfOneMinusA: (1 - a) * (1 - a)
      case .aSquaredTimesOneMinusA: a * a * (1 - a)
      case .sizeOfZ: abs(z)
      case .signOfZ: z > 0 ? 1 : z < 0 ? -1 : 0
      case .expOfZ: Double.exp(z)
      case .expOfMinusZ: Double.exp(-z)
      case .sigmoidWithoutSquare: .sigmoid(-z)
      case .oneByOnePlusZSquared: 1 / (1 + z * z)
      case .softsign: 1 / ((1 + abs(z)) * (1 + abs(z)))
      case .rootOfOneMinusASquared: Swift.max(0, 1 - a * a).squareRoot()
      case .oneMinusSizeOfA: 1 - abs(a)
      case .oneMinusTwoA: 1 - 2 * a
      case .aTimesOneMinusZ: a * (1 - z)
      case .zTimesOneMinusA: z * (1 - a)
      case .cosOfZ: Double.cos(z)
      }
    }
  }

  /// The mistakes that can be made in a layer whose function is `own`, but for those that need
  /// another layer.
  static func candidates(for own: Activation) -> [SlopeMistake] {
    let others = Activation.allCases.filter {
      $0 != own && $0 != .identity && $0 != .softmax
    }
    return [.missing, .atActivation, .repeated, .function, .maskOfError, .atNegative]
      + (own.hasKink ? [.functionBelowZero] : [])
      + Formula.common.map { .formula($0) } + others.map { .ofOther($0) }
  }

  /// More of them, which are rare.
  static func rare(for own: Activation) -> [SlopeMistake] {
    let leaky = OtherFunction.leakySlopes.map { Activation.leakyReLU(slope: $0) }
    return [.reciprocal, .timesActivation, .timesPreActivation]
      + Formula.allCases.filter { !Formula.common.contains($0) }.map { .formula($0) }
      + (own.hasKink ? leaky.filter { $0 != own }.map { .ofOther($0) } : [])
  }
}

extension Activation {
  /// g′ at every number of a signal, with the size that its printed form has: a(1 − a) and 1 − a²
  /// cancel where a is near 1.
  func slopes(z: Signal, a: Signal) -> Signal {
    // The diagonal of softmax's Jacobian, of whatever was taken for its output.
    var slopes = self == .softmax ? a.map { $0 * (1 - $0) } : z.mapExamples(derivative)
    for i in slopes.values.indices {
      let size = abs(a.values[i])
      switch self {
      case .sigmoid, .softmax: slopes.sizes[i] = size * (1 + size)
      case .tanh: slopes.sizes[i] = 1 + size * size
      default: break
      }
      slopes.sizes[i] += abs(slopes.values[i]) * z.sizes[i]
    }
    return slopes
  }
}
