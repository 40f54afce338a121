//===----------------------------------------------------------------------===//
// Declarations by a formula.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension NotationLine {
  func readFormula(
    _ symbol: String, _ formula: String, into notation: inout TextNotation
  ) throws(NotationError) {
    var declaration = try pattern(symbol)
    declaration.quantity = .formula
    declaration.displays = displays
    let content = formula.replacingOccurrences(of: "$", with: "")
    guard let items = try? ItemReader.items(of: Latex.tokens(content)), !items.isEmpty else {
      throw error("no formula: \(content)")
    }
    let isItself =
      content.filter { !$0.isWhitespace } == symbol.filter { !$0.isWhitespace && $0 != "$" }
    if isItself { throw error("\(declaration.name) is defined by itself") }
    if let fault = Self.fault(items) { throw error("\(fault) in the formula \(content)") }
    declaration.definition = items
    declaration.keepSlots(Self.indexLetters(items))
    notation.declarations.append(declaration)
  }

  /// What is missing in a formula; nil where nothing is.
  private static func fault(_ items: [Item]) -> String? {
    if items.last.map({ $0.isSign("+") || $0.isSign("-") || $0.multiplication != nil }) == true {
      return "something is missing at the end of what stands"
    }
    for item in items {
      let inner: [[Item]]
      switch item.kind {
      case .fraction(let top, let bottom):
        if top.isEmpty || bottom.isEmpty { return "one half of a fraction is missing" }
        inner = [top, bottom]
      case .superscript(let script), .subscript(let script):
        if script.isEmpty { return "a script is missing" }
        inner = []
      case .root(let content), .group(let content): inner = [content]
      default: inner = []
      }
      if let fault = inner.lazy.compactMap(fault).first { return fault }
    }
    return nil
  }

  /// The letters that stand in scripts of a formula.
  private static func indexLetters(_ items: [Item], inScript: Bool = false) -> Set<String> {
    items.reduce(into: []) { result, item in
      switch item.kind {
      case .name(_, let plain): if inScript { result.insert(plain) }
      case .superscript(let inner), .subscript(let inner):
        result.formUnion(indexLetters(inner, inScript: true))
      case .group(let inner), .root(let inner):
        result.formUnion(indexLetters(inner, inScript: inScript))
      case .fraction(let top, let bottom):
        result.formUnion(indexLetters(top + bottom, inScript: inScript))
      case .grid(_, let rows):
        for cell in rows.joined() { result.formUnion(indexLetters(cell, inScript: inScript)) }
      default: break
      }
    }
  }
}
