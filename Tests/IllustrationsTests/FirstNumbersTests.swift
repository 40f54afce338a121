import Derivations
import Testing

@testable import Illustrations

@Suite("First numbers in documents")
struct FirstNumbersTests {
  static func document(_ words: String) -> String {
    "# A\n\n<!-- first numbers: \(words) -->\n<!-- end first numbers -->\n"
  }

  @Test(
    "one unit is told there and back, with the numbers of the notation's own code",
    arguments: [
      (
        "layerwise-delta mazur-2-2-2",
        ["weighted sum $z_1^2$ is", "of the\ncost by", #"0.00877135 \cdot 0.05 = 0.000438568"#]
      ),
      ("efron-hastie mazur-2-2-2", [#"$\partial L / \partial w_{11}^1$ is"#, "0.000438568"]),
      ("training-algorithms mazur-2-2-2", ["*twice* the error", "0.276997", "0.000877135"]),
      (
        "sample-columns mazur-2-2-2 identity",
        ["the identity is 1", "1.10591 - 0.01 = 1.09591", "0.00670603"]
      ),
    ])
  func tells(_ words: String, _ parts: [String]) throws {
    let package = try DocumentPackage(Self.document(words))
    #expect(try package.weave(check: false).problems.isEmpty)
    let text = try package.text
    for part in parts { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(try package.weave(check: true).problems.isEmpty)
    try package.replace("0.593270", by: "0.593271")
    #expect(try package.weave(check: true).problems.count == 1)
  }

  @Test(
    "what cannot be told so is a problem",
    arguments: ["cs229", "cs229 iris", "cs229 depth-20", "cs229 mazur-2-2-2 tanh"])
  func fails(_ words: String) throws {
    let package = try DocumentPackage(Self.document(words))
    #expect(try package.weave(check: true).problems.first?.message.contains("expected") == true)
  }
}
