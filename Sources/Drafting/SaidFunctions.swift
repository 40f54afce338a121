//===----------------------------------------------------------------------===//
// Words that say which function a name is: “$\sigma$ is the logistic function”.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Networks
import Syntax

/// Functions that words give names to.
enum SaidFunctions {
  /// What functions are called in words, in small letters, those first that others are part of.
  private static let names: [(words: String, function: Activation)] = [
    (#"logistic\s+sigmoid|sigmoid(?:funktion)?|logistische\s+funktion|logistic"#, .sigmoid),
    (#"hyperbolic\s+tangent|tangens\s+hyperbolicus|tanh"#, .tanh),
    (#"rectified\s+linear(?:\s+units?)?(?:\s*\(relu\))?|rectifier|relu"#, .relu),
    (#"softmax"#, .softmax), (#"softplus"#, .softplus),
    (#"gaussian\s+error\s+linear(?:\s+unit)?|gelu"#, .gelu),
    (#"sigmoid\s+linear(?:\s+unit)?|silu|swish"#, .silu),
    (#"identity"#, .identity),
  ]

  /// A name alone between dollars or in `\( \)`, perhaps with what it is applied to, and what it is then.
  private static let symbol =
    #"(?:\$|\\\()\s*(\\?[A-Za-z]+)\s*(?:\((?:\\?[A-Za-z_^{}0-9]+|\\cdot)\))?\s*(?:=[^$]{1,80})?(?:\$|\\\))"#

  /// Words that make no statement of what follows or stands before.
  private static let doubts = [
    "if", "when", "whenever", "not", "or", "either", "such", "example", "instance", "like", "may",
    "might", "can", "could", "often", "usually", "instead", "unlike", "leaky", "hidden", "output",
    "outputs", "last", "final", "except", "but", "unless", "otherwise", "inverse", "derivative",
    "oder", "wenn", "falls", "nicht",
  ]

  /// The functions of names, as words say them without a doubt: of a name with two, and where the last
  /// layer may have a softmax, none.
  static func all(in words: String) -> [String: Activation] {
    let words = words.replacing("\n", with: " ")
    var found: [String: Set<Activation>] = [:]
    for (place, entry) in names.enumerated() {
      // Of what is one word with others, the longer name is meant.
      let further = #"(?:[\s-]+(?:function|activation|nonlinearity|non-linearity|unit|squashing))*"#
      let name = #"(?<![\w-])(?:"# + entry.words + #")(?![\w-]|\s+linear)"# + further
      let verbs = #"\s+(?:is|denotes?|be|being|for|as|stands\s+for|means|ist|sei|bezeichnet)\s+"#
      let article = #"(?:(?:the|a|an|our|usual|standard|ordinary|well-known|familiar|die|der)\s+)*"#
      for pattern in [symbol + verbs + article + name, name + #"\s+"# + symbol] {
        for (latex, around) in matches(of: "(?i)" + pattern, in: words) {
          guard !hasDoubt(around), let plain = plainName(latex) else { continue }
          found[plain, default: []].insert(names[place].function)
        }
      }
    }
    let hasSoftmax = words.localizedCaseInsensitiveContains("softmax")
    return found.compactMapValues { functions in
      guard let only = functions.first, functions.count == 1, only == .softmax || !hasSoftmax
      else { return nil }
      return only
    }
  }

  /// The symbols of a pattern, each with the sentence around it.
  private static func matches(
    of pattern: String, in words: String
  ) -> [(symbol: String, sentence: String)] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(words.startIndex..., in: words)
    return expression.matches(in: words, range: whole).compactMap { match in
      guard let range = Range(match.range, in: words),
        let name = Range(match.range(at: 1), in: words)
      else { return nil }
      let ends: Set<Character> = [".", ";", "!", "?"]
      let start = words[..<range.lowerBound].lastIndex(where: ends.contains) ?? words.startIndex
      let end = words[range.upperBound...].firstIndex(where: ends.contains) ?? words.endIndex
      return (String(words[name]), String(words[start..<end]))
    }
  }

  private static func hasDoubt(_ sentence: String) -> Bool {
    let words = Set(sentence.lowercased().split { !$0.isLetter }.map(String.init))
    return doubts.contains(where: words.contains)
  }

  private static func plainName(_ latex: String) -> String? {
    (try? ItemReader.items(of: Latex.tokens(latex)))?.first?.nameAlone
  }
}
