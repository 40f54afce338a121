//===----------------------------------------------------------------------===//
// Losses that differ by a factor.
//===----------------------------------------------------------------------===//

import Networks
import Syntax

/// What a loss of one notation is, times that of another: ½ where one has ½‖y − a‖² and the other
/// ‖y − a‖².
struct LossScale: Hashable, Sendable {
  /// The factor is 2 to this power.
  var power: Int

  static let one = LossScale(power: 0)

  /// The squared error of a notation, as far as it says which it is; what is undeclared has the ½.
  static func squaredError(of notation: TextNotation) -> Loss? {
    let losses = notation.declarations.filter { $0.displays == nil }.flatMap(\.losses)
    if losses.isEmpty { return .halfSquaredError }
    let known = losses.compactMap { kind in if case .known(let loss) = kind { loss } else { nil } }
    return known.first(where: \.isSquaredError)
  }

  /// What the squared error of one notation is, times that of another.
  init(from source: TextNotation, to target: TextNotation) {
    switch (Self.squaredError(of: source), Self.squaredError(of: target)) {
    case (.halfSquaredError, .squaredError): power = -1
    case (.squaredError, .halfSquaredError): power = 1
    default: power = 0
    }
  }

  private init(power: Int) { self.power = power }

  /// The factor of the way back.
  var inverse: LossScale { LossScale(power: -power) }

  /// An equation of the one notation's loss as one of the other's: the factor stands before the right
  /// side, as far as it does not cancel.
  func applied(_ left: Node, _ right: Node) -> (Node, Node) {
    if power == 0 { return (left, right) }
    if let above = left.degreeInLoss, let below = right.degreeInLoss {
      return (left, Self.times(power * (below - above), right))
    }
    return (replaced(in: left), replaced(in: right))
  }

  private func replaced(in node: Node) -> Node {
    node.mapped { node in
      guard let symbol = node.symbol, symbol.isLossLike else { return nil }
      return Self.times(power, node)
    }
  }

  /// 2 to a power, times an expression, whose own factor it is multiplied with.
  private static func times(_ power: Int, _ node: Node) -> Node {
    if power == 0 { return node }
    if case .negate(let inner) = node.kind { return .of(.negate(times(power, inner))) }
    let factors = node.chained
    if factors.count > 1, let number = factors[0].fraction {
      let product = number.times(twoToThe: power)
      return .chain((product.isOne ? [] : [product.node]) + factors.dropFirst())
    }
    let factor = Fraction(top: 1, bottom: 1).times(twoToThe: power).node
    guard case .product(var parts, _) = node.kind, node.isElementwise else {
      return .chain([factor] + factors)
    }
    let numbered = parts.firstIndex { $0.chained.count > 1 && $0.chained[0].fraction != nil }
    guard let numbered else { return .chain([factor, node]) }
    parts[numbered] = times(power, parts[numbered])
    return .elementwise(parts)
  }
}

/// A number as a fraction of whole ones.
private struct Fraction {
  var top: Double
  var bottom: Double

  var isOne: Bool { top == bottom }

  var node: Node {
    bottom == 1 ? .number(top) : .of(.quotient(.number(top), .number(bottom)))
  }

  func times(twoToThe power: Int) -> Fraction {
    var result = self
    for _ in 0..<abs(power) {
      if power > 0 {
        if result.bottom.truncatingRemainder(dividingBy: 2) == 0 {
          result.bottom /= 2
        } else {
          result.top *= 2
        }
      } else {
        if result.top.truncatingRemainder(dividingBy: 2) == 0 {
          result.top /= 2
        } else {
          result.bottom *= 2
        }
      }
    }
    return result
  }
}

extension Symbol {
  /// Whether it is a loss, or the derivative of one.
  fileprivate var isLossLike: Bool { quantity.isLoss || quantity == .delta }
}

extension Node {
  fileprivate var fraction: Fraction? {
    switch kind {
    case .number(let value): return Fraction(top: value, bottom: 1)
    case .quotient(let top, let bottom):
      guard case .number(let a) = top.kind, case .number(let b) = bottom.kind else { return nil }
      return Fraction(top: a, bottom: b)
    default: return nil
    }
  }

  /// To which power the loss stands in it; nil where its terms differ in that.
  fileprivate var degreeInLoss: Int? {
    switch kind {
    case .symbol(let symbol): return symbol.isLossLike ? 1 : 0
    case .number, .variable, .count, .function, .dots: return 0
    case .negate(let inner), .transpose(let inner): return inner.degreeInLoss
    case .derivative(let of, let by), .quotient(let of, let by):
      guard let above = of.degreeInLoss, let below = by.degreeInLoss else { return nil }
      return above - below
    case .product(let factors, _):
      let degrees = factors.map(\.degreeInLoss)
      return degrees.contains(nil) ? nil : degrees.compactMap { $0 }.reduce(0, +)
    case .series(let series): return series.body.degreeInLoss
    case .sum, .grid, .tuple, .cases:
      let degrees = Set(children.map(\.degreeInLoss))
      return degrees.count == 1 ? degrees.first ?? nil : nil
    default: return children.allSatisfy { $0.degreeInLoss == 0 } ? 0 : nil
    }
  }
}
