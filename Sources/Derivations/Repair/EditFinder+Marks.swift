//===----------------------------------------------------------------------===//
// Edits of signs, transposes, primes, factors, sums.
//===----------------------------------------------------------------------===//

extension EditFinder {
  /// Transposes that go, and transposes that come.
  mutating func transposes(_ range: Range<Int>) {
    for place in range where tokens.indices.contains(place) && isTransposeMark(place) {
      var (lower, upper) = (place, place + 1)
      let isGrouped =
        lower > 0 && tokens[lower - 1].kind == .openBrace && upper < tokens.count
        && tokens[upper].kind == .closeBrace
      if isGrouped { (lower, upper) = (lower - 1, upper + 1) }
      if lower > 0, tokens[lower - 1].kind == .superscript { lower -= 1 }
      replace(lower..<upper, "")
    }
  }

  private func isTransposeMark(_ place: Int) -> Bool {
    let text = tokens[place].text
    guard text == "T" || text == "top" || text == "intercal" else { return false }
    if text != "T" { return true }
    // A T in a superscript, not a matrix T.
    var position = place - 1
    while position >= 0 {
      switch tokens[position].kind {
      case .superscript: return true
      case .openBrace, .letter, .number: position -= 1
      case .command where !tokens[position].text.contains("left"): return false
      case .symbol where "[]()+-".contains(tokens[position].text), .command: position -= 1
      default: return false
      }
    }
    return false
  }

  /// How this text writes a transpose.
  private var transposeMark: String {
    tokens.contains { $0.kind == .command && $0.text == "top" } ? "\\top" : "T"
  }

  mutating func newTranspose(_ node: Node) {
    let hasScript = tokens[node.source.clamped(to: tokens.indices)].contains {
      $0.kind == .superscript
    }
    let written = tokens[node.source.clamped(to: tokens.indices)].latex
    replace(
      node.source, hasScript ? "(\(written))^\(transposeMark)" : "\(written)^\(transposeMark)")
  }

  mutating func signs(_ node: Node) {
    switch node.kind {
    case .sum(let terms):
      for term in terms {
        if let sign = term.sign {
          replace(sign..<(sign + 1), term.isNegative ? "+" : "-")
        } else {
          replace(term.node.source.lowerBound..<term.node.source.lowerBound, "-")
        }
      }
      for term in terms where terms.count > 1 {
        let lower = term.sign ?? term.node.source.lowerBound
        replace(lower..<term.node.source.upperBound, "")
      }
    case .negate(let inner):
      replace(node.source.lowerBound..<inner.source.lowerBound, "")
    case .symbol(let symbol) where symbol.isWhole: newTranspose(node)
    default: break
    }
  }

  mutating func leadingSign(_ side: Node) {
    if case .negate = side.kind { return }
    let isSum: Bool = if case .sum = side.kind { true } else { false }
    let written = tokens[side.source.clamped(to: tokens.indices)].latex
    if isSum {
      replace(side.source, "-(\(written))")
    } else {
      replace(side.source.lowerBound..<side.source.lowerBound, "-")
    }
  }

  /// g for g′, and g′ for g.
  mutating func primes(_ node: Node) {
    guard case .apply(let function, let arguments) = node.kind else { return }
    if case .activation = function.base {} else { return }
    let source = function.source.clamped(to: tokens.indices)
    let marks = source.filter { tokens[$0].kind == .prime || tokens[$0].text == "prime" }
    if let mark = marks.first {
      var range = mark..<(mark + 1)
      if mark > 0, tokens[mark - 1].kind == .openBrace, mark + 1 < tokens.count,
        tokens[mark + 1].kind == .closeBrace
      {
        range = (mark - 1)..<(mark + 2)
      }
      if range.lowerBound > 0, tokens[range.lowerBound - 1].kind == .superscript {
        range = (range.lowerBound - 1)..<range.upperBound
      }
      replace(range, "")
      return
    }
    if let dot = source.first(where: { tokens[$0].kind == .command && tokens[$0].text == "dot" }) {
      replace(dot..<(dot + 1), "")
      return
    }
    // The name ends where its scripts end; a dot in this text goes on the name.
    if tokens.contains(where: { $0.kind == .command && $0.text == "dot" }),
      let symbol = function.symbol, symbol.nameSource.count >= 1
    {
      let name = tokens[symbol.nameSource.clamped(to: tokens.indices)].latex
      replace(symbol.nameSource, "\\dot{\(name)}")
    } else if !arguments.isEmpty {
      replace(source.upperBound..<source.upperBound, "'")
    }
  }

  /// Factors that go.
  mutating func factors(_ node: Node) {
    switch node.kind {
    case .product(let factors, let signs):
      for (place, factor) in factors.enumerated() {
        var (lower, upper) = (factor.source.lowerBound, factor.source.upperBound)
        if place > 0, let sign = signs[place - 1].token {
          lower = sign
        } else if place == 0, let sign = signs.first?.token {
          upper = sign + 1
        }
        replace(lower..<upper, "")
        if case .sum = factor.kind { bracketed(factor, in: factors, place) }
      }
    case .quotient(let top, let bottom):
      let tokens = self.tokens[bottom.source.clamped(to: self.tokens.indices)].latex
      if case .number(1) = top.kind { replace(node.source, tokens) } else { inverted(node, top) }
    case .power(let base, _):
      replace(base.source.upperBound..<node.source.upperBound, "")
    default: break
    }
  }

  private mutating func inverted(_ node: Node, _ top: Node) {
    replace(node.source, tokens[top.source.clamped(to: tokens.indices)].latex)
  }

  private mutating func bracketed(_ factor: Node, in factors: [Node], _ place: Int) {}

  /// Factors that come, before a side or before one of its terms.
  mutating func newFactors(_ side: Node) {
    var places = [side]
    if case .sum(let terms) = side.kind { places += terms.map(\.node) }
    if case .negate(let inner) = side.kind { places.append(inner) }
    let counts = lexicon.declarations.filter {
      ($0.quantity == .samples || $0.quantity == .width || $0.quantity == .rate
        || $0.quantity == .constant) && $0.subscripts.isEmpty && $0.superscripts.isEmpty
    }.map(\.name)
    for place in places {
      if case .sum = place.kind { continue }
      let start = place.source.lowerBound..<place.source.lowerBound
      for factor in ["2", "\\frac{1}{2}"] { replace(start, factor + " ") }
      for count in counts {
        replace(start, "\\frac{1}{\(count)} ")
        replace(start, "\(count) ")
      }
    }
    for node in side.all {
      if case .number(let value) = node.kind, value == 1 || value == 2 {
        replace(node.source, value == 1 ? "2" : "1")
      }
      if case .count = node.kind {
        let written = tokens[node.source.clamped(to: tokens.indices)].latex
        for count in counts where count != written { replace(node.source, count) }
      }
    }
  }

  /// Sums that go, or begin elsewhere.
  mutating func sums(_ node: Node) {
    guard case .series(let series) = node.kind else { return }
    replace(series.bounds, "")
    if let lower = series.lower, lower.literal != nil, !lower.source.isEmpty {
      for amount in [-1, 1] where lower.offset + amount >= 0 {
        replace(lower.source, "\(lower.offset + amount)")
      }
    }
    if let upper = series.upper, !upper.source.isEmpty {
      for count in lexicon.declarations
      where [.width, .samples].contains(count.quantity) && count.slotCount == 0
        && count.subscripts.isEmpty && count.superscripts.isEmpty
      {
        replace(upper.source, count.name)
      }
    }
  }

  /// One sign of multiplication for another.
  mutating func multiplications(_ node: Node) {
    guard case .product(let factors, let signs) = node.kind else { return }
    let usual = lexicon.settings.elementwise.filter { !$0.isEmpty }.min()
    let elementwise = usual.map { $0.count > 1 ? "\\\($0) " : $0 } ?? "\\odot "
    for (place, sign) in signs.enumerated() {
      if let token = sign.token {
        if elementwise != tokens[token].latex + " " { replace(token..<(token + 1), elementwise) }
        replace(token..<(token + 1), "")
      } else {
        let here = factors[place + 1].source.lowerBound
        replace(here..<here, elementwise)
      }
      // The order of two factors.
      let (a, b) = (factors[place].source, factors[place + 1].source)
      if !a.overlaps(b) { add(Edit(exchanging: a, with: b, in: tokens)) }
    }
  }

  /// A sum over an index that stands on one side only.
  mutating func newSums(_ sides: [Node]) {
    guard sides.count == 2 else { return }
    let (left, right) = (FreeIndices(of: [sides[0]]).units, FreeIndices(of: [sides[1]]).units)
    for (own, other, side) in [(left, right, sides[0]), (right, left, sides[1])] {
      for name in own where !other.contains(name) {
        replace(side.source.lowerBound..<side.source.lowerBound, "\\sum_{\(name)} ")
      }
    }
  }
}

extension Symbol {
  /// Whether a symbol stands for a whole vector or matrix.
  fileprivate var isWhole: Bool {
    switch quantity {
    case .weight: roles[.to] == nil || roles[.from] == nil
    case .activation, .preactivation, .delta, .input, .target, .bias, .formula:
      roles[.unit] == nil
    default: false
    }
  }
}
