//===----------------------------------------------------------------------===//
// Single edits of a claim.
//===----------------------------------------------------------------------===//

/// One change to a text: tokens in the place of others. An exchange has two places.
struct Edit: Hashable, Sendable {
  struct Replacement: Hashable, Sendable {
    var range: Range<Int>
    var tokens: [Token]
  }

  var replacements: [Replacement]

  init(_ range: Range<Int>, _ latex: String) {
    replacements = [Replacement(range: range, tokens: Latex.tokens(latex))]
  }

  init(_ replacements: [Replacement]) { self.replacements = replacements }

  /// Exchanges two ranges of tokens.
  init(exchanging a: Range<Int>, with b: Range<Int>, in tokens: [Token]) {
    replacements = [
      Replacement(range: a, tokens: Array(tokens[b])),
      Replacement(range: b, tokens: Array(tokens[a])),
    ]
  }

  /// Whether two edits touch different tokens.
  func isApart(from other: Edit) -> Bool {
    replacements.allSatisfy { a in
      other.replacements.allSatisfy { b in
        a.range.upperBound <= b.range.lowerBound && a.range != b.range
          || b.range.upperBound <= a.range.lowerBound && a.range != b.range
      }
    }
  }

  /// The tokens in a range after edits.
  static func apply(_ edits: [Edit], to tokens: [Token], in range: Range<Int>) -> [Token] {
    let replacements = edits.flatMap(\.replacements)
      .filter { range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var result: [Token] = []
    var position = range.lowerBound
    for replacement in replacements where replacement.range.lowerBound >= position {
      result += tokens[position..<replacement.range.lowerBound]
      // `a^L` becomes `a^{L-1}`: a bare script of several tokens needs braces.
      let isBareScript = result.last.map { $0.kind == .superscript || $0.kind == .subscript }
      let isBraced = replacement.tokens.first?.kind == .openBrace
      if isBareScript == true, replacement.tokens.count > 1, !isBraced {
        result += Latex.tokens("{") + replacement.tokens + Latex.tokens("}")
      } else {
        result += replacement.tokens
      }
      position = replacement.range.upperBound
    }
    return result + tokens[position..<range.upperBound]
  }
}
