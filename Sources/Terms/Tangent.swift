//===----------------------------------------------------------------------===//
// Derivatives: forward, from what is differentiated by to all that lies downstream of it.
//===----------------------------------------------------------------------===//

/// The derivatives of terms by one place, which is an input or a mark. What lies above a mark does
/// not count: downstream of it everything follows, upstream nothing changes.
///
/// This is the forward mode of differentiation, written down instead of computed: no backward pass
/// has a part in it.
package struct Tangent {
  let place: Place
  /// Marks whose values are held, whatever they are made of.
  let isHeld: @Sendable (Place) -> Bool
  private let bit: UInt64
  private let stage: Int
  private var numbers = TermNumbering()
  /// The derivative of each term that has a number.
  private var slopes: [Term] = []

  package init(
    by place: Place, holding isHeld: @escaping @Sendable (Place) -> Bool = { _ in false }
  ) {
    self.place = place
    self.isHeld = isHeld
    bit = Term.bit(of: place)
    stage = place.stage
  }

  /// How many derivatives are known.
  package var count: Int { slopes.count }

  /// ∂term/∂place.
  package mutating func of(_ term: Term) -> Term {
    // Without recursion, since sums and networks may be deep.
    var stack = [term]
    while let next = stack.last {
      if quick(next) != nil {
        stack.removeLast()
        continue
      }
      let height = stack.count
      for argument in next.arguments where quick(argument) == nil { stack.append(argument) }
      if stack.count > height { continue }
      slopes.append(derivative(next))
      numbers.add(next.key)
      stack.removeLast()
    }
    return quick(term) ?? .zero
  }

  /// What is known without looking further.
  private func quick(_ term: Term) -> Term? {
    if term.places & bit == 0 || term.stage < stage { return .zero }
    switch term.operation {
    case .number, .rounded: return .zero
    case .input(let other): return other == place ? .one : .zero
    case .mark(let other) where other == place: return .one
    case .mark(let other) where isHeld(other): return .zero
    default: return numbers.number(of: term.key).map { slopes[$0] }
    }
  }

  private func derivative(_ term: Term) -> Term {
    let slopes = term.arguments.map { quick($0) ?? .zero }
    switch term.operation {
    case .number, .rounded, .input: return .zero
    case .mark: return slopes[0]
    case .sum: return .sum(slopes.filter { !$0.isZero })
    case .negation: return -slopes[0]
    case .product:
      return slopes[0] * term.arguments[1] + term.arguments[0] * slopes[1]
    case .quotient:
      let (top, bottom) = (term.arguments[0], term.arguments[1])
      if slopes[1].isZero { return slopes[0] / bottom }
      // (x′ − (x/y) y′) / y.
      return (slopes[0] - (top / bottom) * slopes[1]) / bottom
    case .function(let function):
      return slopes[0].isZero ? .zero : function.slope(at: term.arguments[0]) * slopes[0]
    }
  }
}

extension Term.Elementary {
  /// f′(x).
  package func slope(at x: Term) -> Term {
    func f(_ function: Term.Elementary) -> Term { .apply(function, x) }
    switch self {
    case .exp: return f(.exp)
    case .log: return .one / x
    case .sqrt: return .one / (.number(2) * f(.sqrt))
    case .sigmoid: return .sigmoidDerivative(x)
    case .tanh: return f(.tanhDerivative)
    case .tanhDerivative: return .number(-2) * f(.tanh) * f(.tanhDerivative)
    case .sin: return f(.cos)
    case .cos: return -f(.sin)
    case .arctan: return .one / (.one + x * x)
    case .normalDistribution: return f(.normalDensity)
    case .normalDensity: return -(x * f(.normalDensity))
    case .sign, .step, .isZero, .floor: return .zero
    }
  }
}
