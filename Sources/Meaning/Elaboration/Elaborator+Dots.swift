//===----------------------------------------------------------------------===//
// What stands behind dots: the pattern of what stands on both sides, continued.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

extension Elaborator {
  /// What lies between two groups of one pattern.
  package enum Gap {
    case groups([[Node]])
    /// Both ends are the same: one of them is meant.
    case coincident
    /// The pattern has run past its end: `F_L … F_{l+1}` where l is L. Nothing is meant.
    case empty
    /// They are of different kinds.
    case unlike
    /// Their indices go different ways.
    case conflict(IllTyped)
  }

  /// An index that is another at the far end of dots.
  private struct Course {
    var from: Index
    var to: Index
    var low: Int
    var high: Int

    var length: Int { abs(high - low) }
    /// Whether it is another number at the far end, and not only written in another way.
    var isMoving: Bool { from != to && low != high }
    var words: String { "from \(from) to \(to)" }

    /// What it is so many steps on; nil where it stays.
    func index(after steps: Int) -> Index? {
      isMoving ? .constant(low + (high > low ? steps : -steps)) : nil
    }

    /// Whether it goes one step back: the last layers lie above any that the equation leaves open,
    /// `D_{L-1} ⋯ D_{k+1}` where k is L-1, and those above the first ones, `D_{L-1} ⋯ D_2` in a
    /// network of two layers.
    var isEmpty: Bool {
      switch (from.base, to.base) {
      case (.depth, .variable), (.depth, .none), (.variable, .none): high == low + 1
      case (.variable, .depth), (.none, .depth), (.none, .variable): high == low - 1
      default: false
      }
    }
  }

  /// The groups between two of one pattern.
  package func between(_ first: [Node], _ last: [Node]) throws -> Gap {
    guard first.map(\.signature) == last.map(\.signature) else { return .unlike }
    let from = first.flatMap(\.indices)
    let to = last.flatMap(\.indices)
    guard from.count == to.count else { return .unlike }
    let courses = try zip(from, to).map { a, b in
      // What is the same on both sides may be bound inside: the j of a sum.
      a == b
        ? Course(from: a, to: b, low: 0, high: 0)
        : Course(from: a, to: b, low: try integer(a), high: try integer(b))
    }
    let moving = courses.filter(\.isMoving)
    if courses.contains(where: { $0.from != $0.to && $0.to.literal == nil }) {
      notes.isOpenEnded = true
    }
    guard let longest = moving.max(by: { $0.length < $1.length }), longest.length < 200 else {
      return .coincident
    }
    if let other = moving.first(where: { $0.length != longest.length }) {
      let source = other.to.source.isEmpty ? last[0].source : other.to.source
      return .conflict(
        IllTyped(
          message: "the dots follow no pattern: one index goes \(longest.words), another "
            + other.words, source: source))
    }
    let end = spec.depth + settings.firstLayer
    if moving.contains(where: { $0.low == end && $0.high == end + 1 || $0.isEmpty }) {
      return .empty
    }
    return .groups(
      (1..<max(1, longest.length)).map { distance in
        var rest = courses[...]
        return first.map { node in
          node.mapIndices { index in rest.popFirst()?.index(after: distance) ?? index }
        }
      })
  }

  /// `a_1 + … + a_i + … + a_n`: the one in the middle has to be one of those behind the dots.
  private func checkMiddle(_ middle: [Node], _ first: [Node], _ last: [Node]) throws {
    let nodes = [first, middle, last]
    var fits = Set(nodes.map { $0.map(\.signature) }).count == 1
    let indices = nodes.map { $0.flatMap(\.indices) }
    if fits, Set(indices.map(\.count)).count == 1 {
      var distances: Set<Int> = []
      for (place, index) in indices[1].enumerated() {
        let (from, to) = (indices[0][place], indices[2][place])
        if from == to {
          fits = fits && index == from
        } else if let middle = try? integer(index), try integer(from) != integer(to) {
          // How far it is along, which is the same for all indices that move.
          let isForward = try integer(from) < integer(to)
          distances.insert((middle - (try integer(from))) * (isForward ? 1 : -1))
        }
      }
      fits = fits && distances.count < 2
    }
    guard !fits else { return }
    let source = middle.source
    let message = "the dots follow no pattern: this is not one of those they stand for"
    guard Node.areAkin(middle, first) else { throw NotEvaluable(message: message, source: source) }
    throw IllTyped(message: message, source: source)
  }

  /// The error where what stands on both sides of dots is not of one kind. Where the one is the other
  /// with a prime, a transpose or a sign more, or with a factor more that no other of them has, no
  /// pattern can be meant; else there may be one that is not known here.
  package func unlike(
    _ before: [Node], _ after: [Node], others: [[Node]], _ source: Range<Int>
  ) -> any Error {
    let message = "the dots follow no pattern"
    guard Node.areAkin(before, after) else { return NotEvaluable(message: message, source: source) }
    let signatures = Set(others.filter { Node.areAkin($0, before) }.map { $0.map(\.signature) })
    for (odd, like) in [(after, before), (before, after)]
    where signatures == [like.map(\.signature)] {
      let source = odd.source
      return IllTyped(message: message + ": this is not like the others", source: source)
    }
    guard before.flatMap(\.parts) == after.flatMap(\.parts) else {
      return NotEvaluable(message: message, source: source)
    }
    return IllTyped(
      message: message + ": what stands before them is not like what stands after them",
      source: after[0].source)
  }

  /// Groups with those behind the dots put in; `nil` stands for dots.
  func expanded(
    _ groups: [[Node]?], _ source: Range<Int>
  ) throws -> [(nodes: [Node], isDotted: Bool)] {
    var groups = groups
    var place = 1
    while place + 1 < groups.count {
      if let middle = groups[place], groups[place - 1] == nil, groups[place + 1] == nil {
        if place > 1, let first = groups[place - 2], place + 2 < groups.count,
          let last = groups[place + 2]
        {
          try checkMiddle(middle, first, last)
        }
        groups.removeSubrange(place...(place + 1))
      } else {
        place += 1
      }
    }
    var result: [(nodes: [Node], isDotted: Bool)] = []
    for (place, group) in groups.enumerated() {
      if let group {
        result.append((group, false))
        continue
      }
      guard let before = result.last?.nodes, place + 1 < groups.count,
        let after = groups[place + 1]
      else { throw NotEvaluable(message: "dots at an end", source: source) }
      switch try between(before, after) {
      case .groups(let groups): result += groups.map { ($0, true) }
      case .coincident: result.removeLast()
      case .empty: break
      case .conflict(let error): throw error
      case .unlike:
        let others = groups.enumerated().filter { ![place - 1, place + 1].contains($0.offset) }
        throw unlike(before, after, others: others.compactMap(\.element), source)
      }
    }
    return result
  }

  func expanded(_ terms: [Node.Term]) throws -> [Node.Term] {
    if let whole = try goingOn(terms) { return whole }
    // What follows the pattern (a bias, say) and what precedes it stays out of it.
    guard let first = terms.firstIndex(where: \.node.isDots),
      let last = terms.lastIndex(where: \.node.isDots)
    else { return terms }
    guard first > 0, last + 1 < terms.count else {
      throw NotEvaluable(message: "dots at an end", source: terms[0].node.source)
    }
    // Others of the kind may stand before those next to the dots.
    let start = terms[..<first].firstIndex { Node.areAkin([$0.node], [terms[first - 1].node]) } ?? 0
    let pattern = terms[start...(last + 1)]
    let groups = pattern.map { $0.node.isDots ? nil : [$0.node] }
    let expanded = try self.expanded(groups, terms[first].node.source)
    // Those behind the dots have the sign of the dots, or each another than the one before.
    let alternates = terms[first].isNegative != terms[first - 1].isNegative
    var explicit = pattern.filter { !$0.node.isDots }[...]
    var sign = terms[first].isNegative
    var inside: [Node.Term] = []
    for (nodes, isDotted) in expanded {
      guard !isDotted else {
        inside.append(Node.Term(isNegative: sign, node: nodes[0], sign: nil))
        if alternates { sign.toggle() }
        continue
      }
      let own = explicit.first { $0.node.source == nodes[0].source }
      explicit = explicit.drop { $0.node.source != nodes[0].source }.dropFirst()
      inside.append(
        Node.Term(isNegative: own?.isNegative ?? false, node: nodes[0], sign: own?.sign))
    }
    return Array(terms[..<start]) + inside + Array(terms[(last + 2)...])
  }
}

extension Node {
  /// What an expression is made of, without primes, transposes and signs.
  fileprivate var parts: [String] {
    switch kind {
    case .number(let value): ["\(value)"]
    case .count(let index): index.variable == nil ? ["\(index)"] : []
    case .symbol(let symbol): [symbol.declaration.name]
    case .variable(let name): [name]
    case .apply(let function, let arguments):
      [function.symbol?.declaration.name ?? "function"] + arguments.flatMap(\.parts)
    case .function(let function): [function.symbol?.declaration.name ?? "function"]
    default: children.flatMap(\.parts)
    }
  }

  /// The symbols an expression is made of, without numbers.
  private var names: [String] {
    all.compactMap { node in
      switch node.kind {
      case .symbol(let symbol) where !node.isNumeric: symbol.declaration.name
      case .variable(let name): name
      default: nil
      }
    }
  }

  /// Whether expressions are made of the same symbols: they may be members of one pattern, or the
  /// one a slip of the other.
  fileprivate static func areAkin(_ a: [Node], _ b: [Node]) -> Bool {
    let (first, second) = (a.flatMap(\.names), b.flatMap(\.names))
    return !first.isEmpty && first == second
  }
}
