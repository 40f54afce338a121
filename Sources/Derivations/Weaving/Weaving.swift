//===----------------------------------------------------------------------===//
// All the documents of a package, woven or checked.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Syntax

/// What weaving found and did.
public struct Weaving: Sendable {
  /// The documents that were renewed, or with `check` would have been.
  public var changed: [String] = []
  /// Missing anchors and files; with `check`, excerpts that have drifted, too.
  public var problems: [WeaveProblem] = []

  /// 1 if there is a problem, else 0.
  public var exitStatus: Int32 { problems.isEmpty ? 0 : 1 }

  /// Weaves documents, or checks that nothing about them needs to be woven.
  ///
  /// A document with a problem is left as it is.
  ///
  /// - Parameters:
  ///   - files: paths of documents; if there are none, all Markdown files in `derivations`
  ///   - root: the package's folder
  ///   - check: whether to report drift and leave every document as it is
  /// - Throws: `DocumentError` if a document cannot be read, or written
  public static func run(
    files: [String], root: String, check: Bool
  ) throws(DocumentError) -> Weaving {
    try run(files: files, root: root, check: check, generators: [])
  }

  /// The same, with what generators write.
  package static func run(
    files: [String], root: String, check: Bool, generators: [Generator]
  ) throws(DocumentError) -> Weaving {
    var weaver = Weaver(root: root)
    var weaving = Weaving()
    var beside = FilesBeside()
    for file in files.isEmpty ? try documents(in: folder(in: root)) : files {
      let text = try Document.text(atPath: file)
      let parts = GeneratedParts(renewing: text, file: file, generators)
      try beside.renew(parts.files, of: file, check: check, &weaving)
      var woven = weaver.renewed(parts.text, file: file)
      woven.problems += parts.problems
      let errata = try Errata.renewed(woven.text, file: file, root: root)
      let tables = try SideBySide.renewed(errata.text, file: file, root: root)
      let named = try EquationNames.renewed(tables.text, file: file)
      weaving.problems += woven.problems + errata.problems
      guard named.text != text else { continue }
      if check {
        weaving.changed.append(file)
        let drifts = [
          (woven.renewals, "the excerpt differs from the code"),
          (parts.renewals, "what is here differs from what a run gives"),
          (errata.renewals, "the errata differ from the verdicts"),
          (tables.renewals, "the table differs from the translations"),
          (named.renewals, "the name above the display is not its label"),
        ]
        for (lines, message) in drifts {
          weaving.problems += lines.map { WeaveProblem(file: file, line: $0, message: message) }
        }
      } else if woven.problems.isEmpty {
        try write(named.text, to: file)
        weaving.changed.append(file)
      }
    }
    if files.isEmpty { weaving.problems += beside.unasked }
    weaving.problems.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    return weaving
  }

  /// The Markdown files in a folder, in order.
  ///
  /// - Throws: `DocumentError` if there is no such folder
  package static func documents(in folder: String) throws(DocumentError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw DocumentError("\(folder): no such folder")
    }
    return names.filter { $0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
  }

  /// The folder of a package's documents.
  package static func folder(in root: String) -> String {
    root == "." ? "derivations" : root + "/derivations"
  }

  static func write(_ text: String, to file: String) throws(DocumentError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw DocumentError("\(file): cannot be written")
    }
  }
}
