//===----------------------------------------------------------------------===//
// The single edits of a claim, whether it can be read or not.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Finds the single edits of a claim: from the trees of the sides that can be read, from the tokens
/// around the error of a side that cannot.
package struct EditFinder {
  private let claim: EditableClaim
  private let text: TokenText
  private let lexicon: Lexicon

  package init(_ claim: EditableClaim) {
    self.claim = claim
    text = TokenText(claim.work.tokens)
    var work = claim.work
    _ = try? work.parse()
    lexicon = work.lexicon
  }

  /// Whether a name stands in the claim that nothing declares. Then one declared name is looked for
  /// that holds in its place, and no more: it may be a symbol that the notation forgot.
  var isUndeclared: Bool {
    [claim.work.claim.left, claim.work.claim.right].contains { items in
      do {
        _ = try ExpressionParser.parse(items, lexicon)
        return false
      } catch {
        if let error = error as? ParseError, case .undeclared = error.kind { return true }
        return false
      }
    }
  }

  /// Whether a side cannot be read.
  var hasErrors: Bool {
    [claim.work.claim.left, claim.work.claim.right].contains {
      (try? ExpressionParser.parse($0, lexicon)) == nil
    }
  }

  package var singles: [Edit] {
    var nodes: [Node] = []
    var edits: [Edit] = []
    var errors: [(ParseError, Range<Int>)] = []
    let sides = [(claim.work.claim.right, claim.right), (claim.work.claim.left, claim.left)]
    for (items, range) in sides {
      guard let range else { continue }
      do {
        nodes.append(try ExpressionParser.parse(items, lexicon))
      } catch {
        if let error = error as? ParseError { errors.append((error, range)) }
      }
    }
    let scope = EditScope(text, lexicon, nodes: nodes + others)
    for (error, range) in errors { edits += repairs(of: error, in: range, scope) }
    // A side that cannot be read has to change: no edit of the other alone can help.
    if errors.isEmpty {
      edits += EditGenerator.edits(of: nodes, text, lexicon, scope: scope)
    }
    return edits
  }

  /// Edits that may help beside one of a side that cannot be read: of indices of the other, and of
  /// the same side.
  var companions: [Edit] {
    let kinds: Set<Edit.Kind> = [.index, .shiftedLayer, .swappedIndices, .sign, .factor]
    let nodes = readableSides
    let parts = [claim.work.claim.right, claim.work.claim.left].flatMap(symbols)
    let scope = EditScope(text, lexicon, nodes: nodes + others + parts)
    let beside = EditGenerator.edits(of: nodes, text, lexicon, scope: scope)
    return singles + beside.filter { kinds.contains($0.kind) }
  }

  /// The symbols among items, of which the whole may not be readable.
  private func symbols(_ items: [Item]) -> [Node] {
    items.enumerated().flatMap { place, item -> [Node] in
      guard item.nameAlone != nil else { return item.isScript ? [] : item.parts.flatMap(symbols) }
      let scripts = items[(place + 1)...].prefix { $0.isScriptOrPrime }
      return [try? ExpressionParser.parse([item] + scripts, lexicon)].compactMap { $0 }
    }
  }

  private var readableSides: [Node] {
    [claim.work.claim.right, claim.work.claim.left].compactMap {
      try? ExpressionParser.parse($0, lexicon)
    }
  }

  /// What else the display says.
  private var others: [Node] {
    guard let items = try? ItemReader.items(of: text.tokens) else { return [] }
    let statements = StatementReader.statements(of: items, lexicon, previous: []).0
    return statements.prefix(12).flatMap { statement -> [Node] in
      guard case .claim(let other) = statement else { return [] }
      return [other.left, other.right].compactMap { try? ExpressionParser.parse($0, lexicon) }
    }
  }

  /// Edits where a side cannot be read: another name for one that nothing declares, a ∂ more or
  /// less, one token less.
  private func repairs(of error: ParseError, in range: Range<Int>, _ scope: EditScope) -> [Edit] {
    guard range.contains(error.token) else { return [] }
    let name = self.name(at: error.token)
    var generator = EditGenerator(text, lexicon, scope: scope)
    let isUndeclared: Bool = if case .undeclared = error.kind { true } else { false }
    if isUndeclared {
      for declaration in lexicon.declarations {
        generator.replace(.symbol, name, with: Latex.tokens(declaration.name))
      }
      spelled(around: error.token, &generator)
      unscripted(around: error.token, &generator)
      return generator.edits
    }
    for place in range
    where text[place]?.kind == .command && text[place]?.text.hasSuffix("frac") == true {
      for start in argumentStarts(after: place) {
        generator.insert(.symbol, "\\partial", at: start)
      }
    }
    for place in range where text[place]?.text == "partial" || text[place]?.text == "∂" {
      generator.remove(.symbol, place..<(place + 1))
    }
    for place in range where text[place]?.kind == .prime {
      generator.remove(.derivative, place..<(place + 1))
    }
    for place in range {
      guard let token = text[place], [.symbol, .letter, .number].contains(token.kind) else {
        continue
      }
      generator.remove(.symbol, place..<(place + 1))
    }
    return generator.edits
  }

  /// Letters that spell a command: the sigma of `sigma(z)`.
  private func spelled(around token: Int, _ generator: inout EditGenerator) {
    func isLetter(_ place: Int) -> Bool {
      text[place].map { $0.kind == .letter && $0.text.first?.isASCII == true } ?? false
    }
    guard isLetter(token) else { return }
    var (low, high) = (token, token + 1)
    while isLetter(low - 1) { low -= 1 }
    while isLetter(high) { high += 1 }
    for start in low...token {
      for end in (token + 1)...high where end - start > 1 {
        let word = text.slice(start..<end).map(\.text).joined()
        guard Commands.letters.contains(word) || Commands.functions.contains(word) else { continue }
        generator.replace(.symbol, start..<end, with: Latex.tokens("\\" + word))
      }
    }
  }

  /// A script without its sign: the _ of `\delta{jk}`, of `[Wx]j`.
  private func unscripted(around token: Int, _ generator: inout EditGenerator) {
    func canTake(_ place: Int) -> Bool {
      guard let before = text[place] else { return false }
      return before.kind == .letter
        || before.kind == .command && Commands.letters.contains(before.text)
        || [")", "]"].contains(before.text)
    }
    for place in [token, token + 1] where canTake(place - 1) {
      guard let next = text[place], next.kind == .openBrace || next.kind == .letter else {
        continue
      }
      generator.insert(.index, "_", at: place)
    }
  }

  /// The tokens of a name with its font or accent.
  private func name(at token: Int) -> Range<Int> {
    guard let first = text[token], first.kind == .command,
      Commands.fonts[first.text] != nil || Commands.accents[first.text] != nil
        || Commands.isUnknown(first.text),
      text[token + 1]?.kind == .openBrace
    else { return token..<(token + 1) }
    return token..<(endOfBraces(from: token + 1) ?? token + 1)
  }

  /// Where the two halves of a fraction begin.
  private func argumentStarts(after place: Int) -> [Int] {
    guard text[place + 1]?.kind == .openBrace else { return [] }
    let second = endOfBraces(from: place + 1).flatMap {
      text[$0]?.kind == .openBrace ? $0 + 1 : nil
    }
    return [place + 2] + (second.map { [$0] } ?? [])
  }

  /// The place behind the brace that closes the one at a place; nil where none does.
  private func endOfBraces(from start: Int) -> Int? {
    text.slice(start..<text.tokens.count).depths.firstIndex(of: 0).map { start + $0 + 1 }
  }
}
