//===----------------------------------------------------------------------===//
// Lines for what a text defines by a derivative, and what lines say beside each other.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import Syntax

extension DraftWriter {
  /// What a line says that others may say as well: the order of the indices, the letters' layers.
  func shared(_ name: NameUse, _ parts: [String]) -> Set<String> {
    guard !named.letters.isEmpty else { return [] }
    let words = parts.map { $0.split(separator: " ").map(String.init) }
    let letters = words.filter { $0.count == 2 && ["unit", "to", "from"].contains($0[0]) }.map {
      $0[1]
    }
    let layers = letters.compactMap { letter in named.letters[letter].map { "\(letter) in \($0)" } }
    guard layers.count == letters.count, !letters.isEmpty else { return [] }
    // What is the other way round than its letters say has to be borne out by itself.
    let ends = ["from", "to"].map { end in
      words.first { $0.count == 2 && $0[0] == end }.flatMap { named.letters[$0[1]] }
    }
    if let from = ends[0], let to = ends[1], from >= to { return [] }
    let order = words.map { $0[0] }.filter { $0 == "to" || $0 == "from" }
    return Set(layers + ["\(name.plain): \(order.joined(separator: ", "))"])
  }

  /// The line of an error that is another derivative than ∂C/∂z; nil of any other name.
  func errorFormula(_ name: String, _ pattern: String, _ parts: [String]) -> String? {
    guard let form = facts.errorForms[name], form.isOther || choices.isNumerator,
      let place = Self.place(of: name, in: pattern)
    else { return nil }
    let variable = self.variable(of: form, parts) + pattern[place.upperBound...]
    let sample = parts.first { $0.hasPrefix("sample ") }?.dropFirst(7)
    let loss =
      form.loss.below.isEmpty
      ? form.loss.plain
      : sample.map { "\(form.loss.plain)_{\($0)}" } ?? lossOfOne ?? form.loss.plain
    let sign = form.isNegative ? "-" : ""
    return "\(pattern) := \(sign)\\frac{\\partial \(loss)}{\\partial \(variable)}"
  }

  /// What an error is a derivative by: δ_j by a_j, where it is said of δ_k, by c_k.
  private func variable(of form: DraftFacts.ErrorForm, _ parts: [String]) -> String {
    guard let role = roles[form.variable],
      let layer = parts.lazy.compactMap({ part in
        part.hasPrefix("layer ") ? Int(part.dropFirst(6)) : nil
      }).first
    else { return form.variable }
    let own = names.values.filter { name in
      roles[name.plain] == role && name.mentions.contains { named.layer(of: $0, role) == layer }
    }.map(\.plain)
    return own.contains(form.variable) ? form.variable : own.min() ?? form.variable
  }

  /// A name for the loss of the example at hand, where an error that names no example is a derivative
  /// of E_k; nil where there is none.
  var lossOfOne: String? {
    let isNeeded = facts.errorForms.contains { name, form in
      form.isOther
        && form.loss.below.contains { $0.letter.map(facts.sampleLetters.contains) ?? false }
        && names[name]?.mentions.contains { mention in
          (mention.above + mention.below).contains {
            $0.letter.map(facts.sampleLetters.contains) ?? false
          }
        } == false
    }
    return isNeeded ? ["\\Xi", "\\daleth"].first { names[$0] == nil } : nil
  }

  /// Numbers that functions are applied to where the text says what they are.
  func variables() -> [DraftLine] {
    facts.arguments.sorted { $0.key < $1.key }.map { name, displays in
      var line = line("in \(Zones.ranges(displays.sorted())): \(name) is variable")
      (line.name, line.isSaid) = (name, true)
      return line
    }
  }

  /// What the words define: F := ∂E/∂p.
  func definitions() -> [DraftLine] {
    facts.definitions.filter { !$0.line.isEmpty }.map { name, text in
      var line = line(text)
      (line.name, line.isSaid) = (name, true)
      return line
    }
  }

  /// Functions of all parameters of which nothing else is known, and the parameters, where no other
  /// line says that they are.
  func regularisers(besides lines: [DraftLine]) -> [DraftLine] {
    let parameters = Set(facts.regularisers.values).sorted().filter { name in
      !lines.contains { $0.text.contains(name) && $0.text.hasSuffix("is parameters") }
    }
    return parameters.map { line("\($0) is parameters") }
      + facts.regularisers.sorted { $0.key < $1.key }.map { name, parameters in
        var line = line("\(name)(\(parameters)) is function of \(parameters)")
        line.name = name
        return line
      }
  }
}
