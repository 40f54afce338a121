//===----------------------------------------------------------------------===//
// What goes on from step to step is of one shape at all of them.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// The shapes of names in a text that is read by what it says of each, at all steps the same.
struct StepShapes {
  /// The shapes of names, those of what goes on without their steps.
  private let families: ArrayShapes
  let entries: EntryLetters
  /// Whether numbers below names are steps.
  private let hasSteps: Bool

  /// - Parameters:
  ///   - summed: letters that are summed over, though no sum is written
  ///   - document: what says in words how a matrix has the vectors of a family
  init(
    _ equations: [DraftEquation], asNumbers: Bool, hasSteps: Bool, summed: Set<String>,
    _ document: Document
  ) {
    entries = EntryLetters(equations, summed: summed, hasFamilies: !hasSteps && !asNumbers)
    self.hasSteps = hasSteps
    let own = hasSteps ? equations.map(Self.withoutSteps) : equations
    let parts = own.flatMap(\.all)
    let mentions = equations.flatMap { $0.mentions(withSteps: hasSteps) }
      .map { hasSteps ? Self.withoutStep($0) : $0 }
    let losses = Self.losses(own)
    let scripted = Set(
      mentions.filter { [entries] in !$0.below.isEmpty && entries.names[$0.plain] == nil }
        .map(\.plain))
    let numbers = Self.numbers(parts)
    let said = Set(
      equations.filter { $0.chain == nil && !$0.isAssignment }.compactMap(\.left.mention)
        .map(\.pattern))
    var known: [String: ArrayShapes.Kind] = [:]
    for mention in mentions where !entries.isOfFamily(mention) {
      if let count = entries.names[mention.plain] {
        known[mention.plain] = count == 2 ? .matrix : .vector
        continue
      }
      let isNumber = numbers.contains(mention.plain) || asNumbers
      // What a Greek letter is, or a name that is made of others, its equations say where nothing goes on
      // from step to step.
      if !hasSteps, !isNumber, mention.isGreek || said.contains(mention.pattern) { continue }
      let kind = Self.kind(mention, losses)
      known[mention.pattern] = isNumber && kind != nil && kind != .function ? .number : kind
    }
    families = ArrayShapes(
      own, others: scripted, known: known, entries: Set(entries.names.keys),
      families: entries.families, stacks: FamilyStack.said(of: entries.families, in: document))
  }

  /// A name at a step, with what belongs to it.
  func key(_ mention: Mention) -> String { entries.key(mention) }

  func kind(of mention: Mention) -> ArrayShapes.Kind? {
    families.kinds[families.key(family(mention))]
  }

  func shape(of mention: Mention) -> ArrayShapes.Shape? {
    families.shape(of: families.key(family(mention)))
  }

  /// How many vectors of its family there are; nil of what is of none.
  func count(of mention: Mention) -> Int? {
    entries.isOfFamily(mention) ? families.count(of: families.key(mention)) : nil
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

  /// Names of losses: what is differentiated, or an equation says the value of.
  private static func losses(_ equations: [DraftEquation]) -> Set<String> {
    let differentiated = equations.flatMap(\.all).compactMap { part -> String? in
      if case .derivative(let of?, _) = part { of.named?.plain } else { nil }
    }
    return Set(equations.compactMap(\.left.named?.plain) + differentiated)
      .intersection(DraftRole.loss.habits)
  }

  /// What letters are in most texts that have vectors and matrices.
  private static func kind(_ mention: Mention, _ losses: Set<String>) -> ArrayShapes.Kind? {
    if mention.plain == StepRewriting.gradient { return .function }
    if mention.isUsualFunction, mention.below.isEmpty, mention.plain.hasPrefix("\\") { return nil }
    let inner = mention.plain.split(whereSeparator: { "\\{}".contains($0) }).last.map(String.init)
    guard let inner, !losses.contains(inner) else { return .number }
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
      case .call(let function, let arguments) where ["exp", "log", "ln"].contains(function.plain):
        // What widens the entries that are in an exponent: \exp(\beta z_k).
        guard arguments.count == 1, case .product(let factors, _) = arguments[0],
          factors.contains(where: { $0.mention?.below.isEmpty == false }),
          factors.allSatisfy({ $0.mention.map { !$0.isTransposed } ?? true })
        else { continue }
        for name in factors.compactMap(\.mention)
        where name.isBare && !ArrayShapes.isCapital(name.plain) { result.insert(name.plain) }
      case .quotient(_, let below):
        if let name = below.mention ?? below.underRoot { result.insert(name.plain) }
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

extension Sketch {
  /// The name that it is the root of, or the length, in one way or another.
  fileprivate var underRoot: Mention? {
    guard case .other(let parts) = self, parts.count == 1 else { return nil }
    return parts[0].mention
  }
}

extension Mention {
  /// Whether it is a Greek letter that is no usual function.
  fileprivate var isGreek: Bool {
    plain.hasPrefix("\\") && !plain.contains("{") && !isUsualFunction
  }
}
