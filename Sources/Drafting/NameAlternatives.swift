//===----------------------------------------------------------------------===//
// What else a name may mean, by its uses.
//===----------------------------------------------------------------------===//

import Syntax

/// The meanings that the uses of single names admit.
struct NameAlternatives {
  let drafter: Drafter
  let reading: DraftReading
  let choices: DraftChoices

  /// What may be assumed instead of what is.
  func all(of suspect: NameSuspect) -> [DraftAssumptions] {
    switch suspect {
    case .scripts: scripts
    case .name(let name): meanings(of: name)
    }
  }

  /// Letters that may count something else than layers, and numbers that may count units.
  private var scripts: [DraftAssumptions] {
    let assumed = choices.assumed
    var result = reading.scheme.letters.sorted().map {
      assumed.with(\.countsNoLayers, assumed.countsNoLayers.union([$0]))
    }
    if reading.scheme.numbers != nil { result.append(assumed.with(\.numbersAreUnits, true)) }
    return result
  }

  private func meanings(of name: String) -> [DraftAssumptions] {
    guard let use = drafter.names[name], !Commands.functions.contains(name),
      !Commands.words.contains(name), !reading.facts.sampleCounts.contains(name)
    else { return [] }
    let current = choices.assumed.meanings[name] ?? reading.roles[name].map { .role($0) } ?? .own
    // A definition binds, whatever more holds without it.
    let forms = (drafter.uses.defined.contains(name) ? [.own] : self.meanings(use))
      .filter { $0 != current }
    let assumed = choices.assumed.with(\.meanings[name], nil).with(\.layers[name], nil)
    var result = forms.map { assumed.with(\.meanings[name], $0) }
    // The same meaning, of all examples or in one layer; and another in the last.
    let layers = self.layers(use)
    if case .role(let role) = current {
      if choices.isBatch, Self.isOfExamples(role), isWhole(use) {
        let isBatch = choices.assumed.batches[name] ?? reading.facts.batchNames.contains(name)
        result.append(choices.assumed.with(\.batches[name], !isBatch))
      }
      if role.isLayered, role != .function {
        result += layers.map { choices.assumed.with(\.layers[name], $0) }
      }
    }
    for form in forms {
      guard case .role(let role) = form else { continue }
      let other = assumed.with(\.meanings[name], form)
      let inLast = role.isLayered && role != .function && layers.contains(.last)
      if inLast { result.append(other.with(\.layers[name], .last)) }
      guard choices.isBatch, Self.isOfExamples(role), isWhole(use) else { continue }
      let isBatch = choices.assumed.batches[name] ?? reading.facts.batchNames.contains(name)
      result.append(other.with(\.batches[name], !isBatch))
      if inLast {
        result.append(other.with(\.batches[name], !isBatch).with(\.layers[name], .last))
      }
    }
    return result
  }

  /// What a name may stand for, what speaks for it most first.
  private func meanings(_ use: NameUse) -> [DraftAssumptions.Meaning] {
    let isPrimed = use.mentions.contains { $0.primes > 0 }
    let isCalled = isPrimed || drafter.uses.called.contains(use.plain)
    let isBare = use.mentions.allSatisfy { $0.above.isEmpty && $0.below.isEmpty }
    let isProduced = drafter.uses.produced.contains(use.plain)
    let hasInput = reading.roles.contains { name, role in
      role == .input && name.lowercased() != use.plain.lowercased()
    }
    let roles = DraftRole.allCases.filter { role in
      switch role {
      case .function: isCalled
      case .rate: false
      case .loss: drafter.uses.differentiated.contains(use.plain) && !isPrimed
      // No equation says what is given.
      case .target, .weight, .bias: !isProduced && !isPrimed && fits(use, role)
      case .input: !isProduced && !hasInput && !isPrimed && fits(use, role)
      // And one says what comes of it.
      default: drafter.uses.definers[use.plain] != nil && !isPrimed && fits(use, role)
      }
    }
    let ordered = roles.sorted {
      drafter.votes.weight(use.plain, $0) > drafter.votes.weight(use.plain, $1)
    }
    var result = ordered.map(DraftAssumptions.Meaning.role)
    if drafter.uses.definers[use.plain] != nil || isPrimed { result.append(.own) }
    guard !isCalled else { return result }
    if drafter.uses.subtracted.contains(use.plain),
      use.mentions.allSatisfy({ $0.below.count < 2 })
    {
      result.append(.threshold)
    }
    if isBare, drafter.uses.definers[use.plain] == nil { result.append(.constant) }
    return result
  }

  /// Whether most uses of a name have scripts that a quantity has.
  private func fits(_ use: NameUse, _ role: DraftRole) -> Bool {
    let fitting = use.mentions.count {
      ScriptShape($0, reading.scheme, role, reading.facts) != nil
    }
    return 2 * fitting > use.mentions.count
  }

  /// The layers that a name may be of where it is written without one.
  private func layers(_ use: NameUse) -> [DraftAssumptions.Layer] {
    let isNamed = reading.named.isUsed
    guard reading.scheme.isLayered || isNamed,
      use.mentions.contains(where: { reading.scheme.layer(of: $0) == nil })
    else { return [] }
    let numbers = Set(reading.facts.literalLayers + Array(reading.named.layers.values))
      .filter { (0...3).contains($0) }
    let all = [.last] + numbers.sorted().map(DraftAssumptions.Layer.number)
    return all.filter { $0 != choices.assumed.layers[use.plain] }
  }

  /// Whether a name stands somewhere without units: then it may hold all examples.
  private func isWhole(_ use: NameUse) -> Bool {
    use.mentions.contains { reading.scheme.rest(of: $0).below.isEmpty }
  }

  private static func isOfExamples(_ role: DraftRole) -> Bool {
    [.input, .activation, .preactivation, .delta, .target, .output].contains(role)
  }
}
