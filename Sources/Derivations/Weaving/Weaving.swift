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

  package init(changed: [String] = [], problems: [WeaveProblem] = []) {
    self.changed = changed
    self.problems = problems
  }

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
    var weaver = Weaver(root: root)
    var weaving = Weaving()
    for file in files.isEmpty ? try derivations(in: root) : files {
      let text = try Document.text(atPath: file)
      let woven = weaver.renewed(text, file: file)
      let errata = try Errata.renewed(woven.text, file: file, root: root)
      weaving.problems += woven.problems
      guard !woven.renewals.isEmpty || !errata.renewals.isEmpty else { continue }
      if check {
        weaving.changed.append(file)
        weaving.problems += woven.renewals.map {
          WeaveProblem(file: file, line: $0, message: "the excerpt differs from the code")
        }
        weaving.problems += errata.renewals.map {
          WeaveProblem(file: file, line: $0, message: "the errata differ from the verdicts")
        }
      } else if woven.problems.isEmpty {
        try write(errata.text, to: file)
        weaving.changed.append(file)
      }
    }
    weaving.problems.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    return weaving
  }

  /// The Markdown files in a package's `derivations`, in order.
  ///
  /// - Throws: `DocumentError` if there is no such folder
  public static func derivations(in root: String) throws(DocumentError) -> [String] {
    let folder = root == "." ? "derivations" : root + "/derivations"
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw DocumentError("\(folder): no such folder")
    }
    return names.filter { $0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
  }

  private static func write(_ text: String, to file: String) throws(DocumentError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw DocumentError("\(file): cannot be written")
    }
  }
}
