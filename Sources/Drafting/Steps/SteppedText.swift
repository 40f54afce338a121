//===----------------------------------------------------------------------===//
// A text with its first steps written out; as it stands where it counts none.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// A text with each display at each of a few steps, where something goes on from step to step: what is
/// said of any step is judged of them. Where nothing does each display stands once, as it is.
package struct SteppedText: Sendable {
  /// A display at a step.
  package struct Instance: Sendable {
    /// The place of the display among all.
    package let display: Int
    /// Which steps its letters stand for.
    package let values: [String: Int]
    /// Whether it is of expectations, and holds of gradients that are the same at each step.
    package var isOfMeans = false

    /// Whether there are steps before it and behind it.
    fileprivate var isInner: Bool {
      values.values.allSatisfy { (1..<SteppedText.count).contains($0) }
    }
  }

  /// The text with its displays at each step.
  package let document: Document
  /// The same without what is said of expectations, which are no values at a step.
  package var withoutMeans: Document {
    var result = document
    for (place, instance) in instances.enumerated() where instance.isOfMeans {
      result.displays[place].tokens = []
    }
    return result
  }
  /// Which display each of them is.
  package let instances: [Instance]
  /// The displays as they are written.
  private let displays: [Display]
  /// What counts the steps; nil where nothing does.
  package var letter: String? { steps.letters.first }
  /// Whether anything goes on from step to step.
  package var hasSteps: Bool { !steps.letters.isEmpty }
  let steps: CountedSteps

  /// Whether a display of it has what numbers have not, or what may be a matrix, or differentiates: as if
  /// all were numbers it is not judged where others are vectors.
  package func mayBeOfArrays(_ display: Int) -> Bool {
    isOfArrays(display) || displays[display].tokens.contains { $0.text == "partial" }
  }

  private func isOfArrays(_ display: Int) -> Bool {
    displays[display].tokens.contains { token in
      Self.signsOfArrays.contains(token.text)
        || token.isLetter && token.text.first?.isUppercase == true
          && !steps.last.contains(token.name) && !DraftRole.loss.habits.contains(token.name)
          && !underRoots.contains(token.name)
    }
  }

  /// Whether a display is of steps: it has a letter that counts them, or a name that stands with them.
  package func isOfSteps(_ display: Int) -> Bool {
    !hasSteps
      || StepScript.all(in: displays[display].tokens).contains { steps.places.contains($0.place) }
  }

  /// Names under roots, which are numbers: the G of `\sqrt{G_t}`.
  private let underRoots: Set<String>

  private static func underRoots(_ displays: [Display]) -> Set<String> {
    Set(
      displays.flatMap { display in
        let tokens = display.tokens
        return tokens.indices.dropLast(2).filter { tokens[$0].text == "sqrt" }
          .map { tokens[tokens[$0 + 1].kind == .openBrace ? $0 + 2 : $0 + 1].name }
      })
  }

  /// Whether the words before a display suppose something.
  package func supposes(before display: Int) -> Bool {
    document.supposes(before: displays[display], ofSteps: hasSteps)
  }

  /// Whether some of its names are vectors or matrices.
  package var isOfArrays: Bool {
    instances.contains { instance in
      (!instance.values.isEmpty || !hasSteps) && isOfArrays(instance.display)
    }
  }

  private static let signsOfArrays: Set<String> = [
    "top", "intercal", "softmax", "diag", "odot", "circ", "mathbf", "boldsymbol", "bm", "vec",
  ]

  /// How many steps are written out: with one that has two before it and one behind.
  package static let count = 4
  /// The step with others before it and behind it.
  package static let inner = 3
  /// How many words of LaTeX all displays may have.
  private static let mostTokens = 4_000

  /// How many they may have written out.
  private static let mostWritten = 20_000

  /// The same with the formulas in its words.
  let whole: Document

  /// Whether a text with the formulas in its words is short enough.
  package static func mayBe(_ whole: Document) -> Bool {
    whole.displays.reduce(0) { $0 + $1.tokens.count } <= mostTokens
  }

  /// Nil of a text that is too long.
  ///
  /// - Parameter whole: the text with the formulas in its words
  package init?(_ document: Document, drafting whole: Document) {
    guard Self.mayBe(whole) else { return nil }
    let steps = CountedSteps(document.displays) ?? .none
    self.steps = steps
    displays = document.displays
    underRoots = Self.underRoots(displays)
    let rewriting = StepRewriting(whole.displays, steps)
    let labels = Self.labels(document.displays, steps)
    let writing = { (display: Display) in
      let all = Self.instances(of: display, steps, labels, rewriting)
      // What words suppose of any step, “where $g_t = 0$”, they suppose for their sentence.
      let isSupposed = display.isInline && display.tokens.suffix(2).map(\.text) == ["=", "0"]
      return isSupposed ? all.filter(\.values.isEmpty) : all
    }
    var judged: [(display: Display, instance: Instance)] = []
    for (place, display) in document.displays.enumerated() {
      let all = writing(display).map { values, tokens, isOfMeans in
        (
          display.saying(tokens), Instance(display: place, values: values, isOfMeans: isOfMeans)
        )
      }
      // What is said of the first step and the last is judged where nothing is said of others.
      let inner = all.filter(\.1.isInner)
      judged += inner.isEmpty ? all : inner
    }
    var own = document
    own.displays = judged.map(\.display)
    (self.document, instances) = (own, judged.map(\.instance))
    guard judged.reduce(0, { $0 + $1.display.tokens.count }) <= Self.mostWritten else { return nil }
    var more = whole
    let words = document.linesOfAll.joined(separator: "\n")
    for argument in SaidArgument.all(in: words) {
      let named = more.displays.indices.filter { !more.displays[$0].isInline }
        .compactMap { place in argument.naming(more.displays[place].tokens).map { (place, $0) } }
      // Of two functions it is not said which is meant.
      if named.count == 1 { more.displays[named[0].0].tokens = named[0].1 }
    }
    more.displays.insert(contentsOf: document.displays.flatMap(StepRewriting.terms), at: 0)
    if !steps.letters.isEmpty {
      more.displays.insert(contentsOf: Self.saidDerivatives(in: words, document), at: 0)
    }
    more.displays = more.displays.flatMap { display in
      writing(display).filter { !$0.isOfMeans }.map { display.saying($0.tokens) }
    }
    self.whole = more
  }

  /// What words say that a name is the derivative of and by, as formulas in the words.
  private static func saidDerivatives(in words: String, _ document: Document) -> [Display] {
    guard let first = document.displays.first else { return [] }
    return SaidDerivative.all(in: words).compactMap { said in
      said.loss.map { loss in
        var display = first.saying(said.tokens(of: loss))
        display.isInline = true
        return display
      }
    }
  }

  /// Whether a display speaks of a name without a step.
  package func mentions(_ names: Set<String>, at display: Int) -> Bool {
    let tokens = displays[display].tokens
    return tokens.indices.contains { place in
      names.contains(tokens[place].name)
        && (place + 1 == tokens.count || tokens[place + 1].kind != .subscript)
        && (place == 0 || !tokens[place - 1].isAccent)
    }
  }

  /// The names that stand with steps, without accents.
  private static func labels(_ displays: [Display], _ steps: CountedSteps) -> Set<String> {
    let names = steps.places.map { place in
      place.name.split(whereSeparator: { "\\{}".contains($0) }).last.map(String.init) ?? place.name
    }
    let summed = displays.flatMap { display in
      display.tokens.indices.compactMap { StepSum(display.tokens, at: $0)?.letter }
    }
    return Set(names.filter { $0.count == 1 }).subtracting(summed)
  }

  private static func instances(
    of display: Display, _ steps: CountedSteps, _ labels: Set<String>, _ rewriting: StepRewriting
  ) -> [(values: [String: Int], tokens: [Token], isOfMeans: Bool)] {
    let conditions = StepConditions(display.tokens, steps)
    let means = StepRewriting.withoutExpectations(conditions.rest)
    let tokens = rewriting(means ?? conditions.rest)
    guard !tokens.contains(where: \.isOfNoStep) else { return [] }
    var probe = StepWriter(
      steps, count: 2 * count, values: all(steps.letters, count), labels: labels)
    guard probe.written(tokens) != nil else { return [] }
    let orders = tokens.contains { $0.text == "prod" } ? [false, true] : [false]
    return assignments(probe.free, steps).filter(conditions.allow).flatMap { values in
      orders.compactMap { isDescending in
        var writer = StepWriter(
          steps, count: count, values: values, labels: labels, isDescending: isDescending)
        return writer.written(tokens).map { (values, $0, means != nil) }
      }
    }
  }

  private static func all(_ letters: [String], _ value: Int) -> [String: Int] {
    Dictionary(letters.map { ($0, value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The steps that letters may stand for: of two the one that counts is further on.
  private static func assignments(
    _ letters: Set<String>, _ steps: CountedSteps
  ) -> [[String: Int]] {
    let own = steps.letters.filter(letters.contains)
    switch own.count {
    case 0: return [[:]]
    case 1: return (steps.first...count).map { [own[0]: $0] }
    case 2:
      return (0...count).flatMap { later in (0..<later).map { [own[0]: later, own[1]: $0] } }
    default: return []
    }
  }
}

extension Display {
  /// The display with other words.
  fileprivate func saying(_ tokens: [Token]) -> Display {
    var display = self
    display.tokens = tokens
    return display
  }
}
