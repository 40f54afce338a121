//===----------------------------------------------------------------------===//
// Functions of numbers that every text knows, and the largest and the smallest of several.
//===----------------------------------------------------------------------===//

import Networks
import Syntax
import Terms

extension Elaborator {
  /// A function by a name that every text knows.
  package func named(
    _ name: String, _ function: Function, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value {
    let value = try argument(arguments, source)
    let known: Activation? =
      switch name {
      case "tanh": .tanh
      case "sigmoid", "sigm", "logistic": .sigmoid
      case "relu", "ReLU": .relu
      case "softmax": .softmax
      default: nil
      }
    if let known { return try applied(.known(known), function, value, source) }
    let elementary =
      function.isInverse
      ? Self.inverse(name, primes: function.primes) : Self.elementary(name, function.primes)
    guard let elementary else {
      throw NotEvaluable(message: "no rule for \(name) here", source: source)
    }
    var result = value.map(elementary)
    result.isLiteral = value.isLiteral
    return result
  }

  /// A function of one number, or a derivative of it.
  private static func elementary(_ name: String, _ primes: Int) -> ((Term) -> Term)? {
    func f(_ function: Term.Elementary) -> (Term) -> Term { { .apply(function, $0) } }
    switch (name, primes) {
    case ("exp", 0...2): return f(.exp)
    case ("log", 0), ("ln", 0): return f(.log)
    case ("log", 1), ("ln", 1): return { .one / $0 }
    case ("sqrt", 0): return f(.sqrt)
    case ("sinh", 0), ("cosh", 1): return Term.sinh
    case ("cosh", 0), ("sinh", 1): return Term.cosh
    case ("sin", 0), ("cos", 3): return f(.sin)
    case ("cos", 0), ("sin", 1): return f(.cos)
    case ("cos", 1), ("sin", 2): return { -.apply(.sin, $0) }
    case ("tan", 1): return { .one / (.apply(.cos, $0) * .apply(.cos, $0)) }
    case ("arctan", 1): return { Term.Elementary.arctan.slope(at: $0) }
    default: return primes == 0 ? elementary(name) : nil
    }
  }

  private static func elementary(_ name: String) -> ((Term) -> Term)? {
    func f(_ function: Term.Elementary) -> (Term) -> Term { { .apply(function, $0) } }
    switch name {
    case "tan": return { .apply(.sin, $0) / .apply(.cos, $0) }
    case "cot": return { .apply(.cos, $0) / .apply(.sin, $0) }
    case "coth": return { .cosh($0) / .sinh($0) }
    case "sech": return { .one / .cosh($0) }
    case "arcsin": return Term.arcsin
    case "arccos": return Term.arccos
    case "arctan": return f(.arctan)
    case "arsinh": return Term.arsinh
    case "arcosh": return Term.arcosh
    case "artanh": return Term.artanh
    case "logit": return Term.logit
    case "sgn": return f(.sign)
    case "abs": return Term.absolute
    case "floor": return f(.floor)
    case "ceil": return Term.ceiling
    default: return nil
    }
  }

  /// What undoes a function of one number; nil of one that is not undone by any known here.
  private static func inverse(_ name: String, primes: Int) -> ((Term) -> Term)? {
    let names = [
      "sin": "arcsin", "cos": "arccos", "tan": "arctan", "sinh": "arsinh", "cosh": "arcosh",
    ]
    return primes == 0 ? names[name].flatMap { elementary($0) } : nil
  }

  /// max(0, z), max(x, y), and the largest entry of max(z); the smallest likewise.
  func extreme(_ arguments: [Node], isLargest: Bool, _ source: Range<Int>) throws -> Value {
    let choice = isLargest ? Term.larger : Term.smaller
    let others = arguments.filter { if case .number(0) = $0.kind { false } else { true } }
    if isLargest, arguments.count == 2, others.count == 1 {
      return try argument(others, source).map(Term.relu)
    }
    if arguments.count == 1 {
      let value = try argument(arguments, source)
      guard value.isVector else {
        throw NotEvaluable(message: "no rule for an extreme of \(shape(value))", source: source)
      }
      let entry = value.elements.dropFirst().reduce(value.elements[0], choice)
      return Value(scalar: entry, isLiteral: true)
    }
    let values = try arguments.map(evaluate)
    guard let first = values.first else {
      throw NotEvaluable(message: "an extreme of nothing", source: source)
    }
    return try values.dropFirst().reduce(first) {
      try combine($0, $1, source, "compared with", choice)
    }
  }
}
