import Foundation
import Numbers

/// Reading JSON so that each error names the field it is about.
public enum JSONField {
  /// Decodes a whole document.
  ///
  /// - Throws: ``InvalidNetwork`` with the path of the field, as `layers[1].weights[2][0]`, or, where
  ///   the text is no JSON at all, the place.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from json: Data
  ) throws(InvalidNetwork) -> Value {
    do {
      return try JSONDecoder().decode(type, from: json)
    } catch let error as DecodingError {
      throw located(error)
    } catch {
      throw InvalidNetwork("JSON", "\(error.localizedDescription)")
    }
  }

  private static func located(_ error: DecodingError) -> InvalidNetwork {
    switch error {
    case .keyNotFound(let key, let context):
      return InvalidNetwork(path(context.codingPath + [key]), "expected, but not there")
    case .typeMismatch(let type, let context):
      return InvalidNetwork(path(context.codingPath), "\(describe(type)) expected")
    case .valueNotFound(let type, let context):
      return InvalidNetwork(path(context.codingPath), "\(describe(type)) expected, found null")
    case .dataCorrupted(let context):
      return InvalidNetwork(path(context.codingPath), reason(context))
    @unknown default:
      return InvalidNetwork("JSON", "\(error)")
    }
  }

  private static func reason(_ context: DecodingError.Context) -> String {
    let underlying = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
    return (underlying as? String) ?? context.debugDescription
  }

  /// `layers[1].weights[2]`; `JSON` for the document as a whole.
  private static func path(_ keys: [any CodingKey]) -> String {
    var result = ""
    for key in keys {
      if let index = key.intValue {
        result += "[\(index)]"
      } else {
        result += (result.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return result.isEmpty ? "JSON" : result
  }

  private static func describe(_ type: any Any.Type) -> String {
    switch type {
    case is Double.Type: "a number"
    case is Int.Type: "an integer"
    case is String.Type: "a string"
    case is [any Sendable].Type: "an array"
    default: "\(type)".hasPrefix("Array") ? "an array" : "an object"
    }
  }
}

// Numbers in their shapes.
extension JSONField {
  /// Checks that every number is finite.
  public static func checkFinite(_ numbers: [Double], at path: String) throws(InvalidNetwork) {
    for (index, number) in numbers.enumerated() where !number.isFinite {
      throw InvalidNetwork("\(path)[\(index)]", "a finite number expected, found \(number)")
    }
  }

  /// A vector of `count` finite numbers.
  public static func vector(
    _ numbers: [Double], at path: String, count: Int
  ) throws(InvalidNetwork) -> Vector<Double> {
    guard numbers.count == count else {
      throw InvalidNetwork(path, "\(count) numbers expected, \(numbers.count) found")
    }
    try checkFinite(numbers, at: path)
    return Vector(numbers)
  }

  /// A matrix of finite numbers, with the given number of rows and columns where they are known;
  /// every row as long as the first otherwise.
  public static func matrix(
    _ rows: [[Double]], at path: String, rows rowCount: Int? = nil, columns: Int? = nil
  ) throws(InvalidNetwork) -> Matrix<Double> {
    if let rowCount, rows.count != rowCount {
      throw InvalidNetwork(path, "\(rowCount) rows expected, \(rows.count) found")
    }
    let width = columns ?? rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      _ = try vector(row, at: "\(path)[\(index)]", count: width)
    }
    return Matrix(rows: rows.count, columns: width, elements: rows.flatMap { $0 })
  }

  /// One of the names that a type allows.
  static func name<Name: RawRepresentable<String> & CaseIterable>(
    _ text: String, at path: String
  ) throws(InvalidNetwork) -> Name {
    guard let value = Name(rawValue: text) else {
      let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw InvalidNetwork(path, "one of \(names) expected, found \"\(text)\"")
    }
    return value
  }
}
