//===----------------------------------------------------------------------===//
// Pictures as SVG: text that any browser draws, sharp at every size.
//===----------------------------------------------------------------------===//

import Foundation

/// A picture that is drawn piece by piece, on a card of its own, so that it can be read on a light page
/// and on a dark one.
struct SVG {
  let width: Double
  let height: Double

  /// What the picture is of, and what is to be seen on it, for readers who do not see it.
  let title: String
  let description: String

  private var elements: [String] = []

  init(width: Double, height: Double, title: String, description: String) {
    (self.width, self.height) = (width, height)
    (self.title, self.description) = (title, description)
  }

  /// The whole file.
  var source: String {
    let size = "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
    let box = "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" \(box) \(size) role=\"img\""
    return
      ([
        head + " aria-labelledby=\"title desc\">",
        "<title id=\"title\">\(Self.escaped(title))</title>",
        "<desc id=\"desc\">\(Self.escaped(description))</desc>",
        "<style>\n\(Theme.sheet)</style>",
        Self.element(
          "rect",
          [
            ("class", "card"), ("x", "0.5"), ("y", "0.5"), ("width", Self.number(width - 1)),
            ("height", Self.number(height - 1)), ("rx", "8"),
          ]),
      ] + elements + ["</svg>", ""]).joined(separator: "\n")
  }

  // MARK: Pieces

  typealias Point = (x: Double, y: Double)

  mutating func line(_ from: Point, _ to: Point, _ look: String) {
    add(
      "line",
      [
        ("class", look), ("x1", Self.number(from.x)), ("y1", Self.number(from.y)),
        ("x2", Self.number(to.x)), ("y2", Self.number(to.y)),
      ])
  }

  /// A line with a head at its end.
  mutating func arrow(_ from: Point, _ to: Point, _ look: String) {
    line(from, to, look)
    let angle = atan2(to.y - from.y, to.x - from.x)
    let corners = [2.6, -2.6].map { turn in
      (x: to.x + 9 * cos(angle + turn), y: to.y + 9 * sin(angle + turn))
    }
    let points = ([to] + corners).map(Self.pair).joined(separator: " ")
    add("polygon", [("class", look + " head"), ("points", points)])
  }

  mutating func polyline(_ points: [Point], _ look: String) {
    add("polyline", [("class", look), ("points", points.map(Self.pair).joined(separator: " "))])
  }

  mutating func circle(_ center: Point, radius: Double, _ look: String, id: String? = nil) {
    add(
      "circle",
      Self.identity(id) + [
        ("class", look), ("cx", Self.number(center.x)), ("cy", Self.number(center.y)),
        ("r", Self.number(radius)),
      ])
  }

  mutating func rectangle(
    _ corner: Point, width: Double, height: Double, _ look: String, id: String? = nil
  ) {
    add(
      "rect",
      Self.identity(id) + [
        ("class", look), ("x", Self.number(corner.x)), ("y", Self.number(corner.y)),
        ("width", Self.number(width)), ("height", Self.number(height)),
      ])
  }

  /// Words, or what a formula was made into.
  mutating func text(_ at: Point, _ words: SVGText, _ look: String = "word") {
    let attributes = [
      ("class", look), ("x", Self.number(at.x)), ("y", Self.number(at.y)),
      ("text-anchor", words.anchor.rawValue),
    ]
    elements.append(Self.element("text", attributes, words.content))
  }

  /// Words on a line, which is wiped around them.
  mutating func label(_ at: Point, _ words: SVGText, _ look: String = "word") {
    let attributes = [
      ("class", look + " halo"), ("x", Self.number(at.x)), ("y", Self.number(at.y)),
      ("text-anchor", words.anchor.rawValue), ("aria-hidden", "true"),
    ]
    elements.append(Self.element("text", attributes, words.content))
    text(at, words, look)
  }

  // MARK: Writing

  private mutating func add(_ name: String, _ attributes: [(String, String)]) {
    elements.append(Self.element(name, attributes))
  }

  private static func identity(_ id: String?) -> [(String, String)] {
    id.map { [("id", $0)] } ?? []
  }

  static func element(
    _ name: String, _ attributes: [(String, String)], _ content: String? = nil
  ) -> String {
    let list = attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    return content.map { "<\(name)\(list)>\($0)</\(name)>" } ?? "<\(name)\(list)/>"
  }

  /// A coordinate, to a tenth.
  static func number(_ x: Double) -> String {
    let text = String(format: "%.1f", x.isFinite ? x : 0)
    let short = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    return short == "-0" ? "0" : short
  }

  private static func pair(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  static func escaped(_ words: String) -> String {
    words.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
