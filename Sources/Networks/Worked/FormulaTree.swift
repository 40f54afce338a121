import Foundation

/// A formula in the little LaTeX that letters and equations are written in here, taken apart: for
/// terminals and pictures, which have no LaTeX.
package indirect enum FormulaTree: Equatable, Sendable {
  /// Characters, and how they are set.
  case symbol(String, Font)
  case row([FormulaTree])
  case scripts(FormulaTree, lower: FormulaTree?, upper: FormulaTree?)
  case fraction(FormulaTree, FormulaTree)

  /// How characters are set: letters slanted, names and signs upright, some letters bold.
  package enum Font: Sendable { case italic, upright, bold }

  /// Reads a formula; what it does not know stands as it is.
  package init(_ latex: String) {
    var reader = FormulaReader(latex)
    self = reader.row(until: nil)
  }

  /// For a terminal: `δ^[1] = (W^[2]ᵀ δ^[2]) ∘ g′(z^[1])`.
  package var plain: String {
    switch self {
    case .symbol(let text, _): return text
    case .row(let parts): return Self.tidied(parts.map(\.plain).joined())
    case .fraction(let x, let y): return Self.bracketed(x) + "/" + Self.bracketed(y)
    case .scripts(let base, let lower, let upper):
      return base.plain + (lower.map { "_" + Self.braced($0.plain) } ?? "")
        + (upper.map { Self.raised($0.plain) } ?? "")
    }
  }

  /// Without blanks at its ends, and without two in a row.
  private static func tidied(_ text: String) -> String {
    let words = text.split(separator: " ").joined(separator: " ")
    return (text.first == " " ? " " : "") + words + (text.last == " " && !words.isEmpty ? " " : "")
  }

  private static func bracketed(_ part: FormulaTree) -> String {
    let text = part.plain
    return text.contains(" ") ? "(\(text))" : text
  }

  /// An index; several characters are held together.
  private static func braced(_ text: String) -> String {
    text.count == 1 || text.first == "[" && text.last == "]" ? text : "{\(text)}"
  }

  /// An upper index or a transpose.
  private static func raised(_ text: String) -> String {
    if text == "ᵀ" || text.allSatisfy({ $0 == "′" }) { return text }
    guard text.hasSuffix("ᵀ") else { return "^" + braced(text) }
    return "^" + braced(String(text.dropLast())) + "ᵀ"
  }
}

/// Reads the LaTeX of a formula.
private struct FormulaReader {
  private let characters: [Character]
  private var index = 0

  init(_ latex: String) { characters = Array(latex) }

  private var next: Character? { index < characters.count ? characters[index] : nil }

  /// What stands before a closing brace, or the end.
  mutating func row(until end: Character?) -> FormulaTree {
    var parts: [FormulaTree] = []
    while let character = next, character != end {
      if character == "_" || character == "^" {
        let base = parts.popLast() ?? .row([])
        parts.append(scripts(of: base))
      } else if let atom = atom() {
        parts.append(atom)
      }
    }
    if end != nil { index += 1 }
    return parts.count == 1 ? parts[0] : .row(parts)
  }

  private mutating func scripts(of base: FormulaTree) -> FormulaTree {
    var (lower, upper): (FormulaTree?, FormulaTree?)
    while let character = next, character == "_" || character == "^" {
      index += 1
      let script = argument()
      if character == "_" { lower = script } else { upper = script }
    }
    return .scripts(base, lower: lower, upper: upper)
  }

  /// A group in braces, or one atom.
  private mutating func argument() -> FormulaTree {
    guard next == "{" else { return atom() ?? .row([]) }
    index += 1
    return row(until: "}")
  }

  private mutating func atom() -> FormulaTree? {
    guard let character = next else { return nil }
    index += 1
    switch character {
    case "{": return row(until: "}")
    case "\\": return command()
    case " ": return .symbol(" ", .upright)
    case "'": return .symbol("′", .upright)
    case "-": return .symbol("−", .upright)
    default: return .symbol(String(character), character.isLetter ? .italic : .upright)
    }
  }

  private mutating func command() -> FormulaTree? {
    var name = ""
    while let character = next, character.isLetter {
      name.append(character)
      index += 1
    }
    if let sign = Glyph.signs[name] { return .symbol(sign, .upright) }
    if let letter = Glyph.letters[name] { return .symbol(letter, .italic) }
    if let upright = Glyph.upright[name] {
      // A sign of differentiation stands at its letter.
      if name == "partial", next == " " { index += 1 }
      return .symbol(upright, .upright)
    }
    switch name {
    case "frac": return .fraction(argument(), argument())
    case "hat", "dot": return accented(argument(), name == "hat" ? "\u{302}" : "\u{307}")
    case "mathbf", "boldsymbol": return bold(argument())
    case "mathcal", "mathbb": return script(argument())
    case "text": return words()
    case "left", "right": return nil
    default: return .symbol(name, .upright)
    }
  }

  /// Words stand as they are, with their spaces.
  private mutating func words() -> FormulaTree {
    guard next == "{", let end = characters[index...].firstIndex(of: "}") else { return .row([]) }
    defer { index = end + 1 }
    return .symbol(String(characters[index + 1..<end]), .upright)
  }

  private func accented(_ part: FormulaTree, _ accent: String) -> FormulaTree {
    .symbol((part.plain + accent).precomposedStringWithCanonicalMapping, .italic)
  }

  private func bold(_ part: FormulaTree) -> FormulaTree { .symbol(part.plain, .bold) }

  private func script(_ part: FormulaTree) -> FormulaTree {
    .symbol(["L": "ℒ", "I": "𝟙"][part.plain] ?? part.plain, .upright)
  }
}

/// What commands stand for.
private enum Glyph {
  static let letters = [
    "delta": "δ", "ell": "ℓ", "sigma": "σ", "theta": "θ", "tau": "τ", "rho": "ρ",
  ]
  static let upright = [
    "Delta": "Δ", "partial": "∂", "nabla": "∇", "sum": "Σ", "top": "ᵀ", "log": "log", "ln": "ln",
    "exp": "exp", "lbrace": "{", "rbrace": "}", "quad": " ", "cdots": "…", "infty": "∞",
  ]
  static let signs = ["circ": "∘", "odot": "⊙", "cdot": "·", "times": "×", "mid": "|"]
}
