import Networks

/// A way in which the gradient, from the output layer down to some layer, may have come about.
struct Explanation {
  /// δ of the layers so far, as this explanation has them; none below one that nothing explains.
  var deltas: [Int: Signal] = [:]

  /// The mistakes in δ that are carried down, each with the layers in which it enters.
  var carried: [Mistake: [Int]] = [:]

  /// Where each mistake in δ entered, also where it was lost further down.
  private(set) var entries: [Mistake: [Int]] = [:]

  /// The mistakes of the whole: in the examples, the forward pass or the order of the layers.
  var overall: [Mistake] = []

  /// Whether it explains the numbers to some digits only.
  var isCoarse = false

  /// For every wrong part what explains it, beside what is overall.
  var findings: [Part: [Finding]] = [:]

  /// All mistakes, each once, in the order in which they were found.
  private(set) var distinct: [Mistake] = []

  /// Where mistakes in δ were not passed on: it is right further down, or only in one part wrong.
  var lostMistakes = 0

  private(set) var unexplained = 0

  /// Formulas with constants that were fitted, and that would hold in a layer that nothing explains.
  private(set) var refuted: Set<Mistake> = []

  /// The layer whose numbers were claimed for each layer, where these are in another order.
  private let order: LayerOrder?

  init(_ mistakes: [Mistake], order: LayerOrder?, _ language: MistakeLanguage) {
    (overall, distinct, self.order) = (mistakes, mistakes, order)
    support = Support(language)
  }

  /// Of no mistakes.
  static let none = Explanation(
    [], order: nil, MistakeLanguage(meaningful: [], examples: 1))

  /// How many of these mistakes would be new.
  func cost(of mistakes: [Mistake]) -> Int {
    var count = 0
    for (i, mistake) in mistakes.enumerated()
    where !distinct.contains(mistake) && !mistakes[..<i].contains(mistake) { count += 1 }
    return count
  }

  /// How many mistakes there are.
  var count: Int { distinct.count }

  /// What is to be believed first: few mistakes, none of them far-fetched, and nothing unexplained.
  var cost: Int {
    100 * (unexplained + refutedParts) + 10 * distinct.count + distinct.map(\.handicap).reduce(0, +)
      + 2 * lostMistakes + 8 * support.coincidences.count
  }

  /// How many parts have nothing that explains them but what is refuted.
  private var refutedParts: Int {
    guard !refuted.isEmpty else { return 0 }
    return findings.values.count { $0.contains { refuted.contains($0.mistake) } }
  }

  /// How many bits it takes to say the mistakes, with constants to twelve digits.
  var length: Double {
    distinct.reduce(0) {
      $0 + support.language.bits(of: $1, constant: Self.bitsOfConstant) + $1.bitsOfChoice
    }
  }

  private static let bitsOfConstant = 40.0

  /// What speaks for the mistakes.
  var support: Support

  mutating func add(_ mistakes: [Mistake]) {
    for mistake in mistakes where !distinct.contains(mistake) { distinct.append(mistake) }
  }

  /// Notes that mistakes enter in δ of a layer, counted from 1.
  mutating func enter(_ mistakes: [Mistake], layer: Int) {
    add(mistakes)
    for mistake in mistakes {
      carried[mistake, default: []].append(layer)
      entries[mistake, default: []].append(layer)
    }
  }

  /// Notes that nothing explains a layer in which g′ is the same as in those, counted from 1: a formula
  /// for g′ that was found in them is none, for it would be in both.
  mutating func refuteSlopes(in layers: Set<Int>) {
    for case (.slopeOf(let terms, let constants), let own) in entries
    where !layers.isDisjoint(with: own) { refuted.insert(.slopeOf(terms, constants)) }
  }

  /// The numbers found so far, which may be found again.
  var constants: [Double] { distinct.compactMap(\.value) }

  /// What explains a part: what was found in it, and what is overall.
  func findings(of part: Part) -> [Finding] {
    let part = order?(part) ?? part
    return overall.map { Finding(mistake: $0, enters: nil) } + (findings[part] ?? [])
  }

  /// Whether a part is as it follows from δ.
  func follows(in part: Part) -> Bool {
    findings[part, default: []].allSatisfy { carried[$0.mistake] != nil && !$0.isOwn }
  }

  /// The same without the mistakes that explain no more than it takes to say them: what they were to
  /// explain is unknown.
  var withoutCoincidences: Explanation {
    guard !support.coincidences.isEmpty || unexplained > 0 else { return self }
    var result = self
    let none = support.coincidences.union(refuted)
    for (part, found) in findings where found.contains(where: { none.contains($0.mistake) }) {
      if !found.contains(where: { $0.mistake == .unknown }) { result.unexplained += 1 }
      result.findings[part] = [Finding(mistake: .unknown, enters: nil)]
    }
    // Beside what is unknown nothing that is carried down says anything.
    for (part, found) in result.findings where found.contains(where: { $0.mistake == .unknown }) {
      result.findings[part] = [Finding(mistake: .unknown, enters: nil)]
    }
    let left = Set(result.findings.values.flatMap { $0.map(\.mistake) } + overall)
    result.distinct.removeAll { !left.contains($0) }
    for mistake in entries.keys where !left.contains(mistake) {
      (result.entries[mistake], result.carried[mistake]) = (nil, nil)
    }
    result.support = Support(support.language)
    return result
  }

  func adding(_ found: [Finding], to part: Part) -> Explanation {
    var result = self
    result.findings[part] = found
    if found.contains(where: { $0.mistake == .unknown }) {
      result.unexplained += 1
    } else {
      result.add(found.map(\.mistake))
    }
    return result
  }
}
