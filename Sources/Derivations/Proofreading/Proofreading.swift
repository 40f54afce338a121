//===----------------------------------------------------------------------===//
// From a file and a notation to a report.
//===----------------------------------------------------------------------===//

import Drafting
import Foundation
import MathText
import Meaning
import Networks
import Syntax

/// A proofreading of one file, as the command line asks for it.
public struct Proofreading: Sendable {
  /// The name of a preset, or the path of a file with a notation; nil if the document has one.
  public var notation: String?
  /// Whether formulas of the text that contain `=` are proofread too.
  public var inline = false
  /// Whether repairs are looked for.
  public var repairs = true
  /// Whether what no notation declares is drafted from the text's equations.
  public var drafts = true

  /// A proofreading of displayed equations, with repairs.
  public init(notation: String? = nil) {
    self.notation = notation
  }

  /// Proofreads the file at a path. Notations inside the document add to the named one.
  ///
  /// - Parameters:
  ///   - path: The file: Markdown, LaTeX or a notebook, by its name's ending.
  ///   - progress: Called once for each display with its number among all, from 0, and theirs, when
  ///     it is done, from any thread.
  /// - Throws: `DocumentError` if the document or its notation cannot be read, or there is none
  public func report(
    onFileAt path: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(DocumentError) -> Report {
    let source = try TextFile(path: path)
    return try report(on: source.document(inline: inline), progress: progress) {
      () throws(DocumentError) in try source.document(inline: true)
    }
  }

  /// The texts in a folder and below it, in the order of their names; a path of anything else alone.
  public static func texts(at path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
      let files = FileManager.default.enumerator(atPath: path)
    else { return [path] }
    let endings: Set<String> = ["md", "markdown", "tex", "ltx", "latex", "ipynb"]
    let texts = files.compactMap { $0 as? String }.filter { file in
      let isHidden = file.split(separator: "/").contains { $0.hasPrefix(".") }
      return !isHidden && endings.contains(file.split(separator: ".").last?.lowercased() ?? "")
    }
    return texts.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
  }

  /// The notation that the equations of the file at a path bear out.
  public func draft(ofFileAt path: String) throws(DocumentError) -> Draft {
    Drafter(try TextFile(path: path).document(inline: true)).draft()
  }

  /// Proofreads a document that has been read.
  public func report(
    on document: Document, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(DocumentError) -> Report {
    try report(on: document, progress: progress) { document }
  }

  /// - Parameter whole: The document with the formulas in its words, which a draft reads too.
  private func report(
    on document: Document, progress: @escaping @Sendable (Int, Int) -> Void,
    drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> Report {
    let settled = try settled(for: document, drafting: whole)
    var proofreader = Proofreader(notation: settled.notation)
    proofreader.repairs = repairs
    let count = document.displays.count
    let drafts = settled.drafts ?? proofreader.drafts(of: document)
    var claims = proofreader.proofread(drafts) { progress($0, count) }
    if let draft = settled.draft { claims = draft.resting(claims, on: drafts) }
    return Report(
      on: document, claims: claims, conventions: settled.remarks, draft: settled.draft)
  }

  // MARK: Notations

  /// A notation's text, and where its lines stand, for errors.
  private struct Piece {
    var text: String
    /// Whether it ships with the program, and is whole.
    var isPreset = false
    var place: @Sendable (NotationError) -> String
  }

  /// The notation of a document, with what it leaves open as the document bears it out.
  func settled(
    for document: Document, drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> SettledNotation {
    let (notation, draft) = try notation(for: document, drafting: whole)
    var settled = OpenConventions(notation: notation, document: document).settled()
    settled.draft = draft
    return settled
  }

  private func notation(
    for document: Document, drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> (TextNotation, Draft?) {
    var pieces: [Piece] = []
    if let notation { pieces.append(try Proofreading.piece(named: notation)) }
    for block in document.notationBlocks {
      pieces.append(Proofreading.piece(in: block, of: document.file))
    }
    if pieces.isEmpty, let beside = Self.notationBeside(document.file) {
      pieces.append(try Proofreading.piece(named: beside))
    }
    if pieces.isEmpty {
      guard drafts else {
        throw DocumentError(
          "\(document.file): no notation: name one, or write one into the document")
      }
      return drafted(try whole(), "") ?? (TextNotation(), nil)
    }
    // Each by itself first, so that an error is located where it was made.
    let errors = pieces.flatMap { piece in
      Self.errors(in: piece.text).map { "\(piece.place($0)): \($0.message)" }
    }
    guard errors.isEmpty else { throw DocumentError(errors.joined(separator: "\n")) }
    let text = pieces.map(\.text).joined(separator: "\n")
    let notation: TextNotation
    do {
      notation = try TextNotation(parsing: text)
    } catch {
      throw DocumentError("\(document.file): its notations do not go together: \(error.message)")
    }
    guard drafts, !pieces.contains(where: \.isPreset) else { return (notation, nil) }
    return drafted(try whole(), text) ?? (notation, nil)
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

  /// The file `lecture.notation` beside `lecture.md`, where there is one.
  private static func notationBeside(_ path: String) -> String? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let beside = path[..<dot] + ".notation"
    return FileManager.default.fileExists(atPath: String(beside)) ? String(beside) : nil
  }

  /// What is given with a draft of the rest; nil where the equations show nothing that is not declared.
  private func drafted(_ document: Document, _ given: String) -> (TextNotation, Draft?)? {
    let drafter = Drafter(document, given: given)
    guard given.isEmpty || drafter.isWanted else { return nil }
    let draft = drafter.draft()
    guard let notation = try? TextNotation(parsing: draft.text) else { return nil }
    return (notation, draft)
  }

  /// The notation of a name, or in the file at a path.
  static func notation(named name: String) throws(DocumentError) -> TextNotation {
    let piece = try piece(named: name)
    do {
      return try TextNotation(parsing: piece.text)
    } catch {
      throw DocumentError("\(piece.place(error)): \(error.message)")
    }
  }

  private static func piece(named name: String) throws(DocumentError) -> Piece {
    if let preset = Presets.named(name) {
      return Piece(text: preset.text, isPreset: true) { _ in name }
    }
    guard FileManager.default.fileExists(atPath: name) else {
      let hint = didYouMean(name, among: Presets.all.map(\.name))
      throw DocumentError(
        "\(name): neither a notation that ships with this program nor a file" + hint)
    }
    let source = SourceText(try Document.text(atPath: name))
    return Piece(text: String(source.scalars[...])) { "\(name):\($0.line):\($0.column)" }
  }

  /// A notation inside a document; one that is the name of a preset is that preset.
  private static func piece(in block: NotationBlock, of file: String) -> Piece {
    if let preset = Presets.named(block.text) {
      return Piece(text: preset.text, isPreset: true) { _ in file }
    }
    return Piece(text: block.text) {
      "\(file):\(block.position(line: $0.line, column: $0.column))"
    }
  }
}
