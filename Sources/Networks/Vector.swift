import Numbers

/// A column vector.
///
/// Components are counted from 0. Operations on vectors of different lengths are programming
/// errors and trap; data from outside is checked where a ``Network`` is made.
@frozen
public struct Vector<Scalar: Number>: Equatable, Sendable {
  /// The components in order.
  public var elements: [Scalar]

  /// A vector of its components.
  @inlinable
  public init(_ elements: [Scalar]) { self.elements = elements }

  /// A vector of `count` zeros.
  @inlinable
  public init(zeros count: Int) { elements = newNumbers(count, all: .zero) }

  /// The number of components.
  @inlinable
  public var count: Int { elements.count }

  /// The numbers of the components, from 0.
  @inlinable
  public var indices: Range<Int> { elements.indices }

  /// Component j, from 0.
  @inlinable
  public subscript(j: Int) -> Scalar {
    get { elements[j] }
    set { elements[j] = newValue }
  }

  /// Each component transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) throws -> Result) rethrows -> Vector<Result> {
    let elements = elements
    return Vector<Result>(
      try newNumbers(elements.count, insteadOf: .zero) { result in
        try elements.withUnsafeBufferPointer { elements in
          for j in result.indices { result[j] = try f(elements[j]) }
        }
      })
  }

  /// The values of a function at each component.
  @inlinable
  public func values(of function: FunctionValues<Scalar>.Function) -> Vector {
    let size = elements.count
    return Vector(
      newNumbers(size, insteadOf: .zero) { result in
        elements.withUnsafeBufferPointer { z in
          guard let z = z.baseAddress, let result = result.baseAddress else { return }
          Scalar.set(FunctionValues(of: function, count: size, at: z, into: result))
        }
      })
  }

  /// The sum of the components, in order.
  @inlinable
  public func sum() -> Scalar { elements.reduce(.zero, +) }
}

extension Vector {
  /// Goes on with the sum of each row of a matrix, from its component on, in turn.
  @inlinable
  public mutating func add(rowsOf a: Matrix<Scalar>) {
    precondition(count == a.rows, "\(count) sums of \(a.rows) rows")
    a.elements.withUnsafeBufferPointer { entries in
      change(&elements) { sums in
        for j in sums.indices {
          sums[j] = entries[j * a.columns..<(j + 1) * a.columns].reduce(sums[j], +)
        }
      }
    }
  }
}

extension Vector: ExpressibleByArrayLiteral {
  @inlinable
  public init(arrayLiteral elements: Scalar...) { self.elements = elements }
}

infix operator ⊙ : MultiplicationPrecedence
infix operator ∘ : MultiplicationPrecedence

extension Vector {
  /// An operand that nothing else holds becomes the result.
  @inlinable
  static func combine(
    _ x: consuming Vector, _ y: Vector, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Vector {
    precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) components")
    Networks.combine(&x.elements, y.elements, operation)
    return x
  }

  /// The componentwise sum of two vectors of one length.
  @inlinable
  public static func + (x: consuming Vector, y: Vector) -> Vector { combine(x, y, +) }

  /// The componentwise difference of two vectors of one length.
  @inlinable
  public static func - (x: consuming Vector, y: Vector) -> Vector { combine(x, y, -) }

  /// Adds in place, without a vector for the sum.
  @inlinable
  public static func += (x: inout Vector, y: Vector) {
    precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) components")
    Networks.combine(&x.elements, y.elements, +)
  }

  /// The componentwise product.
  @inlinable
  public static func ⊙ (x: consuming Vector, y: Vector) -> Vector { combine(x, y, *) }

  /// The componentwise product, in the sign that CS229 uses.
  @inlinable
  public static func ∘ (x: consuming Vector, y: Vector) -> Vector { combine(x, y, *) }

  /// Every component times s.
  @inlinable
  public static func * (s: Scalar, x: Vector) -> Vector { x.map { s * $0 } }

  /// Every component divided by s.
  @inlinable
  public static func / (x: Vector, s: Scalar) -> Vector { x.map { $0 / s } }

  /// Divides in place.
  @inlinable
  public static func /= (x: inout Vector, s: Scalar) { divide(&x.elements, by: s) }

  /// Every component with the other sign.
  @inlinable
  public prefix static func - (x: Vector) -> Vector { x.map { -$0 } }

  /// The inner product xᵀ y.
  @inlinable
  public static func * (x: RowVector<Vector>, y: Vector) -> Scalar {
    dot(x.column.elements.span, y.elements.span)
  }

  /// The outer product x yᵀ, of shape x.count × y.count.
  @inlinable
  public static func * (x: Vector, y: RowVector<Vector>) -> Matrix<Scalar> {
    outer(x, y.column, *)
  }
}

/// The matrix of all products of two vectors' components.
@inlinable
func outer<Scalar: Number>(
  _ x: Vector<Scalar>, _ y: Vector<Scalar>, _ product: (Scalar, Scalar) -> Scalar
) -> Matrix<Scalar> {
  let (rows, columns) = (x.count, y.count)
  // Every entry is written once, in order, into memory that was not cleared before.
  let elements = [Scalar](unsafeUninitializedCapacity: rows * columns) { entries, count in
    y.elements.withUnsafeBufferPointer { y in
      for j in 0..<rows {
        let xⱼ = x.elements[j]
        let row = UnsafeMutableBufferPointer(rebasing: entries[j * columns..<(j + 1) * columns])
        for k in 0..<columns { row.initializeElement(at: k, to: product(xⱼ, y[k])) }
      }
    }
    count = rows * columns
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}

/// Combines each element of `target` with that of `other` in its place; both are of one length.
@inlinable
func combine<Scalar: Number>(
  _ target: inout [Scalar], _ other: [Scalar], _ operation: (Scalar, Scalar) -> Scalar
) {
  precondition(target.count == other.count)
  other.withUnsafeBufferPointer { other in
    change(&target) { target in
      for j in target.indices { target[j] = operation(target[j], other[j]) }
    }
  }
}

/// Divides each element.
@inlinable
func divide<Scalar: Number>(_ elements: inout [Scalar], by divisor: Scalar) {
  change(&elements) { Scalar.divide($0, by: divisor) }
}

/// Σ xⱼ yⱼ, summed in four parts as `RowProducts` defines it.
@inlinable
public func dot<Scalar: Number>(_ x: Span<Scalar>, _ y: Span<Scalar>) -> Scalar {
  precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) components")
  var sum = Scalar.zero
  let count = x.count
  withUnsafeMutablePointer(to: &sum) { sum in
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        RowProducts(rows: 1, columns: count, x, y, into: sum).setInFourParts()
      }
    }
  }
  return sum
}
