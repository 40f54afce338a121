//===----------------------------------------------------------------------===//
// From where a notation counts layers, units, examples and classes.
//===----------------------------------------------------------------------===//

import Syntax

/// What an index counts.
enum Counted: Hashable, Sendable {
  case layers, units, samples

  init(_ role: Role) {
    switch role {
    case .layer: self = .layers
    case .sample: self = .samples
    case .unit, .to, .from: self = .units
    }
  }
}

/// How a notation numbers what it counts, and how that differs from plain numbers.
struct Numbering: Sendable {
  let settings: Settings
  /// What each letter counts.
  var counted: [String: Counted] = [:]

  /// What the notation adds to the plain number of such a thing.
  private func shift(_ counted: Counted) -> Int {
    switch counted {
    case .layers: settings.firstLayer
    case .units: settings.firstUnit - 1
    case .samples: settings.firstSample - 1
    }
  }

  /// What the notation adds to the plain value of an index that is used as a number.
  private func shift(ofValue base: Index.Base) -> Int {
    switch base {
    case .none, .width, .samples, .all: 0
    case .depth: settings.firstLayer
    case .label: settings.firstLabel - 1
    case .variable(let name): counted[name].map(shift) ?? 0
    }
  }

  /// What stands in a slot, as a plain number: the letters of a slot count what the slot does.
  func plain(_ index: Index, _ counted: Counted) -> Index {
    plainInside(index.shifted(by: slotShift(of: index.base, counted)).unplaced)
  }

  /// A plain number as the notation writes it in a slot.
  func written(_ index: Index, _ counted: Counted) -> Index {
    if index.base == .depth, counted == .layers, let last = settings.lastLayer {
      return .constant(last + index.offset)
    }
    return writtenInside(index.shifted(by: -slotShift(of: index.base, counted)))
  }

  private func slotShift(of base: Index.Base, _ counted: Counted) -> Int {
    switch base {
    case .variable, .depth, .all: 0
    case .none, .width, .samples, .label: shift(ofValue: base) - shift(counted)
    }
  }

  /// An index used as a number.
  func plain(value index: Index) -> Index {
    plainInside(index.shifted(by: shift(ofValue: index.base)).unplaced)
  }

  /// A plain index used as a number, as the notation writes it.
  func written(value index: Index) -> Index {
    writtenInside(index.shifted(by: -shift(ofValue: index.base)))
  }

  private func plainInside(_ index: Index) -> Index {
    index.mappingInner { plain($0, Counted($1)) }
  }

  private func writtenInside(_ index: Index) -> Index {
    index.mappingInner { written($0, Counted($1)) }
  }
}

extension Numbering {
  /// What each letter of expressions counts, by the slots it stands in.
  static func counted(in nodes: [Node]) -> [String: Counted] {
    var result: [String: Counted] = [:]
    func note(_ index: Index?, _ counted: Counted) {
      guard let index else { return }
      if let (inner, role) = index.inner { note(inner, Counted(role)) }
      if let name = index.variable, result[name] == nil { result[name] = counted }
    }
    func note(_ symbol: Symbol) {
      for role in [Role.layer, .to, .from, .unit, .sample] {
        note(symbol.roles[role], Counted(role))
      }
      for argument in symbol.arguments { argument.all.compactMap(\.symbol).forEach(note) }
      guard let formula = symbol.declaration.formula else { return }
      for (slot, index) in symbol.slots {
        note(index, formula.freeIndices.roles[slot].map(Counted.init) ?? .units)
      }
    }
    for node in nodes.flatMap(\.all) {
      switch node.kind {
      case .symbol(let symbol): note(symbol)
      case .apply(let function, _), .function(let function): function.symbol.map(note)
      case .entry(_, let indices): for index in indices { note(index, .units) }
      case .series(let series):
        for index in [series.lower, series.upper].compactMap({ $0 }) {
          if case .width(let layer) = index.base { note(layer, .layers) }
        }
      default: break
      }
    }
    return result
  }
}
