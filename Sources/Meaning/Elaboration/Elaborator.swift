//===----------------------------------------------------------------------===//
// From an expression to typed terms, on one network and at one point of its indices.
//===----------------------------------------------------------------------===//

import Networks
import Syntax
import Terms

/// Where indices and variables stand while an expression is read.
package struct Frame {
  package var indices: [String: Int] = [:]
  package var extents: [String: Extent] = [:]
  /// The example that symbols without a sample index are about.
  package var sample = 0
  package var variables: [String: Value] = [:]
  /// Indices that a sum over the examples has taken over, with what they were outside it.
  package var shadowed: [String: (value: Int?, extent: Extent?)] = [:]
  /// How often each formula stands in itself here.
  package var nested: [Formula: Int] = [:]

  package init(indices: [String: Int] = [:]) { self.indices = indices }
}

/// What was taken for granted, or noticed, while an expression was read.
package struct ElaborationNotes {
  package var assumptions: Set<String> = []
  /// An index that stands as a number, of which nothing says what it counts.
  package var standing: String?
  package var remarks: Set<String> = []
  /// The largest unit that is written out, by layer.
  package var literals: [Int: Int] = [:]
  /// Whether dots lead to an index that is no number: then the first entries say nothing of how many
  /// there are.
  package var isOpenEnded = false
  /// Whether a derivative was used as a matrix that is another in the other layout.
  package var usesLayout = false
  /// What letters count that nothing declares, and up to which sums run.
  package var counted: [String: Set<Extent.Axis>] = [:]

  /// Notes what was noted elsewhere, too.
  mutating func add(_ other: ElaborationNotes) {
    assumptions.formUnion(other.assumptions)
    standing = standing ?? other.standing
    remarks.formUnion(other.remarks)
    literals.merge(other.literals, uniquingKeysWith: max)
    isOpenEnded = isOpenEnded || other.isOpenEnded
    usesLayout = usesLayout || other.usesLayout
    counted.merge(other.counted) { $0.union($1) }
  }
}

/// Turns expressions into values of terms. Whatever does not fit together is thrown here, so that
/// what comes out can be computed over any number system.
package final class Elaborator {
  package let run: NetworkRun
  package let settings: Settings
  package let reading: Reading
  /// Names of inputs: a sum over one runs over the examples.
  package let inputs: Set<String>
  /// Whether several losses stand beside each other: each is then what it is declared to be, and
  /// otherwise the one there is that of the network.
  package var hasSeveralLosses = false
  /// Indices that are said to be the same number as another: each may stand where the other does.
  package var equated: Set<String> = []
  package var frame = Frame()
  package var notes = ElaborationNotes()
  var worths: [FormulaPlace: Worth] = [:]
  package private(set) var steps = 0

  package var spec: Spec { run.spec }

  package init(
    _ run: NetworkRun, _ settings: Settings, _ reading: Reading, inputs: Set<String> = []
  ) {
    (self.run, self.settings, self.reading, self.inputs) = (run, settings, reading, inputs)
  }

  /// Works where indices and variables stand otherwise, and comes back.
  package func within<Result>(_ change: (inout Frame) -> Void, _ work: () throws -> Result) rethrows
    -> Result
  {
    let saved = frame
    defer { frame = saved }
    change(&frame)
    return try work()
  }

  /// An equation that takes more steps than this on one network is none that a person wrote.
  static let mostSteps = 1_000_000

  func countStep(_ source: Range<Int>) throws {
    steps += 1
    guard steps < Self.mostSteps else {
      throw NotEvaluable(message: "too much to compute", source: source)
    }
  }

  /// What an expression is worth at this point.
  package func evaluate(_ node: Node) throws -> Value {
    try countStep(node.source)
    switch node.kind {
    case .number(let value): return Value(scalar: .printed(value), isLiteral: true)
    case .count(let index): return Value(scalar: .number(try integer(index)), isLiteral: true)
    case .symbol(let symbol): return try value(symbol, node.source)
    case .variable(let name):
      guard let value = frame.variables[name] else {
        throw NotEvaluable(message: "the variable \(name) has no value", source: node.source)
      }
      return value
    case .negate(let inner): return try evaluate(inner).map { -$0 }
    case .sum(let terms): return try sum(terms)
    case .product(let factors, let signs): return try product(factors, signs, node.source)
    case .quotient(let a, let b): return try quotient(a, b, node.source)
    case .power(let base, let exponent): return try power(base, exponent, node.source)
    case .transpose(let inner): return try transpose(inner)
    case .apply(let function, let arguments): return try apply(function, arguments, node.source)
    case .function(let function): return try bare(function, node.source)
    case .derivative(let of, let by):
      return try derivative(of: of, by: by, node.source, isTotal: node.isTotal)
    case .differential:
      throw NotEvaluable(
        message: "a differential without another; a name such as “∂W” can be declared with “:=”",
        source: node.source)
    case .series(let series): return try self.series(series, node.source)
    case .grid(let rows): return try grid(rows, node.source)
    case .tuple(let parts): return try tuple(parts, node.source)
    case .norm(let inner): return try norm(inner)
    case .indicator(let condition): return try truth(condition, node.source)
    case .cases(let branches): return try cases(branches, node.source)
    case .entry(let inner, let indices): return try entry(inner, indices, node.source)
    case .sumAlong(let inner, let axis): return try sumAlong(inner, axis)
    case .dots:
      throw NotEvaluable(message: "dots without a pattern around them", source: node.source)
    }
  }

  /// What an expression is worth; where it is worth nothing, nothing is noted of it.
  func valueIfAny(_ node: Node) -> Value? {
    let saved = notes
    if let value = try? evaluate(node) { return value }
    notes = saved
    return nil
  }

  /// A derivative of one vector by another as a matrix, in the layout of this reading; nil of one by
  /// parts that is no matrix.
  package func matrix(_ value: Value) -> Value? {
    guard value.isJacobian else { return value }
    if let a = value.matrix(.numerator), let b = value.matrix(.denominator),
      a.extents != b.extents || a.elements != b.elements
    {
      notes.usesLayout = true
    }
    return value.matrix(reading.layout)
  }

  /// What is said of a formula that transposes a single entry.
  package static let ignoredTranspose = "a transpose of a single entry is ignored"

  private func transpose(_ inner: Node) throws -> Value {
    let value = try evaluate(inner)
    if value.isScalar, case .symbol = inner.kind {
      notes.remarks.insert(Self.ignoredTranspose)
    }
    if value.isJacobian, let matrix = matrix(value) { return matrix.transposed }
    return value.transposed
  }

  private func quotient(_ a: Node, _ b: Node, _ source: Range<Int>) throws -> Value {
    let (top, bottom) = (try evaluate(a), try evaluate(b))
    if bottom.isScalar {
      var result = top.map { $0 / bottom.elements[0] }
      result.isLiteral = top.isLiteral && bottom.isLiteral
      return result
    }
    return try dividedByExample(top, bottom) ?? combine(top, bottom, source, "divided by", /)
  }

  /// A quotient by one number for each example, by which all of its units are divided; nil of any other.
  private func dividedByExample(_ top: Value, _ bottom: Value) -> Value? {
    guard !top.isJacobian, !bottom.isJacobian, bottom.isVector else { return nil }
    let isRow = bottom.columns.axis == .samples && top.columns == bottom.columns
    let isColumn = bottom.rows.axis == .samples && top.rows == bottom.rows
    guard isRow || isColumn, !top.isVector else { return nil }
    let width = top.columns.size
    let elements = top.elements.enumerated().map { place, element in
      element / bottom.elements[isRow ? place % width : place / width]
    }
    return Value(top.rows, top.columns, elements)
  }

  private func entry(_ inner: Node, _ indices: [Index], _ source: Range<Int>) throws -> Value {
    let whole = try evaluate(inner)
    guard let value = matrix(whole) else {
      throw NotEvaluable(message: "an entry of a derivative by parts", source: source)
    }
    if indices.count == 1 {
      guard value.isVector else {
        throw IllTyped(message: "one index on \(shape(value))", source: source)
      }
      return Value(scalar: value.elements[try position(indices[0], in: value.length, source)])
    }
    let (height, width) = (value.rows.size, value.columns.size)
    let rows = try places(indices[0], in: value.rows, source)
    let columns = try places(indices[1], in: value.columns, source)
    let elements = rows.flatMap { row in columns.map { value.elements[row * width + $0] } }
    return Value(
      rows.count == height ? value.rows : .one, columns.count == width ? value.columns : .one,
      elements)
  }

  /// Where an index points, or all places for `:`.
  private func places(_ index: Index, in extent: Extent, _ source: Range<Int>) throws -> [Int] {
    if index == Index(.all) { return Array(0..<extent.size) }
    return [try position(index, in: extent, source)]
  }
}
