//===----------------------------------------------------------------------===//
// `einsum("nj,nk->jk", A, B)`: the matrix of the entries Σ_n A_{nj} B_{nk}.
//===----------------------------------------------------------------------===//

extension MixedSide {
  /// The letters of each operand and of the result.
  private struct Subscripts {
    let operands: [String]
    let result: String

    /// Nil of anything but letters, commas and an arrow, and where the result has a letter that no
    /// operand has.
    init?(_ text: String) {
      let plain = text.filter { !" \"'`’‘“”".contains($0) }
      let sides = plain.replacing("->", with: "→")
        .split(separator: "→", omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      operands = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      result = String(sides[1])
      let letters = Set(operands.joined())
      guard !operands.isEmpty, !operands.contains(""), result.count <= 2,
        operands.allSatisfy({ $0.count <= 2 && Set($0).count == $0.count }),
        Set(result).count == result.count, Set(result).isSubset(of: letters),
        letters.allSatisfy({ $0.isASCII && $0.isLowercase })
      else { return nil }
    }

    /// The letters that are summed.
    var summed: [Character] { Set(operands.joined()).subtracting(result).sorted() }
  }

  /// Takes a call of einsum, whose name stands here.
  mutating func einsum(_ range: Range<Int>) throws {
    beginFactor()
    place = range.upperBound + 1
    guard let quoted = lexemes.indices.contains(place) ? lexemes[place] : nil,
      quoted.kind == .words, let subscripts = Subscripts(quoted.text)
    else { throw NoCode() }
    place += 1
    var factors: [Lexeme] = []
    for letters in subscripts.operands {
      guard isSymbol(",") else { throw NoCode() }
      place += 1
      factors += try operand() + lowered(letters)
    }
    guard isSymbol(")") else { throw NoCode() }
    place += 1
    var body: [Lexeme] = []
    for letter in subscripts.summed { body += [made(.command, "sum")] + lowered(String(letter)) }
    body += factors
    if !subscripts.result.isEmpty {
      body = [made(.symbol, "(")] + body + [made(.symbol, ")")] + lowered(subscripts.result)
    }
    text.append(written: body)
    (isCode, isBehindFactor) = (true, true)
  }

  /// A name: with scripts of its own in brackets, so that others can stand behind them.
  private mutating func operand() throws -> [Lexeme] {
    var end = place
    while lexemes.indices.contains(end), lexemes[end].text != ",", lexemes[end].text != ")" {
      end += 1
    }
    guard let name = MixedSide.name(lexemes[place..<end]) else { throw NoCode() }
    place = end
    guard name.contains(where: { $0.kind == .subscript || $0.kind == .superscript }) else {
      return name
    }
    return [made(.symbol, "(")] + name + [made(.symbol, ")")]
  }

  private func lowered(_ letters: String) -> [Lexeme] {
    [made(.subscript, "_"), made(.openBrace, "{")] + letters.map { made(.letter, String($0)) }
      + [made(.closeBrace, "}")]
  }

  /// A lexeme that stands for what is here.
  private func made(_ kind: Token.Kind, _ text: String) -> Lexeme {
    let here = lexemes[min(place, lexemes.count - 1)]
    return Lexeme(kind: kind, text: text, start: here.start, end: here.end)
  }
}
