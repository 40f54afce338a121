//===----------------------------------------------------------------------===//
// Reports for programs.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Networks
import Syntax

extension Report {
  /// The report as JSON: one object.
  ///
  ///     {"file": …, "claims": [{"display": 3, "row": 1, "line": 42, "column": 7, "latex": …,
  ///      "verdict": "refuted", "evidence": {"kind": "exact", "bound": 4e-18}, "message": …,
  ///      "marked": false, "repairs": […], "counterexample": […], "remarks": […],
  ///      "assumed": [drafted lines that it rests on and that no equation shows, …],
  ///      "doubts": [what of the notation could be wrong rather than it, …]}, …],
  ///      "problems": [{"line": 9, "column": 1, "severity": "error", "message": …}, …],
  ///      "unconfirmed": [{"display": 5, "line": 60, "column": 1}, …],
  ///      "conventions": [how the text was read where its notation says nothing, …],
  ///      "doubts": [{"what": …, "lines": [{"file": …, "line": 5, "column": 1, "declared": …,
  ///      "better": …}, …], "others": [lines that do as much, …], "displays": […], "equations": 3},
  ///      …],
  ///      "idle": [{"file": …, "line": 9, "column": 1, "text": …, "message": why it says nothing}, …],
  ///      "drafted": [lines of the notation that nobody declared, …]}
  ///
  /// What stands in a file that the document includes carries its `"file"`. Claims of a notebook carry
  /// `"cell"`, claims of a labelled display `"label"`. `"evidence"` is
  /// null where nothing was judged, its `"bound"` where none is known. `"display"` is 0 for a
  /// formula of the text.
  public var json: String { jsonValue.description }

  /// Several reports as JSON: one is an object, several are an array of them.
  public static func json(of reports: [Report]) -> String {
    if let only = reports.first, reports.count == 1 { return only.json }
    return JSONText.array(reports.map(\.jsonValue)).description
  }

  private var jsonValue: JSONText {
    .object([
      ("file", .string(document.file)),
      ("claims", .array(claims.map(json))),
      ("problems", .array(document.problems.map(json))),
      ("unconfirmed", .array(unconfirmed.map(json))),
      ("conventions", .array(conventions.map(JSONText.string))),
      ("doubts", .array(doubts.map(Report.json))),
      ("idle", .array(idleLines.map(Report.json))),
      ("drafted", .array((draft?.lines ?? []).map { .string($0.annotated) })),
    ])
  }

  private func json(of claim: ClaimReport) -> JSONText {
    var members: [(String, JSONText)] = [
      ("display", .integer(claim.display)), ("row", .integer(claim.row)),
    ]
    members += json(at: claim.position)
    members.append(("latex", .string(claim.latex)))
    if let label = claim.label { members.append(("label", .string(label))) }
    members += [
      ("marked", .boolean(claim.mark != .none)),
      ("verdict", .string(claim.verdict.rawValue)),
      ("evidence", claim.evidence.map(Report.json) ?? .null),
      ("message", .string(claim.message)),
      ("repairs", .array(claim.repairs.map(JSONText.string))),
      ("counterexample", .array(claim.counterexample.map(JSONText.string))),
      ("remarks", .array(claim.remarks.map(JSONText.string))),
      ("assumed", .array(claim.assumed.map(JSONText.string))),
      ("doubts", .array(claim.doubts.map(JSONText.string))),
    ]
    return .object(members)
  }

  private static func json(of line: IdleLine) -> JSONText {
    .object(
      [("file", .string(line.place.file))] + json(of: line.place.position) + [
        ("text", .string(line.text)), ("message", .string(line.remark)),
      ])
  }

  private static func json(of doubt: NotationDoubt) -> JSONText {
    func json(of line: NotationDoubt.Line) -> JSONText {
      .object(
        [("file", .string(line.place.file))] + Report.json(of: line.place.position) + [
          ("declared", .string(line.declared)), ("better", .string(line.better)),
        ])
    }
    func json(of lines: [NotationDoubt.Line]) -> JSONText { .array(lines.map(json)) }
    return .object([
      ("what", .string(doubt.words)), ("lines", json(of: doubt.lines)),
      ("others", .array(doubt.others.map(json))),
      ("displays", .array(Set(doubt.displays).sorted().map(JSONText.integer))),
      ("equations", .integer(doubt.count)),
    ])
  }

  /// Where something stands: with its file, where that is one that the document includes.
  private func json(at position: SourcePosition) -> [(String, JSONText)] {
    let place = document.place(of: position)
    let file: [(String, JSONText)] =
      place.file == document.file ? [] : [("file", .string(place.file))]
    return Report.json(of: place.position) + file
  }

  private static func json(of position: SourcePosition) -> [(String, JSONText)] {
    var members: [(String, JSONText)] = [
      ("line", .integer(position.line)), ("column", .integer(position.column)),
    ]
    if let cell = position.cell { members.append(("cell", .integer(cell))) }
    return members
  }

  static func json(of evidence: Evidence) -> JSONText {
    .object([
      ("kind", .string(evidence.kind.rawValue)),
      ("bound", evidence.bound.map(JSONText.number) ?? .null),
    ])
  }

  private func json(of problem: ReadingProblem) -> JSONText {
    let severity = problem.severity == .error ? "error" : "warning"
    return .object(
      json(at: problem.position) + [
        ("severity", .string(severity)), ("message", .string(problem.message)),
      ])
  }

  private func json(of display: Display) -> JSONText {
    .object([("display", .integer(display.ordinal))] + json(at: display.position))
  }
}
