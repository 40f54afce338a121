//===----------------------------------------------------------------------===//
// From a text, or a file, to a document.
//===----------------------------------------------------------------------===//

import Foundation

/// Why a file is no document.
public struct DocumentError: Error, Hashable, CustomStringConvertible {
  public var description: String

  package init(_ description: String) {
    self.description = description
  }
}

extension Document {
  /// Reads a document from its text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - file: The name reports use.
  ///   - format: How it is written.
  ///   - options: What is read of it.
  /// - Throws: `DocumentError` for a notebook that is none.
  public init(
    reading text: String, file: String, format: Format, options: Options = Options()
  ) throws(DocumentError) {
    let harvest = Harvest(options: options, documentSize: text.utf8.count)
    var sources: [Int?: SourceText] = [:]
    if format == .notebook {
      for source in try Notebook.markdownCells(of: text, file: file) {
        sources[source.cell] = source
        var scanner = DocumentScanner(source, isLaTeX: false, harvest: harvest)
        scanner.scanMarkdown()
      }
    } else {
      let source = SourceText(text)
      sources[nil] = source
      var scanner = DocumentScanner(source, isLaTeX: format == .latex, harvest: harvest)
      if format == .latex { scanner.scanLaTeX() } else { scanner.scanMarkdown() }
    }
    harvest.finish()
    self.file = file
    displays = harvest.displays
    notationBlocks = harvest.blocks
    problems = harvest.problems.sorted { $0.position < $1.position }
    self.sources = sources
  }

  /// The largest file that is read, in bytes.
  public static let sizeLimit = 64 << 20

  /// Reads the file at a path, as what its name says: `.tex` and `.ltx` are LaTeX, `.ipynb` is a
  /// notebook, all else is Markdown.
  ///
  /// - Throws: `DocumentError` if the file cannot be read, is larger than `sizeLimit`, is not
  ///   UTF-8 (with the offset of the first byte that is not) or no text, or is a notebook by name
  ///   only.
  public init(path: String, options: Options = Options()) throws(DocumentError) {
    let text = try Document.text(atPath: path)
    try self.init(reading: text, file: path, format: Format(ofPath: path), options: options)
  }

  /// The text of the file at a path, under the conditions of `init(path:options:)`.
  public static func text(atPath path: String) throws(DocumentError) -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw DocumentError("\(path): no such file")
    }
    guard !isDirectory.boolValue else { throw DocumentError("\(path): is a directory") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw DocumentError("\(path): cannot be opened")
    }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: sizeLimit + 1) ?? Data()
    } catch {
      throw DocumentError("\(path): cannot be read")
    }
    guard data.count <= sizeLimit else {
      throw DocumentError("\(path): larger than \(sizeLimit >> 20) MB")
    }
    return try text(of: Array(data), file: path)
  }

  /// Bytes as text.
  ///
  /// - Throws: `DocumentError` at the first byte that is not UTF-8, or that no text holds: 0.
  package static func text(of bytes: [UInt8], file: String) throws(DocumentError) -> String {
    if let zero = bytes.firstIndex(of: 0) {
      throw DocumentError("\(file): no text: byte \(zero) is 0")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DocumentError(
        "\(file): not UTF-8: byte \(UTF8.firstInvalidByte(in: bytes)) begins no character")
    }
    return text
  }

  /// The line of the document at a position, without its end.
  public func line(at position: SourcePosition) -> String? {
    scalars(ofLineAt: position).map { String($0) }
  }

  /// The same without a copy: lines may be long.
  package func scalars(ofLineAt position: SourcePosition) -> ArraySlice<Unicode.Scalar>? {
    sources[position.cell]?.line(position.line)
  }
}

extension Document.Format {
  /// What the name of a file says of its format.
  public init(ofPath path: String) {
    switch path.split(separator: ".").last?.lowercased() {
    case "tex", "ltx", "latex": self = .latex
    case "ipynb": self = .notebook
    default: self = .markdown
    }
  }
}

extension UTF8 {
  /// The offset of the first byte that is not part of a character; the end if there is none.
  fileprivate static func firstInvalidByte(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}
