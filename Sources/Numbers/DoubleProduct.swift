// The product of matrices of Double, at the speed of the machine.
//
// Goals, in this order: the bits of `StridedProduct.addInTurn()`, for every shape, whatever the
// processor; near the most multiply-adds that the target allows; no other dependence on the
// machine.
//
// The scheme is that of BLIS (F. G. Van Zee and R. A. van de Geijn, "BLIS: A framework for rapidly
// instantiating BLAS functionality", ACM TOMS 41, 2015): a block of r is copied into panels as wide
// as a tile, a strip of s into pairs of equal numbers, and a tile of the target stays in registers
// while the sum runs along both. Since a tile is read and written back where a sum goes on in the
// next block, every entry is summed in turn.

/// The lanes of one register.
#if WIDE
  private typealias Lanes = SIMD4<Double>
#else
  private typealias Lanes = SIMD2<Double>
#endif

/// A tile has five rows of two registers: ten sums that do not wait for each other, and two
/// registers of r, leave room among sixteen for what is multiplied.
private let tileRows = 5
private let tileColumns = 2 * Lanes.scalarCount

/// The length of the pieces of a sum, so that a strip of s stays in the first cache, and the columns
/// of a block of r, which stays in the second.
private let blockDepth = 128
private let blockColumns = 256

extension StridedProduct<Double> {
  /// Adds the product as ``addInTurn()`` does, with the same bits.
  func addInBlocks() {
    if depth < 4 && r.column == 1 { return addRows() }
    let width = Swift.min(columns, blockColumns) + tileColumns
    let length = Swift.min(depth, blockDepth)
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: length * width / Lanes.scalarCount) {
      panels in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: length * tileRows) { strip in
        guard let panels = panels.baseAddress, let strip = strip.baseAddress else { return }
        for p in stride(from: 0, to: depth, by: blockDepth) {
          let length = Swift.min(blockDepth, depth - p)
          for j in stride(from: 0, to: columns, by: blockColumns) {
            let block = StridedProduct(
              rows: rows, columns: Swift.min(blockColumns, columns - j), depth: length,
              s.from(0, p), r.from(p, j), into: target + j, targetRow: targetRow)
            block.packPanels(into: panels)
            block.addTiles(panels, strip)
          }
        }
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

  /// Copies r into panels of a tile's width, each row by row; lanes beyond the last column are 0.
  private func packPanels(into panels: UnsafeMutablePointer<Lanes>) {
    let width = tileColumns
    panels.withMemoryRebound(to: Double.self, capacity: depth * (columns + width)) { packed in
      var packed = packed
      for j in stride(from: 0, to: columns, by: width) {
        let (count, first) = (Swift.min(width, columns - j), r.base + j &* r.column)
        if count < width { packed.update(repeating: 0, count: depth &* width) }
        for lane in 0..<count {
          let column = first + lane &* r.column
          for p in 0..<depth { packed[p &* width &+ lane] = column[p &* r.row] }
        }
        packed += depth &* width
      }
    }
  }

  /// Copies five rows of s, from row i on, each number once for each lane; rows beyond the last
  /// are 0.
  private func packStrip(_ i: Int, into strip: UnsafeMutablePointer<Lanes>) {
    for row in 0..<tileRows {
      let first = s.base + (i &+ row) &* s.row
      let exists = i &+ row < rows
      for p in 0..<depth {
        strip[p &* tileRows &+ row] = Lanes(repeating: exists ? first[p &* s.column] : 0)
      }
    }
  }

  private func addTiles(
    _ panels: UnsafeMutablePointer<Lanes>, _ strip: UnsafeMutablePointer<Lanes>
  ) {
    for i in stride(from: 0, to: rows, by: tileRows) {
      packStrip(i, into: strip)
      var panel = UnsafePointer(panels)
      for j in stride(from: 0, to: columns, by: tileColumns) {
        let place = target + (i &* targetRow &+ j)
        if i &+ tileRows <= rows && j &+ tileColumns <= columns {
          addTile(depth, strip, panel, place, targetRow)
        } else {
          addEdge(
            strip, panel, place, Swift.min(tileRows, rows - i), Swift.min(tileColumns, columns - j))
        }
        panel += 2 &* depth
      }
    }
  }

  /// A tile that hangs over the edge of the target, by way of a whole one.
  private func addEdge(
    _ strip: UnsafePointer<Lanes>, _ panel: UnsafePointer<Lanes>,
    _ place: UnsafeMutablePointer<Double>, _ rows: Int, _ columns: Int
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: tileRows * tileColumns) { whole in
      guard let whole = whole.baseAddress else { return }
      whole.initialize(repeating: 0, count: tileRows * tileColumns)
      for i in 0..<rows {
        for j in 0..<columns { whole[i &* tileColumns &+ j] = place[i &* targetRow &+ j] }
      }
      addTile(depth, strip, panel, whole, tileColumns)
      for i in 0..<rows {
        for j in 0..<columns { place[i &* targetRow &+ j] = whole[i &* tileColumns &+ j] }
      }
    }
  }
}

/// tile += Σ_p (five numbers of the strip) × (a row of the panel), p in turn.
@inline(never)
private func addTile(
  _ depth: Int, _ strip: UnsafePointer<Lanes>, _ panel: UnsafePointer<Lanes>,
  _ tile: UnsafeMutablePointer<Double>, _ row: Int
) {
  let size = Lanes.scalarCount
  var (a0, b0) = (load(tile), load(tile + size))
  var (a1, b1) = (load(tile + row), load(tile + (row &+ size)))
  var (a2, b2) = (load(tile + 2 &* row), load(tile + (2 &* row &+ size)))
  var (a3, b3) = (load(tile + 3 &* row), load(tile + (3 &* row &+ size)))
  var (a4, b4) = (load(tile + 4 &* row), load(tile + (4 &* row &+ size)))
  var (strip, panel) = (strip, panel)
  for _ in 0..<depth {
    let (s0, s1, s2, s3, s4) = (strip[0], strip[1], strip[2], strip[3], strip[4])
    let (v, w) = (panel[0], panel[1])
    a0 = a0 + s0 * v
    b0 = b0 + s0 * w
    a1 = a1 + s1 * v
    b1 = b1 + s1 * w
    a2 = a2 + s2 * v
    b2 = b2 + s2 * w
    a3 = a3 + s3 * v
    b3 = b3 + s3 * w
    a4 = a4 + s4 * v
    b4 = b4 + s4 * w
    strip += 5
    panel += 2
  }
  store(a0, b0, tile)
  store(a1, b1, tile + row)
  store(a2, b2, tile + 2 &* row)
  store(a3, b3, tile + 3 &* row)
  store(a4, b4, tile + 4 &* row)
}

@inline(__always)
private func load(_ place: UnsafeMutablePointer<Double>) -> Lanes {
  UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
}

@inline(__always)
private func store(_ v: Lanes, _ w: Lanes, _ place: UnsafeMutablePointer<Double>) {
  let place = UnsafeMutableRawPointer(place)
  place.storeBytes(of: v, as: Lanes.self)
  place.storeBytes(of: w, toByteOffset: MemoryLayout<Lanes>.size, as: Lanes.self)
}
