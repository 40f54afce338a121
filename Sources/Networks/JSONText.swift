import Numbers

/// A JSON value to be written, with its members in the order given.
///
/// Numbers are written as the shortest decimals that read back as the same Double; one that is not
/// finite, which JSON cannot say, as `null`.
public enum JSONText: Sendable {
  /// `null`.
  case null

  /// `true` or `false`.
  case boolean(Bool)

  /// An integer, without a point.
  case integer(Int)

  /// A number, as the shortest decimal; `null` where it is not finite.
  case number(Double)

  /// A string, with what JSON forbids escaped.
  case string(String)

  /// An array.
  case array([JSONText])

  /// An object, its members in this order.
  case object([(String, JSONText)])

  /// An array of numbers.
  public static func numbers(_ numbers: [Double]) -> JSONText {
    .array(numbers.map { .number($0) })
  }

  /// An array of strings.
  public static func strings(_ strings: [String]) -> JSONText {
    .array(strings.map { .string($0) })
  }

  /// A vector as an array.
  public static func vector(_ vector: Vector<Double>) -> JSONText { numbers(vector.elements) }

  /// A matrix as an array of its rows.
  public static func matrix(_ matrix: Matrix<Double>) -> JSONText {
    .array((0..<matrix.rows).map { vector(matrix.row($0)) })
  }

  /// A gradient as the fixture format has it: for each layer `weights` and `bias`.
  public static func gradient(_ gradient: Gradient<Double>) -> JSONText {
    .array(
      gradient.layers.map {
        .object([("weights", matrix($0.weights)), ("bias", vector($0.bias))])
      })
  }
}

// Writing.
extension JSONText: CustomStringConvertible {
  /// The text, without a line break at its end; what fits into 100 columns stands on one line.
  public var description: String {
    var text = ""
    write(to: &text, indentation: 0, width: 100)
    return text
  }

  private func write(to text: inout String, indentation: Int, width: Int) {
    switch self {
    case .array(let elements) where !fits(width - indentation):
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += String(repeating: " ", count: indentation + 2)
        element.write(to: &text, indentation: indentation + 2, width: width - 1)
        text += index + 1 < elements.count ? ",\n" : "\n"
      }
      text += String(repeating: " ", count: indentation) + "]"
    case .object(let members) where !fits(width - indentation):
      text += "{\n"
      for (index, (name, value)) in members.enumerated() {
        let label = Self.quoted(name) + ": "
        text += String(repeating: " ", count: indentation + 2) + label
        value.write(to: &text, indentation: indentation + 2, width: width - 1 - label.count)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += String(repeating: " ", count: indentation) + "}"
    default: text += line
    }
  }

  /// Whether the value on one line takes no more than `width` columns; decided without writing
  /// more than that.
  private func fits(_ width: Int) -> Bool { room(within: width) != nil }

  /// What is left of `width` after the value on one line; `nil` where it does not fit.
  private func room(within width: Int) -> Int? {
    var left = width
    switch self {
    case .array(let elements):
      left -= max(2, 2 * elements.count)
      for element in elements {
        guard left >= 0, let rest = element.room(within: left) else { return nil }
        left = rest
      }
    case .object(let members):
      left -= max(2, 2 * members.count)
      for (name, value) in members {
        guard left >= 0, let rest = value.room(within: left - name.count - 4) else { return nil }
        left = rest
      }
    default: left -= line.count
    }
    return left >= 0 ? left : nil
  }

  /// The value on one line.
  private var line: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.quoted(value)
    case .array(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0) + ": " + $1.line }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..<" ", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
