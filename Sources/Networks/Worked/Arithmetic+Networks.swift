import Numbers

// What every text computes by hand in the same way: functions, slopes and losses.
extension Arithmetic {
  /// g(z)_j.
  package static func activation(
    _ g: Activation, _ z: Vector<Double>, _ j: Int, _ a: Double
  ) -> Arithmetic {
    let x = Arithmetic.number(z[j])
    return switch g {
    case .identity: x
    case .sigmoid: .quotient(.number(1), .sum([.number(1), .exp(.number(-z[j]))]))
    case .tanh: .function("tanh", x, Double.tanh(z[j]))
    case .relu: .function("relu", x, Double.relu(z[j]))
    case .softmax: softmax(z, j)
    default: .function(g.name, x, a)
    }
  }

  /// e^{z_j} over the sum of all, with the largest z taken off where e^z would overflow.
  private static func softmax(_ z: Vector<Double>, _ j: Int) -> Arithmetic {
    let largest = z.elements.max() ?? 0
    let shift = z.elements.contains { abs($0) > 300 } ? largest : 0
    let exps = z.elements.map { Arithmetic.exp(.number($0 - shift)) }
    return .quotient(exps[j], exps.count == 1 ? exps[0] : .sum(exps))
  }

  /// The factors of g′(z) for an elementwise g, given a = g(z): none where it is 1 throughout.
  package static func slope(_ g: Activation, z: Double, a: Double) -> [Arithmetic] {
    switch g {
    case .identity: []
    // Near 1 nothing is left of 1 − a: the slope itself is written.
    case .sigmoid where abs(z) < 12: [.number(a), .difference(.number(1), .number(a))]
    case .tanh where abs(z) < 6: [.difference(.number(1), .square(.number(a)))]
    default: [.number(g.derivative(Vector([z]))[0])]
    }
  }

  /// A loss of outputs `a` for targets `y`, given what it comes to.
  package static func loss(
    _ loss: Loss, _ a: Vector<Double>, _ y: Vector<Double>, _ value: Double
  ) -> Arithmetic {
    let terms: [Arithmetic]
    switch loss {
    case .halfSquaredError, .squaredError:
      let squares = a.indices.map {
        Arithmetic.square(.difference(.number(a[$0]), .number(y[$0])))
      }
      let sum = squares.count == 1 ? squares[0] : Arithmetic.sum(squares)
      return loss == .squaredError ? sum : .product([.number(0.5), sum])
    case .crossEntropy: terms = a.indices.compactMap { share(y[$0], of: .number(a[$0])) }
    case .binaryCrossEntropy:
      terms = a.indices.flatMap {
        [
          share(y[$0], of: .number(a[$0])),
          share(1 - y[$0], of: .difference(.number(1), .number(a[$0]))),
        ].compactMap { $0 }
      }
    }
    let sum = terms.count == 1 ? terms[0] : Arithmetic.sum(terms)
    // Where a probability underflows, the value comes from z.
    let isLost = terms.isEmpty || !(abs(-sum.value - value) <= 1e-9 * abs(value))
    return isLost ? .number(value) : .negative(sum)
  }

  /// y ln p, where y is not 0.
  private static func share(_ y: Double, of p: Arithmetic) -> Arithmetic? {
    if y == 0 { return nil }
    return y == 1 ? .ln(p) : .product([.number(y), .ln(p)])
  }

  /// a_k − y_k; the number itself where both are 1 to rounding and nothing is left of it.
  package static func error(
    _ a: Double, _ y: Double, _ value: Double
  ) -> Arithmetic {
    abs(a - y) > 1e-9 * abs(y) ? .difference(.number(a), .number(y)) : .number(value)
  }

  /// Σ_j (∂L/∂a_j) a_j (1{j = k} − a_k), softmax's whole Jacobian; `by` is ∂L/∂a.
  package static func softmaxJacobian(
    _ by: Vector<Double>, _ a: Vector<Double>, _ k: Int
  ) -> Arithmetic {
    let terms = a.indices.map { j in
      Arithmetic.product([
        .number(by[j]), .number(a[j]),
        j == k ? .difference(.number(1), .number(a[k])) : .number(-a[k]),
      ])
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  /// The mean of numbers.
  package static func mean(of numbers: [Double]) -> Arithmetic {
    .quotient(.sum(numbers.map { .number($0) }), .number(Double(numbers.count)))
  }
}
