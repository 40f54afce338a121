//===----------------------------------------------------------------------===//
// From a file and a notation to a report.
//===----------------------------------------------------------------------===//

import Drafting
import Foundation
import Judging
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
  /// A folder that files may be in that a LaTeX text includes, beside its own.
  public var root: String?

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
    let source = try TextFile(path: path, root: root)
    return try report(on: source.document(inline: inline), progress: progress) {
      () throws(DocumentError) in try source.document(inline: true)
    }
  }

  /// The texts in a folder and below it, in the order of their names, but for those that others
  /// include; a path of anything else alone.
  public static func texts(at path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
      let files = FileManager.default.enumerator(atPath: path)
    else { return [path] }
    let endings = Document.Format.endings
    let texts = files.compactMap { $0 as? String }.filter { file in
      let isHidden = file.split(separator: "/").contains { $0.hasPrefix(".") }
      return !isHidden && endings.contains(file.split(separator: ".").last?.lowercased() ?? "")
    }
    let paths = texts.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    // What a text includes is read with it, where it belongs.
    let included = Set(
      paths.flatMap { path -> Set<String> in
        guard Document.Format(ofPath: path) == .latex else { return [] }
        return (try? TextFile(path: path))?.text.files ?? []
      })
    return included.isEmpty ? paths : paths.filter { !included.contains(IncludedText.resolved($0)) }
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
    let text = try judged(document, drafting: whole)
    let count = document.displays.count
    if let problems = try problems(of: text, drafting: whole) {
      return problems.report(on: document, repairs: repairs, progress: progress)
    }
    return text.report(claims: text.claims(repairs: repairs) { progress($0, count) })
  }

  /// The verdicts on a text, without repairs.
  func judged(
    _ document: Document, drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> JudgedText {
    let settled = try settled(for: document, drafting: whole)
    let words = settled.draft == nil ? nil : try whole().equationsInWords
    var text = JudgedText(
      document, settled, try verdicts(on: document, in: settled),
      words: words.map { Proofreader(notation: settled.notation).drafts(of: $0) } ?? [])
    text.steps = try steps(of: text, drafting: whole)
    return text
  }

  /// The verdicts in a settled notation: of what is declared whole, with nothing drafted.
  private func verdicts(
    on document: Document, in settled: SettledNotation
  ) throws(DocumentError) -> [[ReportDraft]] {
    let verdicts = settled.verdicts(on: document)
    guard let draft = settled.draft, let declared = settled.declared else { return verdicts }
    let alone = OpenConventions(notation: try declared.parsed(), document: document).settled()
    return draft.sparing(alone.verdicts(on: document), in: verdicts)
  }

  // MARK: Notations

  /// The notation of a document, with what it leaves open as the document bears it out.
  func settled(
    for document: Document, drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> SettledNotation {
    guard let declared = try DeclaredNotation(named: notation, in: document) else {
      guard drafts else {
        throw DocumentError(
          "\(document.file): no notation: name one, or write one into the document")
      }
      let (notation, draft) = drafted(try whole(), "") ?? (TextNotation(), nil)
      var settled = OpenConventions(notation: notation, document: document).settled()
      settled.draft = draft
      return settled
    }
    let parsed = try declared.parsed()
    let completed =
      drafts && !declared.isWhole ? drafted(try whole(), declared.text) : nil
    var settled = OpenConventions(
      notation: completed?.0 ?? parsed, document: document
    ).settled()
    settled.draft = completed?.1
    settled.declared = declared
    return settled
  }

  /// What is given with a draft of the rest; nil where the equations show nothing that is not declared.
  private func drafted(_ document: Document, _ given: String) -> (TextNotation, Draft?)? {
    let drafter = Drafter(document, given: given)
    guard given.isEmpty || drafter.isWanted else { return nil }
    let draft = drafter.draft()
    guard let notation = try? TextNotation(parsing: draft.text) else { return nil }
    return (notation, draft)
  }
}
