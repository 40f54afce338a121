internal import WideLanes

/// The numbers in one register of every 64-bit processor.
private typealias Lanes = SIMD2<Double>

/// A tile has five rows of two registers: ten sums that do not wait for each other, and two
/// registers of r, leave room among sixteen for what is multiplied.
private let tileRows = 5

/// The registers that a product is computed in: of two numbers everywhere, of four where there are.
enum Registers {
  case plain, wide

  /// The widest that this processor has.
  static let widest: Registers = hasWideLanes() ? .wide : .plain

  /// The columns of a tile.
  var tileColumns: Int { self == .wide ? 8 : 4 }
}

/// Where the tiles of a block are computed, and from what.
struct Tiling {
  /// The length of the pieces of a sum, so that a strip of s stays in the first cache, and the
  /// columns of a block of r, which stays in the second.
  static let mostDepth = 128
  static let mostColumns = 256

  private let registers: Registers

  /// r in panels of a tile's width, each row by row.
  private let panels: UnsafeMutablePointer<Double>

  /// Five rows of s, column by column; each number twice for registers of two numbers, while wide
  /// ones are loaded with one number in all places as fast.
  private let strip: UnsafeMutablePointer<Lanes>

  /// Makes room for blocks of a product.
  static func with(
    _ registers: Registers, depth: Int, columns: Int, _ body: (Tiling) -> Void
  ) {
    let length = min(depth, mostDepth)
    let width = min(columns, mostColumns) + registers.tileColumns
    withUnsafeTemporaryAllocation(of: Double.self, capacity: length * width) { panels in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: length * tileRows) { strip in
        guard let panels = panels.baseAddress, let strip = strip.baseAddress else { return }
        body(Tiling(registers: registers, panels: panels, strip: strip))
      }
    }
  }

  /// Adds a product that is no deeper or wider than there is room for.
  func add(_ block: StridedProduct<Double>) {
    packPanels(of: block)
    let width = registers.tileColumns
    for i in stride(from: 0, to: block.rows, by: tileRows) {
      packStrip(of: block, from: i)
      let rows = min(tileRows, block.rows - i)
      for j in stride(from: 0, to: block.columns, by: width) {
        let (panel, columns) = (panels + j &* block.depth, min(width, block.columns - j))
        let place = block.target + (i &* block.targetRow &+ j)
        if rows == tileRows && columns == width {
          addTile(block.depth, panel, place, block.targetRow)
        } else {
          addEdge(block.depth, panel, place, block.targetRow, rows, columns)
        }
      }
    }
  }

  /// Lanes beyond the last column are 0.
  private func packPanels(of block: StridedProduct<Double>) {
    let (width, depth, r) = (registers.tileColumns, block.depth, block.r)
    var packed = panels
    for j in stride(from: 0, to: block.columns, by: width) {
      let (count, first) = (min(width, block.columns - j), r.base + j &* r.column)
      if count == width && r.column == 1 {
        copyRows(from: first, to: packed, depth, r.row)
      } else {
        if count < width { packed.update(repeating: 0, count: depth &* width) }
        for lane in 0..<count {
          let column = first + lane &* r.column
          for p in 0..<depth { packed[p &* width &+ lane] = column[p &* r.row] }
        }
      }
      packed += depth &* width
    }
  }

  /// Copies rows of a tile's width.
  private func copyRows(
    from rows: UnsafePointer<Double>, to packed: UnsafeMutablePointer<Double>, _ depth: Int,
    _ row: Int
  ) {
    let width = registers.tileColumns
    for p in 0..<depth {
      for lane in stride(from: 0, to: width, by: 4) {
        let four = UnsafeRawPointer(rows + (p &* row &+ lane)).loadUnaligned(
          as: SIMD4<Double>.self)
        UnsafeMutableRawPointer(packed + (p &* width &+ lane)).storeBytes(
          of: four, as: SIMD4<Double>.self)
      }
    }
  }

  /// In place of rows beyond the last it has the last one.
  private func packStrip(of block: StridedProduct<Double>, from i: Int) {
    switch registers {
    case .plain: packStrip(of: block, from: i, strip) { Lanes(repeating: $0) }
    case .wide:
      strip.withMemoryRebound(to: Double.self, capacity: 2 * tileRows * block.depth) {
        packStrip(of: block, from: i, $0) { $0 }
      }
    }
  }

  @inline(__always)
  private func packStrip<Element>(
    of block: StridedProduct<Double>, from i: Int, _ strip: UnsafeMutablePointer<Element>,
    _ element: (Double) -> Element
  ) {
    let (step, last) = (block.s.column, block.rows - 1)
    func row(_ k: Int) -> UnsafePointer<Double> { block.s.base + min(i + k, last) &* block.s.row }
    let (s0, s1, s2, s3, s4) = (row(0), row(1), row(2), row(3), row(4))
    var strip = strip
    for p in 0..<block.depth {
      let p = p &* step
      strip[0] = element(s0[p])
      strip[1] = element(s1[p])
      strip[2] = element(s2[p])
      strip[3] = element(s3[p])
      strip[4] = element(s4[p])
      strip += tileRows
    }
  }

  /// A tile that hangs over the edge of the target, by way of a whole one.
  private func addEdge(
    _ depth: Int, _ panel: UnsafePointer<Double>, _ place: UnsafeMutablePointer<Double>,
    _ targetRow: Int, _ rows: Int, _ columns: Int
  ) {
    let width = registers.tileColumns
    withUnsafeTemporaryAllocation(of: Double.self, capacity: tileRows * width) { whole in
      guard let whole = whole.baseAddress else { return }
      whole.initialize(repeating: 0, count: tileRows * width)
      for i in 0..<rows {
        for j in 0..<columns { whole[i &* width &+ j] = place[i &* targetRow &+ j] }
      }
      addTile(depth, panel, whole, width)
      for i in 0..<rows {
        for j in 0..<columns { place[i &* targetRow &+ j] = whole[i &* width &+ j] }
      }
    }
  }

  /// tile += Σ_p (five numbers of the strip) × (a row of the panel), p in turn.
  private func addTile(
    _ depth: Int, _ panel: UnsafePointer<Double>, _ tile: UnsafeMutablePointer<Double>, _ row: Int
  ) {
    switch registers {
    case .plain: addPlainTile(depth, strip, panel, tile, row)
    case .wide:
      UnsafeRawPointer(strip).withMemoryRebound(to: Double.self, capacity: tileRows &* depth) {
        addWideTile(depth, $0, panel, tile, row)
      }
    }
  }
}

/// The same on registers of two numbers; on those of four, ``addWideTile`` in C.
@inline(never)
private func addPlainTile(
  _ depth: Int, _ strip: UnsafePointer<Lanes>, _ panel: UnsafePointer<Double>,
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
    let (v, w) = (load(panel), load(panel + size))
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
    panel += 4
  }
  store(a0, b0, tile)
  store(a1, b1, tile + row)
  store(a2, b2, tile + 2 &* row)
  store(a3, b3, tile + 3 &* row)
  store(a4, b4, tile + 4 &* row)
}

@inline(__always)
private func load(_ place: UnsafePointer<Double>) -> Lanes {
  UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
}

@inline(__always)
private func store(_ v: Lanes, _ w: Lanes, _ place: UnsafeMutablePointer<Double>) {
  let place = UnsafeMutableRawPointer(place)
  place.storeBytes(of: v, as: Lanes.self)
  place.storeBytes(of: w, toByteOffset: MemoryLayout<Lanes>.size, as: Lanes.self)
}

extension Double {
  /// Multiplies and adds as fast as this processor can, in the registers that products are computed
  /// in; returns how many products there were, that many for each round.
  public static func multiplyAndAdd(rounds: Int) -> Int { WideLanes.multiplyAndAdd(rounds, 1e-3) }
}
