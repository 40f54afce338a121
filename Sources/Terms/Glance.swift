//===----------------------------------------------------------------------===//
// A quick look at many pairs of terms that share most of their parts.
//===----------------------------------------------------------------------===//

import Numbers

/// Terms in Double at a few draws. What was computed once is kept: equations about one network share
/// most of their terms, which are computed once for all of them.
package final class Glance {
  /// One draw, with what is known there.
  fileprivate struct Point {
    let draw: Draw
    var numbers = TermNumbering()
    /// The value of each term that has a number.
    var values: [Bounded<Double>] = []
  }

  private var points: [Point]

  /// - Parameter draws: how many draws are looked at
  package init(seed: UInt64, draws: Int) {
    points = (0..<draws).map { Point(draw: Draw(seed: seed, number: $0)) }
  }

  /// How many values are known.
  package var count: Int { points.reduce(0) { $0 + $1.values.count } }

  /// What pairs say.
  package enum Look {
    case differ(Comparison.Difference)
    case agree
    /// Of none of them both sides are numbers at any draw.
    case undefined
  }

  /// Where pairs differ first: the first of them at the first draw at which any does.
  package func look(at pairs: ArraySlice<Comparison.Pair>) -> Look {
    var isDefined = false
    for point in points.indices {
      for (place, pair) in zip(pairs.indices, pairs) {
        let (x, y) = (points[point].value(of: pair.left), points[point].value(of: pair.right))
        guard x.value.isFinite, y.value.isFinite else { continue }
        isDefined = true
        if abs(x.value - y.value) > x.bound + y.bound {
          return .differ(
            Comparison.Difference(
              pair: place, draw: points[point].draw, left: x.value, right: y.value))
        }
      }
    }
    return isDefined ? .agree : .undefined
  }
}

extension Glance.Point {
  /// What a term comes to.
  fileprivate mutating func value(of term: Term) -> Bounded<Double> {
    var stack = [term]
    var arguments: [Int] = []
    while let next = stack.last {
      let height = stack.count
      arguments.removeAll(keepingCapacity: true)
      if numbers.number(of: next.key) == nil {
        for argument in next.arguments {
          if let number = numbers.number(of: argument.key) {
            arguments.append(number)
          } else {
            stack.append(argument)
          }
        }
        if stack.count > height { continue }
        let value = Bounded<Double>.value(
          of: next.operation, count: arguments.count, argument: { values[arguments[$0]] },
          input: { Bounded(exact: draw.double($0)) })
        values.append(value)
        numbers.add(next.key)
      }
      stack.removeLast()
    }
    return numbers.number(of: term.key).map { values[$0] } ?? .zero
  }
}
