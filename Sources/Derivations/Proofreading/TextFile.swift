//===----------------------------------------------------------------------===//
// A file with a text, read once.
//===----------------------------------------------------------------------===//

import MathText

/// The text of a file or of standard input, as what it is: standard input can be read but once.
struct TextFile {
  var name: String
  /// With the files that it includes.
  var text: IncludedText
  var format: Document.Format

  /// - Parameters:
  ///   - path: the file, or `-` for standard input
  ///   - root: a folder that files may be in that it includes, beside its own
  init(path: String, root: String? = nil) throws(DocumentError) {
    let isInput = path == "-"
    let text = try Document.text(atPath: isInput ? "/dev/stdin" : path)
    name = isInput ? "standard input" : path
    let isLaTeX = text.contains("\\begin{document}") || text.contains("\\documentclass")
    format = isInput ? (isLaTeX ? .latex : .markdown) : Document.Format(ofPath: path)
    self.text =
      format == .latex && !isInput
      ? IncludedText(following: text, at: path, root: root) : IncludedText(text: text)
  }

  /// - Parameter inline: whether formulas of the words that contain = are read too
  func document(inline: Bool) throws(DocumentError) -> Document {
    try Document(reading: text, file: name, format: format, options: .init(inline: inline))
  }
}
