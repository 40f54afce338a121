//===----------------------------------------------------------------------===//
// What is said to lie in a space: `W^l \in \mathbb{R}^{n_l \times n_{l-1}}`.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension ClaimWork {
  /// The verdict on `X \in \mathbb{R}^{m \times n}`: X has m rows and n columns on every network; nil
  /// where X or a size cannot be read, or where no size is a number of units or of examples, and how
  /// many there are is not declared.
  func membership() -> Judgement? {
    guard let parts = claim.sizes,
      let body = try? ExpressionParser.parse(claim.left, lexicon),
      let sizes = try? parts.map({ try ExpressionParser.parse($0, lexicon) }),
      sizes.contains(where: \.countsSomething) || circumstances.settings.widths != nil,
      // In n_i beside x the letter may stand for the input.
      FreeIndices(of: sizes).names.isSubset(of: FreeIndices(of: [body]).names)
    else { return nil }
    let first = judgement(of: body, sizes)
    guard [.refuted, .illTyped].contains(first.verdict) else {
      return first.verdict == .notUnderstood ? nil : first
    }
    // Whether a vector or a derivative is a column or a row is a convention, and no size.
    let hasOpenLayout = body.all.contains { if case .derivative = $0.kind { true } else { false } }
    let isOfVector = sizes.contains { if case .number(1) = $0.kind { true } else { false } }
    guard sizes.count == 2, hasOpenLayout || isOfVector,
      judgement(of: body, sizes.reversed()).verdict == .holds
    else { return first }
    return Judgement(verdict: .conditional, message: "holds of the transpose")
  }

  /// The verdict on what has so many rows and columns, or, of a vector, entries.
  private func judgement(of body: Node, _ sizes: [Node]) -> Judgement {
    let extents = [0, 1].map { axis in
      let function = Function(base: .extent(axis: axis), source: body.source)
      return Node(kind: .apply(function, [body]), source: body.source)
    }
    func number(_ value: Double) -> Node { Node(kind: .number(value), source: body.source) }
    func product(_ factors: [Node]) -> Node { .product(factors, source: body.source) }
    let beyondOne = extents.map { extent in
      let terms = [
        Node.Term(isNegative: false, node: extent, sign: nil),
        Node.Term(isNegative: true, node: number(1), sign: nil),
      ]
      return Node(kind: .sum(terms), source: body.source)
    }
    // A vector has one row, or one column.
    let parts: [(String, Node, Node)] =
      sizes.count == 2
      ? [("rows", extents[0], sizes[0]), ("columns", extents[1], sizes[1])]
      : [("entries", product(extents), sizes[0]), ("dimensions", product(beyondOne), number(0))]
    let found = parts.map { part, count, size in
      var found = judge.judge(equation(count, size))
      if found.verdict == .refuted { found.message = "the numbers of \(part) differ" }
      return found
    }
    let worst: [Verdict] = [.illTyped, .refuted, .notUnderstood, .conditional]
    return worst.lazy.compactMap { verdict in found.first { $0.verdict == verdict } }.first
      ?? Judgement(
        verdict: .holds, evidence: Evidence(.exact), message: "it has this shape on every network")
  }
}

extension Node {
  /// Whether a number of units or of examples stands in it.
  fileprivate var countsSomething: Bool {
    all.contains { node in
      guard case .count(let index) = node.kind else { return false }
      return switch index.base {
      case .width, .samples: true
      default: false
      }
    }
  }
}
