//===----------------------------------------------------------------------===//
// The derivations as a book of static pages.
//===----------------------------------------------------------------------===//

import Derivations
import Foundation
import MathText

/// The derivations as HTML: pages that need no program to be read, no network and no font that a
/// browser does not bring.
package struct Book: Sendable {
  /// The files of the book by name, in the order of reading.
  package let files: [(name: String, content: String)]

  /// A book is smaller than this, in bytes.
  package static let largest = 2_000_000

  /// What all files have together.
  package var byteCount: Int { files.reduce(0) { $0 + $1.content.utf8.count } }

  /// The book of a package.
  ///
  /// - Parameter root: the package's folder
  /// - Throws: `DocumentError` if a page cannot be read or proofread, or a display not be written
  package init(root: String) throws(DocumentError) {
    let pages = try Page.all(inFolder: Weaving.folder(in: root))
    let counterparts = Counterparts(in: pages.first { $0.file == "SideBySide.md" })
    var files: [(name: String, content: String)] = []
    for page in pages {
      let equations = EquationWriter(
        known: try KnownEquations(of: page, root: root), counterparts: counterparts,
        text: TextWriter())
      do {
        let html = try PageWriter(page, of: pages, equations: equations).html()
        files.append((page.output, html))
      } catch {
        let message = (error as? MathMLError)?.message ?? "\(error)"
        throw DocumentError("\(page.path): \(message)")
      }
    }
    let folder = Weaving.folder(in: root)
    for image in Set(pages.flatMap(\.images)).sorted() {
      files.append((image, try Document.text(atPath: folder + "/" + image)))
    }
    self.files = files + [("book.css", Style.sheet)]
    guard byteCount < Book.largest else {
      throw DocumentError("the book has \(byteCount) bytes, more than the \(Book.largest) it may")
    }
  }

  /// Writes the files into a folder, which is made if it is not there.
  ///
  /// - Throws: `DocumentError` if they cannot be written
  package func write(to folder: String) throws(DocumentError) {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for file in files {
        let place = url.appendingPathComponent(file.name)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.content.utf8).write(to: place)
      }
    } catch {
      throw DocumentError("\(folder): cannot be written")
    }
  }
}
