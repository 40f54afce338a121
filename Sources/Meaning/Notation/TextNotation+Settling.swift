//===----------------------------------------------------------------------===//
// What is known of a notation when all its lines are read.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension TextNotation {
  /// Tells functions from values, and declares the constants of weight decay.
  package mutating func settle() {
    for place in declarations.indices where declarations[place].quantity == .formula {
      settleArguments(of: &declarations[place])
    }
    settleConstants()
    settleDecay()
  }

  /// The constants of weight decay, which are declared where no line does it.
  private mutating func settleDecay() {
    for place in declarations.indices {
      guard let name = declarations[place].decay?.constant else { continue }
      if let known = declarations.first(where: { $0.name == name || $0.plain == name }) {
        declarations[place].decay?.constant = known.plain
      } else {
        declarations.append(Declaration(name: name, plain: name, quantity: .constant))
      }
    }
  }

  /// The letters in a constant's scripts are indices, whatever they are: but one that names a symbol,
  /// the V of ρ_V beside a weight V, and several that are a word, the reg of λ_{reg}, belong to its
  /// name, unless they are indices elsewhere.
  private mutating func settleConstants() {
    let names = Set(
      declarations.filter { $0.quantity != .index && $0.quantity != .depth }.map(\.plain))
    var indices: Set<String> = []
    for declaration in declarations where !declaration.isFreelyIndexed {
      indices.formUnion(declaration.roles.values.compactMap(\.variable))
    }
    for place in declarations.indices where declarations[place].isFreelyIndexed {
      let slots = declarations[place].slotOrder
      let isWord = slots.count > 1 && !slots.contains(where: indices.contains)
      declarations[place].keepSlots(
        Set(slots.filter { indices.contains($0) || !isWord && !names.contains($0) }))
    }
  }

  /// f(z) with a new z is a function; J(\theta) and e_j(n) of what is declared are values.
  private func settleArguments(of declaration: inout Declaration) {
    guard let arguments = declaration.arguments else { return }
    if !arguments.isEmpty,
      arguments.allSatisfy({ isBracketedIndex($0, in: declaration.definition) })
    {
      declaration.bracketArguments(arguments)
      return
    }
    let known: Set<Quantity> = [.parameters, .index, .input]
    let isValue = arguments.allSatisfy { name in
      let others = declarations.filter { $0.plain == name && $0.isBeside(declaration) }
      return others.contains { known.contains($0.quantity) }
        && !others.contains { $0.quantity == .variable }
        || isCallIndex(name, in: declaration.definition) || isCallIndex(name, besides: declaration)
    }
    if isValue || declaration.definition.differentiatesBy(declaration.writtenArguments) { return }
    declaration.parameters = arguments
    declaration.arguments = nil
    for (place, written) in declaration.writtenArguments.enumerated()
    where written.count > 1 && place < arguments.count {
      // The m of F^m(n^m) is an index of F, and n^m is what it is a function of.
      let name = written.map(\.spelling).joined()
      declaration.parameters[place] = name
      declaration.definition = declaration.definition.replacing(written, with: name)
    }
  }

  /// Whether a letter stands in a formula only in brackets that hold slots, the k of
  /// `B(k) := -\frac{\partial C}{\partial X(k)}` beside `X(k) is activation(layer k)`, or in scripts.
  private func isBracketedIndex(_ name: String, in items: [Item]) -> Bool {
    let carriers = Set(declarations.filter { $0.hasBracketedSlot(name) }.map(\.plain))
    var (carried, isFree) = (false, false)
    func visit(_ items: [Item]) {
      var slotsEnd = 0
      for (place, item) in items.enumerated() {
        switch item.kind {
        case .name(_, let plain) where plain == name:
          if place < slotsEnd { carried = true } else { isFree = true }
        case .name(_, let plain) where carriers.contains(plain):
          let rest = items[(place + 1)...].drop { $0.isScript }
          if let open = rest.first?.sign, let close = Item.closing[open],
            let end = rest.firstIndex(where: { $0.isSign(close) })
          {
            slotsEnd = end
          }
        default: if !item.isScript { item.parts.forEach(visit) }
        }
      }
    }
    visit(items)
    return carried && !isFree
  }

  /// Whether a letter that the formula does not speak of is one that quantities carry in brackets: the
  /// n of `e_j(n) := d_j - y_j` beside `d_j(n) is target(unit j)`.
  private func isCallIndex(_ name: String, besides formula: Declaration) -> Bool {
    !formula.definition.contains { $0.names(name) }
      && declarations.contains {
        $0.arguments == [name] && $0.quantity != .function && $0.quantity != .formula
      }
  }

  /// Whether a letter stands in a formula only where declared quantities carry it in brackets: the n
  /// of `e_j(n) := d_j(n) - y_j(n)`.
  private func isCallIndex(_ name: String, in items: [Item]) -> Bool {
    let carriers = Set(
      declarations.filter { $0.arguments == [name] && $0.quantity != .function }
        .map(\.plain))
    var (carried, total) = (0, 0)
    func visit(_ items: [Item]) {
      for (place, item) in items.enumerated() {
        switch item.kind {
        case .name(_, let plain) where plain == name:
          total += 1
          let isAlone =
            place > 0 && place + 1 < items.count && items[place - 1].isSign("(")
            && items[place + 1].isSign(")")
          let before = isAlone ? items[..<(place - 1)].last { !$0.isScript }?.nameAlone : nil
          if let before, carriers.contains(before) { carried += 1 }
        default: item.parts.forEach(visit)
        }
      }
    }
    visit(items)
    return carried > 0 && carried == total
  }
}

extension Item {
  /// Whether a name stands in it, at whatever depth.
  fileprivate func names(_ name: String) -> Bool {
    VariableFinder.symbols([self]).contains(name)
  }
}

extension [Item] {
  /// Whether one of these arguments, with its scripts, is what something is differentiated by: then it
  /// is meant itself, and nothing can be put in its place.
  fileprivate func differentiatesBy(_ arguments: [[Item]]) -> Bool {
    arguments.contains { argument in
      argument.count > 1
        && all.contains { item in
          guard case .fraction(_, let bottom) = item.kind else { return false }
          return bottom.dropFirst().map(\.spelling) == argument.map(\.spelling)
        }
    }
  }

  /// The items with a name in each place where an argument stands with its scripts, and no more.
  fileprivate func replacing(_ argument: [Item], with name: String) -> [Item] {
    let spelling = argument.map(\.spelling)
    var result: [Item] = []
    var place = 0
    while place < count {
      let end = place + argument.count
      if end <= count, !(end < count && self[end].isScript),
        self[place..<end].map(\.spelling) == spelling
      {
        let source = Array(self[place..<end]).source
        result.append(Item(kind: .name(name, plain: name), source: source))
        place = end
        continue
      }
      result.append(self[place].rewritten { $0.replacing(argument, with: name) })
      place += 1
    }
    return result
  }
}

extension Declaration {
  /// Whether any index may stand in its slots.
  fileprivate var isFreelyIndexed: Bool { quantity == .constant || quantity == .rate }

  /// Whether there are displays that both are for.
  fileprivate func isBeside(_ other: Declaration) -> Bool {
    guard let displays, let others = other.displays else { return true }
    return !displays.isDisjoint(with: others)
  }
}
