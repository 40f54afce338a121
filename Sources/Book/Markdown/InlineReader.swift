//===----------------------------------------------------------------------===//
// A run of Markdown text becomes words, code, formulas and links.
//===----------------------------------------------------------------------===//

/// Reads a run of text: code in backticks, formulas in dollars, `*emphasis*`, `**strong**`, links and
/// anchors.
struct InlineReader {
  private let characters: [Character]
  private var index = 0
  private var line: Int
  private var inlines: [Inline] = []
  private var words = ""

  private init(_ characters: [Character], line: Int) {
    self.characters = characters
    self.line = line
  }

  /// - Parameter line: the line that the text begins on
  static func inlines(of text: String, line: Int) -> [Inline] {
    inlines(of: Array(text), line: line)
  }

  private static func inlines(of characters: [Character], line: Int) -> [Inline] {
    var reader = InlineReader(characters, line: line)
    while reader.index < characters.count { reader.read() }
    reader.endWords()
    return reader.inlines
  }

  private func character(at place: Int) -> Character? {
    characters.indices.contains(place) ? characters[place] : nil
  }

  private mutating func endWords() {
    if !words.isEmpty { inlines.append(.text(words)) }
    words = ""
  }

  private mutating func add(_ inline: Inline, endingAt end: Int) {
    endWords()
    inlines.append(inline)
    line += characters[index..<end].count { $0 == "\n" }
    index = end
  }

  /// Where a piece begins, from a place on; nil if it does not.
  private func place(of piece: String, from start: Int) -> Int? {
    let piece = Array(piece)
    guard start + piece.count <= characters.count else { return nil }
    return (start...(characters.count - piece.count)).first {
      characters[$0..<$0 + piece.count].elementsEqual(piece)
    }
  }

  private func has(_ piece: String) -> Bool {
    characters[index...].starts(with: piece)
  }

  private func inside(_ range: Range<Int>) -> [Inline] {
    InlineReader.inlines(of: Array(characters[range]), line: line)
  }

  private mutating func read() {
    switch characters[index] {
    case "\\" where character(at: index + 1)?.isPunctuationOfASCII == true:
      words.append(characters[index + 1])
      index += 2
    case "`": readCode()
    case "$": readFormula()
    case "*": readEmphasis()
    case "[": readLink()
    case "!" where character(at: index + 1) == "[": readImage()
    case "<": readTag()
    default: readCharacter()
    }
  }

  private mutating func readCharacter() {
    words.append(characters[index])
    if characters[index] == "\n" { line += 1 }
    index += 1
  }

  private mutating func readCode() {
    let ticks = String(characters[index...].prefix { $0 == "`" })
    let start = index + ticks.count
    guard let end = place(of: ticks, from: start) else { return readCharacter() }
    let code = String(characters[start..<end].map { $0 == "\n" ? " " : $0 })
    add(.code(code), endingAt: end + ticks.count)
  }

  private mutating func readFormula() {
    guard let end = place(of: "$", from: index + 1) else { return readCharacter() }
    let formula = Formula(
      latex: String(characters[index + 1..<end]), line: line, before: character(at: index - 1),
      after: character(at: end + 1))
    add(.formula(formula), endingAt: end + 1)
  }

  private mutating func readEmphasis() {
    let mark = has("**") ? "**" : "*"
    let start = index + mark.count
    guard character(at: start)?.isWhitespace == false, let end = endOfEmphasis(mark, from: start)
    else { return readCharacter() }
    let parts = inside(start..<end)
    add(mark == "*" ? .emphasis(parts) : .strong(parts), endingAt: end + mark.count)
  }

  /// Where emphasis ends; not within code or a formula.
  private func endOfEmphasis(_ mark: String, from start: Int) -> Int? {
    var place = start
    while place < characters.count {
      if characters[place...].starts(with: mark),
        mark == "**" || character(at: place + 1) != "*"
      {
        return place
      }
      let quoting = characters[place]
      if quoting == "`" || quoting == "$" {
        guard let end = self.place(of: String(quoting), from: place + 1) else { return nil }
        place = end
      }
      place += 1
    }
    return nil
  }

  private mutating func readLink() {
    var (depth, end) = (1, index + 1)
    while end < characters.count, depth > 0 {
      if characters[end] == "[" { depth += 1 }
      if characters[end] == "]" { depth -= 1 }
      end += 1
    }
    guard depth == 0, character(at: end) == "(", let close = place(of: ")", from: end) else {
      return readCharacter()
    }
    let target = String(characters[end + 1..<close])
    add(.link(inside(index + 1..<end - 1), to: target), endingAt: close + 1)
  }

  private mutating func readImage() {
    guard let middle = place(of: "](", from: index), let end = place(of: ")", from: middle) else {
      return readCharacter()
    }
    let words = String(characters[index + 2..<middle])
    add(.image(words, file: String(characters[middle + 2..<end])), endingAt: end + 1)
  }

  private mutating func readTag() {
    if has("<!--"), let end = place(of: "-->", from: index) {
      endWords()
      index = end + 3
    } else if has("<a id=\""), let end = place(of: "\"></a>", from: index) {
      add(.anchor(String(characters[index + 7..<end])), endingAt: end + 6)
    } else {
      readCharacter()
    }
  }
}

extension Character {
  /// Whether a backslash before it means the character itself, in Markdown.
  var isPunctuationOfASCII: Bool {
    isASCII && !isLetter && !isNumber && !isWhitespace
  }
}
