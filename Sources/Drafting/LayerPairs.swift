//===----------------------------------------------------------------------===//
// Weights with the letters of two layers: W_{xh} leads from x to h.
//===----------------------------------------------------------------------===//

import Syntax

/// Which weights name the layer that they lead from beside that which they lead to.
struct LayerPairs: Sendable {
  /// Names of such weights.
  private(set) var weights: Set<String> = []
  /// The letters of layers that stand alone below what such a weight leads to or from: the h of b_h.
  private(set) var letters: Set<String> = []

  init() {}

  init(_ text: DraftText, _ roles: [String: DraftRole]) {
    let quantities = Set(
      roles.filter { _, role in
        [.input, .activation, .preactivation, .target, .output].contains(role)
      }.map { $0.key.lowercased() })
    for equation in text.equations {
      guard let (left, step) = equation.step, roles[left.plain]?.isProduced ?? false,
        let (weight, input, _) = step.parted(roles), weight.below.count == 2, weight.above.isEmpty
      else { continue }
      let pair = weight.below.compactMap(\.letter)
      let others = [left, input] + (step.bias.map { [$0] } ?? [])
      let isSummed = equation.right.all.contains { part in
        if case .series(let index?, _, _) = part { pair.contains(index) } else { false }
      }
      // An index that occurs twice is summed without a sign: the i of w_{ji} x_i is no layer.
      let isNamed = input.below.isEmpty || pair.contains { quantities.contains($0.lowercased()) }
      guard pair.count == 2, pair[0] != pair[1], isNamed, !isSummed,
        others.allSatisfy({ other in
          other.below.isEmpty
            || other.below.count == 1 && other.below[0].letter.map(pair.contains) ?? false
        })
      else { continue }
      weights.insert(weight.plain)
      letters.formUnion(others.flatMap(\.below).compactMap(\.letter))
    }
  }

  /// The two letters of a weight as one name of its layer; nil of anything else.
  func tag(of mention: Mention) -> String? {
    guard weights.contains(mention.plain), mention.below.count == 2 else { return nil }
    let pair = mention.below.compactMap(\.letter)
    return pair.count == 2 ? pair.joined(separator: ",") : nil
  }
}
