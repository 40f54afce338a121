//===----------------------------------------------------------------------===//
// What comments say about displays.
//===----------------------------------------------------------------------===//

/// What a comment says about the next display: `label: cs229-10, misprint`.
struct Annotation {
  var mark = Mark.none
  var label: String?
  /// Items beside a mark or label that are neither.
  var unknown: [String] = []

  init() {}

  /// Reads a comment; nil if it is no annotation, its first item being neither mark nor label.
  init?(comment: String) {
    guard comment.utf8.count < 1000 else { return nil }
    for (number, part) in comment.split(separator: ",").enumerated() {
      let item = String(part).trimmingBlanks()
      if item == "misprint" {
        mark = .misprint
      } else if item.hasPrefix("label:") {
        label = String(item.dropFirst("label:".count)).trimmingBlanks()
      } else if number == 0 {
        return nil
      } else {
        unknown.append(item)
      }
    }
    if mark == .none && label == nil { return nil }
  }

  /// What stands after the word `notation` in a comment; nil if it begins with another word.
  static func afterNotation(_ comment: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    while index < comment.count, comment[index].properties.isWhitespace { index += 1 }
    for letter in "notation".unicodeScalars {
      guard index < comment.count, comment[index] == letter else { return nil }
      index += 1
    }
    guard index < comment.count else { return index }
    if comment[index] == ":" { return index + 1 }
    return comment[index].properties.isWhitespace ? index : nil
  }
}
