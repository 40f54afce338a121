//===----------------------------------------------------------------------===//
// Texts in files, which are read as the program reads them: with the formulas in their words.
//===----------------------------------------------------------------------===//

import Foundation

/// What is made of a text in a file of its own, which is gone afterwards.
///
/// - Parameter body: called with the path of the file
func withFile<Result>(of text: String, _ body: (String) throws -> Result) throws -> Result {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("text-\(UUID().uuidString).md")
  try text.write(to: file, atomically: true, encoding: .utf8)
  defer { try? FileManager.default.removeItem(at: file) }
  return try body(file.path)
}
