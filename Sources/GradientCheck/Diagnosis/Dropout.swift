import Networks
import Numbers

/// Activations that were dropped on the way up, where the network that judges has all of them.
public struct Dropout: Hashable, Sendable {
  /// Of each hidden layer whether a unit is kept, example after example; none where none is dropped.
  let masks: [[Bool]]

  /// What those are multiplied with that are kept.
  public let scale: Double

  /// The layers that drop units, counted from 1.
  public var layers: [Int] { masks.indices.filter { !masks[$0].isEmpty }.map { $0 + 1 } }

  /// Whether the same units are dropped in all of n examples.
  func isSame(in n: Int) -> Bool {
    masks.allSatisfy { mask in
      let units = mask.count / max(1, n)
      return mask.indices.allSatisfy { mask[$0] == mask[$0 % max(1, units)] }
    }
  }

  /// The activations of hidden layer l that are left.
  func callAsFunction(_ a: Signal, of l: Int) -> Signal { times(a, l) { $0 ? scale : 0 } }

  /// What may be taken for g′ of layer l: with the mask and its scale, with the mask alone, or without;
  /// in terms of z, or of the activations that are left.
  ///
  /// - Parameters:
  ///   - slopes: g′(z).
  ///   - left: g′ by its formula in terms of the activations that are left.
  func slopes(_ slopes: Signal, left: Signal, of l: Int) -> [Signal] {
    [slopes, left].flatMap { slopes in
      [times(slopes, l) { $0 ? scale : 0 }, slopes, times(slopes, l) { $0 ? 1 : 0 }]
    }
  }

  private func times(_ signal: Signal, _ l: Int, _ factor: (Bool) -> Double) -> Signal {
    guard masks.indices.contains(l), masks[l].count == signal.values.count else { return signal }
    let factors = masks[l].map(factor)
    return Signal(
      units: signal.units, values: zip(signal.values, factors).map(*),
      sizes: zip(signal.sizes, factors).map(*))
  }

  /// g′ of hidden layer l with the mask, or the mask in its place.
  func masked(_ slopes: Signal, of l: Int, isBeside: Bool) -> Signal {
    times(isBeside ? slopes : slopes.map { _ in 1 }, l) { $0 ? scale : 0 }
  }

  /// How many bits it takes to say which units are dropped.
  func bits(examples n: Int) -> Double {
    let numbers = masks.reduce(0) { $0 + $1.count }
    return Double(isSame(in: n) ? numbers / max(1, n) : numbers)
  }

  var sentence: String {
    "dropout was left on in \(Mistake.list(layers)): some activations are 0 and the others "
      + "\(scale.short) times what they are without it"
  }
}

/// Finds which activations were dropped, from the columns of a claim that are 0, or from sums over all
/// ways to drop some.
struct DropoutSearch {
  private let plain: ForwardPass
  private let claims: [PartClaim]
  private let precision: Precision

  /// 1/(1 − p) for the p that people choose, and 1.
  static let scales = [0.5, 0.2, 0.1, 0.3, 0.25, 0.4, 0.8, 0].map { 1 / (1 - $0) }

  init(_ judgement: Judgement, plain: ForwardPass) {
    self.plain = plain
    precision = judgement.reference.precision
    claims = judgement.claimsOfParameters.map { $0.withoutDecay(in: plain.network) }
  }

  /// Where the same units are dropped in all examples: their columns in the next layer's weights are 0.
  func ofSameUnits() -> [Dropout] {
    var masks = [[Bool]](repeating: [], count: plain.last)
    for l in 0..<plain.last {
      guard let claim = claims.first(where: { $0.part == Part(layer: l + 1, kind: .weights) })
      else { continue }
      let kept = (0..<claim.columns).map { k in
        (0..<claim.rows).contains { claim.values[$0 * claim.columns + k] != 0 }
      }
      let isAlive = (0..<claim.columns).map { k in
        (0..<plain.examples).contains { plain.a[l].values[$0 * claim.columns + k] != 0 }
      }
      guard zip(kept, isAlive).contains(where: { !$0 && $1 }), kept.contains(true) else { continue }
      masks[l] = (0..<plain.examples).flatMap { _ in kept }
    }
    guard masks.contains(where: { !$0.isEmpty }) else { return [] }
    return Self.scales.map { Dropout(masks: masks, scale: $0) }
  }

  // Where every example has a mask of its own.

  /// Found from the output layer, whose gradient is a sum of one term for each example: all sums over the
  /// first examples meet all sums over the others.
  func ofEachExample() -> [Dropout] {
    let (n, hidden) = (plain.examples, Array(0..<plain.last))
    guard n > 1, !hidden.isEmpty, let wanted else { return [] }
    let choices = (hidden.count > 1 ? [hidden] : []) + hidden.reversed().map { [$0] }
    for layers in choices {
      let bits = layers.reduce(0) { $0 + plain.a[$1].units }
      let most = precision == .double ? Self.mostBits : Self.mostBits - 6
      // Each way to drop units is an example more, with inputs and what it adds to the gradient.
      guard bits * ((n + 1) / 2) <= most,
        plain.below[0].units + wanted.count <= (Self.mostNumbers / n) >> bits
      else { continue }
      for scale in Self.scales {
        if let found = masks(layers, bits, scale, wanted) { return [found] }
      }
    }
    return []
  }

  private static let mostBits = 16
  /// How many numbers all ways to drop units may hold together.
  private static let mostNumbers = 20_000_000

  /// The claim of the output layer, bias and weights.
  private var wanted: [Double]? {
    let own = claims.filter { $0.part.layer == plain.last }
    guard let bias = own.first(where: { $0.part.kind == .bias }),
      let weights = own.first(where: { $0.part.kind == .weights })
    else { return nil }
    return bias.values + weights.values
  }

  private func masks(
    _ layers: [Int], _ bits: Int, _ scale: Double, _ wanted: [Double]
  ) -> Dropout? {
    let sums = SumOfChoices(
      terms(layers, bits, scale), ways: 1 << bits, width: wanted.count)
    let size = wanted.reduce(0) { max($0, abs($1)) }
    let tolerance = (precision == .double ? 1e-10 : 1e-5) * size
    return sums.choice(of: wanted, tolerance: tolerance, butFirst: true)
      .map { dropout($0, layers, scale) }
  }

  /// Of each example and each way to drop units what it adds to the output layer's gradient.
  private func terms(_ layers: [Int], _ bits: Int, _ scale: Double) -> [Double] {
    let (network, ways) = (plain.network, 1 << bits)
    let (x, y) = (plain.below[0], plain.targets)
    let examples = (0..<plain.examples).flatMap { i in
      (0..<ways).map { _ in Example(input: x[example: i], target: y[example: i]) }
    }
    let each = (0..<plain.examples).flatMap { _ in 0..<ways }
    let forward = ForwardPass(
      of: network, on: examples, with: [.dropout(dropout(each, layers, scale))])
    guard
      let δ = DeltaCandidates(forward: forward, kinks: [:]).output(network.loss).first?.δ
    else { return [] }
    let below = forward.below[forward.last]
    let factor = ExampleSum(over: 0..<plain.examples, of: network.objective).factor
    return examples.indices.flatMap { i in
      let (own, received) = (δ[example: i].elements, below[example: i].elements)
      return own.map { factor * $0 } + own.flatMap { δ in received.map { factor * δ * $0 } }
    }
  }

  /// The masks that the digits of each example's number say, bit by bit through these layers.
  private func dropout(_ chosen: [Int], _ layers: [Int], _ scale: Double) -> Dropout {
    var masks = [[Bool]](repeating: [], count: plain.last)
    var shift = 0
    for l in layers {
      let units = plain.a[l].units
      masks[l] = chosen.flatMap { way in (0..<units).map { way >> (shift + $0) & 1 == 0 } }
      shift += units
    }
    return Dropout(masks: masks, scale: scale)
  }
}
