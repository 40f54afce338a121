//===----------------------------------------------------------------------===//
// Numbers of several tokens: `79\,510` and `0{,}5`.
//===----------------------------------------------------------------------===//

import MathText

extension ItemReader {
  /// A number whose first digits are read, with the groups of digits and the decimals behind them, which
  /// are read too.
  mutating func number(beginningWith digits: String) -> String {
    let whole = digits + thousands(after: digits)
    return decimalsAfterComma().map { "\(whole).\($0)" } ?? whole
  }

  /// The groups of three digits that narrow spaces part, which are read: the 510 of `79\,510`. Numbers
  /// are not multiplied by standing side by side.
  private mutating func thousands(after first: String) -> String {
    guard first.count < 4, first.allSatisfy(\.isNumber), first != "0" else { return "" }
    var groups = ""
    while index + 1 < tokens.count, tokens[index].kind == .command,
      [",", "thinspace", ";", ":"].contains(tokens[index].text), tokens[index + 1].kind == .number,
      tokens[index + 1].text.count == 3, tokens[index + 1].text.allSatisfy(\.isNumber)
    {
      groups += tokens[index + 1].text
      index += 2
    }
    return groups
  }

  /// The digits after a decimal comma, which are read: `0{,}5`. In a subscript a comma parts indices.
  private mutating func decimalsAfterComma() -> String? {
    guard !isInSubscript, index + 3 < tokens.count, tokens[index].kind == .openBrace,
      tokens[index + 1].text == ",", tokens[index + 2].kind == .closeBrace,
      tokens[index + 3].kind == .number, tokens[index + 3].text.allSatisfy(\.isNumber)
    else { return nil }
    index += 4
    return tokens[index - 1].text
  }
}
