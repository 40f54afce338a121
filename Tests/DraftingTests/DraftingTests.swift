import Derivations
import Drafting
import Foundation
import Judging
import MathText
import Meaning
import Syntax
import Testing

/// A lecture that says nowhere what its symbols mean, and the displays in which it is wrong.
struct Lecture: CustomTestStringConvertible {
  var name: String
  var equations: [String]
  /// From 1.
  var wrong: Set<Int> = []
  /// What stands in words before a display.
  var before: [Int: String] = [:]

  var testDescription: String { name }

  var text: String {
    equations.enumerated().map { place, equation in
      (before[place + 1].map { $0 + "\n\n" } ?? "") + "$$\(equation)$$"
    }.joined(separator: "\n\n")
  }

  func report(_ notation: String = "") throws -> Report {
    let block = notation.isEmpty ? "" : "<!-- notation\n\(notation)\n-->\n\n"
    var proofreading = Proofreading()
    proofreading.repairs = false
    return try withFile(of: block + text) { try proofreading.report(onFileAt: $0) }
  }

  static let all = [
    Lecture(
      name: "layers above, in round brackets",
      equations: [
        #"z^{(l)}_i = \sum_j W^{(l)}_{ij} h^{(l-1)}_j + b^{(l)}_i"#,
        #"h^{(l)}_i = \phi(z^{(l)}_i)"#,
        #"E = \frac{1}{2} \| h^{(L)} - t \|^2"#,
        #"\delta^{(l)} = \frac{\partial E}{\partial z^{(l)}}"#,
        #"\delta^{(L)} = (h^{(L)} - t) \odot \phi'(z^{(L)})"#,
        #"\delta^{(l)} = (W^{(l+1)})^\top \delta^{(l+1)} \odot \phi'(z^{(l)})"#,
        #"\frac{\partial E}{\partial W^{(l)}} = \delta^{(l)} (h^{(l)})^\top"#,
        #"\frac{\partial E}{\partial b^{(l)}} = \delta^{(l)}"#,
      ], wrong: [7]),
    Lecture(
      name: "layers below, weights into the layer after",
      equations: [
        #"u_{l+1} = W_l v_l + b_l"#, #"v_l = g(u_l)"#,
        #"e_l = \frac{\partial J}{\partial u_l}"#, #"e_l = g'(u_l) \odot W_l^T e_{l+1}"#,
        #"\frac{\partial J}{\partial W_l} = e_{l+1} v_l^T"#,
        #"\frac{\partial J}{\partial b_l} = e_l"#,
      ], wrong: [6]),
    Lecture(
      name: "the first index is the unit it comes from",
      equations: [
        #"z^l_j = \sum_i w^l_{ij} a^{l-1}_i + b^l_j"#, #"a^l_j = f(z^l_j)"#,
        #"\delta^l_j = \frac{\partial C}{\partial z^l_j}"#,
        #"\frac{\partial C}{\partial w^l_{ij}} = a^{l-1}_i \delta^l_j"#,
        #"\delta^l_j = f'(z^l_j) \sum_k w^{l+1}_{jk} \delta^{l+1}_k"#,
        #"\delta^l_j = f'(z^l_j) \sum_k w^{l+1}_{kj} \delta^{l+1}_k"#,
      ], wrong: [6]),
    Lecture(
      name: "layers by the letters of their units",
      equations: [
        #"a_j = \sum_i w_{ji} x_i"#, #"z_j = h(a_j)"#, #"a_k = \sum_j w_{kj} z_j"#,
        #"\delta_k = \frac{\partial E}{\partial a_k}"#,
        #"\delta_j = \frac{\partial E}{\partial a_j}"#,
        #"\delta_j = h'(a_j) \sum_k w_{kj} \delta_k"#,
        #"\frac{\partial E}{\partial w_{ji}} = \delta_j x_i"#,
      ]),
  ]
}

@Suite("A text without a notation")
struct DraftingTests {
  @Test(
    "what is true is not blamed, and what is wrong is found",
    arguments: Lecture.all + Lecture.habits + Lecture.kinds + Lecture.searches
      + Lecture.conventions + Lecture.letters + Lecture.arrays + Lecture.thresholds
      + Lecture.written
      + Lecture.names + Lecture.programs + Lecture.regression + Lecture.steps
      + Lecture.problems + Lecture.unrolled)
  func judged(_ lecture: Lecture) throws {
    let claims = try lecture.report().claims
    #expect(Set(claims.filter(\.verdict.isWrong).map(\.display)) == lecture.wrong)
    #expect(!claims.contains { $0.verdict == .notUnderstood }, "\(claims.map(\.message))")
  }

  @Test("nothing is wrong by a name that one equation alone speaks of")
  func unsupported() throws {
    var lecture = Lecture.all[0]
    lecture.equations =
      Array(lecture.equations.prefix(2))
      + [#"\frac{\partial E}{\partial W^{(l)}} = W^{(l)}"#]
    let claims = try lecture.report().claims
    #expect(claims.last?.verdict == .notUnderstood)
    #expect(claims.last?.message.contains("no equation of another display bears out that") == true)
  }

  @Test("a bar is the gradient of what was defined last")
  func bars() throws {
    let text = #"""
      For a product $C = AB$:

      $$\bar{A} = \bar{C} B^T$$

      $$\bar{B} = A^T \bar{C}$$

      For a layer $z = Wx + b$ with columns:

      $$\bar{W} = \bar{z} x^T$$
      """#
    let document = try Document(
      reading: text, file: "", format: .markdown, options: .init(inline: true))
    let lines = Drafter(document).withoutNetwork
    let product = #"\frac{\partial (\operatorname{tr}(\bar{C}^{T} C))}{\partial A}"#
    #expect(lines.contains(#"in 1-2: \bar{A} := "# + product))
    let layer = #"\frac{\partial (\operatorname{tr}(\bar{z}^{T} z))}{\partial W}"#
    #expect(lines.contains(#"in 3: \bar{W} := "# + layer))
  }

  @Test("two errors that agree show no other order of indices")
  func agreeing() throws {
    let lecture = Lecture(
      name: "",
      equations: [
        #"z^{(i)} = U x^{(i)} + b"#, #"a^{(i)} = \tanh(z^{(i)})"#, #"o^{(i)} = V a^{(i)} + c"#,
        #"J = \frac{1}{2m} \sum_{i=1}^m \sum_j (o^{(i)}_j - y^{(i)}_j)^2"#,
        #"\frac{\partial J}{\partial o^{(i)}_j} = \frac{1}{m} (o^{(i)}_j - y^{(i)}_j)"#,
        #"\frac{\partial J}{\partial V_{jk}} = \frac{1}{m} \sum_{i=1}^m (o^{(i)}_j - y^{(i)}_j) a^{(i)}_k"#,
        #"\frac{\partial J}{\partial a^{(i)}_k} = \frac{1}{m} \sum_j V_{jk} (o^{(i)}_j - y^{(i)}_j)"#,
        #"\frac{\partial J}{\partial V_{jk}} = \frac{1}{m} \sum_{i=1}^m (o^{(i)}_k - y^{(i)}_k) a^{(i)}_j"#,
        #"\frac{\partial J}{\partial a^{(i)}_k} = \frac{1}{m} \sum_j V_{kj} (o^{(i)}_j - y^{(i)}_j)"#,
      ], before: [1: "There are $m$ examples $x^{(1)}, \\dots, x^{(m)}$."])
    let claims = try lecture.report().claims
    #expect(claims.count == 9)
    #expect(claims.suffix(2).allSatisfy { $0.verdict != .holds })
  }

  @Test("no step, loss or constant is blamed for what the draft alone takes it for")
  func alone() throws {
    var lecture = Lecture.all[0]
    lecture.equations += [
      #"E = \frac{1}{4} \| h^{(L)} - t \|^2"#,
      #"\frac{\partial E}{\partial b^{(l)}} = \delta^{(l)} + \beta b^{(l)} \odot b^{(l)}"#,
    ]
    let claims = try lecture.report().claims.suffix(2)
    #expect(!claims.contains { $0.verdict.isWrong || $0.verdict == .holds })
  }

  @Test("a declared line fixes what it says")
  func partial() throws {
    let lecture = Lecture.all[0]
    let report = try lecture.report("W^{(l)}_{ij} is weight(into l, from i, to j)")
    #expect(report.claims.first?.verdict != .holds)
    #expect(report.draft?.lines.contains { $0.text.hasPrefix("W") } == false)
    #expect(report.draft?.lines.contains { $0.text.hasPrefix("h") } == true)
  }

  @Test("what the notation says of macros counts for the draft")
  func macros() throws {
    var lecture = Lecture.all[0]
    lecture.equations = lecture.equations.map {
      $0.replacingOccurrences(of: "W^{(l)}", with: #"\weights{l}"#)
    }
    let claims = try lecture.report(#"\newcommand{\weights}[1]{W^{(#1)}}"#).claims
    #expect(!claims.contains { $0.verdict == .notUnderstood })
    #expect(Set(claims.filter(\.verdict.isWrong).map(\.display)) == lecture.wrong)
  }

  @Test("what a search takes a name for is said to be assumed")
  func sought() throws {
    let report = try Lecture.searches[0].report()
    let lines = report.draft?.lines ?? []
    #expect(lines.contains { $0.text == "p_{j} is pre-activation(layer 1, unit j)" })
    #expect(lines.first { $0.text == "layers 0..2" }?.assumption != nil)
  }

  @Test("a loss that is displayed by its own error is none, and is not looked for without end")
  func circular() throws {
    let lecture = Lecture(
      name: "",
      equations: [
        #"E = 3 \sum_j (\delta^L_j)^4"#, #"\frac{\partial E}{\partial z^L} = \delta^L"#,
      ])
    let claims = try lecture.report(
      """
      layers 0..L
      z^l_j is pre-activation(layer l, unit j)
      \\delta^l_j is delta(layer l, unit j)
      E is loss
      """
    ).claims
    #expect(claims.first?.verdict != .definition)
    #expect(claims.last?.verdict == .holds)
  }

  @Test("a line is drafted with what bears it out")
  func annotated() throws {
    let lecture = Lecture.all[0]
    let document = try Document(reading: lecture.text, file: "", format: .markdown)
    let lines = Drafter(document).draft().lines.map(\.annotated)
    #expect(
      lines.contains { $0.hasPrefix("z^{(l)}_{j} is pre-activation(layer l, unit j)   # display") })
  }

  @Test("a whole notation is not added to")
  func whole() throws {
    let notation = """
      layers 0..L
      h^{(l)}_i is activation(layer l, unit i)
      z^{(l)}_i is pre-activation(layer l, unit i)
      W^{(l)}_{ij} is weight(into l, to i, from j)
      b^{(l)}_i is bias(into l, unit i)
      \\delta^{(l)} is delta(layer l)
      t is target
      \\phi is activation function
      E is loss
      """
    #expect(try Lecture.all[0].report(notation).draft == nil)
  }

  @Test("a partial notation is printed whole: what is declared as such, and what is drafted")
  func printed() throws {
    let file = NSTemporaryDirectory() + "deltacheck-\(UUID().uuidString).md"
    let declared = "W^{(l)}_{ij} is weight(into l, to i, from j)"
    let text = "<!-- notation\n\(declared)\nq is constant\n-->\n\n" + Lecture.all[0].text
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let lines = try Proofreading().notation(ofFileAt: file)
    #expect(lines.first == "\(declared)   # declared, \(file):2:1")
    #expect(
      lines.dropFirst().first
        == "q is constant   # declared, \(file):3:1; no display has what it declares")
    let drafted = "h^{(l)}_{j} is activation(layer l, unit j)   # display"
    #expect(lines.contains { $0.hasPrefix(drafted) })
    #expect(lines.filter { $0.hasPrefix("W") }.count == 1)
    // It is a notation as it stands.
    #expect(throws: Never.self) { try TextNotation(parsing: lines.joined(separator: "\n")) }
  }
}
