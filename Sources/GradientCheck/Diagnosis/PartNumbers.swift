import Networks
import Numbers

/// Numbers that a part of a gradient may hold, computed when they are asked for, and the mistakes
/// that make them.
struct PartNumbers {
  var mistakes: [Mistake] = []
  let count: Int

  /// Entry i, with the size of what it was made from.
  let entry: (Int) -> (value: Double, size: Double)

  /// Factors that go with the mistake, such as a mean for a sum; the first is the usual one.
  var scales: [Double] = [1]

  /// All entries.
  var all: [(value: Double, size: Double)] { (0..<count).map(entry) }

  func scaled(by scale: Double) -> PartNumbers {
    guard scale != 1 else { return self }
    return PartNumbers(mistakes: mistakes, count: count) { i in
      let (value, size) = entry(i)
      return (scale * value, abs(scale) * size)
    }
  }

  /// The same with the entries in other places.
  func rearranged(_ place: @escaping (Int) -> Int) -> PartNumbers {
    PartNumbers(mistakes: mistakes, count: count, entry: { entry(place($0)) }, scales: scales)
  }
}

/// The ways to make a layer's gradient of its δ.
struct PartMaker {
  let forward: ForwardPass
  var layer: Int
  let candidate: DeltaCandidate

  /// δ of the layers above, as the same explanation has them.
  let above: [Int: Signal]

  /// The sum over the examples, a mean.
  let sum: ExampleSum

  /// The weights' gradient as it was claimed, of which the bias may have been made.
  var claimedWeights: PartClaim?

  /// Whether mistakes are tried that are rare.
  var includesRare = false

  /// The right δ of every layer.
  var deltas: [Signal] = []

  var n: Int { forward.examples }

  var δ: Signal { candidate.δ }

  /// What is right, given δ.
  func right(_ kind: Part.Kind) -> PartNumbers {
    switch kind {
    case .weights: products(δ, forward.below[layer])
    case .bias: sums(δ)
    default: PartNumbers(count: δ.values.count) { (δ.values[$0], δ.sizes[$0]) }
    }
  }

  /// What one more mistake makes of it.
  func wrong(_ kind: Part.Kind, count: Int) -> [PartNumbers] {
    // Where there are many, they are tried for right deltas only.
    let some = n <= 64 || candidate.mistakes.isEmpty ? ofSomeExamples(kind) : []
    let rare = includesRare ? finished(kind) + shifted(kind) : []
    return switch kind {
    case .weights: wrongWeights() + some + rare
    case .bias: wrongBias(count: count) + some + rare
    default: []
    }
  }

  /// What may have been done to the right numbers at the end.
  private func finished(_ kind: Part.Kind) -> [PartNumbers] {
    let part = Part(layer: layer, kind: kind)
    guard let own = part.parameters(in: forward.network) else { return [] }
    let right = right(kind)
    let all = Deferred { right.all }
    let columns = kind == .weights ? forward.below[layer].units : 1
    return FinishMistake.allCases.map { finish in
      let numbers = Deferred {
        finish(all.value.map(\.value), columns: columns, weights: own)
      }
      let sizes = Deferred {
        finish.sizes(
          of: numbers.value, from: all.value.map(\.value), all.value.map(\.size),
          columns: columns)
      }
      return PartNumbers(mistakes: [.finished(finish)], count: right.count) { i in
        // As far off as the right numbers make it, and some more.
        (numbers.value[i], 8 * sizes.value[i])
      }
    }
  }

  /// The columns of the weights and the bias, as one matrix, cut in two at the wrong end.
  private func shifted(_ kind: Part.Kind) -> [PartNumbers] {
    let (products, sums) = (right(.weights), right(.bias))
    let columns = forward.below[layer].units
    func entry(_ j: Int, _ k: Int) -> (value: Double, size: Double) {
      k < 0 || k >= columns ? sums.entry(j) : products.entry(j * columns + k)
    }
    return [true, false].map { isFirst in
      let mistake = Mistake.biasColumn(isFirst: isFirst)
      return kind == .bias
        ? PartNumbers(mistakes: [mistake], count: sums.count) {
          entry($0, isFirst ? columns - 1 : 0)
        }
        : PartNumbers(mistakes: [mistake], count: products.count) {
          entry($0 / columns, $0 % columns + (isFirst ? -1 : 1))
        }
    }
  }

  /// The gradient of some of the examples.
  func ofSomeExamples(_ kind: Part.Kind) -> [PartNumbers] {
    switch kind {
    case .weights: subsets { products(δ, forward.below[layer], $0) }
    case .bias: subsets { sums(δ, $0) }
    default: []
    }
  }

  /// Σ δ aᵀ over the examples.
  func products(
    _ δ: Signal, _ below: Signal, _ sum: ExampleSum? = nil
  ) -> PartNumbers {
    let (sum, columns) = (sum ?? self.sum, below.units)
    return PartNumbers(count: δ.units * columns) { i in
      let (j, k) = i.quotientAndRemainder(dividingBy: columns)
      return sum { m in
        let (own, received) = (m * δ.units + j, m * columns + k)
        return (
          δ.values[own] * below.values[received], δ.sizes[own] * below.sizes[received]
        )
      }
    }
  }

  /// Σ δ over the examples.
  func sums(_ δ: Signal, _ sum: ExampleSum? = nil) -> PartNumbers {
    let sum = sum ?? self.sum
    return PartNumbers(count: δ.units) { j in
      sum { m in (δ.values[m * δ.units + j], δ.sizes[m * δ.units + j]) }
    }
  }

  // Mistakes that the weights and the bias share.

  /// The gradient of some of the examples, where all belong; as their mean, sum or part of the mean.
  private func subsets(_ numbers: (ExampleSum) -> PartNumbers) -> [PartNumbers] {
    guard n > 1 else { return [] }
    return ExampleSubset.all(of: n).map { subset, members in
      var result = numbers(
        members.count == n
          ? ExampleSum(over: subset, of: n, forward.network.objective)
          : ExampleSum(meanOver: members))
      result.mistakes = [.examples(subset)]
      // Their mean, their part of the mean, their sum.
      let count = Double(members.count)
      result.scales = count == 1 ? [1, 1 / Double(n)] : [1, count / Double(n), count]
      return result
    }
  }

  /// δ of other layers, and δ before g′ was put to it.
  var otherDeltas: [(Mistake, Signal)] {
    above.sorted { $0.key < $1.key }.filter { $0.value.units == δ.units }.map {
      (.otherDelta(layer: $0.key + 1), $0.value)
    } + (candidate.beforeSlope.map { [(.slope(.missing), $0)] } ?? [])
  }

  // The weights.

  private func wrongWeights() -> [PartNumbers] {
    var result = otherDeltas.map { mistake, δ in
      products(δ, forward.below[layer]).with(mistake)
    }
    let columns = forward.below[layer].units
    if layer > 0 {
      result.append(products(δ, forward.z[layer - 1]).with(.below(.preActivation)))
      result.append(products(δ, forward.slopes(of: layer - 1)).with(.below(.slope)))
    }
    let activations = forward.below + [forward.a[forward.last]]
    for (m, other) in activations.enumerated() where m != layer && other.units == columns {
      result.append(products(δ, other).with(.below(.activation(offset: m - layer))))
    }
    for shift in n > 2 ? [1, -1] : [] {
      let other = TargetMap.shift(shift)(forward.below[layer])
      result.append(products(δ, other).with(.below(.otherExamples(shift: shift))))
    }
    if includesRare { result += rareProducts() }
    if sum.members.count > 1 {
      let (sum, belowSum) = (sums(δ, sum.whole), sums(forward.below[layer], sum.whole))
      let n = Double(self.sum.members.count)
      result.append(
        PartNumbers(
          mistakes: [.sumsMultiplied], count: δ.units * columns,
          entry: { i in
            let (x, y) = (sum.entry(i / columns), belowSum.entry(i % columns))
            return (x.value * y.value, x.size * y.size)
          },
          scales: [1 / (n * n), 1 / n, 1]))
    }
    return result
  }

  /// δ with what is rarely taken for the activations below.
  private func rareProducts() -> [PartNumbers] {
    let own = forward.below[layer]
    var others: [(Mistake.BelowMistake, Signal)] = BelowFunction.allCases.map { function in
      (.function(function), Signal(units: own.units, values: own.values.map { function($0) }))
    }
    for (m, z) in forward.z.enumerated() where m != layer - 1 && z.units == own.units {
      others.append((.preActivationOf(offset: m - layer + 1), z))
    }
    for (m, other) in deltas.enumerated() {
      let other = m == layer ? δ : above[m] ?? other
      if other.units == own.units { others.append((.delta(offset: m - layer), other)) }
    }
    if n > 1 {
      others += [
        (.ofExample(isLast: true), own.examples { _ in n - 1 }),
        (.ofExample(isLast: false), own.examples { _ in 0 }), (.mean, own.mean),
      ]
      if own.units > 1 { others.append((.reordered, own.reordered)) }
    }
    return others.filter { $0.1.values.allSatisfy(\.isFinite) }.map { mistake, below in
      products(δ, below).with(.below(mistake))
    }
  }
}

/// What is computed once, when it is asked for.
private final class Deferred<Value> {
  private let make: () -> Value
  private(set) lazy var value = make()

  init(_ make: @escaping () -> Value) { self.make = make }
}

extension PartNumbers {
  /// The same by a mistake.
  func with(_ mistake: Mistake) -> PartNumbers {
    var result = self
    result.mistakes = [mistake]
    return result
  }
}
