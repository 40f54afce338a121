//===----------------------------------------------------------------------===//
// What letters count up to which sums run, though nothing declares them.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// What a letter counts that nothing declares: the n of `\sum_{i=1}^n`.
package enum CountedThing: Hashable, Sendable {
  case inputs
  case outputs
  /// The units of a layer that is neither the first nor the last.
  case units(Int)
  case examples

  /// nil for entries that are written out, which are as many as there are.
  init?(_ axis: Extent.Axis, depth: Int) {
    switch axis {
    case .units(0): self = .inputs
    case .units(depth): self = .outputs
    case .units(let layer): self = .units(layer)
    case .samples: self = .examples
    case .one, .count: return nil
    }
  }

  var words: String {
    switch self {
    case .inputs: "the inputs"
    case .outputs: "the outputs"
    case .units(let layer): "the units of layer \(layer)"
    case .examples: "the examples"
    }
  }
}

extension Judge {
  /// What each letter counts on a network: one thing, or several where nothing but that is open.
  /// Of an equation for each layer a letter counts another layer's units each time, and says nothing.
  func counted(in found: [Found], _ equation: Equation) -> [String: Set<CountedThing>] {
    guard let first = found.first else { return [:] }
    let depth = first.spec.depth
    return first.counted.mapValues { axes in
      let things = Set(axes.compactMap { CountedThing($0, depth: depth) })
      return equation.indices.layers.isEmpty || things.count == 1 ? things : []
    }
  }
}

extension Session {
  /// A letter counts one thing in all of a text: what holds only where it counts another as well holds
  /// under that condition.
  mutating func counting(_ result: ClaimResult, _ display: Display) -> ClaimResult {
    guard [.holds, .conditional].contains(result.judgement.verdict) else { return result }
    if document.beginsAnew(at: display) { counted = [:] }
    var result = result
    for (letter, things) in result.judgement.counted.sorted(by: { $0.key < $1.key }) {
      let known = counted[letter]
      if summed.contains(letter) {
        result.judgement.add(
          condition: "\(letter), over which the text sums elsewhere, is how many there are")
      }
      let all = things.union(known.map { [$0.thing] } ?? [])
      if known == nil, let thing = things.first, things.count == 1 {
        counted[letter] = (thing, display.ordinal)
      }
      guard all.count > 1 else { continue }
      let others = all.filter { $0 != known?.thing }.map(\.words).sorted()
      let note =
        known.map { known in
          "\(letter), which counts \(known.thing.words) in display \(known.display), counts "
            + others.joined(separator: " and ") + " too"
        } ?? "\(letter) counts both " + others.joined(separator: " and ")
      result.judgement.add(condition: note)
    }
    return result
  }
}

extension Judgement {
  /// Makes it hold under a condition, or under one more.
  mutating func add(condition: String) {
    message = verdict == .holds ? "holds if \(condition)" : message + ", and if \(condition)"
    verdict = .conditional
  }
}

extension [Item] {
  /// The letters that sums are over: i and j of `\sum_{i,j}`, k of `\sum_{k=1}^n`.
  var summedLetters: Set<String> {
    var result: Set<String> = []
    for (place, item) in enumerated() {
      for part in item.parts { result.formUnion(part.summedLetters) }
      guard item.isSign("sum") else { continue }
      for limit in self[(place + 1)...].prefix(2) {
        guard case .subscript(let under) = limit.kind else { continue }
        for part in under.split(whereSeparator: { $0.isSign(",") }) {
          result.formUnion(part.prefix { !$0.isRelation }.compactMap(\.nameAlone))
        }
      }
    }
    return result
  }
}
