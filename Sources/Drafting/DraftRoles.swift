//===----------------------------------------------------------------------===//
// From votes to one meaning for each name.
//===----------------------------------------------------------------------===//

import Syntax

/// The meanings of all names of a text, as its equations and the field's habits have them.
struct DraftRoles {
  private(set) var roles: [String: DraftRole] = [:]
  private(set) var scheme: LayerScheme

  init(
    _ text: DraftText, _ votes: RoleVotes, _ names: [String: NameUse],
    assuming assumed: DraftAssumptions
  ) {
    for name in names.keys.sorted() where !Self.isKnown(name) {
      roles[name] = assumed.role(of: name, otherwise: votes.role(of: name))
    }
    for name in votes.likelihoods { roles[name] = nil }
    roles = Self.withoutRivals(roles, votes)
    let roles = roles
    func layered(_ role: (String) -> DraftRole?) -> [NameUse] {
      names.values.filter { role($0.plain)?.isLayered ?? false }.sorted { $0.plain < $1.plain }
    }
    // What no equation shows says nothing of where layers stand, if others do.
    let shown = layered { name in
      roles[name].flatMap {
        votes.displays(name, $0).isEmpty && votes.weight(name, $0) < 1 ? nil : $0
      }
    }
    scheme = LayerScheme(
      shown.isEmpty ? layered { roles[$0] } : shown,
      besides: text.steps.above.union(assumed.countsNoLayers), ends: text.ends)
    if assumed.numbersAreUnits { scheme.numbers = nil }
    settleFunctions(text, votes)
    settleResults(text, votes)
    settleOutputs(text, votes, names)
    settleSums(text, votes)
    settleDifferences(text)
    settleRegisters(text, votes)
    settleCounterparts(votes, names)
    dropHabits(votes, names)
    for name in assumed.meanings.keys where !Self.isKnown(name) {
      self.roles[name] = assumed.role(of: name, otherwise: nil)
    }
  }

  /// Of losses, errors and biases a habit alone makes no second one, where an equation shows the first.
  private static func withoutRivals(
    _ roles: [String: DraftRole], _ votes: RoleVotes
  ) -> [String: DraftRole] {
    var roles = roles
    func isShown(_ name: String, _ role: DraftRole) -> Bool {
      !votes.displays(name, role).isEmpty || votes.weight(name, role) >= 1
    }
    for role in [DraftRole.loss, .delta, .bias] {
      let own = roles.filter { $0.value == role }.map(\.key)
      guard own.contains(where: { isShown($0, role) }) else { continue }
      for name in own where !isShown(name, role) { roles[name] = nil }
    }
    return roles
  }

  /// Functions that every text knows need no declaration.
  private static func isKnown(_ name: String) -> Bool {
    Commands.functions.contains(name) || Commands.words.contains(name)
  }

  /// `\partial Q/\partial p_j = \dots = s_j`: a name that a chain ends with is that, whatever the habit.
  private mutating func settleResults(_ text: DraftText, _ votes: RoleVotes) {
    var seen: Set<String> = []
    for equation in text.equations where equation.display > 0 {
      if let chain = equation.chain, case .derivative = chain.first,
        let name = equation.right.mention?.plain, !seen.contains(name), let role = roles[name],
        votes.displays(name, role).isEmpty, votes.weight(name, role) < 1
      {
        roles[name] = nil
      }
      seen.formUnion(equation.all.flatMap(\.mentions).map(\.plain))
    }
  }

  /// What is applied to nothing, anywhere, is no function, whatever the habit.
  private mutating func settleFunctions(_ text: DraftText, _ votes: RoleVotes) {
    let called = Set(
      text.equations.flatMap { equation in
        equation.all.compactMap { part -> String? in
          if case .call(let mention, _) = part { mention.plain } else { nil }
        }
      }
        + text.mentions.filter { $0.mention.primes > 0 || $0.mention.arguments != nil }
        .map(\.mention.plain))
    for (name, role) in roles
    where role == .function && !called.contains(name) && votes.displays(name, role).isEmpty {
      roles[name] = nil
    }
  }

  /// One of two names that a loss compares is the target, the other the output.
  private mutating func settleOutputs(
    _ text: DraftText, _ votes: RoleVotes, _ names: [String: NameUse]
  ) {
    let targets = names.keys.filter { roles[$0] == .target }
      .sorted()
      .sorted { votes.weight($0, .target) > votes.weight($1, .target) }
    var compared: Set<String> = []
    for equation in text.equations {
      guard let pattern = equation.loss else { continue }
      compared.formUnion(pattern.names.compactMap { $0?.plain })
    }
    for sketch in text.equations.flatMap({ $0.right.all }) {
      let names = (sketch.difference ?? []).compactMap { $0?.plain }
      if names.count == 2, names.contains(where: { roles[$0] == .target }) {
        compared.formUnion(names)
      }
    }
    for name in names.values.sorted(by: { $0.plain < $1.plain }) {
      let role = roles[name.plain]
      let hasLayers = name.mentions.contains { scheme.layer(of: $0) != nil }
      guard scheme.isLayered, !hasLayers else { continue }
      // y beside t, and y = σ(…) without a layer.
      let isSecond =
        role == .target && targets.first != name.plain
        && targets.first?.uppercased() != name.plain.uppercased()
        && votes.weight(name.plain, .target) < 1.5 && !["t", "T", "d"].contains(name.plain)
      let isLast =
        (role == .activation || role == .preactivation) && role != .target
        && (compared.contains(name.plain) || DraftRole.output.habits.contains(name.plain)
          || DraftRole.target.habits.contains(name.plain))
      if isSecond || isLast { roles[name.plain] = .output }
      // y = a^L, ŷ = a^{[N]}.
      let isShown = role == .target && votes.weight(name.plain, .target) > 1.5
      if isAliasOfLast(name.plain, text), !isShown { roles[name.plain] = .output }
    }
  }

  /// `\frac{1}{m} \sum_i \ell^{(i)}`, and nothing else.
  private func isTotal(_ sketch: Sketch) -> Bool {
    sketch.factors.contains { $0.totalled.map { roles[$0.one.plain] == .loss } ?? false }
  }

  /// What is set anew again and again, `g \leftarrow g \odot f'(a)`, is each time what it is set to.
  private mutating func settleRegisters(_ text: DraftText, _ votes: RoleVotes) {
    // `\Delta := \Delta + \delta a^T` gathers what it grows by.
    for equation in text.equations {
      let terms = equation.right.terms
      guard let left = equation.left.mention, terms.count > 1, roles[left.plain] == .delta,
        terms[0].term.mention?.plain == left.plain, !terms.contains(where: \.isNegative)
      else { continue }
      roles[left.plain] = nil
    }
    let set = text.equations.filter(\.isAssignment).compactMap(\.left.mention)
    for (name, times) in Dictionary(grouping: set, by: \.plain) {
      guard times.count > 1, let role = roles[name], times.allSatisfy(\.above.isEmpty),
        role == .delta || votes.displays(name, role).isEmpty
          || role == .function && times.allSatisfy({ $0.arguments == nil })
      else { continue }
      roles[name] = nil
    }
  }

  /// `e = d - y` is no ∂C/∂z, but what it says.
  private mutating func settleDifferences(_ text: DraftText) {
    for equation in text.equations {
      guard let left = equation.left.mention, roles[left.plain] == .delta,
        let names = equation.right.difference, names.count == 2,
        names.contains(where: { $0.map { roles[$0.plain] == .target } ?? false })
      else { continue }
      let isDefined = text.equations.contains { other in
        other.left.mention?.plain == left.plain
          && other.right.all.contains { if case .derivative = $0 { true } else { false } }
      }
      if !isDefined, left.above.isEmpty, !["\\delta", "\\Delta"].contains(left.plain) {
        roles[left.plain] = nil
      }
    }
  }

  /// A loss with something added to it, `J = E + \lambda \Omega`, is what the text says that it is.
  private mutating func settleSums(_ text: DraftText, _ votes: RoleVotes) {
    for equation in text.equations {
      guard let left = equation.left.named, let role = roles[left.plain],
        role == .loss || votes.displays(left.plain, role).isEmpty
      else { continue }
      if equation.right.terms.count == 1, equation.right.named != nil { continue }
      if equation.right.terms.count == 1, role == .loss, isTotal(equation.right) { continue }
      let holdsOther = equation.right.terms.contains { term in
        term.term.mentions.contains { $0.plain != left.plain && roles[$0.plain] == .loss }
          && !term.term.all.contains { if case .derivative = $0 { true } else { false } }
      }
      if holdsOther { roles[left.plain] = nil }
    }
  }

  /// A small letter is what its capital is, where a habit alone says what it is, and the other way round.
  private mutating func settleCounterparts(_ votes: RoleVotes, _ names: [String: NameUse]) {
    for name in names.keys.sorted() where name.count == 1 {
      guard let role = roles[name], votes.displays(name, role).isEmpty else { continue }
      let other = name.first?.isUppercase == true ? name.lowercased() : name.uppercased()
      guard other != name, let meant = roles[other], !votes.displays(other, meant).isEmpty,
        [.input, .activation, .preactivation, .output, .target].contains(meant)
      else { continue }
      roles[name] = meant
    }
  }

  private func isAliasOfLast(_ name: String, _ text: DraftText) -> Bool {
    text.equations.contains { equation in
      guard let left = equation.left.mention, let right = equation.right.mention else {
        return false
      }
      return [(left, right), (right, left)].contains { a, b in
        a.plain == name && a.above.isEmpty && roles[b.plain] == .activation
          && (scheme.layer(of: b)?.letter.map(scheme.last.contains) ?? false)
      }
    }
  }

  /// A habit alone makes no quantity of a layer of what has no layer.
  private mutating func dropHabits(_ votes: RoleVotes, _ names: [String: NameUse]) {
    for name in names.values {
      guard let role = roles[name.plain], votes.displays(name.plain, role).isEmpty,
        votes.weight(name.plain, role) < 1
      else { continue }
      let hasLayers = name.mentions.contains { scheme.layer(of: $0) != nil }
      // e^z is no error.
      if name.mentions.contains(where: \.isExponential) { roles[name.plain] = nil }
      // T is a transpose where nothing is compared with it, t a time.
      if role == .target || role == .output, ["t", "T", "d", "\\tau"].contains(name.plain) {
        roles[name.plain] = nil
      }
      if role == .rate || role.isLayered && scheme.isLayered && !hasLayers
        || name.mentions.count < 2 && role != .input && role != .target
      {
        roles[name.plain] = nil
      }
    }
  }
}
