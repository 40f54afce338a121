import Numbers

/// What a text calls a vector: that of one instance, ``Vector``, or that of each instance of a block,
/// ``VectorBlock``.
///
/// A text that treats one instance at a time is written so in code, over this protocol. Given a block
/// every line is done for each of its instances, products as products of matrices, and each gets the
/// bits that it would get alone.
public protocol ColumnVector<Scalar>: Equatable, Sendable {
  /// The number system.
  associatedtype Scalar: Number

  /// A x, an inner product for each row of A.
  static func * (a: Matrix<Scalar>, x: Self) -> Self

  /// Aᵀ x, a sum of the rows of A.
  static func * (aᵀ: Transpose<Scalar>, x: Self) -> Self

  /// The sum with a vector that is the same for every instance, as biases are.
  static func + (x: consuming Self, b: Vector<Scalar>) -> Self

  /// The componentwise difference.
  static func - (x: consuming Self, y: Self) -> Self

  /// The componentwise product.
  static func ⊙ (x: consuming Self, y: Self) -> Self

  /// The componentwise product, in the sign that CS229 uses.
  static func ∘ (x: consuming Self, y: Self) -> Self

  /// Every component times s.
  static func * (s: Scalar, x: Self) -> Self

  /// Each component transformed by `f`.
  func componentwise(_ f: (Scalar) -> Scalar) -> Self

  /// The values of a function at each component.
  func values(of function: FunctionValues<Scalar>.Function) -> Self

  /// Each component with that of `y` in its place.
  func combined(with y: Self, _ f: (Scalar, Scalar) -> Scalar) -> Self

  /// For each component the sum of all others of its instance.
  var sumsOfOthers: Self { get }

  /// The softmax of each instance's components.
  var softmax: Self { get }

  /// What `f` makes of each instance's vectors.
  static func each(
    _ x: Self, _ y: Self, _ f: (Vector<Scalar>, Vector<Scalar>) -> Vector<Scalar>
  ) -> Self

  /// The same as a block.
  var block: VectorBlock<Scalar> { get }
}

extension ColumnVector {
  /// The row vector xᵀ.
  @inlinable
  public var ᵀ: RowVector<Self> { RowVector(column: self) }

  /// The outer product x yᵀ, kept as its factors.
  @_disfavoredOverload
  @inlinable
  public static func * (x: Self, y: RowVector<Self>) -> OuterProduct<Scalar> {
    OuterProduct(columns: x.block, rows: y.ᵀ.block)
  }
}

/// A row vector xᵀ, which exists to be multiplied.
@frozen
public struct RowVector<Column: ColumnVector>: Equatable, Sendable {
  @usableFromInline let column: Column

  @inlinable
  init(column: Column) { self.column = column }

  /// The column vector (xᵀ)ᵀ = x.
  @inlinable
  public var ᵀ: Column { column }
}

extension Vector: ColumnVector {
  @inlinable
  public func componentwise(_ f: (Scalar) -> Scalar) -> Vector { map(f) }

  @inlinable
  public func combined(with y: Vector, _ f: (Scalar, Scalar) -> Scalar) -> Vector {
    Vector.combine(self, y, f)
  }

  /// softmax(z)_k = e^(z_k) / Σ_j e^(z_j).
  @inlinable
  public var softmax: Vector { Networks.softmax(self) }

  @inlinable
  public static func each(
    _ x: Vector, _ y: Vector, _ f: (Vector, Vector) -> Vector
  ) -> Vector { f(x, y) }

  /// A block of one instance.
  @inlinable
  public var block: VectorBlock<Scalar> {
    VectorBlock(Matrix(rows: 1, columns: count, elements: elements))
  }
}
