//===----------------------------------------------------------------------===//
// A declared symbol as a text would write it beside another.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension Declaration {
  /// The name with the letters in its scripts, `n_l` of a layer count; nil where it has slots.
  var withoutSlots: [Token]? {
    guard slotCount == 0, bracket == .none else { return nil }
    func script(_ sign: String, _ slots: [Slot]) -> [Token] {
      let letters = slots.flatMap { slot -> [Token] in
        if case .literal(let text) = slot { Latex.tokens(text) } else { [] }
      }
      return letters.isEmpty ? [] : Latex.tokens(sign + "{") + letters + Latex.tokens("}")
    }
    return Latex.tokens(name) + script("^", superscripts) + script("_", subscripts)
  }

  /// This symbol with the indices of another; nil where those do not say what its slots want.
  ///
  /// - Parameters:
  ///   - layers: how many layers above the other it is
  ///   - unit: which index of a weight is that of its unit
  func written(
    like symbol: Symbol, _ text: TokenText, above layers: Int = 0, unit: Role = .to
  ) -> [Token]? {
    // One whose layer is part of its name is of that layer.
    if let own = roles[.layer]?.literal, let other = symbol.roles[.layer]?.literal,
      own != other + layers
    {
      return nil
    }
    let model = Model(symbol: symbol, text: text, layers: layers, unit: unit)
    // Where the other has no unit, this one stands without its own.
    let hasUnit = [.unit, unit].contains { symbol.roles[$0] != nil }
    let below = hasUnit ? subscripts : subscripts.filter { !isUnit($0) }
    guard let over = content(of: superscripts, like: model),
      let under = content(of: below, like: model)
    else { return nil }
    let (open, close) = bracket.signs
    func braced(_ content: [Token]) -> [Token] {
      content.count == 1 ? content : Latex.tokens("{") + content + Latex.tokens("}")
    }
    var result = Latex.tokens(name)
    if !over.isEmpty {
      let content = Latex.tokens(open) + over + Latex.tokens(close)
      result += Latex.tokens("^") + braced(content)
    }
    if !under.isEmpty { result += Latex.tokens("_") + braced(under) }
    return result
  }

  /// A symbol that others are written like, and how they stand to it.
  private struct Model {
    let symbol: Symbol
    let text: TokenText
    /// How many layers above it they are.
    let layers: Int
    /// Which index of a weight is that of their unit.
    let unit: Role
  }

  /// What stands in slots, with the indices of another symbol: as `jk` and `11`, but `l,j+1`.
  private func content(of slots: [Slot], like model: Model) -> [Token]? {
    let parts = slots.filled { name in
      role(ofSlot: name).flatMap { index($0, like: model)?.latex }
    }
    return parts.map { parts in
      let areShort = parts.allSatisfy { $0.count == 1 }
      return Latex.tokens(parts.joined(separator: areShort ? "" : ","))
    }
  }

  /// The index that a slot of some part gets from another symbol, as it is written.
  private func index(_ role: Role, like model: Model) -> [Token]? {
    let (symbol, text) = (model.symbol, model.text)
    let own = roles[role]?.offset ?? 0
    if role == .layer, let literal = symbol.roles[.layer]?.literal {
      let layer = literal + model.layers - own
      return layer < 0 ? nil : Latex.tokens("\(layer)")
    }
    let pattern = symbol.declaration.roles
    guard let other = pattern[role] ?? (role == .unit ? pattern[model.unit] : nil),
      let name = other.variable, let index = symbol.slots[name], !index.source.isEmpty
    else { return nil }
    guard role == .layer else { return text.slice(index.source) }
    let shift = other.offset + model.layers - own
    return shift == 0 ? text.slice(index.source) : text.shifted(index, by: shift)
  }
}
