import Networks
import Numbers

/// A function that may stand in place of an activation, and is none that networks are described with.
public enum OtherFunction: Hashable, Sendable {
  /// max(z, αz), with another α.
  case leaky(Double)

  /// ReLU cut off at 6; z cut off at ±1; 0.2 z + ½ and z/6 + ½, cut off at 0 and 1.
  case relu6, hardTanh, hardSigmoid, hardSigmoidBySix

  /// e^z − 1 where z is negative.
  case elu

  /// 1 where z is positive.
  case step

  /// sin z, arctan z, z / (1 + |z|), z², |z|, e^z, (e^z − e^−z) / 2.
  case sine, arcTangent, softsign, square, size, exponential, hyperbolicSine

  /// σ(2z), tanh(z/2), 2σ(z) − 1, 1.7159 tanh(2z/3).
  case steepSigmoid, flatTanh, centredSigmoid, leCun

  /// −g of the usual ones.
  case negativeTanh, negativeRelu

  /// Slopes that leaky ReLUs have beside the usual one.
  static let leakySlopes = [0.1, 0.2, 0.3, 0.05, 0.5, 1e-3]

  static let all: [OtherFunction] =
    leakySlopes.map { .leaky($0) } + [
      .relu6, .hardTanh, .hardSigmoid, .hardSigmoidBySix, .elu, .step, .sine, .arcTangent,
      .softsign,
      .square, .size, .exponential, .hyperbolicSine, .steepSigmoid, .flatTanh, .centredSigmoid,
      .leCun, .negativeTanh, .negativeRelu,
    ]

  /// Whether it is not this activation itself.
  func isAnother(than g: Activation) -> Bool {
    if case .leaky(let slope) = self { g != .leakyReLU(slope: slope) } else { true }
  }

  func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .leaky(let slope): z > 0 ? z : slope * z
    case .relu6: min(6, max(0, z))
    case .hardTanh: min(1, max(-1, z))
    case .hardSigmoid: min(1, max(0, 0.2 * z + 0.5))
    case .hardSigmoidBySix: min(1, max(0, z / 6 + 0.5))
    case .elu: z > 0 ? z : Double.exp(z) - 1
    case .step: z > 0 ? 1 : 0
    case .sine: Double.sin(z)
    case .arcTangent: Self.arcTangent(z)
    case .softsign: z / (1 + abs(z))
    case .square: z * z
    case .size: abs(z)
    case .exponential: Double.exp(z)
    case .hyperbolicSine: (Double.exp(z) - Double.exp(-z)) / 2
    case .steepSigmoid: .sigmoid(2 * z)
    case .flatTanh: Double.tanh(z / 2)
    case .centredSigmoid: 2 * .sigmoid(z) - 1
    case .leCun: 1.7159 * Double.tanh(2 * z / 3)
    case .negativeTanh: -Double.tanh(z)
    case .negativeRelu: -max(0, z)
    }
  }

  /// Its derivative; at kinks, as most programs have it, that of the flatter side, and of |z| 0.
  func derivative(_ z: Double) -> Double {
    switch self {
    case .leaky(let slope): return z > 0 ? 1 : slope
    case .relu6: return z > 0 && z < 6 ? 1 : 0
    case .hardTanh: return abs(z) < 1 ? 1 : 0
    case .hardSigmoid: return abs(z) < 2.5 ? 0.2 : 0
    case .hardSigmoidBySix: return abs(z) < 3 ? 1.0 / 6 : 0
    case .elu: return z > 0 ? 1 : Double.exp(z)
    case .step: return 0
    case .sine: return Double.cos(z)
    case .arcTangent: return 1 / (1 + z * z)
    case .softsign: return 1 / ((1 + abs(z)) * (1 + abs(z)))
    case .square: return 2 * z
    case .size: return z > 0 ? 1 : z < 0 ? -1 : 0
    case .exponential: return Double.exp(z)
    case .hyperbolicSine: return (Double.exp(z) + Double.exp(-z)) / 2
    case .steepSigmoid: return 2 * .sigmoid(2 * z) * (1 - .sigmoid(2 * z))
    case .flatTanh: return Double.tanhDerivative(z / 2) / 2
    case .centredSigmoid: return 2 * .sigmoid(z) * (1 - .sigmoid(z))
    case .leCun: return 1.7159 * 2 / 3 * Double.tanhDerivative(2 * z / 3)
    case .negativeTanh: return -Double.tanhDerivative(z)
    case .negativeRelu: return z > 0 ? -1 : 0
    }
  }

  /// By the half angle until the series is short.
  private static func arcTangent(_ z: Double) -> Double {
    var (x, halves) = (z, 0.0)
    while abs(x) > 0.05 {
      x /= 1 + (1 + x * x).squareRoot()
      halves += 1
    }
    var (sum, power) = (0.0, x)
    for k in 0..<9 {
      sum += (k % 2 == 0 ? 1 : -1) * power / Double(2 * k + 1)
      power *= x * x
    }
    for _ in 0..<Int(halves) { sum *= 2 }
    return sum
  }

  var words: String {
    switch self {
    case .leaky(let slope): "max(z, \(slope.short) z)"
    case .relu6: "min(max(z, 0), 6)"
    case .hardTanh: "z cut off at ±1"
    case .hardSigmoid: "0.2 z + ½, cut off at 0 and 1,"
    case .hardSigmoidBySix: "z/6 + ½, cut off at 0 and 1,"
    case .elu: "ELU, exp(z) − 1 where z is negative,"
    case .step: "the decision z > 0"
    case .sine: "sin z"
    case .arcTangent: "arctan z"
    case .softsign: "z / (1 + |z|)"
    case .square: "z²"
    case .size: "|z|"
    case .exponential: "exp(z)"
    case .hyperbolicSine: "(exp(z) − exp(−z)) / 2, sinh z,"
    case .steepSigmoid: "σ(2z)"
    case .flatTanh: "tanh(z/2)"
    case .centredSigmoid: "2σ(z) − 1"
    case .leCun: "1.7159 tanh(2z/3)"
    case .negativeTanh: "−tanh z"
    case .negativeRelu: "−max(z, 0)"
    }
  }
}
