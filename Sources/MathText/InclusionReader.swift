//===----------------------------------------------------------------------===//
// Where a line of LaTeX includes a file.
//===----------------------------------------------------------------------===//

/// Finds what `\input`, `\include` and `\subfile` name, outside of comments and verbatim text.
enum InclusionReader {
  struct Inclusion {
    var command: String
    var name: String
    /// From the backslash to behind the brace.
    var range: Range<Int>
  }

  private static let commands: Set<String> = ["input", "include", "subfile"]

  /// - Parameters:
  ///   - verbatim: the environment that the line begins in, and the next line will
  ///   - isOver: whether the document has ended
  static func inclusions(
    in line: [Unicode.Scalar], verbatim: inout String?, isOver: inout Bool
  ) -> [Inclusion] {
    var result: [Inclusion] = []
    var place = 0
    while place < line.count {
      if line[place] == "%" && verbatim == nil { break }
      guard line[place] == "\\" else {
        place += 1
        continue
      }
      let start = place
      place += 1
      while place < line.count, line[place].isASCIILetter { place += 1 }
      let name = String(line[(start + 1)..<place])
      if name.isEmpty {
        place += 1
        continue
      }
      if name == "begin" || name == "end" {
        guard let (environment, end) = braced(line, from: place) else { continue }
        place = end
        if name == "end" {
          if environment == verbatim { verbatim = nil }
          if environment == "document", verbatim == nil { isOver = true }
        } else if verbatim == nil, Vocabulary.verbatimEnvironments.contains(environment) {
          verbatim = environment
        }
      } else if verbatim == nil {
        if name == "verb" || name == "lstinline" {
          place = endOfVerb(line, from: place)
        } else if commands.contains(name), let (file, end) = argument(line, from: place, name) {
          result.append(Inclusion(command: name, name: file, range: start..<end))
          place = end
        }
      }
      if isOver { break }
    }
    return result
  }

  /// What stands in the next braces, and where they end.
  private static func braced(_ line: [Unicode.Scalar], from start: Int) -> (String, Int)? {
    var place = start
    while place < line.count, line[place].isBlank { place += 1 }
    guard place < line.count, line[place] == "{",
      let end = line[place...].firstIndex(of: "}")
    else { return nil }
    return (String(line[(place + 1)..<end]).trimmingBlanks(), end + 1)
  }

  /// A name in braces; of `\input` also a word without them.
  private static func argument(
    _ line: [Unicode.Scalar], from start: Int, _ command: String
  ) -> (String, Int)? {
    if let braced = braced(line, from: start) { return braced }
    guard command == "input", start < line.count, line[start].isBlank else { return nil }
    var place = start
    while place < line.count, line[place].isBlank { place += 1 }
    let first = place
    let ends: Set<Unicode.Scalar> = ["\\", "%", "{", "}"]
    while place < line.count, !line[place].isBlank, !ends.contains(line[place]) { place += 1 }
    return place > first ? (String(line[first..<place]), place) : nil
  }

  private static func endOfVerb(_ line: [Unicode.Scalar], from start: Int) -> Int {
    guard start < line.count, let end = line[(start + 1)...].firstIndex(of: line[start]) else {
      return line.count
    }
    return end + 1
  }
}
