//===----------------------------------------------------------------------===//
// What sums to one in a text that is read by what it says of each name: targets of a cross entropy.
//===----------------------------------------------------------------------===//

import Syntax

/// The free names that are shares of classes, y of `y^\top \log \hat y`, by how they stand or by the words.
struct StepShares {
  /// Their keys, in the order of the text.
  private(set) var names: [String] = []
  /// Which of two indices counts the classes, of weights with two: that over which what the logarithm is
  /// of is normalised.
  private(set) var classes: [String: Int] = [:]
  /// Whether something sums to one and it is not seen what: the words say so of no name that is found, or
  /// what is normalised weights a logarithm in rows or columns.
  private(set) var areOpen = false

  init(_ draft: StepDraft) {
    let said = SaidShares(draft.drafter.document)
    guard !said.areDenied else { return }
    let weights = Self.weights(draft)
    let normalised = weights.filter { Self.isNormalised($0.value, draft) }
    classes = weights.compactMapValues { Self.place(of: $0, draft) }.filter { key, _ in
      draft.names.contains { $0.key == key && draft.shapes.entries.names[$0.mention.plain] == 2 }
    }
    let free = draft.names.filter { draft.definitions[$0.key] == nil }
    names = free.filter { key, mention in
      let isShare =
        said.names.contains(mention.plain)
        || normalised[key] != nil && !Self.isSubtractedFromOne(mention, draft)
          && !Self.hasTotal(mention, draft)
      return isShare && (draft.shapes.kind(of: mention) == .vector || classes[key] != nil)
    }.map(\.key)
    let isUnseen = free.contains { key, mention in
      normalised[key] != nil && !names.contains(key) && draft.shapes.kind(of: mention) != .number
        && !Self.hasTotal(mention, draft)
    }
    areOpen = said.areMentioned && names.isEmpty || isUnseen
  }

  /// The names that logarithms are weighted with, and what these are of.
  private static func weights(_ draft: StepDraft) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for part in draft.equations.flatMap(\.all) {
      guard case .product(let factors, _) = part,
        let logarithm = factors.first(where: \.isLogarithm),
        let inner = logarithm.mentions.first(where: { !Sketch.logarithms.contains($0.plain) })
      else { continue }
      for name in factors.compactMap(\.mention) {
        result[draft.shapes.key(name), default: []].insert(draft.shapes.key(inner))
      }
    }
    return result
  }

  /// Whether one of some names is a softmax, or shares of a sum.
  private static func isNormalised(_ keys: Set<String>, _ draft: StepDraft) -> Bool {
    if keys.contains("softmax") { return true }
    return keys.flatMap { draft.definitions[$0] ?? [] }.contains { equation in
      switch equation.right {
      case .call(let function, _): function.plain == "softmax"
      case .quotient(_, .series): true
      default: false
      }
    }
  }

  /// Which of two indices one of some names is normalised over.
  private static func place(of keys: Set<String>, _ draft: StepDraft) -> Int? {
    for equation in keys.sorted().flatMap({ draft.definitions[$0] ?? [] }) {
      guard case .quotient(_, .series(let index?, _, let body)) = equation.right else { continue }
      for mention in body.mentions where mention.below.count == 2 {
        if let place = mention.below.firstIndex(where: { $0.text == index }) { return place }
      }
    }
    return nil
  }

  /// Whether an equation gives the sum of its entries a name: that need not be 1.
  private static func hasTotal(_ mention: Mention, _ draft: StepDraft) -> Bool {
    draft.equations.contains { equation in
      guard equation.left.mention != nil, case .series(_, _, let body) = equation.right else {
        return false
      }
      return body.mention?.plain == mention.plain
    }
  }

  /// Whether 1 - t stands somewhere: each of several labels may be set.
  private static func isSubtractedFromOne(_ mention: Mention, _ draft: StepDraft) -> Bool {
    draft.equations.flatMap(\.all).contains { part in
      guard case .sum(let terms) = part, terms.count == 2, case .number("1") = terms[0].term else {
        return false
      }
      return terms[1].isNegative && terms[1].term.mention?.plain == mention.plain
    }
  }
}

extension Sketch {
  fileprivate static let logarithms: Set<String> = ["log", "ln", "\\log", "\\ln"]

  /// Whether it is a logarithm of something.
  var isLogarithm: Bool {
    if case .call(let function, _) = self {
      Self.logarithms.contains(function.plain)
    } else {
      false
    }
  }
}
