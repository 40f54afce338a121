//===----------------------------------------------------------------------===//
// Lines of a notation that say how the text looks.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension NotationLine {
  /// `write elementwise \\circ`, and its like.
  func readWriting(
    _ words: [String], into notation: inout TextNotation
  ) throws(NotationError) {
    guard displays == nil else { throw error("how a text looks is said of all its displays") }
    let rest = Array(words.dropFirst())
    guard let first = rest.first, rest.count == 2 || first == "commas" && rest.count == 1 else {
      throw unknownWriting
    }
    switch (first, rest.last) {
    case ("elementwise", .some(let sign)):
      guard isMultiplication(sign) else {
        throw error("“write elementwise” is followed by one sign of multiplication, such as \\odot")
      }
      notation.writing.elementwise = sign
    case ("transpose", .some(let sign)) where ["T", "\\top", "\\intercal"].contains(sign):
      notation.writing.transpose = sign
    case ("derivative", "\\dot"): notation.writing.hasDots = true
    case ("derivative", "'"): notation.writing.hasDots = false
    case ("gradient", "\\nabla"): notation.writing.hasNablas = true
    case ("gradient", "\\partial"): notation.writing.hasNablas = false
    case ("logarithm", .some(let sign)) where ["\\log", "\\ln"].contains(sign):
      notation.writing.logarithm = sign
    case ("by", "units"): notation.writing.byUnits = true
    case ("commas", _): notation.writing.hasCommas = true
    default: throw unknownWriting
    }
  }

  private var unknownWriting: NotationError {
    error(
      "“write” is followed by “elementwise \\odot”, “transpose T” or “transpose \\top”, "
        + "“derivative \\dot”, “gradient \\nabla”, “logarithm \\ln”, “commas”, or “by units”")
  }

  private func isMultiplication(_ sign: String) -> Bool {
    let items = (try? ItemReader.items(of: Latex.tokens(sign))) ?? []
    return items.count == 1 && items[0].multiplication != nil
  }
}
