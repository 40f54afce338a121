import Foundation
import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

@Suite("Reports")
struct ReportingTests {
  static let lecture = "Text.\n\n$$δ = W δ'$$\n\n<!-- misprint -->\n$$a = b$$\n"

  /// A report on the lecture: its first display refuted, its second as given.
  static func report(second: Verdict = .refuted, of text: String = lecture) throws -> Report {
    let document = try Document(reading: text, file: "a/b.md", format: .markdown)
    let first = try #require(document.displays.first)
    let last = try #require(document.displays.last)
    return Report(
      on: document,
      claims: [
        ClaimReport(
          about: first, at: SourcePosition(line: 3, column: 5), latex: "δ = W δ'",
          verdict: .refuted, evidence: Evidence(.exact, bound: 4.3e-18),
          message: "the transpose is missing",
          counterexample: ["layer 2, unit 1: 0.5 on the left, 0.25 on the right"],
          repairs: ["δ = W^\\top δ'", "δ = W^T δ'"]),
        ClaimReport(
          about: last, at: SourcePosition(line: 6, column: 3), latex: "a = b", verdict: second,
          evidence: Evidence(.numerical, bound: 1e-9), message: "as it is"),
      ])
  }

  static let attention = """
    a/b.md:3:5: display 1: refuted: the transpose is missing (exact, wrong with
        probability at most 4.3e-18)
      3 | $$δ = W δ'$$
        |     ^
        layer 2, unit 1: 0.5 on the left, 0.25 on the right
        repair: δ = W^\\top δ'
        repair: δ = W^T δ'

    """
  static let counts = "a/b.md: 2 displays, 2 claims; 2 refuted; 1 of 1 misprints confirmed"

  @Test("text names file, display, line and column, shows the place, and counts")
  func text() throws {
    #expect(try Self.report().text() == Self.attention + Self.counts)
  }

  @Test("a misprint that is found as it was announced is named only where all is asked for")
  func everyVerdict() throws {
    #expect(
      try Self.report().text(all: true) == Self.attention + """
        a/b.md:6:3: display 2: refuted: as it is (numerical, within 1.0e-9) [marked as a
            misprint]

        """ + Self.counts)
  }

  static let shown: [(Verdict, Bool)] = [
    (.holds, false), (.conditional, true), (.refuted, true), (.illTyped, true),
    (.definition, false), (.notAClaim, false), (.notUnderstood, true),
  ]

  @Test("what needs attention is printed, everything where all is asked for", arguments: shown)
  func attention(_ verdict: Verdict, _ isShown: Bool) throws {
    let text = "<!-- label: eq:a -->\n$$x = y$$"
    let document = try Document(reading: text, file: "f", format: .markdown)
    let claim = ClaimReport(
      about: document.displays[0], at: document.displays[0].position, latex: "x = y",
      verdict: verdict, message: "m")
    let report = Report(on: document, claims: [claim])
    let headline = "f:2:1: display 1 (eq:a): \(verdict.rawValue): m\n"
    let summary = "f: 1 display, 1 claim; 1 \(verdict.rawValue)"
    #expect(report.text().hasPrefix(isShown ? headline : summary))
    #expect(report.text(all: true).hasPrefix(headline))
    #expect(report.text(all: true).hasSuffix(summary))
    #expect(report.json.contains("\"\(verdict.rawValue)\""))
  }

  @Test("an equation that its line does not show is shown, around what a repair changes")
  func longLines() throws {
    let sum = Array(repeating: "\\varepsilon", count: 30).joined(separator: " + ")
    let text = "$$\n\\begin{aligned}\ny &= \(sum) \\\\\n&= \(sum) + z\n\\end{aligned}\n$$"
    let document = try Document(reading: text, file: "f", format: .markdown)
    let claim = ClaimReport(
      about: document.displays[0], row: 2, at: SourcePosition(line: 4, column: 4),
      latex: "y = \(sum) + z", verdict: .refuted, message: sum.filter { $0 != " " },
      repairs: ["y = \(sum) - z"])
    for width in [80, 100] {
      let report = Report(on: document, claims: [claim]).text(TextStyle(width: width))
      let lines = report.split(separator: "\n")
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= width }, "\(report)")
      #expect(lines[0].hasPrefix("f:4:4: display 1, row 2: refuted:"))
      #expect(
        lines.contains { $0.hasPrefix("    equation: y = \\varepsilon") && $0.hasSuffix("…") })
      // No command is cut in two.
      let repair = try #require(lines.first { $0.hasPrefix("    repair: …") })
      #expect(repair.hasSuffix("\\varepsilon - z") && !repair.contains("…v"), "\(repair)")
      #expect(lines.dropFirst().allSatisfy { !$0.hasSuffix("vareps…") })
    }
  }

  @Test("text is coloured only when asked")
  func colors() throws {
    let report = try Self.report()
    #expect(!report.text().contains("\u{1B}"))
    let colored = report.text(TextStyle(isColored: true))
    #expect(colored.hasPrefix("a/b.md:3:5: display 1: \u{1B}[31mrefuted\u{1B}[0m: the"))
  }

  @Test("text wraps between words, and shows of a long line what is around the caret")
  func wraps() throws {
    let line = "$$" + String(repeating: "x + ", count: 100) + "y = z$$"
    let document = try Document(reading: line, file: "f", format: .markdown)
    let words = Array(repeating: "word", count: 60).joined(separator: " ")
    for (column, shown) in [(1, "$$x"), (203, "x + x"), (403, "y = z$$"), (9999, "")] {
      let claim = ClaimReport(
        display: 1, position: SourcePosition(line: 1, column: column), latex: "", verdict: .refuted,
        message: words, counterexample: [words])
      let text = Report(on: document, claims: [claim]).text(TextStyle(width: 60))
      let lines = text.split(separator: "\n").dropLast()
      #expect(lines.count > 12 && lines.allSatisfy { $0.count <= 60 })
      let caret = try #require(lines.firstIndex { $0.contains("^") })
      let indent = lines[caret].prefix { $0 != "^" }.count
      #expect(lines[caret - 1].dropFirst(indent).hasPrefix(shown), "column \(column)")
      #expect(column != 9999 || lines[caret - 1].count == indent)
    }
  }

  @Test("a long name and the counts wrap too", arguments: [40, 60, 80])
  func longNames(width: Int) throws {
    let label = "a-label-of-thirty-two-characters"
    let text = "<!-- notation\na is variable\n-->\n<!-- label: \(label) -->\n$$ a = a + 1 $$\n"
    let document = try Document(reading: text, file: "lecture.md", format: .markdown)
    let report = try Proofreading().report(on: document)
    for all in [true, false] {
      for line in report.text(TextStyle(width: width), all: all).split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
      }
    }
    #expect(report.text(TextStyle(width: width)).contains("(\(label)):"))
  }

  @Test(
    "a text without displays says so, and what would be one",
    arguments: [
      ("a.md", "$$ … $$"), ("a.tex", "\\begin{equation}"), ("a.rst", ".. math::"),
    ])
  func withoutDisplays(file: String, display: String) throws {
    let format = Document.Format(ofPath: file)
    let document = try Document(reading: "Words alone.\n", file: file, format: format)
    let error = try #require(document.withoutDisplays)
    #expect(error.description.contains("\(file): no displayed equations"))
    #expect(error.description.contains(display))
    let other = try Document(reading: Self.lecture, file: "b.md", format: .markdown)
    #expect(other.withoutDisplays == nil)
  }

  @Test("control characters never reach a terminal")
  func controls() throws {
    let document = try Document(reading: "$$x\u{1B}[2J$$", file: "f\u{7}", format: .markdown)
    let claim = ClaimReport(
      about: document.displays[0], at: document.displays[0].position, latex: "",
      verdict: .notUnderstood, message: "a\nb\u{9B}", repairs: ["\u{1B}]0;x"])
    let text = Report(on: document, claims: [claim]).text()
    #expect(text.hasPrefix("f\u{FFFD}:1:1: display 1: not understood: a b\u{FFFD}\n"))
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{9B}" })
  }

  @Test("JSON says all of it, in a form that others read")
  func json() throws {
    let object = try #require(Self.parsed(try Self.report().json) as? [String: Any])
    #expect(object["file"] as? String == "a/b.md")
    let claims = try #require(object["claims"] as? [[String: Any]])
    let first = try #require(claims.first)
    #expect(first["display"] as? Int == 1 && first["row"] as? Int == 1)
    #expect(first["line"] as? Int == 3 && first["column"] as? Int == 5)
    #expect(first["verdict"] as? String == "refuted")
    #expect(first["repairs"] as? [String] == ["δ = W^\\top δ'", "δ = W^T δ'"])
    let evidence = try #require(first["evidence"] as? [String: Any])
    #expect(evidence["kind"] as? String == "exact" && evidence["bound"] as? Double == 4.3e-18)
    #expect(first["cell"] == nil && claims[1]["marked"] as? Bool == true)
  }

  @Test("JSON is valid whatever the numbers and the characters")
  func validJSON() throws {
    let document = try Document(
      reading: "$$x$$", file: "\"\\\u{0}\u{1F}\u{2028}😀", format: .markdown)
    let claims = [Double.nan, .infinity, 1e-300, -0.0, 1e300].map {
      ClaimReport(
        display: 1, position: SourcePosition(line: 1, column: 1, cell: 7), latex: "\\\"\n\t",
        verdict: .holds, evidence: Evidence(.exact, bound: $0), message: "\u{1B}")
    }
    let report = Report(on: document, claims: claims)
    let object = try #require(Self.parsed(report.json) as? [String: Any])
    #expect(object["file"] as? String == "\"\\\u{0}\u{1F}\u{2028}😀")
    let read = try #require(object["claims"] as? [[String: Any]])
    #expect(read.allSatisfy { $0["cell"] as? Int == 7 && $0["latex"] as? String == "\\\"\n\t" })
    let bounds = read.map { ($0["evidence"] as? [String: Any])?["bound"] as? Double }
    #expect(bounds == [nil, nil, 1e-300, 0, 1e300])
    #expect((Self.parsed(Report.json(of: [report, report])) as? [Any])?.count == 2)
    #expect((Self.parsed(Report.json(of: [])) as? [Any])?.count == 0)
    #expect(!report.text().isEmpty)
  }

  static func parsed(_ json: String) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  @Test("GitHub is told what fails, and nothing that is as it should be")
  func github() throws {
    #expect(
      try Self.report().github
        == "::error file=a/b.md,line=3,col=5,title=refuted::the transpose is missing"
        + "%0Alayer 2, unit 1: 0.5 on the left, 0.25 on the right"
        + "%0Arepair: δ = W^\\top δ'%0Arepair: δ = W^T δ'")
    let unconfirmed = try Self.report(second: .holds).github.split(separator: "\n")
    #expect(unconfirmed.count == 2)
    #expect(unconfirmed.last?.hasPrefix("::error file=a/b.md,line=6,col=1,title=mark not") == true)
  }

  @Test("GitHub's own characters are escaped, a cell is no line of the file")
  func githubEscapes() throws {
    let document = try Document(reading: "$$x$$", file: "a,b:c%.ipynb", format: .markdown)
    let claim = ClaimReport(
      display: 1, position: SourcePosition(line: 2, column: 3, cell: 4), latex: "",
      verdict: .notUnderstood, message: "50%\nof: it, all")
    #expect(
      Report(on: document, claims: [claim]).github
        == "::error file=a%2Cb%3Ac%25.ipynb,title=not understood (cell 4%3A2%3A3)"
        + "::50%25%0Aof: it, all")
  }

  static let statuses: [(Verdict, Mark, Int32)] = [
    (.holds, .none, 0), (.conditional, .none, 0), (.definition, .none, 0), (.notAClaim, .none, 0),
    (.refuted, .none, 1), (.illTyped, .none, 1), (.notUnderstood, .none, 1),
    (.refuted, .misprint, 0), (.illTyped, .misprint, 0), (.holds, .misprint, 1),
    (.conditional, .misprint, 1), (.notUnderstood, .misprint, 1),
  ]

  @Test("the exit status says whether something needs attention", arguments: statuses)
  func exitStatus(_ verdict: Verdict, _ mark: Mark, _ status: Int32) throws {
    let comment = mark == .misprint ? "<!-- misprint -->\n" : ""
    let document = try Document(reading: comment + "$$x$$", file: "f", format: .markdown)
    let display = document.displays[0]
    let claim = ClaimReport(
      about: display, at: display.position, latex: "x", verdict: verdict, message: "m")
    #expect(Report(on: document, claims: [claim]).exitStatus == status)
  }

  @Test("one wrong claim confirms the mark of its display, and of no other")
  func confirmation() throws {
    let text = "<!-- misprint -->\n$$a$$\n\n<!-- misprint -->\n$$b$$"
    let document = try Document(reading: text, file: "f", format: .markdown)
    func claim(_ index: Int, _ verdict: Verdict) -> ClaimReport {
      let display = document.displays[index]
      return ClaimReport(
        about: display, at: display.position, latex: "", verdict: verdict, message: "")
    }
    let both = Report(
      on: document, claims: [claim(0, .holds), claim(0, .refuted), claim(1, .illTyped)])
    #expect(both.unconfirmed.isEmpty && both.exitStatus == 0)
    let first = Report(on: document, claims: [claim(0, .refuted), claim(1, .holds)])
    #expect(first.unconfirmed.map(\.ordinal) == [2] && first.exitStatus == 1)
  }

  @Test("what is lost to the reader is reported, and fails")
  func problems() throws {
    let document = try Document(reading: "$$x\n\n# Next", file: "f", format: .markdown)
    let report = Report(on: document, claims: [])
    #expect(report.exitStatus == 1)
    #expect(report.text().hasPrefix("f:1:1: not read: “$$” is never closed\n  1 | $$x\n    | ^\n"))
    #expect(report.github.hasPrefix("::error file=f,line=1,col=1,title=not read::"))
  }
}
