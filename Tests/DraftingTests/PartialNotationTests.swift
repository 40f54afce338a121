import Derivations
import Judging
import Testing

@Suite("Some of a notation is declared, and the rest is drafted")
struct PartialNotationTests {
  private static let lines = [
    "layers 0..L",
    "x_i is input(unit i)",
    "h^{(l)}_i is activation(layer l, unit i)",
    "z^{(l)}_i is pre-activation(layer l, unit i)",
    "W^{(l)}_{ij} is weight(into l, to i, from j)",
    "b^{(l)}_i is bias(into l, unit i)",
    #"\phi is activation function"#,
    "t_i is target(unit i)",
    "E is loss(half squared error)",
    #"\delta^{(l)}_i is delta(layer l, unit i)"#,
    #"\alpha is learning rate"#,
  ]

  private static let lecture = Lecture(
    name: "all but one line declared",
    equations: [
      "h^{(0)} = x", "z^{(1)} = W^{(1)} x + b^{(1)}",
      #"z^{(l)}_i = \sum_j W^{(l)}_{ij} h^{(l-1)}_j + b^{(l)}_i"#,
      #"h^{(l)}_i = \phi(z^{(l)}_i)"#,
      #"E = \frac{1}{2} \| h^{(L)} - t \|^2"#,
      #"\delta^{(l)} = \frac{\partial E}{\partial z^{(l)}}"#,
      #"\delta^{(L)} = (h^{(L)} - t) \odot \phi'(z^{(L)})"#,
      #"\delta^{(l)} = (W^{(l+1)})^\top \delta^{(l+1)} \odot \phi'(z^{(l)})"#,
      #"\frac{\partial E}{\partial W^{(l)}} = \delta^{(l)} (h^{(l-1)})^\top"#,
      #"\frac{\partial E}{\partial b^{(l)}} = \delta^{(l)}"#,
      #"W^{(l)} \leftarrow W^{(l)} - \alpha \frac{\partial E}{\partial W^{(l)}}"#,
      #"b^{(l)} \leftarrow b^{(l)} - \alpha \delta^{(l)}"#,
      #"\frac{\partial E}{\partial W^{(l)}} = \delta^{(l)} (h^{(l)})^\top"#,
    ], wrong: [13])

  /// Lines that say something true of the lecture, or something else of one display.
  private static let additions = [
    "n is width(layer L)", "in 13: n is width(layer L)",
    "in 12: h is variable\nin 12: W is variable",
  ]

  @Test("A line for a count or a single display leaves the rest to the draft", arguments: additions)
  func addOne(line: String) throws {
    let claims = try Self.lecture.report(line).claims
    #expect(Set(claims.map(\.display)).count == Self.lecture.equations.count)
    for claim in claims where claim.display != 12 {
      let isWrong = Self.lecture.wrong.contains(claim.display)
      #expect(claim.verdict.isWrong == isWrong, "\(claim.latex): \(claim.message)")
      #expect(claim.verdict != .notUnderstood, "\(claim.latex): \(claim.message)")
    }
  }

  @Test("A line that is left out is drafted", arguments: lines)
  func leaveOneOut(left: String) throws {
    let rest = Self.lines.filter { $0 != left }.joined(separator: "\n")
    let claims = try Self.lecture.report(rest).claims
    #expect(Set(claims.map(\.display)).count == Self.lecture.equations.count)
    for claim in claims {
      let isWrong = Self.lecture.wrong.contains(claim.display)
      #expect(claim.verdict.isWrong == isWrong, "\(claim.latex): \(claim.message)")
      #expect(claim.verdict != .notUnderstood, "\(claim.latex): \(claim.message)")
    }
  }

  @Test("What is declared whole is judged with nothing drafted")
  func declaredWhole() throws {
    // The functions of a second network are drafted; the first has its misprint nevertheless.
    var lecture = Self.lecture
    lecture.equations += [#"u_k = \sum_m V_{km} x_m"#, #"o_k = \psi(u_k)"#]
    let claims = try lecture.report(Self.lines.joined(separator: "\n")).claims
    let wrong = claims.filter(\.verdict.isWrong)
    #expect(wrong.map(\.display) == [13] && wrong.allSatisfy(\.assumed.isEmpty))
  }

  @Test("A declared d beside a name is a factor, and no sign of a gradient")
  func differentials() throws {
    let lecture = Lecture(
      name: "d is declared",
      equations: [
        "u = w x + b", "a = s(u)", #"d = \frac{\partial E}{\partial u}"#,
        #"\frac{\partial E}{\partial w} = d w"#, #"\frac{\partial E}{\partial w} = d x"#,
      ])
    let claims = try lecture.report(
      """
      layers 0..1
      widths 1 1
      x is input
      u is pre-activation(layer 1)
      w is weight(into 1)
      s is activation function
      E is loss
      d := \\frac{\\partial E}{\\partial u}
      """
    ).claims
    #expect(claims.map(\.verdict.isWrong) == [false, false, false, true, false])
  }

  @Test("A declared name means the same in other scripts")
  func oneMeaning() throws {
    let lecture = Lecture(
      name: "moments", equations: ["m_1 = m_0 + E", "m_2 = m_1 + E", #"E = \| h^{(L)} - t \|^2"#])
    let notation = Self.lines.joined(separator: "\n") + "\nm_0 is variable"
    let drafted = try lecture.report(notation).draft?.text ?? ""
    #expect(!drafted.contains("m_{1} is") && !drafted.contains("m_1 is"))
  }
}
