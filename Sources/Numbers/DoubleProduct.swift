// The product of matrices of Double, at the speed of the machine.
//
// Goals, in this order: the bits of `StridedProduct.addInTurn()`, for every shape, whatever the
// processor; near the most multiply-adds that the processor allows; no other dependence on the
// machine.
//
// The scheme is that of BLIS (F. G. Van Zee and R. A. van de Geijn, "BLIS: A framework for rapidly
// instantiating BLAS functionality", ACM TOMS 41, 2015): a block of r is copied into panels as wide
// as a tile, a strip of s into pairs of equal numbers, and a tile of the target stays in registers
// while the sum runs along both. Since a tile is read and written back where a sum goes on in the
// next block, every entry is summed in turn. The tiles are in `Tiling.swift`.

/// The entries whose four parts are in memory at once, no more rows and columns than this.
private let partRows = 80
private let partColumns = 64

extension StridedProduct<Double> {
  /// Adds the product as ``addInTurn()`` does, with the same bits.
  func addInBlocks(_ registers: Registers = .widest) {
    if depth < 4 && r.column == 1 { return addRows() }
    Tiling.with(registers, depth: depth, columns: columns) { addInBlocks($0) }
  }

  private func addInBlocks(_ tiling: Tiling) {
    let (mostDepth, mostColumns) = (Tiling.mostDepth, Tiling.mostColumns)
    for p in stride(from: 0, to: depth, by: mostDepth) {
      for j in stride(from: 0, to: columns, by: mostColumns) {
        let block = StridedProduct(
          rows: rows, columns: Swift.min(mostColumns, columns - j),
          depth: Swift.min(mostDepth, depth - p), s.from(0, p), r.from(p, j), into: target + j,
          targetRow: targetRow)
        tiling.add(block)
      }
    }
  }

  /// Sets the target to the product as ``setInFourParts()`` does, with the same bits.
  func setInBlocks(_ registers: Registers = .widest) {
    let (height, width) = (Swift.min(rows, partRows), Swift.min(columns, partColumns))
    Tiling.with(registers, depth: depth, columns: width) { tiling in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * height * width) { parts in
        guard let parts = parts.baseAddress else { return }
        for i in stride(from: 0, to: rows, by: height) {
          for j in stride(from: 0, to: columns, by: width) {
            part(
              rows: i..<Swift.min(i + height, rows), columns: j..<Swift.min(j + width, columns)
            ).set(parts, tiling)
          }
        }
      }
    }
  }

  /// Sums the four parts of every entry, each part in turn, and then all four.
  private func set(_ parts: UnsafeMutablePointer<Double>, _ tiling: Tiling) {
    let (size, quarter) = (rows * columns, depth / 4)
    parts.initialize(repeating: 0, count: 4 * size)
    func add(_ part: Int, from first: Int, by step: Int, count: Int) {
      terms(
        from: first, by: step, count: count, into: parts + part * size, targetRow: columns
      ).addInBlocks(tiling)
    }
    for q in 0..<4 { add(q, from: q, by: 4, count: quarter) }
    add(0, from: 4 * quarter, by: 1, count: depth - 4 * quarter)
    for i in 0..<rows {
      let (row, s) = (target + i &* targetRow, parts + i &* columns)
      for j in 0..<columns {
        let (s0, s1, s2, s3) = (s[j], s[j &+ size], s[j &+ 2 &* size], s[j &+ 3 &* size])
        row[j] = (s0 + s1) + (s2 + s3)
      }
    }
  }

  /// A sum of few terms, whose rows are not worth copying.
  private func addRows() {
    for i in 0..<rows {
      let row = target + i &* targetRow
      for p in 0..<depth {
        let (factor, summand) = (s.base[i &* s.row &+ p &* s.column], r.base + p &* r.row)
        for j in 0..<columns { row[j] = row[j] + factor * summand[j] }
      }
    }
  }
}
