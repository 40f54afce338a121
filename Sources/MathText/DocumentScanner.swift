//===----------------------------------------------------------------------===//
// From text to displays: what Markdown and LaTeX share.
//===----------------------------------------------------------------------===//

/// Goes through one text once, and hands what it finds to a harvest.
///
/// A delimiter that is never closed costs its author that display and a problem, not the rest of
/// the document: each search for a closing delimiter gives up where no formula can reach, and
/// is not repeated from further on.
struct DocumentScanner {
  let source: SourceText
  let isLaTeX: Bool
  let harvest: Harvest
  var offset = 0
  /// In Markdown, how the current line begins.
  var line = LinePrefix()
  /// For each kind of search, where the last one that failed gave up.
  private var failures: [String: Int] = [:]
  private lazy var braces = Braces(of: source.scalars, skippingComments: isLaTeX)

  init(_ source: SourceText, isLaTeX: Bool, harvest: Harvest) {
    self.source = source
    self.isLaTeX = isLaTeX
    self.harvest = harvest
  }

  func scalar(at offset: Int) -> Unicode.Scalar? {
    offset < source.scalars.count ? source.scalars[offset] : nil
  }

  func has(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { bytes in
      guard offset + bytes.count <= source.scalars.count else { return false }
      for (index, byte) in bytes.enumerated()
      where source.scalars[offset + index] != Unicode.Scalar(byte) {
        return false
      }
      return true
    }
  }

  /// The offset of the next `\n`, or of the end.
  func endOfLine(from start: Int) -> Int {
    var end = start
    while end < source.scalars.count, source.scalars[end] != "\n" { end += 1 }
    return end
  }

  func report(
    _ message: String, at offset: Int, severity: ReadingProblem.Severity = .error
  ) {
    harvest.add(ReadingProblem(message, at: source.position(at: offset), severity: severity))
  }

  /// Searches unless the same search is known to fail from here.
  mutating func search(
    _ kind: String, from start: Int, _ find: (DocumentScanner) -> SearchResult
  ) -> Int? {
    if let failed = failures[kind], start < failed { return nil }
    switch find(self) {
    case .found(let offset): return offset
    case .gaveUp(let offset):
      failures[kind] = offset
      return nil
    }
  }

  enum SearchResult {
    case found(Int)
    case gaveUp(Int)
  }

  /// The name of the command whose backslash is at `offset`; empty for a control symbol.
  func commandName(at offset: Int) -> String {
    var end = offset + 1
    while end < source.scalars.count, source.scalars[end].isASCIILetter { end += 1 }
    return end > offset + 1 ? String(source.scalars[(offset + 1)..<end]) : ""
  }

  /// The name in the braces at `offset`, and where they end: `{align*}`.
  func environmentName(at offset: Int) -> (name: String, end: Int)? {
    var start = offset
    while scalar(at: start)?.isBlank == true { start += 1 }
    guard scalar(at: start) == "{" else { return nil }
    var end = start + 1
    while end < min(source.scalars.count, start + 40), source.scalars[end] != "}" { end += 1 }
    guard scalar(at: end) == "}" else { return nil }
    return (String(source.scalars[(start + 1)..<end]).trimmingBlanks(), end + 1)
  }

  /// Reads the command at the offset: an environment, a definition, or nothing of interest.
  mutating func readNamedCommand(_ name: String) {
    let start = offset
    let afterName = offset + 1 + name.unicodeScalars.count
    offset = afterName
    if name == "begin", let environment = environmentName(at: afterName) {
      offset = environment.end
      readEnvironment(environment.name, at: start)
    } else if let environment = harvest.macros[name]?.begins {
      if Vocabulary.displayEnvironments.contains(environment) {
        readEnvironment(environment, at: start)
      }
    } else if DefinitionReader.commands.contains(name) {
      offset = define(name, endingAt: afterName) ?? afterName
    } else if isLaTeX {
      readLaTeXCommand(name, at: start)
    }
  }

  /// Takes in the definition whose command ends at `end`; returns where it ends.
  mutating func define(_ name: String, endingAt end: Int) -> Int? {
    let definition = DefinitionReader.definition(
      name, at: end, in: source.scalars, braces: braces, known: harvest.macros)
    guard let definition else {
      report("this \\\(name) cannot be read", at: end, severity: .warning)
      return nil
    }
    if let macro = definition.macro { harvest.macros.define(macro.name, as: macro.value) }
    return definition.end
  }

  private mutating func readEnvironment(_ name: String, at start: Int) {
    if Vocabulary.verbatimEnvironments.contains(name) && isLaTeX {
      return skipVerbatim(name, at: start)
    }
    let isDisplay = Vocabulary.displayEnvironments.contains(name)
    guard isDisplay || (!isLaTeX && Vocabulary.innerEnvironments.contains(name)) else { return }
    let from = offset
    let end = search("begin " + name, from: from) { $0.endOfEnvironment(name, from: from) }
    guard let end else {
      return report("this \(name) has no end", at: start)
    }
    takeDisplay(start..<end, at: start, environment: name)
    offset = end
  }
}
