//===----------------------------------------------------------------------===//
// The page of errata, from the verdicts.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText
import Meaning
import Syntax

/// What is wrong as printed, gathered from derivations that quote it.
///
/// A derivation marks an equation that it quotes as a misprint, and displays the right one below it,
/// without a label. The proofreader judges both. Its section "Misprints" has a table of these and of all
/// that is wrong in words. A document asks for the list of a derivation's misprints by a comment on a
/// line of its own; what is listed stands between it and an end:
///
///     <!-- errata: derivations/CS229.md -->
///     …
///     <!-- end errata -->
public enum Errata {
  /// Where a document's list begins and ends, and whose misprints it lists.
  struct Request {
    var derivation: String
    /// Of the comment that asks, and of the one that ends the list, from 0.
    var first: Int
    var end: Int
  }

  /// A text with every list of errata written anew, the lines, from 1, that asked for those that
  /// changed, and what the derivations leave out.
  ///
  /// - Throws: `DocumentError` if a derivation cannot be read or proofread, lies outside of the
  ///   package, or a list has no end
  public static func renewed(
    _ text: String, file: String, root: String
  ) throws(DocumentError) -> (text: String, renewals: [Int], problems: [WeaveProblem]) {
    var renewals: [Int] = []
    var problems: [WeaveProblem] = []
    var lines = text.components(separatedBy: "\n")
    for request in try requests(in: lines, file: file).reversed() {
      guard let path = PackageFolder(root).resolved(request.derivation) else {
        let place = "\(file):\(request.first + 1)"
        throw DocumentError("\(place): \(request.derivation) is outside of the package")
      }
      let derivation = try completeness(ofFileAt: path)
      let printed = try printed(in: derivation.lines, root: root)
      problems += derivation.problems(printed: printed).map {
        WeaveProblem(file: request.derivation, line: $0.line, message: $0.message)
      }
      let list = [""] + list(of: derivation)
      let place = request.first + 1..<request.end
      if Array(lines[place]) != list { renewals.insert(request.first + 1, at: 0) }
      lines.replaceSubrange(place, with: list)
    }
    return (lines.joined(separator: "\n"), renewals, problems)
  }

  /// A derivation, proofread.
  private static func completeness(
    ofFileAt path: String
  ) throws(DocumentError) -> ErrataCompleteness {
    var proofreading = Proofreading()
    proofreading.repairs = false
    proofreading.drafts = false
    let lines = try Document.text(atPath: path).components(separatedBy: "\n")
    return ErrataCompleteness(report: try proofreading.report(onFileAt: path), lines: lines)
  }

  /// The equations of a derivation that its module says are printed otherwise.
  private static func printed(
    in lines: [String], root: String
  ) throws(DocumentError) -> Set<String> {
    var files: Set<String> = []
    for line in lines where line.hasPrefix("<!-- weave: ") {
      if let path = line.split(whereSeparator: { $0 == " " || $0 == "#" }).dropFirst(2).first {
        files.insert(String(path))
      }
    }
    var result: Set<String> = []
    for file in files.sorted() {
      guard let path = PackageFolder(root).resolved(file) else { continue }
      result.formUnion(ErrataCompleteness.printed(in: try Document.text(atPath: path)))
    }
    return result
  }

  static func requests(
    in lines: [String], file: String
  ) throws(DocumentError) -> [Request] {
    var requests: [Request] = []
    var open: (derivation: String, first: Int)?
    for (index, line) in lines.enumerated() {
      let content = line.trimmingBlanks()
      if content == "<!-- end errata -->", let begun = open {
        requests.append(Request(derivation: begun.derivation, first: begun.first, end: index))
        open = nil
      } else if content.hasPrefix("<!-- errata:"), content.hasSuffix("-->") {
        if open != nil { break }
        let derivation = String(content.dropFirst("<!-- errata:".count).dropLast("-->".count))
        open = (derivation.trimmingBlanks(), index)
      }
    }
    if let open {
      throw DocumentError("\(file):\(open.first + 1): this list has no <!-- end errata -->")
    }
    return requests
  }

  /// The misprints of one derivation: its refuted displays, in its order, each with what it should
  /// read, and its table of all; lines of Markdown.
  static func list(of derivation: ErrataCompleteness) -> [String] {
    let report = derivation.report
    let page = report.document.file.split(separator: "/").last.map(String.init) ?? ""
    var lines: [String] = []
    for (place, display) in report.document.displays.enumerated() where display.mark == .misprint {
      let wrong = report.claims.filter { $0.display == display.ordinal && $0.verdict.isWrong }
      let label = display.label ?? "display \(display.ordinal)"
      lines += ["[**`\(label)`**](\(page)#\(label)) is printed", ""]
      lines += fence(display.latex).map { "> " + $0 } + [""]
      lines += [summary(of: wrong), ""]
      if let right = derivation.mended(after: place) {
        lines += ["It should read", ""] + fence(right.latex) + [""]
      }
    }
    let table = derivation.table.lines.map {
      $0.replacingOccurrences(of: "](#", with: "](\(page)#")
    }
    return lines + table + [""]
  }

  private static func fence(_ latex: String) -> [String] {
    ["```math"] + latex.components(separatedBy: "\n").map { $0.trimmingBlanks() } + ["```"]
  }

  /// The verdicts on a display's claims, in a sentence.
  private static func summary(of wrong: [ClaimReport]) -> String {
    let verdicts = Verdict.allCases.filter { verdict in
      wrong.contains { $0.verdict == verdict }
    }
    if verdicts.isEmpty { return "The proofreader finds nothing wrong with it." }
    return "The verdict is *\(verdicts.map(\.rawValue).joined(separator: "* and *"))*."
  }
}
