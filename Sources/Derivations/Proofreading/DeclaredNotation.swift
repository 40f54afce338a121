//===----------------------------------------------------------------------===//
// The notation that somebody declared for a text, and where its lines stand.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Networks
import Syntax

/// Where a line of a notation stands.
public struct NotationPlace: Hashable, Sendable {
  /// A file, or the name of a notation that ships with the program.
  public var file: String
  /// Line and column; of a notation that ships with the program, those in its text.
  public var position: SourcePosition

  /// `lecture.notation:5:1`.
  public var description: String { "\(file):\(position)" }
}

/// What is declared of a text's symbols: in files, in the document, by the name of a preset.
struct DeclaredNotation: Sendable {
  /// A notation's text, and where its lines stand.
  private struct Piece: Sendable {
    var text: String
    /// Whether it ships with the program, and is whole.
    var isPreset = false
    /// The place of a line and column of the text.
    var place: @Sendable (_ line: Int, _ column: Int) -> NotationPlace

    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }
  }

  private var pieces: [Piece] = []

  /// All that is declared, as one notation.
  var text: String { pieces.map(\.text).joined(separator: "\n") }
  /// Whether nothing is to be added to it.
  var isWhole: Bool { pieces.contains(where: \.isPreset) }

  /// What is declared by the notation of a name, and in a document or beside it; nil where nothing is.
  ///
  /// - Throws: `DocumentError` for a notation that is not found
  init?(named name: String?, in document: Document) throws(DocumentError) {
    if let name { pieces.append(try Self.piece(named: name)) }
    for block in document.notationBlocks { pieces.append(Self.piece(in: block, of: document)) }
    if pieces.isEmpty, let beside = Self.notationBeside(document.file) {
      pieces.append(try Self.piece(named: beside))
    }
    if pieces.isEmpty { return nil }
  }

  /// The notation of a name, or in the file at a path, alone.
  ///
  /// - Throws: `DocumentError` for a notation that is not found
  init(named name: String) throws(DocumentError) { pieces = [try Self.piece(named: name)] }

  /// The place of a line of `text`, from 1.
  func place(ofLine line: Int, column: Int = 1) -> NotationPlace? {
    var first = 1
    for piece in pieces {
      let count = piece.lineCount
      if line < first + count { return piece.place(line - first + 1, column) }
      first += count
    }
    return nil
  }

  /// Whether a line of `text` stands in a notation that ships with the program.
  func isShipped(line: Int) -> Bool {
    var first = 1
    for piece in pieces {
      first += piece.lineCount
      if line < first { return piece.isPreset }
    }
    return false
  }

  /// The notation.
  ///
  /// - Throws: `DocumentError` that names all errors, each where it was made
  func parsed() throws(DocumentError) -> TextNotation {
    let errors = pieces.flatMap { piece in
      Self.errors(in: piece.text).map { error in
        let other = error.other.map { "line \(piece.place($0, 1).position.line)" }
        return "\(piece.place(error.line, error.column).description): "
          + error.message(naming: other)
      }
    }
    guard errors.isEmpty else { throw DocumentError(errors.joined(separator: "\n")) }
    do {
      return try TextNotation(parsing: text)
    } catch {
      let place = place(ofLine: error.line, column: error.column)
      throw DocumentError(
        "\(place?.description ?? ""): its notations do not go together: "
          + error.message(naming: error.other.flatMap { self.place(ofLine: $0)?.description }))
    }
  }

  /// The lines that say nothing of a document. Those that ship with the program are of other texts too.
  func idleLines(in document: Document) -> [IdleLine] {
    guard let notation = try? TextNotation(parsing: text) else { return [] }
    let texts = text.split(separator: "\n", omittingEmptySubsequences: false)
    let reasons = IdleLines(notation, in: document).reasons() + repeatedConventions
    return reasons.sorted { $0.line < $1.line }.compactMap { line, reason in
      guard !isShipped(line: line), texts.indices.contains(line - 1),
        let place = place(ofLine: line)
      else { return nil }
      let text = DeclaredLine.lines(of: String(texts[line - 1])).first?.text ?? ""
      return IdleLine(
        place: place, text: text, reason: reason,
        others: reason.lines.compactMap { self.place(ofLine: $0)?.position.line })
    }
  }

  /// The conventions that an earlier line says in the same words.
  private var repeatedConventions: [(line: Int, reason: IdleLines.Reason)] {
    var first: [String: Int] = [:]
    return DeclaredLine.lines(of: text).compactMap { line in
      guard case .convention = line.content else { return nil }
      guard let earlier = first[line.text] else {
        first[line.text] = line.number
        return nil
      }
      return (line.number, .repeated(earlier))
    }
  }

  /// How many errors of a notation are named.
  private static let mostErrors = 20

  /// The errors of a notation: a line that cannot be read says nothing of those after it.
  private static func errors(in text: String) -> [NotationError] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var errors: [NotationError] = []
    while errors.count < mostErrors {
      do {
        _ = try TextNotation(parsing: lines.joined(separator: "\n"))
        break
      } catch {
        errors.append(error)
        guard lines.indices.contains(error.line - 1), !lines[error.line - 1].isEmpty else { break }
        lines[error.line - 1] = ""
      }
    }
    return errors.sorted { $0.line < $1.line }
  }

  // MARK: Pieces

  /// The file `lecture.notation` beside `lecture.md`, where there is one.
  private static func notationBeside(_ path: String) -> String? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let beside = path[..<dot] + ".notation"
    return FileManager.default.fileExists(atPath: String(beside)) ? String(beside) : nil
  }

  private static func preset(_ preset: Presets.Preset) -> Piece {
    Piece(text: preset.text, isPreset: true) { line, column in
      NotationPlace(file: preset.name, position: SourcePosition(line: line, column: column))
    }
  }

  private static func piece(named name: String) throws(DocumentError) -> Piece {
    if let preset = Presets.named(name) { return self.preset(preset) }
    guard FileManager.default.fileExists(atPath: name) else {
      let names = Presets.all.map(\.name)
      let files = files(beside: name, endings: ["notation", "md", "markdown", "txt"])
      // What is near in the folder is meant before all that ships is listed.
      let near = closest(to: name, among: names + files)
      let hint = didYouMean(name, among: near.map { [$0] } ?? names)
      throw DocumentError(
        "\(name): neither a notation that ships with this program nor a file" + hint)
    }
    let source = SourceText(try Document.text(atPath: name))
    return Piece(text: String(source.scalars[...])) { line, column in
      NotationPlace(file: name, position: SourcePosition(line: line, column: column))
    }
  }

  /// A notation inside a document; one that is the name of a preset is that preset.
  private static func piece(in block: NotationBlock, of document: Document) -> Piece {
    if let preset = Presets.named(block.text) { return self.preset(preset) }
    return Piece(text: block.text) { line, column in
      let place = document.place(of: block.position(line: line, column: column))
      return NotationPlace(file: place.file, position: place.position)
    }
  }
}
