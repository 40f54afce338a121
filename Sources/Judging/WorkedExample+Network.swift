//===----------------------------------------------------------------------===//
// The network of an example: as wide as its numbers say, with these in their places.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax
import Terms

extension WorkedExample {
  /// The network with the widths of the example, and the numbers that are given in it; nil where they do
  /// not fit, or where a name that was given a number for good is given another.
  func numbers(_ work: ClaimWork, on spec: Spec) -> (Spec, [Place: Double])? {
    var size = ExampleSize()
    for given in givens.values {
      guard let value = work.value(given.name, on: spec, Reading()) else { continue }
      guard size.takes(given, value, on: spec) else { return nil }
    }
    let fitted = size.fitted(spec)
    var numbers: [Place: Double] = [:]
    for given in givens.values {
      guard let value = work.value(given.name, on: fitted, Reading()) else { continue }
      let entries = given.rows.flatMap { $0 }
      guard entries.count == value.elements.count else { return nil }
      for (term, number) in zip(value.elements, entries) {
        guard let place = term.drawn else {
          if given.isContested, term.isGiven { return nil }
          continue
        }
        guard (numbers[place] ?? number) == number else { return nil }
        numbers[place] = number
      }
    }
    return (fitted, numbers)
  }
}

/// How many units and examples the numbers of an example are for.
private struct ExampleSize {
  /// By vectors and matrices that are given whole.
  private var widths: [Int: Int] = [:]
  private var samples: Int?
  /// By single numbers, which are for the first units up to some.
  private var units: [Int: Int] = [:]

  /// Takes in what a name is given; false where it does not fit.
  mutating func takes(_ given: WorkedExample.Given, _ value: Value, on spec: Spec) -> Bool {
    let size = given.shape(like: value)
    guard !value.isJacobian, takes(value.rows, size.rows, spec),
      takes(value.columns, size.columns, spec)
    else { return false }
    if value.isPlainNumber, let place = value.elements.first?.drawn { note(place, spec) }
    return true
  }

  private mutating func takes(_ extent: Extent, _ size: Int, _ spec: Spec) -> Bool {
    switch extent.axis {
    case .units(let layer):
      guard spec.widths.indices.contains(layer), widths[layer] ?? size == size else { return false }
      widths[layer] = size
      return true
    case .samples:
      guard samples ?? size == size else { return false }
      samples = size
      return true
    case .one, .count: return extent.size == size
    }
  }

  private mutating func note(_ place: Place, _ spec: Spec) {
    func note(_ unit: Int, of layer: Int) { units[layer] = max(units[layer] ?? 0, unit + 1) }
    switch place.kind {
    case .activation(let layer, _), .bias(let layer): note(place.row, of: layer)
    case .target: note(place.row, of: spec.depth)
    case .weight(let layer):
      note(place.row, of: layer)
      note(place.column, of: layer - 1)
    default: break
    }
  }

  func fitted(_ spec: Spec) -> Spec {
    var spec = spec
    for (layer, width) in units.merging(widths, uniquingKeysWith: { $1 })
    where spec.widths.indices.contains(layer) {
      spec.widths[layer] = width
    }
    spec.samples = samples ?? spec.samples
    return spec
  }
}

extension WorkedExample.Given {
  /// Its rows and columns: a vector lies as the value does that has its name.
  fileprivate func shape(like value: Value) -> (rows: Int, columns: Int) {
    let (height, width) = (rows.count, rows.first?.count ?? 0)
    let isColumn = value.columns.axis == .one
    let liesOtherwise = isColumn ? width > 1 && height == 1 : height > 1 && width == 1
    return (isColumn || value.rows.axis == .one) && liesOtherwise
      ? (width, height) : (height, width)
  }
}

extension Term {
  /// The term below its names.
  private var unmarked: Term {
    var term = self
    while case .mark = term.operation, let inner = term.arguments.first { term = inner }
    return term
  }

  /// The place whose number it is; nil of what is worked out.
  fileprivate var drawn: Place? {
    if case .input(let place) = unmarked.operation { place } else { nil }
  }

  /// Whether it is drawn, or a number that is not worked out.
  var isGiven: Bool {
    switch unmarked.operation {
    case .number, .rounded, .input: true
    default: false
    }
  }
}
