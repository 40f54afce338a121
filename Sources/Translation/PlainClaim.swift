//===----------------------------------------------------------------------===//
// A claim of a text, without its notation.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// Both sides of a claim as plain expressions, and what it says of its indices.
struct PlainClaim: Sendable {
  var left: Node
  var relation: String
  var right: Node
  var ranges: [String: IndexRange] = [:]
  var conditions: [IndexCondition] = []

  /// - Throws: ``Untranslatable`` or `ParseError`, where it cannot be read
  init(_ work: ClaimWork) throws {
    var work = work
    let (left, right) = try work.parse()
    let settings = work.lexicon.settings
    guard work.claim.provisos.isEmpty else {
      throw Untranslatable("no rule for the values that it is meant for")
    }
    let equation = work.equation(left, right)
    let reader = PlainReader(work.lexicon, sides: [equation.left, equation.right])
    var sides = [try reader.plain(equation.left), try reader.plain(equation.right)]
    if [.foldedFirst, .foldedLast].contains(settings.biases) {
      sides = try sides.map { try $0.withUnfoldedBiases() }
    }
    sides = try sides.map { try $0.withShortTransposes() }
    let upright = try Letters.upright(sides[0], sides[1])
    (self.left, self.right) = try Node.ofOneExample(upright.0, upright.1)
    relation = work.claim.relation
    conditions = work.claim.conditions
    for (name, range) in work.claim.ranges {
      guard let counted = reader.numbering.counted[name] else { continue }
      var plain = range
      plain.low = range.low.map { reader.numbering.plain($0, counted) }
      plain.high = range.high.map { reader.numbering.plain($0, counted) }
      plain.excluded = range.excluded.map { reader.numbering.plain($0, counted) }
      ranges[name] = plain
    }
  }

  var sides: [Node] { [left, right] }

  func replacing(_ sides: (Node, Node)) -> PlainClaim {
    var claim = self
    (claim.left, claim.right) = sides
    return claim
  }

  /// Whether whole vectors or matrices stand in it.
  var hasWholes: Bool {
    sides.contains { side in
      side.all.contains { $0.symbol.map { $0.isWhole || $0.declaration.isBatch } ?? false }
    }
  }

  /// Whether anything but numbers stands in it.
  var hasLetters: Bool {
    sides.contains { side in
      side.all.contains { node in
        switch node.kind {
        case .symbol, .variable, .count, .derivative, .series: true
        case .apply(let function, _): function.symbol != nil
        default: false
        }
      }
    }
  }

  /// The same with other letters for its indices.
  func renamed(_ names: [String: String]) -> PlainClaim {
    let sides = self.sides.map { side in
      side.renamingIndices(names)
    }
    return replacing((sides[0], sides[1]))
  }

  /// The same with a number in place of the name of the last layer, for notations in which the two
  /// would be two layers; nil where it has no name in it.
  func numberingLastLayer(_ number: Index) -> PlainClaim? {
    func numbered(_ index: Index) -> Index {
      switch index.base {
      case .depth: number.shifted(by: index.offset)
      case .width(let layer): Index(.width(numbered(layer)), offset: index.offset)
      default: index
      }
    }
    let sides = self.sides.map { side in
      side.mapIndices(numbered).mappingSeries { series in
        series.lower = series.lower.map(numbered)
        series.upper = series.upper.map(numbered)
      }
    }
    let isNamed = zip(self.sides, sides).contains { $0.outline != $1.outline }
    return isNamed ? replacing((sides[0], sides[1])) : nil
  }
}

extension Node {
  /// The same with other letters for its indices, those of sums too.
  fileprivate func renamingIndices(_ names: [String: String]) -> Node {
    func renamed(_ index: Index) -> Index {
      switch index.base {
      case .variable(let name):
        return Index(.variable(names[name] ?? name), offset: index.offset)
      case .width(let layer): return Index(.width(renamed(layer)), offset: index.offset)
      default: return index.unplaced
      }
    }
    return mapIndices(renamed).mappingSeries { series in
      series.indices = series.indices.map { names[$0] ?? $0 }
      series.lower = series.lower.map(renamed)
      series.upper = series.upper.map(renamed)
    }
  }

  fileprivate func mappingSeries(_ change: (inout Series) -> Void) -> Node {
    let node = rewritten { $0.mappingSeries(change) }
    guard case .series(var series) = node.kind else { return node }
    change(&series)
    return .of(.series(series))
  }
}
