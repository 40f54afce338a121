import Foundation

// How a calculation is written: for a terminal, or as LaTeX.
extension Arithmetic {
  /// For a terminal: `0.4 · 0.593270 + 0.6`.
  package var plain: String { written(.plain) }

  /// As LaTeX: `0.4 \cdot 0.593270 + 0.6`.
  package var latex: String { written(.latex) }

  /// A number as the two write it.
  package static func plain(_ x: Double) -> String { Writing.plain.number(x) }

  /// A number as LaTeX.
  package static func latex(_ x: Double) -> String { Writing.latex.number(x) }

  /// More terms than this are not all written.
  static let mostTerms = 6

  private func written(_ way: Writing) -> String { written(way, in: .sum, isFirst: true) }

  /// - Parameters:
  ///   - place: what it stands in, which decides on brackets.
  ///   - isFirst: whether nothing stands before it there, so that a minus needs no brackets.
  private func written(_ way: Writing, in place: Binding, isFirst: Bool) -> String {
    let text = unbracketed(way, isFirst: isFirst)
    let isNegative = text.hasPrefix(way.minus)
    let isLoose = binding(way) < place || isNegative && (!isFirst || place > .product)
    return isLoose ? "(" + text + ")" : text
  }

  private func unbracketed(_ way: Writing, isFirst: Bool) -> String {
    switch self {
    case .number(let x): return way.number(x)
    case .sum(let terms):
      let series = Self.series(terms, " + ", way) { $0.unbracketed(way, isFirst: $1) }
      return series.replacingOccurrences(of: " + " + way.minus, with: " \(way.minus) ")
    case .product(let factors):
      return Self.series(factors, way.times, way) { $0.written(way, in: .product, isFirst: $1) }
    case .difference(let x, let y):
      let first = x.written(way, in: .sum, isFirst: true)
      return first + " \(way.minus) " + y.written(way, in: .term, isFirst: false)
    case .quotient(let x, let y): return way.quotient(x, y)
    case .negative(let x): return way.minus + x.written(way, in: .product, isFirst: false)
    case .square(let x): return x.written(way, in: .power, isFirst: false) + way.square
    case .exp(let x): return way.call("exp", x.written(way))
    case .ln(let x): return way.call("ln", x.written(way))
    case .function(let name, let x, _): return way.call(name, x.written(way))
    }
  }

  /// Terms or factors with a sign between them; the middle of a long series is left out.
  private static func series(
    _ parts: [Arithmetic], _ sign: String, _ way: Writing,
    _ write: (_ part: Arithmetic, _ isFirst: Bool) -> String
  ) -> String {
    let isLong = parts.count > mostTerms
    var words = parts.indices.filter { !isLong || $0 < mostTerms - 2 }
      .map { write(parts[$0], $0 == 0) }
    if isLong, let last = parts.last { words += [way.dots, write(last, false)] }
    return words.joined(separator: sign)
  }

  /// How tightly something holds together.
  private enum Binding: Int, Comparable {
    case sum, term, product, power

    static func < (x: Binding, y: Binding) -> Bool { x.rawValue < y.rawValue }
  }

  private func binding(_ way: Writing) -> Binding {
    switch self {
    case .sum(let terms): terms.count > 1 ? .sum : .power
    case .difference: .sum
    case .product(let factors): factors.count > 1 ? .product : .power
    case .negative: .product
    case .quotient: .product
    case .number, .square, .exp, .ln, .function: .power
    }
  }

  /// The signs of a terminal, or of LaTeX.
  private struct Writing {
    let isLatex: Bool

    static let plain = Writing(isLatex: false)
    static let latex = Writing(isLatex: true)

    var minus: String { isLatex ? "-" : "−" }
    var times: String { isLatex ? #" \cdot "# : " · " }
    var dots: String { isLatex ? #"\cdots"# : "…" }
    var square: String { isLatex ? "^2" : "²" }

    func quotient(_ x: Arithmetic, _ y: Arithmetic) -> String {
      x.written(self, in: .product, isFirst: true) + " / "
        + y.written(self, in: .power, isFirst: false)
    }

    func call(_ name: String, _ argument: String) -> String {
      if name == "relu" { return (isLatex ? "\\max" : "max") + "(0, \(argument))" }
      guard isLatex else { return "\(name)(\(argument))" }
      let isKnown = ["exp", "ln", "tanh"].contains(name)
      return (isKnown ? "\\" + name : #"\text{\#(name)}"#) + "(\(argument))"
    }

    /// Six significant digits; fewer where these are all there are.
    func number(_ x: Double) -> String {
      guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? minus + infinity : infinity }
      let size = abs(x)
      let text = size != 0 && (size < 1e-4 || size >= 1e7) ? power(size) : decimal(size)
      return (x < 0 ? minus : "") + text
    }

    private var infinity: String { isLatex ? #"\infty"# : "∞" }

    private func decimal(_ size: Double) -> String {
      let decimals = max(0, min(9, 5 - (size == 0 ? 0 : Int(log10(size).rounded(.down)))))
      let text = String(format: "%.\(decimals)f", size)
      guard abs((Double(text) ?? 0) - size) <= 1e-12 * size else { return text }
      return "\(Double(text) ?? size)".hasSuffix(".0") ? "\(Int(size.rounded()))" : trimmed(text)
    }

    private func power(_ size: Double) -> String {
      let parts = String(format: "%.5e", size).split(separator: "e")
      guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(size)" }
      let isExact = abs((Double(parts.joined(separator: "e")) ?? 0) - size) <= 1e-12 * size
      let digits = isExact ? trimmed(String(parts[0])) : String(parts[0])
      return isLatex ? #"\#(digits) \cdot 10^{\#(exponent)}"# : "\(digits)e\(exponent)"
    }

    /// Without zeros at its end.
    private func trimmed(_ text: String) -> String {
      guard text.contains(".") else { return text }
      let rest = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
      return String(rest.reversed())
    }
  }
}
