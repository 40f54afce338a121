//===----------------------------------------------------------------------===//
// What goes on from step to step is of one shape at all of them.
//===----------------------------------------------------------------------===//

import Syntax

/// The shapes of names in a text whose steps are written out.
struct StepShapes {
  private let families: ArrayShapes

  init(_ equations: [DraftEquation], asNumbers: Bool) {
    let own = equations.map(Self.withoutSteps)
    let parts = own.flatMap(\.all)
    let mentions = parts.compactMap(\.plainMention)
    let scripted = Set(mentions.filter { !$0.below.isEmpty }.map(\.plain))
    let numbers = Self.numbers(parts)
    var known: [String: ArrayShapes.Kind] = [:]
    for mention in mentions {
      let isNumber = numbers.contains(mention.plain) || asNumbers
      let kind = Self.kind(mention)
      known[mention.pattern] = isNumber && kind != nil && kind != .function ? .number : kind
    }
    families = ArrayShapes(own, others: scripted, known: known)
  }

  func kind(of mention: Mention) -> ArrayShapes.Kind? {
    families.kinds[families.key(Self.withoutStep(mention))]
  }

  func shape(of mention: Mention) -> ArrayShapes.Shape? {
    families.shape(of: families.key(Self.withoutStep(mention)))
  }

  private static func withoutStep(_ mention: Mention) -> Mention {
    var mention = mention
    mention.below.removeAll(where: \.isNumber)
    return mention
  }

  private static func withoutSteps(_ equation: DraftEquation) -> DraftEquation {
    var result = DraftEquation(
      equation.left.mappingMentions(withoutStep), equation.right.mappingMentions(withoutStep),
      display: equation.display)
    (result.formula, result.place, result.chain) = (
      equation.formula, equation.place, equation.chain
    )
    return result
  }

  /// What letters are in most texts that have vectors and matrices.
  private static func kind(_ mention: Mention) -> ArrayShapes.Kind? {
    if mention.plain == StepRewriting.gradient { return .function }
    if mention.isUsualFunction, mention.below.isEmpty, mention.plain.hasPrefix("\\") { return nil }
    let inner = mention.plain.split(whereSeparator: { "\\{}".contains($0) }).last.map(String.init)
    guard let inner, !DraftRole.loss.habits.contains(inner) else { return .number }
    if inner.count == 1, let letter = inner.first {
      return letter.isUppercase ? .matrix : .vector
    }
    return ["delta", "theta", "xi", "zeta"].contains(inner) ? .vector : .number
  }

  /// Names that something is divided by.
  private static func numbers(_ parts: [Sketch]) -> Set<String> {
    var result: Set<String> = []
    for part in parts {
      if case .quotient(_, let below) = part, let name = below.mention { result.insert(name.plain) }
    }
    return result
  }
}
