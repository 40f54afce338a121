//===----------------------------------------------------------------------===//
// Lines for a text's conventions, widths and constants.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftWriter {
  func settings() -> [DraftLine] { layers() + layouts() + counting() }

  /// The numbers of the layers, and a last one without a function.
  private func layers() -> [DraftLine] {
    var result: [DraftLine] = []
    let last = scheme.last.first
    if named.outweighsNumbers {
      // The letters say the layers.
    } else if !scheme.letters.isEmpty || last != nil {
      let end = last ?? (names["L"] == nil ? "L" : "\\Lambda")
      result.append(
        line(
          "layers \(choices.firstLayer)..\(end)",
          assumed: facts.firstLayer == nil ? "the input is layer \(choices.firstLayer)" : nil))
    } else if let numbers = scheme.numbers, !isNamed {
      let highest = highestLayer ?? numbers.upperBound + choices.into
      result.append(line("layers \(choices.firstLayer)..\(max(highest, choices.firstLayer + 1))"))
    }
    let isSought = choices.assumed.numbersAreUnits || !choices.assumed.countsNoLayers.isEmpty
    if isNamed {
      result.append(
        line(
          "layers 0..\(named.depth)",
          assumed: isSought ? "what stands in scripts counts no layers: more equations hold" : nil))
    }
    if isLinear, let free = ["\\iota", "\\Upsilon", "\\aleph"].first(where: { names[$0] == nil }) {
      result.append(line("\(free) is activation function(output, identity)"))
    }
    return result
  }

  /// How matrices and derivatives lie, and where biases are.
  private func layouts() -> [DraftLine] {
    var result: [DraftLine] = []
    if choices.isBatch {
      result.append(line("samples in \(choices.samplesInRows ? "rows" : "columns")"))
    }
    if !choices.hasBiases {
      result.append(line("no biases", assumed: "without biases more equations hold"))
    }
    if choices.isNumerator {
      let form = choices.isNablaShaped ? "layout numerator for fractions" : "layout numerator"
      result.append(
        line(form, assumed: facts.saysNumerator ? nil : "in numerator layout more equations hold"))
    }
    if choices.foldsBiases { result.append(line("biases folded")) }
    if choices.areUntransposed {
      result.append(line("entries untransposed", assumed: "so more equations hold"))
    }
    if !choices.elementwise.isEmpty {
      result.append(line("elementwise \(choices.elementwise.joined(separator: ", "))"))
    }
    return result
  }

  /// Where counting begins, what is summed without a sign, and how many units there are.
  private func counting() -> [DraftLine] {
    var result: [DraftLine] = []
    if choices.sumsRepeated { result.append(line("sum repeated indices")) }
    if choices.hasOneOutput {
      result.append(line("output width 1", assumed: "with one output more equations hold"))
    }
    if choices.isScalar {
      let isSaid = facts.hasPlainNumbers
      result.append(
        line("widths 1", assumed: isSaid ? nil : "with one unit in each layer more equations hold"))
    }
    if facts.countsUnitsFromZero { result.append(line("units from 0")) }
    if facts.countsSamplesFromZero { result.append(line("samples from 0")) }
    return result
  }

  /// Widths and constants.
  func counts() -> [DraftLine] {
    var result = facts.counts.sorted { $0.key < $1.key }.map { name, role in
      line(
        "\(name) is width(layer \(role == .input ? "\(choices.firstLayer)" : scheme.last.first ?? "\(highestLayer ?? 2)"))"
      )
    }
    result += facts.widths.sorted().map { name in
      line(
        "\(name)\(name.hasSuffix("^") ? "{\(bracketed(scheme.slot, scheme.bracket))}" : scheme.slot) is width(layer \(scheme.slot))"
      )
    }
    if let identity = names["I"], roles["I"] == nil, !identity.uses.isEmpty,
      identity.mentions.allSatisfy({ mention in
        mention.above.isEmpty && !mention.isTransposed && mention.arguments == nil
          && mention.primes == 0
          && (mention.below.count < 2 || mention.below.compactMap(\.letter).count == 2)
      })
    {
      result.append(line("I is identity matrix", identity.displays))
    }
    result += facts.labels.sorted().map { line("\($0) is label") }
    result += facts.sampleLabels.sorted { $0.key < $1.key }.map { name, sample in
      line("\(name)_{\(sample)} is label(sample \(sample))", names[name]?.displays ?? [])
    }
    // Of several Greek letters one is the rate, the others scale something else.
    let rates = ["\\eta", "\\epsilon", "\\alpha", "\\tau"].filter(facts.constants.contains)
    let hasRate = roles.values.contains(.rate)
    let constants = facts.constants.filter { hasRate || $0 != rates.first }
    if !hasRate, let rate = rates.first { result.append(line("\(rate) is learning rate")) }
    if !constants.isEmpty {
      result.append(line("\(constants.sorted().joined(separator: ", ")) is constant"))
    }
    return result
  }
}
