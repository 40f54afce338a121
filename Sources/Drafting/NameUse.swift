//===----------------------------------------------------------------------===//
// How a text uses its names: in which scripts layers, units and examples stand.
//===----------------------------------------------------------------------===//

import Syntax

/// A name with all its uses.
struct NameUse: Sendable {
  var plain: String
  var uses: [(mention: Mention, display: Int)] = []

  var mentions: [Mention] { uses.map(\.mention) }
  /// The name without letters above that count steps.
  func without(_ steps: Set<String>) -> NameUse {
    var name = self
    for place in name.uses.indices {
      name.uses[place].mention.above.removeAll { $0.letter.map(steps.contains) ?? false }
    }
    return name
  }

  var displays: [Int] { Set(uses.map(\.display)).subtracting([0]).sorted() }
}

/// Where the numbers of layers stand in a text.
struct LayerScheme: Sendable {
  enum Place: Sendable { case above, below }

  var place = Place.above
  /// Letters of any layer, and of the last.
  var letters: Set<String> = []
  var last: [String] = []
  var bracket = Declaration.Bracket.none
  /// The numbers that layers have in the text.
  var numbers: ClosedRange<Int>?
  /// Whether anything has a layer.
  var isLayered: Bool { !letters.isEmpty || !last.isEmpty || numbers != nil }

  /// The letter that stands for any layer in what is drafted.
  var slot: String {
    letters.sorted().first { $0 == "l" || $0 == "\\ell" } ?? letters.sorted().first ?? "l"
  }

  /// - Parameters:
  ///   - names: The names whose meaning has layers.
  ///   - ends: What letters run up to, as the words say it.
  init(
    _ names: [NameUse], besides steps: Set<String> = [], ends: [String: Set<String>] = [:]
  ) {
    let names = names.map { Self.withoutPowers($0).without(steps) }
    let above = Self.shifted(names.flatMap { $0.mentions.compactMap(\.above.first) })
    let below = Self.shifted(names.flatMap { $0.mentions.compactMap(\.below.first) })
    if above.isEmpty && !below.isEmpty { place = .below }
    let atoms = names.flatMap { $0.mentions.compactMap(firstAtom) }
    let known = place == .above ? above : below
    let shifting = known.isEmpty ? Self.letters(atoms) : known
    let lasts = shifting.reduce(into: Set<String>()) { $0.formUnion(ends[$1] ?? []) }
      .subtracting(ends.keys)
    for atom in atoms {
      guard let letter = atom.letter, !atom.isWord else { continue }
      if Self.isLast(letter) || lasts.contains(letter) {
        if !last.contains(letter) { last.append(letter) }
      } else if shifting.contains(letter) {
        letters.insert(letter)
      }
    }
    let found = atoms.filter { $0.isNumber }.map(\.offset)
    if let low = found.min(), let high = found.max(), high < 100 { numbers = low...high }
    if known.isEmpty, last.isEmpty, letters.isEmpty, found.isEmpty,
      let numbers = Self.numbersBelow(names)
    {
      place = .below
      self.numbers = numbers
    }
    let brackets = names.flatMap { $0.mentions }.filter { !$0.above.isEmpty }.map(\.bracket)
    bracket =
      [.square, .round, .none].max { a, b in
        brackets.count { $0 == a } < brackets.count { $0 == b }
      } ?? .none
  }

  /// The numbers that stand alone below names, as in W_1 and b_2: the Z_1 beside Z_m is a unit, and
  /// x_0 = 1 that of the biases.
  private static func numbersBelow(_ names: [NameUse]) -> ClosedRange<Int>? {
    let below = names.filter { name in
      name.mentions.allSatisfy { $0.below.count != 1 || $0.below[0].isNumber }
        || name.mentions.contains(where: \.isTransposed)
    }.flatMap(\.mentions).filter { $0.above.isEmpty && $0.below.count == 1 }
    let numbers = below.compactMap { $0.below.first }.filter(\.isNumber).map(\.offset)
    guard let low = numbers.min(), let high = numbers.max(), (1..<100).contains(high) else {
      return nil
    }
    return low...high
  }

  /// A name without the numbers above that are powers: a 2 where no other number stands so.
  private static func withoutPowers(_ name: NameUse) -> NameUse {
    var name = name
    let numbers = name.mentions.filter { $0.bracket == .none }.compactMap(\.above.first)
      .filter(\.isNumber).map(\.offset)
    guard Set(numbers) == [2] else { return name }
    for place in name.uses.indices where name.uses[place].mention.bracket == .none {
      if name.uses[place].mention.above.first?.isNumber == true {
        name.uses[place].mention.above.removeFirst()
      }
    }
    return name
  }

  private func firstAtom(_ mention: Mention) -> Mention.Atom? {
    place == .above ? mention.above.first : mention.below.first
  }

  private static func shifted(_ atoms: [Mention.Atom]) -> Set<String> {
    Set(atoms.filter { $0.offset != 0 && !$0.isNumber && !$0.isWord }.compactMap(\.letter))
  }

  private static func letters(_ atoms: [Mention.Atom]) -> Set<String> {
    Set(
      atoms.compactMap(\.letter).filter {
        ["l", "\\ell", "L", "k", "K", "N", "n", "h"].contains($0)
      })
  }

  private static func isLast(_ letter: String) -> Bool {
    letter.count == 1 && letter.first?.isUppercase == true || letter.contains("_")
  }

  /// The layer that a mention says; nil where it says none.
  func layer(of mention: Mention) -> Mention.Atom? {
    if isBehindSample(mention) { return mention.above[1] }
    guard let atom = firstAtom(mention) else { return nil }
    if place == .below, mention.below.count > 1, !isLayer(atom) { return nil }
    return isLayer(atom) ? atom : nil
  }

  private func isLayer(_ atom: Mention.Atom) -> Bool {
    guard let letter = atom.letter else { return numbers != nil }
    return letters.contains(letter) || last.contains(letter)
  }

  /// `a^{x,l}`: whether the example stands before the layer.
  func isBehindSample(_ mention: Mention) -> Bool {
    place == .above && mention.above.count == 2 && !isLayer(mention.above[0])
      && mention.above[0].offset == 0 && !mention.above[1].isNumber && isLayer(mention.above[1])
  }

  /// What stands in a mention's scripts beside its layer.
  func rest(of mention: Mention) -> (above: [Mention.Atom], below: [Mention.Atom]) {
    guard layer(of: mention) != nil else { return (mention.above, mention.below) }
    if isBehindSample(mention) { return ([mention.above[0]], mention.below) }
    return place == .above
      ? (Array(mention.above.dropFirst()), mention.below)
      : (mention.above, Array(mention.below.dropFirst()))
  }
}
