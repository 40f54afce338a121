//===----------------------------------------------------------------------===//
// Dots with nothing behind them: `x_1 + x_2 + \cdots`.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// What two that follow each other go on with, up to the last there is; nil where no number in them
  /// goes on by one, or nothing says how far.
  func following(_ first: Node, _ second: Node) throws -> [Node]? {
    let (from, to) = (first.indices, second.indices)
    guard first.signature == second.signature, from.count == to.count else { return nil }
    let moving = from.indices.filter { from[$0] != to[$0] }
    guard let start = moving.first.flatMap({ from[$0].literal }),
      moving.allSatisfy({ from[$0].literal == start && to[$0].literal == start + 1 })
    else { return nil }
    let name = "\u{2026}"
    func member(_ index: Index) -> Node {
      var place = 0
      return first.mapIndices { own in
        defer { place += 1 }
        return moving.contains(place) ? index : own
      }
    }
    let extents = try within({ frame in
      frame.indices[name] = nil
      frame.extents[name] = nil
    }) { try IndexTyper.extents(in: [member(Index(.variable(name)))], self) }
    guard let extent = extents[name], extent.axis != .count else { return nil }
    let end = self.first(of: extent) + extent.size
    notes.isOpenEnded = true
    return start + 2 < end ? (start + 2..<end).map { member(.constant($0)) } : []
  }

  /// A sum that ends in dots, with what they stand for; nil of any other.
  func goingOn(_ terms: [Node.Term]) throws -> [Node.Term]? {
    guard terms.count > 2, let dots = terms.last, dots.node.isDots,
      !terms.dropLast().contains(where: \.node.isDots)
    else { return nil }
    let (first, second) = (terms[terms.count - 3], terms[terms.count - 2])
    let signs = [first, second, dots].map(\.isNegative)
    let isPlain = signs[1] == signs[2] && (signs[0] == signs[1] || terms.count == 3)
    guard isPlain, let rest = try following(first.node, second.node) else { return nil }
    return terms.dropLast()
      + rest.map { Node.Term(isNegative: dots.isNegative, node: $0, sign: nil) }
  }
}
