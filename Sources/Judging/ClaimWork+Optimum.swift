//===----------------------------------------------------------------------===//
// What holds where a loss is least: the normal equations `X^T X w = X^T y`, and what is said of w^*.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The verdict where both sides together are a multiple of the gradient of a loss: it holds where that
  /// is 0. Nil where a side is one itself, which may be a slip in it, and of anything else.
  func withGradientZero() -> ClaimResult? {
    guard !circumstances.isCursory else { return nil }
    var work = self
    guard let (left, right) = try? work.parse() else { return nil }
    let sides = [left, right]
    let isZero = sides.contains { if case .number(0) = $0.kind { true } else { false } }
    // Of one side alone it is said that a gradient is 0, or what it is made of.
    guard sides.contains(where: \.hasTargets) || isZero && sides.contains(where: \.hasDerivative),
      isZero || sides.allSatisfy(\.isOfDataAndWeights)
    else { return nil }
    let difference = stepped(left, by: right)
    var quick = judge
    quick.circumstances.isCursory = true
    for (loss, gradient) in gradients(in: sides, quick) {
      let multiples = multiples(of: gradient, loss).map { equation(difference, $0) }
      guard let found = multiples.first(where: { quick.judge($0).verdict == .holds }) else {
        continue
      }
      let isSlip =
        !isZero && multiples.contains { quick.judge(equation(left, $0.right)).verdict == .holds }
      let judgement = judge.judge(found)
      return isSlip || judgement.verdict != .holds ? nil : ClaimResult(judgement: judgement)
    }
    return nil
  }

  /// The gradients of the losses by the weights and plain names of some sides, as far as they are as
  /// large as the sides, upright and transposed.
  private func gradients(in sides: [Node], _ quick: Judge) -> [(loss: Node, gradient: Node)] {
    var names: [String: Node] = [:]
    let free = FreeIndices(of: sides).names
    for node in sides.flatMap(\.all) {
      guard case .symbol(let symbol) = node.kind else { continue }
      if isParameter(node) || [.variable, .array].contains(symbol.quantity),
        FreeIndices(of: [node]).names.isSubset(of: free)
      {
        names[symbol.declaration.pattern] = node
      }
    }
    return names.sorted { $0.key < $1.key }.flatMap { _, name -> [(Node, Node)] in
      let losses = losses.map { gradient(of: $0, by: name) } + plainNumbers(dependingOn: name)
      return losses.flatMap { gradient -> [(Node, Node)] in
        let turned = Node(kind: .transpose(gradient), source: gradient.source)
        return [gradient, turned].map { (gradient, $0) }.filter { _, gradient in
          sides.allSatisfy { side in
            if case .number = side.kind { return true }
            return quick.judge(equation(side, gradient)).verdict != .illTyped
          }
        }
      }
    }
  }

  /// The verdict on what is said of `w^*`, as if it were said of w: it holds of every w, or where the
  /// gradient is 0. Nil where no name that a loss depends on has the mark, and where one stands without
  /// it too: w^* is not w.
  func atOptimum() -> ClaimResult? {
    let items = claim.left + claim.right
    let (marked, bare) = items.starred(lexicon)
    guard !marked.isEmpty, marked.isDisjoint(with: bare) else { return nil }
    var work = self
    work.claim.left = claim.left.withoutStars(lexicon)
    work.claim.right = claim.right.withoutStars(lexicon)
    guard let (left, right) = try? work.parse() else { return nil }
    var result = work.judged(left, right)
    // What a loss is there says not what it is elsewhere.
    guard !result.teaches else { return nil }
    guard result.judgement.verdict == .refuted else { return result }
    guard var optimum = work.withGradientZero() else {
      result.judgement = Judgement(
        verdict: .notUnderstood, message: "it holds of no w, and not where the gradient is 0")
      return result
    }
    optimum.judgement.remarks.append("where the gradient is 0, as the mark says")
    return optimum
  }

  /// It once, twice and half, of one example and of as many as there are, with both signs.
  private func multiples(of gradient: Node, _ loss: Node) -> [Node] {
    func number(_ value: Double) -> Node { Node(kind: .number(value), source: gradient.source) }
    let counts =
      [Node(kind: .count(Index(.samples)), source: gradient.source)]
      + loss.all.filter(\.isPlainVariable)
    let half = Node(kind: .quotient(number(1), number(2)), source: gradient.source)
    let factors = [number(1), number(2), half]
    let scales =
      factors
      + counts.flatMap { count in
        factors.flatMap { factor in
          [
            Node.product([factor, count], source: gradient.source),
            Node(kind: .quotient(factor, count), source: gradient.source),
          ]
        }
      }
    return scales.flatMap { scale -> [Node] in
      let multiple = Node.product([scale, gradient], source: gradient.source)
      return [multiple, Node(kind: .negate(multiple), source: gradient.source)]
    }
  }
}

extension Node {
  /// Whether a derivative stands in it, or a name for one.
  fileprivate var hasDerivative: Bool {
    all.contains { node in
      if case .derivative = node.kind { return true }
      guard case .symbol(let symbol) = node.kind else { return false }
      return symbol.declaration.formula?.hasDerivative ?? false
    }
  }
}

extension Lexicon {
  /// Whether a star at a name may say where a loss is least: at weights, and at what is plain.
  fileprivate func mayHaveStar(_ item: Item) -> Bool {
    guard let name = item.nameAlone else { return false }
    let own = declarations.filter { $0.plain == name }
    return item.isParameter(self) || !own.isEmpty && own.allSatisfy(\.isPlain)
  }
}

extension [Item] {
  /// The names that have a star, and those that have none.
  fileprivate func starred(_ lexicon: Lexicon) -> (marked: Set<String>, bare: Set<String>) {
    var (marked, bare): (Set<String>, Set<String>) = ([], [])
    for (place, item) in enumerated() {
      for part in item.parts {
        let inner = part.starred(lexicon)
        marked.formUnion(inner.marked)
        bare.formUnion(inner.bare)
      }
      guard let name = item.nameAlone else { continue }
      let hasStar =
        lexicon.mayHaveStar(item)
        && self[(place + 1)...].prefix { $0.isScript }.contains { $0.withoutStars != $0 }
      if hasStar { marked.insert(name) } else { bare.insert(name) }
    }
    return (marked, bare)
  }

  /// The items without the stars of weights and plain names: `w^*`, `w^{\star\top}`.
  fileprivate func withoutStars(_ lexicon: Lexicon) -> [Item] {
    enumerated().compactMap { place, item in
      guard let owner = self[..<place].last(where: { !$0.isScript }), lexicon.mayHaveStar(owner),
        item.isScript
      else { return item.rewritten { $0.withoutStars(lexicon) } }
      return item.withoutStars
    }
  }
}

extension Item {
  /// A superscript without its stars, and nil of one that is nothing else; any other item as it is.
  fileprivate var withoutStars: Item? {
    guard case .superscript(let content) = kind else { return self }
    let rest = content.filter { !$0.isStar }
    if rest.count == content.count { return self }
    return rest.isEmpty ? nil : Item(kind: .superscript(rest), source: source)
  }

  private var isStar: Bool {
    ["*", "ast", "star"].contains { isSign($0) } || ["\\ast", "\\star"].contains(nameAlone ?? "")
  }
}
