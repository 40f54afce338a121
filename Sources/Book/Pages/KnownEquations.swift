//===----------------------------------------------------------------------===//
// What is known of the equations of a page: verdicts, code, counterparts.
//===----------------------------------------------------------------------===//

import Derivations
import Foundation
import Judging
import MathText

/// All that the package knows of the displays of one page.
struct KnownEquations: Sendable {
  /// The verdicts by the line of their display; none on a page without a notation.
  private var claims: [Int: [ClaimReport]] = [:]
  private var displays: [Int: Display] = [:]
  /// The right form's place by the line of the display that has it.
  private var mended: [Int: String] = [:]
  private var code: [String: String] = [:]
  /// The names in the page's table of misprints.
  private let listed: Set<String>

  /// - Parameter root: the package's folder, where paths of code begin
  /// - Throws: `DocumentError` if the page cannot be proofread
  init(of page: Page, root: String) throws(DocumentError) {
    listed = MisprintTable(in: page.text.components(separatedBy: "\n")).names
    for document in try page.documents() {
      for (place, display) in document.displays.enumerated() {
        displays[display.position.line] = display
        guard place > 0, document.displays[place - 1].mark == .misprint, display.label == nil
        else { continue }
        mended[display.position.line] = document.displays[place - 1].label
      }
      if !document.notationBlocks.isEmpty { try proofread(document) }
    }
    code = try KnownEquations.code(of: page, labels: displays.values.compactMap(\.label), root)
  }

  private mutating func proofread(_ document: Document) throws(DocumentError) {
    var proofreading = Proofreading()
    proofreading.repairs = false
    proofreading.drafts = false
    for claim in try proofreading.report(on: document).claims {
      guard document.displays.indices.contains(claim.display - 1) else { continue }
      claims[document.displays[claim.display - 1].position.line, default: []].append(claim)
    }
  }

  func display(at line: Int) -> Display? { displays[line] }

  func claims(at line: Int) -> [ClaimReport] { claims[line] ?? [] }

  /// The label of the misprint that the display at a line mends.
  func mends(at line: Int) -> String? { mended[line] }

  /// Whether the page's table of misprints has something to say of an equation.
  func isListed(_ label: String) -> Bool { listed.contains(label) }

  /// The lines of Swift that compute an equation.
  func code(for label: String) -> String? { code[label] }

  /// The code of all equations, out of the files that the page takes its excerpts from.
  private static func code(
    of page: Page, labels: [String], _ root: String
  ) throws(DocumentError) -> [String: String] {
    var files: [String] = []
    for case .comment(let comment) in page.blocks.all.map(\.kind) where comment.hasPrefix("weave:")
    {
      let path = comment.dropFirst(6).split(whereSeparator: { $0 == " " || $0 == "#" }).first
      if let path, !files.contains(String(path)) { files.append(String(path)) }
    }
    var code: [String: String] = [:]
    for file in files {
      let source = AnchoredSource(try Document.text(atPath: root + "/" + file))
      for label in labels where code[label] == nil {
        if case .success(let lines) = source.lines(for: label) {
          code[label] = lines.joined(separator: "\n")
        }
      }
    }
    return code
  }
}
