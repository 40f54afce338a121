//===----------------------------------------------------------------------===//
// What a draft asks of a claim's two sides.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// The sides of a claim as they are parsed, once for all that is asked of them.
struct ParsedSides {
  private let left: Node
  private let right: Node
  /// All that both are made of.
  let nodes: [Node]
  /// Whether its right side is numbers alone: what they are in an example says of no name what it is.
  private let isOfExample: Bool

  /// Nil of a claim that cannot be parsed.
  init?(_ work: ClaimWork) {
    var work = work
    guard let sides = try? work.parse() else { return nil }
    (left, right) = sides
    nodes = left.all + right.all
    isOfExample = work.isOfNumbers(right, right)
  }

  /// The symbol that the claim says what it is, where its left side is one.
  private var subject: Symbol? {
    guard !isOfExample, case .symbol(let symbol) = left.kind else { return nil }
    return symbol
  }

  /// The loss that the claim says what it is; nil of any other claim.
  var loss: Symbol? { subject.flatMap { $0.quantity.isLoss ? $0 : nil } }

  /// The layers that it is about, each by its number or as the last, written in it or declared.
  var layers: Set<Index> {
    Set(
      nodes.compactMap { node in
        guard case .symbol(let symbol) = node.kind else { return nil }
        return symbol.roles[.layer].flatMap { $0.variable == nil ? $0 : nil }
      })
  }

  /// The names of quantities in it, and in the formulas of those.
  var names: Set<String> {
    let symbols = nodes.compactMap { node in
      if case .symbol(let symbol) = node.kind { symbol } else { nil }
    }
    let behind = symbols.compactMap(\.declaration.formula).flatMap(\.body.all).compactMap { node in
      if case .symbol(let symbol) = node.kind { symbol } else { nil }
    }
    return Set((symbols + behind).map(\.declaration.plain))
  }

  /// The letters with primes in it, each with the name at which it counts.
  var primedIndices: [(letter: String, name: String)] {
    nodes.flatMap { node -> [(letter: String, name: String)] in
      guard case .symbol(let symbol) = node.kind else { return [] }
      return symbol.roles.values.compactMap(\.variable).filter { $0.contains("'") }.sorted()
        .map { ($0, symbol.declaration.plain) }
    }
  }

  /// Whether the claim is about derivatives: it has one, a δ, or a function's.
  var differentiates: Bool { nodes.contains { $0.isDerived(or: [.delta]) } }

  /// A constant that the claim, or what a name in it stands for, has the derivative of, which no text means:
  /// all of them are zero.
  var derivedConstant: Declaration? {
    let formulas = nodes.compactMap { node in
      if case .symbol(let symbol) = node.kind { symbol.declaration.formula } else { nil }
    }
    return (nodes + formulas.flatMap(\.body.all)).lazy.compactMap { node in
      guard case .derivative(let of, _) = node.kind, case .symbol(let symbol) = of.kind,
        symbol.quantity == .constant
      else { return nil }
      return symbol.declaration
    }.first
  }

  /// Whether the functions of layers have a part in the claim: it says what an activation is, or is about
  /// derivatives or what is a name for one.
  var restsOnFunctions: Bool {
    let formulas = nodes.compactMap { node in
      if case .symbol(let symbol) = node.kind { symbol.declaration.formula } else { nil }
    }
    return subject?.quantity == .activation || differentiates
      || formulas.contains { $0.body.all.contains { $0.isDerived(or: [.delta]) } }
  }

  /// What the claim says a pre-activation or activation is made of that no step is made of: a target.
  var targetInStep: String? {
    guard let subject, [.preactivation, .activation].contains(subject.quantity) else { return nil }
    return right.all.lazy.compactMap { node in
      guard case .symbol(let symbol) = node.kind, symbol.quantity == .target else { return nil }
      return symbol.declaration.plain
    }.first
  }

  /// The pre-activation or activation that the claim says what it is; nil of any other claim.
  var step: String? {
    guard let subject, [.preactivation, .activation].contains(subject.quantity),
      !right.all.contains(where: { $0.isDerived(or: [.delta, .target]) })
    else { return nil }
    return subject.declaration.plain
  }
}

extension Node {
  /// Whether it is a derivative, of a function too, or one of some quantities.
  fileprivate func isDerived(or quantities: Set<Quantity>) -> Bool {
    switch kind {
    case .derivative: true
    case .apply(let function, _): function.primes > 0
    case .symbol(let symbol): quantities.contains(symbol.quantity)
    default: false
    }
  }
}
