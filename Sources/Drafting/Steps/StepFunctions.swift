//===----------------------------------------------------------------------===//
// Which functions the names are that a text applies to all entries alike.
//===----------------------------------------------------------------------===//

import Networks
import Syntax

extension StepDraft {
  /// The function that words or a display say that a name is; nil where it may be any.
  func knownFunction(_ name: String) -> Activation? {
    if let said = drafter.text.saidFunctions[name] { return said == .softmax ? nil : said }
    let isLogistic = equations.contains { equation in
      guard case .call(let function, let arguments) = equation.left, function.plain == name,
        function.primes == 0, arguments.count == 1
      else { return false }
      return equation.right.isLogistic(of: arguments[0])
    }
    return isLogistic ? .sigmoid : nil
  }
}

extension Sketch {
  /// Whether it is `\frac{1}{1 + \exp(-x)}` of something.
  fileprivate func isLogistic(of argument: Sketch) -> Bool {
    guard case .quotient(.number("1"), .sum(let terms)) = self, terms.count == 2,
      let exponential = terms.map(\.term).first(where: { !$0.isOne }),
      terms.contains(where: { $0.term.isOne }), terms.allSatisfy({ !$0.isNegative }),
      case .call(let function, let arguments) = exponential, function.plain == "exp",
      arguments.count == 1, case .sum(let inner) = arguments[0], inner.count == 1,
      inner[0].isNegative
    else { return false }
    return inner[0].term.isLike(argument)
  }

  private var isOne: Bool { if case .number("1") = self { true } else { false } }
}
