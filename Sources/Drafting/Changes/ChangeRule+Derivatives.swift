//===----------------------------------------------------------------------===//
// What a derivative is of, and by what.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ChangeRule {
  static let derivatives: [ChangeRule] = [
    ChangeRule(words: "∂(loss)/∂(activation), not ∂(loss)/∂(pre-activation)") {
      delta($0, $1, by: .activation, sign: "")
    },
    ChangeRule(words: "−∂(loss)/∂(pre-activation), with its sign") {
      delta($0, $1, by: .preactivation, sign: "-")
    },
    ChangeRule(words: "by the pre-activation, not the activation") {
      renamed($0, $1, .activation, .preactivation)
    },
    ChangeRule(words: "by the activation, not the pre-activation") {
      renamed($0, $1, .preactivation, .activation)
    },
    ChangeRule(words: "of the loss of one example") { renamed($0, $1, nil, .loss) },
    ChangeRule(words: "of the mean of all examples") { renamed($0, $1, nil, .meanLoss) },
    ChangeRule(words: "of the sum of all examples") { renamed($0, $1, nil, .totalLoss) },
  ]

  // MARK: δ as a formula

  /// `\delta^l_j is delta(layer l, unit j)` as `\delta^l_j := \frac{\partial C}{\partial a^l_j}`, and
  /// the same of the whole vector.
  private static func delta(
    _ line: DeclaredLine, _ notation: TextNotation, by quantity: Quantity, sign: String
  ) -> [DeclaredLine.Content]? {
    guard case .declaration(_, let name, _) = line.content, name == "delta" || name == "error"
    else { return nil }
    let symbols = notation.declarations.filter { $0.line == line.number }
    let loss = notation.declarations.first {
      $0.quantity == .loss && $0.arguments == nil && $0.slotCount == 0
    }
    guard let loss, !symbols.isEmpty else { return nil }
    var result: [DeclaredLine.Content] = []
    for symbol in symbols {
      let others = notation.declarations.filter {
        $0.quantity == quantity && $0.isBatch == symbol.isBatch && $0.roles[.layer]?.variable != nil
      }
      guard !symbol.isBatch, let indices = symbol.slotTexts else { return nil }
      for hasUnit in symbol.roles[.unit]?.variable == nil ? [false] : [true, false] {
        guard let left = symbol.written(indices, hasUnit: hasUnit),
          let right = others.lazy.compactMap({ $0.written(indices, hasUnit: hasUnit) }).first
        else { continue }
        result.append(
          .formula(
            symbol: left, formula: "\(sign)\\frac{\\partial \(loss.name)}{\\partial \(right)}"))
      }
    }
    return result.isEmpty ? nil : result
  }

  // MARK: Other names in a formula

  /// A derivative with the names of one quantity in the place of those of another; of any loss, where
  /// the old quantity is nil.
  private static func renamed(
    _ line: DeclaredLine, _ notation: TextNotation, _ old: Quantity?, _ new: Quantity
  ) -> [DeclaredLine.Content]? {
    guard case .formula(let symbol, let formula) = line.content, formula.contains("\\partial")
    else { return nil }
    func isOld(_ declaration: Declaration) -> Bool {
      old.map { declaration.quantity == $0 }
        ?? (declaration.quantity.isLoss && declaration.quantity != new)
    }
    let tokens = Latex.tokens(formula)
    for declaration in notation.declarations where isOld(declaration) {
      let name = Latex.tokens(declaration.name)
      let other = notation.declarations.first {
        $0.quantity == new && $0.hasSlots(like: declaration)
      }
      guard let other else { continue }
      let changed = tokens.exchanging(name, for: Latex.tokens(other.name))
      if changed.latex != tokens.latex {
        return [.formula(symbol: symbol, formula: changed.latex)]
      }
    }
    return nil
  }
}

extension Declaration {
  /// What stands in its slots, by the part it plays; nil where a slot is shifted or a word.
  fileprivate var slotTexts: [Role: String]? {
    var result: [Role: String] = [:]
    for (role, index) in roles {
      guard let letter = index.variable, index.offset == 0 else { return nil }
      result[role] = letter
    }
    return result
  }

  /// The symbol with other letters in its slots; nil where one of them has none.
  fileprivate func written(_ indices: [Role: String], hasUnit: Bool) -> String? {
    guard arguments == nil, bracketedSlots == 0 else { return nil }
    func content(_ slots: [Slot]) -> [String]? {
      slots.filter { hasUnit || !isUnit($0) }.filled { name in
        guard let role = role(ofSlot: name), roles[role]?.offset == 0 else { return nil }
        return indices[role]
      }
    }
    guard let above = content(superscripts), let below = content(subscripts) else { return nil }
    // A vector has no entry to be named by.
    if hasUnit && roles[.unit] == nil { return nil }
    return name
      + scripts(above: above.joined(separator: ","), below: below.joined(separator: ","))
  }

  fileprivate func hasSlots(like other: Declaration) -> Bool {
    roles.keys.sorted { $0.rawValue < $1.rawValue }
      == other.roles.keys.sorted { $0.rawValue < $1.rawValue }
      && isBatch == other.isBatch && bracket == other.bracket
      && superscripts.count == other.superscripts.count
      && subscripts.count == other.subscripts.count && arguments == other.arguments
  }
}
