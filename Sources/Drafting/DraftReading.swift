//===----------------------------------------------------------------------===//
// What a text's names mean together, and what follows from that.
//===----------------------------------------------------------------------===//

import Syntax

/// The meanings of a text's names, as its equations show them and a search assumes them, with the
/// conventions and the layers that follow.
struct DraftReading: Sendable {
  let roles: [String: DraftRole]
  let scheme: LayerScheme
  let facts: DraftFacts
  let named: NamedLayers
  let shifts: [Int: Int]
  let rebound: ReboundLetters

  init(
    _ text: DraftText, _ votes: RoleVotes, _ names: [String: NameUse],
    assuming assumed: DraftAssumptions = DraftAssumptions()
  ) {
    let settled = DraftRoles(text, votes, names, assuming: assumed)
    roles = settled.roles
    scheme = settled.scheme
    var facts = DraftFacts(text, roles, names, scheme)
    for (name, meaning) in assumed.meanings {
      if meaning == .constant { facts.constants.insert(name) } else { facts.constants.remove(name) }
    }
    self.facts = facts
    let layers = assumed.layers.compactMapValues { layer in
      if case .number(let number) = layer { number } else { nil }
    }
    named = NamedLayers(
      text, roles, scheme, samples: facts.sampleLetters, pairs: facts.layerPairs,
      assuming: layers)
    shifts = DraftWriter.shifts(named, roles, names, text)
    rebound = ReboundLetters(named, roles, names, text, besides: shifts)
  }
}
