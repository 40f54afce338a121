//===----------------------------------------------------------------------===//
// From the range of a display to its words.
//===----------------------------------------------------------------------===//

extension DocumentScanner {
  /// Takes in what stands in `range`; with an environment, its beginning and end as well.
  mutating func takeDisplay(
    _ range: Range<Int>, at start: Int, environment: String? = nil, isInline: Bool = false,
    isDoublyEscaped: Bool = false
  ) {
    guard range.count <= Harvest.displayLimit else {
      return harvest.giveUpDisplay(
        "this is too long for a display", at: source.position(at: start), isInline: isInline)
    }
    var body = Array(source.scalars[range])
    blankPrefixes(in: &body, from: range.lowerBound)
    if isDoublyEscaped { DocumentScanner.blankEscapes(in: &body) }
    let hasDefinitions = takeDefinitions(in: range, blanking: &body)
    if isLaTeX { readAnnotations(in: range) }
    let lexemes = Lexer.lexemes(of: body, base: range.lowerBound)
    var written = range
    if let environment, Vocabulary.displayEnvironments.contains(environment),
      let first = lexemes.first, let last = lexemes.last
    {
      written = min(first.end, last.start)..<last.start
    }
    let latex = String(
      body[(written.lowerBound - range.lowerBound)..<(written.upperBound - range.lowerBound)])
    harvest.addDisplay(
      lexemes, latex: latex.trimmingBlanks(), at: start, in: source, environment: environment,
      isInline: isInline, hasDefinitions: hasDefinitions)
  }

  /// Takes in a formula of the text: with the inline option if it is an equation.
  mutating func takeInline(_ range: Range<Int>, at start: Int) {
    if harvest.options.inline && source.scalars[range].contains("=") {
      takeDisplay(range, at: start, isInline: true)
    } else {
      var body: [Unicode.Scalar] = []
      takeDefinitions(in: range, blanking: &body)
    }
  }

  /// Takes in the definitions made in `range`, leaves blanks in their place, and says whether there
  /// are any.
  @discardableResult
  private mutating func takeDefinitions(
    in range: Range<Int>, blanking body: inout [Unicode.Scalar]
  ) -> Bool {
    var hasDefinitions = false
    var index = range.lowerBound
    while index < range.upperBound {
      guard source.scalars[index] == "\\" else {
        index += 1
        continue
      }
      let name = commandName(at: index)
      let afterName = index + 1 + max(1, name.unicodeScalars.count)
      if DefinitionReader.commands.contains(name),
        let end = define(name, endingAt: afterName), end <= range.upperBound
      {
        for blank in index..<end where body.indices.contains(blank - range.lowerBound) {
          body[blank - range.lowerBound] = " "
        }
        index = end
        hasDefinitions = true
      } else {
        index = afterName
      }
    }
    return hasDefinitions
  }

  /// Blanks the first of each two backslashes: some Markdown processors drop it.
  private static func blankEscapes(in body: inout [Unicode.Scalar]) {
    var index = 0
    while index + 1 < body.count {
      if body[index] == "\\" && body[index + 1] == "\\" {
        body[index] = " "
        index += 1
      }
      index += 1
    }
  }
}
