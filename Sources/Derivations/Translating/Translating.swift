//===----------------------------------------------------------------------===//
// From equations, or a file of them, to their translations.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText
import Meaning
import Syntax
import Translation

/// A translation of equations from one notation into another, as the command line asks for it.
public struct Translating: Sendable {
  /// The name of a notation that ships with the program, or the path of a file with one; nil for a
  /// text that brings its own.
  public var source: String?
  /// The same of the notation that is translated into.
  public var target: String

  /// An equation has at most so many bytes.
  private static let longest = 20_000

  /// - Parameters:
  ///   - source: The notation of the text; nil where the text brings its own.
  ///   - target: The notation to translate into.
  public init(from source: String? = nil, to target: String) {
    (self.source, self.target) = (source, target)
  }

  /// Translates one equation.
  ///
  /// - Throws: `DocumentError` if a notation cannot be read, or the equation is none
  public func report(onEquation latex: String) throws(DocumentError) -> TranslationReport {
    guard source != nil else {
      throw DocumentError("an equation says nothing of its notation: name one, as --from cs229")
    }
    let text = "```math\n\(latex)\n```\n"
    let document = try Document(reading: text, file: "equation", format: .markdown)
    guard latex.utf8.count <= Self.longest, document.displays.count == 1 else {
      throw DocumentError("this is not one equation: a text has to be named as a file")
    }
    return try report(on: document, isText: false)
  }

  /// Translates all displayed equations of a file.
  ///
  /// - Throws: `DocumentError` if the file or a notation cannot be read
  public func report(onFileAt path: String) throws(DocumentError) -> TranslationReport {
    let file = try TextFile(path: path)
    let document = try file.document(inline: false)
    // What displays nothing, and has a relation, is an equation by itself.
    let isEquation = document.displays.isEmpty && source != nil && file.text.text.contains("=")
    if !isEquation, let error = document.withoutDisplays { throw error }
    return isEquation
      ? try report(onEquation: file.text.text.trimmingCharacters(in: .whitespacesAndNewlines))
      : try report(on: document, isText: true)
  }

  private func report(
    on document: Document, isText: Bool
  ) throws(DocumentError) -> TranslationReport {
    var proofreading = Proofreading(notation: source)
    proofreading.drafts = isText && source == nil
    let own = try proofreading.settled(for: document) { () throws(DocumentError) in document }
      .notation
    let name = source ?? "the text's notation"
    let translator = Translator(
      from: own, to: try DeclaredNotation(named: target).parsed(), names: (name, target))
    return TranslationReport(
      document: document, source: name, target: target, isText: isText,
      translations: translator.translations(of: document, isText: isText))
  }
}
