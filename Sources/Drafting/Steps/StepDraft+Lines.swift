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
    if sumsRepeated { result.append(DraftLine(text: "sum repeated indices")) }
    let (shares, counts, stacks) = (StepShares(self), self.counts, self.stacks)
    let matrices = Dictionary(
      stacks.values.map { ($0.matrix, $0.isOfRows) }, uniquingKeysWith: { first, _ in first })
    let others = uppers.union(openLosses)
    var families: [DraftLine] = []
    for (key, mention) in names
    where definitions[key] == nil && (!supposed.contains(key) || repeated.contains(key)) {
      if let layer = counts[key] {
        result.append(DraftLine(text: "\(key) is width(layer \(layer))", name: key))
      }
      // How a matrix and the vectors of its letter belong together something has to show.
      if case .some(.none) = matrices[key] { continue }
      let isWhole = matrices[key] != nil
      guard !others.contains(key), let text = line(key, mention, isWhole: isWhole) else { continue }
      if let place = shares.names.firstIndex(of: key) {
        result += share(key, mention, place, classes: shares.classes[key])
      } else if shapes.entries.isOfFamily(mention) {
        families += familyLines(key, mention, stacks[key])
      } else {
        var line = DraftLine(text: text, name: mention.plain)
        if isIdentity(key, mention) { line.assumption = "as in most texts" }
        line.isSaid = mention.plain == StepRewriting.gradient
        result.append(line)
      }
    }
    return (result + families + intervals.flatMap(lines).inserting(anyLoss)).map(part.limiting)
  }

  /// The lines of what has entries that sum to one.
  ///
  /// - Parameter classes: which of two indices they do over; nil of a vector
  private func share(
    _ key: String, _ mention: Mention, _ place: Int, classes: Int?
  ) -> [DraftLine] {
    guard let shape = shapes.shape(of: mention),
      let parts = layers.parts(
        of: .init(rows: shape.rows, columns: shapes.count(of: mention) ?? shape.columns))
    else { return [] }
    let free = "\\Xi_{\(place)}"
    let (array, share): (String, String)
    if shapes.entries.isOfFamily(mention) {
      array = "\(free)_{j} is array(\(parts), from j)"
      share = "\(key) := \\operatorname{softmax}(\(free)_{j})"
    } else if let classes {
      let sum = classes == 0 ? "m,k" : "j,m"
      array = "\(free)_{j,k} is array(\(parts), to j, from k)"
      share = "\(key)_{j,k} := \\frac{\\exp(\(free)_{j,k})}{\\sum_{m}\\exp(\(free)_{\(sum)})}"
    } else {
      array = "\(free) is array(\(parts))"
      share = "\(key) := \\operatorname{softmax}(\(free))"
    }
    var line = DraftLine(text: share, name: mention.plain)
    line.assumption = "the targets of a cross entropy sum to one"
    return [DraftLine(text: array, name: free), line]
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
      var line = DraftLine(
        text: "\(zone)\(side(of: equation, left)) := \(equation.formula)", name: left.plain)
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

  /// The name that an equation says the meaning of, with what it is a function of where that is free, or
  /// may be anything.
  private func side(of equation: DraftEquation, _ left: Mention) -> String {
    if let (function, argument) = equation.functionOfAnything {
      return "\(function.pattern)(\(argument.plain))"
    }
    let free = { (argument: String) in
      names.contains { $0.key == argument && definitions[argument] == nil }
    }
    guard let arguments = left.arguments, !arguments.isEmpty, arguments.allSatisfy(free) else {
      return left.pattern
    }
    return "\(left.pattern)(\(arguments.joined(separator: ", ")))"
  }

  /// The line of a name that is free.
  ///
  /// - Parameter isWhole: whether it has the vectors of a family as its rows or columns
  private func line(_ key: String, _ mention: Mention, isWhole: Bool = false) -> String? {
    if isIdentity(key, mention) { return "\(key) is identity matrix" }
    switch shapes.kind(of: mention) {
    case .function:
      let name = knownFunction(mention.plain).map { ", \($0.name)" } ?? ""
      return "\(key) is activation function(elementwise\(name))"
    case .number: return "\(key) is variable"
    case .vector, .matrix:
      guard let parts = shapes.shape(of: mention).flatMap(layers.parts) else { return nil }
      switch isWhole ? 2 : shapes.entries.names[mention.plain] {
      case 1: return "\(key)_{j} is array(\(parts), unit j)"
      case 2: return "\(key)_{j,k} is array(\(parts), to j, from k)"
      default: return "\(key) is array(\(parts))"
      }
    case nil: return nil
    }
  }
}

extension [DraftLine] {
  /// With the lines of a loss behind those of all that is made of no derivative: a line is read with those
  /// above it.
  fileprivate func inserting(_ loss: [DraftLine]) -> [DraftLine] {
    guard !loss.isEmpty else { return self }
    var derived: Set<String> = []
    var (forward, backward): ([DraftLine], [DraftLine]) = ([], [])
    for line in self {
      let isDerived =
        line.text.contains(#/\\(?:partial|nabla)/#) || !derived.isDisjoint(with: line.behind)
      if isDerived { derived.insert(line.name ?? "") }
      if isDerived { backward.append(line) } else { forward.append(line) }
    }
    return forward + loss + backward
  }
}
