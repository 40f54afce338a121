import Derivations
import Drafting
import MathText
import Testing

@testable import Drafting

@Suite("Drafting from anything at all")
struct HostileTests {
  /// Each stands in the one before.
  static let units = [
    #"\nabla "#, #"\partial "#, #"\exp "#, #"\sum_i "#, #"\frac{\partial}{\partial z}"#, "1/",
    "x^T^2", "f(",
  ]

  @Test("what is nested beyond any formula ends no program", arguments: units)
  func nests(_ unit: String) throws {
    let text = "$$x = " + String(repeating: unit, count: 1_000) + "$$"
    let document = try Document(reading: text, file: "", format: .markdown)
    #expect(Drafter(document).draft().lines.count < 10)
  }

  @Test("layers that lead in a circle are followed no longer than any text has layers")
  func circles() {
    var layers = ["a": 1, "b": 2]
    var rounds = 0
    let isSettled = layers.settles { layers in
      (layers["a"], layers["b"]) = ((layers["b"] ?? 0) + 1, (layers["a"] ?? 0) + 1)
      rounds += 1
    }
    #expect(!isSettled && rounds < 100)
    #expect(layers.settles { $0["c"] = 3 })
    #expect(layers["c"] == 3)
  }
}
