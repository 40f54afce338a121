//===----------------------------------------------------------------------===//
// The lines of a notation in which each name at each step is a thing of its own.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

extension StepDraft {
  var lines: [DraftLine] {
    var result: [DraftLine] = []
    if let line = layers.line { result.append(DraftLine(text: line)) }
    let shares = self.shares
    for (key, mention) in names
    where definitions[key] == nil && (!supposed.contains(key) || repeated.contains(key)) {
      guard let text = line(key, mention) else { continue }
      if let place = shares.firstIndex(of: key) {
        result += share(key, mention.plain, text, place)
      } else {
        var line = DraftLine(text: text, name: mention.plain)
        line.isSaid = mention.plain == StepRewriting.gradient
        result.append(line)
      }
    }
    return result + intervals.flatMap(lines)
  }

  /// The lines of what has entries that sum to one.
  private func share(_ key: String, _ name: String, _ text: String, _ place: Int) -> [DraftLine] {
    let free = "\\Xi_{\(place)}"
    var line = DraftLine(text: "\(key) := \\operatorname{softmax}(\(free))", name: name)
    line.assumption = "the targets of a cross entropy sum to one"
    return [DraftLine(text: text.replacing(key, with: free), name: free), line]
  }

  /// The displays in which each name means one thing.
  private var intervals: [ClosedRange<Int>] {
    let last = drafter.document.displays.map(\.ordinal).max() ?? 1
    let starts = Set(definitions.values.flatMap { $0.dropFirst().map(\.display) }).union([1])
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
      for name in equation.right.mentions { add(name.pattern) }
      var line = DraftLine(text: "\(zone)\(key) := \(equation.formula)", name: left.plain)
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
    let parts = equations.flatMap(\.all)
    return names.filter { key, mention in
      definitions[key] == nil && shapes.kind(of: mention) == .vector
        && parts.contains { part in
          guard case .product(let factors, _) = part else { return false }
          let isWeight = factors.contains { $0.mention?.pattern == key }
          let functions = factors.flatMap(\.mentions).map(\.plain)
          return isWeight && functions.contains { ["log", "ln"].contains($0) }
        }
    }.map(\.key)
  }

  /// The line of a name that is free.
  private func line(_ key: String, _ mention: Mention) -> String? {
    switch shapes.kind(of: mention) {
    case .function: return "\(key) is activation function(elementwise)"
    case .number: return "\(key) is variable"
    case .vector, .matrix:
      let parts = shapes.shape(of: mention).flatMap(layers.parts)
      return parts.map { "\(key) is array(\($0))" }
    case nil: return nil
    }
  }
}
