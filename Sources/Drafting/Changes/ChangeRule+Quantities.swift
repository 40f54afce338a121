//===----------------------------------------------------------------------===//
// Losses, functions, and what symbols stand for, taken otherwise.
//===----------------------------------------------------------------------===//

import Meaning
import Networks
import Syntax

extension ChangeRule {
  private static let lossNames: Set<String> = ["loss", "mean loss", "total loss"]

  static let losses: [ChangeRule] =
    [
      kind("a ½ in the loss", to: "half squared error", from: ["squared error"]),
      kind("no ½ in the loss", to: "squared error", from: ["half squared error"]),
      kind(
        "another loss", to: "half squared error", from: ["cross entropy", "binary cross entropy"]),
      kind("another loss", to: "squared error", from: ["cross entropy", "binary cross entropy"]),
      kind(
        "another loss", to: "cross entropy",
        from: ["half squared error", "squared error", "binary cross entropy"]),
      kind(
        "another loss", to: "binary cross entropy",
        from: ["half squared error", "squared error", "cross entropy"]),
      level("the loss of one example", "loss"),
      level("the mean of all examples, neither one of them nor their sum", "mean loss"),
      level("the sum of all examples, neither one of them nor their mean", "total loss"),
    ]
    // No identity: with it, every derivative that was forgotten is 1, and holds. No softmax, either.
    + ["sigmoid", "tanh", "relu"].map { name in
      declaration("another activation function", of: ["activation function"]) { quantity, parts in
        let kinds = parts.indices.filter { Activation(named: parts[$0]) != nil }
        guard kinds.count == 1, let place = kinds.first else { return nil }
        var parts = parts
        parts[place] = name
        return (quantity, parts)
      }
    }

  /// A loss of another kind, where the line names one.
  private static func kind(_ words: String, to new: String, from old: [String]) -> ChangeRule {
    declaration(words, of: lossNames) { quantity, parts in
      let places = parts.indices.filter { old.contains(parts[$0]) }
      guard places.count == 1, let place = places.first, !parts.contains(new) else { return nil }
      var parts = parts
      parts[place] = new
      return (quantity, parts)
    }
  }

  /// A loss of one example, of their mean, of their sum.
  private static func level(_ words: String, _ name: String) -> ChangeRule {
    declaration(words, of: lossNames) { quantity, parts in
      quantity == name || name != "loss" && parts.contains { $0.hasPrefix("sample ") }
        ? nil : (name, parts)
    }
  }

  // MARK: What symbols stand for

  private static let steps: Set<String> = [
    "activation", "pre-activation", "preactivation", "weighted input", "net input",
  ]

  static let roles = [
    declaration("activations and pre-activations exchanged", of: steps, isOfAll: true) {
      quantity, parts in
      (quantity == "activation" ? "pre-activation" : "activation", parts)
    },
    declaration("the one of activation and pre-activation for the other", of: steps) {
      quantity, parts in
      (quantity == "activation" ? "pre-activation" : "activation", parts)
    },
    declaration("outputs and targets exchanged", of: ["output", "target"], isOfAll: true) {
      quantity, parts in (quantity == "output" ? "target" : "output", parts)
    },
  ]

  // MARK: Conventions

  static let conventions = [
    convention("samples in rows, not in columns") {
      $0 == ["samples", "in", "columns"] ? ["samples", "in", "rows"] : nil
    },
    convention("samples in columns, not in rows") {
      $0 == ["samples", "in", "rows"] ? ["samples", "in", "columns"] : nil
    },
    convention("the other layout") { words in
      guard words.count == 2, words[0] == "layout" else { return nil }
      return ["layout", words[1] == "numerator" ? "denominator" : "numerator"]
    },
    convention("counted from another number") { words in
      guard words.count == 3, words[1] == "from", let first = Int(words[2]) else { return nil }
      return [words[0], "from", "\(1 - first)"]
    },
  ]
}
