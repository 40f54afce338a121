//===----------------------------------------------------------------------===//
// What kinds of characters there are.
//===----------------------------------------------------------------------===//

extension Unicode.Scalar {
  package var isDigit: Bool { "0"..."9" ~= self }

  package var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }

  /// A letter of any alphabet, those of Unicode's mathematical alphabets among them.
  package var isLetter: Bool { isASCII ? isASCIILetter : properties.isAlphabetic }

  /// A mark that belongs to the character before it: a combining accent, a variation selector.
  package var isCombining: Bool {
    guard !isASCII else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  var isBlank: Bool { self == " " || self == "\t" }

  var isWhiteSpace: Bool { isASCII ? isBlank || self == "\n" : properties.isWhitespace }

  /// White space of any kind, characters without width, and the tie `~`.
  var isBlankInMathematics: Bool {
    if isASCII { return value <= 0x20 || value == 0x7F || self == "~" }
    return properties.isWhitespace || properties.generalCategory == .format
  }
}

extension String {
  package init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar) }
    self.init(view)
  }

  /// The string without white space at either end.
  package func trimmingBlanks() -> String {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
