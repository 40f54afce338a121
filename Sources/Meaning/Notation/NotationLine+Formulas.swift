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
      let isEmpty = item.parts.contains(where: \.isEmpty)
      if case .fraction = item.kind, isEmpty { return "one half of a fraction is missing" }
      if item.isScript, isEmpty { return "a script is missing" }
      // A sign at the end of a script is a mark.
      if !item.isScript, let fault = item.parts.lazy.compactMap(fault).first { return fault }
    }
    return nil
  }

  /// The letters that stand in scripts of a formula.
  private static func indexLetters(_ items: [Item], inScript: Bool = false) -> Set<String> {
    items.reduce(into: []) { result, item in
      if inScript, let plain = item.nameAlone { result.insert(plain) }
      for part in item.parts {
        result.formUnion(indexLetters(part, inScript: inScript || item.isScript))
      }
    }
  }
}
