//===----------------------------------------------------------------------===//
// Edits of derivatives: one in the place of what stands alone.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension EditGenerator {
  /// The derivative of the loss by a symbol, where the symbol stands alone; by a parameter, where the
  /// loss does.
  mutating func missingDerivative(of symbol: Symbol, _ node: Node) {
    let range = text.whole(node.source)
    if symbol.quantity.isLoss {
      for parameter in scope.parameters {
        derivative(text.slice(range), parameter, in: range)
      }
      return
    }
    guard symbol.isDifferentiated else { return }
    for loss in scope.losses { derivative(loss, text.slice(range), in: range) }
  }

  private mutating func derivative(_ top: [Token], _ bottom: [Token], in range: Range<Int>) {
    let partial = Latex.tokens("\\partial")
    let new =
      Latex.tokens("\\frac{") + partial + top + Latex.tokens("}{") + partial + bottom
      + Latex.tokens("}")
    replace(.missing, range, with: text.fitted(new, in: range))
  }

  /// The step that an update leaves out: − η ∂J/∂W.
  mutating func missingStep(_ node: Node) {
    guard case .symbol(let symbol) = node.kind, symbol.declaration.isParameter else { return }
    let range = text.whole(node.source)
    for rate in scope.rates {
      for loss in scope.losses {
        let slope = "\\frac{\\partial \(loss.latex)}{\\partial \(text.slice(range).latex)}"
        insert(
          .term, Latex.tokens("-") + rate + Latex.tokens(slope), at: range.upperBound)
      }
    }
  }
}

extension Symbol {
  /// Whether a loss is differentiated by it in texts.
  fileprivate var isDifferentiated: Bool {
    switch quantity {
    case .weight, .bias, .activation, .preactivation: true
    default: false
    }
  }
}
