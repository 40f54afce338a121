//===----------------------------------------------------------------------===//
// What definitions are made of.
//===----------------------------------------------------------------------===//

extension DefinitionReader {
  package func lexemes(_ range: Range<Int>) -> [Lexeme] {
    Lexer.lexemes(of: Array(scalars[range]), base: range.lowerBound, isDefinition: true)
  }

  mutating func skipBlanks() {
    while index < scalars.count {
      if scalars[index] == "%" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if scalars[index].isBlank || scalars[index] == "\n" {
        index += 1
      } else {
        break
      }
    }
  }

  mutating func skipStar() {
    if index < scalars.count, scalars[index] == "*" { index += 1 }
  }

  /// The name in `\name` or `{\name}`.
  mutating func commandName() -> String? {
    skipBlanks()
    if index < scalars.count, scalars[index] == "{" {
      guard let inner = group(), inner.count < 100 else { return nil }
      let text = String(scalars[inner]).trimmingBlanks()
      return text.first == "\\" && text.count > 1 ? String(text.dropFirst()) : nil
    }
    return oneCommand().map { String(scalars[$0].dropFirst()) }
  }

  /// The range of `\name` here, or of a control symbol.
  mutating func oneCommand() -> Range<Int>? {
    skipBlanks()
    guard index + 1 < scalars.count, scalars[index] == "\\" else { return nil }
    let start = index
    index += 2
    if scalars[start + 1].isASCIILetter {
      while index < scalars.count, scalars[index].isASCIILetter { index += 1 }
    }
    return start..<index
  }

  mutating func oneCharacter() -> Range<Int>? {
    guard index < scalars.count, !scalars[index].isBlankInMathematics else { return nil }
    index += 1
    return (index - 1)..<index
  }

  /// The inside of the group that begins here.
  package mutating func group() -> Range<Int>? {
    skipBlanks()
    guard index < scalars.count, scalars[index] == "{", let end = braces.closing(index)
    else { return nil }
    defer { index = end + 1 }
    return (index + 1)..<end
  }

  /// The inside of the brackets that begin here, on one line.
  package mutating func brackets() -> Range<Int>? {
    skipBlanks()
    guard index < scalars.count, scalars[index] == "[" else { return nil }
    var end = index + 1
    while end < scalars.count, scalars[end] != "]", scalars[end] != "\n", end < index + 200 {
      end += 1
    }
    guard end < scalars.count, scalars[end] == "]" else { return nil }
    defer { index = end + 1 }
    return (index + 1)..<end
  }
}
