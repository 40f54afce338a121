//===----------------------------------------------------------------------===//
// The parser and the judge, given anything at all by libFuzzer.
//
// The first byte of an input chooses one of the notations that ship with the program; the rest is
// the inside of a display; with the highest bit set it is a notation.
//===----------------------------------------------------------------------===//

import Derivations
import MathText
import Syntax

private let notations = Presets.all.compactMap { try? TextNotation(parsing: $0.text) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProofreader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let choice = bytes.first,
    let text = String(validating: bytes.dropFirst(), as: UTF8.self)
  else { return 0 }
  if choice & 0x80 != 0 {
    _ = try? TextNotation(parsing: text)
    return 0
  }
  guard
    let document = try? Document(
      reading: "```math\n\(text)\n```\n", file: "input", format: .markdown)
  else { return 0 }
  var proofreader = Proofreader(notation: notations[Int(choice) % notations.count])
  proofreader.repairs = choice & 0x40 != 0
  let claims = proofreader.proofread(document)
  for display in document.displays {
    precondition(claims.contains { $0.display == display.ordinal }, "a display without a verdict")
  }
  for line in Set(claims.map(\.position.line)) {
    let start = SourcePosition(line: line, column: 1)
    precondition(document.line(at: start) != nil, "a claim outside of the document")
  }
  _ = Report(on: document, claims: claims).text()
  return 0
}
