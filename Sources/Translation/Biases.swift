//===----------------------------------------------------------------------===//
// Biases as the weights of a unit that is always 1, and back.
//===----------------------------------------------------------------------===//

import Syntax

extension Node {
  /// With the biases that a product of whole weights and the activations below holds, where the
  /// notation keeps biases among the weights: W a is W a + b.
  func withUnfoldedBiases() throws -> Node {
    guard let layer = foldedLayer else { return try rewritten { try $0.withUnfoldedBiases() } }
    let isBatch = chained.last?.symbol?.declaration.isBatch == true
    let bias = Symbol.plain(.bias, roles: [.layer: layer], isBatch: isBatch)
    return .of(
      .sum([
        Term(isNegative: false, node: self),
        Term(isNegative: false, node: .of(.symbol(bias))),
      ]))
  }

  /// The layer into which a product of whole weights with the activations below leads; nil of anything
  /// else.
  fileprivate var foldedLayer: Index? {
    let factors = chained
    guard factors.count == 2, let weights = factors[0].symbol, let below = factors[1].symbol,
      weights.quantity == .weight, weights.roles[.to] == nil, weights.roles[.from] == nil,
      below.quantity == .activation || below.quantity == .input, below.roles[.unit] == nil,
      let layer = weights.roles[.layer], below.layer == layer.shifted(by: -1)
    else { return nil }
    return layer
  }
}

extension Letters {
  /// Biases as the notation has them: beside the weights, or among them.
  ///
  /// - Throws: ``Untranslatable`` where whole vectors of biases would have to be left out, and where the
  ///   notation has no biases
  func withBiases(_ node: Node) throws -> Node {
    switch settings.biases {
    case .apart: return node
    case .none:
      guard node.all.contains(where: { $0.symbol?.quantity == .bias }) else { return node }
      throw Untranslatable("\(name) has no biases", lacksLetter: true)
    case .foldedFirst, .foldedLast: return try folded(node)
    }
  }

  private func folded(_ node: Node) throws -> Node {
    if case .sum(let terms) = node.kind { return try folded(sum: terms) }
    if let symbol = node.symbol, symbol.quantity == .bias { return try folded(symbol) }
    // The units of a layer are counted, so that a sum over them leaves out the one that is always 1.
    if case .series(var series) = node.kind, let layer = series.layerSummedOver {
      series.body = try folded(series.body)
      (series.lower, series.upper) = (.constant(1), Index(.width(layer)))
      return .of(.series(series))
    }
    return try node.rewritten(folded)
  }

  /// A bias is the weight from the unit that is always 1.
  private func folded(_ bias: Symbol) throws -> Node {
    guard let unit = bias.roles[.unit], let layer = bias.roles[.layer] else {
      throw Untranslatable("\(name) has its biases among the weights, and no letter for them alone")
    }
    let isFirst = settings.biases == .foldedFirst
    let constant: Index =
      isFirst ? .constant(0) : Index(.width(layer.shifted(by: -1)), offset: 1)
    return .of(.symbol(.plain(.weight, roles: [.layer: layer, .to: unit, .from: constant])))
  }

  /// W a + b is W a.
  private func folded(sum terms: [Node.Term]) throws -> Node {
    let layers = terms.filter { !$0.isNegative }.compactMap(\.node.foldedLayer)
    let rest = try terms.filter { term in
      guard let bias = term.node.symbol, bias.quantity == .bias, bias.roles[.unit] == nil,
        !term.isNegative, let layer = bias.roles[.layer]
      else { return true }
      return !layers.contains(layer)
    }
    .map { Node.Term(isNegative: $0.isNegative, node: try folded($0.node)) }
    return rest.count == 1 && !rest[0].isNegative ? rest[0].node : .of(.sum(rest))
  }
}

extension Node.Series {
  /// The layer whose units a sum without bounds runs over, where it runs over products of weights and
  /// what they come from.
  fileprivate var layerSummedOver: Index? {
    guard lower == nil, upper == nil, members == nil, indices.count == 1, total == .sum else {
      return nil
    }
    let weights = body.all.compactMap(\.symbol).first { symbol in
      symbol.quantity == .weight && symbol.roles[.from]?.variable == indices[0]
    }
    return weights?.roles[.layer]?.shifted(by: -1)
  }
}
