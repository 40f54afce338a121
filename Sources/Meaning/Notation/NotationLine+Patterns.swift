//===----------------------------------------------------------------------===//
// A symbol with its slots, as a notation writes it.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Syntax

extension NotationLine {
  /// A symbol with its scripts, all letters in them slots until it is known which are.
  func pattern(_ latex: String) throws(NotationError) -> Declaration {
    let trimmed = latex.replacingOccurrences(of: "$", with: "")
      .trimmingCharacters(in: .whitespaces)
    guard let read = try? ItemReader.items(of: Latex.tokens(trimmed)), !read.isEmpty else {
      throw error("no symbol: \(trimmed)")
    }
    // |B| is B: the bars say that its elements are counted.
    let isCounted = read.count > 2 && read[0].isSign("vert") && read[read.count - 1].isSign("vert")
    let items = isCounted ? Array(read.dropFirst().dropLast()) : read
    var declaration = Declaration(name: "", plain: "", quantity: .constant)
    declaration.line = number
    var position = readLetters(items, from: 0, into: &declaration)
    if position == 0, let operation = items.first?.sign, ["partial", "nabla"].contains(operation) {
      // ∂W may be the name of a gradient.
      (declaration.name, declaration.plain) = ("\\" + operation, "\\" + operation)
      position = readLetters(items, from: 1, into: &declaration)
    }
    guard !declaration.name.isEmpty else { throw error("no name: \(trimmed)") }
    while position < items.count, !items[position].isOpening {
      if items[position].letters != nil, Commands.changes.contains(declaration.plain) {
        // \Delta_p w_{ji} is a name of two parts, each with its scripts.
        position = readLetters(items, from: position, into: &declaration)
        continue
      }
      try readScript(items[position], of: trimmed, into: &declaration)
      position += 1
    }
    if position < items.count {
      guard items.last?.isClosing == true else {
        throw error("a symbol ends with its brackets: \(trimmed)")
      }
      let content = items[(position + 1)...].filter { !$0.isOpening && !$0.isClosing }
      declaration.arguments = ExpressionParser.argumentNames(Array(content))
      declaration.writtenArguments = ExpressionParser.arguments(Array(content))
    }
    return declaration
  }

  /// Reads the letters of a name, and says where they end.
  private func readLetters(
    _ items: [Item], from start: Int, into declaration: inout Declaration
  ) -> Int {
    var position = start
    while position < items.count, let letters = items[position].letters {
      if case .name(let name, _) = items[position].kind {
        declaration.name += name
      } else {
        declaration.name += letters
      }
      let isOperator = if case .words = items[position].kind { letters.count > 1 } else { false }
      declaration.isWord = !declaration.plain.isEmpty || isOperator
      declaration.plain += letters
      position += 1
    }
    return position
  }

  private func readScript(
    _ item: Item, of symbol: String, into declaration: inout Declaration
  ) throws(NotationError) {
    let reader = ScriptReader(count: { _, _ in nil }, readsMarks: true)
    func slots(_ content: [Item]) throws(NotationError) -> [Declaration.Slot] {
      guard let items = reader.items(content, splittingDigits: true) else {
        throw error("no index can be read in \(symbol): a slot is a letter, `l+1` or a number")
      }
      return items.map { $0.isMark ? .literal($0.text) : .slot($0.text) }
    }
    switch item.kind {
    case .superscript(let content):
      let script = Superscript(content, source: item.source)
      declaration.bracket = script.bracket
      declaration.superscripts += try slots(script.isTransposed ? content : script.content)
    case .subscript(let content): declaration.subscripts += try slots(content)
    case .primes(let count):
      let marks = String(repeating: "'", count: count)
      declaration.name += marks
      declaration.plain += marks
    default: throw error("no symbol: \(symbol)")
    }
  }
}
