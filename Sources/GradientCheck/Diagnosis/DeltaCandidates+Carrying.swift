import Networks
import Numbers

// δ of the layers below the output.
extension DeltaCandidates {
  /// δ of layer l, given those of the layers above; the right one first.
  ///
  /// - Parameter cost: how many mistakes would be new, given those of a candidate; those of more than
  ///   `budget` are left out.
  func hidden(
    _ l: Int, above deltas: [Int: Signal], budget: Int, cost: ([Mistake]) -> Int
  ) -> [DeltaCandidate] {
    guard let δ = deltas[l + 1] else { return [] }
    var result: [DeltaCandidate] = []
    let all =
      carried(to: l, from: δ) + errorCarried(l, deltas) + stale(l, deltas)
      + (includesRare ? carriedInPart(to: l, from: δ) : [])
    for (carrying, carried) in all where cost(carrying) <= budget {
      let rights = slopesAtKinks(of: l).map { ($0, [Mistake]()) }
      let isAlone = includesRare && carrying.isEmpty
      let wrongs = (slopeMistakes(l) + (isAlone ? rareSlopes(l) : [])).map { mistake in
        (slope(mistake, l, on: carried), [Mistake.slope(mistake)])
      }
      for (slopes, mistakes) in rights + wrongs where cost(carrying + mistakes) <= budget {
        result.append(
          DeltaCandidate(
            mistakes: carrying + mistakes, δ: carried ⊙ slopes, beforeSlope: carried))
      }
      if isAlone && cost([.slopeAdded]) <= budget {
        for slopes in rights.map(\.0) {
          result.append(
            DeltaCandidate(mistakes: [.slopeAdded], δ: carried - (-1 * slopes)))
        }
      }
      result += unbracketed(l, carried).map {
        DeltaCandidate(mistakes: carrying + [.slopeUnbracketed($0)], δ: $1, beforeSlope: carried)
      }.filter { cost($0.mistakes) <= budget }
    }
    return result
  }

  /// δ carried down through some weights: the right ones first.
  private func carried(to l: Int, from δ: Signal) -> [([Mistake], Signal)] {
    let width = network.layers[l].width
    var result: [([Mistake], Signal)] = [
      ([], δ.carried(by: network.layers[l + 1].weights, transposed: true))
    ]
    for (m, layer) in network.layers.enumerated() {
      let (rows, columns) = (layer.weights.rows, layer.weights.columns)
      for isTransposed in [true, false] where !(m == l + 1 && isTransposed) {
        let (from, to) = isTransposed ? (rows, columns) : (columns, rows)
        guard from == δ.units && to == width else { continue }
        let mistake = Mistake.wrongWeights(offset: m - l - 1, isTransposed: isTransposed)
        result.append(([mistake], δ.carried(by: layer.weights, transposed: isTransposed)))
      }
    }
    result += reshaped(network.layers[l + 1].weights).map {
      ([.weightsReshaped], δ.carried(by: $0, transposed: true))
    }
    result += shifted(network.layers[l + 1]).map {
      ([.weightsShifted(biasIsFirst: $0)], δ.carried(by: $1, transposed: true))
    }
    if δ.units == width { result.append(([.weightsLeftOut], δ)) }
    return result
  }

  /// The weights with the bias before the first column or behind the last, less the column at the other
  /// end.
  private func shifted(_ layer: Layer<Double>) -> [(biasIsFirst: Bool, Matrix<Double>)] {
    let (w, last) = (layer.weights, layer.weights.columns - 1)
    guard last > 0, layer.bias.elements.contains(where: { $0 != 0 }) else { return [] }
    return [true, false].map { biasIsFirst in
      let shifted = Matrix(rows: w.rows, columns: w.columns) { j, k in
        let isBias = k == (biasIsFirst ? 0 : last)
        return isBias ? layer.bias[j] : w[j, biasIsFirst ? k - 1 : k + 1]
      }
      return (biasIsFirst, shifted)
    }
  }

  /// Of the sum over the next layer's units only some terms.
  private func carriedInPart(to l: Int, from δ: Signal) -> [([Mistake], Signal)] {
    SomeTerms.all(of: δ.units).map { terms in
      let some = terms.of(δ)
      return (
        [.carriedTerms(terms)], some.carried(by: network.layers[l + 1].weights, transposed: true)
      )
    }
  }

  /// ∂L/∂a of the next layer, carried down in place of its δ.
  private func errorCarried(_ l: Int, _ deltas: [Int: Signal]) -> [([Mistake], Signal)] {
    let next = l + 1
    guard forward.activations[next] != .identity else { return [] }
    let error =
      next == forward.last
      ? errors(network.loss)
      : deltas[next + 1].map { $0.carried(by: network.layers[next + 1].weights, transposed: true) }
    guard let error, error.values.allSatisfy(\.isFinite) else { return [] }
    return [
      ([.errorCarried], error.carried(by: network.layers[next].weights, transposed: true))
    ]
  }

  /// Wᵀδ with the first term of g′ and without the second, which is taken off by itself: as it stands, or
  /// where δ holds 1/n already.
  private func unbracketed(
    _ l: Int, _ carried: Signal
  ) -> [(UnbracketedSlope, Signal)] {
    let (a, n) = (forward.a[l], Double(forward.examples))
    return UnbracketedSlope.all(of: forward.activations[l]).flatMap { slope in
      Set([1, n]).sorted().map { (slope, carried ⊙ slope.first(a) - $0 * slope.second(a)) }
    }
  }

  /// The matrices whose transposes are these weights reshaped, where they are kept row by row of what
  /// they lead to, or of where they come from; none of a square one, which a reshape leaves as it is.
  private func reshaped(_ w: Matrix<Double>) -> [Matrix<Double>] {
    let (rows, columns) = (w.rows, w.columns)
    guard rows != columns && rows > 1 && columns > 1 else { return [] }
    let flipped = w.ᵀ.matrix.elements
    return [
      Matrix(rows: rows, columns: columns) { i, j in w.elements[j * rows + i] },
      Matrix(rows: rows, columns: columns) { i, j in flipped[i * columns + j] },
    ]
  }

  /// δ of layers above the next, carried down in its place.
  private func stale(_ l: Int, _ deltas: [Int: Signal]) -> [([Mistake], Signal)] {
    let right = network.layers[l + 1].weights
    var result: [([Mistake], Signal)] = []
    for (m, δ) in deltas.sorted(by: { $0.key < $1.key }) where m > l + 1 {
      for (weights, isOwn) in [(right, false), (network.layers[m].weights, true)]
      where weights.rows == δ.units && weights.columns == right.columns {
        let mistake = Mistake.staleDelta(layer: m + 1, withItsWeights: isOwn)
        result.append(([mistake], δ.carried(by: weights, transposed: true)))
      }
    }
    return result
  }

  private func slopeMistakes(_ l: Int) -> [SlopeMistake] {
    let others = forward.z.indices.filter { $0 != l && forward.z[$0].units == forward.z[l].units }
    return SlopeMistake.candidates(for: forward.activations[l])
      + others.map { .ofLayer(offset: $0 - l) }
  }

  func rareSlopes(_ l: Int) -> [SlopeMistake] {
    SlopeMistake.rare(for: forward.activations[l])
      + forward.kept(of: l).filter { l < forward.last || $0 != .carried }.flatMap { kept in
        kept.forms.map { .kept(kept, $0) }
      }
  }

  /// The right δ of every layer.
  func right() -> [Signal] {
    var δ = output(network.loss).prefix(1).map(\.δ)
    for l in network.layers.indices.dropLast().reversed() {
      let carried = δ[0].carried(by: network.layers[l + 1].weights, transposed: true)
      δ.insert(carried ⊙ slopes(of: l), at: 0)
    }
    return δ
  }
}
