//===----------------------------------------------------------------------===//
// What a page of Markdown is made of.
//===----------------------------------------------------------------------===//

/// A part of a page, with the line it begins on, from 1.
struct Block: Sendable {
  indirect enum Kind: Sendable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    /// A fenced block; its language.
    case code(String, String)
    /// A display, as LaTeX.
    case display(String)
    case table(header: [[Inline]], rows: [[[Inline]]])
    case list(isOrdered: Bool, items: [[Block]])
    case quotation([Block])
    /// A comment on lines of its own.
    case comment(String)
  }

  var kind: Kind
  var line: Int

  /// The blocks that it holds.
  var blocks: [Block] {
    switch kind {
    case .list(_, let items): Array(items.joined())
    case .quotation(let blocks): blocks
    case .heading, .paragraph, .code, .display, .table, .comment: []
    }
  }

  /// The runs of text that it holds itself.
  var texts: [[Inline]] {
    switch kind {
    case .heading(_, let text), .paragraph(let text): [text]
    case .table(let header, let rows): header + rows.joined()
    case .code, .display, .list, .quotation, .comment: []
    }
  }
}

/// A part of a run of text.
indirect enum Inline: Sendable {
  case text(String)
  case code(String)
  case formula(Formula)
  case emphasis([Inline])
  case strong([Inline])
  case link([Inline], to: String)
  /// A picture: what it shows, and its file.
  case image(String, file: String)
  /// `<a id="…"></a>`: a place that links lead to.
  case anchor(String)

  /// The parts that it holds.
  var parts: [Inline] {
    switch self {
    case .emphasis(let parts), .strong(let parts), .link(let parts, _): parts
    case .text, .code, .formula, .image, .anchor: []
    }
  }

  /// Its words, without any mark-up.
  var words: String {
    switch self {
    case .text(let words), .code(let words), .image(let words, _): words
    case .formula(let formula): formula.latex
    case .anchor: ""
    case .emphasis, .strong, .link: parts.map(\.words).joined()
    }
  }
}

/// A formula between dollars in a run of text.
struct Formula: Sendable {
  var latex: String
  /// The line it begins on, from 1.
  var line: Int
  /// What stands just before and after its dollars.
  var before: Character?
  var after: Character?
}

extension Array where Element == Block {
  /// All blocks, those inside of others among them, in their order.
  var all: [Block] { flatMap { [$0] + $0.blocks.all } }
}

extension Array where Element == Inline {
  /// All parts, those inside of others among them, in their order.
  var all: [Inline] { flatMap { [$0] + $0.parts.all } }

  var words: String { map(\.words).joined() }
}
