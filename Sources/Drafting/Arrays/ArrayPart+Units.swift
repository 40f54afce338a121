//===----------------------------------------------------------------------===//
// Networks written out unit by unit: what is said of one unit, and meant of the others.
//===----------------------------------------------------------------------===//

import Syntax

extension ArrayPart {
  /// What a name is taken to be, the names in that, and why.
  typealias Analogue = (formula: String, names: [String], why: String)

  /// What displays say of a name by saying it of another unit, or of a sum; also of names that the text
  /// has not, and that others are made of.
  func analogues() -> [String: Analogue] {
    var result = ofSums()
    let known = Set(names.map(\.key))
    var open = names.filter { isOpen($0.key, $0.mention) }.map(\.mention)
    while let mention = open.popLast() {
      let key = shapes.key(mention)
      guard result[key] == nil, result.count < Self.mostAnalogues else { continue }
      if let (analogue, others) = ofOtherUnit(mention, besides: known) {
        result[key] = analogue
        open += others
      } else {
        result[key] = step(into: mention) ?? term(of: mention)
      }
    }
    return result
  }

  private static let mostAnalogues = 100

  /// The formulas of analogues, each behind those that it is made of.
  func ordered(
    _ analogues: [String: Analogue]
  ) -> [(key: String, formula: String, why: String)] {
    let others = Set(analogues.keys).subtracting(names.map(\.key)).sorted()
    var open = names.map(\.key).filter { analogues[$0] != nil } + others
    var result: [(key: String, formula: String, why: String)] = []
    while !open.isEmpty {
      let isReady = { (key: String) in
        Set(analogues[key]?.names ?? []).isDisjoint(with: open.filter { $0 != key })
      }
      // What leads in a circle stands as it comes.
      let next = open.first(where: isReady) ?? open[0]
      open.removeAll { $0 == next }
      if let analogue = analogues[next] { result.append((next, analogue.formula, analogue.why)) }
    }
    return result
  }

  /// `a_{h1} = f(s_{h1})` and nothing of a_{o1}, where there is an s_{o1}: then a_{o1} is f(s_{o1}).
  /// With it the names that the text has not, and that such steps say what they are.
  private func ofOtherUnit(
    _ mention: Mention, besides known: Set<String>
  ) -> (Analogue, unknown: [Mention])? {
    for equation in equations where equation.display > 0 && equation.chain == nil {
      guard let left = equation.left.mention, left.plain == mention.plain, left.above.isEmpty,
        let old = Self.script(of: left), let new = Self.script(of: mention), old != new,
        let others = counterparts(of: equation.formula, old, mention),
        !others.map(shapes.key).contains(shapes.key(mention))
      else { continue }
      let unknown = others.filter { !known.contains(shapes.key($0)) }
      guard unknown.allSatisfy({ step(into: $0) != nil }) else { continue }
      let why = "as display \(equation.display) says it of another unit"
      let formula = equation.formula.replacing(old, with: new)
      return ((formula, others.map(shapes.key), why), unknown)
    }
    return nil
  }

  /// The names of another unit that stand where those of one do in a formula; nil where it is of
  /// several units, or differentiates.
  private func counterparts(
    of formula: String, _ script: String, _ other: Mention
  ) -> [Mention]? {
    let scripts = formula.matches(of: #/_(\{[^{}]*\}|.)/#).map { String($0.0) }
    guard scripts.allSatisfy({ $0 == script }), !formula.contains("\\partial") else { return nil }
    let others = names.map(\.mention).filter { name in
      Self.script(of: name) == script && formula.contains(name.latex)
    }.map { name in
      var name = name
      name.below = other.below
      name.latex = name.latex.replacing(script, with: Self.script(of: other) ?? script)
      return name
    }
    return others.isEmpty ? nil : others
  }

  /// `E = E_1 + E_2 = A + B`: E_1 is A, and E_2 is B.
  private func ofSums() -> [String: Analogue] {
    var result: [String: Analogue] = [:]
    for equation in equations where equation.display > 0 {
      let mentions = equation.left.terms.compactMap { $0.isNegative ? nil : $0.term.mention }
      let formulas = Self.terms(of: equation.formula)
      guard mentions.count > 1, mentions.count == equation.left.terms.count,
        formulas.count == mentions.count, equation.right.terms.count == mentions.count,
        Set(mentions.map(shapes.key)).count == mentions.count,
        mentions.allSatisfy({ isOpen(shapes.key($0), $0) })
      else { continue }
      let names = equation.right.all.compactMap(\.plainMention).map(shapes.key)
      for (mention, formula) in zip(mentions, formulas) {
        let why = "term by term, as display \(equation.display) has the sum"
        result[shapes.key(mention)] = (formula, names, why)
      }
    }
    return result
  }

  /// Whether a name has a script that is a part of it, and no equation says what it is.
  private func isOpen(_ key: String, _ mention: Mention) -> Bool {
    shapes.literal.contains(mention.plain) && !mention.below.isEmpty && mention.above.isEmpty
      && mention.differential == nil && !defined.contains(key)
  }

  /// The names that equations say what they are, by other names.
  private var defined: Set<String> {
    let formulas = equations.filter { $0.right.mentions.contains { $0.plain != "e" } }
    return Set(formulas.compactMap(\.left.named).map(shapes.key))
  }

  /// What stands below a name, as it is written.
  private static func script(of mention: Mention) -> String? {
    mention.latex.firstIndex(of: "_").map { String(mention.latex[$0...]) }
  }

  /// The terms of a sum in LaTeX.
  static func terms(of formula: String) -> [String] {
    var terms = [""]
    var depth = 0
    for character in formula {
      if "({[".contains(character) { depth += 1 }
      if ")}]".contains(character) { depth -= 1 }
      if character == "+", depth == 0 {
        terms.append("")
      } else {
        terms[terms.count - 1].append(character)
      }
    }
    return terms
  }

  /// What is differentiated by and stands in nothing that the text says of a name or differentiates:
  /// how anything depends on it, nothing shows.
  func unknownVariables(
    besides defined: Set<String>, _ analogues: [String: Analogue]
  ) -> Set<String> {
    var variables: Set<String> = []
    var shown: Set<String> = []
    for equation in equations {
      for part in equation.all {
        guard case .derivative(let of, let by) = part else { continue }
        variables.formUnion(by.all.compactMap(\.plainMention).map(shapes.key))
        shown.formUnion((of?.all ?? []).compactMap(\.plainMention).map(shapes.key))
      }
      guard let own = equation.left.named.map(shapes.key) else { continue }
      // An update of a name by itself shows nothing.
      shown.formUnion(Self.names(in: equation.right).map(shapes.key).filter { $0 != own })
      guard !equation.formula.contains("\\partial") else { continue }
      // What stands in an exponent no outline has.
      shown.formUnion(
        names.filter { $0.key != own && equation.formula.contains($0.mention.latex) }.map(\.key))
    }
    for analogue in analogues.values { shown.formUnion(analogue.names) }
    return variables.subtracting(shown).subtracting(defined)
  }

  /// The names in an outline, but those that something is differentiated by.
  private static func names(in sketch: Sketch) -> [Mention] {
    if case .derivative(let of, _) = sketch { return of.map(names) ?? [] }
    return (sketch.plainMention.map { [$0] } ?? []) + sketch.children.flatMap(names)
  }
}
