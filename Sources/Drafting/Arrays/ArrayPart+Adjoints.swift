//===----------------------------------------------------------------------===//
// Bars for gradients, where a text says what the results are made of: C = AB, and \bar{A}.
//===----------------------------------------------------------------------===//

import Syntax

extension ArrayPart {
  /// The lines of names with a bar: the gradient of the result that a schema names, `\bar{v}_i =
  /// ∂y/∂v_i`, or of whatever is made of the results of the definitions in the words.
  ///
  /// - Parameter definitions: what the words say of names
  func adjoints(beside definitions: [String: DraftEquation]) -> [String: ArrayDraft.Line] {
    let bars = names.filter { drafter.text.isAdjoint($0.mention.plain) }
    guard !bars.isEmpty else { return [:] }
    return ofSchema(bars) ?? ofResults(bars, definitions)
  }

  /// A name with a bar, by the key that it has.
  private typealias Bar = (key: String, mention: Mention)

  /// What a text says once of all: `we write $\bar{v} = ∂\ell/∂v$ for every variable`. Nil where it
  /// does not, or the part does not say what \ell is.
  private func ofSchema(_ bars: [Bar]) -> [String: ArrayDraft.Line]? {
    let result = drafter.text.equations.lazy.compactMap { equation -> Mention? in
      guard let left = equation.left.mention, let base = left.differential,
        case .derivative(let of?, let by) = equation.right, by.mention?.plain == base
      else { return nil }
      return of.mention
    }.first
    guard let result, result.isBare else { return nil }
    let known = ingredients(of: shapes.key(result))
    let isKnown = { (bar: Bar) in
      self.base(of: bar.mention).map { known.contains($0) } ?? false
    }
    guard !known.isEmpty else { return nil }
    return lines(of: bars.filter(isKnown)) { base in
      "\\frac{\\partial \(result.latex)}{\\partial \(base)}"
    }
  }

  /// What a name is made of, by the first equations that say what each is.
  private func ingredients(of name: String) -> Set<String> {
    var known: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      let equation = equations.first {
        $0.left.named.map(shapes.key) == next && $0.chain == nil
          && !$0.formula.contains("\\partial")
      }
      let further = Set(equation?.right.mentions.map(shapes.key) ?? []).subtracting(known)
      known.formUnion(further)
      open += further.sorted()
    }
    return known
  }

  /// The name that a bar is over, with the scripts that are a part of it.
  private func base(of mention: Mention) -> String? {
    mention.differential.map { base in
      var own = mention
      (own.plain, own.differential) = (base, nil)
      return shapes.key(own)
    }
  }

  /// The gradients of whatever is made of the results: of a result itself it is any.
  private func ofResults(
    _ bars: [Bar], _ definitions: [String: DraftEquation]
  ) -> [String: ArrayDraft.Line] {
    let used = Set(definitions.values.flatMap { $0.right.mentions.map(\.plain) })
    let results = bars.filter { bar in
      bar.mention.differential.map { definitions[$0] != nil && !used.contains($0) } ?? false
    }
    guard !results.isEmpty else { return [:] }
    var lines: [String: ArrayDraft.Line] = [:]
    var terms: [String] = []
    for bar in results {
      guard let base = bar.mention.differential, let shape = shapes.shape(of: base) else {
        continue
      }
      terms.append(
        shape.isNumber ? "\(bar.key) \(base)" : "\\operatorname{tr}(\(bar.key)^{T} \(base))")
      let kind = shape.isNumber ? "variable" : parts(of: base).map { "array(\($0))" }
      lines[bar.key] = kind.map {
        ArrayDraft.Line(
          text: "\(bar.key) is \($0)", name: bar.mention.plain, isSaid: true, names: [base])
      }
    }
    let sum = "(\(terms.joined(separator: " + ")))"
    let others = bars.filter { bar in
      !results.contains { $0.key == bar.key }
        && bar.mention.differential.map(used.contains) ?? false
    }
    return lines.merging(
      self.lines(of: others) { "\\frac{\\partial \(sum)}{\\partial \($0)}" }
    ) { own, _ in own }
  }

  private func lines(
    of bars: [Bar], formula: (_ base: String) -> String
  ) -> [String: ArrayDraft.Line] {
    var lines: [String: ArrayDraft.Line] = [:]
    for bar in bars {
      guard let base = base(of: bar.mention), let plain = bar.mention.differential else { continue }
      lines[bar.key] = ArrayDraft.Line(
        text: "\(bar.key) := \(formula(base))", name: bar.mention.plain, isSaid: true,
        names: [plain])
    }
    return lines
  }
}
