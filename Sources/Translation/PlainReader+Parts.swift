//===----------------------------------------------------------------------===//
// Entries, functions, derivatives, products and sums, without their notation.
//===----------------------------------------------------------------------===//

import Syntax

extension PlainReader {
  /// An entry of what is written as a whole: W_{ij} of W.
  func entry(of node: Node, _ indices: [Index]) throws -> Node {
    let indices = indices.map { numbering.plain($0, .units) }
    guard !indices.contains(where: { $0.base == .all }) else {
      throw Untranslatable("no rule for a row or a column of a matrix")
    }
    var entries = Components()
    return try entries.entry(node, indices)
  }

  /// σ_L without an argument: what it gives.
  func output(of function: Function) throws -> Node {
    guard case .activation(let symbol) = function.base, function.primes == 0, !function.isInverse,
      let layer = symbol.roles[.layer]
    else { throw Untranslatable("no rule for a function that is applied to nothing") }
    let name = isOutput(symbol) || layer.base == .depth ? Symbol.outputName : nil
    let roles: [Role: Index] = [.layer: numbering.plain(layer, .layers)]
    return .of(.symbol(.plain(.activation, name: name, roles: roles)))
  }

  func apply(_ function: Function, _ arguments: [Node]) throws -> Node {
    let arguments = try arguments.map(plain)
    var function = function
    switch function.base {
    case .activation(let symbol):
      guard symbol.roles[.unit] == nil else {
        throw Untranslatable("no rule for one entry of \(symbol.declaration.name)")
      }
      if let name = knownFunction(symbol) {
        function.base = .named(name)
        break
      }
      var kind = symbol.declaration.function ?? FunctionKind()
      if symbol.declaration.roles[.layer] != nil { kind.layers = .all }
      var roles: [Role: Index] = [:]
      roles[.layer] =
        symbol.roles[.layer].map { numbering.plain($0, .layers) }
        ?? arguments.first?.layerOfEntries
      kind.kinds = []
      kind.isElementwise = false
      function.base = .activation(.plain(.function, roles: roles, function: kind))
    case .named, .diagonal, .trace, .inner, .length, .extreme: break
    case .formula(let symbol, _):
      throw Untranslatable("no rule for the function \(symbol.declaration.name)")
    case .undefined, .lying, .placed, .limit, .place, .composed, .mean, .extent:
      throw Untranslatable("no rule for this function")
    }
    return .of(.apply(function, arguments))
  }

  /// The name that every text knows a function by: one that is declared as such beside the functions
  /// of the layers.
  func knownFunction(_ symbol: Symbol) -> String? {
    guard hasOtherFunctions, symbol.roles[.layer] == nil,
      let kinds = symbol.declaration.function?.kinds,
      kinds.count == 1, ["sigmoid", "tanh", "relu", "softmax"].contains(kinds[0].name)
    else { return nil }
    return kinds[0].name
  }

  /// ∂A/∂B, where what the text turns is turned back.
  func derivative(_ of: Node, _ by: Node, _ isTotal: Bool) throws -> Node {
    if case .transpose(let inner) = by.kind {
      return try derivative(of, inner, isTotal).transposed()
    }
    var node = Node.of(.derivative(of: of, by: by))
    node.isTotal = isTotal
    let (above, below) = (try of.shape(), try by.shape())
    if above.isNumber {
      return settings.turnsGradient(by: by) ? .of(.transpose(node)) : node
    }
    guard !below.isNumber else { return node }
    // A vector by a vector, or no rule.
    _ = try node.shape()
    return settings.layout == .denominator ? .of(.transpose(node)) : node
  }

  /// Factors in the order in which they are multiplied: matrices first, then entry by entry.
  func product(_ factors: [Node], _ signs: [Node.Sign]) throws -> Node {
    var groups: [[Node]] = []
    for (place, factor) in factors.enumerated() {
      let isApart = place > 0 && settings.isElementwise(signs[place - 1].text)
      if groups.isEmpty || isApart { groups.append([]) }
      let part = try plain(factor)
      groups[groups.count - 1] += part.chained
    }
    let parts = groups.map(Node.chain)
    // Numbers have but one product.
    let areNumbers = parts.allSatisfy { (try? $0.shape().isNumber) ?? false }
    return areNumbers ? .chain(parts.flatMap(\.chained)) : .elementwise(parts)
  }

  func series(_ series: Node.Series) throws -> Node {
    guard series.total != .entries else { throw Untranslatable("no rule for entries in brackets") }
    let counted = series.indices.compactMap { numbering.counted[$0] }.first ?? .units
    var result = series
    result.lower = series.lower.map { numbering.plain($0, counted) }
    result.upper = series.upper.map { numbering.plain($0, counted) }
    result.members = series.members?.map { numbering.plain($0, counted) }
    result.conditions = try series.conditions.map(condition)
    result.body = try plain(series.body)
    return .of(.series(result))
  }

  /// A condition, with numbers on both sides as small as they can be: `y = k - 1` of classes from 0.
  func condition(_ condition: Node.Condition) throws -> Node.Condition {
    let result = try condition.rewritten(plain)
    guard let (left, right) = result.counts, left.literal == nil, right.literal == nil else {
      return result
    }
    return Node.Condition(
      left: .of(.count(left.shifted(by: -left.offset))), relation: result.relation,
      right: .of(.count(right.shifted(by: -left.offset))))
  }
}
