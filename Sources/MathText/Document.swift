//===----------------------------------------------------------------------===//
// A document as the proofreader sees it: its displays, in order.
//===----------------------------------------------------------------------===//

/// A document: every display in order, and what its author says about them.
///
/// What is no display, and what is said about one, stands in comments:
///
/// | Markdown, notebook                     | LaTeX                           | says |
/// |----------------------------------------|---------------------------------|------|
/// | `<!-- notation` … `-->`                | `% notation` … `% end notation` | what the symbols mean |
/// | `<!-- misprint -->`                    | `% misprint`                    | the next display is wrong, and meant to be |
/// | `<!-- label: cs229-10 -->`             | `% label: cs229-10`             | the name of the next display |
/// | `<!-- label: cs229-10, misprint -->`   | `% label: cs229-10, misprint`   | both |
///
/// In reStructuredText they are comments, too: `.. notation` with indented lines below, `.. misprint`.
///
/// A mark belongs to the first display after it; inside a LaTeX display, to that display. Other
/// comments are comments. A LaTeX notation block has a `%` before each line.
///
/// A display that displays nothing is none; one made of definitions alone counts, and is not read. A
/// display inside another belongs to the outermost.
public struct Document: Sendable {
  /// The name reports use.
  public let file: String
  /// How it is written.
  package let format: Format
  /// In the order of the document; with the inline option, formulas of the text among them.
  public package(set) var displays: [Display]
  /// The notations written inside it, in the order of the document.
  public let notationBlocks: [NotationBlock]
  /// What could not be read, in the order of the document.
  public let problems: [ReadingProblem]
  /// The texts that positions refer to: one, or one for each cell of a notebook, by its number.
  package let sources: [Int?: SourceText]
  /// Where its lines come from; empty where it includes no other file.
  package let origins: [LineOrigin]

  package init(
    file: String, displays: [Display], notationBlocks: [NotationBlock], problems: [ReadingProblem],
    sources: [Int?: SourceText], origins: [LineOrigin] = [], format: Format = .markdown
  ) {
    self.format = format
    self.file = file
    self.displays = displays
    self.notationBlocks = notationBlocks
    self.problems = problems
    self.sources = sources
    self.origins = origins
  }

  /// How a file is written.
  public enum Format: Hashable, Sendable {
    /// By the ending of its name: `.md` and all others, `.tex`, `.rst`, `.ipynb`.
    case markdown, latex, restructuredText, notebook
  }

  /// What is read of a document.
  public struct Options: Hashable, Sendable {
    /// Whether `$…$` and `\(…\)` that contain `=` are read too.
    public var inline: Bool

    /// By default displays alone.
    public init(inline: Bool = false) {
      self.inline = inline
    }
  }
}

extension Document {
  /// Leaves the displays alone, without the formulas of the text among them.
  package mutating func keepDisplays() { displays.removeAll(where: \.isInline) }

  /// How many equations in the words are judged: a text says early what its symbols mean.
  private static let mostInWords = 200

  /// The first equations in its words alone, each with the number of the display behind it, or of the
  /// last.
  package var equationsInWords: Document {
    var document = self
    var next = displays.map(\.ordinal).max() ?? 0
    let equations = displays.reversed().compactMap { display -> Display? in
      guard display.isInline else {
        next = display.ordinal
        return nil
      }
      guard display.tokens.contains(where: { $0.text == "=" }) else { return nil }
      var equation = display
      equation.ordinal = next
      return equation
    }.reversed()
    document.displays = Array(equations.prefix(Self.mostInWords))
    return document
  }

  /// The file that a position is in, the document's own or one that it includes, and where there.
  public func place(of position: SourcePosition) -> (file: String, position: SourcePosition) {
    guard position.cell == nil, origins.indices.contains(position.line - 1) else {
      return (file, position)
    }
    let origin = origins[position.line - 1]
    return (
      origin.file ?? file,
      SourcePosition(line: origin.line, column: position.column + origin.shift)
    )
  }

  /// The document with the uses of macros replaced that it does not define itself.
  package func expanding(_ macros: Macros) -> Document {
    guard !macros.isEmpty else { return self }
    var macros = macros
    var document = self
    for place in displays.indices {
      document.displays[place].tokens = macros.expand(displays[place].tokens)
    }
    return document
  }
}

/// One display of a document, or one formula of its text.
public struct Display: Sendable {
  /// The display's number in the document, from 1; 0 for a formula of the text.
  public var ordinal: Int
  /// What it says, macros expanded, without the delimiters or the outermost environment's name.
  public var tokens: [Token]
  /// What stands between the delimiters, as written.
  public var latex: String
  /// Of the opening delimiter.
  public var position: SourcePosition
  /// What the author says of it beforehand.
  public var mark: Mark
  /// The name that a comment gives it.
  public var label: String?
  /// Whether it is a formula of the text.
  public var isInline: Bool
  /// The outermost environment, `align*` for instance; nil between `$$` and the like.
  public var environment: String?
  /// The lines of code that it shows, where it shows nothing else: its tokens are the equations that
  /// they say.
  public var code: String?
}

/// What an author says of a display beforehand.
public enum Mark: Hashable, Sendable {
  /// Nothing: it is meant to be right.
  case none
  /// The display is wrong, and quoted as such.
  case misprint
}

/// A notation written inside a document.
public struct NotationBlock: Hashable, Sendable {
  /// One line of a notation.
  public struct Line: Hashable, Sendable {
    /// The line, without what marks it as a comment.
    public var text: String
    /// Of the text's first character.
    public var position: SourcePosition
  }

  /// In the order of the document.
  public var lines: [Line]
  /// The lines, joined.
  public var text: String { lines.map(\.text).joined(separator: "\n") }
  /// Of the first character of the block's first line.
  public var position: SourcePosition

  /// Where a place in `text`, line and column from 1, stands in the document.
  public func position(line: Int, column: Int) -> SourcePosition {
    guard lines.indices.contains(line - 1) else { return position }
    var place = lines[line - 1].position
    place.column += column - 1
    return place
  }
}

/// Something in a document that could not be read as its author will have meant it.
public struct ReadingProblem: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: Hashable, Sendable {
    /// Something is lost to the proofreader.
    case error
    /// Probably no mathematics at all, or harmless.
    case warning
  }

  /// Where it begins.
  public var position: SourcePosition
  /// What is wrong, in words.
  public var message: String
  /// How much it matters.
  public var severity: Severity

  /// A problem at a place.
  public init(_ message: String, at position: SourcePosition, severity: Severity = .error) {
    self.position = position
    self.message = message
    self.severity = severity
  }
}
