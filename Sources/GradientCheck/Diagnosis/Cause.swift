import Networks

/// A mistake, and everywhere it was made: what is to be mended once.
public struct Cause: Hashable, Sendable {
  /// What was done wrong.
  public let mistake: Mistake

  /// The layers where it was made, counted from 1; empty where it concerns the whole.
  public let layers: [Int]

  /// Where, in words: `all layers`, `δ of layer 2`, `the bias of layers 1 and 2`.
  public let place: String

  /// What, in a sentence.
  public let sentence: String

  /// Where and what.
  public var description: String { place.isEmpty ? sentence : "\(place): \(sentence)" }

  /// Where to look, without what to find there.
  public var hint: String {
    place.isEmpty ? "look at \(mistake.hint)" : "\(place): look at \(mistake.hint)"
  }
}

extension Explanation {
  /// The mistakes of this explanation, from the output down.
  ///
  /// - Parameters:
  ///   - wrong: the parts that are wrong.
  ///   - meaning: what a factor stands for.
  ///   - entrance: where what is unexplained comes from.
  func causes(wrong: [Part], _ meaning: FactorMeaning, _ entrance: Entrance) -> [Cause] {
    let causes = exactCauses(wrong: wrong, meaning, entrance)
    guard isCoarse, let first = causes.first else { return causes }
    let coarse = Cause(
      mistake: first.mistake, layers: first.layers, place: first.place,
      sentence: first.sentence
        + "; to some digits only, as where an ε is added to a denominator or of difference quotients"
    )
    return [coarse] + causes.dropFirst()
  }

  private func exactCauses(
    wrong: [Part], _ meaning: FactorMeaning, _ entrance: Entrance
  ) -> [Cause] {
    let unexplained = findings.filter { $0.value.contains { $0.mistake == .unknown } }.keys
    let mistakes = distinct + (unexplained.isEmpty ? [] : [.unknown])
    return mistakes.map { mistake in
      if overall.contains(mistake) {
        return Cause(
          mistake: mistake, layers: [], place: Self.place(of: mistake),
          sentence: mistake.sentence(MistakeContext(meaning: meaning)))
      }
      let own = findings.filter { _, findings in
        findings.contains { $0.mistake == mistake && $0.enters == nil }
      }
      let parts = own.keys.filter { own[$0]?.contains { $0.mistake == mistake } ?? false }
      let rests = own.values.allSatisfy {
        $0.contains { $0.mistake == mistake && $0.restsOnWrongDelta }
      }
      let entered = entries[mistake] ?? []
      let layers = Set(parts.map { $0.layer + 1 }).union(entered).sorted()
      let place =
        entered.isEmpty
        ? Self.place(of: mistake, in: parts, among: wrong, layers: meaning.layers)
        : "δ of " + Self.list(layers)
      let context = MistakeContext(
        meaning: meaning, restsOnWrongDelta: rests, kinds: Set(parts.map(\.kind)), layers: layers)
      let enters = mistake == .unknown ? entrance.words(for: Array(parts)) : ""
      return Cause(
        mistake: mistake, layers: layers, place: place,
        sentence: mistake.sentence(context) + enters)
    }
  }

  private static func place(of mistake: Mistake) -> String {
    switch mistake {
    case .otherActivation(_, let layer): return layer.map { "layer \($0)" } ?? "the hidden layers"
    case .forwardStep(_, let place): return place.words
    default: return ""
    }
  }

  /// Some parts of the wrong ones, in words.
  private static func place(
    of mistake: Mistake, in parts: [Part], among wrong: [Part], layers count: Int
  ) -> String {
    switch mistake {
    // Where some of the examples are taken, they are in all that is computed of them.
    case .examples: return ""
    case .sharedArray(let layers, _):
      let kinds = Set(parts.map(\.kind))
      return (kinds == [.weights] ? "the weights of " : kinds == [.bias] ? "the bias of " : "")
        + list(layers)
    default: break
    }
    if Set(parts).isSuperset(of: wrong) && count > 1 && Set(parts.map(\.layer)).count == count {
      let kinds = Set(parts.map(\.kind))
      return kinds == [.bias]
        ? "the bias of all layers"
        : kinds == [.weights] ? "the weights of all layers" : "all layers"
    }
    func layers(_ kind: Part.Kind) -> [Int] {
      parts.filter { $0.kind == kind }.map { $0.layer + 1 }.sorted()
    }
    let (weights, bias, deltas) = (layers(.weights), layers(.bias), layers(.deltas))
    if weights == bias && !weights.isEmpty { return list(weights) }
    return [("the weights of ", weights), ("the bias of ", bias), ("δ of ", deltas)]
      .filter { !$0.1.isEmpty }.map { $0.0 + list($0.1) }.joined(separator: ", ")
  }

  private static func list(_ layers: [Int]) -> String { Mistake.list(layers) }
}

extension Mistake {
  /// Some layers in words: `layer 2`, `layers 1, 2 and 4`.
  static func list(_ layers: [Int]) -> String {
    let names = layers.map { "\($0)" }
    guard let last = names.last, names.count > 1 else {
      return "layer \(names.first ?? "")"
    }
    return "layers \(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}
