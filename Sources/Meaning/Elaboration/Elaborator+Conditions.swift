//===----------------------------------------------------------------------===//
// Indicators and cases.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// 1 where a condition holds, 0 where not.
  func truth(_ condition: Node.Condition, _ source: Range<Int>) throws -> Value {
    if let isMet = try isMet(condition) {
      return Value(scalar: isMet ? .one : .zero, isLiteral: true)
    }
    let (left, right) = (try evaluate(condition.left), try evaluate(condition.right))
    func difference(_ a: Value, _ b: Value) throws -> Value {
      try combine(a, b, source, "compared with", -)
    }
    func not(_ value: Value) -> Value { value.map { .one - $0 } }
    switch condition.relation {
    case "=": return areEqual(try difference(left, right))
    case "ne": return not(areEqual(try difference(left, right)))
    case ">", "gg": return try difference(left, right).map { .apply(.step, $0) }
    case "<", "ll": return try difference(right, left).map { .apply(.step, $0) }
    case "ge": return not(try difference(right, left).map { .apply(.step, $0) })
    case "le": return not(try difference(left, right).map { .apply(.step, $0) })
    default:
      throw NotEvaluable(
        message: "no rule for \(condition.relation) in a condition", source: source)
    }
  }

  /// 1 where all entries of a difference are 0.
  private func areEqual(_ difference: Value) -> Value {
    let zeros = difference.elements.map { Term.apply(.isZero, $0) }
    return Value(scalar: zeros.reduce(.one, *), isLiteral: true)
  }

  /// 0 where a branch is not taken, and no number where it is.
  private static func undefined(_ share: Term) -> Term {
    let other = Term.one - share
    return other / other - .one
  }

  /// The branches that are possible here: of layers it is known which, `l = L`, and what is said of
  /// others need not make sense.
  package func possible(_ branches: [Node.Branch]) -> [Node.Branch] {
    var result: [Node.Branch] = []
    for branch in branches {
      switch branch.condition.flatMap({ try? isMet($0) }) {
      case false?: continue
      case true?: return result + [Node.Branch(branch.value)]
      case nil: result.append(branch)
      }
      if branch.condition == nil { break }
    }
    return result
  }

  /// Whether a condition on counts is met; nil of any other.
  func isMet(_ condition: Node.Condition) throws -> Bool? {
    guard let counts = condition.counts else { return nil }
    let (left, right) = (try integer(counts.left), try integer(counts.right))
    return switch condition.relation {
    case "=": left == right
    case "ne": left != right
    case "<": left < right
    case "le": left <= right
    case ">": left > right
    case "ge": left >= right
    default: nil
    }
  }

  package func cases(
    _ branches: [Node.Branch], _ source: Range<Int>
  ) throws -> Value {
    var result = Value(scalar: .zero, isLiteral: true)
    var left = Value(scalar: .one, isLiteral: true)
    for branch in possible(branches) {
      let node = branch.value
      var share = left
      if let condition = branch.condition {
        var chosen = try truth(condition, source)
        // A branch that is 0 is so for every entry of the others.
        chosen.isLiteral = chosen.isScalar
        share = try combine(left, chosen, source, "multiplied with", *)
      }
      let term =
        node.isUndefined
        ? share.map(Self.undefined)
        : try chosen(evaluate(node), in: share, source)
      result = try add(result, term, source)
      left = try combine(left, share, source, "subtracted from", -)
    }
    return result
  }

  /// A branch where it is taken; a number is so for each entry for which it is.
  private func chosen(_ value: Value, in share: Value, _ source: Range<Int>) throws -> Value {
    guard value.isPlainNumber, !share.isScalar else {
      return try combine(share, value, source, "multiplied with", *)
    }
    return share.map { $0 * value.elements[0] }
  }
}

extension Node {
  fileprivate var isUndefined: Bool {
    guard case .apply(let function, _) = kind, case .undefined = function.base else { return false }
    return true
  }
}
