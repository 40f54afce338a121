//===----------------------------------------------------------------------===//
// Limits, as far as difference quotients need them.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  /// What A is worth where a variable has the value of B.
  func value(of arguments: [Node], at name: String) throws -> Value<N> {
    let value = try evaluate(arguments[1])
    let saved = variables[name]
    defer {
      variables[name] = saved
      forgetVariables()
    }
    variables[name] = value
    forgetVariables()
    return try evaluate(arguments[0])
  }

  /// What A tends to as a variable tends to a number: A there or, where A is a quotient of two that
  /// both vanish there, the quotient of their derivatives (de l'Hôpital).
  func limit(of arguments: [Node], _ name: String, _ source: Range<Int>) throws -> Value<N> {
    let saved = variables[name]
    defer {
      variables[name] = saved
      forgetVariables()
    }
    variables[name] = try evaluate(arguments[1])
    forgetVariables()
    guard case .quotient(let top, let bottom) = arguments[0].kind,
      try evaluate(bottom).elements.allSatisfy({ $0 == .zero })
    else { return try evaluate(arguments[0]) }
    guard try evaluate(top).elements.allSatisfy({ $0 == .zero }) else {
      throw NotEvaluable(message: "a limit that does not exist", source: source)
    }
    let variable = Node(kind: .variable(name), source: source)
    let slopes = try [top, bottom].map { try derivative(of: $0, by: variable, source) }
    guard slopes[1].isScalar, slopes[1].elements[0] != .zero else {
      throw NotEvaluable(message: "no rule for this limit", source: source)
    }
    return slopes[0].map { $0 / slopes[1].elements[0] }
  }
}
