import Testing

@testable import Networks
@testable import Numbers

/// The fast products against their definitions, bit by bit.
@Suite("Products in Double have the bits of their definitions")
struct ProductTests {
  /// Shapes with whole tiles, with edges, and beyond one block in depth and in width.
  static let shapes = [
    (1, 1, 1), (5, 4, 3), (5, 4, 4), (7, 9, 2), (10, 8, 130), (11, 13, 257), (3, 270, 5),
    (6, 5, 128), (4, 1, 9), (90, 70, 6), (12, 16, 512),
    (23, 9, 1024), (7, 200, 900),
  ]

  static func numbers(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
  }

  /// Ways to compute a product, each with its definition.
  static let ways: [(fast: Way, slow: Way)] = Registers.all.flatMap { registers -> [(Way, Way)] in
    [
      ({ $0.addInBlocks(registers) }, { $0.addInTurn() }),
      ({ $0.setInBlocks(registers) }, { $0.setInFourParts() }),
    ]
  }

  typealias Way = @Sendable (StridedProduct<Double>) -> Void

  @Test("a product in turn and in four parts, by rows and by columns", arguments: shapes)
  func products(shape: (rows: Int, columns: Int, depth: Int)) {
    var generator = SplitMix64(seed: 21)
    let (rows, columns, depth) = shape
    let s = Self.numbers(rows * depth, &generator)
    let r = Self.numbers(depth * columns, &generator)
    let start = Self.numbers(rows * columns, &generator)
    for isTransposed in [false, true] {
      func result(_ compute: (StridedProduct<Double>) -> Void) -> [UInt64] {
        var target = start
        withProduct(
          &target, rows, columns, depth, Matrix(rows: 1, columns: s.count, elements: s),
          Matrix(rows: 1, columns: r.count, elements: r), compute
        ) { s, r in
          isTransposed
            ? (Strided(s, row: 1, column: rows), Strided(r, row: 1, column: depth))
            : (Strided(s, row: depth, column: 1), Strided(r, row: columns, column: 1))
        }
        return target.map(\.bitPattern)
      }
      for way in Self.ways { #expect(result(way.fast) == result(way.slow), "seed 21") }
    }
  }

  @Test("A B is the products with single columns; Aᵀ B and A Bᵀ too", arguments: shapes)
  func columns(shape: (rows: Int, columns: Int, depth: Int)) {
    var generator = SplitMix64(seed: 22)
    let (rows, columns, depth) = shape
    let a = Matrix(
      rows: rows, columns: depth, elements: Self.numbers(rows * depth, &generator))
    let b = Matrix(
      rows: depth, columns: columns, elements: Self.numbers(depth * columns, &generator))
    let aᵀ = a.ᵀ.matrix
    let (product, transposed) = (a * b, aᵀ.ᵀ * b)
    for k in 0..<columns {
      #expect(product.column(k) == a * b.column(k), "seed 22")
      #expect(transposed.column(k) == aᵀ.ᵀ * b.column(k), "seed 22")
    }
    let outer: Matrix = a * b.ᵀ.matrix.ᵀ
    #expect(outer == transposed, "seed 22")
  }

  @Test("rows times a vector", arguments: [(1, 1), (4, 4), (9, 7), (8, 16), (5, 131)])
  func vector(shape: (rows: Int, columns: Int)) {
    var generator = SplitMix64(seed: 23)
    let a = Matrix(
      rows: shape.rows, columns: shape.columns,
      elements: Self.numbers(shape.rows * shape.columns, &generator))
    let x = Vector(Self.numbers(shape.columns, &generator))
    let defined = (0..<shape.rows).map { dot(a.row($0).elements.span, x.elements.span) }
    for registers in Registers.all {
      var result = Vector<Double>(zeros: shape.rows)
      a.elements.withUnsafeBufferPointer { a in
        x.elements.withUnsafeBufferPointer { x in
          result.elements.withUnsafeMutableBufferPointer { result in
            guard let a = a.baseAddress, let x = x.baseAddress, let result = result.baseAddress
            else { return }
            RowProducts(rows: shape.rows, columns: shape.columns, a, x, into: result)
              .setByLanes(registers)
          }
        }
      }
      #expect(result.elements.map(\.bitPattern) == defined.map(\.bitPattern), "seed 23")
    }
    #expect((a * x).elements == defined, "seed 23")
  }

  @Test("the functions of layers, for every kind of register", arguments: Function.allCases)
  func functions(function: Function) {
    var generator = SplitMix64(seed: 24)
    let special: [Double] = [0, -0.0, 0x1p-1064, 750, -751, 1e300, .infinity, -.infinity, .nan]
    let z = special + (0..<100).map { _ in .random(in: -40...40, using: &generator) }
    func result(_ set: (FunctionValues<Double>) -> Void) -> [UInt64] {
      var values = z
      z.withUnsafeBufferPointer { z in
        values.withUnsafeMutableBufferPointer { values in
          guard let z = z.baseAddress, let result = values.baseAddress else { return }
          set(FunctionValues(of: function, count: values.count, at: z, into: result))
        }
      }
      return values.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    }
    for registers in Registers.all {
      #expect(result { $0.setByLanes(registers) } == result { $0.setInTurn() }, "seed 24")
    }
  }

  typealias Function = FunctionValues<Double>.Function

  @Test(
    "a transpose, and a matrix of its columns",
    arguments: [(1, 1), (8, 4), (9, 7), (31, 18), (70, 33)])
  func transpose(shape: (rows: Int, columns: Int)) {
    var generator = SplitMix64(seed: 25)
    let a = Matrix(
      rows: shape.rows, columns: shape.columns,
      elements: Self.numbers(shape.rows * shape.columns, &generator))
    let defined = Matrix(rows: a.columns, columns: a.rows) { a[$1, $0] }
    #expect(a.ᵀ.matrix == defined, "seed 25")
    for registers in Registers.all {
      // Rows of the result that are longer than what is written there.
      let row = a.rows + 3
      var result = [Double](repeating: 7, count: a.columns * row)
      a.elements.withUnsafeBufferPointer { a in
        result.withUnsafeMutableBufferPointer { result in
          guard let a = a.baseAddress, let result = result.baseAddress else { return }
          registers.transpose(rows: shape.rows, columns: shape.columns, a, into: result, row: row)
        }
      }
      let expected = (0..<a.columns).map { defined.row($0).elements + [7, 7, 7] }
      #expect(result == Array(expected.joined()), "seed 25")
    }
    #expect(Matrix(rows: a.columns, columns: (0..<a.rows).map(a.row)) == defined, "seed 25")
  }

  @Test("numbers divided in place, for every kind of register", arguments: [0, 1, 7, 8, 33])
  func quotients(count: Int) {
    var generator = SplitMix64(seed: 29)
    let x = Self.numbers(count, &generator)
    for registers in Registers.all {
      var result = x
      result.withUnsafeMutableBufferPointer { registers.divide($0, by: 3) }
      #expect(result.map(\.bitPattern) == x.map { ($0 / 3).bitPattern }, "seed 29")
    }
  }

  @Test("the cores' shares are all of it, each once", arguments: 1...5)
  func shares(parts: Int) {
    for count in [0, 1, 7, 8, 9, 64, 1001] {
      let all = (0..<parts).flatMap { Array(Cores.share($0, of: parts, count)) }
      #expect(all == Array(0..<count))
    }
  }
}
