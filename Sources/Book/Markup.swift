//===----------------------------------------------------------------------===//
// HTML that cannot be anything else.
//===----------------------------------------------------------------------===//

/// A piece of HTML, as XML has it: every element is closed and every text escaped, because nothing
/// else can be made.
package struct Markup: Sendable {
  package private(set) var source: String

  private init(source: String) { self.source = source }

  static let nothing = Markup(source: "")

  /// Words, with what HTML would take for its own escaped.
  static func text(_ words: String) -> Markup { Markup(source: escaped(words)) }

  /// An element; one that can have no content has none.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [Markup] = []
  ) -> Markup {
    let list = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    if voids.contains(name) { return Markup(source: "<\(name)\(list)/>") }
    return Markup(source: "<\(name)\(list)>\(joined(content).source)</\(name)>")
  }

  static func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ words: String)
    -> Markup
  {
    element(name, attributes, [.text(words)])
  }

  /// An element with one attribute more.
  func with(_ name: String, _ value: String) -> Markup {
    guard let end = source.firstIndex(where: { " />".contains($0) }) else { return self }
    let attribute = " \(name)=\"\(Markup.escaped(value))\""
    return Markup(source: source[..<end] + attribute + source[end...])
  }

  static func joined(_ parts: [Markup], separator: String = "") -> Markup {
    Markup(source: parts.map(\.source).joined(separator: separator))
  }

  private static let voids: Set<String> = [
    "br", "hr", "img", "link", "meta", "mspace", "wbr",
  ]

  private static func escaped(_ words: String) -> String {
    var result = ""
    for character in words {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
