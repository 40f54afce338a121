//===----------------------------------------------------------------------===//
// From a file and a notation to a report.
//===----------------------------------------------------------------------===//

import Foundation
import Drafting
import MathText
import Meaning
import Syntax

/// A proofreading of one file, as the command line asks for it.
public struct Proofreading: Sendable {
  /// The name of a preset, or the path of a file with a notation; nil if the document has one.
  public var notation: String?
  /// Whether formulas of the text that contain `=` are proofread too.
  public var inline = false
  /// Whether repairs are looked for.
  public var repairs = true

  public init(notation: String? = nil) {
    self.notation = notation
  }

  /// Proofreads the file at a path. Notations inside the document add to the named one.
  ///
  /// - Parameter progress: called once for each display with its number among all, from 0, and
  ///   theirs, when it is done, from any thread
  /// - Throws: `DocumentError` if the document or its notation cannot be read, or there is none
  public func report(
    onFileAt path: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(DocumentError) -> Report {
    let document = try Document(path: path, options: .init(inline: inline))
    return try report(on: document, progress: progress)
  }

  /// The notation that the equations of the file at a path bear out.
  public func draft(ofFileAt path: String) throws(DocumentError) -> Draft {
    Drafter(try Document(path: path, options: .init(inline: true))).draft()
  }

  /// Proofreads a document that has been read.
  public func report(
    on document: Document, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(DocumentError) -> Report {
    let settled = try settled(for: document)
    var proofreader = Proofreader(notation: settled.notation)
    proofreader.repairs = repairs
    let count = document.displays.count
    let drafts = settled.drafts ?? proofreader.drafts(of: document)
    var claims = proofreader.proofread(drafts) { progress($0, count) }
    if let draft = settled.draft {
      let support = DraftSupport(document, settled.notation)
      claims = claims.map { draft.resting($0, on: support) }
    }
    return Report(on: document, claims: claims, conventions: settled.remarks)
  }

  // MARK: Notations

  /// A notation's text, and where its lines stand, for errors.
  private struct Piece {
    var text: String
    var place: @Sendable (NotationError) -> String
  }

  /// The notation of a document, with what it leaves open as the document bears it out.
  func settled(for document: Document) throws(DocumentError) -> SettledNotation {
    let (notation, draft) = try notation(for: document)
    var settled = OpenConventions(notation: notation, document: document).settled()
    settled.draft = draft
    return settled
  }

  private func notation(
    for document: Document
  ) throws(DocumentError) -> (TextNotation, Draft?) {
    var pieces: [Piece] = []
    if let notation { pieces.append(try Proofreading.piece(named: notation)) }
    for block in document.notationBlocks {
      pieces.append(Proofreading.piece(in: block, of: document.file))
    }
    if pieces.isEmpty {
      let draft = try draft(ofFileAt: document.file)
      do {
        return (try TextNotation(parsing: draft.text), draft)
      } catch {
        return (TextNotation(), draft)
      }
    }
    // Each by itself first, so that an error is located where it was made.
    for piece in pieces {
      do {
        _ = try TextNotation(parsing: piece.text)
      } catch {
        throw DocumentError("\(piece.place(error)): \(error.message)")
      }
    }
    do {
      return (try TextNotation(parsing: pieces.map(\.text).joined(separator: "\n")), nil)
    } catch {
      throw DocumentError("\(document.file): its notations do not go together: \(error.message)")
    }
  }

  private static func piece(named name: String) throws(DocumentError) -> Piece {
    if let preset = Presets.named(name) { return Piece(text: preset.text) { _ in name } }
    guard FileManager.default.fileExists(atPath: name) else {
      throw DocumentError("\(name): neither a notation that ships with this program nor a file")
    }
    let source = SourceText(try Document.text(atPath: name))
    return Piece(text: String(source.scalars[...])) { "\(name):\($0.line):\($0.column)" }
  }

  /// A notation inside a document; one that is the name of a preset is that preset.
  private static func piece(in block: NotationBlock, of file: String) -> Piece {
    if let preset = Presets.named(block.text) { return Piece(text: preset.text) { _ in file } }
    return Piece(text: block.text) {
      "\(file):\(block.position(line: $0.line, column: $0.column))"
    }
  }
}
