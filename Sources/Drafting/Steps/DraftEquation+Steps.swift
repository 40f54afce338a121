//===----------------------------------------------------------------------===//
// What an equation says of what goes on from step to step.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftEquation {
  /// All names in it; e is one where it has steps, the e_t of a recurrent network.
  func mentions(withSteps hasSteps: Bool) -> [Mention] {
    all.compactMap { part in
      guard hasSteps, case .name(let mention) = part, mention.plain == "e", mention.above.isEmpty,
        !mention.below.isEmpty, mention.below.allSatisfy(\.isNumber)
      else { return part.plainMention }
      return mention
    }
  }

  /// Whether it says what a name is by what it was one step before, or by some gradient.
  var mayGoOn: Bool {
    guard let left = left.mention, let step = left.below.first(where: \.isNumber) else {
      return false
    }
    let names = right.mentions
    return names.count { $0.plain == StepRewriting.gradient } == 1
      || names.contains { name in
        name.plain == left.plain
          && name.below.first(where: \.isNumber)?.offset == step.offset - 1
      }
  }

  /// Whether the gradient of a loss that the text does not display has a part in it.
  var hasOpaqueGradient: Bool {
    right.mentions.contains { $0.plain == StepRewriting.gradient }
  }

  /// Whether it is the gradient of a loss that the text does not display, and nothing else.
  var isOfGradient: Bool {
    if case .call(let function, _) = right {
      function.plain == StepRewriting.gradient
    } else {
      false
    }
  }

  /// Whether words say it of what the text means, and not of an example, `\mu = 0.9`, or a case, g_t = g.
  var isForAllSteps: Bool {
    switch right {
    case .name: false
    case .number: startsAtZero
    default: true
    }
  }

  /// `m_0 = 0`, or a link of `m_0 = v_0 = 0`.
  var startsAtZero: Bool {
    guard case .number("0") = right else { return false }
    return left.mention?.below.first?.isNumber == true
  }

  var said: SteppedDraft.Said {
    SteppedDraft.Said(display, formula)
  }
}
