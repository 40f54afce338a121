//===----------------------------------------------------------------------===//
// Names that an algorithm sets anew on its way: `g ← g ⊙ f'(a)`.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// The values that a text gives to names by assignment, each in the order of the text.
package typealias Registers = [String: [Node]]

extension ClaimWork {
  /// The new value of a name to which the text itself has given one, where the claim is an assignment;
  /// nil where it is none. What the name was before may stand on the right.
  func assignment() -> ClaimResult? {
    guard claim.relation == "leftarrow", claim.left.count == 1, let name = claim.left[0].nameAlone,
      let known = lexicon.declarations.first(where: { $0.plain == name }),
      known.isDisplayed || known.quantity == .formula, known.slotCount == 0,
      known.parameters.isEmpty, known.formula?.rule == nil,
      let side = try? ExpressionParser.parse(claim.left, lexicon),
      let body = try? ExpressionParser.parse(claim.right, lexicon)
    else { return nil }
    // What is added to what the name was before is a sum that grows.
    if addend(of: side, in: body) != nil { return nil }
    var declaration = known
    declaration.formula = Formula(variables: [], body: body.withOpenLimits())
    var result = ClaimResult(
      judgement: Judgement(verdict: .definition, message: "\(known.name) is set anew"))
    result.definition = declaration
    return result
  }

  /// The verdict with another value that the text sets a name to, here or a layer further, as a loop
  /// leaves it; nil where the equation holds with none.
  package func result(with registers: Registers) -> ClaimResult? {
    for name in registers.keys.sorted() {
      guard let values = registers[name], values.count > 1,
        VariableFinder.names(claim.left + claim.right, lexicon).contains(name),
        let place = lexicon.declarations.firstIndex(where: { $0.plain == name })
      else { continue }
      for value in values.flatMap({ [$0, $0.shiftingLayers(by: 1), $0.shiftingLayers(by: -1)] }) {
        var work = self
        work.lexicon.declarations[place].formula = Formula(variables: [], body: value)
        var result = work.result()
        guard result.judgement.verdict == .holds else { continue }
        result.judgement.remarks.append("with \(name) as the text sets it elsewhere")
        return result
      }
    }
    return nil
  }
}

extension Node {
  /// The same for another layer, where indices count layers.
  fileprivate func shiftingLayers(by amount: Int) -> Node {
    let layers = Set(FreeIndices(of: [self]).layers)
    return mapIndices { index in
      index.variable.map(layers.contains) == true ? index.shifted(by: amount) : index
    }
  }
}
