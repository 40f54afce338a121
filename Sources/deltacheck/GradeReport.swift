import GradientCheck
import Networks

/// A gradient with its grade, or why it has none.
struct GradedSubmission {
  let name: String
  let grade: Result<Grade, InvalidFile>
}

/// The grades of one gradient or of many, for people and for programs.
struct GradeReport {
  let graded: [GradedSubmission]

  /// Whether only the kind of a mistake and its layer are said.
  let givesHints: Bool

  /// Unusable where nothing could be used.
  var status: ExitStatus {
    let grades = graded.compactMap { try? $0.grade.get() }
    if grades.isEmpty { return .unusable }
    if grades.count != graded.count || grades.contains(where: { $0.verdict == .wrong }) {
      return .wrong
    }
    return grades.allSatisfy(\.isRight) ? .right : .undecided
  }

  /// The whole report of a single gradient; a line for each of several.
  func text(width: Int) -> String {
    if let only = graded.first, graded.count == 1, case .success(let grade) = only.grade {
      return givesHints ? hints(grade) : grade.text(width: width)
    }
    return graded.map { "\($0.name): \(line($0))" }.joined(separator: "\n")
  }

  private func hints(_ grade: Grade) -> String {
    (grade.hints + ["the gradient is \(grade.verdict.rawValue)"]).joined(separator: "\n")
  }

  private func line(_ submission: GradedSubmission) -> String {
    switch submission.grade {
    case .success(let grade):
      ([grade.verdict.rawValue] + (givesHints ? grade.hints : grade.headline)).inOneLine
    case .failure(let error): "unusable: \(error.problem)"
    }
  }

  /// The grade of a single gradient; `{"grades": [{"name": …, "grade": …}, …]}` of several.
  var json: JSONText {
    if let only = graded.first, graded.count == 1 { return json(only) }
    return .object([
      (
        "grades",
        .array(graded.map { .object([("name", .string($0.name)), ("grade", json($0))]) })
      )
    ])
  }

  private func json(_ submission: GradedSubmission) -> JSONText {
    switch submission.grade {
    case .success(let grade):
      givesHints
        ? .object(Grade.verdictMembers(grade.verdict) + [("hints", .strings(grade.hints))])
        : grade.json
    case .failure(let error): .object([("error", .string(error.problem))])
    }
  }

  /// A header, and a line for each gradient, as RFC 4180 has it.
  var csv: String {
    let rows = graded.map { submission in
      switch submission.grade {
      case .success(let grade):
        let causes = grade.explanations.first ?? []
        return [
          submission.name, grade.verdict.rawValue, grade.precision.rawValue,
          grade.firstWrongLayer.map { "\($0)" } ?? "",
          givesHints ? "" : causes.map(\.mistake.name).joined(separator: " "),
          (givesHints ? grade.hints : grade.headline).inOneLine,
        ]
      case .failure(let error): return [submission.name, "unusable", "", "", "", error.problem]
      }
    }
    let header = ["name", "verdict", "precision", "first wrong layer", "mistakes", "explanation"]
    return ([header] + rows).map { row in
      row.map(Self.quoted).joined(separator: ",")
    }.joined(separator: "\n")
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

extension [String] {
  /// Lines one behind the other: what ends with a colon leads on to the next.
  var inOneLine: String {
    reduce(into: "") { result, line in
      result += result.isEmpty ? line : (result.hasSuffix(":") ? " " : "; ") + line
    }
  }
}
