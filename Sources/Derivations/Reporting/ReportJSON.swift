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
  ///      "assumed": [drafted lines that it rests on and that no equation shows, …]}, …],
  ///      "problems": [{"line": 9, "column": 1, "severity": "error", "message": …}, …],
  ///      "unconfirmed": [{"display": 5, "line": 60, "column": 1}, …],
  ///      "conventions": [how the text was read where its notation says nothing, …],
  ///      "drafted": [lines of the notation that nobody declared, …]}
  ///
  /// Claims of a notebook carry `"cell"`, claims of a labelled display `"label"`. `"evidence"` is
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
      ("claims", .array(claims.map(Report.json))),
      ("problems", .array(document.problems.map(Report.json))),
      ("unconfirmed", .array(unconfirmed.map(Report.json))),
      ("conventions", .array(conventions.map(JSONText.string))),
      ("drafted", .array((draft?.lines ?? []).map { .string($0.annotated) })),
    ])
  }

  private static func json(of claim: ClaimReport) -> JSONText {
    var members: [(String, JSONText)] = [
      ("display", .integer(claim.display)), ("row", .integer(claim.row)),
    ]
    members += json(of: claim.position)
    members.append(("latex", .string(claim.latex)))
    if let label = claim.label { members.append(("label", .string(label))) }
    members += [
      ("marked", .boolean(claim.mark != .none)),
      ("verdict", .string(claim.verdict.rawValue)),
      ("evidence", claim.evidence.map(json) ?? .null),
      ("message", .string(claim.message)),
      ("repairs", .array(claim.repairs.map(JSONText.string))),
      ("counterexample", .array(claim.counterexample.map(JSONText.string))),
      ("remarks", .array(claim.remarks.map(JSONText.string))),
      ("assumed", .array(claim.assumed.map(JSONText.string))),
    ]
    return .object(members)
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

  private static func json(of problem: ReadingProblem) -> JSONText {
    let severity = problem.severity == .error ? "error" : "warning"
    return .object(
      json(of: problem.position) + [
        ("severity", .string(severity)), ("message", .string(problem.message)),
      ])
  }

  private static func json(of display: Display) -> JSONText {
    .object([("display", .integer(display.ordinal))] + json(of: display.position))
  }
}
