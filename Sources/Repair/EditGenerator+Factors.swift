//===----------------------------------------------------------------------===//
// Edits of signs, factors, terms, products and functions.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension EditGenerator {
  private static let minus: Set<String> = ["-", "−", "–"]

  private func minusSign(in range: Range<Int>) -> Int? {
    range.first { text[$0].map { Self.minus.contains($0.text) } ?? false }
  }

  /// −x becomes x.
  mutating func minus(_ node: Node, _ inner: Node) {
    let before = node.source.lowerBound..<max(inner.source.lowerBound, node.source.lowerBound)
    if let place = minusSign(in: before) { remove(.sign, place..<(place + 1)) }
  }

  /// x becomes −x, where x is no sum: a sum's terms have signs of their own.
  mutating func sign(of node: Node) {
    switch node.kind {
    case .sum, .negate: return
    default: insert(.sign, "-", at: text.whole(node.source).lowerBound)
    }
  }

  mutating func sign(ofSide node: Node) {
    sign(of: node)
    guard case .sum = node.kind else { return }
    // A whole sum with the other sign.
    let range = text.whole(node.source)
    add(
      .sign,
      [
        Edit.Splice(range: range.lowerBound..<range.lowerBound, tokens: Latex.tokens("-(")),
        Edit.Splice(range: range.upperBound..<range.upperBound, tokens: Latex.tokens(")")),
      ])
  }

  mutating func sum(_ terms: [Node.Term]) {
    for (place, term) in terms.enumerated() {
      let range = text.whole(term.node.source)
      if let sign = term.sign {
        if place == 0 {
          remove(.sign, sign..<(sign + 1))
        } else {
          replace(.sign, sign..<(sign + 1), with: Latex.tokens(term.isNegative ? "+" : "-"))
        }
        remove(.term, TokenText.range(sign, range.upperBound))
      } else {
        insert(.sign, "-", at: range.lowerBound)
        if place == 0, terms.count > 1 {
          let next = terms[1]
          let end = next.isNegative ? next.sign : text.whole(next.node.source).lowerBound
          if let end, end > range.lowerBound { remove(.term, range.lowerBound..<end) }
        }
      }
      self.terms(of: term.node)
      for other in terms[(place + 1)...] {
        exchange(.exchange, range, text.whole(other.node.source))
      }
    }
  }

  /// Numbers and factors before and after a term, sums before it.
  mutating func terms(of node: Node) {
    let range = text.whole(node.source)
    if case .sum = node.kind { return }
    if case .dots = node.kind { return }
    let startsInNumber = text[range.lowerBound]?.kind == .number
    if !startsInNumber { insert(.factor, "2", at: range.lowerBound) }
    insert(.factor, "\\frac{1}{2}", at: range.lowerBound)
    for count in scope.counts {
      if !startsInNumber { insert(.factor, count.asFactor, at: range.lowerBound) }
      insert(
        .factor, Latex.tokens("\\frac{1}{") + count + Latex.tokens("}"), at: range.lowerBound)
    }
    for unit in scope.units {
      insert(.sum, Latex.tokens("\\sum_{") + unit + Latex.tokens("}"), at: range.lowerBound)
    }
    var connectors: [[Token]] = [[]]
    if !scope.isComponentwise { connectors.append(scope.elementwise) }
    var starts = [range.lowerBound]
    if case .series(let series) = node.kind {
      starts.append(text.whole(series.body.source).lowerBound)
    }
    for factor in scope.offered where factor.latex != excluded {
      for connector in connectors {
        insert(.addedFactor, connector + factor, at: range.upperBound)
        for start in starts { insert(.addedFactor, factor + connector, at: start) }
      }
    }
    for term in scope.biases.prefix(3) + scope.terms.prefix(6) where term.latex != excluded {
      insert(.term, Latex.tokens("+") + term, at: range.upperBound)
    }
  }

  /// What stands for itself inside something larger: a branch, a cell, what is summed.
  mutating func part(_ node: Node) {
    sign(of: node)
    terms(of: node)
  }

  /// x becomes x².
  mutating func square(_ node: Node) {
    let range = text.whole(node.source)
    if case .number = node.kind { return }
    guard text.takesSuperscript(range), text[range.upperBound]?.kind != .superscript else { return }
    insert(.factor, "^2", at: range.upperBound)
  }

  mutating func number(_ value: Double, _ node: Node) {
    guard let number = Int(exactly: value), (0...100).contains(number) else { return }
    for other in [1, 2, number + 1, number - 1] where other != number && other > 0 {
      replace(.factor, node.source, with: Latex.tokens("\(other)"))
    }
    for count in scope.counts { add(.factor, [text.index(node.source, count)]) }
  }

  mutating func fraction(_ node: Node, _ top: Node, _ bottom: Node) {
    let (above, below) = (text.whole(top.source), text.whole(bottom.source))
    exchange(.exchange, above, below)
    replace(.droppedFactor, text.whole(node.source), with: text.slice(above))
  }

  /// x² becomes x, and x⁻².
  mutating func power(_ node: Node, _ base: Node, _ exponent: Node) {
    let range = text.whole(node.source)
    let inner = text.whole(base.source)
    if inner.upperBound < range.upperBound, inner.lowerBound >= range.lowerBound,
      let start = text.lastSuperscript(in: range)
    {
      remove(.factor, start..<range.upperBound)
    }
    let raised = text.whole(exponent.source)
    guard exponent.isNumeric, text[raised.lowerBound - 1]?.kind == .openBrace else { return }
    sign(of: exponent)
  }

  mutating func product(_ factors: [Node], _ signs: [Node.Sign]) {
    let ranges = factors.map { text.whole($0.source) }
    for (place, range) in ranges.enumerated() {
      let (start, end) =
        place > 0
        ? (ranges[place - 1].upperBound, range.upperBound)
        : (range.lowerBound, ranges.dropFirst().first?.lowerBound ?? range.upperBound)
      remove(
        factors[place].isNumeric ? .factor : .droppedFactor,
        TokenText.range(start, end).map(text.balanced))
      guard place + 1 < ranges.count, place < signs.count else { continue }
      let between = range.upperBound..<max(range.upperBound, ranges[place + 1].lowerBound)
      if lexicon.settings.isElementwise(signs[place].text) {
        remove(.product, between)
      } else if !scope.isComponentwise {
        replace(.product, between, with: scope.elementwise)
      }
      square(factors[place])
      exchange(.exchange, range, ranges[place + 1])
      if !lexicon.settings.isElementwise(signs[place].text), !scope.isComponentwise {
        turn(factors[place], factors[place + 1], between)
      }
      if place + 2 < ranges.count { exchange(.exchange, range, ranges[place + 2]) }
    }
  }

  /// x yᵀ becomes y xᵀ, and x W becomes Wᵀ x or W xᵀ.
  private mutating func turn(_ first: Node, _ second: Node, _ between: Range<Int>) {
    let range = text.whole(first.source).spanning(text.whole(second.source))
    let sign = text.slice(between)
    if first.isTransposed || second.isTransposed {
      replace(.turned, range, with: turned(second) + sign + turned(first))
    }
    let (a, b) = (text.slice(text.whole(first.source)), text.slice(text.whole(second.source)))
    replace(.turned, range, with: text.fitted(turned(second) + sign + a, in: range))
    replace(.turned, range, with: text.fitted(b + sign + turned(first), in: range))
  }

  /// A factor with a transpose, or without the one it has.
  private func turned(_ node: Node) -> [Token] {
    let range = text.whole(node.source)
    if node.isTransposed, let mark = text.transpose(in: range) {
      if mark.upperBound == range.upperBound {
        return text.slice(text.withoutBrackets(range.lowerBound..<mark.lowerBound))
      }
      return text.slice(range.lowerBound..<mark.lowerBound)
        + text.slice(mark.upperBound..<range.upperBound)
    }
    let mark = Latex.tokens("^" + scope.transpose)
    if text.takesSuperscript(range) { return text.slice(range) + mark }
    return Latex.tokens("(") + text.slice(range) + Latex.tokens(")") + mark
  }

  /// x becomes xᵀ.
  mutating func transpose(_ node: Node) {
    if case .symbol(let symbol) = node.kind, !symbol.isWhole { return }
    if scope.isComponentwise, case .apply = node.kind { return }
    let range = text.whole(node.source)
    if text.takesSuperscript(range) {
      insert(.transpose, "^" + scope.transpose, at: range.upperBound)
    } else {
      add(
        .transpose,
        [
          Edit.Splice(range: range.lowerBound..<range.lowerBound, tokens: Latex.tokens("(")),
          Edit.Splice(
            range: range.upperBound..<range.upperBound, tokens: Latex.tokens(")^" + scope.transpose)
          ),
        ])
    }
  }
}

extension Symbol {
  /// Whether it stands for a vector or a matrix rather than an entry.
  package var isWhole: Bool {
    switch quantity {
    case .input, .activation, .preactivation, .bias, .delta, .target:
      roles[.unit] == nil || declaration.isBatch
    case .weight: roles[.to] == nil || roles[.from] == nil
    case .formula: true
    default: false
    }
  }
}

extension Node {
  fileprivate var isTransposed: Bool { if case .transpose = kind { true } else { false } }
}

extension [Token] {
  /// What may stand before other factors: a sum in brackets.
  fileprivate var asFactor: [Token] {
    let isSum = zip(self, depths).contains { $1 == 0 && ["+", "-", "−"].contains($0.text) }
    return isSum ? Latex.tokens("(") + self + Latex.tokens(")") : self
  }
}

extension Declaration {
  /// Whether scripts that fit one fit the other.
  func takesScripts(of other: Declaration) -> Bool {
    superscripts.count == other.superscripts.count && subscripts.count == other.subscripts.count
      && bracket == other.bracket
  }
}
