//===----------------------------------------------------------------------===//
// Lines of a notation that say nothing of a text.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// Finds the lines of a notation without which nothing of a text would be read otherwise: what no
/// display has, what is limited to displays that are not there, what other lines say already or say
/// otherwise for every display.
package struct IdleLines {
  private let notation: TextNotation
  /// The numbers of the text's displays.
  private let displays: Set<Int>
  /// What the displays are made of, each sign and letter by itself.
  private let written: [[String]]
  /// The names in the formulas of the notation.
  private let named: Set<String>

  /// - Parameters:
  ///   - notation: as it is declared
  ///   - document: with the formulas of the words that are read
  package init(_ notation: TextNotation, in document: Document) {
    self.notation = notation
    displays = Set(document.displays.map(\.ordinal))
    written = document.expanding(notation.macros).displays.map { Self.parts($0.tokens) }
    named = VariableFinder.symbols(notation.declarations.flatMap(\.definition))
  }

  /// Why a line says nothing.
  package enum Reason: Sendable {
    /// No display has what it declares.
    case unwritten
    /// It is limited to displays that are not there; how many there are.
    case noDisplay(of: Int)
    /// Other lines say something else in every display.
    case overridden(by: [Int])
    /// An earlier line says the same.
    case repeated(Int)
  }

  /// The lines that say nothing, by their numbers.
  package func reasons() -> [(line: Int, reason: Reason)] {
    var result: [Int: Reason] = [:]
    for (line, limits) in limits {
      if let limits, limits.isDisjoint(with: displays) {
        result[line] = .noDisplay(of: displays.count { $0 > 0 })
      }
    }
    for (line, declarations) in byLine where result[line] == nil {
      if !declarations.contains(where: isWritten) {
        result[line] = .unwritten
      } else if let others = overriding(declarations) {
        result[line] = .overridden(by: others.sorted())
      }
    }
    for (line, earlier) in repeated where result[line] == nil { result[line] = .repeated(earlier) }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Names that are written nowhere

  private var byLine: [Int: [Declaration]] {
    var result: [Int: [Declaration]] = [:]
    for declaration in notation.declarations {
      guard let line = declaration.line,
        ![.depth, .index, .parameters].contains(declaration.quantity)
      else { continue }
      result[line, default: []].append(declaration)
    }
    return result
  }

  private func isWritten(_ declaration: Declaration) -> Bool {
    // What the layers' function is, or the loss, counts for every δ whatever its name.
    let hasFunction = declaration.function.map { !$0.kinds.isEmpty || $0.layers != .all } ?? false
    if hasFunction || !declaration.losses.isEmpty { return true }
    if named.contains(declaration.plain) { return true }
    let name = declaration.plain.filter { !"{} ".contains($0) }
    return written.contains { parts in
      parts.indices.contains { place in Self.spells(name, parts[place...]) }
    }
  }

  /// Whether parts in a row spell a name.
  private static func spells(_ name: String, _ parts: ArraySlice<String>) -> Bool {
    var rest = name[...]
    for part in parts {
      guard rest.hasPrefix(part) else { return false }
      rest.removeFirst(part.count)
      if rest.isEmpty { return true }
    }
    return name.isEmpty
  }

  /// Letters and signs in their order, without fonts and braces; of words, each letter.
  private static func parts(_ tokens: [Token]) -> [String] {
    tokens.flatMap { token -> [String] in
      switch token.kind {
      case .command: Commands.fonts[token.text] == nil ? ["\\" + token.text] : []
      case .letter, .number, .symbol: [token.text]
      case .words: token.text.filter { !$0.isWhitespace }.map(String.init)
      case .prime: ["'"]
      default: []
      }
    }
  }

  // MARK: What other lines say

  /// The displays that each line is limited to.
  private var limits: [Int: Set<Int>?] {
    var result: [Int: Set<Int>?] = [:]
    for declaration in notation.declarations {
      if let line = declaration.line { result[line] = .some(declaration.displays) }
    }
    return result
  }

  /// The lines that say what a symbol is in all displays that a line is about; nil where one is left
  /// to it.
  private func overriding(_ declarations: [Declaration]) -> Set<Int>? {
    var lines: Set<Int> = []
    for declaration in declarations {
      var left = (declaration.displays ?? displays).intersection(displays)
      for other in notation.declarations where other.line != declaration.line {
        guard let special = other.displays, let line = other.line,
          other.hasSpelling(of: declaration),
          declaration.displays.map({ special.isStrictSubset(of: $0) }) ?? true,
          !left.isDisjoint(with: special)
        else { continue }
        lines.insert(line)
        left.subtract(special)
      }
      if !left.isEmpty { return nil }
    }
    return lines.isEmpty ? nil : lines
  }

  /// Lines that declare what an earlier one declares, with that one.
  private var repeated: [Int: Int] {
    var result: [Int: Int] = [:]
    let lines = byLine.sorted { $0.key < $1.key }
    for (place, (line, declarations)) in lines.enumerated() {
      let earlier = lines[..<place].first { _, others in
        declarations.allSatisfy { declaration in
          others.contains {
            $0.hasSpelling(of: declaration) && $0.means(declaration)
              && $0.displays == declaration.displays
          }
        }
      }
      if let earlier { result[line] = earlier.key }
    }
    return result
  }
}
