//===----------------------------------------------------------------------===//
// Variables that go on from step to step: m_t = β m_{t−1} + (1 − β) g_t.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// `m_t = \beta m_{t-1} + (1 - \beta) g_t`, where m is declared a plain variable: it says how m goes on.
  /// Nil of anything else.
  func goesOn(_ side: [Item]) -> ClaimResult? {
    guard side.count == 2, let name = side[0].nameAlone, lexicon.isVariable(name),
      case .subscript(let script) = side[1].kind, script.count == 1,
      let step = script[0].nameAlone
    else { return nil }
    let right = claim.right.settingForward(name, step)
    guard right != claim.right,
      let node = try? ExpressionParser.parse(right, lexicon), case .sum = node.kind
    else { return nil }
    var result = ClaimResult(
      judgement: Judgement(
        verdict: .definition, message: "it says how \(name) goes on from step to step"))
    result.rule = StepRule(name, side, claim.right)
    return result
  }
}

extension [Item] {
  /// The items with `m_t` for `m_{t-1}`.
  fileprivate func settingForward(_ name: String, _ step: String) -> [Item] {
    enumerated().map { place, item in
      guard case .subscript(let script) = item.kind, place > 0, self[place - 1].nameAlone == name,
        script.count == 3, script[0].nameAlone == step, script[1].isSign("-"),
        script[2].letters == "1"
      else { return item.rewritten { $0.settingForward(name, step) } }
      return Item(kind: .subscript([script[0]]), source: item.source)
    }
  }
}
