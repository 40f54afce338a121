//===----------------------------------------------------------------------===//
// The single edits of an equation, from its tree.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Walks through the sides of an equation and notes each small change.
struct EditGenerator {
  let text: TokenText
  let lexicon: Lexicon
  let scope: EditScope
  private(set) var edits: [Edit] = []
  private var known: Set<[Edit.Splice]> = []
  /// The other side as LaTeX, which is no factor or term to put in: what an equation is about, as the a
  /// of `a = b`, is not said by itself.
  var excluded = ""

  init(_ text: TokenText, _ lexicon: Lexicon, scope: EditScope) {
    self.text = text
    self.lexicon = lexicon
    self.scope = scope
  }

  /// All single edits of sides: the likeliest kinds first, and of one kind those of the first side.
  static func edits(
    of sides: [Node], _ text: TokenText, _ lexicon: Lexicon, scope: EditScope
  ) -> [Edit] {
    // A side that is one symbol or one derivative says what the equation is about.
    let isAbout = sides.map { sides.count > 1 && $0.isAtom }
    var generator = EditGenerator(text, lexicon, scope: scope)
    var result: [Edit] = []
    for (place, side) in sides.enumerated() {
      generator.edits = []
      let other = sides[sides.count - 1 - place]
      generator.excluded = text.slice(text.whole(other.source)).latex
      generator.visit(side)
      generator.exchangeSymbols(in: side)
      generator.brackets(in: side)
      generator.sign(ofSide: side)
      if place == 0 || !isAbout[place] { generator.missingStep(side) }
      if place == 0 || !isAbout[place] { generator.terms(of: side) }
      result += generator.edits
    }
    result = result.enumerated().sorted {
      ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset)
    }.map(\.element)
    generator.edits = []
    generator.throughout(sides, result)
    let later = result.firstIndex { $0.kind > .throughout } ?? result.endIndex
    return result[..<later] + generator.edits + result[later...]
  }

  /// Notes an edit, if it is new and changes something.
  mutating func add(_ kind: Edit.Kind, _ splices: [Edit.Splice], size: Int = 1) {
    let effective = splices.filter { text.slice($0.range).map(\.text) != $0.tokens.map(\.text) }
    guard !effective.isEmpty, known.insert(effective).inserted else { return }
    edits.append(Edit(kind, effective, size: size))
  }

  mutating func replace(_ kind: Edit.Kind, _ range: Range<Int>, with new: [Token]) {
    add(kind, [Edit.Splice(range: range, tokens: new)])
  }

  mutating func insert(_ kind: Edit.Kind, _ new: [Token], at place: Int) {
    add(kind, [Edit.Splice(range: place..<place, tokens: new)])
  }

  mutating func insert(_ kind: Edit.Kind, _ latex: String, at place: Int) {
    insert(kind, Latex.tokens(latex), at: place)
  }

  mutating func remove(_ kind: Edit.Kind, _ range: Range<Int>?) {
    if let range { replace(kind, range, with: []) }
  }

  /// Exchanges what stands in two ranges.
  mutating func exchange(_ kind: Edit.Kind, _ a: Range<Int>, _ b: Range<Int>) {
    guard !a.overlaps(b), !a.isEmpty, !b.isEmpty else { return }
    add(
      kind,
      [
        Edit.Splice(range: a, tokens: text.fitted(b, in: a)),
        Edit.Splice(range: b, tokens: text.fitted(a, in: b)),
      ])
  }

  private mutating func visit(
    _ node: Node, isTransposed: Bool = false, isDifferential: Bool = false
  ) {
    change(node, isDifferential: isDifferential)
    if !isTransposed, node.mayBeTransposed { transpose(node) }
    let transposesChild = if case .transpose = node.kind { true } else { false }
    let isDerivative = if case .derivative = node.kind { true } else { isDifferential }
    for child in node.children {
      visit(child, isTransposed: transposesChild, isDifferential: isDerivative)
    }
  }

  /// Notes the changes of what a node itself is, whatever it is made of.
  private mutating func change(_ node: Node, isDifferential: Bool) {
    switch node.kind {
    case .symbol(let symbol):
      indices(of: symbol)
      names(of: symbol, node)
      missingUnit(of: symbol)
      surplusUnit(of: symbol)
      if !isDifferential { missingDerivative(of: symbol, node) }
    case .count(let index): count(index, node)
    case .variable:
      let range = text.whole(node.source)
      for other in scope.variables.prefix(12) {
        replace(.symbol, range, with: text.fitted(other, in: range))
      }
    case .entry(_, let indices):
      for index in indices { unit(index) }
    case .number(let value): number(value, node)
    case .negate(let inner): minus(node, inner)
    case .sum(let terms): sum(terms)
    case .product(let factors, let signs): product(factors, signs)
    case .quotient(let top, let bottom): fraction(node, top, bottom)
    case .derivative(let top, let bottom):
      exchange(.exchange, text.whole(top.source), text.whole(bottom.source))
    case .power(let base, let exponent): power(node, base, exponent)
    case .transpose:
      if let range = text.transpose(in: node.source) { remove(.droppedTranspose, range) }
    case .apply(let function, let arguments):
      self.function(function)
      if case .named = function.base { for argument in arguments { sign(of: argument) } }
    case .function(let function): self.function(function)
    case .series(let series):
      self.series(series, node)
      sign(of: series.body)
    case .cases(let branches): for branch in branches { part(branch.value) }
    case .grid(let rows): for cell in rows.joined() { sign(of: cell) }
    case .tuple(let parts): for part in parts { sign(of: part) }
    case .norm: square(node)
    default: break
    }
  }
}

extension Node {
  /// Whether an edit may put a transpose to it, if none is there.
  fileprivate var mayBeTransposed: Bool {
    switch kind {
    case .symbol, .derivative, .apply: true
    default: false
    }
  }

  /// Whether it is one symbol, one derivative, one function's value, or one of these transposed.
  var isAtom: Bool {
    switch kind {
    case .symbol, .derivative, .count, .variable, .apply, .function: true
    case .transpose(let inner), .entry(let inner, _): inner.isAtom
    default: false
    }
  }
}
