//===----------------------------------------------------------------------===//
// The reader, given anything at all by libFuzzer.
//
// The first byte of an input chooses the format and the options, the rest is the text.
//===----------------------------------------------------------------------===//

import Derivations
import Judging
import MathText

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let choice = bytes.first,
    let text = String(validating: bytes.dropFirst(), as: UTF8.self)
  else { return 0 }
  let formats: [Document.Format] = [.markdown, .latex, .notebook]
  let document = try? Document(
    reading: text, file: "input", format: formats[Int(choice) % 3],
    options: .init(inline: choice & 0x80 != 0))
  guard let document else { return 0 }
  check(document)
  // What is read must also be reported.
  let claims = document.displays.map {
    ClaimReport(
      about: $0, at: $0.tokens.first?.position ?? $0.position, latex: $0.tokens.latex,
      verdict: .notUnderstood, message: $0.latex, repairs: [$0.latex])
  }
  let report = Report(on: document, claims: claims)
  _ = (report.text(), report.json, report.github, report.exitStatus)
  return 0
}

/// Every token stands in the document, and none ends before it begins.
private func check(_ document: Document) {
  for display in document.displays {
    precondition(!display.isInline == (display.ordinal > 0), "ordinals count displays")
    for token in display.tokens {
      guard let line = document.line(at: token.position) else {
        preconditionFailure("\(token) stands in no line")
      }
      precondition(token.position.column <= line.unicodeScalars.count + 1, "beyond its line")
      precondition(token.position <= token.end, "ends before it begins")
    }
  }
}
