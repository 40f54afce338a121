//===----------------------------------------------------------------------===//
// Layers that have names instead of numbers: W_h and W_o, V and W, units i, j and k.
//===----------------------------------------------------------------------===//

import Syntax

/// Which layer a name, a letter in its script, or the letter of its units says.
struct NamedLayers: Sendable {
  /// Letters in scripts that name a layer: the h of W_h.
  var tags: Set<String> = []
  /// Layers by a name with its tag, "W h" or "H".
  var layers: [String: Int] = [:]
  /// Whether the first index of a weight is that of the unit it leads to, as far as its letters say.
  private(set) var areToFirst: Bool?
  /// Layers by the letter of their units.
  private(set) var letters: [String: Int] = [:]

  /// Layers of weights by the name of their entries, where letters say layers.
  private var matrices: [String: Int] = [:]

  /// Whether numbers name layers, and some quantities of layers have none.
  private(set) var isNumbered = false
  /// Whether these numbers stand above: W^{(1)}.
  private(set) var areAbove = false

  /// Whether letters say the layer of most of what has one, and numbers that of little:
  /// w_{ji}^{(1)} beside w_{ji}.
  var outweighsNumbers = false

  var isUsed: Bool { !layers.isEmpty || !letters.isEmpty }
  var depth: Int { max(layers.values.max() ?? 1, letters.values.max() ?? 1, 1) }

  /// Letters that count examples, which say no layer.
  private let samples: Set<String>
  /// Weights with the letters of two layers.
  private let pairs: LayerPairs
  /// The layers of names of which they are assumed.
  let seeds: [String: Int]

  init(
    _ text: DraftText, _ roles: [String: DraftRole], _ scheme: LayerScheme, samples: Set<String>,
    pairs: LayerPairs, assuming assumed: [String: Int] = [:]
  ) {
    (self.samples, self.pairs) = (samples, pairs)
    seeds = assumed
    readNumbers(scheme, text, roles)
    let steps = text.equations.compactMap(\.step).filter {
      roles[$0.left.plain]?.isProduced ?? false
    }
    tags.formUnion(pairs.letters)
    readTags(steps.map(\.step), text)
    readLetters(text, roles)
    guard letters.isEmpty else {
      weigh(scheme, text, roles)
      return
    }
    // Where letters count layers, none has a name.
    guard !steps.isEmpty || scheme.letters.isEmpty && scheme.last.isEmpty else { return }
    readChain(steps, text, roles)
  }

  /// W_1 and b_1 beside H and Ŷ: the numbers name layers as words do.
  private mutating func readNumbers(
    _ scheme: LayerScheme, _ text: DraftText, _ roles: [String: DraftRole]
  ) {
    guard let numbers = scheme.numbers, scheme.letters.isEmpty, scheme.last.isEmpty else { return }
    let produced = text.equations.compactMap(\.left.mention).filter {
      roles[$0.plain]?.isProduced ?? false
    }
    isNumbered =
      scheme.place == .below
      ? produced.contains { $0.isBare && roles[$0.plain] == .activation }
      : produced.contains {
        $0.isBare && $0.arguments == nil
          && [.activation, .preactivation].contains(roles[$0.plain])
      }
    areAbove = isNumbered && scheme.place == .above
    if isNumbered { tags.formUnion(numbers.map(String.init)) }
  }

  private mutating func weigh(
    _ scheme: LayerScheme, _ text: DraftText, _ roles: [String: DraftRole]
  ) {
    guard scheme.place == .above, scheme.letters.isEmpty, scheme.last.isEmpty else { return }
    let mentions = text.mentions.filter { mention, display in
      display > 0 && roles[mention.plain]?.isLayered ?? false
        && mention.below.contains { $0.letter.map { letters[$0] != nil } ?? false }
    }.map(\.mention)
    let numbered = mentions.count { scheme.layer(of: $0) != nil }
    outweighsNumbers = numbered > 0 && mentions.count > 3 * numbered
  }

  /// The letter that the weights and the biases of a step share, over which nothing is summed.
  private mutating func readTags(_ steps: [AffineStep], _ text: DraftText) {
    let bound = Set(
      text.equations.flatMap {
        $0.all.compactMap { part -> String? in
          if case .series(let index, _, _) = part { index } else { nil }
        }
      })
    for step in steps {
      for factor in [step.first, step.second] {
        guard let letter = factor.below.first?.letter, !bound.contains(letter),
          factor.below.count == 1,
          // The α_m of α_{mℓ} is a row.
          !text.mentions.contains(where: {
            $0.mention.plain == factor.plain && $0.mention.below.count == 2
              && $0.mention.below[0].letter == letter
          })
        else { continue }
        if step.bias == nil || step.bias?.below.first?.letter == letter { tags.insert(letter) }
      }
    }
    // Words below are names of layers: a_{in}.
    let names = steps.flatMap { [$0.first, $0.second] }.map(\.plain)
    for mention in text.mentions.map(\.mention) where names.contains(mention.plain) {
      guard mention.below.count == 1, mention.below[0].isWord, let word = mention.below[0].letter,
        !["new", "old", "next"].contains(word)
      else { continue }
      tags.insert(word)
    }
  }

  /// a_j = Σ_i w_{ji} z_i, δ_j = h'(a_j) Σ_k w_{kj} δ_k: from i to j, from j to k.
  private mutating func readLetters(_ text: DraftText, _ roles: [String: DraftRole]) {
    var edges: Set<[String]> = []
    for equation in text.equations {
      guard let left = equation.left.mention, left.above.isEmpty,
        let own = unit(of: left), !tags.contains(own)
      else { continue }
      for part in equation.right.all {
        guard case .series(let index?, _, let body) = part, index != own else { continue }
        let weights = body.mentions.filter {
          roles[$0.plain] == .weight && $0.below.count == 2 && $0.above.isEmpty
        }
        guard weights.contains(where: { Set($0.below.compactMap(\.letter)) == [own, index] }) else {
          continue
        }
        switch roles[left.plain] {
        case .delta: edges.insert([own, index])
        case let role? where role.isProduced: edges.insert([index, own])
        default: break
        }
      }
    }
    guard !edges.isEmpty else { return }
    var found: [String: Int] = [:]
    for edge in edges { for letter in edge { found[letter] = 0 } }
    let isSettled = found.settles { found in
      for edge in edges { found[edge[1]] = max(found[edge[1]] ?? 0, (found[edge[0]] ?? 0) + 1) }
    }
    // A letter for units of any layer leads in a circle.
    guard isSettled else { return }
    letters = found
    readEnds(text, roles)
    readTwins(text, roles)
    readMatrices(text, roles)
  }

  /// V beside v_{ih}: the matrix is of the layer of its entries, where all are of one.
  private mutating func readMatrices(_ text: DraftText, _ roles: [String: DraftRole]) {
    var found: [String: Set<Int>] = [:]
    for mention in text.mentions.map(\.mention) where roles[mention.plain] == .weight {
      let own = mention.below.compactMap { $0.letter.flatMap { letters[$0] } }
      if own.count == 2, let layer = own.max() { found[mention.plain, default: []].insert(layer) }
    }
    matrices = found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The letter of a name's units, beside that of an example; nil where it has none, or two.
  private func unit(of mention: Mention) -> String? {
    let letters = mention.below.compactMap(\.letter).filter { !samples.contains($0) }
    return letters.count == 1 ? letters[0] : nil
  }

  /// e^{a_k} / Σ_m e^{a_m}: m counts what k does.
  private mutating func readTwins(_ text: DraftText, _ roles: [String: DraftRole]) {
    for equation in text.equations {
      let bound = equation.all.compactMap { part -> String? in
        if case .series(let index, _, _) = part { index } else { nil }
      }
      let all = equation.all.flatMap(\.mentions).filter { roles[$0.plain]?.isProduced ?? false }
      for letter in bound where letters[letter] == nil {
        let names = Set(all.filter { unit(of: $0) == letter }.map(\.plain))
        letters[letter] =
          all.filter { names.contains($0.plain) }.compactMap { unit(of: $0) }
          .compactMap { letters[$0] }.first
      }
    }
  }

  /// w_{lj} with a j of the hidden layer: l counts what w_{kj} leads to, or comes from.
  private mutating func readEnds(_ text: DraftText, _ roles: [String: DraftRole]) {
    let pairs = text.mentions.map(\.mention).filter {
      roles[$0.plain] == .weight && $0.below.count == 2
    }.map { $0.below.compactMap(\.letter) }.filter { $0.count == 2 }
    let known = pairs.compactMap { pair -> Bool? in
      guard let first = letters[pair[0]], let second = letters[pair[1]], first != second else {
        return nil
      }
      return first > second
    }
    let toFirst = known.count { $0 }
    // One of many the other way round is a misprint.
    guard max(toFirst, known.count - toFirst) > 3 * min(toFirst, known.count - toFirst) else {
      return
    }
    let isToFirst = 2 * toFirst > known.count
    areToFirst = isToFirst
    for pair in pairs {
      for (place, letter) in pair.enumerated() where letters[letter] == nil {
        guard let other = letters[pair[1 - place]], !samples.contains(letter) else { continue }
        let layer = other + ((place == 0) == isToFirst ? 1 : -1)
        if layer >= 0, letters.values.contains(layer) { letters[letter] = layer }
      }
    }
  }

  /// A name with its tag.
  func key(_ mention: Mention) -> String {
    tag(of: mention).map { "\(mention.plain) \($0)" } ?? mention.plain
  }

  func tag(of mention: Mention) -> String? {
    if let pair = pairs.tag(of: mention) { return pair }
    if areAbove {
      guard mention.above.count == 1, mention.above[0].isNumber else { return nil }
      return tags.contains(mention.above[0].text) ? mention.above[0].text : nil
    }
    guard let first = mention.below.first else { return nil }
    if first.isNumber { return isNumbered && mention.below.count == 1 ? first.text : nil }
    return first.letter.flatMap { tags.contains($0) ? $0 : nil }
  }

  /// What stands below a mention beside its tag.
  func rest(of mention: Mention) -> [Mention.Atom] {
    guard !areAbove, tag(of: mention) != nil else { return mention.below }
    return Array(mention.below.dropFirst(pairs.tag(of: mention) == nil ? 1 : 2))
  }

  /// The layer that a mention says; nil where it says none.
  func layer(of mention: Mention, _ role: DraftRole) -> Int? {
    if !letters.isEmpty {
      let own = mention.below.compactMap { $0.letter.flatMap { letters[$0] } }
      if own.isEmpty, role == .weight { return matrices[mention.plain.lowercased()] }
      return role == .weight ? own.max() : own.first
    }
    if let layer = layers[key(mention)] { return layer }
    // A small letter's layer is that of its capital.
    let other =
      mention.plain.first?.isUppercase == true
      ? mention.plain.lowercased() : mention.plain.uppercased()
    if mention.plain.count == 1, tag(of: mention) == nil, let layer = layers[other] { return layer }
    return tag(of: mention).flatMap { layers[" " + $0] }
  }
}
