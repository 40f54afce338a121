//===----------------------------------------------------------------------===//
// The lines of a notation in which each name is what the text says of it, or may be anything.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

extension StepDraft {
  var lines: [DraftLine] {
    var result: [DraftLine] = []
    if let line = layers.line { result.append(DraftLine(text: line)) }
    if drafter.text.saysNumerator {
      result.append(DraftLine(text: "layout numerator"))
    }
    let (shares, counts) = (self.shares, self.counts)
    let others = openLosses.union(uppers)
    for (key, mention) in names
    where definitions[key] == nil && (!supposed.contains(key) || repeated.contains(key)) {
      if let layer = counts[key] {
        result.append(DraftLine(text: "\(key) is width(layer \(layer))", name: key))
      }
      guard !others.contains(key), let text = line(key, mention) else { continue }
      if let place = shares.firstIndex(of: key) {
        result += share(key, mention, place)
      } else {
        var line = DraftLine(text: text, name: mention.plain)
        if text.hasSuffix("identity matrix") { line.assumption = "as in most texts" }
        line.isSaid = mention.plain == StepRewriting.gradient
        result.append(line)
      }
    }
    return (result + intervals.flatMap(lines) + anyLoss).map(part.limiting)
  }

  /// The lines of what has entries that sum to one.
  private func share(_ key: String, _ mention: Mention, _ place: Int) -> [DraftLine] {
    let free = "\\Xi_{\(place)}"
    guard let parts = shapes.shape(of: mention).flatMap(layers.parts) else { return [] }
    var line = DraftLine(text: "\(key) := \\operatorname{softmax}(\(free))", name: mention.plain)
    if let axis = classes[key] {
      let sum = axis == 0 ? "m,k" : "j,m"
      line.text =
        "\(key)_{j,k} := \\frac{\\exp(\(free)_{j,k})}{\\sum_{m}\\exp(\(free)_{\(sum)})}"
      line.assumption = "the targets of a cross entropy sum to one"
      let text = "\(free)_{j,k} is array(\(parts), to j, from k)"
      return [DraftLine(text: text, name: free), line]
    }
    line.assumption = "the targets of a cross entropy sum to one"
    return [DraftLine(text: "\(free) is array(\(parts))", name: free), line]
  }

  /// The displays in which each name means one thing.
  private var intervals: [ClosedRange<Int>] {
    let (first, last) = (part.displays.lowerBound, part.displays.upperBound)
    let starts = Set(definitions.values.flatMap { $0.dropFirst().map(\.display) }).union([first])
      .sorted()
    return zip(starts, starts.dropFirst().map { $0 - 1 } + [max(last, starts.last ?? 1)])
      .map { $0...max($0, $1) }
  }

  /// The lines of what equations say what it is, for some displays: each behind those that it is made of.
  private func lines(in displays: ClosedRange<Int>) -> [DraftLine] {
    let isAll = definitions.values.allSatisfy { $0.count == 1 }
    let zone = isAll ? "" : "in \(Zones.ranges(Array(displays))): "
    let current = definitions.compactMapValues { own in
      own.last { $0.display <= displays.lowerBound } ?? own.first
    }
    var result: [DraftLine] = []
    var known: Set<String> = []
    func add(_ key: String) {
      guard let equation = current[key], let left = equation.left.mention,
        known.insert(key).inserted
      else { return }
      for name in equation.right.mentions { add(shapes.key(name)) }
      var line = DraftLine(text: "\(zone)\(left.pattern) := \(equation.formula)", name: left.plain)
      line.displays = isAll ? [equation.display].filter { $0 > 0 } : Array(displays)
      (line.isSaid, line.behind) = (true, Set(equation.right.mentions.map(\.plain)))
      if case .number("0") = equation.right, let text = self.line(key, left),
        !text.hasSuffix("variable")
      {
        // A zero is as large as the name.
        let free = "\\Xi_{0\(names.firstIndex { $0.key == key } ?? 0)}"
        line.text = "\(zone)\(key) := 0\(free)"
        result.append(DraftLine(text: zone + text.replacing(key, with: free), name: free))
      }
      result.append(line)
    }
    for (key, _) in names { add(key) }
    return result
  }

  /// The free names that logarithms are weighted with, y^\top \log\hat y: shares of the classes.
  private var shares: [String] {
    guard !saidShares.areDenied else { return [] }
    let weights = self.weights
    return names.filter { key, mention in
      guard definitions[key] == nil,
        saidShares.names.contains(mention.plain)
          || weights[key].map(isNormalised) == true && !isSubtractedFromOne(mention)
      else {
        return false
      }
      return shapes.kind(of: mention) == .vector || classes[key] != nil
    }.map(\.key)
  }

  /// Whether something sums to one and it is not seen what: the words say so of no name that is found, or
  /// what is normalised weights a logarithm in rows or columns.
  var sharesAreOpen: Bool {
    if saidShares.areDenied { return false }
    let found = shares
    let open = weights.filter { key, logged in
      definitions[key] == nil && isNormalised(logged) && !found.contains(key)
        && names.contains { $0.key == key && shapes.kind(of: $0.mention) != .number }
    }
    return saidShares.areMentioned && found.isEmpty || !open.isEmpty
  }

  /// Whether one of some names is a softmax, or shares of a sum.
  private func isNormalised(_ keys: Set<String>) -> Bool {
    if keys.contains("softmax") { return true }
    return keys.flatMap { definitions[$0] ?? [] }.contains { equation in
      switch equation.right {
      case .call(let function, _): function.plain == "softmax"
      case .quotient(_, .series): true
      default: false
      }
    }
  }

  /// Whether 1 - t stands somewhere: each of several labels may be set.
  private func isSubtractedFromOne(_ mention: Mention) -> Bool {
    equations.flatMap(\.all).contains { part in
      guard case .sum(let terms) = part, terms.count == 2, case .number("1") = terms[0].term else {
        return false
      }
      return terms[1].isNegative && terms[1].term.mention?.plain == mention.plain
    }
  }

  /// The names that logarithms are weighted with, and what these are of.
  private var weights: [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for part in equations.flatMap(\.all) {
      guard case .product(let factors, _) = part,
        let logarithm = factors.first(where: \.isLogarithm),
        let inner = logarithm.mentions.first(where: { !Self.logarithms.contains($0.plain) })
      else { continue }
      for factor in factors {
        if let name = factor.mention {
          result[shapes.key(name), default: []].insert(shapes.key(inner))
        }
      }
    }
    return result
  }

  fileprivate static let logarithms: Set<String> = ["log", "ln", "\\log", "\\ln"]

  /// Which of two indices counts the classes, of weights with two: that over which what the logarithm is
  /// of is normalised.
  private var classes: [String: Int] {
    weights.compactMapValues { logged in
      for equation in logged.flatMap({ definitions[$0] ?? [] }) {
        guard case .quotient(_, .series(let index?, _, let body)) = equation.right else { continue }
        for mention in body.mentions where mention.below.count == 2 {
          if let place = mention.below.firstIndex(where: { $0.text == index }) { return place }
        }
      }
      return nil
    }.filter { key, _ in
      names.contains { $0.key == key && shapes.entries.names[$0.mention.plain] == 2 }
    }
  }

  private var saidShares: SaidShares { drafter.saidShares }

  /// The line of a name that is free.
  private func line(_ key: String, _ mention: Mention) -> String? {
    if isIdentity(key, mention) { return "\(key) is identity matrix" }
    switch shapes.kind(of: mention) {
    case .function: return "\(key) is activation function(elementwise)"
    case .number: return "\(key) is variable"
    case .vector, .matrix:
      guard let parts = shapes.shape(of: mention).flatMap(layers.parts) else { return nil }
      switch shapes.entries.names[mention.plain] {
      case 1: return "\(key)_{j} is array(\(parts), unit j)"
      case 2: return "\(key)_{j,k} is array(\(parts), to j, from k)"
      default: return "\(key) is array(\(parts))"
      }
    case nil: return nil
    }
  }
}

extension Sketch {
  /// Whether it is a logarithm of something.
  fileprivate var isLogarithm: Bool {
    if case .call(let function, _) = self {
      StepDraft.logarithms.contains(function.plain)
    } else {
      false
    }
  }
}
