//===----------------------------------------------------------------------===//
// A file with a text, read once.
//===----------------------------------------------------------------------===//

import MathText

/// The text of a file or of standard input, as what it is: standard input can be read but once.
struct TextFile {
  var name: String
  var text: String
  var format: Document.Format

  /// - Parameter path: the file, or `-` for standard input
  init(path: String) throws(DocumentError) {
    let isInput = path == "-"
    text = try Document.text(atPath: isInput ? "/dev/stdin" : path)
    name = isInput ? "standard input" : path
    let isLaTeX = text.contains("\\begin{document}") || text.contains("\\documentclass")
    format = isInput ? (isLaTeX ? .latex : .markdown) : Document.Format(ofPath: path)
  }

  /// - Parameter inline: whether formulas of the words that contain = are read too
  func document(inline: Bool) throws(DocumentError) -> Document {
    try Document(reading: text, file: name, format: format, options: .init(inline: inline))
  }
}
