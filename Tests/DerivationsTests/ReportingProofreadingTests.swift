import Derivations
import Judging
import MathText
import Testing

@Suite("Proofreading with a notation")
struct ReportingProofreadingTests {
  static let equations = """
    $$z^{[\\ell]} = W^{[\\ell]} a^{[\\ell-1]} + b^{[\\ell]}$$

    $$z^{[\\ell]} = W^{[\\ell]} a^{[\\ell]} + b^{[\\ell]}$$
    """

  static func report(_ text: String, notation: String?, drafts: Bool = false) throws -> Report {
    let document = try Document(reading: text, file: "d.md", format: .markdown)
    var proofreading = Proofreading(notation: notation)
    proofreading.drafts = drafts
    proofreading.repairs = false
    return try proofreading.report(on: document)
  }

  static let declarations = """
    layers 0..N
    a^{[\\ell]} is activation(layer \\ell)
    z^{[\\ell]} is pre-activation(layer \\ell)
    W^{[\\ell]} is weight(into \\ell)
    b^{[\\ell]} is bias(into \\ell)
    """

  @Test("the notation is named, or stands in the document, or is named there")
  func notations() throws {
    let inside = "<!-- notation\n\(Self.declarations)\n-->\n\(Self.equations)"
    let named = "<!-- notation: cs229 -->\n\(Self.equations)"
    let package = try ScratchPackage([
      "n.md": Self.declarations.split(separator: "\n").joined(separator: "\r\n")
    ])
    let reports = [
      try Self.report(Self.equations, notation: "cs229"), try Self.report(inside, notation: nil),
      try Self.report(named, notation: nil),
      try Self.report(Self.equations, notation: package.root + "/n.md"),
    ]
    for report in reports {
      #expect(report.claims.map(\.verdict) == [.holds, .illTyped])
      #expect(report.exitStatus == 1)
    }
  }

  @Test("an error in a notation is located in its file")
  func errors() throws {
    let inside = "Text\n<!-- notation\nlayers 0..N\n  z is nonsense\n-->\n$$x$$"
    let error = #expect(throws: DocumentError.self) { try Self.report(inside, notation: nil) }
    #expect(error?.description.hasPrefix("d.md:4:") == true)

    let several =
      "<!-- notation\nlayers 0..N\nz is nonsense\na^l is activation(layer l)\nb is\n-->\n$$x$$"
    let all = #expect(throws: DocumentError.self) { try Self.report(several, notation: nil) }
    #expect(all?.description.split(separator: "\n").map { $0.prefix(7) } == ["d.md:3:", "d.md:5:"])

    let package = try ScratchPackage(["n.md": "layers 0..N\nz is nonsense\n"])
    let path = package.root + "/n.md"
    let other = #expect(throws: DocumentError.self) { try Self.report("$$x$$", notation: path) }
    #expect(other?.description.hasPrefix("\(path):2:") == true)

    for notation in [nil, "no such notation"] {
      #expect(throws: DocumentError.self) { try Self.report("$$x$$", notation: notation) }
    }
  }
}
