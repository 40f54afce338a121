import Networks
import Testing

@Suite struct JSONTextTests {
  static let numbers = [
    0.1, -0.0, 1 / 3.0, 123_456_789, .greatestFiniteMagnitude, 7 * .leastNonzeroMagnitude,
  ]

  /// What is written reads back as the same Doubles.
  @Test func numbersReadBackBitForBit() throws {
    let text = "\(JSONText.numbers(Self.numbers))"
    #expect(try JSON(parsing: text.utf8) == .array(Self.numbers.map { .number($0) }))
  }

  @Test(arguments: ["", "ŷ − y", "a \"quoted\" \\ word", "line\nbreak\ttab", "\u{1}\u{1f}", "π𝛿"])
  func stringsReadBack(_ string: String) throws {
    #expect(try JSON(parsing: "\(JSONText.string(string))".utf8) == .string(string))
  }

  @Test func numbersThatAreNotFiniteAreNull() {
    #expect("\(JSONText.numbers([.nan, .infinity, 1]))" == "[null, null, 1.0]")
  }

  @Test func nestedValuesReadBackAndFitTheWidth() throws {
    let rows = (0..<40).map { i in
      JSONText.object([("name", .string("row \(i)")), ("values", .numbers(Self.numbers))])
    }
    let value = JSONText.object([
      ("rows", .array(rows)), ("none", .array([])), ("empty", .object([])), ("no", .null),
      ("yes", .boolean(true)), ("count", .integer(40)),
    ])
    let text = "\(value)"
    for line in text.split(separator: "\n") { #expect(line.count <= 100) }
    guard case .object(let members) = try JSON(parsing: text.utf8),
      case .array(let read)? = members["rows"]
    else {
      Issue.record("not read back")
      return
    }
    #expect(read.count == 40)
    #expect(members["count"] == .number(40))
  }

  @Test func gradientsHaveTheFixturesShape() {
    let layer = Gradient<Double>.Layer(
      weights: Matrix(rows: 1, columns: 2, elements: [1, 2]), bias: [3])
    let text = "\(JSONText.gradient(Gradient(layers: [layer])))"
    #expect(text == #"[{"weights": [[1.0, 2.0]], "bias": [3.0]}]"#)
  }
}
