//===----------------------------------------------------------------------===//
// The drafts of several problems as one.
//===----------------------------------------------------------------------===//

import Judging
import Meaning

extension Draft {
  /// The drafts of texts that stand one behind the other, each with its displays: a line that is not
  /// in all of them is limited to these.
  package init?(parts: [(draft: Draft, displays: [Int])]) {
    let texts = parts.map { Set($0.draft.lines.map(\.text)) }
    guard let first = texts.first else { return nil }
    let common = texts.reduce(first) { $0.intersection($1) }
    var lines: [DraftLine] = []
    for (place, part) in parts.enumerated() {
      let zone = "in \(Zones.ranges(part.displays)): "
      for var line in part.draft.lines {
        if common.contains(line.text) {
          guard place == 0 else { continue }
        } else if !line.text.hasPrefix("in ") {
          line.text = zone + line.text
        }
        lines.append(line)
      }
    }
    self.init(
      lines: lines, displays: Set(lines.flatMap(\.displays)).count,
      text: lines.map(\.text).joined(separator: "\n"), texts: parts.count)
  }
}
