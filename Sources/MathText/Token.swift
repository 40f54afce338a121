//===----------------------------------------------------------------------===//
// The words that LaTeX mathematics is made of.
//
// White space and `%` comments are gone; the document's own macros are expanded.
//===----------------------------------------------------------------------===//

/// One word of LaTeX mathematics, with its place.
public struct Token: Hashable, Sendable {
  /// What a word of LaTeX is.
  public enum Kind: Hashable, Sendable {
    /// `\frac` is "frac"; the control symbols `\,` and `\{` are "," and "{".
    ///
    /// Some commands take words that are no mathematics (`\label`, `\tag`, `\color`, `\hspace`):
    /// each such argument follows as one `words` token, without braces.
    case command
    /// One letter of any alphabet, with the accents that combine with it.
    case letter
    /// `12`, `0.5`, `.5`. Of digits after `^`, `_` or a command such as `\frac`, only those
    /// stand together that TeX takes together: `\frac12` is `\frac`, `1`, `2`.
    case number
    /// Any other character: `+`, `=`, `(`, `∑`, `−`, `⊙`, `∂`.
    case symbol
    /// `{`.
    case openBrace
    /// `}`.
    case closeBrace
    /// `^`.
    case superscript
    /// `_`.
    case `subscript`
    /// `&`.
    case ampersand
    /// `\\`, with its star and its optional distance; `\cr`.
    case newRow
    /// `'`, `′` or `’`; `″` is two.
    case prime
    /// `\begin{align*}` is "align*"; column specifications and placements are left out.
    case begin
    /// `\end{align*}` is "align*".
    case end
    /// The raw content of `\text{…}`, `\mbox{…}`, `\textit{…}` and their like. What dollars enclose
    /// in it is mathematics: `\text{if $j = k$}` is the words "if " and three more tokens.
    case words
    /// A line of a program that says no equation; and why not. Its text is the line.
    case unreadable(String)
  }

  /// What it is.
  public var kind: Kind
  /// What it says; without the backslash of a command.
  public var text: String
  /// Of the first character; for what a macro of the document expands to, of the macro's use.
  public var position: SourcePosition
  /// Just after the last character.
  public var end: SourcePosition

  /// A token with its place.
  public init(_ kind: Kind, _ text: String, position: SourcePosition, end: SourcePosition) {
    self.kind = kind
    self.text = text
    self.position = position
    self.end = end
  }
}

extension Token {
  /// The token as LaTeX.
  public var latex: String {
    switch kind {
    case .command: "\\" + text
    case .newRow: "\\\\"
    case .begin: "\\begin{\(text)}"
    case .end: "\\end{\(text)}"
    case .words: "\\text{\(text)}"
    case .unreadable: "\\texttt{\(text)}"
    default: text
    }
  }
}

extension Sequence where Element == Token {
  /// The tokens as LaTeX: a space stands only where a command's name would run on.
  public var latex: String {
    var result = ""
    var endsInName = false
    var argumentsOfWords = false
    for token in self {
      let isLetter = token.kind == .letter && token.text.first?.isASCII == true
      if endsInName && isLetter { result += " " }
      let isArgument = token.kind == .words && argumentsOfWords
      result += isArgument ? "{\(token.text)}" : token.latex
      endsInName = token.kind == .command && token.text.last?.isLetter == true
      let takesWords = token.kind == .command && Vocabulary.verbatimArguments[token.text] != nil
      argumentsOfWords = takesWords || (isArgument && argumentsOfWords)
    }
    return result
  }
}

extension [Token] {
  /// With other tokens in place of pieces, where such a piece begins; what was put in is not looked at again.
  package func replacingPieces(
    _ piece: (Int) -> (end: Int, other: [Token])?
  ) -> [Token] {
    var result: [Token] = []
    var place = 0
    while place < count {
      if let (end, other) = piece(place) {
        result += other
        place = end
      } else {
        result.append(self[place])
        place += 1
      }
    }
    return result
  }
}
