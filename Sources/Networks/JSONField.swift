import Foundation
import Numbers

/// A JSON value together with the path that leads to it, so that each error names its field.
///
/// Every method throws ``InvalidNetwork`` with the path, as `layers[1].weights[2][0]`, and what was
/// expected there.
public struct JSONField: Sendable {
  /// What stands there.
  public let value: JSON

  /// The path from the top; empty for the document itself.
  public let path: String

  /// A value that was found at a path.
  public init(_ value: JSON, path: String = "") { (self.value, self.path) = (value, path) }

  /// Reads a whole document.
  public init(document: Data) throws(InvalidNetwork) { self.init(try JSON(parsing: document)) }

  /// An error about this field.
  public func error(_ problem: String) -> InvalidNetwork {
    InvalidNetwork(path.isEmpty ? "JSON" : path, problem)
  }

  private func mismatch(_ expected: String) -> InvalidNetwork {
    error("\(expected) expected, found \(value.kind)")
  }

  /// A member of an object, `nil` where it is absent or null.
  public func optional(_ name: String) throws(InvalidNetwork) -> JSONField? {
    guard case .object(let members) = value else { throw mismatch("an object") }
    guard let member = members[name], member != .null else { return nil }
    return JSONField(member, path: path.isEmpty ? name : "\(path).\(name)")
  }

  /// A member of an object.
  public func field(_ name: String) throws(InvalidNetwork) -> JSONField {
    guard let member = try optional(name) else {
      let place = path.isEmpty ? name : "\(path).\(name)"
      throw InvalidNetwork(place, "expected, but not there")
    }
    return member
  }

  /// Checks that an object has no members but these.
  ///
  /// - Parameters:
  ///   - names: The members that it may have.
  ///   - elsewhere: Names that belong to other places, with what to say of each.
  public func checkNames(
    _ names: [String], elsewhere: [String: String] = [:]
  ) throws(InvalidNetwork) {
    guard case .object(let members) = value else { throw mismatch("an object") }
    guard let unknown = members.keys.filter({ !names.contains($0) }).min() else { return }
    let meant = closest(to: unknown, among: names + elsewhere.keys.sorted())
    let hint =
      meant.map { "did you mean \(elsewhere[$0] ?? $0)?" }
      ?? "\(names.joined(separator: ", ")) are known"
    throw error("unknown field \"\(unknown)\"; " + hint)
  }

  /// The elements of an array.
  public func elements() throws(InvalidNetwork) -> [JSONField] {
    guard case .array(let elements) = value else { throw mismatch("an array") }
    return elements.enumerated().map { JSONField($1, path: "\(path)[\($0)]") }
  }

  /// The string that stands here.
  public func string() throws(InvalidNetwork) -> String {
    guard case .string(let text) = value else { throw mismatch("a string") }
    return text
  }

  /// The number that stands here; it must be finite.
  public func number() throws(InvalidNetwork) -> Double {
    guard case .number(let number) = value else { throw mismatch("a number") }
    return try finite(number)
  }

  private func finite(_ number: Double) throws(InvalidNetwork) -> Double {
    if !number.isFinite {
      throw error("a finite number expected, found \(number.isNaN ? "NaN" : "Infinity")")
    }
    return number
  }

  /// The integer that stands here, also as `3.0`.
  public func integer() throws(InvalidNetwork) -> Int {
    let number = try number()
    guard let integer = Int(exactly: number) else {
      throw error("an integer expected, found \(number)")
    }
    return integer
  }

  /// One of the names that a type allows.
  public func name<Name: RawRepresentable<String> & CaseIterable>() throws(InvalidNetwork) -> Name {
    try named(Name.allCases.map(\.rawValue)) { Name(rawValue: $0) }
  }

  /// What one of several names stands for.
  ///
  /// - Parameter others: names that are in use elsewhere, with what each is called here.
  func named<Value>(
    _ names: [String], others: [String: String] = [:], _ value: (String) -> Value?
  ) throws(InvalidNetwork) -> Value {
    let text = try string()
    guard let value = value(text) else {
      let meant = others[text.lowercased()] ?? closest(to: text, among: names)
      throw error(
        "one of \(names.joined(separator: ", ")) expected, found \"\(text)\""
          + (meant.map { "; did you mean \($0)?" } ?? ""))
    }
    return value
  }
}

// Numbers in their shapes.
extension JSONField {
  /// An array of numbers; of `count` of them, where that is known.
  ///
  /// - Parameters:
  ///   - count: How many there must be; `nil` for any number.
  ///   - any: Whether a number may be infinite or NaN, for which `null` stands too, as JavaScript
  ///     and this package write it.
  public func numbers(
    count: Int? = nil, orNotFinite any: Bool = false
  ) throws(InvalidNetwork) -> [Double] {
    guard case .array(let elements) = value else { throw mismatch("an array") }
    if let count, elements.count != count {
      throw error("\(count) numbers expected, \(elements.count) found")
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      switch element {
      case .number(let number) where any || number.isFinite: numbers.append(number)
      case .null where any: numbers.append(.nan)
      default: numbers.append(try JSONField(element, path: "\(path)[\(index)]").number())
      }
    }
    return numbers
  }

  /// A vector; of `count` components, where that is known.
  public func vector(
    count: Int? = nil, orNotFinite any: Bool = false
  ) throws(InvalidNetwork) -> Vector<Double> {
    Vector(try numbers(count: count, orNotFinite: any))
  }

  /// A matrix by rows, of the given shape where it is known; otherwise every row is as long as the
  /// first.
  public func matrix(
    rows rowCount: Int? = nil, columns: Int? = nil, orNotFinite any: Bool = false
  ) throws(InvalidNetwork) -> Matrix<Double> {
    let fields = try elements()
    if let rowCount, fields.count != rowCount {
      throw error("\(rowCount) rows expected, \(fields.count) found")
    }
    var (width, entries) = (columns, [Double]())
    for field in fields {
      let row = try field.numbers(count: width, orNotFinite: any)
      width = row.count
      entries += row
    }
    return Matrix(rows: fields.count, columns: width ?? 0, elements: entries)
  }
}
