import Networks
import Testing

/// The numbers of RFC 8259, section 6, and no others.
@Suite struct JSONNumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", -0.0), ("10", 10), ("-1.5", -1.5), ("0.25", 0.25), ("1e3", 1000),
      ("1E+3", 1000), ("25e-2", 0.25), ("-0.0e-0", -0.0),
    ] as [(String, Double)])
  func read(_ text: String, _ number: Double) throws {
    #expect(try JSON(parsing: text.utf8) == .number(number))
    #expect(
      try JSON(parsing: "[\(text) ,\(text)]".utf8) == .array([.number(number), .number(number)]))
  }

  @Test(
    arguments: [
      "01", "-01", "00", "1.", "1.e5", "-.5", "1e", "1e+", "1.5.2", "--1", "-", "0x10", "1_000",
      "1-2", "NaN0", "nane", "-Infinite", "--inf", "+inf", "-null", "nul", "-",
      "1e5.0", "1f",
    ])
  func refused(_ text: String) {
    for document in [text, "[\(text)]", "{\"a\": \(text)}"] {
      #expect(throws: InvalidNetwork.self) { try JSON(parsing: document.utf8) }
    }
  }

  @Test(
    "beyond the RFC what is not finite, as programs write it",
    arguments: [
      ("NaN", .nan), ("-nan", .nan), ("Infinity", .infinity), ("-Infinity", -.infinity),
      ("inf", .infinity), ("-inf", -.infinity), ("INF", .infinity),
    ] as [(String, Double)])
  func notFinite(_ text: String, _ number: Double) throws {
    guard case .array(let elements) = try JSON(parsing: "[\(text), 1]".utf8),
      case .number(let value) = elements[0]
    else {
      Issue.record("no number")
      return
    }
    #expect(value == number || (value.isNaN && number.isNaN))
  }

  @Test func whyIsSaid() {
    #expect("\(message("[0, 01]"))".contains("column 5: a number expected, found 01; a leading 0"))
    #expect("\(message("[1.e5]"))".contains("found 1.e5; a point stands between digits"))
  }

  private func message(_ text: String) -> String {
    do {
      _ = try JSON(parsing: text.utf8)
      return ""
    } catch { return "\(error)" }
  }
}
