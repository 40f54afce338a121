//===----------------------------------------------------------------------===//
// A page of the book, as Markdown has it.
//===----------------------------------------------------------------------===//

import Derivations
import Foundation
import MathText

/// One document among those that the book is made of.
struct Page: Sendable {
  /// Where it was read.
  let path: String
  /// Its name in the folder: `CS229.md`.
  let file: String
  let text: String
  let blocks: [Block]

  init(path: String, text: String) {
    self.path = path
    file = path.split(separator: "/").last.map(String.init) ?? path
    self.text = text
    blocks = BlockReader.blocks(of: text)
  }

  /// The first page, which says in which order to read the others.
  static let first = "README.md"

  /// The pages in a folder: the first, those in its numbered list, those that it names besides, the
  /// rest.
  ///
  /// - Throws: `DocumentError` if there is no such folder, or a page cannot be read
  static func all(inFolder folder: String) throws(DocumentError) -> [Page] {
    var pages: [Page] = []
    for path in try Weaving.documents(in: folder) {
      pages.append(Page(path: path, text: try Document.text(atPath: path)))
    }
    guard let first = pages.first(where: { $0.file == Page.first }) else { return pages }
    var order = [first.file]
    let numbered = first.blocks.filter {
      if case .list(isOrdered: true, _) = $0.kind { true } else { false }
    }
    for case .link(_, let target) in (numbered + first.blocks).all.flatMap(\.texts).flatMap(\.all) {
      if let file = Link(target)?.file, !order.contains(file) { order.append(file) }
    }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return pages.enumerated().sorted {
      (places[$0.element.file] ?? order.count, $0.offset)
        < (places[$1.element.file] ?? order.count, $1.offset)
    }.map(\.element)
  }

  /// The file it becomes: `CS229.html`.
  var output: String { Page.output(of: file) }

  static func output(of file: String) -> String {
    file == first ? "index.html" : String(file.dropLast(3)) + ".html"
  }

  var title: String {
    for case .heading(1, let text) in blocks.map(\.kind) { return text.words }
    return file
  }

  /// Its headings of the second level, with the places that links lead to.
  var sections: [(title: [Inline], place: String)] {
    blocks.compactMap { block in
      guard case .heading(2, let text) = block.kind else { return nil }
      return (text, Page.place(of: text))
    }
  }

  /// The files of its pictures, as it names them.
  var images: [String] {
    blocks.all.flatMap(\.texts).flatMap(\.all).compactMap { inline in
      guard case .image(_, let file) = inline else { return nil }
      return file
    }
  }

  /// What there is to proofread: the page, or, where several sections have a notation of their own,
  /// each section by itself, on the lines that it has on the page.
  ///
  /// - Throws: `DocumentError` if the page is no document
  func documents() throws(DocumentError) -> [Document] {
    let lines = text.components(separatedBy: "\n")
    let starts = blocks.filter { if case .heading(2, _) = $0.kind { true } else { false } }
    let ends = starts.dropFirst().map { $0.line - 1 } + [lines.count]
    var sections: [Document] = []
    for (start, end) in zip(starts.map(\.line), ends) {
      let before = Array(repeating: "", count: start - 1)
      sections.append(try document((before + lines[start - 1..<end]).joined(separator: "\n")))
    }
    let noted = sections.filter { !$0.notationBlocks.isEmpty }
    return noted.count > 1 ? noted : [try document(text)]
  }

  private func document(_ text: String) throws(DocumentError) -> Document {
    try Document(reading: text, file: path, format: .markdown)
  }

  /// All places that links can lead to.
  var places: Set<String> {
    var places: Set<String> = []
    for block in blocks.all {
      if case .heading(_, let text) = block.kind { places.insert(Page.place(of: text)) }
      for case .anchor(let place) in block.texts.flatMap(\.all) { places.insert(place) }
    }
    return places
  }

  /// The place of a heading, as GitHub makes it: letters, digits and hyphens.
  static func place(of heading: [Inline]) -> String {
    String(
      heading.words.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}

/// A link to a page of the book, or a place on one; on the same page the file is empty.
struct Link {
  let file: String
  let place: String

  /// nil for a link that leads to anything else.
  init?(_ target: String) {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    file = parts.first.map(String.init) ?? ""
    place = parts.dropFirst().first.map(String.init) ?? ""
    guard file.isEmpty || file.hasSuffix(".md") && !file.contains("/") else { return nil }
  }

  /// The same place in the book.
  var html: String {
    (file.isEmpty ? "" : Page.output(of: file)) + (place.isEmpty ? "" : "#" + place)
  }
}
