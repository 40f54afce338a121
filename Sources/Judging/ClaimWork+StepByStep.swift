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
    var right = claim.right
    guard right.setForward(name, step) > 0,
      let node = try? ExpressionParser.parse(right, lexicon), case .sum = node.kind
    else { return nil }
    return ClaimResult(
      judgement: Judgement(
        verdict: .definition, message: "it says how \(name) goes on from step to step"))
  }
}

extension [Item] {
  /// Writes `m_t` for `m_{t-1}`; how many times.
  fileprivate mutating func setForward(_ name: String, _ step: String) -> Int {
    var count = 0
    for place in indices {
      switch self[place].kind {
      case .group(var inner):
        count += inner.setForward(name, step)
        self[place].kind = .group(inner)
      case .fraction(var top, var bottom):
        count += top.setForward(name, step) + bottom.setForward(name, step)
        self[place].kind = .fraction(top, bottom)
      case .subscript(let script):
        guard place > 0, self[place - 1].nameAlone == name, script.count == 3,
          script[0].nameAlone == step, script[1].isSign("-"), script[2].letters == "1"
        else { continue }
        self[place].kind = .subscript([script[0]])
        count += 1
      default: continue
      }
    }
    return count
  }
}
