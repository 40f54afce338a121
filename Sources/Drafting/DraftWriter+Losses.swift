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
        let parts = inside.isEmpty || quantity != "loss" && sample == nil && kinds.isEmpty ? "" : "(\(inside.joined(separator: ", ")))"
        result.append(
          DraftLine(text: "\(pattern) is \(quantity)\(parts)", displays: displays, assumption: assumption))
      }
    }
    let arguments = Set(names.flatMap { $0.mentions.flatMap { $0.arguments ?? [] } })
    let parameters = arguments.filter { name in
      [.weight, .bias].contains(roles[name]) || ["\\theta", "\\Theta"].contains(name) && roles[name] == nil
    }.sorted()
    if !parameters.isEmpty {
      result.append(DraftLine(text: "\(parameters.joined(separator: ", ")) is parameters"))
    }
    if let count = facts.sampleCount, roles[count] == nil {
      result.append(DraftLine(text: "\(count) is sample count"))
    }
    return result
  }

  private var kinds: [String] {
    switch choices.loss {
    case .open: []
    case .halfSquared: ["half squared error"]
    case .squared: ["squared error"]
    case .crossEntropy: ["cross entropy"]
    }
  }

  private var assumption: String? {
    switch choices.loss {
    case .open: nil
    case .halfSquared: "with a half in the loss more equations hold"
    case .squared: "with a squared error more equations hold"
    case .crossEntropy: "with a cross-entropy more equations hold"
    }
  }

  /// The forms of a loss: with and without its arguments, of one example and of all.
  private func forms(of name: NameUse) -> [(pattern: String, quantity: String, sample: String?)] {
    var result: [(String, String, String?)] = []
    let usual =
      switch choices.level {
      case .one: "loss"
      case .mean: "mean loss"
      case .total: "total loss"
      }
    let lists = Set(name.mentions.compactMap(\.arguments)).sorted { $0.count > $1.count }
    let counts = Set(lists.map(\.count))
    if counts.count > 1, let longest = lists.first, let shortest = lists.last {
      result.append(("\(name.plain)(\(longest.joined(separator: ",")))", "loss", nil))
      result.append(("\(name.plain)(\(shortest.joined(separator: ",")))", "mean loss", nil))
      return result
    }
    let scripts = Set(name.mentions.map { $0.below.map(\.text) })
    for script in scripts.sorted(by: { $0.count < $1.count }) {
      guard script.count <= 1 else { continue }
      if let letter = script.first {
        let isSample = facts.sampleLetters.contains(letter)
        result.append(("\(name.plain)_{\(letter)}", "loss", isSample ? letter : nil))
      } else {
        result.append((name.plain, scripts.contains { $0.first.map(facts.sampleLetters.contains) ?? false } ? "mean loss" : usual, nil))
      }
    }
    return result
  }

  /// Names that are gradients by other names: `dW^{[l]} := ∂J/∂W^{[l]}`.
  func gradients() -> [DraftLine] {
    let own = names.values.filter { $0.mentions.contains { $0.differential != nil } }
      .sorted { $0.plain < $1.plain }
    guard !own.isEmpty else { return [] }
    var result: [DraftLine] = []
    let known = names.values.filter { roles[$0.plain] == .loss }.map(\.plain).sorted().first
    // A text that names no loss has one nevertheless.
    let free = ["C", "J", "E", "S", "Q", "P"].filter { names[$0] == nil }
    let one = known ?? free.first ?? "C_0"
    let mean = free.first { $0 != one } ?? "C_1"
    let total = free.first { $0 != one && $0 != mean } ?? "C_2"
    if known == nil { result.append(DraftLine(text: "\(one) is loss", assumption: "the text names no loss")) }
    if choices.isBatch {
      result.append(DraftLine(text: "\(mean) is mean loss"))
      result.append(DraftLine(text: "\(total) is total loss"))
    }
    for name in own {
      guard let base = name.mentions.first?.differential, let role = roles[base] else { continue }
      let slots = slots(of: name)
      switch role {
      case .preactivation where !choices.isExchanged, .activation where choices.isExchanged:
        let parts = (slots.isEmpty ? [] : ["layer \(scheme.slot)"]) + (isBatch(name.plain) ? ["all samples"] : [])
        result.append(DraftLine(text: "\(name.plain)\(slots) is delta\(parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))")", displays: name.displays))
      case .weight, .bias:
        let loss = choices.gradientLevel == .mean && choices.isBatch ? mean : one
        result.append(formula(name, slots, loss, base))
      default:
        result.append(formula(name, slots, isBatch(name.plain) ? total : one, base))
      }
    }
    return result
  }

  private func formula(_ name: NameUse, _ slots: String, _ loss: String, _ base: String) -> DraftLine {
    DraftLine(
      text: "\(name.plain)\(slots) := \\frac{\\partial \(loss)}{\\partial \(base)\(slots)}",
      displays: name.displays)
  }

  private func slots(of name: NameUse) -> String {
    guard name.mentions.contains(where: { scheme.layer(of: $0) != nil }) else { return "" }
    let layer = scheme.slot
    guard scheme.place == .above else { return "_{\(layer)}" }
    return switch scheme.bracket {
    case .square: "^{[\(layer)]}"
    case .round: "^{(\(layer))}"
    default: "^{\(layer)}"
    }
  }
}
