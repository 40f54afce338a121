//===----------------------------------------------------------------------===//
// The parts of a text in which each name is one thing.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// A part of a text, from one display to another.
struct StepPart {
  let displays: ClosedRange<Int>
  /// Its equations, behind those of earlier parts that say what names of it are.
  let equations: [DraftEquation]
  /// Whether there are others.
  let isOneOfMany: Bool

  /// The whole text.
  init(_ drafter: Drafter) {
    let last = drafter.document.displays.map(\.ordinal).max() ?? 1
    displays = 1...max(1, last)
    equations = drafter.text.equations.filter { $0.place < .max || $0.right.isDerivative }
    isOneOfMany = false
  }

  private init(_ displays: ClosedRange<Int>, _ equations: [DraftEquation]) {
    (self.displays, self.equations, isOneOfMany) = (displays, equations, true)
  }

  /// The parts of a text that counts no steps: one begins where a heading stands, and behind it a name is
  /// said to be made of something else.
  static func all(_ drafter: Drafter) -> [StepPart] {
    let whole = StepPart(drafter)
    let found = parted(ArrayParts.sections(drafter))
    let entries = EntryLetters(drafter.text.equations, hasFamilies: true)
    // What words say of derivatives they say of the whole text.
    let derivatives = drafter.text.equations.filter { $0.place == .max && $0.right.isDerivative }
    guard found.count > 1 else { return [whole] }
    let starts = found.map { $0.map(\.place).filter { $0 > 0 }.min() ?? 1 }
    return found.indices.compactMap { place in
      let start = place == 0 ? 1 : starts[place]
      let end = place + 1 < starts.count ? starts[place + 1] - 1 : whole.displays.upperBound
      guard start <= end else { return nil }
      return StepPart(
        start...end,
        inherited(from: found[..<place].joined(), by: found[place], entries) + found[place]
          + derivatives)
    }
  }

  private static func parted(_ sections: [[DraftEquation]]) -> [[DraftEquation]] {
    var result: [[DraftEquation]] = []
    var known: [String: Set<String>] = [:]
    var seen: Set<String> = []
    for section in sections {
      let own = section.reduce(into: [String: Set<String>]()) { result, equation in
        guard equation.chain == nil, !equation.isAssignment, equation.display > 0,
          let left = equation.left.mention, left.primes == 0, left.differential == nil,
          left.above.isEmpty, result[left.plain] == nil, !equation.formula.contains("\\partial")
        else { return }
        result[left.plain] = Set(equation.right.mentions.map(\.plain))
      }
      // What is made of more than before, several names or one with a new letter, is something else; of
      // one name alone it may be a misprint.
      let others = own.filter { name, names in
        known[name].map { !names.isSubset(of: $0.union([name])) } ?? false
      }
      let isOther =
        others.count > 1 || others.values.contains { !$0.isSubset(of: seen) }
      seen.formUnion(section.flatMap(\.all).flatMap(\.mentions).map(\.plain))
      if result.isEmpty || isOther {
        result.append(section)
        known.merge(own) { $1 }
      } else {
        result[result.count - 1] += section
        known.merge(own) { first, _ in first }
      }
    }
    return result
  }

  /// The equations of earlier parts that say what names of a part are that it says nothing of itself.
  private static func inherited(
    from earlier: some Sequence<DraftEquation>, by own: [DraftEquation], _ entries: EntryLetters
  ) -> [DraftEquation] {
    let earlier = earlier.filter { $0.chain == nil && !$0.isAssignment && $0.display > 0 }
    var said = Set(own.compactMap(\.left.mention).map(entries.key))
    var open = Set(own.flatMap(\.all).flatMap(\.mentions).map(entries.key)).subtracting(said)
    var result: [DraftEquation] = []
    while let name = open.min() {
      open.remove(name)
      guard said.insert(name).inserted,
        let equation = earlier.last(where: { $0.left.mention.map(entries.key) == name })
      else { continue }
      result.append(equation)
      open.formUnion(equation.right.mentions.map(entries.key))
    }
    return result
  }

  /// A line limited to it.
  func limiting(_ line: DraftLine) -> DraftLine {
    guard isOneOfMany, !line.text.hasPrefix("in ") else { return line }
    var line = line
    line.text = "in \(displays.lowerBound)-\(displays.upperBound): \(line.text)"
    line.displays = Array(displays)
    return line
  }
}

extension Sketch {
  /// Whether it is the derivative of something.
  var isDerivative: Bool { if case .derivative(_?, _) = self { true } else { false } }
}
