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

  /// The verdict on what has so many rows and columns, or so many entries.
  private func judgement(of body: Node, _ sizes: [Node]) -> Judgement {
    let extents = [0, 1].map { axis in
      let function = Function(base: .extent(axis: axis), source: body.source)
      return Node(kind: .apply(function, [body]), source: body.source)
    }
    let signs = [Node.Sign(text: "", token: nil)]
    let counts =
      sizes.count == 2 ? extents : [Node(kind: .product(extents, signs), source: body.source)]
    let parts = ["rows", "columns"]
    for (number, (count, size)) in zip(counts, sizes).enumerated() {
      var found = judge.judge(equation(count, size))
      guard found.verdict != .holds else { continue }
      let part = sizes.count == 2 ? parts[number] : "entries"
      if found.verdict == .refuted { found.message = "the numbers of \(part) differ" }
      return found
    }
    return Judgement(
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
