//===----------------------------------------------------------------------===//
// What has been found in a document so far.
//===----------------------------------------------------------------------===//

/// Gathers displays, marks, notations and problems while a document is scanned.
final class Harvest {
  private(set) var displays: [Display] = []
  private(set) var blocks: [NotationBlock] = []
  private(set) var problems: [ReadingProblem] = []
  var macros: Macros
  let options: Document.Options
  /// The mark that waits for its display, and where it stands.
  private var mark = Annotation()
  private var markPosition: SourcePosition?
  private var ordinal = 0
  private var unreported = 0
  private var tokenCount = 0
  /// Whether `*` multiplies matrices in the code that was displayed last.
  private var starIsMatrixProduct = false

  /// Problems beyond this many are counted only.
  static let problemLimit = 500
  /// A display of more characters than this is not read.
  static let displayLimit = 1_000_000
  /// Displays that bring the document's tokens beyond this many are not read.
  static let tokenLimit = 4_000_000

  init(options: Document.Options, documentSize: Int) {
    self.options = options
    macros = Macros(forDocumentOfSize: documentSize)
  }

  func add(_ problem: ReadingProblem) {
    if problems.count < Harvest.problemLimit {
      problems.append(problem)
    } else {
      unreported += 1
    }
  }

  func add(_ block: NotationBlock) { blocks.append(block) }

  /// Takes in a comment's annotation, for the next display.
  func add(_ annotation: Annotation, at position: SourcePosition) {
    for item in annotation.unknown {
      add(
        ReadingProblem("“\(item)” is neither a mark nor a label", at: position, severity: .warning))
    }
    if annotation.mark != .none { mark.mark = annotation.mark }
    if annotation.label != nil { mark.label = annotation.label }
    markPosition = position
  }

  /// Whether there is code in a formula.
  private(set) var hasCode = false
  /// How many operators in such formulas have a dot.
  private(set) var dots = 0

  /// Takes in what may be a display: one that displays nothing is none. One that is made of
  /// definitions alone has a number, and nothing to read.
  func addDisplay(
    _ lexemes: [Lexeme], latex: String, at offset: Int, in source: SourceText,
    environment: String? = nil, isInline: Bool = false, hasDefinitions: Bool = false
  ) {
    let (expanded, failure) = macros.expand(lexemes)
    var content = Harvest.content(of: expanded, in: environment)
    let code = CodeDisplay.translated(
      content, of: source, starIsMatrixProduct: &starIsMatrixProduct)
    if let code {
      content = code.lexemes[...]
    } else if let formula = MixedCode.translated(content) {
      dots += DottedOperators.count(content)
      content = formula[...]
      hasCode = true
    }
    guard !content.isEmpty else {
      if hasDefinitions, !isInline { ordinal += 1 }
      return
    }
    if let failure {
      add(ReadingProblem(failure.message, at: source.position(at: failure.offset)))
    }
    guard tokenCount + content.count <= Harvest.tokenLimit else {
      return giveUpDisplay(
        "there is more mathematics than can be read", at: source.position(at: offset),
        isInline: isInline)
    }
    tokenCount += content.count
    if !isInline { ordinal += 1 }
    displays.append(
      Display(
        ordinal: isInline ? 0 : ordinal, tokens: source.tokens(content), latex: latex,
        position: source.position(at: offset), mark: mark.mark, label: mark.label,
        isInline: isInline, environment: environment, code: code?.lines))
    mark = Annotation()
    markPosition = nil
  }

  /// Counts a display that is not read, and says why.
  func giveUpDisplay(_ message: String, at position: SourcePosition, isInline: Bool) {
    add(ReadingProblem(message, at: position))
    if !isInline { ordinal += 1 }
    mark = Annotation()
    markPosition = nil
  }

  /// What stands inside an environment that is a display by itself.
  private static func content(
    of lexemes: [Lexeme], in environment: String?
  ) -> ArraySlice<Lexeme> {
    guard let environment, Vocabulary.displayEnvironments.contains(environment),
      let first = lexemes.first, first.kind == .begin, first.text == environment,
      let last = lexemes.last, last.kind == .end, last.text == environment
    else { return lexemes[...] }
    return lexemes[1..<max(1, lexemes.count - 1)]
  }

  /// Says what is left over at the end of the document.
  func finish() {
    if let markPosition {
      add(ReadingProblem("no display follows this mark", at: markPosition))
    }
    if unreported > 0, let last = problems.last {
      problems.append(ReadingProblem("\(unreported) more problems follow", at: last.position))
    }
  }
}

extension SourceText {
  /// Lexemes as tokens, with lines and columns for offsets.
  package func tokens(_ lexemes: ArraySlice<Lexeme>) -> [Token] {
    var line = 0
    func position(_ offset: Int) -> SourcePosition {
      let next = line + 1 < lineStarts.count ? lineStarts[line + 1] : Int.max
      if offset < lineStarts[line] || offset >= next { line = self.line(at: offset) }
      return SourcePosition(line: line + 1, column: offset - lineStarts[line] + 1, cell: cell)
    }
    return lexemes.map {
      Token($0.kind, $0.text, position: position($0.start), end: position($0.end))
    }
  }
}
