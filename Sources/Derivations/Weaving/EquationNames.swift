//===----------------------------------------------------------------------===//
// The names of equations where a reader sees them.
//===----------------------------------------------------------------------===//

import MathText

/// Writes above each labelled display of a Markdown document its name, which other pages can link to.
///
/// A label is a comment, which no reader sees. The line between it and the display is written from
/// it: an anchor, and the name, which is a link to itself. A misprint is said to be one, with a link
/// to the first display after it that has no label, which is the right form and is named as such. What
/// the table of misprints lists besides, a slip that makes nothing false or an equation that is true
/// under a condition, is said to be not quite right, with a link to the table:
///
///     > <!-- label: cs229-1 -->
///     > <a id="cs229-1"></a>[**`cs229-1`**](#cs229-1)
///     >
///     > ```math
enum EquationNames {
  /// What a written line begins with.
  static let beginning = "<a id=\""

  /// A text with these lines written anew, and the lines, from 1, of the displays whose changed.
  static func renewed(_ text: String, file: String) throws(DocumentError) -> (
    text: String, renewals: [Int]
  ) {
    let document = try Document(reading: text, file: file, format: .markdown)
    guard document.displays.contains(where: { $0.label != nil }) else { return (text, []) }
    var lines = text.components(separatedBy: "\n")
    let listed = MisprintTable(in: lines).names
    var renewals: [Int] = []
    for (place, display) in document.displays.enumerated().reversed() {
      let fence = display.position.line - 1
      guard lines.indices.contains(fence), !display.isInline else { continue }
      let (prefix, start) = (prefix(of: lines[fence]), start(before: fence, in: lines))
      let name = name(of: place, in: document.displays, listed)
      let written = name.map { [prefix + $0, String(prefix.prefix { $0 == ">" })] } ?? []
      guard Array(lines[start..<fence]) != written else { continue }
      lines.replaceSubrange(start..<fence, with: written)
      renewals.insert(fence + 1, at: 0)
    }
    return (lines.joined(separator: "\n"), renewals)
  }

  /// Where the line above a display begins, with the empty one after it; the display itself if none
  /// is written.
  private static func start(before fence: Int, in lines: [String]) -> Int {
    func content(_ line: Int) -> Substring? {
      lines.indices.contains(line) ? lines[line].drop { $0 == ">" || $0 == " " } : nil
    }
    for start in [fence - 1, fence - 2] {
      if content(start)?.hasPrefix(beginning) == true { return start }
      if content(start)?.isEmpty != true { break }
    }
    return fence
  }

  private static func prefix(of line: String) -> String {
    String(line.prefix { $0 == ">" || $0 == " " })
  }

  /// The line above a display; nil if it has no name and is no right form of one that has.
  ///
  /// - Parameter listed: the names in the table of misprints
  private static func name(
    of place: Int, in displays: [Display], _ listed: Set<String>
  ) -> String? {
    let display = displays[place]
    guard let label = display.label else {
      guard place > 0, displays[place - 1].mark == .misprint, display.mark == .none,
        let printed = displays[place - 1].label
      else { return nil }
      return "\(beginning)\(mended(printed))\"></a>\(link(to: printed)), mended:"
    }
    let name = "\(beginning)\(label)\"></a>\(link(to: label))"
    guard display.mark == .misprint else {
      guard listed.contains(label) else { return name }
      return name + " as printed, *not quite right*: [see why](\(MisprintTable.link))"
    }
    return name + " as printed, **wrong**: [see what it should read](#\(mended(label)))"
  }

  /// The anchor of the right form of a misprint.
  static func mended(_ label: String) -> String { label + "-mended" }

  private static func link(to label: String) -> String { "[**`\(label)`**](#\(label))" }
}
