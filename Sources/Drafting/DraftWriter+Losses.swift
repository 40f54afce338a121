//===----------------------------------------------------------------------===//
// The loss, the gradients by it, and what counts examples.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftWriter {
  /// The lines of all losses: of one example, of their mean, of their sum.
  func losses(_ names: [NameUse]) -> [DraftLine] {
    var result: [DraftLine] = []
    for name in names {
      let displays = votes.displays(name.plain, .loss).filter { $0 > 0 }
      for (pattern, quantity, sample) in forms(of: name) {
        var inside = kinds
        if let sample { inside.append("sample \(sample)") }
        if let decay = decay(of: pattern, quantity) { inside.append("weight decay \(decay)") }
        let parts = inside.isEmpty ? "" : "(\(inside.joined(separator: ", ")))"
        let isSaid = choices.loss == facts.saidLoss
        result.append(
          DraftLine(
            text: "\(pattern) is \(quantity)\(parts)", displays: displays,
            assumption: isSaid ? nil : assumption, name: name.plain, isSaid: isSaid,
            isFarReaching: true))
      }
    }
    if let lossOfOne {
      let parts = kinds.isEmpty ? "" : "(\(kinds.joined(separator: ", ")))"
      result.append(DraftLine(text: "\(lossOfOne) is loss\(parts)", isFarReaching: true))
    }
    let arguments = Set(names.flatMap { $0.mentions.flatMap { $0.arguments ?? [] } })
    let parameters = arguments.filter { name in
      [.weight, .bias].contains(roles[name])
        || ["\\theta", "\\Theta"].contains(name) && roles[name] == nil
    }.sorted()
    if !parameters.isEmpty {
      result.append(DraftLine(text: "\(parameters.joined(separator: ", ")) is parameters"))
    }
    for count in facts.sampleCounts.sorted() where roles[count] == nil {
      result.append(DraftLine(text: "\(count) is sample count"))
    }
    return result
  }

  /// The constant of a loss's weight decay: its own, where it is that of another with the decay.
  private func decay(of pattern: String, _ quantity: String) -> String? {
    if facts.penalised.isEmpty { return quantity == "loss" ? nil : facts.decay }
    return facts.penalties[pattern]
  }

  private var kinds: [String] {
    switch choices.loss {
    case .open: []
    case .halfSquared: ["half squared error"]
    case .squared: ["squared error"]
    case .crossEntropy: ["cross entropy"]
    case .binary: ["binary cross entropy"]
    }
  }

  private var assumption: String? {
    switch choices.loss {
    case .open: nil
    case .halfSquared: "with a half in the loss more equations hold"
    case .squared: "with a squared error more equations hold"
    case .crossEntropy: "with a cross-entropy more equations hold"
    case .binary: "with a binary cross-entropy more equations hold"
    }
  }

  /// A pattern of a loss, what it is, and the letter of its example.
  private typealias LossForm = (pattern: String, quantity: String, sample: String?)

  /// The forms of a loss: with and without its arguments, of one example and of all.
  private func forms(of name: NameUse) -> [LossForm] {
    if let both = calledForms(of: name) { return both }
    var result: [LossForm] = []
    // `\ell^{(i)}`: of example i.
    for atom in Set(name.mentions.filter { $0.below.isEmpty }.compactMap(\.above.first)) {
      guard let letter = atom.letter, facts.sampleLetters.contains(letter) else { continue }
      let bracket = name.mentions.first { $0.above.first == atom }?.bracket ?? .none
      result.append(("\(name.plain)^{\(bracketed(letter, bracket))}", "loss", letter))
    }
    let scripts = Set(name.mentions.map { $0.below.map(\.text) })
    for script in scripts.sorted(by: { ($0.count, $0.joined()) < ($1.count, $1.joined()) }) {
      guard script.count <= 1, !(script.first?.contains("_") ?? false) else { continue }
      if let form = form(of: name, below: script.first) { result.append(form) }
    }
    return result
  }

  /// J(W, b; x, y) of one example and J(W, b) of all; nil of a loss that is not written so.
  private func calledForms(of name: NameUse) -> [LossForm]? {
    let lists = Set(name.mentions.compactMap(\.arguments)).sorted { $0.joined() < $1.joined() }
      .filter { list in
        list.contains {
          [.weight, .bias].contains(roles[$0]) || ["\\theta", "\\Theta"].contains($0)
        }
      }
    let isOfOne = { (list: [String]) in list.contains { [.input, .target].contains(roles[$0]) } }
    guard let one = lists.first(where: isOfOne), let all = lists.first(where: { !isOfOne($0) })
    else { return nil }
    return [
      ("\(name.plain)(\(one.joined(separator: ",")))", "loss", nil),
      ("\(name.plain)(\(all.joined(separator: ",")))", "mean loss", nil),
    ]
  }

  /// What a loss is that no script says the example of.
  private var usual: String {
    switch choices.level {
    case .one: "loss"
    case .mean: "mean loss"
    case .total: "total loss"
    }
  }

  /// The form of a loss with what stands below it; nil where that belongs to another name.
  private func form(of name: NameUse, below script: String?) -> LossForm? {
    guard let script else {
      if facts.ownTotals.contains(name.plain), !choices.sharesLossName {
        return (name.plain, facts.sumsExamples ? "total loss" : "mean loss", nil)
      }
      return (name.plain, usual, nil)
    }
    let pattern = "\(name.plain)_{\(script)}"
    let isPenalised = !facts.penalised.isEmpty && facts.penalties[pattern] != nil
    if isPenalised || facts.penalised.contains(pattern) { return (pattern, usual, nil) }
    // E_{train} is what the text says that it is.
    if name.mentions.contains(where: { $0.below.map(\.text) == [script] && $0.below[0].isWord }) {
      return facts.namedLosses.contains(script) ? ("\(name.plain)_{\(script)}", "loss", nil) : nil
    }
    let isSample = facts.sampleLetters.contains(script)
    return ("\(name.plain)_{\(script)}", "loss", isSample ? script : nil)
  }

  /// Names that are gradients by other names: `dW^{[l]} := ∂J/∂W^{[l]}`.
  func gradients() -> [DraftLine] {
    let own = names.values.filter { $0.mentions.contains { $0.differential != nil } }
      .sorted { $0.plain < $1.plain }
    // Beside d\ell, dW is a differential, and no gradient.
    let isDifferential = own.contains {
      $0.mentions.contains { $0.differential.map { roles[$0] == .loss } ?? false }
    }
    guard !own.isEmpty, !isDifferential else { return [] }
    var result: [DraftLine] = []
    // A text that names no loss, or not that of one example, has one nevertheless.
    let known = names.values.filter { roles[$0.plain] == .loss && !forms(of: $0).isEmpty }
      .map(\.plain).sorted().first
    var free = ["C", "J", "E", "S", "Q", "P"].filter { names[$0] == nil }
    func name(_ level: DraftChoices.Level, _ quantity: String) -> String {
      if let known, choices.level == level { return known }
      guard !free.isEmpty else { return "C_0" }
      let name = free.removeFirst()
      let kinds = kinds.isEmpty ? "" : "(\(kinds.joined(separator: ", ")))"
      result.append(
        DraftLine(
          text: "\(name) is \(quantity)\(kinds)", assumption: DraftLine.inventedLoss,
          isFarReaching: true))
      return name
    }
    let one = name(.one, "loss")
    let mean = choices.isBatch ? name(.mean, "mean loss") : one
    let total =
      !choices.isBatch ? one : choices.errorLevel == .mean ? mean : name(.total, "total loss")
    for name in own {
      guard let base = name.mentions.first?.differential, let role = roles[base] else { continue }
      for (pattern, parts) in patterns(ofGradientsIn: name, by: base, role) {
        let usual =
          role == .weight || role == .bias
          ? (choices.gradientLevel == .mean && choices.isBatch ? mean : one)
          : (isBatch(name.plain) ? total : one)
        let loss = facts.gradientLosses[name.plain] ?? facts.gradientLoss ?? usual
        let gradient = name.plain + pattern.dropFirst(base.count)
        result.append(line(of: gradient, name, loss, by: pattern, parts, role))
      }
    }
    return result
  }

  /// The line of a gradient by another name: of one by a weighted input it is a delta.
  private func line(
    of gradient: String, _ name: NameUse, _ loss: String, by pattern: String, _ parts: [String],
    _ role: DraftRole
  ) -> DraftLine {
    let inside = parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))"
    let isOfMean = isBatch(name.plain) && choices.errorLevel == .mean
    let text =
      role == .preactivation && facts.gradientLoss == nil && !isOfMean
      ? "\(gradient) is delta\(inside)"
      : "\(gradient) := \\frac{\\partial \(loss)}{\\partial \(pattern)}"
    var line = DraftLine(text: text, displays: name.displays, name: name.plain)
    // What names for gradients are of, one of them says for all.
    line.parts = ["gradients of \(loss)"]
    return line
  }

  /// The shapes of gradients, as those of what they are by.
  private func patterns(
    ofGradientsIn name: NameUse, by base: String, _ role: DraftRole
  ) -> [(String, [String])] {
    var use = NameUse(plain: base)
    use.uses = name.uses.map { mention, display in
      var mention = mention
      (mention.plain, mention.differential) = (base, nil)
      return (mention, display)
    }
    return patterns(of: use, role).filter { $0.0.hasPrefix(base) }
  }
}
