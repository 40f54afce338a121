//===----------------------------------------------------------------------===//
// A document's own macros.
//===----------------------------------------------------------------------===//

/// What a document's own command stands for.
package struct Macro {
  /// How many arguments it takes, the optional one among them.
  package var parameters = 0
  /// The optional first argument, where it is not given; nil if the first is not optional.
  package var defaultArgument: [Lexeme]?
  /// Whether a star, or a size in brackets, may follow, which are layout.
  package var isDelimiter = false
  /// Parameters are symbols `#1`, `#2`, ….
  package var body: [Lexeme]

  /// The environment that this begins and does not end, if it does that first: `\beq` often does.
  package var begins: String? { environment(.begin, body.first) }

  /// The environment that this ends and does not begin, if it does that last.
  package var ends: String? { environment(.end, body.last) }

  private func environment(_ kind: Token.Kind, _ bound: Lexeme?) -> String? {
    guard parameters == 0, let bound, bound.kind == kind else { return nil }
    let other: Token.Kind = kind == .begin ? .end : .begin
    return body.contains { $0.kind == other && $0.text == bound.text } ? nil : bound.text
  }
}

/// The macros of a document as far as it has been read.
package struct Macros {
  package private(set) var table: [String: Macro] = [:]
  /// How many tokens macros may still put into this document.
  private var budget: Int

  /// Macros may put this many tokens into one display.
  static let displayLimit = 50_000
  /// A use within the body of a macro within the body of a macro …
  static let depthLimit = 100

  /// - Parameter size: the size of the document: macros may put that many tokens into it, and as
  ///   many as into ten displays.
  package init(forDocumentOfSize size: Int) {
    budget = size + 10 * Macros.displayLimit
  }

  package subscript(name: String) -> Macro? { table[name] }

  package var isEmpty: Bool { table.isEmpty }

  package mutating func define(_ name: String, as macro: Macro) {
    table[name] = macro
  }

  /// Replaces every use of a macro by what it stands for, in the place of the use.
  ///
  /// An expansion that does not stop, grows beyond the limits or lacks an argument is given up:
  /// from there on, uses of macros stand as they are, and `failure` says why.
  mutating func expand(_ lexemes: [Lexeme]) -> (lexemes: [Lexeme], failure: Expansion.Failure?) {
    guard !table.isEmpty else { return (lexemes, nil) }
    var expansion = Expansion(of: lexemes, limit: min(budget, Macros.displayLimit))
    expansion.run(with: table)
    budget -= expansion.size
    return (expansion.result, expansion.failure)
  }
}
