import Networks

/// The layers in another order: two of them exchanged, or all reversed, so that what is done twice is
/// undone.
struct LayerOrder {
  let mistake: Mistake

  /// The layer whose numbers were claimed for each layer.
  private let layers: [Int]

  /// What is in this order; weights and biases where `nil`.
  private let kind: Part.Kind?

  /// Where the numbers belong that were claimed for a part.
  func callAsFunction(_ part: Part) -> Part {
    kind == nil || kind == part.kind ? Part(layer: layers[part.layer], kind: part.kind) : part
  }

  /// Two layers exchanged, or all in reverse order.
  static func all(_ count: Int) -> [LayerOrder] {
    var orders = exchanges(count).map { first, second in
      exchange(first, second, of: count, .all, nil)
    }
    if count > 3 { orders.insert(reversed(count, .all, nil), at: 0) }
    return orders
  }

  /// Those of the weights alone, or of the biases alone, where the shapes allow them, and what is claimed
  /// in every place that they change is wrong.
  static func ofOneKind(_ kind: Part.Kind, in judgement: Judgement) -> [LayerOrder] {
    let count = judgement.reference.network.layers.count
    let numbers: Mistake.LayerNumbers = kind == .bias ? .biases : .weights
    let claims = judgement.claims.filter { $0.part.kind == kind }
    func mayBe(_ first: Int, _ second: Int) -> Bool {
      let own = claims.filter { $0.part.layer == first || $0.part.layer == second }
      return own.count == 2 && own[0].rows == own[1].rows && own[0].columns == own[1].columns
        && !own.contains(where: judgement.isRight)
    }
    var orders = exchanges(count).filter { mayBe($0, $1) }.map {
      exchange($0, $1, of: count, numbers, kind)
    }
    if count > 3 && (0..<count / 2).allSatisfy({ mayBe($0, count - 1 - $0) }) {
      orders.append(reversed(count, numbers, kind))
    }
    return orders
  }

  private static func exchanges(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { first in (first + 1..<count).map { (first, $0) } }
  }

  private static func exchange(
    _ first: Int, _ second: Int, of count: Int, _ numbers: Mistake.LayerNumbers,
    _ kind: Part.Kind?
  ) -> LayerOrder {
    var order = Array(0..<count)
    order.swapAt(first, second)
    return LayerOrder(
      mistake: .layersExchanged(first + 1, second + 1, of: numbers), layers: order, kind: kind)
  }

  private static func reversed(
    _ count: Int, _ numbers: Mistake.LayerNumbers, _ kind: Part.Kind?
  ) -> LayerOrder {
    LayerOrder(
      mistake: .layersReversed(of: numbers), layers: (0..<count).reversed(), kind: kind)
  }
}
