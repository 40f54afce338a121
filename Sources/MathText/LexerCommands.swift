//===----------------------------------------------------------------------===//
// Commands of LaTeX, and what they take besides mathematics.
//===----------------------------------------------------------------------===//

extension Lexer {
  mutating func readCommand() {
    let start = index
    index += 1
    guard let first = scalar(at: index) else { return append(.symbol, "\\", from: start) }
    index += 1
    guard first.isASCIILetter else { return readControlSymbol(first, from: start) }
    while scalar(at: index)?.isASCIILetter == true { index += 1 }
    let name = String(scalars[(start + 1)..<index])
    arguments = Vocabulary.argumentCounts[name] ?? max(0, arguments - 1)

    if name == "begin" || name == "end" {
      readEnvironment(name, from: start)
    } else if Vocabulary.rowCommands.contains(name) {
      append(.newRow, name, from: start)
    } else if Vocabulary.wordCommands.contains(name) {
      readWords(name, from: start)
    } else if name == "verb" {
      readVerbatimWords(from: start)
    } else if let count = Vocabulary.verbatimArguments[name] {
      skipStar()
      append(.command, name, from: start)
      for _ in 0..<count { readVerbatimArgument(takesOne: name == "tag") }
    } else if Vocabulary.distanceCommands.contains(name) {
      append(.command, name, from: start)
      readDistance()
    } else {
      if name == "operatorname" { skipStar() }
      append(.command, name, from: start)
    }
  }

  private mutating func readControlSymbol(_ symbol: Unicode.Scalar, from start: Int) {
    arguments = max(0, arguments - 1)
    if symbol == "\\" {
      skipStar()
      skipRowDistance()
      append(.newRow, "\\", from: start)
    } else if !symbol.isBlankInMathematics {
      append(.command, String(symbol), from: start)
    }
  }

  /// `\begin{name}` with its placement and columns, or `\end{name}`.
  private mutating func readEnvironment(_ command: String, from start: Int) {
    let after = index
    guard let name = readGroup() else {
      index = after
      return append(.command, command, from: start)
    }
    let trimmed = name.trimmingBlanks()
    if command == "begin" {
      if Vocabulary.placedEnvironments.contains(trimmed) { skipPlacement() }
      if trimmed.hasPrefix("empheq") { skipOptions() }
      if Vocabulary.specifiedEnvironments.contains(trimmed) {
        let beforeColumns = index
        if readGroup() == nil { index = beforeColumns }
      }
    }
    append(command == "begin" ? .begin : .end, trimmed, from: start)
  }

  private mutating func readWords(_ command: String, from start: Int) {
    if let words = readGroup() {
      let inner = (index - 1 - words.unicodeScalars.count)..<(index - 1)
      if command.hasSuffix("intertext") || !appendMixed(inner, from: start) {
        if command == "texttt" {
          appendCode(words, from: start, isVerbatim: false)
        } else {
          append(.words, words, from: start)
        }
      }
    } else if let next = scalar(at: index), next != "\\", next != "}", next != "{" {
      index += 1
      append(.words, String(next), from: start)
    } else if scalar(at: index) == "{" {
      let rest = String(scalars[(index + 1)...])
      index = scalars.count
      append(.words, rest, from: start)
    } else {
      append(.command, command, from: start)
    }
  }

  /// `\verb|x|`: what stands between two equal signs on one line.
  private mutating func readVerbatimWords(from start: Int) {
    let after = index
    skipStar()
    guard let sign = scalar(at: index), !sign.isBlankInMathematics, !sign.isLetter,
      let end = scalars[(index + 1)...].firstIndex(where: { $0 == sign || $0 == "\n" }),
      scalars[end] == sign
    else {
      index = after
      return append(.command, "verb", from: start)
    }
    let words = String(scalars[(index + 1)..<end])
    index = end + 1
    appendCode(words, from: start, isVerbatim: true)
  }

  private mutating func readVerbatimArgument(takesOne: Bool) {
    let before = index
    skipBlanks()
    let start = index
    if let words = readGroup() {
      append(.words, words, from: start)
    } else if takesOne, let next = scalar(at: index), next.isDigit || next.isASCIILetter {
      // `\tag 3`, as TeX takes an argument.
      index += 1
      append(.words, String(next), from: start)
    } else {
      index = before
    }
  }

  /// `3pt`, ` -1.5 em`, as one token of words, if there is a distance here.
  private mutating func readDistance() {
    skipBlanks()
    let start = index
    var end = index
    if let sign = scalar(at: end), sign == "-" || sign == "+" { end += 1 }
    let digits = end
    while let next = scalar(at: end), next.isDigit || next == "." { end += 1 }
    guard end > digits else { return }
    while scalar(at: end) == " " { end += 1 }
    let unit = end
    while end < unit + 2, scalar(at: end)?.isASCIILetter == true { end += 1 }
    guard end == unit + 2 else { return }
    index = end
    append(.words, String(scalars[start..<end]), from: start)
  }
}

// Skipping, and groups.
extension Lexer {
  mutating func skipBlanks() {
    while let next = scalar(at: index) {
      if next == "%" {
        index = endOfLine(from: index)
      } else if next.isBlankInMathematics {
        index += 1
      } else {
        break
      }
    }
  }

  mutating func skipStar() {
    if scalar(at: index) == "*" { index += 1 }
  }

  func endOfLine(from start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end] != "\n" { end += 1 }
    return end
  }

  /// Skips the `[2pt]` of `\\[2pt]`: anything else in brackets is a row that begins with one.
  mutating func skipRowDistance() {
    guard scalar(at: index) == "[", let first = scalar(at: index + 1) else { return }
    guard first.isDigit || first == "-" || first == "." || first == "+" else { return }
    var end = index + 1
    while end < min(scalars.count, index + 16), scalars[end] != "]" { end += 1 }
    guard scalar(at: end) == "]", scalars[end - 1].isASCIILetter else { return }
    index = end + 1
  }

  /// Skips the `[t]` of `\begin{aligned}[t]`.
  mutating func skipPlacement() {
    guard scalar(at: index) == "[", scalar(at: index + 2) == "]" else { return }
    if "tbclr".unicodeScalars.contains(scalars[index + 1]) { index += 3 }
  }

  /// Skips the `[box=\fbox]` of `\begin{empheq}[box=\fbox]{align}`.
  mutating func skipOptions() {
    skipBlanks()
    guard scalar(at: index) == "[",
      let end = scalars[index...].prefix(200).firstIndex(of: "]")
    else { return }
    index = end + 1
  }

  /// The content of the group that begins here, after blanks; nil if none begins, or none ends.
  mutating func readGroup() -> String? {
    skipBlanks()
    guard scalar(at: index) == "{" else { return nil }
    guard let end = braces.closing(index) else { return nil }
    defer { index = end + 1 }
    return String(scalars[(index + 1)..<end])
  }
}
