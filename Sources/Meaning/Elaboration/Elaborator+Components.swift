//===----------------------------------------------------------------------===//
// Functions of whole vectors that a text writes with one entry: softmax(z_i).
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// `softmax(z_i)` is entry i of the softmax of all of z, for of one number it is 1; nil for any other
  /// function, and of anything that is no entry.
  package func component(
    of function: Function, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value? {
    guard arguments.count == 1, try isOfVectors(function),
      let (whole, unit) = arguments[0].entryOfVector
    else { return nil }
    let value = try evaluate(Node(kind: .apply(function, [whole]), source: source))
    guard value.isVector else { return nil }
    return Value(scalar: value.elements[try position(unit, in: value.length, source)])
  }

  private func isOfVectors(_ function: Function) throws -> Bool {
    switch function.base {
    case .named(let name): name == "softmax"
    case .activation(let symbol):
      try symbol.roles[.unit] == nil && kind(symbol) == .known(.softmax)
    default: false
    }
  }
}

extension Node {
  /// The vector that a number is an entry of, and its place there; nil where it is none.
  fileprivate var entryOfVector: (whole: Node, unit: Index)? {
    switch kind {
    case .entry(let inner, let indices):
      return indices.count == 1 ? (inner, indices[0]) : nil
    case .symbol(var symbol):
      guard let unit = symbol.roles[.unit], symbol.declaration.formula == nil,
        let slot = symbol.declaration.roles[.unit]?.variable
      else { return nil }
      symbol.roles[.unit] = nil
      symbol.slots[slot] = nil
      return (Node(kind: .symbol(symbol), source: source), unit)
    default: return nil
    }
  }
}
