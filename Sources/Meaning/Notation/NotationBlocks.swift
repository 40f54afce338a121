//===----------------------------------------------------------------------===//
// Lines of a notation that are about the same displays, or about many symbols.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Syntax

/// The displays that the lines of a block are limited to, `in 15-37 {`, up to its brace.
struct NotationBlockLimit {
  var displays: Set<Int>
  /// What is wrong if no brace follows.
  var unclosed: NotationError
}

extension NotationLine {
  /// The displays that a line opens a block for, as it is written: `in 15-37 {`.
  static func blockRange(_ text: String) -> Substring? {
    guard text.hasPrefix("in "), text.hasSuffix("{"), !text.contains(":") else { return nil }
    return text.dropFirst(3).dropLast()
  }

  /// Opens or closes a block; false where the line does neither. Lines within it get its displays.
  mutating func readBlock(_ block: inout NotationBlockLimit?) throws(NotationError) -> Bool {
    if let range = Self.blockRange(text) {
      guard block == nil else { throw error("a block stands in a block") }
      let displays = try Self.numbers(
        String(range),
        error("“in\(range){” names no displays; they are counted from 1: “in 2-4, 7 {”", at: 3))
      block = NotationBlockLimit(
        displays: displays, unclosed: error("no “}” closes this block on a line of its own"))
      return true
    }
    if text == "}" {
      guard block != nil else { throw error("no “in 3-7 {” opens a block that this closes") }
      block = nil
      return true
    }
    displays = block?.displays
    return false
  }
}

/// One line for many symbols: `\overline{X} := \frac{\partial L}{\partial X} for every X`.
struct NotationSchema {
  let line: NotationLine
  /// The letter that stands for any symbol.
  let letter: [Token]
  let symbol: [Token]
  let formula: [Token]

  /// What it can stand for.
  private static let quantities: Set<Quantity> = [
    .input, .activation, .preactivation, .weight, .bias,
  ]

  /// Declares the formula for every symbol of a network that has no line of its own for it.
  func read(into notation: inout TextNotation, counting: [Declaration]) throws(NotationError) {
    let symbols = notation.declarations.filter {
      Self.quantities.contains($0.quantity) && $0.arguments == nil && $0.bracketedSlots == 0
        && ($0.displays == nil || $0.displays == line.displays)
    }
    var count = 0
    for symbol in symbols {
      for hasUnits in symbol.hasUnits ? [true, false] : [false] {
        let scripts = symbol.scripts(hasUnits: hasUnits)
        let name = Latex.tokens(symbol.name)
        let left = self.symbol.exchanging(letter, for: name).latex + scripts
        let right = formula.exchanging(letter, for: name + Latex.tokens(scripts)).latex
        var reader = line
        reader.text = "\(left) := \(right)"
        var other = notation
        try reader.read(into: &other, counting: counting)
        guard let added = other.declarations.last,
          !notation.declarations.contains(where: {
            $0.hasSpelling(of: added) && ($0.displays == nil || $0.displays == added.displays)
          })
        else { continue }
        notation = other
        count += 1
      }
    }
    guard count > 0 else { throw line.error("no declared symbol can stand for \(letter.latex)") }
  }
}

extension NotationLine {
  /// A line for every symbol; nil of any other.
  func schema() throws(NotationError) -> NotationSchema? {
    guard let words = text.range(of: " for every "), let sign = text.range(of: ":="),
      sign.upperBound <= words.lowerBound
    else { return nil }
    let letter = Latex.tokens(text[words.upperBound...].trimmingCharacters(in: .whitespaces))
    var line = self
    var symbol = text[..<sign.lowerBound].trimmingCharacters(in: .whitespaces)
    if symbol.hasPrefix("in "), let colon = symbol.firstIndex(of: ":") {
      guard displays == nil else {
        throw error("a line of a block “in 3-7 {” is limited to its displays already")
      }
      let range = symbol[symbol.index(symbol.startIndex, offsetBy: 3)..<colon]
      line.displays = try Self.numbers(
        String(range),
        error("“in \(range):” names no displays; they are counted from 1: “in 2-4, 7:”", at: 3))
      symbol = symbol[symbol.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let schema = NotationSchema(
      line: line, letter: letter, symbol: Latex.tokens(symbol),
      formula: Latex.tokens(
        text[sign.upperBound..<words.lowerBound].trimmingCharacters(in: .whitespaces)))
    guard letter.count == 1, schema.symbol.has(letter), schema.formula.has(letter) else {
      throw error("“\\bar{X} := … X … for every X” has one letter that stands in both")
    }
    return schema
  }
}

extension Declaration {
  /// Whether a slot counts its units.
  fileprivate var hasUnits: Bool {
    [.unit, .to, .from].contains { role in
      roles[role]?.variable.map(slotVariables.contains) ?? false
    }
  }

  /// Its scripts as they are declared, with or without the slots of units.
  package func scripts(hasUnits: Bool) -> String {
    let units = [Role.unit, .to, .from].compactMap { roles[$0]?.variable }
    func content(_ slots: [Slot]) -> String {
      slots.compactMap { slot -> String? in
        switch slot {
        case .literal(let text): text
        case .slot(let name): !hasUnits && units.contains(name) ? nil : name
        }
      }.joined(separator: ",")
    }
    return scripts(above: content(superscripts), below: content(subscripts))
  }
}

extension [Token] {
  /// Whether a piece stands somewhere in it.
  fileprivate func has(_ piece: [Token]) -> Bool {
    exchanging(piece, for: []).count < count
  }

  /// With other tokens in each place of a piece.
  package func exchanging(_ piece: [Token], for other: [Token]) -> [Token] {
    replacingPieces { place in
      let end = place + piece.count
      let isPiece =
        !piece.isEmpty && end <= count
        && zip(self[place..<end], piece).allSatisfy { $0.kind == $1.kind && $0.text == $1.text }
      return isPiece ? (end, other) : nil
    }
  }
}
