//===----------------------------------------------------------------------===//
// Absolute values and norms.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// The root of the sum of all squares; of a number, its absolute value.
  package func norm(_ inner: Node) throws -> Value {
    let value = try sizedValue(of: inner)
    if value.isScalar { return Value(scalar: .absolute(value.elements[0])) }
    return Value(scalar: .apply(.sqrt, Self.squares(value)))
  }

  static func squares(_ value: Value) -> Term { .sum(value.elements.map { $0 * $0 }) }

  /// The square of what a node measures by the sum of squares; nil of any other node.
  func squaredLength(_ node: Node) throws -> Term? {
    switch node.kind {
    case .norm(let inner): return Self.squares(try sizedValue(of: inner))
    case .apply(let function, let arguments):
      guard case .length(let length) = function.base, length == .bars || length == .euclidean
      else { return nil }
      return Self.squares(try measured(length, arguments, node.source))
    default: return nil
    }
  }

  /// A length by its subscript.
  ///
  /// Of a matrix ‖·‖₁, ‖·‖∞ and ‖·‖ₚ are sums for some and norms of operators for others: there is no
  /// rule for them, and for ‖·‖₂ only what is then assumed.
  package func length(
    _ length: Function.Length, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value {
    let value = try measured(length, arguments, source)
    let sizes = value.elements.map(Term.absolute)
    switch length {
    case .bars, .euclidean:
      return Value(scalar: value.isScalar ? sizes[0] : .apply(.sqrt, Self.squares(value)))
    case .sum: return Value(scalar: .sum(sizes))
    case .largest, .largestEntry:
      guard let first = sizes.first else { return Value(scalar: .zero) }
      return Value(scalar: sizes.dropFirst().reduce(first, Term.larger))
    case .power:
      let p = try evaluate(arguments[1])
      guard p.isScalar else {
        throw NotEvaluable(message: "no rule for this norm", source: source)
      }
      let powers = sizes.map { Term.power($0, raisedTo: p.elements[0]) }
      return Value(scalar: .power(.sum(powers), raisedTo: .one / p.elements[0]))
    }
  }

  /// What is measured, where the length has a meaning for it.
  private func measured(
    _ length: Function.Length, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value {
    let value = try sizedValue(of: arguments[0])
    guard !value.isVector, length != .largestEntry else { return value }
    guard length == .euclidean, !value.isJacobian else {
      throw NotEvaluable(message: "no rule for this length of \(shape(value))", source: source)
    }
    notes.assumptions.insert("‖·‖₂ of a matrix is the root of the sum of its squared entries")
    return value
  }
}
