import Numbers

/// A calculation with numbers, as one writes it out by hand: `0.15 · 0.05 + 0.2 · 0.1 + 0.35`.
///
/// It is there to be read. What it comes to is computed elsewhere, by the code that the reader is
/// shown; that both agree is for tests to say (``value``).
package indirect enum Arithmetic: Equatable, Sendable {
  case number(Double)
  case sum([Arithmetic])
  case product([Arithmetic])
  case difference(Arithmetic, Arithmetic)
  case quotient(Arithmetic, Arithmetic)
  case negative(Arithmetic)
  case square(Arithmetic)
  case exp(Arithmetic)
  case ln(Arithmetic)

  /// A function that is not taken apart: its name, its argument and its value.
  case function(String, Arithmetic, Double)

  /// What it comes to, in Double.
  package var value: Double {
    switch self {
    case .number(let x): x
    case .sum(let terms): terms.reduce(0) { $0 + $1.value }
    case .product(let factors): factors.reduce(1) { $0 * $1.value }
    case .difference(let x, let y): x.value - y.value
    case .quotient(let x, let y): x.value / y.value
    case .negative(let x): -x.value
    case .square(let x): x.value * x.value
    case .exp(let x): Double.exp(x.value)
    case .ln(let x): Double.log(x.value)
    case .function(_, _, let value): value
    }
  }

  /// The largest number that is added up in it, by size: what rounding is measured by.
  package var scale: Double {
    switch self {
    case .number(let x): abs(x)
    case .sum(let terms): terms.map(\.scale).max() ?? 0
    case .product(let factors): factors.reduce(1) { $0 * $1.scale }
    case .difference(let x, let y): max(x.scale, y.scale)
    case .quotient(let x, let y): x.scale / abs(y.value)
    case .negative(let x): x.scale
    case .square(let x): x.scale * x.scale
    case .exp(let x): Double.exp(x.value) * max(1, x.scale)
    case .ln(let x): max(abs(value), x.scale / abs(x.value))
    case .function(_, let x, let value): max(abs(value), x.scale)
    }
  }
}

extension Arithmetic {
  /// Σ x_i y_i, and one more term where there is one.
  package static func dot(
    _ x: some Sequence<Double>, _ y: some Sequence<Double>, plus last: Double? = nil
  ) -> Arithmetic {
    let terms = zip(x, y).map { Arithmetic.product([.number($0), .number($1)]) }
    let all = terms + (last.map { [.number($0)] } ?? [])
    return all.count == 1 ? all[0] : .sum(all)
  }

  /// The calculation times further factors.
  package func times(_ factors: [Arithmetic]) -> Arithmetic {
    factors.isEmpty ? self : .product([self] + factors)
  }
}
