//===----------------------------------------------------------------------===//
// Letters that count the steps of gradient descent, and no layers: the t of `w_{t+1} = w_t - \eta g`.
//===----------------------------------------------------------------------===//

import Judging

/// The letters of a text that count steps, by the updates that the text displays.
struct StepLetters: Sendable {
  /// Letters that stand above.
  private(set) var above: Set<String> = []
  /// Letters that stand below what is updated, by its name: what else has the letter may count other
  /// things by it, or be carried from step to step.
  private(set) var below: [String: String] = [:]

  init() {}

  /// - Parameter mentions: all names of the text
  init(_ equations: [DraftEquation], _ mentions: [Mention]) {
    let updates = equations.compactMap(Update.init)
    let bare = Set(mentions.filter(\.isBare).map(\.plain))
    // One with the other sign may be wrong, but shows that letters count steps only where it has a rate
    // and a name that stands elsewhere without them.
    let shown = updates.filter {
      $0.isDescent || $0.hasRate && !$0.isAbove && bare.contains($0.name)
    }
    above = Set(shown.filter(\.isAbove).map(\.letter))
    let names = Set(updates.map(\.name))
    let others = mentions.filter { !names.contains($0.plain) }
    // Where other names go on from step to step too, m_t = β m_{t−1}, each step counts.
    let carried = others.flatMap(\.below).filter { $0.offset != 0 }.compactMap(\.letter)
    let letters = Set(shown.filter { !$0.isAbove }.map(\.letter)).subtracting(carried)
    for update in updates where !update.isAbove && letters.contains(update.letter) {
      below[update.name] = update.letter
    }
    // What others have above as well counts layers.
    for mention in others {
      if let letter = mention.above.first?.letter { above.remove(letter) }
    }
  }

  /// An outline without the letters below that count steps.
  func rewriting(_ sketch: Sketch) -> Sketch {
    below.isEmpty ? sketch : sketch.mappingMentions(rewriting)
  }

  private func rewriting(_ mention: Mention) -> Mention {
    guard let letter = below[mention.plain], mention.below.count == 1,
      mention.below[0].letter == letter
    else { return mention }
    var mention = mention
    mention.below = []
    mention.latex = Self.withoutSubscript(mention.latex)
    return mention
  }

  private static func withoutSubscript(_ latex: String) -> String {
    latex.replacing(#/_(\{[^{}]*\}|\\[A-Za-z]+|[^{\\])/#, with: "")
  }
}

/// `w_{t+1} = w_t - …`, or `w^{(t)} = w^{(t-1)} - …`.
private struct Update {
  var name: String
  var letter: String
  var isAbove: Bool
  /// Whether it goes down: the old value less something.
  var isDescent: Bool
  /// Whether what is added has a learning rate, by its habits.
  var hasRate: Bool

  init?(_ equation: DraftEquation) {
    let terms = equation.right.terms
    guard let new = equation.left.mention, terms.count > 1, !terms[0].isNegative,
      let old = terms[0].term.mention, old.plain == new.plain
    else { return nil }
    isAbove = new.above != old.above
    let (own, before) = isAbove ? (new.above, old.above) : (new.below, old.below)
    guard let next = own.first, let last = before.first, let letter = next.letter,
      last.letter == letter, next.offset == last.offset + 1,
      isAbove || own.count == 1 && before.count == 1
    else { return nil }
    (name, self.letter) = (new.plain, letter)
    let change = terms.dropFirst().flatMap(\.term.mentions)
    hasRate = change.contains { DraftRole.rate.habits.contains($0.plain) }
    isDescent = terms.dropFirst().contains(where: \.isNegative)
  }
}

extension Sketch {
  /// It with something else for each name.
  func mappingMentions(_ transform: (Mention) -> Mention) -> Sketch {
    func mapped(_ sketch: Sketch) -> Sketch { sketch.mappingMentions(transform) }
    return switch self {
    case .name(let mention): .name(transform(mention))
    case .number: self
    case .sum(let terms): .sum(terms.map { ($0.isNegative, mapped($0.term)) })
    case .product(let factors, let signs): .product(factors.map(mapped), signs: signs)
    case .quotient(let top, let bottom): .quotient(mapped(top), mapped(bottom))
    case .power(let base, let exponent): .power(mapped(base), exponent)
    case .transposed(let inner): .transposed(mapped(inner))
    case .call(let mention, let arguments): .call(transform(mention), arguments.map(mapped))
    case .derivative(let of, let by): .derivative(of: of.map(mapped), by: mapped(by))
    case .length(let inner, let exponent): .length(mapped(inner), exponent: exponent)
    case .series(let index, let upper, let body):
      .series(index: index, upper: upper, body: mapped(body))
    case .grid(let rows): .grid(rows.map { $0.map(mapped) })
    case .other(let parts): .other(parts.map(mapped))
    }
  }
}
