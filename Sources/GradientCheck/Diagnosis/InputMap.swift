import Networks
import Numbers

/// What may be done to the inputs on the way into a network, and was not done to those that it is
/// checked with.
public enum InputMap: Hashable, Sendable {
  /// Mean 0 and standard deviation 1 of every column, over the n examples; or with the deviation of
  /// n − 1, or with 1e-8 added to it.
  case standardised(Deviation)

  /// The same for all numbers together.
  case standardisedAsWhole

  /// Mean 0 of every column.
  case centred

  /// Every column from 0 to 1, or all numbers together.
  case toUnit(byColumn: Bool)

  /// Divided by a number: 255, as for bytes.
  case divided(by: Int)

  /// Divided by the largest magnitude.
  case byLargest

  /// The same numbers read column by column where they stand row by row.
  case reordered

  /// The columns from the last to the first, or moved by some places.
  case columnsReversed, columnsMoved(by: Int)

  /// Each row as a picture of so many rows, transposed.
  case picturesTransposed(rows: Int)

  /// Cast to another type of numbers.
  case of(NumberFormat)

  /// Their magnitudes, or squares.
  case magnitude, squared

  /// Those of the first example, or the last, for all.
  case ofExample(isLast: Bool)

  /// The first column 0, or the last.
  case columnMissing(isLast: Bool)

  /// Each row divided by its length, or by its sum.
  case rowsByLength, rowsBySum

  /// How a standard deviation is taken.
  public enum Deviation: CaseIterable, Sendable {
    /// Over n, over n − 1, or over n with 1e-8 added.
    case ofAll, ofSample, ofAllAndTrace
  }

  /// Those that are made most.
  static let common: [InputMap] =
    Deviation.allCases.map { .standardised($0) }
    + [
      .standardisedAsWhole, .centred, .toUnit(byColumn: true), .toUnit(byColumn: false),
      .divided(by: 255), .byLargest,
    ]

  /// All that are tried.
  static let all: [InputMap] =
    common + NumberFormat.allCases.map { .of($0) } + [
      .reordered, .columnsReversed, .columnsMoved(by: 1),
      .columnsMoved(by: -1), .magnitude, .squared, .ofExample(isLast: true),
      .ofExample(isLast: false), .columnMissing(isLast: false), .columnMissing(isLast: true),
      .rowsByLength, .rowsBySum,
    ]

  /// Those, and those that depend on how many inputs there are.
  static func all(ofWidth width: Int) -> [InputMap] {
    all + (2..<max(2, width)).filter { width % $0 == 0 }.map { .picturesTransposed(rows: $0) }
  }

  /// The inputs as the first layer gets them; not finite where a column is constant.
  func callAsFunction(_ x: Signal) -> Signal {
    let columns = x.columns
    switch self {
    case .standardised(let deviation):
      return x.columnwise(columns.map { ($0.mean, deviation(of: $0)) })
    case .standardisedAsWhole:
      return x.columnwise([(x.values.mean, Deviation.ofAll(of: x.values))])
    case .centred: return x.columnwise(columns.map { ($0.mean, 1) })
    case .toUnit(byColumn: true): return x.columnwise(columns.map(Self.range))
    case .toUnit(byColumn: false): return x.columnwise([Self.range(x.values)])
    case .divided(let divisor): return x.columnwise([(0, Double(divisor))])
    case .byLargest: return x.columnwise([(0, x.values.map(abs).max() ?? 1)])
    case .reordered: return x.reordered
    case .of(let format): return x.map { format($0) }
    case .magnitude: return x.map(abs)
    case .squared: return x ⊙ x
    case .ofExample(let isLast): return x.examples { _ in isLast ? x.examples - 1 : 0 }
    default: return x.mapExamples { Vector(row($0.elements)) }
    }
  }

  /// What becomes of each row by itself.
  private func row(_ x: [Double]) -> [Double] {
    let count = x.count
    switch self {
    case .columnsReversed: return x.reversed()
    case .columnsMoved(let places): return x.indices.map { x[($0 + places + count) % count] }
    case .picturesTransposed(let rows):
      let columns = count / rows
      return x.indices.map { x[$0 % rows * columns + $0 / rows] }
    case .columnMissing(let isLast):
      return x.indices.map { $0 == (isLast ? count - 1 : 0) ? 0 : x[$0] }
    case .rowsByLength:
      let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return x.map { $0 / length }
    case .rowsBySum:
      let sum = x.reduce(0, +)
      return x.map { $0 / sum }
    default: return x
    }
  }

  private static func range(_ x: [Double]) -> (Double, Double) {
    let least = x.min() ?? 0
    return (least, (x.max() ?? 1) - least)
  }

  var sentence: String {
    switch self {
    case .standardised(let deviation):
      "the inputs were standardised, to mean 0 and standard deviation 1 of every column"
        + (deviation == .ofSample ? " (that of n − 1)" : "")
    case .standardisedAsWhole:
      "the inputs were standardised, to mean 0 and standard deviation 1 of all of them"
    case .centred: "the mean of every column was taken off the inputs"
    case .toUnit(let byColumn):
      "the inputs were scaled to 0 … 1" + (byColumn ? ", column by column" : "")
    case .divided(let divisor): "the inputs were divided by \(divisor)"
    case .byLargest: "the inputs were divided by the largest of them"
    case .reordered:
      "the inputs are the same numbers in another order: reshaped, not transposed, so that every example "
        + "has numbers of others"
    case .columnsReversed: "the columns of the inputs stand from the last to the first"
    case .columnsMoved(let places):
      "the columns of the inputs are moved by \(abs(places)) to the \(places > 0 ? "left" : "right")"
    case .picturesTransposed(let rows):
      "each row of the inputs, as a picture of \(rows) rows, was transposed"
    case .of(.whole): "the inputs were cut off to whole numbers: is their array of an integer type?"
    case .of(let format): "the inputs were cast to \(format.words)"
    case .magnitude: "the magnitudes of the inputs were taken"
    case .squared: "the inputs were squared"
    case .ofExample(let isLast):
      "every example has the inputs of the \(isLast ? "last" : "first") one"
    case .columnMissing(let isLast):
      "the \(isLast ? "last" : "first") column of the inputs was taken as 0, or left out"
    case .rowsByLength: "each row of the inputs was divided by its length"
    case .rowsBySum: "each row of the inputs was divided by its sum"
    }
  }
}

extension InputMap.Deviation {
  fileprivate func callAsFunction(of x: [Double]) -> Double {
    let (n, mean) = (Double(x.count), x.mean)
    let square = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (square / (self == .ofSample ? n - 1 : n)).squareRoot()
      + (self == .ofAllAndTrace ? 1e-8 : 0)
  }
}

extension Signal {
  /// Mean 0 and deviation 1 of what each example has, or of each column.
  func standardised(overUnits: Bool) -> Signal {
    let groups = overUnits ? (0..<examples).map { self[example: $0].elements } : columns
    return moved(groups.map { ($0.mean, InputMap.Deviation.ofAll(of: $0)) }) {
      overUnits ? $0 / units : $0 % units
    }
  }

  /// Of each unit its numbers, example after example.
  fileprivate var columns: [[Double]] {
    (0..<units).map { k in (0..<examples).map { values[$0 * units + k] } }
  }

  /// (x − centre) / scale, of every column, or of all where there is one pair.
  fileprivate func columnwise(_ maps: [(centre: Double, scale: Double)]) -> Signal {
    moved(maps) { $0 % units % maps.count }
  }

  /// (x − centre) / scale, with the pair whose place is given for each number.
  private func moved(
    _ maps: [(centre: Double, scale: Double)], _ place: (Int) -> Int
  ) -> Signal {
    let own = values.indices.map { maps[place($0)] }
    return Signal(
      units: units, values: zip(values, own).map { ($0 - $1.centre) / $1.scale },
      sizes: zip(sizes, own).map { ($0 + abs($1.centre)) / abs($1.scale) })
  }
}

extension [Double] {
  /// Their sum, by how many they are.
  var mean: Double { reduce(0, +) / Double(count) }
}
