//===----------------------------------------------------------------------===//
// The lines of code that compute an equation.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Repair
import Syntax

/// Finds the lines of a Swift file that a label marks.
///
/// A comment that begins with an equation's label marks the lines that compute it:
///
///     // cs229-1: z^[ℓ] = W^[ℓ] a^[ℓ−1] + b^[ℓ].
///     z[ℓ] = W[ℓ] * a[ℓ - 1] + b[ℓ]
///
/// They begin with that comment and end before the next empty line, before `// end cs229-1`, before
/// the comment of another equation, or where the block they stand in ends, whichever comes first.
/// Lines that are no equation's may be marked by any other word: `// backward: …`.
package struct AnchoredSource {
  package enum Failure: Error {
    case missing
    /// The lines, from 1, of the first two.
    case ambiguous(Int, Int)
  }

  private let lines: [String]

  package init(_ text: String) {
    lines = SourceText(text).lines
  }

  /// The lines that `label` marks, without the indentation that all of them have.
  ///
  /// A failure unless exactly one comment begins with the label.
  package func lines(for label: String) -> Result<[String], Failure> {
    let starts = lines.indices.filter {
      lines[$0].drop { $0 == " " }.hasPrefix("// \(label):")
    }
    guard let start = starts.first else { return .failure(.missing) }
    if starts.count > 1 { return .failure(.ambiguous(starts[0] + 1, starts[1] + 1)) }
    let indent = AnchoredSource.indent(of: lines[start])
    var end = start + 1
    var hasCode = false
    while end < lines.count {
      let line = lines[end]
      let content = line.trimmingBlanks()
      if content.isEmpty || content == "// end \(label)" { break }
      if AnchoredSource.indent(of: line) < indent { break }
      if hasCode && AnchoredSource.beginsEquation(line) { break }
      hasCode = hasCode || !content.hasPrefix("//")
      end += 1
    }
    return .success(lines[start..<end].map { String($0.dropFirst(indent)) })
  }

  private static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }

  /// Whether a line is a comment that begins with an equation's label: `// cs229-10: …`.
  private static func beginsEquation(_ line: String) -> Bool {
    let content = line.drop { $0 == " " }
    guard content.hasPrefix("// ") else { return false }
    let label = content.dropFirst(3).prefix { $0 != ":" && $0 != " " }
    let isFollowedByColon = content.dropFirst(3 + label.count).first == ":"
    return isFollowedByColon && label.contains("-") && label.last?.isNumber == true
  }
}
