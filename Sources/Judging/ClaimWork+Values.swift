//===----------------------------------------------------------------------===//
// Functions whose bare names are their values: `g'(h) = g(1 - g)`.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The verdict where a function's bare name, beside its derivative, is its value at the same
  /// argument; nil where no such name stands in the equation, or that says nothing more of it.
  func withFunctionsAsValues() -> ClaimResult? {
    guard let place = slope(claim.left) ?? slope(claim.right) else { return nil }
    var work = self
    work.claim.left = claim.left.applied(at: place)
    work.claim.right = claim.right.applied(at: place)
    guard
      work.claim.left.map(\.spelling) != claim.left.map(\.spelling)
        || work.claim.right.map(\.spelling) != claim.right.map(\.spelling)
    else { return nil }
    // An argument of one letter is any number, whatever else the letter stands for.
    if let variable = place.variable { work.lexicon.variables.insert(variable) }
    guard let (left, right) = try? work.parse() else { return nil }
    return work.judged(left, right)
  }

  /// The first function with a prime, and what it is applied to.
  private func slope(_ items: [Item]) -> FunctionPlace? {
    for (place, item) in items.enumerated() {
      guard case .name(let name, let plain) = item.kind, isFunction(name, plain) else { continue }
      let marks = items[(place + 1)...].prefix(while: \.isScriptOrPrime)
      guard marks.contains(where: { if case .primes(1) = $0.kind { true } else { false } })
      else { continue }
      let argument = items.argument(at: marks.endIndex)
      return FunctionPlace(name: plain, argument: argument)
    }
    return nil
  }

  private func isFunction(_ name: String, _ plain: String) -> Bool {
    lexicon.declarations.contains {
      ($0.name == name || $0.plain == plain) && ($0.quantity == .function || !$0.parameters.isEmpty)
    }
  }
}

/// A function and where it is taken.
private struct FunctionPlace {
  var name: String
  /// What stands in the brackets; nil where there are none.
  var argument: [Item]?

  /// The argument, where it may be any number; nil where it is an expression.
  var variable: String? {
    guard let argument else { return FreeVariables.unnamed }
    return argument.count == 1 ? argument[0].nameAlone : nil
  }
}

extension [Item] {
  /// What stands in the brackets that open at a place; nil where none do.
  fileprivate func argument(at place: Int) -> [Item]? {
    guard indices.contains(place), self[place].isSign("(") else { return nil }
    var depth = 0
    for end in place..<count {
      if self[end].isOpening { depth += 1 }
      if self[end].isClosing { depth -= 1 }
      if depth == 0 { return Array(self[(place + 1)..<end]) }
    }
    return nil
  }

  /// The items with brackets and the argument behind each bare name of the function.
  fileprivate func applied(at place: FunctionPlace) -> [Item] {
    var result: [Item] = []
    var position = 0
    while position < count {
      let item = self[position]
      position += 1
      guard item.nameAlone == place.name else {
        result.append(item.rewritten { $0.applied(at: place) })
        continue
      }
      let marks = self[position...].prefix(while: \.isScriptOrPrime)
      position = marks.endIndex
      if let call = argument(at: position), !call.holdsBare(place.name) {
        result += [item] + marks
      } else {
        result += item.applied(to: place, Array(marks))
      }
    }
    return result
  }

  /// Whether the name stands here without brackets after it.
  private func holdsBare(_ name: String) -> Bool {
    enumerated().contains { place, item in
      guard item.nameAlone == name else { return item.parts.contains { $0.holdsBare(name) } }
      let marks = self[(place + 1)...].prefix(while: \.isScriptOrPrime)
      return argument(at: marks.endIndex) == nil
    }
  }
}

extension Item {
  /// A function's name as its value: in brackets with the argument, and powers after them.
  fileprivate func applied(to place: FunctionPlace, _ marks: [Item]) -> [Item] {
    func sign(_ text: String) -> Item { Item(kind: .sign(text), source: source) }
    let anywhere = Item(
      kind: .name(FreeVariables.unnamed, plain: FreeVariables.unnamed), source: source)
    let powers = marks.filter { mark in
      if case .superscript(let content) = mark.kind, content.count == 1,
        case .number = content[0].kind
      {
        return true
      }
      return false
    }
    let own = marks.filter { mark in !powers.contains { $0.source == mark.source } }
    let call = [self] + own + [sign("(")] + (place.argument ?? [anywhere]) + [sign(")")]
    return [Item(kind: .group(call), source: source)] + powers
  }
}
