//===----------------------------------------------------------------------===//
// From a text, or a file, to a document.
//===----------------------------------------------------------------------===//

import Foundation
import Networks

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
    try self.init(reading: IncludedText(text: text), file: file, format: format, options: options)
  }

  /// Reads a document from its text, with the files that it includes.
  package init(
    reading included: IncludedText, file: String, format: Format, options: Options = Options()
  ) throws(DocumentError) {
    let text = included.text
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
      switch format {
      case .latex: scanner.scanLaTeX()
      case .restructuredText: scanner.scanRestructuredText()
      case .markdown, .notebook: scanner.scanMarkdown()
      }
    }
    harvest.finish()
    origins = included.origins
    self.format = format
    self.file = file
    displays = DottedOperators.rewritten(
      harvest.hasCode ? WordNames.rewritten(harvest.displays) : harvest.displays,
      besides: harvest.dots
    ).map { display in
      var display = display
      display.tokens = NumberedNames.rewritten(display.tokens)
      return display
    }
    notationBlocks = harvest.blocks
    problems = (harvest.problems + included.problems).sorted { $0.position < $1.position }
    self.sources = sources
  }

  /// The largest file that is read, in bytes.
  public static let sizeLimit = 64 << 20

  /// Reads the file at a path, as what its name says: `.tex` and `.ltx` are LaTeX, `.rst` is
  /// reStructuredText, `.ipynb` is a notebook, all else is Markdown.
  ///
  /// - Throws: `DocumentError` if the file cannot be read, is larger than `sizeLimit`, is not
  ///   UTF-8 (with the offset of the first byte that is not) or no text, or is a notebook by name
  ///   only.
  public init(path: String, options: Options = Options()) throws(DocumentError) {
    let text = try Document.text(atPath: path)
    let format = Format(ofPath: path)
    let included =
      format == .latex ? IncludedText(following: text, at: path) : IncludedText(text: text)
    try self.init(reading: included, file: path, format: format, options: options)
  }

  /// The text of the file at a path, under the conditions of `init(path:options:)`.
  public static func text(atPath path: String) throws(DocumentError) -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      let hint = didYouMean(fileAt: path, endings: Format.endings)
      throw DocumentError("\(path): no such file" + hint)
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
    if let encoding: String.Encoding = bytes.starts(with: [0xFF, 0xFE])
      ? .utf16LittleEndian : bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
    {
      guard bytes.count % 2 == 0, let text = String(bytes: bytes.dropFirst(2), encoding: encoding)
      else { throw DocumentError("\(file): begins as UTF-16, and is none; save it as UTF-8") }
      return text
    }
    if let kind = kind(of: bytes) { throw DocumentError("\(file): \(kind)") }
    if let zero = bytes.firstIndex(of: 0) {
      throw DocumentError("\(file): no text: byte \(zero) is 0")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DocumentError(
        "\(file): not UTF-8: byte \(UTF8.firstInvalidByte(in: bytes)) begins no character")
    }
    return text
  }

  /// What bytes are that are no text, by how they begin.
  private static func kind(of bytes: [UInt8]) -> String? {
    func begins(_ text: String) -> Bool { bytes.starts(with: Array(text.utf8)) }
    if begins("%PDF-") { return "a PDF: name the LaTeX or Markdown that it was made from" }
    if begins("PK\u{3}\u{4}") {
      return "an archive, as .docx is: save its text as Markdown or LaTeX"
    }
    if bytes.starts(with: [0x1F, 0x8B]) { return "a compressed file: unpack it first" }
    // Every second byte of what letters there are is 0.
    let start = bytes.prefix(200)
    let zeros = start.enumerated().filter { $0.element == 0 }
    if start.count >= 4, zeros.count * 3 > start.count,
      Set(zeros.map { $0.offset % 2 }).count == 1
    {
      return "UTF-16 without a byte order mark: save it as UTF-8"
    }
    return nil
  }

  /// That it displays nothing, and what would count as a display; nil where it does, and where
  /// something of it could not be read.
  public var withoutDisplays: DocumentError? {
    guard displays.isEmpty, problems.isEmpty else { return nil }
    return DocumentError("\(file): no displayed equations: in \(format.words)")
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
  /// The endings of texts, in small letters.
  package static let endings: Set<String> = [
    "md", "markdown", "tex", "ltx", "latex", "rst", "rest", "ipynb",
  ]

  /// What it is called, and what displays an equation in it.
  fileprivate var words: String {
    switch self {
    case .markdown:
      "Markdown, $$ … $$, \\[ … \\], math fences and \\begin{equation}, align and the like are displays"
    case .notebook:
      "the Markdown of a notebook, $$ … $$, \\[ … \\] and \\begin{equation}, align and the like are displays"
    case .latex: "LaTeX, \\[ … \\], $$ … $$ and \\begin{equation}, align and the like are displays"
    case .restructuredText: "reStructuredText, .. math:: begins a display"
    }
  }

  /// What the name of a file says of its format.
  public init(ofPath path: String) {
    switch path.split(separator: ".").last?.lowercased() {
    case "tex", "ltx", "latex": self = .latex
    case "rst", "rest": self = .restructuredText
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
