//===----------------------------------------------------------------------===//
// Which indices an equation is about, and the part each plays.
//===----------------------------------------------------------------------===//

import MathText

/// The free indices of expressions: those that no sum binds.
package struct FreeIndices: Sendable {
  package private(set) var roles: [String: Role] = [:]
  /// Indices of which it is not known what they count.
  package private(set) var unknown: Set<String> = []
  /// An index that counts layers in one place and units in another.
  package private(set) var conflict: (name: String, parts: String, source: Range<Int>)?

  /// All indices by the kind of thing they count.
  package var layers: [String] { roles.filter { $0.value == .layer }.map(\.key).sorted() }
  package var samples: [String] { roles.filter { $0.value == .sample }.map(\.key).sorted() }
  package var units: [String] {
    let known = roles.filter { $0.value == .unit }.map(\.key)
    return (known + unknown.filter { roles[$0] == nil }).sorted()
  }

  /// All of them.
  package var names: Set<String> { unknown.union(roles.keys) }

  /// Whether it is asked what the ends of sums count. Inside a sum whose own end is asked for it is
  /// not, or a nest of sums would be read twice as often with each level.
  private var readsEnds = true

  package init(of nodes: [Node], bound: Set<String> = []) {
    for node in nodes { visit(node, bound) }
  }

  private init(inBodyOf series: Node.Series) {
    readsEnds = false
    visit(series.body, [])
  }

  private mutating func note(
    _ index: Index, _ role: Role?, _ bound: Set<String>, _ source: Range<Int>
  ) {
    if let (inner, role) = index.inner { note(inner, role, bound, source) }
    switch index.base {
    case .variable(let name) where !bound.contains(name):
      guard let role else {
        unknown.insert(name)
        return
      }
      let kind: Role = role == .layer || role == .sample ? role : .unit
      if let known = roles[name], known != kind {
        let parts = [known, kind].map(\.plural).sorted().joined(separator: " in one place and ")
        conflict = (name, parts + " in another", index.source.isEmpty ? source : index.source)
      }
      roles[name] = roles[name] ?? kind
    default: break
    }
  }

  private mutating func visit(_ symbol: Symbol, _ bound: Set<String>, _ source: Range<Int>) {
    for (role, index) in symbol.roles { note(index, role, bound, source) }
    if symbol.quantity == .formula || symbol.declaration.formula != nil,
      let formula = symbol.declaration.formula
    {
      for (slot, index) in symbol.slots {
        note(index, formula.freeIndices.roles[slot], bound, source)
      }
    }
    for argument in symbol.arguments { visit(argument, bound) }
  }

  private mutating func visit(_ node: Node, _ bound: Set<String>) {
    switch node.kind {
    case .symbol(let symbol): visit(symbol, bound, node.source)
    case .count(let index): note(index, nil, bound, node.source)
    case .entry(let inner, let indices):
      // Beside `:`, which is a whole row or column, an index may count examples too, and in what is
      // made of all examples; but an array has none.
      let mayCountExamples =
        indices.contains(Index(.all)) && !inner.isArray || inner.all.contains(where: \.isBatch)
      let role: Role? = mayCountExamples ? nil : .unit
      for index in indices { note(index, role, bound, node.source) }
    case .apply(let function, _), .function(let function):
      if let symbol = function.symbol { visit(symbol, bound, node.source) }
      if case .placed(let index) = function.base { note(index, .unit, bound, node.source) }
      if case .composed(let inner) = function.base { visit(inner, bound) }
    case .series(let series):
      for index in [series.lower, series.upper].compactMap({ $0 }) + (series.members ?? []) {
        // What ends a sum counts what the sum's index counts.
        let isOpen = readsEnds && index.variable.map { !bound.contains($0) } ?? false
        let own = isOpen ? FreeIndices(inBodyOf: series).roles : [:]
        note(index, series.indices.first.flatMap { own[$0] }, bound, series.bounds)
      }
      for condition in series.conditions {
        visit(condition.left, bound.union(series.indices))
        visit(condition.right, bound.union(series.indices))
      }
      visit(series.body, bound.union(series.indices))
      return
    default: break
    }
    for child in node.children { visit(child, bound) }
  }
}

extension Role {
  /// What an index of this part counts.
  fileprivate var plural: String {
    switch self {
    case .layer: "layers"
    case .sample: "examples"
    case .unit, .to, .from: "units"
    }
  }
}

extension Node {
  fileprivate var isArray: Bool {
    if case .symbol(let symbol) = kind { symbol.quantity == .array } else { false }
  }
}
