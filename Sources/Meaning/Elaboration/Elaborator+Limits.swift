//===----------------------------------------------------------------------===//
// Limits, as far as difference quotients need them.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// What A is worth where a variable has the value of B.
  package func value(of arguments: [Node], at name: String) throws -> Value {
    let value = try evaluate(arguments[1])
    return try within({ $0.variables[name] = value }) { try evaluate(arguments[0]) }
  }

  /// What A tends to as a variable tends to a number: A there or, where A is a quotient of two that
  /// both vanish there, the quotient of their derivatives (de l'Hôpital).
  package func limit(of arguments: [Node], _ name: String, _ source: Range<Int>) throws -> Value {
    let target = try evaluate(arguments[1])
    func atTarget(_ node: Node) throws -> Value {
      try within({ $0.variables[name] = target }) { try evaluate(node) }
    }
    guard case .quotient(let top, let bottom) = arguments[0].kind,
      try atTarget(bottom).elements.allSatisfy(\.isZero)
    else { return try atTarget(arguments[0]) }
    guard try atTarget(top).elements.allSatisfy(\.isZero) else {
      throw NotEvaluable(message: "a limit that does not exist", source: source)
    }
    let variable = Node(kind: .variable(name), source: source)
    let slopes = try within({ $0.variables[name] = target.under(name) }) {
      try [top, bottom].map { try derivative(of: $0, by: variable, source) }
    }
    guard slopes[1].isScalar, !slopes[1].elements[0].isZero else {
      throw NotEvaluable(message: "no rule for this limit", source: source)
    }
    return slopes[0].map { $0 / slopes[1].elements[0] }
  }
}
