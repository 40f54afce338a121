import Networks

// The gradient by the bias, as mistakes make it.
extension PartMaker {
  /// What one more mistake makes of the bias.
  func wrongBias(count: Int) -> [PartNumbers] {
    var result = otherDeltas.map { mistake, δ in sums(δ).with(mistake) }
    let (members, width) = (Double(sum.members.count), Double(δ.units))
    let scales = [1, 1 / members, 1 / width, 1 / (members * width)]
    let unitSums = sum.members.map { i -> (value: Double, size: Double) in
      let row = i * δ.units..<(i + 1) * δ.units
      return (δ.values[row].reduce(0, +), δ.sizes[row].reduce(0, +))
    }
    let total = unitSums.reduce((value: 0, size: 0)) { ($0.value + $1.value, $0.size + $1.size) }
    if δ.units > 1 {
      result.append(
        PartNumbers(
          mistakes: [.biasWrongAxis], count: unitSums.count, entry: { unitSums[$0] },
          scales: scales))
      result.append(
        PartNumbers(
          mistakes: [.biasWrongAxis], count: count, entry: { _ in total }, scales: scales))
    }
    if n > 1 {
      result += [true, false].map { isLargest in
        PartNumbers(
          mistakes: [.biasExtreme(isLargest: isLargest)], count: δ.units,
          entry: { j in extreme(j, isLargest) }, scales: [sum.factor, 1])
      }
    }
    let own = fromWeights(products(δ, forward.below[layer]))
    // Of weights that are all alike, sums tell nothing.
    guard let claimedWeights, claimedWeights.fits(forward.network),
      Set(claimedWeights.values.map(abs)).count > 1
    else { return result + own }
    let claimed = PartNumbers(count: claimedWeights.values.count) { i in
      (claimedWeights.values[i], abs(claimedWeights.values[i]))
    }
    return result + own + fromWeights(claimed)
  }

  /// The largest or least δ of a unit in any example.
  private func extreme(_ j: Int, _ isLargest: Bool) -> (value: Double, size: Double) {
    let all = sum.members.map {
      (value: δ.values[$0 * δ.units + j], size: δ.sizes[$0 * δ.units + j])
    }
    let found = isLargest ? all.max { $0.value < $1.value } : all.min { $0.value < $1.value }
    return found ?? (0, 0)
  }

  /// The sums of rows or columns of the weights' gradient.
  private func fromWeights(_ products: PartNumbers) -> [PartNumbers] {
    let columns = forward.below[layer].units
    func sum(_ entries: [Int]) -> (value: Double, size: Double) {
      entries.map(products.entry).reduce((value: 0, size: 0)) {
        ($0.value + $1.value, $0.size + $1.size)
      }
    }
    let rows = PartNumbers(
      mistakes: [.biasFromWeights(rows: true)], count: δ.units,
      entry: { j in sum((0..<columns).map { j * columns + $0 }) },
      scales: [1, 1 / Double(columns)])
    let sums = PartNumbers(
      mistakes: [.biasFromWeights(rows: false)], count: columns,
      entry: { k in sum((0..<δ.units).map { $0 * columns + k }) },
      scales: [1, 1 / Double(δ.units)])
    return [rows, sums]
  }
}
