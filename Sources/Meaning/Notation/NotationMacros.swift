//===----------------------------------------------------------------------===//
// Macros that a text uses and does not define, such as those of the site it stands on.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension NotationLine {
  /// The command that defines a macro, if a line begins with one.
  static func definingCommand(_ line: Substring) -> String? {
    guard line.first == "\\" else { return nil }
    let name = String(line.dropFirst().prefix { $0.isASCII && $0.isLetter })
    return DefinitionReader.commands.contains(name) ? name : nil
  }

  /// Takes in the macros that the line defines; false where it defines none.
  func readMacros(into notation: inout TextNotation) throws(NotationError) -> Bool {
    var rest = text[...]
    while let name = Self.definingCommand(rest) {
      let scalars = Array(rest.unicodeScalars)
      let definition = DefinitionReader.definition(
        name, at: 1 + name.unicodeScalars.count, in: scalars, braces: Braces(of: scalars),
        known: notation.macros)
      guard let definition, let macro = definition.macro else {
        throw error("this \\\(name) cannot be read: “\\\(name){\\name}[1]{…}”, or as LaTeX has it")
      }
      notation.macros.define(macro.name, as: macro.value)
      rest = Substring(String(scalars[min(definition.end, scalars.count)...]).trimmingBlanks())
      if rest.isEmpty || rest.first == "#" { return true }
    }
    guard rest.startIndex == text.startIndex else {
      throw error("something stands behind a definition: \(rest)")
    }
    return false
  }
}
