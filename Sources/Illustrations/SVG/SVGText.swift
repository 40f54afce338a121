import Networks

/// Words or a formula on a picture.
struct SVGText {
  /// Where its place is.
  enum Anchor: String { case start, middle, end }

  let anchor: Anchor

  /// What stands inside of the element.
  let content: String

  /// About how wide it is, in units of its font's size.
  let width: Double

  /// Words as they are.
  static func words(_ words: String, _ anchor: Anchor = .middle) -> SVGText {
    SVGText(
      anchor: anchor, content: SVG.escaped(words),
      width: 0.55 * Double(words.count))
  }

  /// A formula in LaTeX, with its indices above and below the line.
  static func formula(_ latex: String, _ anchor: Anchor = .middle) -> SVGText {
    var line = FormulaLine()
    line.add(FormulaTree(latex))
    return SVGText(anchor: anchor, content: line.content, width: line.width)
  }
}

/// A formula as pieces of one line, each raised or lowered.
private struct FormulaLine {
  private(set) var content = ""
  private(set) var width = 0.0

  /// How far the pieces written so far are below the line, and what to step back before the next:
  /// an upper index stands above a lower one.
  private var lowered = 0.0
  private var back = 0.0

  /// The size of a formula's letters.
  private static let size = 18.0

  mutating func add(_ tree: FormulaTree, scale: Double = 1, drop: Double = 0) {
    switch tree {
    case .symbol(let text, let font): write(text, font, scale, drop)
    case .row(let parts): for part in parts { add(part, scale: scale, drop: drop) }
    case .fraction(let x, let y):
      add(x, scale: scale, drop: drop)
      write("/", .upright, scale, drop)
      add(y, scale: scale, drop: drop)
    case .scripts(let base, let lower, let upper):
      add(base, scale: scale, drop: drop)
      let start = width
      if let lower { add(lower, scale: 0.7 * scale, drop: drop + 0.25 * scale) }
      let end = width
      guard let upper else { return }
      if lower != nil {
        back += end - start
        width = start
      }
      add(upper, scale: 0.7 * scale, drop: drop - 0.42 * scale)
      guard end > width else { return }
      back -= end - width
      width = end
    }
  }

  private mutating func write(
    _ text: String, _ font: FormulaTree.Font, _ scale: Double, _ drop: Double
  ) {
    var attributes: [(String, String)] = []
    let look = ["i", "", "b"][[.italic, .upright, .bold].firstIndex(of: font) ?? 1]
    if !look.isEmpty { attributes.append(("class", look)) }
    if scale != 1 { attributes.append(("font-size", SVG.number(Self.size * scale))) }
    if drop != lowered {
      attributes.append(("dy", SVG.number(Self.size * (drop - lowered))))
    }
    if abs(back) > 0.01 {
      attributes.append(("dx", SVG.number(-Self.size * back)))
      back = 0
    }
    lowered = drop
    let shown = text.replacing(" ", with: "\u{A0}").replacing("ᵀ", with: "T")
    content += SVG.element("tspan", attributes, SVG.escaped(shown))
    width += scale * text.reduce(0) { $0 + Self.width(of: $1) }
  }

  private static func width(of character: Character) -> Double {
    switch character {
    case "[", "]", "(", ")", "′", ",", "{", "}": 0.33
    case " ", "\u{A0}": 0.25
    case "i", "j", "l", "ℓ", "t": 0.3
    case "W", "M", "Δ", "∇", "Σ", "∘", "⊙", "=", "+", "−": 0.75
    default: character.isUppercase ? 0.68 : 0.5
    }
  }
}
