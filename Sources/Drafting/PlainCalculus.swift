//===----------------------------------------------------------------------===//
// Displays that differentiate by hand, with no network behind their letters: q = x + y, f = q z.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// Displays one behind the other that are about plain numbers, and the letters for these.
struct PlainCalculus: Sendable {
  var displays: [Int]
  /// As they are written, with the numbers in their scripts.
  var names: [String]
  /// Formulas that the words give for some of them.
  var formulas: [(name: String, formula: String)]

  /// All that a text has.
  static func all(in text: DraftText) -> [PlainCalculus] {
    let equations = Dictionary(grouping: text.equations.filter { $0.display > 0 }, by: \.display)
    let mentions = Dictionary(grouping: text.mentions.filter { $0.display > 0 }, by: \.display)
      .mapValues { $0.map(\.mention) }
    var runs: [[Int]] = []
    for display in mentions.keys.sorted() {
      let own = mentions[display] ?? []
      guard !own.isEmpty, isPlain(own, equations[display] ?? []) else { continue }
      let before = runs.last?.flatMap { mentions[$0] ?? [] }.map(written) ?? []
      if runs.last?.last == display - 1, own.map(written).contains(where: before.contains) {
        runs[runs.count - 1].append(display)
      } else {
        runs.append([display])
      }
    }
    return runs.compactMap { run in
      let own = run.flatMap { equations[$0] ?? [] }
      let names = Set(run.flatMap { mentions[$0] ?? [] }.filter { !isConstant($0) }.map(written))
      guard isCalculus(own, names, text) else { return nil }
      return PlainCalculus(
        displays: run, names: names.sorted(), formulas: formulas(of: names, own, text))
    }
  }

  /// A name with the numbers in its scripts.
  private static func written(_ mention: Mention) -> String {
    mention.plain + (mention.below.first.map { "_{\($0.text)}" } ?? "")
  }

  private static func isConstant(_ mention: Mention) -> Bool {
    Commands.functions.contains(mention.plain) || Commands.words.contains(mention.plain)
      || mention.plain == "e" || mention.plain == "d"
  }

  /// Whether names may all be plain numbers: small letters with numbers in their scripts at most, that
  /// nothing is applied to but functions that everybody knows.
  private static func isPlain(_ mentions: [Mention], _ equations: [DraftEquation]) -> Bool {
    let areNumbers = mentions.allSatisfy { mention in
      isConstant(mention)
        || mention.above.isEmpty && mention.primes == 0 && !mention.isTransposed
          && mention.differential == nil && !mention.isBold && mention.below.count < 2
          && mention.below.allSatisfy(\.isNumber)
          && (mention.arguments?.count ?? 2) > 1
          && (mention.plain.count == 1 && mention.plain.first?.isLowercase == true
            || mention.plain.hasPrefix("\\") && !mention.plain.contains("{"))
    }
    return areNumbers
      && equations.flatMap(\.all).allSatisfy { part in
        switch part {
        case .series, .grid, .length, .transposed: false
        default: true
        }
      }
  }

  /// Whether one of the names is given by others, and something is differentiated by one.
  private static func isCalculus(
    _ equations: [DraftEquation], _ names: Set<String>, _ text: DraftText
  ) -> Bool {
    let isGiven = (equations + text.equations.filter { $0.display == 0 }).contains { equation in
      guard let left = equation.left.named, names.contains(left.plain) else { return false }
      let others = Set(equation.right.mentions.filter { !isConstant($0) }.map(written))
      return others.count > 1 && others.isSubset(of: names) && !others.contains(left.plain)
    }
    let isDifferentiated = equations.flatMap(\.all).contains { part in
      guard case .derivative(let of?, let by) = part, let of = of.mention, let by = by.mention
      else { return false }
      return names.isSuperset(of: [of, by].map(written))
    }
    return isGiven && isDifferentiated
  }

  /// What the words say that names are which no display of these gives.
  private static func formulas(
    of names: Set<String>, _ equations: [DraftEquation], _ text: DraftText
  ) -> [(name: String, formula: String)] {
    let shown = Set(equations.compactMap { $0.left.named.map(written) })
    var result: [(name: String, formula: String)] = []
    for equation in text.equations where equation.display == 0 {
      guard let left = equation.left.mention.map(written), names.contains(left),
        !result.contains(where: { $0.name == left }),
        case let others = Set(equation.right.mentions.filter({ !isConstant($0) }).map(written)),
        others.count > 1, others.isSubset(of: names), !others.contains(left)
      else { continue }
      // In other words what a display says as well: q = x + y, and so f = q z.
      if shown.contains(left), !result.contains(where: { others.contains($0.name) }) { continue }
      result.append((left, equation.formula))
    }
    return result
  }
}

extension DraftWriter {
  /// The letters of displays that have no network behind them.
  func plainNumbers() -> [DraftLine] {
    guard choices.isPlain else { return [] }
    return facts.calculus.flatMap { run -> [DraftLine] in
      let place = "in \(Zones.ranges(run.displays)): "
      let free = run.names.filter { name in !run.formulas.contains { $0.name == name } }
      let lines =
        ["\(free.joined(separator: ", ")) is variable"]
        + run.formulas.map { "\($0.name) := \($0.formula)" }
      return lines.map { text in
        var line = line(
          place + text, run.displays, assumed: "read as plain numbers, more equations hold")
        line.isSaid = true
        return line
      }
    }
  }
}
