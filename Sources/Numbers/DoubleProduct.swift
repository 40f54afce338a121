// The product of matrices of Double, at the speed of the machine.
//
// Goals, in this order: the bits of `StridedProduct.addInTurn()` and `setInFourParts()`, for every
// shape, whatever the processor; near the most multiply-adds that the processor allows; no other
// dependence on the machine.
//
// The scheme is that of BLIS (F. G. Van Zee and R. A. van de Geijn, "BLIS: A framework for rapidly
// instantiating BLAS functionality", ACM TOMS 41, 2015): a block of r is copied into panels as wide
// as a tile, and a tile of the target stays in registers while the sum runs along a panel and rows
// of s, which are read where they lie. Since a tile is read and written back where a sum in turn
// goes on in the next block, its order is that of the definition; a sum in four parts has its parts
// in registers, two and then the other two, until it is whole. The tiles are in `Tiling.swift`.

extension StridedProduct<Double> {
  /// Adds the product as ``addInTurn()`` does, with the same bits.
  func addInBlocks(_ registers: Registers = .widest) {
    if depth < 4 && r.column == 1 { return addRows() }
    let deep = Swift.min(Tiling.mostDepth, depth)
    let wide = Self.columns(of: columns, depth: deep, registers)
    Tiling.with(registers, depth: deep, columns: wide) { tiling in
      for p in stride(from: 0, to: depth, by: deep) {
        let count = Swift.min(deep, depth - p)
        let terms = terms(from: p, by: 1, count: count, into: target, targetRow: targetRow)
        for j in stride(from: 0, to: columns, by: wide) {
          tiling.add(terms.part(rows: 0..<rows, columns: j..<Swift.min(j + wide, columns)))
        }
      }
    }
  }

  /// Sets the target to the product as ``setInFourParts()`` does, with the same bits.
  func setInBlocks(_ registers: Registers = .widest) {
    let wide = Self.columns(of: columns, depth: depth, registers)
    Tiling.with(registers, depth: depth, columns: wide) { tiling in
      for j in stride(from: 0, to: columns, by: wide) {
        tiling.set(part(rows: 0..<rows, columns: j..<Swift.min(j + wide, columns)))
      }
    }
  }

  /// So many columns of r, in whole tiles, that a block of them stays in a cache.
  private static func columns(of all: Int, depth: Int, _ registers: Registers) -> Int {
    let width = registers.columns
    return Swift.min(all, Swift.max(1, Tiling.mostNumbers / depth / width) * width)
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
