import Networks
import Numbers
import Testing

/// The products against their definitions by components, exactly, over the field.
@Suite("Matrices and vectors")
struct MatrixTests {
  static let shapes = [(1, 1, 1), (2, 3, 4), (5, 4, 3), (7, 9, 2), (3, 13, 6)]

  static func matrix(
    _ rows: Int, _ columns: Int, _ generator: inout SplitMix64
  ) -> Matrix<PrimeField> {
    Matrix(rows: rows, columns: columns) { _, _ in .random(using: &generator) }
  }

  @Test("A B, Aᵀ B, A Bᵀ, A x, Aᵀ x, x yᵀ, xᵀ y", arguments: shapes)
  func products(shape: (Int, Int, Int)) {
    var generator = SplitMix64(seed: 5)
    let (p, q, r) = shape
    let a = Self.matrix(p, q, &generator)
    let b = Self.matrix(q, r, &generator)
    let product = Matrix(rows: p, columns: r) { i, k in
      (0..<q).reduce(PrimeField.zero) { $0 + a[i, $1] * b[$1, k] }
    }
    #expect(a * b == product)
    #expect(a.ᵀ.matrix.ᵀ * b == product)
    #expect(a * b.ᵀ.matrix.ᵀ == product)
    for k in 0..<r { #expect(a * b.column(k) == product.column(k)) }
    for i in 0..<p { #expect(b.ᵀ * a.row(i) == product.row(i)) }
    let (x, y) = (a.row(0), b.column(0))
    #expect(x.ᵀ * y == product[0, 0])
    #expect((x * y.ᵀ)[q - 1, 0] == x[q - 1] * y[0])
    #expect(x * y.ᵀ == (y * x.ᵀ).ᵀ.matrix)
  }

  @Test("diag(a) b = a ⊙ b")
  func diagonal() {
    var generator = SplitMix64(seed: 6)
    let a = Self.matrix(1, 5, &generator).row(0)
    let b = Self.matrix(1, 5, &generator).row(0)
    let product = a ⊙ b
    #expect(Matrix(diagonal: a) * b == product)
  }

  @Test("the Jacobian is the derivative, by duals", arguments: Activation.allCases)
  func jacobian(activation: Activation) {
    var generator = SplitMix64(seed: 7)
    let z = Self.matrix(1, 4, &generator).row(0)
    let jacobian = activation.jacobian(z)
    for k in z.indices {
      var seeded = z.map { Dual($0) }
      seeded[k].tangent = .one
      #expect(activation(seeded).map(\.tangent) == jacobian.column(k))
    }
    if activation.isElementwise { #expect(jacobian == Matrix(diagonal: activation.derivative(z))) }
  }

  @Test("softmax and its loss stay right where exponentials overflow")
  func overflow() {
    let z: Vector<Double> = [1000, 0, -1000]
    let a = Activation.softmax(z)
    #expect(a == [1, 0, 0])
    #expect(Loss.crossEntropy.value(z: z, a: a, target: [0, 0, 1]) == 2000)
    #expect(Loss.crossEntropy.value(z: z, a: a, target: [1, 0, 0]) == 0)
    let one: Vector<Double> = [1000]
    #expect(Loss.binaryCrossEntropy.value(z: one, a: [1], target: [0]) == 1000)
    #expect(Loss.binaryCrossEntropy.value(z: -one, a: [0], target: [0]) == 0)
  }

  @Test("the derivative of each loss by the output, by duals", arguments: Loss.allCases)
  func lossGradient(loss: Loss) {
    let activation: Activation = loss == .crossEntropy ? .softmax : .sigmoid
    let z: Vector<Double> = [0.3, -0.8, 0.1]
    let y: Vector<Double> = [0.25, 0.5, 0.25]
    let byOutput = loss.gradient(a: activation(z), target: y)
    let δ = activation.jacobian(z).ᵀ * byOutput
    for k in z.indices {
      var seeded = z.map { Dual($0) }
      seeded[k].tangent = 1
      let found = loss.value(z: seeded, a: activation(seeded), target: y.map { Dual($0) })
      #expect(abs(found.tangent - δ[k]) < 1e-15)
    }
  }
}
