//===----------------------------------------------------------------------===//
// What stands in an index slot.
//===----------------------------------------------------------------------===//

import MathText

/// An index as a text writes it: `l`, `l+1`, `2`, `L-1`, `p_{l}`.
package struct Index: Hashable, Sendable {
  package indirect enum Base: Hashable, Sendable {
    case none
    case variable(String)
    /// The number of the output layer.
    case depth
    /// The number of units of a layer, which is numbered as the text does.
    case width(Index)
    case samples
    /// `:`, all of them.
    case all
    /// The number of the class that the target of an example says; nil for the example at hand.
    case label(of: Index?)
  }

  package var base: Base
  package var offset: Int
  /// The tokens it was made from; empty where it was made from none.
  package var source: Range<Int> = 0..<0

  package init(_ base: Base, offset: Int = 0, source: Range<Int> = 0..<0) {
    self.base = base
    self.offset = offset
    self.source = source
  }

  package static func constant(_ value: Int) -> Index { Index(.none, offset: value) }

  package var variable: String? {
    if case .variable(let name) = base { return name }
    return nil
  }

  /// Whether it is the number of a class.
  package var isLabel: Bool { if case .label = base { true } else { false } }

  /// Whether it is how many units or examples there are.
  package var isCount: Bool {
    switch base {
    case .width, .samples: true
    default: false
    }
  }

  /// The number itself, where it is one.
  package var literal: Int? { base == .none ? offset : nil }

  package func shifted(by amount: Int) -> Index {
    var result = self
    result.offset += amount
    return result
  }

  /// The same index with pattern variables replaced by what a text puts in their place.
  package func substituting(_ values: [String: Index]) -> Index {
    guard let name = variable else {
      return mappingInner { inner, _ in inner.substituting(values) }
    }
    return values[name]?.shifted(by: offset) ?? self
  }

  /// The index that it counts something of, with what that counts: the layer of a width, the example of
  /// a label.
  package var inner: (index: Index, role: Role)? {
    switch base {
    case .width(let layer): (layer, .layer)
    case .label(let example): example.map { ($0, .sample) }
    case .none, .variable, .depth, .samples, .all: nil
    }
  }

  /// The same of another index inside it.
  package func mappingInner(_ change: (Index, Role) -> Index) -> Index {
    guard let (index, role) = inner else { return self }
    var result = self
    let changed = change(index, role)
    result.base = isLabel ? .label(of: changed) : .width(changed)
    return result
  }

  package static func == (a: Index, b: Index) -> Bool { a.base == b.base && a.offset == b.offset }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(base)
    hasher.combine(offset)
  }
}

extension Index: CustomStringConvertible {
  /// As people write it, with the depth as `L`.
  package var description: String {
    let name =
      switch base {
      case .none: ""
      case .variable(let name): name
      case .depth: "L"
      case .width(let layer): "width(\(layer))"
      case .samples: "samples"
      case .all: ":"
      case .label(let example): "label" + (example.map { "(\($0))" } ?? "")
      }
    if name.isEmpty { return "\(offset)" }
    return offset == 0 ? name : name + (offset > 0 ? "+\(offset)" : "\(offset)")
  }
}
