import Numbers

/// A vector for each instance of a block.
///
/// Every operation is done to each of the vectors, with the very bits of the operation on a
/// ``Vector`` alone.
@frozen
public struct VectorBlock<Scalar: Number>: Equatable, Sendable {
  /// A row for each instance.
  public var rows: Matrix<Scalar>

  /// The vectors that are the rows of a matrix.
  @inlinable
  public init(_ rows: Matrix<Scalar>) { self.rows = rows }

  /// Some vectors, all of one length.
  @inlinable
  public init(_ vectors: some Collection<Vector<Scalar>>) {
    let (count, width) = (vectors.count, vectors.first?.count ?? 0)
    let elements = newNumbers(count * width, insteadOf: Scalar.zero) { elements in
      _ = Matrix.copy(vectors, of: width, to: elements)
    }
    self.init(Matrix(rows: count, columns: width, elements: elements))
  }

  /// How many instances there are.
  @inlinable
  public var instances: Int { rows.rows }

  /// How many components each vector has.
  @inlinable
  public var width: Int { rows.columns }

  /// The vector of an instance, from 0.
  @inlinable
  public subscript(instance: Int) -> Vector<Scalar> { rows.row(instance) }

  /// The sum of the vectors, one after the other; that of one is itself.
  @inlinable
  public var sum: Vector<Scalar> {
    if instances == 1 { return self[0] }
    var sum = Vector<Scalar>(zeros: width)
    sum.add(self)
    return sum
  }

  /// The same shape with other components.
  @inlinable
  func with(_ elements: [Scalar]) -> VectorBlock {
    VectorBlock(Matrix(rows: instances, columns: width, elements: elements))
  }

  /// Vectors of two blocks are taken together instance by instance.
  @inlinable
  func expectInstances(of other: VectorBlock) {
    precondition(
      instances == other.instances, "vectors of \(instances) and \(other.instances) instances")
  }

  /// An operand that nothing else holds becomes the result.
  @inlinable
  static func combine(
    _ x: consuming VectorBlock, _ y: VectorBlock, _ operation: (Scalar, Scalar) -> Scalar
  ) -> VectorBlock {
    x.expectInstances(of: y)
    precondition(x.width == y.width, "vectors of \(x.width) and \(y.width) components")
    Networks.combine(&x.rows.elements, y.rows.elements, operation)
    return x
  }

  /// A number of each instance, made of its three vectors.
  @inlinable
  public static func numbers(
    _ x: VectorBlock, _ y: VectorBlock, _ z: VectorBlock,
    _ f: (Vector<Scalar>, Vector<Scalar>, Vector<Scalar>) -> Scalar
  ) -> [Scalar] {
    x.expectInstances(of: y)
    x.expectInstances(of: z)
    return newNumbers(x.instances, insteadOf: .zero) { values in
      withScratchVectors(x.width, y.width, z.width) { xᵢ, yᵢ, zᵢ in
        for i in values.indices {
          x.rows.copyRow(i, to: &xᵢ)
          y.rows.copyRow(i, to: &yᵢ)
          z.rows.copyRow(i, to: &zᵢ)
          values[i] = f(xᵢ, yᵢ, zᵢ)
        }
      }
    }
  }
}

extension VectorBlock: ColumnVector {
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func * (a: Matrix<Scalar>, x: VectorBlock) -> VectorBlock {
    precondition(a.columns == x.width, "\(a.rows) × \(a.columns) times \(x.width)")
    if x.instances == 1 { return (a * Vector(x.rows.elements)).block }
    let (rows, columns) = (a.rows, a.columns)
    var products = Matrix<Scalar>(zeros: x.instances, rows)
    withProduct(
      &products.elements, x.instances, rows, columns, x.rows, a, { Cores.share($0, Scalar.set) }
    ) { x, a in
      (Strided(x, row: columns, column: 1), Strided(a, row: 1, column: columns))
    }
    return VectorBlock(products)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func * (aᵀ: Transpose<Scalar>, x: VectorBlock) -> VectorBlock {
    precondition(aᵀ.columns == x.width, "\(aᵀ.rows) × \(aᵀ.columns) times \(x.width)")
    if x.instances == 1 { return (aᵀ * Vector(x.rows.elements)).block }
    var sums = Matrix<Scalar>(zeros: x.instances, aᵀ.rows)
    sums.add(x.rows, times: aᵀ.ᵀ)
    return VectorBlock(sums)
  }

  @inlinable
  public static func + (x: consuming VectorBlock, b: Vector<Scalar>) -> VectorBlock {
    precondition(x.width == b.count, "vectors of \(x.width) and \(b.count) components")
    let (instances, width) = (x.instances, x.width)
    b.elements.withUnsafeBufferPointer { b in
      change(&x.rows.elements) { x in
        for i in 0..<instances {
          let row = UnsafeMutableBufferPointer(rebasing: x[i * width..<(i + 1) * width])
          for j in 0..<width { row[j] = row[j] + b[j] }
        }
      }
    }
    return x
  }

  @inlinable
  public static func - (x: consuming VectorBlock, y: VectorBlock) -> VectorBlock {
    combine(x, y, -)
  }

  @inlinable
  public static func ⊙ (x: consuming VectorBlock, y: VectorBlock) -> VectorBlock {
    combine(x, y, *)
  }

  @inlinable
  public static func ∘ (x: consuming VectorBlock, y: VectorBlock) -> VectorBlock { x ⊙ y }

  @inlinable
  public static func * (s: Scalar, x: VectorBlock) -> VectorBlock { VectorBlock(s * x.rows) }

  @inlinable
  public func componentwise(_ f: (Scalar) -> Scalar) -> VectorBlock {
    VectorBlock(rows.map(f))
  }

  @inlinable
  public func values(of function: FunctionValues<Scalar>.Function) -> VectorBlock {
    with(Vector(rows.elements).values(of: function).elements)
  }

  @inlinable
  public func combined(
    with y: VectorBlock, _ f: (Scalar, Scalar) -> Scalar
  ) -> VectorBlock { VectorBlock.combine(self, y, f) }

  @inlinable
  public var sumsOfOthers: VectorBlock { VectorBlock(rows.sumsOfOthersInRow) }

  @inlinable
  public var softmax: VectorBlock { changingRows { applySoftmax(to: &$0) } }

  @inlinable
  public static func each(
    _ x: VectorBlock, _ y: VectorBlock,
    _ f: (Vector<Scalar>, Vector<Scalar>) -> Vector<Scalar>
  ) -> VectorBlock {
    x.expectInstances(of: y)
    guard x.instances > 0 else { return x }
    let first = f(x[0], y[0])
    let width = first.count
    let elements = newNumbers(x.instances * width, insteadOf: .zero) { elements in
      for i in 0..<x.instances {
        let vector = i == 0 ? first : f(x[i], y[i])
        precondition(vector.count == width)
        for j in 0..<width { elements[i * width + j] = vector[j] }
      }
    }
    return VectorBlock(Matrix(rows: x.instances, columns: width, elements: elements))
  }

  @inlinable
  public var block: VectorBlock { self }

  /// Each vector replaced by what `change` makes of it, in the same memory for all.
  @inlinable
  func changingRows(_ change: (inout Vector<Scalar>) -> Void) -> VectorBlock {
    with(
      newNumbers(instances * width, insteadOf: .zero) { changed in
        withScratchVector(width) { row in
          for i in 0..<instances {
            rows.copyRow(i, to: &row)
            change(&row)
            for j in 0..<width { changed[i * width + j] = row[j] }
          }
        }
      })
  }
}
