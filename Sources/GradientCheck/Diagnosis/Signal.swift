import Networks
import Numbers

/// A number for each example and each unit of a layer, with the size of what it was made from.
///
/// A size is the same sum with every term's magnitude in place of the term. It says how far rounding
/// may move the number, as a multiple of what it moves a right one of its kind.
struct Signal {
  /// How many numbers each example has.
  let units: Int

  /// Example after example.
  var values: [Double]
  var sizes: [Double]

  init(units: Int, values: [Double], sizes: [Double]) {
    precondition(values.count == sizes.count && units > 0 && values.count % units == 0)
    (self.units, self.values, self.sizes) = (units, values, sizes)
  }

  /// Numbers that are given, each of its own size.
  init(units: Int, values: [Double]) {
    self.init(units: units, values: values, sizes: values.map(abs))
  }

  /// One vector for each example; all are of one length.
  init(_ vectors: [Vector<Double>]) {
    self.init(units: vectors.first?.count ?? 1, values: vectors.flatMap(\.elements))
  }

  var examples: Int { values.count / units }

  /// The vector of one example.
  subscript(example i: Int) -> Vector<Double> {
    Vector(Array(values[i * units..<(i + 1) * units]))
  }

  /// The same for other numbers in the places of `values`.
  func map(_ f: (Double) -> Double) -> Signal {
    Signal(units: units, values: values.map(f))
  }

  /// The vector of each example, transformed.
  func mapExamples(_ f: (Vector<Double>) -> Vector<Double>) -> Signal {
    Signal((0..<examples).map { f(self[example: $0]) })
  }

  static func ⊙ (x: Signal, y: Signal) -> Signal {
    Signal(
      units: x.units, values: zip(x.values, y.values).map(*), sizes: zip(x.sizes, y.sizes).map(*))
  }

  static func - (x: Signal, y: Signal) -> Signal {
    Signal(
      units: x.units, values: zip(x.values, y.values).map(-), sizes: zip(x.sizes, y.sizes).map(+))
  }

  static func * (s: Double, x: Signal) -> Signal {
    Signal(
      units: x.units, values: x.values.map { s * $0 }, sizes: x.sizes.map { abs(s) * $0 })
  }

  /// w applied to every example, w itself or its transpose.
  func carried(by w: Matrix<Double>, transposed: Bool) -> Signal {
    let width = transposed ? w.columns : w.rows
    let magnitudes = w.map(abs)
    var (values, sizes) = ([Double](), [Double]())
    values.reserveCapacity(examples * width)
    sizes.reserveCapacity(examples * width)
    for i in 0..<examples {
      let δ = self[example: i]
      let size = Vector(Array(self.sizes[i * units..<(i + 1) * units]))
      values += (transposed ? w.ᵀ * δ : w * δ).elements
      sizes += (transposed ? magnitudes.ᵀ * size : magnitudes * size).elements
    }
    return Signal(units: width, values: values, sizes: sizes)
  }

  /// Whether the numbers are the same but for rounding.
  func isNearly(_ other: Signal, to tolerance: Double = 1e-13) -> Bool {
    guard units == other.units, values.count == other.values.count else { return false }
    return values.indices.allSatisfy {
      abs(values[$0] - other.values[$0]) <= tolerance * max(sizes[$0], other.sizes[$0])
    }
  }
}
