//===----------------------------------------------------------------------===//
// What holds, or is wrong, only as a draft has it.
//===----------------------------------------------------------------------===//

import Derivations
import Foundation
import Testing

@testable import Judging
@testable import MathText

@Suite("What a draft leaves open is neither held nor blamed")
struct DoubtTests {
  private func verdicts(_ equations: [String]) throws -> [Verdict] {
    let text = equations.map { "$$ \($0) $$" }.joined(separator: "\n\n")
    let document = try Document(reading: text, file: "doubt.md", format: .markdown)
    return try Proofreading().report(on: document).claims.map(\.verdict)
  }

  @Test("a display that cannot be read says what its left side is made of, too")
  func unreadDefinition() throws {
    let found = try verdicts([
      #"u = W p"#, #"v = W p'"#, #"E = \frac{1}{2} \|u - v\|^2"#,
      // Both u and v are made of W.
      #"\frac{\partial E}{\partial W} = (u - v) p^\top"#,
    ])
    // A prime may be a part of the name.
    #expect(found[1] == .notUnderstood)
    #expect(found[3] == .conditional)
  }

  @Test("what differentiates a number of the draft does not hold as 0 = 0")
  func derivedConstant() throws {
    let found = try verdicts([
      #"w = \frac{g}{\|v\|} v"#, #"p = \frac{\partial L}{\partial w}"#, #"\|w\| = g"#,
      #"\frac{\partial L}{\partial g} = \frac{v^\top p}{\|v\|}"#,
      // A factor g is missing.
      #"\frac{\partial L}{\partial v} = \frac{1}{\|v\|} \left( p - \frac{v^\top p}{\|v\|^2} v \right)"#,
      #"\frac{\partial L}{\partial v} = \frac{g}{\|v\|} p - \frac{g}{\|v\|^2} \frac{\partial L}{\partial g} v"#,
      #"v^\top \frac{\partial L}{\partial v} = 0"#, #"w^\top p = 0"#,
      #"w^\top p = g \frac{\partial L}{\partial g}"#,
      #"v_+ = v - \eta \frac{\partial L}{\partial v}"#,
      #"\|v_+\|^2 = \|v\|^2 + \eta^2 \left\| \frac{\partial L}{\partial v} \right\|^2"#,
    ])
    #expect(found[4] != .holds)
    #expect(found[7] != .holds)
  }

  @Test("what has types for one output is not blamed where nothing counts the outputs")
  func oneOutput() throws {
    let found = try verdicts([
      #"\psi_j = \exp\left( - \frac{\|x - m_j\|^2}{2 s_j^2} \right)"#,
      #"y = \sum_j w_j \psi_j"#, #"E = \frac{1}{2} (y - t)^2"#,
      #"\frac{\partial E}{\partial w_j} = (y - t) \psi_j"#,
      #"\frac{\partial^2 E}{\partial w_j^2} = \psi_j^2"#,
    ])
    #expect(found.last == .conditional)
  }
}
