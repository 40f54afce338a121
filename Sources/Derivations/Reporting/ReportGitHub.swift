//===----------------------------------------------------------------------===//
// Reports as annotations of a pull request.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning

extension Report {
  /// The report as workflow commands of GitHub, one a line: what fails is an error, what holds
  /// under conditions a notice. What stands in a notebook is annotated at the notebook, its cell
  /// named in the title, since a line of a cell is no line of the file.
  public var github: String {
    var lines: [(SourcePosition, String)] = []
    for claim in claims {
      let isFailure = Report.isFailure(claim)
      guard isFailure || claim.verdict == .conditional else { continue }
      let repairs = claim.repairs.map { "repair: " + $0 }
      let message = [claim.message] + claim.counterexample + repairs
      lines.append(
        (
          claim.position,
          annotation(
            isFailure ? "error" : "notice", claim.verdict.rawValue, at: claim.position,
            message.joined(separator: "\n"))
        ))
    }
    for doubt in doubts {
      guard let place = doubt.lines.first?.place, place.file.contains(".") else { continue }
      let line = annotation(
        "error", "notation", at: place.position, doubt.summary, in: place.file)
      lines.append((place.position, line))
    }
    for display in unconfirmed {
      let line = annotation(
        "error", "mark not confirmed", at: display.position, Report.unconfirmedMessage)
      lines.append((display.position, line))
    }
    for problem in document.problems {
      let level = problem.severity == .error ? "error" : "warning"
      lines.append(
        (problem.position, annotation(level, "not read", at: problem.position, problem.message)))
    }
    return lines.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
  }

  private func annotation(
    _ level: String, _ title: String, at position: SourcePosition, _ message: String,
    in file: String? = nil
  ) -> String {
    let place = file.map { ($0, position) } ?? document.place(of: position)
    let position = place.1
    var properties = "file=\(Report.escaped(place.0, isProperty: true))"
    var title = title
    if position.cell == nil {
      properties += ",line=\(position.line),col=\(position.column)"
    } else {
      title += " (\(position))"
    }
    properties += ",title=\(Report.escaped(title, isProperty: true))"
    return "::\(level) \(properties)::\(Report.escaped(message, isProperty: false))"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
