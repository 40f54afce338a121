//===----------------------------------------------------------------------===//
// JSON, written in the order in which it is said.
//===----------------------------------------------------------------------===//

/// A value of JSON. Whatever it holds, its text is valid: numbers that JSON has not are null.
enum JSONText {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONText])
  /// The members in order.
  case object([(String, JSONText)])

  /// The value as text; what is no more than a line of 100 columns stands on one.
  var text: String { written(at: 0) }

  private func written(at indent: Int) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .number(let value): return value.isFinite ? "\(value)" : "null"
    case .string(let value): return JSONText.quoted(value)
    case .array(let values):
      return JSONText.joined(values.map { $0.written(at: indent + 2) }, "[", "]", at: indent)
    case .object(let members):
      let written = members.map { JSONText.quoted($0) + ": " + $1.written(at: indent + 2) }
      return JSONText.joined(written, "{", "}", at: indent)
    }
  }

  private static func joined(
    _ parts: [String], _ open: String, _ close: String, at indent: Int
  ) -> String {
    let length = parts.reduce(indent + 2) { $0 + $1.utf8.count + 2 }
    if length <= 100 && !parts.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) {
      return open + parts.joined(separator: ", ") + close
    }
    let start = "\n" + String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    return open + start + parts.joined(separator: "," + start) + end + close
  }

  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
