//===----------------------------------------------------------------------===//
// Equations of which the words before them say for which indices they are meant.
//===----------------------------------------------------------------------===//

extension ClaimWork {
  /// The verdict under a condition that the words before a display set, `For $i \ne j$ we have`, if
  /// the equation holds under it.
  func result(under formulas: [String]) -> ClaimResult? {
    guard claim.conditions.isEmpty else { return nil }
    var work = self
    guard let (left, right) = try? work.parse() else { return nil }
    let units = equation(left, right).indices.units
    // The last condition before the display is that of the display.
    guard let condition = formulas.lazy.compactMap(Self.condition).first,
      units.contains(condition.left), units.contains(condition.right)
    else { return nil }
    work.claim.conditions = [condition]
    var result = work.judged(left, right)
    guard result.judgement.verdict == .holds else { return nil }
    let sign = condition.isEqual ? "=" : "≠"
    result.judgement.remarks.append(
      "for \(condition.left) \(sign) \(condition.right), as the words before it say")
    return result
  }

  /// `i \ne j` or `i = j`, of two letters and nothing else.
  private static func condition(_ latex: String) -> IndexCondition? {
    guard latex.count <= 40, let items = try? ItemReader.items(of: Latex.tokens(latex)),
      items.count == 3, let left = items[0].nameAlone, let right = items[2].nameAlone,
      items[1].isSign("ne") || items[1].isSign("=")
    else { return nil }
    return IndexCondition(left: left, right: right, isEqual: items[1].isSign("="))
  }
}
