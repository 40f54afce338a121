//===----------------------------------------------------------------------===//
// Edits of derivatives: one in the place of what stands alone, g for g′ and g′ for g.
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

  /// g becomes g′, and g′ becomes g.
  mutating func function(_ function: Function) {
    let source = function.source
    if function.primes > 0 {
      if let dot = source.first(where: { text[$0]?.kind == .command && text[$0]?.text == "dot" }) {
        remove(.derivative, dot..<(dot + 1))
      } else if let place = source.last(where: { text[$0]?.isPrime == true }) {
        removePrime(place)
      }
    } else if let symbol = function.symbol {
      let name = symbol.nameSource
      if scope.hasDots {
        add(
          .derivative,
          [
            Edit.Splice(range: name.lowerBound..<name.lowerBound, tokens: Latex.tokens("\\dot{")),
            Edit.Splice(range: name.upperBound..<name.upperBound, tokens: Latex.tokens("}")),
          ])
      }
      insert(.derivative, "'", at: name.upperBound)
    }
    if let symbol = function.symbol {
      indices(of: symbol)
      for other in lexicon.declarations where other.quantity == .function {
        guard other.name != symbol.declaration.name, other.takesScripts(of: symbol.declaration)
        else { continue }
        replace(.symbol, symbol.nameSource, with: Latex.tokens(other.name))
      }
    }
  }

  /// `'` or `^\prime`, with the braces around it.
  private mutating func removePrime(_ place: Int) {
    var (low, high) = (place, place + 1)
    while text[low - 1]?.kind == .openBrace, text[high]?.kind == .closeBrace {
      low -= 1
      high += 1
    }
    if text[low - 1]?.kind == .superscript { low -= 1 }
    remove(.derivative, low..<high)
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

extension Token {
  /// Whether it marks a derivative: `'` or `\prime`.
  fileprivate var isPrime: Bool { kind == .prime || text == "prime" }
}
