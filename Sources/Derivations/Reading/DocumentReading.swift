//===----------------------------------------------------------------------===//
// From text to document.
//===----------------------------------------------------------------------===//

extension Document {
  /// Reads a document from its text.
  ///
  /// - Throws: `DocumentError` for a notebook that is none.
  public init(
    reading text: String, file: String, format: Format, options: Options = Options()
  ) throws {
    self.file = file
    displays = []
    notationBlocks = []
    problems = []
    sources = [:]
  }

  /// The line of the document at a position, without its end.
  public func line(at position: SourcePosition) -> String? {
    sources[position.cell]?.text(ofLine: position.line)
  }
}
