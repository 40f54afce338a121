//===----------------------------------------------------------------------===//
// What indices run over, found from the slots they stand in before anything is worked out.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

/// Finds what the open indices of expressions run over, where layers have their numbers.
package struct IndexTyper {
  private let elaborator: Elaborator
  /// What an index counts in the slots of units, or of entries.
  private var units: [String: Extent] = [:]
  /// Indices that count examples.
  private var samples: Set<String> = []
  /// Pairs of indices that are compared: they count the same.
  private var twins: [(Index, Index)] = []

  /// What each open index of the expressions runs over.
  package static func extents(
    in nodes: [Node], _ elaborator: Elaborator
  ) throws -> [String: Extent] {
    var typer = IndexTyper(elaborator: elaborator)
    for node in nodes { try typer.visit(node) }
    try typer.settleTwins()
    return typer.all
  }

  private init(elaborator: Elaborator) { self.elaborator = elaborator }

  private var all: [String: Extent] {
    var result = units
    for name in samples where result[name] == nil { result[name] = elaborator.allSamples }
    return result
  }

  /// What indices run over in the order of their names: of several that clash the same is named every
  /// time.
  private static func ordered(_ extents: [String: Extent]) -> [(key: String, value: Extent)] {
    extents.sorted { $0.key < $1.key }
  }

  private mutating func settleTwins() throws {
    for _ in twins {
      for (a, b) in twins {
        guard let x = a.variable, let y = b.variable else { continue }
        if let extent = all[x], all[y] == nil { units[y] = extent }
        if let extent = all[y], all[x] == nil { units[x] = extent }
      }
    }
    for (a, b) in twins where a.offset == 0 && b.offset == 0 {
      guard let x = a.variable, let y = b.variable, let one = all[x], let other = all[y],
        !one.agrees(with: other)
      else { continue }
      throw IllTyped(
        message: "\(x) runs over \(elaborator.name(one)), \(y) over \(elaborator.name(other))",
        source: b.source)
    }
  }

  private mutating func note(_ index: Index?, _ extent: Extent, _ source: Range<Int>) throws {
    if case .label(let example?)? = index?.base {
      return try note(example, elaborator.allSamples, source)
    }
    guard let index, let name = index.variable else { return }
    if extent.axis == .samples {
      samples.insert(name)
      return
    }
    guard let known = units[name] else {
      units[name] = extent
      return
    }
    if known.axis == .count { units[name] = extent }
    guard index.offset == 0, !known.agrees(with: extent) else { return }
    if elaborator.equated.contains(name) {
      // Of two that are the same number both lie in both.
      if extent.size < known.size { units[name] = extent }
      return
    }
    throw elaborator.clash(
      of: name, known, extent, index.source.isEmpty ? source : index.source)
  }

  private mutating func visit(_ node: Node) throws {
    switch node.kind {
    case .symbol(let symbol): try visit(symbol, node.source)
    case .entry(let inner, let indices): try visit(entry: inner, indices, node.source)
    case .series(let series): return try visit(series)
    case .indicator(let condition): try visit(condition, node.source)
    case .cases(let branches):
      for branch in elaborator.possible(branches) {
        if let condition = branch.condition { try visit(condition, node.source) }
        try visit(branch.value)
      }
      return
    case .apply(let function, let arguments): try visit(function, arguments, node.source)
    case .function(let function): try visit(function, [], node.source)
    case .count(let index) where index.isLabel:
      try note(index, elaborator.allSamples, node.source)
    default: break
    }
    guard node.children.contains(where: \.isDots) else {
      for child in node.children { try visit(child) }
      return
    }
    for child in node.children {
      // Beside dots a pattern may have run past its end, and what does not fit may be no pattern.
      do { try visit(child) } catch is OutOfRange {} catch is IllTyped {}
    }
  }

  private mutating func visit(_ symbol: Symbol, _ source: Range<Int>) throws {
    try note(symbol.roles[.sample], elaborator.allSamples, source)
    if let formula = symbol.declaration.formula {
      try visit(formula, slots: symbol.slots, source)
    }
    for argument in symbol.arguments { try visit(argument) }
    if symbol.quantity == .array { return try visit(array: symbol, source) }
    guard let layer = try elaborator.layer(of: symbol) else { return }
    switch symbol.quantity {
    case .weight:
      guard layer > 0 else { throw OutOfRange(message: "no weights lead into layer \(layer)") }
      try note(symbol.roles[.to], elaborator.units(layer), source)
      try note(symbol.roles[.from], elaborator.units(layer - 1), source)
    case .input, .activation, .preactivation, .delta, .bias, .target:
      try note(symbol.roles[.unit], elaborator.units(layer), source)
    default: break
    }
  }

  private mutating func visit(array symbol: Symbol, _ source: Range<Int>) throws {
    let (rows, columns) = try elaborator.extents(ofArray: symbol)
    try note(symbol.roles[.to], rows, source)
    try note(symbol.roles[.from], columns, source)
    try note(symbol.roles[.unit], columns.axis == .one ? rows : columns, source)
  }

  private mutating func visit(
    _ formula: Formula, slots: [String: Index], _ source: Range<Int>
  ) throws {
    try elaborator.countStep(source)
    let values = slots.compactMapValues { try? elaborator.integer($0) }
    let inner = try elaborator.within({ frame in
      for name in slots.keys {
        frame.indices[name] = values[name]
        frame.extents[name] = nil
      }
    }) { () -> IndexTyper in
      var inner = IndexTyper(elaborator: elaborator)
      try inner.visit(formula.body)
      try inner.settleTwins()
      return inner
    }
    for (name, extent) in Self.ordered(inner.all) {
      if let index = slots[name] {
        try note(index, extent, source)
      } else {
        try note(Index(.variable(name)), extent, source)
      }
    }
  }

  private mutating func visit(
    entry inner: Node, _ indices: [Index], _ source: Range<Int>
  ) throws {
    guard indices.contains(where: { $0.variable != nil }),
      let whole = elaborator.valueIfAny(inner),
      let value = whole.matrix(elaborator.reading.layout)
    else { return }
    if indices.count == 1, value.isVector { try note(indices[0], value.length, source) }
    if indices.count == 2 {
      try note(indices[0], value.rows, source)
      try note(indices[1], value.columns, source)
    }
  }

  private mutating func visit(_ condition: Node.Condition, _ source: Range<Int>) throws {
    guard let (a, b) = condition.counts else { return }
    for label in [a, b] where label.isLabel { try note(label, elaborator.allSamples, source) }
    let outputs = elaborator.units(elaborator.spec.depth)
    if a.isLabel { try note(b, outputs, source) }
    if b.isLabel { try note(a, outputs, source) }
    let isComparison = condition.relation == "=" || condition.relation == "ne"
    if isComparison, a.variable != nil, b.variable != nil { twins.append((a, b)) }
  }

  private mutating func visit(
    _ function: Function, _ arguments: [Node], _ source: Range<Int>
  ) throws {
    switch function.base {
    case .activation(let symbol):
      guard let unit = symbol.roles[.unit], unit.variable != nil, let argument = arguments.first,
        let value = elaborator.valueIfAny(argument), value.isVector, !value.isScalar
      else { return }
      try note(unit, value.length, source)
    case .formula(let symbol, let formula): try visit(formula, slots: symbol.slots, source)
    case .composed(let inner): try visit(inner)
    default: break
    }
  }

  /// What stands under a sum, without the sum's own indices; but a letter of a sum over the examples
  /// that stands in a slot of units is the one outside.
  private mutating func visit(_ series: Node.Series) throws {
    let layers = try elaborator.layers(under: series)
    let inner = try elaborator.within({ frame in
      for name in series.indices {
        frame.indices[name] = layers[name].flatMap { $0.isEmpty ? nil : $0[$0.count / 2] }
        frame.extents[name] = nil
      }
    }) { () -> IndexTyper in
      var inner = IndexTyper(elaborator: elaborator)
      try inner.visit(series.body)
      for condition in series.conditions { try inner.visit(condition, series.bounds) }
      return inner
    }
    for (name, extent) in Self.ordered(inner.units) {
      if series.indices.contains(name), !inner.samples.contains(name) { continue }
      try note(Index(.variable(name)), extent, series.bounds)
    }
    if let own = series.indices.first.flatMap({ inner.units[$0] }) {
      // An index at which a sum begins or ends counts what the sum's index counts.
      for end in [series.lower, series.upper] {
        if let name = end?.variable { try note(Index(.variable(name)), own, series.bounds) }
      }
    }
    samples.formUnion(inner.samples.subtracting(series.indices))
    twins += inner.twins
  }
}
