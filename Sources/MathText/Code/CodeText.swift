//===----------------------------------------------------------------------===//
// The characters of a line of code, as a display shows them, with their places.
//===----------------------------------------------------------------------===//

/// Code without what TeX needs to show it: `dW\_2` is `dW_2`.
struct CodeText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where each of them stands in the document.
  private(set) var places: [Range<Int>] = []
  /// The first command that shows no character of code.
  private(set) var unknown: (name: String, place: Range<Int>)?
  /// Names that are written in LaTeX already, by where they begin.
  private(set) var written: [Int: [Lexeme]] = [:]

  /// Code without anything in it.
  init() {}

  /// - Parameters:
  ///   - content: what stands in the braces of `\texttt`, or between the bars of `\verb`
  ///   - isVerbatim: whether a backslash is one
  ///   - place: where each of its characters stands
  init(_ content: [Unicode.Scalar], isVerbatim: Bool, place: (Int) -> Range<Int>) {
    var index = 0
    while index < content.count {
      let start = index
      index += 1
      guard !isVerbatim else {
        append(content[start], place(start))
        continue
      }
      switch content[start] {
      case "{", "}": break
      case "~": append(" ", place(start))
      case "\\":
        while index < content.count, content[index].isASCIILetter { index += 1 }
        if index == start + 1, index < content.count { index += 1 }
        let name = String(content[(start + 1)..<index])
        let range = place(start).lowerBound..<place(index - 1).upperBound
        guard let shown = Self.shown(name) else {
          if unknown == nil { unknown = ("\\" + name, range) }
          continue
        }
        for scalar in shown.unicodeScalars { append(scalar, range) }
      default: append(content[start], place(start))
      }
    }
  }

  /// Appends characters of code that all have one place.
  mutating func append(_ code: String, at place: Range<Int>) {
    for scalar in code.unicodeScalars { append(scalar, place) }
  }

  /// Appends a name that stays as LaTeX has it.
  mutating func append(written lexemes: [Lexeme]) {
    guard let first = lexemes.first, let last = lexemes.last else { return }
    written[scalars.count] = lexemes
    append("q", at: first.start..<max(first.start, last.end))
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ place: Range<Int>) {
    scalars.append(scalar)
    places.append(place)
  }

  /// What a command of TeX shows in code; nil of one that shows no code.
  private static func shown(_ name: String) -> String? {
    switch name {
    case "_", "#", "%", "&", "$", "{", "}": name
    case "\\", "newline": "\n"
    case "", " ", ",", ";", ":", "!", "quad", "qquad", "\n": " "
    case "ast": "*"
    case "textasciicircum": "^"
    case "textquotesingle", "textquoteright", "prime": "'"
    case "textasciitilde", "string", "relax": ""
    default: CodeName.greek(name) == nil ? nil : name
    }
  }

  /// Whether it says something that words alone do not.
  var looksLikeCode: Bool {
    scalars.contains { "=@*/+(<>[^".unicodeScalars.contains($0) } || unknown != nil
  }
}
