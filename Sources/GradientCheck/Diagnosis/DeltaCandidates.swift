import Networks
import Numbers

/// A δ that a layer may have been given, and the mistakes that make it.
final class DeltaCandidate {
  let mistakes: [Mistake]
  let δ: Signal

  /// What it was before g′ was put to it; `nil` where there is no g′ to be put.
  let beforeSlope: Signal?

  init(mistakes: [Mistake], δ: Signal, beforeSlope: Signal? = nil) {
    (self.mistakes, self.δ, self.beforeSlope) = (mistakes, δ, beforeSlope)
  }
}

/// The candidates for δ, layer by layer from the output down.
struct DeltaCandidates {
  let forward: ForwardPass

  /// Units near a kink of ReLU, where its derivative may be 1 as well as 0.
  let kinks: [UnitOfExample: Bool]

  /// Whether those are tried that are rare.
  var includesRare = false

  var network: Network<Double> { forward.network }

  // The output layer.

  /// The right one first.
  func output() -> [DeltaCandidate] {
    let (a, y, l) = (forward.a[forward.last], forward.targets, forward.last)
    var candidates = output(network.loss)
    // Of the two squared errors one is a factor times the other, and is found as that.
    for loss in Loss.allCases
    where loss != network.loss && loss.accepts(network.output)
      && !(loss.isSquaredError && network.loss.isSquaredError)
    {
      candidates += output(loss).prefix(1).map {
        DeltaCandidate(mistakes: [.otherLoss(loss)], δ: $0.δ, beforeSlope: nil)
      }
    }
    let isElementwise = forward.activations[l] != .softmax
    if network.loss.isSquaredError {
      let e = errors(network.loss)
      if isElementwise {
        let slopes = SlopeMistake.candidates(for: forward.activations[l])
        candidates += (slopes + (includesRare ? rareSlopes(l) : [])).map {
          DeltaCandidate(mistakes: [.slope($0)], δ: e ⊙ slope($0, l, on: e))
        }
      } else {
        candidates.append(DeltaCandidate(mistakes: [.slope(.missing)], δ: e))
        candidates.append(
          DeltaCandidate(mistakes: [.softmaxElementwise], δ: e ⊙ slopes(of: l)))
      }
    } else {
      let e = errors(network.loss)
      candidates += [
        DeltaCandidate(mistakes: [.slope(.repeated)], δ: (a - y) ⊙ slopes(of: l)),
        DeltaCandidate(mistakes: [.slope(.function)], δ: (a - y) ⊙ a),
        DeltaCandidate(mistakes: [.slope(.missing)], δ: e),
      ]
      if !isElementwise {
        candidates.append(
          DeltaCandidate(mistakes: [.softmaxElementwise], δ: e ⊙ slopes(of: l)))
      }
    }
    candidates += ofOtherErrors()
    return candidates.filter { $0.δ.values.allSatisfy(\.isFinite) }
  }

  /// δ as a loss makes it.
  func output(_ loss: Loss) -> [DeltaCandidate] {
    let (a, y, l) = (forward.a[forward.last], forward.targets, forward.last)
    guard loss.isSquaredError else { return [DeltaCandidate(mistakes: [], δ: brought(a - y))] }
    let e = errors(loss)
    guard forward.activations[l] == .softmax else {
      return slopesAtKinks(of: l).map {
        DeltaCandidate(mistakes: [], δ: e ⊙ $0, beforeSlope: e)
      }
    }
    // The whole Jacobian of softmax: a_j (e_j − Σ_k a_k e_k).
    let products = a ⊙ e
    let δ = Signal(
      units: a.units,
      values: (0..<a.examples).flatMap { i -> [Double] in
        let (a, e) = (a[example: i], e[example: i])
        let mean = a.ᵀ * e
        return a.indices.map { a[$0] * (e[$0] - mean) }
      },
      sizes: products.sizes.enumerated().map { i, size in
        let first = i / a.units * a.units
        return size + products.sizes[first..<first + a.units].reduce(0, +) * abs(a.values[i])
      })
    return [DeltaCandidate(mistakes: [], δ: δ, beforeSlope: e)]
  }

  /// ∂L/∂a of every example, with the size of a difference a − y.
  func errors(_ loss: Loss) -> Signal {
    let (a, y) = (forward.a[forward.last], forward.targets)
    let values = (0..<a.examples).flatMap {
      loss.gradient(a: a[example: $0], target: y[example: $0]).elements
    }
    let sizes =
      loss.isSquaredError
      ? (a - y).sizes.map { 2 * $0 }
      : zip(values, a.sizes).map { abs($0) * (2 + $1) }
    return brought(Signal(units: a.units, values: values, sizes: sizes))
  }

  /// Divided by the number of outputs, where the objective is a mean over them.
  func brought(_ signal: Signal) -> Signal {
    let outputs = network.objective.outputs
    return Signal(
      units: signal.units,
      values: signal.values.map { outputs(ofSum: $0, count: signal.units) },
      sizes: signal.sizes.map { outputs(ofSum: $0, count: signal.units) })
  }

  // Slopes.

  /// What a candidate's δ was multiplied with.
  func slopes(in candidate: DeltaCandidate, _ l: Int) -> Signal {
    for case .slope(let mistake) in candidate.mistakes {
      return slope(mistake, l, on: candidate.beforeSlope ?? candidate.δ)
    }
    return slopes(of: l)
  }

  /// g′ of layer l at every unit.
  func slopes(of l: Int) -> Signal { forward.slopes(of: l) }

  /// The same, in each way that the forward pass allows; and if units stand at a kink, with the other
  /// derivative there.
  func slopesAtKinks(of l: Int) -> [Signal] {
    let variants = forward.slopeVariants(of: l)
    let own = kinks.filter { $0.key.layer == l }
    guard !own.isEmpty, forward.activations[l] == .relu else { return variants }
    return variants.flatMap { slopes in
      let active = slopes.values.max() ?? 0
      var flipped = slopes
      for (unit, isActive) in own {
        flipped.values[unit.example * slopes.units + unit.unit] =
          isActive ? 0 : active > 0 ? active : 1
      }
      return [slopes, flipped]
    }
  }

  /// What a mistake puts in the place of g′.
  func slope(_ mistake: SlopeMistake, _ l: Int, on carried: Signal) -> Signal {
    let (g, z, a) = (forward.activations[l], forward.z[l], forward.a[l])
    switch mistake {
    case .missing: return z.map { _ in 1 }
    case .atActivation: return g.slopes(z: a, a: a.mapExamples { g($0) })
    case .function: return a
    case .ofOther(let other): return other.slopes(z: z, a: z.mapExamples { other($0) })
    case .formula(let formula):
      let values = zip(z.values, a.values).map { formula(z: $0, a: $1) }
      let sizes = zip(values, z.sizes).map { 1 + abs($0) + $1 }
      return Signal(units: z.units, values: values, sizes: sizes)
    case .ofLayer(let offset): return g.slopes(z: forward.z[l + offset], a: forward.a[l + offset])
    case .maskOfError:
      let slope: Double = g.hasKink ? g.slopeLeftOfKink() : 0
      return carried.map { $0 > 0 ? 1 : slope }
    case .atNegative:
      let opposite = z.map { -$0 }
      return g.slopes(z: opposite, a: opposite.mapExamples { g($0) })
    case .kept(let kept, let form): return slope(kept, form, l, on: carried)
    default: return changed(slopes(of: l), mistake, l)
    }
  }

  /// What a mistake makes of g′ itself.
  private func changed(_ slopes: Signal, _ mistake: SlopeMistake, _ l: Int) -> Signal {
    let (z, a) = (forward.z[l], forward.a[l])
    switch mistake {
    case .repeated:
      // Twice as many operations.
      let squares = slopes ⊙ slopes
      return Signal(
        units: z.units, values: squares.values, sizes: squares.sizes.map { 2 * $0 })
    case .functionBelowZero:
      var slopes = slopes
      for i in z.values.indices where z.values[i] < 0 {
        (slopes.values[i], slopes.sizes[i]) = (a.values[i], a.sizes[i])
      }
      return slopes
    case .reciprocal:
      return Signal(
        units: z.units, values: slopes.values.map { 1 / $0 },
        sizes: zip(slopes.values, slopes.sizes).map { $1 / ($0 * $0) })
    case .timesActivation: return slopes ⊙ a
    case .timesPreActivation: return slopes ⊙ z
    default: return slopes
    }
  }
}
