//===----------------------------------------------------------------------===//
// Which layers names say where no step is displayed: from what is differentiated by what.
//===----------------------------------------------------------------------===//

import Syntax

extension NamedLayers {
  /// A quantity, and one that it is differentiated by.
  private typealias Link = (upper: Mention, lower: Mention)

  /// ∂z_o/∂h, ∂h/∂z_h, ∂z_h/∂W_h: h is of z_h's layer, and z_o of the next.
  mutating func readLinks(_ text: DraftText, _ roles: [String: DraftRole]) {
    let links = text.equations.flatMap(\.all).compactMap { part -> Link? in
      guard case .derivative(let of?, let by) = part, let upper = of.mention,
        let lower = by.mention, roles[upper.plain]?.isProduced ?? false,
        roles[lower.plain] != nil
      else { return nil }
      return (upper, lower)
    }
    tag(links, roles)
    guard !tags.isEmpty else { return }
    layers = seeds
    let isMade = Set(
      links.filter { ![.weight, .bias].contains(roles[$0.lower.plain]) }.map { key($0.upper) })
    // What the longest way leads up from is of the first layer.
    let ways = ways(links)
    let first = Set(links.map { key($0.upper) }).subtracting(isMade)
    let longest = first.map { ways[$0] ?? 0 }.max()
    for name in first where ways[name] ?? 0 == longest { layers[name] = 1 }
    follow(links, roles)
    // All outputs are of the last layer.
    let last = layers.values.max() ?? 1
    for (upper, _) in links where roles[upper.plain] == .output { layers[key(upper)] = last }
    follow(links, roles)
    readTagged(text, roles)
    spread()
  }

  /// Letters that count units and examples in most texts.
  private static let indices: Set<String> = ["i", "j", "k", "l", "m", "n", "p", "q", "r", "t"]

  /// The letter below that a weighted sum shares with its weights.
  private mutating func tag(_ links: [Link], _ roles: [String: DraftRole]) {
    for (upper, lower) in links where [.weight, .bias].contains(roles[lower.plain]) {
      guard upper.below.count == 1, lower.below == upper.below,
        let letter = lower.below[0].letter, lower.below[0].offset == 0,
        !lower.below[0].isCount, !Self.indices.contains(letter)
      else { continue }
      tags.insert(letter)
    }
    guard !tags.isEmpty else { return }
    // What is differentiated beside these by its own letter has a layer, too.
    for mention in links.flatMap({ [$0.upper, $0.lower] }) where mention.below.count == 1 {
      guard let letter = mention.below[0].letter, !Self.indices.contains(letter) else { continue }
      tags.insert(letter)
    }
  }

  /// How many quantities lead from one to another above each.
  private func ways(_ links: [Link]) -> [String: Int] {
    var ways: [String: Int] = [:]
    let pairs = Set(links.map { [key($0.lower), key($0.upper)] })
    ways.settles { ways in
      for pair in pairs {
        ways[pair[0]] = min(max(ways[pair[0]] ?? 0, (ways[pair[1]] ?? 0) + 1), pairs.count)
      }
    }
    return ways
  }

  private mutating func follow(_ links: [Link], _ roles: [String: DraftRole]) {
    var found = layers
    found.settles { layers in
      for (upper, lower) in links {
        let (above, below) = (key(upper), key(lower))
        let isStep = [.activation, .input].contains(roles[lower.plain])
        let step = isStep ? 1 : 0
        if let layer = layers[below], layers[above] == nil { layers[above] = layer + step }
        if let layer = layers[above], layers[below] == nil, layer >= step {
          layers[below] = layer - step
        }
      }
    }
    layers = found
  }

  /// Whether tags say the layer in most displays that say one, and numbers in few.
  mutating func readTagged(_ text: DraftText, _ roles: [String: DraftRole]) {
    let mentions = text.mentions.filter { mention, display in
      display > 0 && roles[mention.plain]?.isLayered ?? false && mention.below.count > 0
    }
    let tagged = Set(mentions.filter { tag(of: $0.mention) != nil }.map(\.display))
    let numbered = Set(mentions.filter { $0.mention.below[0].isNumber }.map(\.display))
    if !numbered.isEmpty, tagged.count > 3 * numbered.count { outweighsNumbers = true }
  }
}

extension [String: Int] {
  /// Works at it until a round changes nothing, for no more rounds than any text has layers; false if
  /// it goes on changing, as in a circle.
  @discardableResult
  mutating func settles(_ round: (inout Self) -> Void) -> Bool {
    for _ in 0...60 {
      let before = self
      round(&self)
      if self == before { return true }
    }
    return false
  }
}
