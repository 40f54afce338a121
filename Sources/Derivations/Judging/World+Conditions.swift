//===----------------------------------------------------------------------===//
// Indicators and cases.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  /// 1 where a condition holds, 0 where not; the branch of ReLU where an order is needed.
  func truth(_ condition: Node.Condition, _ source: Range<Int>) throws -> N {
    switch condition.relation {
    case "=", "ne":
      let same: Bool
      if case .count(let a) = condition.left.kind, case .count(let b) = condition.right.kind {
        let kinds: [Index] = [a, b]
        for index in kinds where index.variable != nil {
          let other = index == a ? b : a
          if case .label = other.base, let name = index.variable {
            try demandUnits(name, source)
          } else if let name = index.variable, let twin = other.variable,
            let extent = extents[twin] ?? demands[twin]
          {
            _ = try position(Index(.variable(name)), in: extent, source)
          }
        }
        same = try integer(a) == integer(b)
      } else {
        let difference = try combine(
          evaluate(condition.left), evaluate(condition.right), source, "compared with", -)
        same = difference.elements.allSatisfy { $0 == .zero }
      }
      return same == (condition.relation == "=") ? .one : .zero
    default:
      throw NotEvaluable(
        message: "no rule for \(condition.relation) in a condition", source: source)
    }
  }

  private func demandUnits(_ name: String, _ source: Range<Int>) throws {
    _ = try position(Index(.variable(name)), in: units(spec.depth), source)
  }

  /// What is positive where a condition holds.
  func difference(_ condition: Node.Condition, _ source: Range<Int>) throws -> Value<N> {
    let (left, right) = (try evaluate(condition.left), try evaluate(condition.right))
    switch condition.relation {
    case ">", "ge", "gg": return try combine(left, right, source, "compared with", -)
    case "<", "le", "ll": return try combine(right, left, source, "compared with", -)
    default:
      throw NotEvaluable(
        message: "no rule for \(condition.relation) in a condition", source: source)
    }
  }

  func cases(
    _ branches: [(Node, Node.Condition?)], _ source: Range<Int>
  ) throws -> Value<N> {
    var result = Value<N>(scalar: .zero, isLiteral: true)
    var left = Value<N>(scalar: .one, isLiteral: true)
    for (node, condition) in branches {
      var share = left
      if let condition {
        var chosen =
          condition.isOrder
          ? try difference(condition, source).map(step)
          : Value(scalar: try truth(condition, source), isLiteral: true)
        // A branch that is 0 is so for every entry of the others.
        chosen.isLiteral = true
        share = try combine(left, chosen, source, "multiplied with", *)
      }
      let term = try combine(share, evaluate(node), source, "multiplied with", *)
      result = try add(result, term, source)
      left = try combine(left, share, source, "subtracted from", -)
    }
    return result
  }
}
