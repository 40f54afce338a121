//===----------------------------------------------------------------------===//
// What goes on from step to step is of one shape at all of them.
//===----------------------------------------------------------------------===//

import Syntax

/// The shapes of names in a text that is read by what it says of each, at all steps the same.
struct StepShapes {
  private let families: ArrayShapes
  let entries: EntryLetters
  /// Whether numbers below names are steps.
  private let hasSteps: Bool

  init(_ equations: [DraftEquation], asNumbers: Bool, hasSteps: Bool) {
    entries = EntryLetters(equations)
    self.hasSteps = hasSteps
    let own = hasSteps ? equations.map(Self.withoutSteps) : equations
    let parts = own.flatMap(\.all)
    let mentions = parts.compactMap(\.plainMention)
    let scripted = Set(
      mentions.filter { [entries] in !$0.below.isEmpty && entries.names[$0.plain] == nil }
        .map(\.plain))
    let numbers = Self.numbers(parts)
    let said = Set(
      equations.filter { $0.chain == nil && !$0.isAssignment }.compactMap(\.left.mention)
        .map(\.pattern))
    var known: [String: ArrayShapes.Kind] = [:]
    for mention in mentions {
      if let count = entries.names[mention.plain] {
        known[mention.plain] = count == 2 ? .matrix : .vector
        continue
      }
      let isNumber = numbers.contains(mention.plain) || asNumbers
      // What a Greek letter is, or a name that is made of others, its equations say where nothing goes on
      // from step to step.
      if !hasSteps, !isNumber, mention.isGreek || said.contains(mention.pattern) { continue }
      let kind = Self.kind(mention)
      known[mention.pattern] = isNumber && kind != nil && kind != .function ? .number : kind
    }
    families = ArrayShapes(
      own, others: scripted, known: known, entries: Set(entries.names.keys))
  }

  /// A name at a step, with what belongs to it.
  func key(_ mention: Mention) -> String { entries.key(mention) }

  func kind(of mention: Mention) -> ArrayShapes.Kind? {
    families.kinds[families.key(family(mention))]
  }

  func shape(of mention: Mention) -> ArrayShapes.Shape? {
    families.shape(of: families.key(family(mention)))
  }

  private func family(_ mention: Mention) -> Mention {
    hasSteps ? Self.withoutStep(mention) : mention
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

  /// Names that something is divided by, and others that are no vectors by how they stand.
  private static func numbers(_ parts: [Sketch]) -> Set<String> {
    var result: Set<String> = []
    var (squares, uses): ([String: Int], [String: Int]) = ([:], [:])
    for part in parts {
      switch part {
      case .quotient(_, let below):
        if let name = below.mention { result.insert(name.plain) }
      case .product(let factors, _):
        // The mean of \bar{x}\mathbf{1}.
        for (factor, next) in zip(factors, factors.dropFirst()) where next.mention?.plain == "1" {
          if let name = factor.mention { result.insert(name.plain) }
        }
      case .power(let base, "2"):
        if let name = base.mention { squares[name.plain, default: 0] += 1 }
      case .name(let mention):
        uses[mention.plain, default: 0] += 1
        if mention.above.map(\.text) == ["2"], mention.bracket == .none {
          squares[mention.plain, default: 0] += 1
        }
      default: break
      }
    }
    // What stands nowhere but squared is a variance.
    return result.union(squares.filter { uses[$0.key] == $0.value }.keys)
  }
}

extension Mention {
  /// Whether it is a Greek letter that is no usual function.
  fileprivate var isGreek: Bool {
    plain.hasPrefix("\\") && !plain.contains("{") && !isUsualFunction
  }
}
