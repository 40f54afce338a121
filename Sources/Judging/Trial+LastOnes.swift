//===----------------------------------------------------------------------===//
// The n of `x_1 + … + x_n`, where nothing declares it: the last there is.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension Equation {
  /// Letters that stand nowhere but at the end of dots, each with the parts of the equation it stands
  /// in there. Such a letter is no index that may be any: it is the last.
  static func lastOnes(_ left: Node, _ right: Node) -> [String: [Node]] {
    let nodes = left.all + right.all
    guard nodes.contains(where: \.isDots) else { return [:] }
    let ends = nodes.flatMap(\.endsOfDots)
    var places: [String: Set<Range<Int>>] = [:]
    for index in left.indices + right.indices {
      if let name = index.variable { places[name, default: []].insert(index.source) }
    }
    var result: [String: [Node]] = [:]
    for (name, all) in places {
      let own = ends.filter { $0.indices.contains { $0.variable == name } }
      let inside = own.flatMap(\.indices).filter { $0.variable == name }
      guard !own.isEmpty, inside.allSatisfy({ $0.offset == 0 }),
        all.isSubset(of: inside.map(\.source))
      else { continue }
      result[name] = own
    }
    return result
  }
}

extension Trial {
  /// What the letters that stand for the last of their kind run over, with the layers as they are.
  func lastOnes() -> [String: Extent] {
    var extents: [String: Extent] = [:]
    for (name, parts) in equation.lastOnes {
      let found = try? IndexTyper.extents(in: parts, elaborator)
      if let extent = found?[name] { extents[name] = extent }
    }
    return extents
  }

  /// Puts the last of its kind for each of these letters.
  func putLastOnes(_ extents: [String: Extent], in frame: inout Frame) {
    for (name, extent) in extents {
      frame.indices[name] = elaborator.first(of: extent) + extent.size - 1
      frame.extents[name] = extent
    }
  }
}

extension Node {
  /// What stands next to dots, on one side of which there is nothing more: of a sum, a product, a
  /// tuple or a matrix.
  fileprivate var endsOfDots: [Node] {
    func ends(_ parts: [Node]) -> [Node] {
      parts.indices.filter { place in
        let before = place > 0 && parts[place - 1].isDots
        let after = place + 1 < parts.count && parts[place + 1].isDots
        return before != after && !parts[place].isDots
      }.map { parts[$0] }
    }
    switch kind {
    case .sum(let terms): return ends(terms.map(\.node))
    case .product(let factors, _): return ends(factors)
    case .tuple(let parts), .apply(_, let parts): return ends(parts)
    case .grid(let rows):
      let width = rows.map(\.count).max() ?? 0
      let columns = (0..<width).map { column in
        rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
      }
      let diagonal = rows.indices.compactMap { rows[$0].indices.contains($0) ? rows[$0][$0] : nil }
      return (rows + columns + [diagonal]).flatMap(ends)
    default: return []
    }
  }
}
