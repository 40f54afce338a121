//===----------------------------------------------------------------------===//
// Where a text without a network begins anew: its names are others from there on.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// The equations of a text in parts whose names mean one thing each. A heading alone begins no part:
/// behind it a name has to be said to be something else, or to be of another shape.
struct ArrayParts {
  private(set) var parts: [[DraftEquation]] = []
  /// The names that the last part defines, with their formulas.
  private var formulas: [String: String] = [:]
  private let literal: Set<String>

  init(_ drafter: Drafter) {
    literal = ArrayShapes.literal(in: drafter.text.equations)
    for section in Self.sections(drafter) {
      let (own, shown) = (Self.formulas(section), kinds(section))
      // A bar is for the gradient of what was defined last.
      let isOther =
        section.first.map { Self.definesWithBar($0, drafter) } ?? false
        || own.contains { formulas[$0.key] ?? $0.value != $0.value }
        || kinds(parts.last ?? []).contains { shown[$0.key] ?? $0.value != $0.value }
      if parts.isEmpty || isOther {
        parts.append(section)
        formulas = own
      } else {
        parts[parts.count - 1] += section
        formulas.merge(own) { first, _ in first }
      }
    }
  }

  private func kinds(_ equations: [DraftEquation]) -> [String: ArrayShapes.Kind] {
    ArrayShapes(equations, others: literal).shown
  }

  /// The equations between two headings, or from one definition of a name in the words to the next.
  static func sections(_ drafter: Drafter) -> [[DraftEquation]] {
    let beginnings = Set(
      drafter.document.displays.filter { drafter.document.mayBeginPart(at: $0) }.map(\.ordinal))
    var sections: [[DraftEquation]] = [[]]
    var defined: Set<String> = []
    var last = 0
    for equation in drafter.text.equations where equation.place < .max && equation.place > 0 {
      // What a name is in an example, `$b_1 = 0.1$` in the words, says nothing of what it means.
      if equation.display == 0, equation.right.mentions.isEmpty { continue }
      let isNew =
        equation.place != last && beginnings.contains { $0 > last && $0 <= equation.place }
      let name = equation.display == 0 ? equation.left.mention?.latex : nil
      let isOfBars = equation.place != last && definesWithBar(equation, drafter)
      if isNew || isOfBars || name.map(defined.contains) ?? false {
        sections.append([])
        defined = []
      }
      if let name { defined.insert(name) }
      last = max(last, equation.place)
      sections[sections.count - 1].append(equation)
    }
    return sections.filter { !$0.isEmpty }
  }

  /// Whether words say what a name is of which the text has a gradient with a bar.
  private static func definesWithBar(_ equation: DraftEquation, _ drafter: Drafter) -> Bool {
    guard equation.display == 0, let name = equation.left.mention, name.isBare else { return false }
    return drafter.text.adjoint(of: name.plain) != nil
  }

  /// The names that equations say freely what they are, by what the first says.
  private static func formulas(_ equations: [DraftEquation]) -> [String: String] {
    var result: [String: String] = [:]
    for equation in equations where equation.chain == nil && !equation.isAssignment {
      guard let left = equation.left.named, left.primes == 0, left.differential == nil,
        !equation.formula.isEmpty, !equation.formula.contains("\\partial"),
        !equation.right.mentions.contains(where: { $0.plain == left.plain })
      else { continue }
      let name = left.plain + left.below.map { "_\($0.text)" }.joined()
      result[name] = result[name] ?? equation.formula.filter { $0 != " " }
    }
    return result
  }
}
