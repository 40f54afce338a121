internal import WideLanes

/// The registers that a product is computed in: of two numbers everywhere, of four or eight where
/// the processor has them.
struct Registers: Equatable, Sendable {
  let lanes: Lanes

  /// All that this processor has, the widest last.
  static let all = [twoLanes, fourLanes, eightLanes].filter(hasLanes).map(Registers.init)

  /// The widest that this processor has.
  static let widest = all.last ?? Registers(lanes: twoLanes)

  /// The columns of a tile.
  var columns: Int { columnsOfTile(lanes) }

  /// Divides each of several numbers in place.
  func divide(_ numbers: UnsafeMutableBufferPointer<Double>, by divisor: Double) {
    guard let first = numbers.baseAddress else { return }
    divideAll(lanes, numbers.count, first, divisor)
  }

  /// Writes the transpose of a matrix at `a`, row after row, to rows that lie `row` apart.
  func transpose(
    rows: Int, columns: Int, _ a: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>,
    row: Int
  ) { transposeMatrix(lanes, rows, columns, a, result, row) }
}

/// Where the tiles of a product are computed, and from what: a tile of the target stays in registers
/// while the sum runs along.
struct Tiling {
  /// The length of the pieces of a sum in turn, so that some rows of s and a panel of r stay in the
  /// first cache, and how many numbers of r stay in the second.
  static let mostDepth = 128
  static let mostNumbers = 48 * 1024

  private let lanes: Lanes

  /// The columns of a tile.
  private let width: Int

  /// Room for a tile.
  private let whole: UnsafeMutablePointer<Double>

  /// r in panels of a tile's width, each row by row.
  private let panels: UnsafeMutablePointer<Double>

  /// Room for panels of so many rows and columns, kept from one product to the next unless it is
  /// unusually large.
  static func with(
    _ registers: Registers, depth: Int, columns: Int, _ body: (Tiling) -> Void
  ) {
    let (lanes, width) = (registers.lanes, registers.columns)
    let tile = max(rowsOfAdding(lanes), rowsOfSetting(lanes)) * width
    let size = depth * ((columns + width - 1) / width * width) + tile
    func compute(in room: UnsafeMutablePointer<Double>) {
      body(Tiling(lanes: lanes, width: width, whole: room + (size - tile), panels: room))
    }
    if size <= 2 * mostNumbers, let room = workspace(size) { return compute(in: room) }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: size) { room in
      if let room = room.baseAddress { compute(in: room) }
    }
  }

  /// Adds a product for which there is room.
  func add(_ block: StridedProduct<Double>) {
    forEachTile(of: block, rows: rowsOfAdding(lanes)) { addTile(lanes, $0) }
  }

  /// Sets the target to a product for which there is room.
  func set(_ block: StridedProduct<Double>) {
    forEachTile(of: block, rows: rowsOfSetting(lanes)) { setTile(lanes, $0) }
  }

  /// Computes the tiles, of no more rows than `most`, and all of about as many.
  @inline(__always)
  private func forEachTile(
    of block: StridedProduct<Double>, rows most: Int, _ compute: (TileProduct) -> Void
  ) {
    copyPanels(of: block)
    let strips = (block.rows + most - 1) / most
    let step = (block.rows + strips - 1) / strips
    for i in stride(from: 0, to: block.rows, by: step) {
      var tile = TileProduct(
        rows: min(step, block.rows - i), depth: block.depth, s: block.s.from(i, 0).base,
        sRow: block.s.row, sColumn: block.s.column, panel: panels,
        tile: block.target + i &* block.targetRow, tileRow: block.targetRow)
      for j in stride(from: 0, to: block.columns, by: width) {
        if j &+ width <= block.columns {
          compute(tile)
        } else {
          computeEdge(tile, columns: block.columns &- j, compute)
        }
        tile.panel += block.depth &* width
        tile.tile += width
      }
    }
  }

  /// Columns beyond the last are 0.
  private func copyPanels(of block: StridedProduct<Double>) {
    let (depth, r) = (block.depth, block.r)
    var panel = panels
    for j in stride(from: 0, to: block.columns, by: width) {
      let (count, first) = (block.columns - j, r.base + j &* r.column)
      if count >= width {
        copyPanel(lanes, depth, first, r.row, r.column, panel)
      } else {
        panel.update(repeating: 0, count: depth &* width)
        for p in 0..<depth {
          for k in 0..<count { panel[p &* width &+ k] = first[p &* r.row &+ k &* r.column] }
        }
      }
      panel += depth &* width
    }
  }

  /// A tile that hangs over the edge of the target, by way of a whole one.
  private func computeEdge(
    _ tile: TileProduct, columns: Int, _ compute: (TileProduct) -> Void
  ) {
    guard let place = tile.tile else { return }
    whole.initialize(repeating: 0, count: tile.rows * width)
    for i in 0..<tile.rows {
      for j in 0..<columns { whole[i &* width &+ j] = place[i &* tile.tileRow &+ j] }
    }
    var product = tile
    (product.tile, product.tileRow) = (whole, width)
    compute(product)
    for i in 0..<tile.rows {
      for j in 0..<columns { place[i &* tile.tileRow &+ j] = whole[i &* width &+ j] }
    }
  }
}

extension Double {
  /// Multiplies and adds as fast as this processor can, in the registers that products are computed
  /// in; returns how many products there were, that many for each round.
  public static func multiplyAndAdd(rounds: Int) -> Int {
    WideLanes.multiplyAndAdd(Registers.widest.lanes, rounds, 1e-3)
  }
}
