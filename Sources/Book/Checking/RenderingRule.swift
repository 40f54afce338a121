//===----------------------------------------------------------------------===//
// What Markdown and its renderers spoil in mathematics.
//===----------------------------------------------------------------------===//

import MathText

/// A way in which a formula that LaTeX would print does not reach its reader.
///
/// Markdown reads the formulas of a text before a renderer of mathematics does: what it takes for its
/// own is gone by then. Renderers differ: each rule names what at least one of GitHub, Visual Studio
/// Code and MathML does not show.
struct RenderingRule: Sendable {
  /// What is wrong, and what to write instead.
  let message: String
  /// A formula of the text that breaks the rule, and one that keeps it.
  let wrong: String
  let right: String
  let isBroken: @Sendable (Formula) -> Bool

  /// The rules for formulas between dollars.
  static let forFormulas: [RenderingRule] = [
    RenderingRule(
      message: "Markdown eats the backslash: write \\lbrace, \\lVert, \\thinspace or the like",
      wrong: #"$\{1\}$"#, right: #"$\lbrace 1\rbrace$"#
    ) { formula in
      zip(formula.latex, formula.latex.dropFirst()).contains {
        $0 == "\\" && $1.isPunctuationOfASCII
      }
    },
    RenderingRule(
      message: "Markdown takes a star for emphasis: write \\ast", wrong: "$a * b$",
      right: #"$a \ast b$"#
    ) { $0.latex.contains("*") },
    RenderingRule(
      message: "Markdown takes this for a tag: put a space after <", wrong: "$l<L$",
      right: "$l < L$"
    ) { formula in
      zip(formula.latex, formula.latex.dropFirst()).contains {
        $0 == "<" && ($1.isLetter || "/!?".contains($1))
      }
    },
    RenderingRule(
      message: "no space just inside the dollars", wrong: "a $ x$", right: "a $x$"
    ) { formula in
      formula.latex.first?.isWhitespace != false || formula.latex.last?.isWhitespace != false
    },
    RenderingRule(
      message: "a letter or digit touches a dollar, which then begins or ends no formula",
      wrong: "$x$s", right: "$x$ s"
    ) { formula in
      [formula.before, formula.after].contains { $0?.isLetter == true || $0?.isNumber == true }
    },
    RenderingRule(
      message: "a formula that runs over the end of a line", wrong: "$a\n+ b$", right: "$a + b$"
    ) { $0.latex.contains("\n") },
  ]

  /// The formula in which Markdown begins an emphasis that it ends in it or in a later one of the same
  /// run of text: `_` after a bracket begins one, `_` before a bracket ends it.
  static func beginningEmphasis(_ formulas: [Formula]) -> Formula? {
    var begun: Formula?
    for formula in formulas {
      let characters = Array("$\(formula.latex)$")
      for place in characters.indices.dropFirst().dropLast() where characters[place] == "_" {
        let (before, after) = (Side(characters[place - 1]), Side(characters[place + 1]))
        let isLeft = after == .letter || after == .sign && before != .letter
        let isRight = before == .letter || before == .sign && after != .letter
        if let begun, isRight, !isLeft || after == .sign { return begun }
        if begun == nil, isLeft, !isRight || before == .sign { begun = formula }
      }
    }
    return nil
  }

  /// What stands beside an underscore, as Markdown tells it apart.
  private enum Side {
    case letter, sign, blank

    init(_ character: Character) {
      self = character.isWhitespace ? .blank : character.isPunctuationOfASCII ? .sign : .letter
    }
  }

  /// Characters that mathematical fonts lack.
  static func hasRareGlyph(mathematics: String) -> Bool {
    mathematics.unicodeScalars.contains { $0.value > 0xFF }
  }

  /// Characters that fonts for text lack: circled numbers, mathematical alphabets, private ones.
  static func hasRareGlyph(text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      0x2460...0x24FF ~= scalar.value || 0x1D400...0x1D7FF ~= scalar.value
        || 0xE000...0xF8FF ~= scalar.value
    }
  }

  /// Whether `\\` stands outside of every environment, where renderers break no line.
  static func breaksLineAlone(_ display: [Token]) -> Bool {
    var depth = 0
    for token in display {
      if token.kind == .begin { depth += 1 }
      if token.kind == .end { depth -= 1 }
      if token.kind == .newRow, depth == 0 { return true }
    }
    return false
  }
}
