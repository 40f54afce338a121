//===----------------------------------------------------------------------===//
// A notation that is wrong is told so; a text that is wrong is not excused.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Testing

@testable import Derivations

/// A text with its notation, in which a line can be said otherwise.
private struct DeclaredText {
  var notation: [String]
  var displays: [String]

  func report() throws -> Report {
    let text = displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let block = "<!-- notation\n\(notation.joined(separator: "\n"))\n-->\n\n"
    let document = try Document(reading: block + text, file: "lecture.md", format: .markdown)
    var proofreading = Proofreading()
    proofreading.repairs = false
    return try proofreading.report(on: document)
  }

  func replacing(_ line: String, with other: String) -> DeclaredText {
    var text = self
    text.notation = notation.map { $0 == line ? other : $0 }
    return text
  }

  static let single = DeclaredText(
    notation: [
      "layers 0..L", "x_j is input(unit j)",
      "a^l_j is activation(layer l, unit j)",
      "z^l_j is pre-activation(layer l, unit j)",
      "w^l_{jk}, W^l is weight(into l, to j, from k)",
      "b^l_j is bias(into l, unit j)",
      #"\delta^l_j is delta(layer l, unit j)"#,
      "y_j is target(unit j)",
      #"\sigma is activation function(sigmoid)"#,
      "C is loss(half squared error)",
    ],
    displays: [
      "a^0 = x", #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j"#, #"a^l_j = \sigma(z^l_j)"#,
      #"\frac{\partial C}{\partial a^L_j} = a^L_j - y_j"#,
      #"\delta^L_j = (a^L_j - y_j) \sigma'(z^L_j)"#,
      #"\delta^l_j = \sigma'(z^l_j) \sum_k w^{l+1}_{kj} \delta^{l+1}_k"#,
      #"\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k \delta^l_j"#,
      #"\frac{\partial C}{\partial W^1} = \delta^1 x^T"#,
      #"\frac{\partial a^l_j}{\partial z^l_j} = a^l_j (1 - a^l_j)"#,
      #"\delta^L_j = (a^L_j - y_j) a^L_j (1 - a^L_j)"#,
    ])

  static let batch = DeclaredText(
    notation: [
      "layers 0..L", "samples in columns", "A^l is activation(layer l, all samples)",
      "Z^l is pre-activation(layer l, all samples)", "W^l is weight(into l)",
      "a^l_i is activation(layer l, sample i)", #"\delta^l_i is delta(layer l, sample i)"#,
      #"\Delta^l is delta(layer l, all samples)"#, "J is mean loss", "m is sample count",
      "f is activation function", "no biases",
    ],
    displays: [
      "Z^l = W^l A^{l-1}",
      #"\frac{\partial J}{\partial W^l} = \frac{1}{m} \Delta^l (A^{l-1})^T"#,
      #"\frac{\partial J}{\partial W^l} = \frac{1}{m} \sum_{i=1}^m \delta^l_i (a^{l-1}_i)^T"#,
      #"\frac{\partial J}{\partial Z^l} = \frac{1}{m} \Delta^l"#,
    ])
}

/// A line that is declared wrong.
private struct Flip: CustomTestStringConvertible, Sendable {
  var name: String
  var right: String
  var wrong: String
  var isOfBatch = false

  var testDescription: String { name }

  var text: DeclaredText {
    (isOfBatch ? DeclaredText.batch : .single).replacing(right, with: wrong)
  }

  static let all = [
    Flip(name: "layers from 1", right: "layers 0..L", wrong: "layers 1..L"),
    Flip(
      name: "to and from", right: "w^l_{jk}, W^l is weight(into l, to j, from k)",
      wrong: "w^l_{jk}, W^l is weight(into l, from j, to k)"),
    Flip(
      name: "into the layer after", right: "w^l_{jk}, W^l is weight(into l, to j, from k)",
      wrong: "w^l_{jk}, W^l is weight(into l+1, to j, from k)"),
    Flip(
      name: "½", right: "C is loss(half squared error)", wrong: "C is loss(squared error)"),
    Flip(
      name: "another loss", right: "C is loss(half squared error)",
      wrong: "C is loss(binary cross entropy)"),
    Flip(
      name: "δ by the activation", right: #"\delta^l_j is delta(layer l, unit j)"#,
      wrong: #"\delta^l_j := \frac{\partial C}{\partial a^l_j}"#),
    Flip(
      name: "a for z", right: "z^l_j is pre-activation(layer l, unit j)",
      wrong: "z^l_j is activation(layer l, unit j)"),
    Flip(
      name: "another function", right: #"\sigma is activation function(sigmoid)"#,
      wrong: #"\sigma is activation function(tanh)"#),
    Flip(
      name: "the sum for the mean", right: "J is mean loss", wrong: "J is total loss",
      isOfBatch: true),
    Flip(
      name: "one example for the mean", right: "J is mean loss", wrong: "J is loss",
      isOfBatch: true),
  ]
}

@Suite("A notation in doubt")
struct NotationDoubtTests {
  @Test("a wrong line is named, and the text is not blamed alone", arguments: Flip.all)
  fileprivate func found(_ flip: Flip) throws {
    let report = try flip.text.report()
    let doubt = try #require(report.doubts.first)
    let offered = ([doubt.lines] + doubt.others).map { $0.map(\.better) }
    // δ may be said by its formula as well.
    let formula = #"\delta^l_j := \frac{\partial C}{\partial z^l_j}"#
    #expect(offered.contains { $0 == [flip.right] || $0 == [formula] }, "\(offered)")
    #expect(doubt.lines.first?.declared == flip.wrong)
    let concerned = report.claims.filter { !$0.doubts.isEmpty }
    #expect(concerned.count >= 2)
    #expect(concerned.allSatisfy { $0.message.hasPrefix("with “") })
    #expect(report.text().contains("the notation is in doubt"))
    #expect(report.json.contains("\"better\""))
    #expect(report.github.contains("title=notation"))
  }

  @Test("activations and pre-activations exchanged")
  func exchanged() throws {
    let text = DeclaredText.single
      .replacing(
        "a^l_j is activation(layer l, unit j)", with: "a^l_j is pre-activation(layer l, unit j)"
      ).replacing(
        "z^l_j is pre-activation(layer l, unit j)", with: "z^l_j is activation(layer l, unit j)")
    let doubt = try #require(try text.report().doubts.first)
    #expect(doubt.lines.count == 2)
    #expect(doubt.words.contains("pre-activations"))
  }

  @Test("a right notation is not in doubt")
  func right() throws {
    for text in [DeclaredText.single, .batch] {
      let report = try text.report()
      #expect(report.doubts.isEmpty)
      #expect(report.claims.contains { $0.verdict == .holds })
      #expect(!report.claims.contains { $0.verdict.isWrong })
    }
  }

  /// One misprint in each, by the display that it stands in.
  static let misprints: [(Int, String)] = [
    (1, #"z^l_j = \sum_k w^l_{kj} a^{l-1}_k + b^l_j"#),
    (1, #"z^l_j = \sum_k w^l_{jk} a^{l}_k + b^l_j"#),
    (2, #"a^l_j = \sigma'(z^l_j)"#), (3, #"\frac{\partial C}{\partial a^L_j} = 2 (a^L_j - y_j)"#),
    (4, #"\delta^L_j = (a^L_j - y_j) \sigma'(a^L_j) = (a^L_j - y_j) z^L_j"#),
    (4, #"\delta^L_j = a^L_j - y_j"#),
    (5, #"\delta^l_j = \sigma'(z^l_j) \sum_k w^{l+1}_{jk} \delta^{l+1}_k"#),
    (5, #"\delta^l_j = \sum_k w^{l+1}_{kj} \delta^{l+1}_k"#),
    (6, #"\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_j \delta^l_k"#),
    (7, #"\frac{\partial C}{\partial W^1} = x (\delta^1)^T"#),
    (8, #"\frac{\partial a^l_j}{\partial z^l_j} = 1 - (a^l_j)^2"#),
  ]

  @Test("a misprint is one of the text, whatever else would make it hold", arguments: misprints)
  func misprint(_ place: Int, _ wrong: String) throws {
    var text = DeclaredText.single
    text.displays[place] = wrong
    let report = try text.report()
    #expect(report.claims.contains { $0.verdict.isWrong && $0.doubts.isEmpty })
    #expect(report.doubts.isEmpty)
  }

  @Test("two derivatives that were forgotten are no sign of another function")
  func forgotten() throws {
    let single = DeclaredText.single
    let text = DeclaredText(
      notation: single.notation,
      displays: Array(single.displays.prefix(3)) + [
        #"\delta^L_j = a^L_j - y_j"#, #"\delta^l_j = \sum_k w^{l+1}_{kj} \delta^{l+1}_k"#,
      ])
    let report = try text.report()
    #expect(report.claims.count { $0.verdict.isWrong } == 2)
    #expect(!report.doubts.contains { $0.words.contains("function") })
  }
}
