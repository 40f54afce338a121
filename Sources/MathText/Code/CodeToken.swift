//===----------------------------------------------------------------------===//
// The words of a line of code.
//===----------------------------------------------------------------------===//

/// A name, a number or a sign of code, with its characters.
struct CodeToken {
  enum Kind { case name, number, sign, newLine }

  var kind: Kind
  /// As it is written; a sign without the dot that says “entry by entry”.
  var text: String
  /// Whether a dot stands before a sign: `.*`, `.-=`, `exp.(`.
  var isDotted = false
  /// Its characters in the text.
  var range: Range<Int>

  /// Signs of several characters, the longest first.
  private static let signs = [
    ".**", ".*=", ".+=", ".-=", "./=", ".==", ".!=", ".<=", ".>=", "**=", "//=",
    "-=", "+=", "*=", "/=", "@=", ".=", ":=", "==", "!=", "<=", ">=", "**", "//", "&&", "||",
    ".*", "./", ".+", ".-", ".^", ".<", ".>", ".(", ".'", "->", "<<", ">>",
  ].map { (text: $0, scalars: Array($0.unicodeScalars)) }

  /// Characters that are the same as a plainer sign.
  private static let plain: [Unicode.Scalar: String] = [
    "\u{2212}": "-", "\u{2013}": "-", "⊙": "*", "∘": "*", "≤": "<=", "≥": ">=", "≠": "!=",
    "\u{2019}": "'", "\u{2032}": "'",
  ]

  /// The tokens of a text; comments are left out.
  static func tokens(of text: CodeText) -> [CodeToken] {
    let scalars = text.scalars
    var tokens: [CodeToken] = []
    var index = 0
    func take(_ kind: Kind, _ isPart: (Int) -> Bool) {
      let start = index
      index += 1
      while index < scalars.count, isPart(index) { index += 1 }
      tokens.append(
        CodeToken(kind: kind, text: String(scalars[start..<index]), range: start..<index))
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "#" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if scalar == "\n" || scalar == ";" {
        take(.newLine) { _ in false }
      } else if scalar.isBlankInMathematics {
        index += 1
      } else if beginsName(scalar) {
        take(.name) { beginsName(scalars[$0]) || scalars[$0].isDigit || isMark(scalars[$0]) }
      } else if scalar.isDigit
        || scalar == "." && index + 1 < scalars.count && scalars[index + 1].isDigit
      {
        take(.number) { isNumber(scalars, at: $0) }
      } else {
        tokens.append(sign(scalars, &index))
      }
    }
    return tokens
  }

  private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar == "_" || scalar == "∂" || scalar == "∇"
  }

  /// `₁` and the accents that combine.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isCombining || (0x2080...0x2089).contains(scalar.value)
  }

  /// Whether a number goes on: `0.5`, `1.`, `1e-3`.
  private static func isNumber(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    func isDigit(_ index: Int) -> Bool { index < scalars.count && scalars[index].isDigit }
    switch scalars[index] {
    case "0"..."9": return true
    case ".": return isDigit(index + 1) || isDigit(index - 1)
    case "e", "E":
      let isSigned =
        index + 1 < scalars.count && (scalars[index + 1] == "-" || scalars[index + 1] == "+")
      return isDigit(index + 1) || isSigned && isDigit(index + 2)
    case "-", "+":
      return (scalars[index - 1] == "e" || scalars[index - 1] == "E") && isDigit(index + 1)
    default: return false
    }
  }

  private static func sign(_ scalars: [Unicode.Scalar], _ index: inout Int) -> CodeToken {
    let start = index
    if let sign = signs.first(where: { scalars[start...].starts(with: $0.scalars) }) {
      index += sign.scalars.count
      let isDotted = sign.text.hasPrefix(".")
      return CodeToken(
        kind: .sign, text: isDotted ? String(sign.text.dropFirst()) : sign.text,
        isDotted: isDotted, range: start..<index)
    }
    index += 1
    let text = plain[scalars[start]] ?? String(scalars[start])
    return CodeToken(kind: .sign, text: text, range: start..<index)
  }
}
