import Foundation

/// How improbable it is that claimed numbers are met by chance, in bits: of a number that may miss by a,
/// and lies as far as d from the right one and from 0, log₂ d/a.
struct Evidence {
  /// Of all numbers together that differ from one another.
  private(set) var bits = 0.0

  /// Of the number that says most: what a constant takes that is fitted, whatever it is.
  private(set) var best = 0.0

  mutating func add(_ bits: Double) {
    self.bits += bits
    best = max(best, bits)
  }

  /// No more than so many bits.
  func limited(to most: Double) -> Evidence {
    var result = self
    (result.bits, result.best) = (min(bits, most), min(best, most))
    return result
  }
}

/// Mistakes that make the numbers of a part, and what speaks for them.
struct Fit {
  var mistakes: [Mistake]
  var evidence = Evidence()
}

/// What speaks for the mistakes of an explanation, and the one law for all of them: *an explanation is
/// shorter than what it explains*.
///
/// A mistake takes some bits to be said: which one of so many it is, where it was made, and its
/// constants, of which one that means something, such as n or −1, takes few, and one that was fitted
/// as many as the number that fixes it. The parts that it explains must hold more bits than that, by a
/// ``margin``; so must every two mistakes together, and all of them, for one may be borne out by parts
/// that say nothing of another. With all that can be said in so many bits, numbers of no kind are given
/// a name at most once in 2^margin cases.
///
/// A layer holds no more than its δ: where ReLU leaves one unit in one example, all weights of the layer
/// are that one number times what is received, whatever it is.
///
/// Source: J. Rissanen, *Modeling by shortest data description*, Automatica 14 (1978).
struct Support {
  private var parts: [Part: (mistakes: Set<Mistake>, evidence: Evidence)] = [:]

  /// How many numbers of δ are not 0, layer by layer.
  private var freedom: [Int: Int] = [:]
  let language: MistakeLanguage

  /// The mistakes that explain no more than it takes to say them.
  private(set) var coincidences: Set<Mistake> = []

  private static let margin = 10.0

  init(_ language: MistakeLanguage) { self.language = language }

  /// Notes what explains a part that is made of this δ.
  mutating func note(
    _ mistakes: [Mistake], in part: Part, of δ: Signal, _ evidence: Evidence
  ) {
    let claims = Set(mistakes.filter(\.isHypothesis))
    guard !claims.isEmpty, !mistakes.contains(.unknown) else { return }
    parts[part] = (claims, evidence)
    freedom[part.layer] = δ.values.count { $0 != 0 }
    coincidences = []
    let all = parts.values.reduce(into: Set<Mistake>()) { $0.formUnion($1.mistakes) }
    for some in Self.subsets(Array(all)) where !isBorneOut(some) { coincidences.formUnion(some) }
  }

  private func isBorneOut(_ mistakes: [Mistake]) -> Bool {
    let own = parts.filter { !$0.value.mistakes.isDisjoint(with: mistakes) }
    let isOfDelta = mistakes.allSatisfy(\.isExplainedByDelta)
    let gain = Dictionary(grouping: own, by: \.key.layer).reduce(0) { gain, layer in
      let all = layer.value.map(\.value.evidence)
      let most = Double(freedom[layer.key] ?? 0) * (all.map(\.best).max() ?? 0)
      let bits = all.reduce(0) { $0 + $1.bits }
      return gain + (isOfDelta ? min(bits, most) : bits)
    }
    let cost = mistakes.reduce(0) { cost, mistake in
      let best = own.values.filter { $0.mistakes.contains(mistake) }.map(\.evidence.best).max() ?? 0
      return cost + language.bits(of: mistake, constant: best)
    }
    return gain >= cost + Self.margin
  }

  /// All but the empty one.
  private static func subsets(_ all: [Mistake]) -> [[Mistake]] {
    var result: [[Mistake]] = [[]]
    for mistake in all { result += result.map { $0 + [mistake] } }
    return Array(result.dropFirst())
  }
}
