//===----------------------------------------------------------------------===//
// What the words before a display say of its indices.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

extension LanguageTests {
  @Test(
    "The words before a display may say for which indices it is meant",
    arguments: [
      (#"For $i \ne j$, with $p_k$ as above,"#, .holds), ("Unless $i = j$,", .holds),
      ("When $i$ differs from $j$,", .holds), ("For all units", .refuted),
      (#"For $i = j$ and for $i \ne j$ in one,"#, .refuted),
      (#"Not only for $i \ne j$,"#, .refuted),
      (#"For $i \ne j$ this is known. In all cases"#, .refuted),
      (#"For every $i$, and in particular for $i \ne j$,"#, .conditional),
      (#"Except for $i = j$,"#, .conditional),
      ("For $i \\ne j$ we have\n\n<!-- (2) -->", .holds),
      ("The case $i \\ne j$\n\n<!-- (2) -->\n\nWe have", .refuted),
    ] as [(String, Verdict)])
  func words(_ words: String, _ verdict: Verdict) throws {
    let text = words + "\n\n" + #"$$ \frac{\partial p_i}{\partial z_j} = -p_i p_j $$"#
    let notation = """
      layers 0..L
      p_k is output(unit k)
      z_k is pre-activation(layer L, unit k)
      s is activation function(output, softmax)
      """
    let document = try Document(reading: text, file: "words.md", format: .markdown)
    let proofreader = try Proofreader(testing: notation)
    #expect(proofreader.proofread(document).map(\.verdict) == [verdict])
  }

  @Test(
    "What words say of two indices counts for units of different layers, and for layers",
    arguments: [
      ("For $k = j$,", #"\frac{\partial C}{\partial w^l_{jk}} = \delta^l_k a^{l-1}_j"#, .holds),
      ("For $k = j$,", #"\frac{\partial C}{\partial w^l_{jk}} = \delta^l_j a^l_k"#, .refuted),
      ("In general,", #"\frac{\partial C}{\partial w^l_{jk}} = \delta^l_k a^{l-1}_j"#, .illTyped),
      (
        "Let $m = l$ and $i = j$. Then",
        #"\frac{\partial z^l_j}{\partial w^m_{ik}} = a^{l-1}_k"#, .holds
      ),
      (
        "Let $m = l$ and $l = 1$. Then",
        #"\frac{\partial z^l_j}{\partial w^m_{jk}} = a^0_k"#, .holds
      ),
      ("Let $m = l$. Then", #"\frac{\partial z^l_j}{\partial w^m_{ik}} = a^{l-1}_k"#, .refuted),
      ("Let $i = j$. Then", #"\frac{\partial z^l_j}{\partial w^m_{ik}} = a^{m-1}_k"#, .refuted),
      ("Let $m \\ne l$. Then", #"\frac{\partial b^l_j}{\partial b^m_i} = 0"#, .holds),
    ] as [(String, String, Verdict)])
  func wordsOfTwo(_ words: String, _ latex: String, _ verdict: Verdict) throws {
    let notation = """
      layers 0..L
      a^l_j is activation(layer l, unit j)
      z^l_j is pre-activation(layer l, unit j)
      w^l_{jk} is weight(into l, to j, from k)
      b^l_j is bias(into l, unit j)
      \\delta^l_j is delta(layer l, unit j)
      \\sigma is activation function(elementwise)
      C is loss(half squared error)
      """
    let document = try Document(
      reading: words + "\n\n$$ \(latex) $$", file: "words.md", format: .markdown)
    let proofreader = try Proofreader(testing: notation)
    #expect(proofreader.proofread(document).map(\.verdict) == [verdict])
  }
}
