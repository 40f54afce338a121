//===----------------------------------------------------------------------===//
// The page of errata, from the verdicts.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// What is wrong as printed, gathered from derivations that quote it.
///
/// A derivation marks an equation that it quotes as a misprint, and displays the right one below it,
/// without a label. The proofreader judges both. A document asks for the list of a derivation's
/// misprints by a comment on a line of its own; what is listed stands between it and an end:
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

  /// A text with every list of errata written anew, and the lines, from 1, that asked for those
  /// that changed.
  ///
  /// - Throws: `DocumentError` if a derivation cannot be read or proofread, lies outside of the
  ///   package, or a list has no end
  public static func renewed(
    _ text: String, file: String, root: String
  ) throws(DocumentError) -> (text: String, renewals: [Int]) {
    var renewals: [Int] = []
    var lines = text.components(separatedBy: "\n")
    for request in try requests(in: lines, file: file).reversed() {
      guard let path = PackageFolder(root).resolved(request.derivation) else {
        let place = "\(file):\(request.first + 1)"
        throw DocumentError("\(place): \(request.derivation) is outside of the package")
      }
      var proofreading = Proofreading()
      proofreading.repairs = false
      let report = try proofreading.report(onFileAt: path)
      let list = [""] + list(of: report)
      let place = request.first + 1..<request.end
      if Array(lines[place]) != list { renewals.insert(request.first + 1, at: 0) }
      lines.replaceSubrange(place, with: list)
    }
    return (lines.joined(separator: "\n"), renewals)
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

  /// The misprints of one derivation, in its order, each with what it should read: lines of
  /// Markdown.
  public static func list(of report: Report) -> [String] {
    let displays = report.document.displays
    var lines: [String] = []
    for (index, display) in displays.enumerated() where display.mark == .misprint {
      let wrong = report.claims.filter { $0.display == display.ordinal && $0.verdict.isWrong }
      lines += ["**`\(display.label ?? "display \(display.ordinal)")`** is printed", ""]
      lines += fence(display.latex) + [""]
      lines += [summary(of: wrong), ""]
      if let right = displays[(index + 1)...].first, right.mark == .none, right.label == nil {
        lines += ["It should read", ""] + fence(right.latex) + [""]
      }
    }
    return lines.isEmpty ? ["No display is wrong as printed.", ""] : lines
  }

  private static func fence(_ latex: String) -> [String] { ["```math", latex, "```"] }

  /// The verdicts on a display's claims, in a sentence.
  private static func summary(of wrong: [ClaimReport]) -> String {
    let verdicts = Verdict.allCases.filter { verdict in
      wrong.contains { $0.verdict == verdict }
    }
    if verdicts.isEmpty { return "The proofreader finds nothing wrong with it." }
    return "The verdict is *\(verdicts.map(\.rawValue).joined(separator: "* and *"))*."
  }
}
