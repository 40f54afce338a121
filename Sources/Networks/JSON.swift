import Numbers

/// A JSON value.
///
/// Foundation's decoder on Linux says of a malformed text, or of a number beyond Double, only that
/// it is not valid; this reader says where and why (RFC 8259). Beyond that RFC it reads `NaN`,
/// `-Infinity`, `inf` and the like, as Python and C write them: whether they may stand in a place is
/// for ``JSONField`` to say.
public enum JSON: Equatable, Sendable {
  /// `null`.
  case null

  /// `true` or `false`.
  case boolean(Bool)

  /// A number; it may be infinite or NaN, where the text says so.
  case number(Double)

  /// A string, its escapes resolved.
  case string(String)

  /// An array.
  case array([JSON])

  /// An object; two members of one name are an error to the reader.
  case object([String: JSON])

  /// Reads a text in UTF-8.
  ///
  /// - Throws: ``InvalidNetwork`` with the field, or `JSON` where there is none yet, and the line and
  ///   column, both from 1, of what is not JSON, is nested deeper than 128 levels, or is a number
  ///   beyond the range of Double.
  public init(parsing bytes: some Sequence<UInt8>) throws(InvalidNetwork) {
    var parser = JSONParser(Array(bytes))
    self = try parser.document()
  }

  /// What this is, for an error message.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A recursive descent over the bytes of a JSON text.
struct JSONParser {
  private static let depthLimit = 128

  private let bytes: [UInt8]
  private var position = 0

  /// The names and indices that lead to the present value.
  private var path: [Step] = []

  private enum Step {
    case index(Int)
    case name(String)
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(InvalidNetwork) -> JSON {
    // A byte order mark is no part of the text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw error("the end of the text expected") }
    return value
  }

  private mutating func value() throws(InvalidNetwork) -> JSON {
    skipSpace()
    guard let next else { throw error("a value expected, found the end of the text") }
    switch next {
    case UInt8(ascii: "{"):
      return try nested { parser throws(InvalidNetwork) in try parser.object() }
    case UInt8(ascii: "["):
      return try nested { parser throws(InvalidNetwork) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    default:
      if let special = notFinite() { return .number(special) }
      return next == UInt8(ascii: "-") ? .number(try number()) : try word("null", .null)
    }
  }

  /// NaN, Infinity or inf, in whatever case and with whatever sign a program has written it.
  private mutating func notFinite() -> Double? {
    let isNegative = next == UInt8(ascii: "-")
    let letters = bytes[position...].dropFirst(isNegative ? 1 : 0).prefix {
      !" \t\n\r,]}".utf8.contains($0)
    }
    let value: Double
    switch String(decoding: letters.prefix(9), as: UTF8.self).lowercased() {
    case "nan": value = .nan
    case "inf", "infinity": value = isNegative ? -.infinity : .infinity
    default: return nil
    }
    position = letters.endIndex
    return value
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(InvalidNetwork) -> JSON
  ) throws(InvalidNetwork) -> JSON {
    guard path.count < Self.depthLimit else {
      path = []
      throw error("nested deeper than \(Self.depthLimit) levels")
    }
    position += 1
    path.append(.index(0))
    let value = try body(&self)
    path.removeLast()
    return value
  }

  private mutating func array() throws(InvalidNetwork) -> JSON {
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      path[path.count - 1] = .index(elements.count)
      elements.append(try value())
    } while try separator(orEnd: "]")
    return .array(elements)
  }

  private mutating func object() throws(InvalidNetwork) -> JSON {
    var members: [String: JSON] = [:]
    skipSpace()
    if take("}") { return .object([:]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes expected") }
      let name = try string()
      guard members[name] == nil else { throw error("the name \"\(name)\" stands here twice") }
      skipSpace()
      guard take(":") else { throw error("a colon expected") }
      path[path.count - 1] = .name(name)
      members[name] = try value()
    } while try separator(orEnd: "}")
    return .object(members)
  }

  /// Whether another element follows.
  private mutating func separator(orEnd end: Unicode.Scalar) throws(InvalidNetwork) -> Bool {
    skipSpace()
    if take(",") { return true }
    guard take(end) else { throw error("a comma or \(end) expected") }
    return false
  }
}

// Tokens.
extension JSONParser {
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let next, [0x20, 0x09, 0x0A, 0x0D].contains(next) { position += 1 }
  }

  private mutating func word(_ text: String, _ value: JSON) throws(InvalidNetwork) -> JSON {
    guard bytes[position...].starts(with: text.utf8) else { throw error("a value expected") }
    position += text.utf8.count
    return value
  }

  /// -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
  private mutating func number() throws(InvalidNetwork) -> Double {
    let start = position
    _ = take("-")
    let isZero = take("0")
    var isNumber = isZero || takeDigits()
    if isNumber && take(".") { isNumber = takeDigits() }
    if isNumber && (take("e") || take("E")) {
      if !take("-") { _ = take("+") }
      isNumber = takeDigits()
    }
    // What goes on like a number is no other value: 01, 1.5.2, 0x10.
    let isEnd = next.map { " \t\n\r,]}".utf8.contains($0) } ?? true
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isNumber, isEnd, let value = Double(text) else {
      let rest = bytes[position...].prefix { !" \t\n\r,]}".utf8.contains($0) }
      let text = text + String(decoding: rest, as: UTF8.self)
      position = start
      throw error("a number expected, found \(text.prefix(40))" + Self.hint(text))
    }
    guard value.isFinite else {
      position = start
      throw error("the number \(text.prefix(40)) is beyond the range of Double")
    }
    return value
  }

  /// What RFC 8259 has against a number that other languages write.
  private static func hint(_ text: String) -> String {
    guard Double(text) != nil else { return "" }
    let digits = text.drop { $0 == "-" }
    if digits.count > 1 && digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true {
      return "; a leading 0 is no JSON"
    }
    return text.contains(".") ? "; a point stands between digits" : ""
  }

  private mutating func takeDigits() -> Bool {
    let start = position
    while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
    return position > start
  }

  private mutating func string() throws(InvalidNetwork) -> String {
    position += 1
    var units: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: units, as: UTF8.self) else {
          throw error("a string that is no UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): units += try escape()
      case 0..<0x20: throw error("a control character in a string")
      default: units.append(byte)
      }
    }
    throw error("a string without an end")
  }

  private mutating func escape() throws(InvalidNetwork) -> [UInt8] {
    guard let byte = next else { throw error("a string without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try unicodeScalar()).utf8)
    default: throw error("an unknown escape in a string")
    }
  }

  /// The character after \u, which beyond U+FFFF is written as two surrogates.
  private mutating func unicodeScalar() throws(InvalidNetwork) -> Character {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard take("\\"), take("u") else { throw error("half of a surrogate pair") }
    let pair = [UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: try hexadecimal())]
    guard let text = String(validating: pair, as: UTF16.self), let character = text.first else {
      throw error("half of a surrogate pair")
    }
    return character
  }

  private mutating func hexadecimal() throws(InvalidNetwork) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, let value = UInt32(text, radix: 16), text.allSatisfy(\.isHexDigit)
    else {
      throw error("four hexadecimal digits expected")
    }
    position += 4
    return value
  }

  /// An error at the present position.
  private func error(_ problem: String) -> InvalidNetwork {
    let before = bytes.prefix(position)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Continuation bytes of UTF-8 begin no character.
    let column = bytes[start..<position].count { $0 & 0xC0 != 0x80 } + 1
    let field = path.reduce("") { place, step in
      switch step {
      case .index(let index): "\(place)[\(index)]"
      case .name(let name): place.isEmpty ? name : "\(place).\(name)"
      }
    }
    return InvalidNetwork(
      field.isEmpty ? "JSON" : field, "line \(line), column \(column): \(problem)")
  }
}
