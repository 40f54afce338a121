//===----------------------------------------------------------------------===//
// A LaTeX text with the files that it includes in their places.
//===----------------------------------------------------------------------===//

import Foundation

/// Where a line of a text comes from.
package struct LineOrigin: Hashable, Sendable {
  /// The included file; nil for the text itself.
  package var file: String?
  /// The line there, from 1.
  package var line: Int
  /// How many columns of that line stand before it.
  package var shift = 0
}

/// A text with what `\input{file}` and `\include{file}` name in its place, line by line, and where each
/// line comes from.
///
/// Files are looked for as LaTeX does, from the folder of the text, and then from that of the file
/// that names them; with and without `.tex`. None outside of the folder of the text is opened, or of
/// another that was named for it; none in itself, none deeper than ten levels.
package struct IncludedText: Sendable {
  package private(set) var text: String
  /// One for each line of the text; empty where nothing is included.
  package private(set) var origins: [LineOrigin] = []
  /// What could not be included, at its place in the text.
  package private(set) var problems: [ReadingProblem] = []
  /// The files that were included, with what their paths lead to.
  package private(set) var files: Set<String> = []

  private var lines: [String] = []
  private var size = 0
  private var count = 0
  private let folder: String
  private let roots: [String]

  private static let mostLevels = 10
  private static let mostFiles = 1000

  /// A text as it stands, with nothing in it followed.
  package init(text: String) {
    self.text = text
    (folder, roots) = ("", [])
  }

  /// - Parameters:
  ///   - text: of a LaTeX file
  ///   - path: that of the file
  ///   - root: a folder that files may be in, too
  package init(following text: String, at path: String, root: String? = nil) {
    folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : ""
    let base = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    roots = ([base] + (root.map { [$0] } ?? [])).map(Self.resolved)
    self.text = text
    add(text, file: nil, folder: folder, above: [Self.resolved(path)])
    // A text that includes nothing stays as it is.
    if files.isEmpty { origins = [] } else { self.text = lines.joined(separator: "\n") }
    lines = []
  }

  // MARK: Lines

  private mutating func add(_ text: String, file: String?, folder: String, above: [String]) {
    var verbatim: String?
    var isOver = false
    for (number, line) in SourceText(text).lines.enumerated() {
      let scalars = Array(line.unicodeScalars)
      let inclusions =
        isOver ? [] : InclusionReader.inclusions(in: scalars, verbatim: &verbatim, isOver: &isOver)
      var start = 0
      for inclusion in inclusions {
        let origin = LineOrigin(file: file, line: number + 1, shift: start)
        let path: String, content: String
        do throws(Failure) {
          path = try found(inclusion.name, from: folder)
          content = try opened(path, above)
        } catch {
          problems.append(
            ReadingProblem(
              "\\\(inclusion.command){\(inclusion.name)}: \(error.message)",
              at: SourcePosition(
                line: origins.count + 1, column: inclusion.range.lowerBound - start + 1)))
          continue
        }
        append(scalars[start..<inclusion.range.lowerBound], origin)
        let inner =
          path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : ""
        add(content, file: path, folder: inner, above: above + [Self.resolved(path)])
        start = inclusion.range.upperBound
      }
      if start == 0 {
        append(line, LineOrigin(file: file, line: number + 1))
      } else {
        append(scalars[start...], LineOrigin(file: file, line: number + 1, shift: start))
      }
    }
  }

  /// A piece of a line that something is included in; nothing where it is blank, for a blank line ends
  /// a paragraph.
  private mutating func append(_ piece: ArraySlice<Unicode.Scalar>, _ origin: LineOrigin) {
    guard piece.contains(where: { !$0.isBlank }) else { return }
    append(String(piece), origin)
  }

  private mutating func append(_ line: String, _ origin: LineOrigin) {
    lines.append(line)
    origins.append(origin)
  }

  // MARK: Files

  private struct Failure: Error { var message: String }

  /// The path that a name leads to.
  private func found(_ name: String, from inner: String) throws(Failure) -> String {
    guard !name.isEmpty, !name.contains("\\"), !name.contains("\0") else {
      throw Failure(message: "this is no name of a file")
    }
    var isOutside = false
    for folder in inner == folder ? [folder] : [folder, inner] {
      for ending in ["", ".tex"] {
        let path = (name.hasPrefix("/") || folder.isEmpty ? name : folder + "/" + name) + ending
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
          !isFolder.boolValue
        else { continue }
        let real = Self.resolved(path)
        if roots.contains(where: { $0 == "/" || real.hasPrefix($0 + "/") }) {
          return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        }
        isOutside = true
      }
    }
    throw Failure(
      message: isOutside
        ? "it is outside of the text's folder; --root FOLDER names one that it may be in"
        : "there is no such file")
  }

  private mutating func opened(_ path: String, _ above: [String]) throws(Failure) -> String {
    let real = Self.resolved(path)
    guard !above.contains(real) else { throw Failure(message: "the file includes itself") }
    guard above.count <= Self.mostLevels else {
      throw Failure(message: "more than \(Self.mostLevels) files include each other")
    }
    count += 1
    guard count <= Self.mostFiles else {
      throw Failure(message: "more than \(Self.mostFiles) files are included")
    }
    let type =
      (try? FileManager.default.attributesOfItem(atPath: real))?[.type] as? FileAttributeType
    guard type == .typeRegular else { throw Failure(message: "this is no file with a text") }
    let content: String
    do throws(DocumentError) {
      content = try Document.text(atPath: path)
    } catch {
      throw Failure(message: error.description)
    }
    size += content.utf8.count
    guard size <= Document.sizeLimit else {
      throw Failure(message: "all files together are larger than \(Document.sizeLimit >> 20) MB")
    }
    files.insert(real)
    return content
  }

  /// A path without links and detours.
  package static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}
