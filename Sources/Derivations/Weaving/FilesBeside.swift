//===----------------------------------------------------------------------===//
// The files that belong to documents: pictures.
//===----------------------------------------------------------------------===//

import Foundation
import MathText

/// Writes the files that documents ask for, or checks them, and finds those that none asks for.
struct FilesBeside {
  private var known: [String: Set<String>] = [:]

  /// Writes the files of a document, or with `check` reports those that differ.
  mutating func renew(
    _ files: [String: (content: String, line: Int)], of document: String, check: Bool,
    _ weaving: inout Weaving
  ) throws(DocumentError) {
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      let place = Self.folder(of: document).map { $0 + "/" + path } ?? path
      let folder = Self.folder(of: place) ?? "."
      known[folder, default: []].insert(String(place.split(separator: "/").last ?? ""))
      guard (try? String(contentsOfFile: place, encoding: .utf8)) != file.content else { continue }
      weaving.changed.append(path)
      if check {
        weaving.problems.append(
          WeaveProblem(
            file: document, line: file.line, message: "\(path) differs from what a run gives"))
      } else {
        try? FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        try Weaving.write(file.content, to: place)
      }
    }
  }

  /// The folder of a file; nil for one in the current folder.
  private static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  /// Files beside those that are asked for, and of their kind, which no document asks for.
  var unasked: [WeaveProblem] {
    known.flatMap { folder, names in
      let kinds = Set(names.compactMap { $0.split(separator: ".").last })
      let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return all.filter { name in
        !names.contains(name) && name.split(separator: ".").last.map(kinds.contains) == true
      }.map {
        WeaveProblem(file: "\(folder)/\($0)", line: 1, message: "no document asks for this file")
      }
    }
  }
}
