import Testing

@testable import Networks
@testable import Numbers

/// What is done to a block is done to each of its vectors, bit by bit.
@Suite("A block of vectors has the bits of each alone")
struct VectorBlockTests {
  /// Instances, components, and rows of a matrix to multiply with.
  static let shapes = [(1, 1, 1), (1, 9, 4), (2, 5, 3), (3, 8, 8), (7, 13, 12), (65, 131, 20)]

  static func vectors<Scalar: Number>(
    _ count: Int, _ width: Int, _ generator: inout SplitMix64
  ) -> [Vector<Scalar>] {
    (0..<count).map { _ in
      Vector((0..<width).map { _ in Scalar(Double.random(in: -2...2, using: &generator)) })
    }
  }

  /// Compares what `f` makes of a block with what it makes of each vector.
  static func expectSame<Scalar: Number>(
    _ x: [Vector<Scalar>], _ block: VectorBlock<Scalar>, _ each: (Vector<Scalar>) -> Vector<Scalar>,
    _ what: String
  ) {
    #expect(block.instances == x.count)
    for (i, vector) in x.enumerated() { #expect(block[i] == each(vector), "\(what), seed 26") }
  }

  static func expectProducts<Scalar: Number>(
    _ shape: (Int, Int, Int), over _: Scalar.Type
  ) {
    var generator = SplitMix64(seed: 26)
    let (instances, width, rows) = shape
    let x: [Vector<Scalar>] = vectors(instances, width, &generator)
    let y: [Vector<Scalar>] = vectors(instances, width, &generator)
    let b: Vector<Scalar> = vectors(1, width, &generator)[0]
    let (a, c): (Matrix<Scalar>, Matrix<Scalar>) = (
      Matrix(rows: width, columns: vectors(rows, width, &generator)).ᵀ.matrix,
      Matrix(rows: width, columns: vectors(rows, width, &generator))
    )
    let (X, Y) = (VectorBlock(x), VectorBlock(y))
    expectSame(x, a * X, { a * $0 }, "A x")
    expectSame(x, c.ᵀ * X, { c.ᵀ * $0 }, "Cᵀ x")
    expectSame(x, X + b, { $0 + b }, "x + b")
    expectSame(x, X.sumsOfOthers, { $0.sumsOfOthers }, "sums of others")
    for i in 0..<instances {
      #expect((X - Y)[i] == x[i] - y[i])
      #expect((X ⊙ Y)[i] == (x[i] ⊙ y[i]))
      #expect((X ∘ Y)[i] == (x[i] ∘ y[i]))
    }

    // One by one, and all at once.
    var sum = Gradient<Scalar>.Layer(
      weights: Matrix(zeros: width, width), bias: Vector(zeros: width))
    for i in 0..<instances {
      let one: OuterProduct<Scalar> = x[i] * y[i].ᵀ
      sum.weights.add(one)
      sum.bias += x[i]
    }
    let all: OuterProduct<Scalar> = X * Y.ᵀ
    if instances > 1 { #expect(all.matrix == sum.weights && X.sum == sum.bias) }
    #expect(all[0, width - 1] == all.matrix[0, width - 1])
  }

  @Test("products and sums in Double, Float and the field", arguments: shapes)
  func products(shape: (Int, Int, Int)) {
    Self.expectProducts(shape, over: Double.self)
    Self.expectProducts(shape, over: Float.self)
    Self.expectProducts(shape, over: PrimeField.self)
  }

  @Test("activations and their derivatives", arguments: Activation.allCases)
  func activations(activation: Activation) {
    var generator = SplitMix64(seed: 27)
    let z: [Vector<Double>] = Self.vectors(9, 11, &generator)
    Self.expectSame(z, activation(VectorBlock(z)), { activation($0) }, activation.name)
    Self.expectSame(
      z, activation.derivative(VectorBlock(z)), { activation.derivative($0) }, activation.name)
  }

  @Test("losses, their gradients and complements", arguments: Loss.allCases)
  func losses(loss: Loss) {
    var generator = SplitMix64(seed: 28)
    let (z, y): ([Vector<Double>], [Vector<Double>]) = (
      Self.vectors(9, 5, &generator), Self.vectors(9, 5, &generator).map(\.softmax)
    )
    let a = z.map(loss == .binaryCrossEntropy ? { $0.map(Double.sigmoid) } : { $0.softmax })
    let (Z, A, Y) = (VectorBlock(z), VectorBlock(a), VectorBlock(y))
    let (values, gradient) = (loss.values(z: Z, a: A, target: Y), loss.gradient(a: A, target: Y))
    let complements = loss.complements(z: Z, a: A, target: Y)
    for i in z.indices {
      #expect(values[i] == loss.value(z: z[i], a: a[i], target: y[i]), "seed 28")
      #expect(gradient[i] == loss.gradient(a: a[i], target: y[i]), "seed 28")
      let alone = loss.complements(z: z[i], a: a[i], target: y[i])
      #expect(complements.a[i] == alone.a && complements.y[i] == alone.y, "seed 28")
    }
  }
}

/// What does not fit is a programming error, which stops the program where it is made.
@Suite("Blocks of other shapes are not combined")
struct VectorBlockShapeTests {
  /// Zeros, for so many instances.
  static func block(_ instances: Int, _ width: Int) -> VectorBlock<Double> {
    VectorBlock(Matrix(zeros: instances, width))
  }

  @Test("differences")
  func differences() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      // As many numbers, in another shape.
      _ = VectorBlockShapeTests.block(2, 3) - VectorBlockShapeTests.block(3, 2)
    }
    #if DEBUG
      let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(message.contains("vectors of 2 and 3 instances"))
    #endif
  }

  @Test("products")
  func products() async {
    await #expect(processExitsWith: .failure) {
      _ = VectorBlockShapeTests.block(2, 3) ⊙ VectorBlockShapeTests.block(2, 4)
    }
    await #expect(processExitsWith: .failure) {
      _ = VectorBlockShapeTests.block(2, 6) ∘ VectorBlockShapeTests.block(4, 3)
    }
  }

  @Test("what is made of each instance's vectors")
  func each() async {
    await #expect(processExitsWith: .failure) {
      _ = VectorBlock.each(VectorBlockShapeTests.block(2, 3), VectorBlockShapeTests.block(3, 3)) {
        x, _ in x
      }
    }
    await #expect(processExitsWith: .failure) {
      let (x, y) = (VectorBlockShapeTests.block(2, 3), VectorBlockShapeTests.block(1, 3))
      _ = VectorBlock.numbers(x, x, y) { x, _, _ in x[0] }
    }
  }
}
