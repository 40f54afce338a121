//===----------------------------------------------------------------------===//
// Words in lines.
//===----------------------------------------------------------------------===//

/// Lines of at most `width` columns, as far as words allow, broken between words; all but the first are
/// indented by `hanging` more. What stands between backticks is one word.
package func wrapped(
  _ text: String, indentation: Int = 0, hanging: Int, width: Int
) -> [String] {
  var lines: [String] = []
  var line = String(repeating: " ", count: indentation)
  var isEmpty = true
  for word in words(text) {
    if !isEmpty && line.count + 1 + word.count > width {
      lines.append(line)
      line = String(repeating: " ", count: indentation + hanging)
      isEmpty = true
    }
    line += (isEmpty ? "" : " ") + word
    isEmpty = false
  }
  return lines + [line]
}

/// The words of a text, where what stands between backticks is one.
private func words(_ text: String) -> [String] {
  var words: [String] = []
  var isInCode = false
  for word in text.split(separator: " ") {
    if isInCode, let last = words.popLast() {
      words.append(last + " " + word)
    } else {
      words.append(String(word))
    }
    if !word.count(where: { $0 == "`" }).isMultiple(of: 2) { isInCode.toggle() }
  }
  return words
}
