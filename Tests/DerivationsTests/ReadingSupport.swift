import MathText

/// A display as a test writes it down.
struct Found: Equatable, CustomStringConvertible {
  var latex: String
  var line: Int
  var column: Int

  init(_ latex: String, _ line: Int, _ column: Int) {
    self.latex = latex
    self.line = line
    self.column = column
  }

  var description: String { "\(line):\(column) “\(latex)”" }
}

/// A document made of a text, under the name "text".
func read(
  _ text: String, as format: Document.Format = .markdown, inline: Bool = false
) throws -> Document {
  try Document(reading: text, file: "text", format: format, options: .init(inline: inline))
}

extension Document {
  var found: [Found] {
    displays.map { Found($0.latex, $0.position.line, $0.position.column) }
  }

  /// The tokens of the first display, each as its kind and text.
  var words: [String] {
    displays.first?.tokens.map { "\($0.kind) \($0.text)" } ?? []
  }
}
