/// Neville's table of difference quotients at halved steps, extrapolated to step 0.
///
/// Column 0 holds the quotients; column k removes the k-th power of the error series: h², h⁴, … for
/// central differences, h, h², … for one-sided ones. Beside each entry stands a bound on what
/// rounding of the function contributes to it.
///
/// Sources: C. J. F. Ridders, "Accurate computation of F′(x) and F′(x) F″(x)", Advances in
/// Engineering Software 4 (1982); L. F. Richardson and J. A. Gaunt, "The deferred approach to the
/// limit", Phil. Trans. R. Soc. A 226 (1927).
struct Extrapolation {
  struct Entry {
    var value: Double

    /// A bound on the rounding in `value`.
    var rounding: Double

    /// An estimate of |value − limit|; infinite until there is a neighbour to compare with.
    var error: Double

    /// The coarsest and the finest level that entered.
    var levels: ClosedRange<Int>
  }

  /// The factor by which halving the step divides the leading power of the error: 4 or 2.
  let ratio: Double

  private var previous: [Entry] = []

  /// The quotients as they came, column 0.
  private(set) var quotients: [Entry] = []

  /// The entry with the least error.
  private(set) var best: Entry?

  /// More columns than this extrapolate rounding.
  private static let columns = 10

  init(ratio: Double) { self.ratio = ratio }

  /// Adds the quotient at half the step before.
  ///
  /// An entry's error is its largest distance from three neighbours: the entry it was extrapolated
  /// from, that one's neighbour at the step before, and its own column's at the step before. Two
  /// alone may agree by accident, where terms of the error series cancel at one step. The newest
  /// column has no third yet and is not believed.
  mutating func append(_ quotient: Double, rounding: Double) {
    let level = quotients.count
    quotients.append(
      Entry(value: quotient, rounding: rounding, error: .infinity, levels: level...level))
    var row = [quotients[level]]
    var power = ratio
    for (k, above) in previous.prefix(Self.columns).enumerated() {
      let left = row[k]
      let value = left.value + (left.value - above.value) / (power - 1)
      let rounding = (power * left.rounding + above.rounding) / (power - 1)
      row.append(
        Entry(
          value: value, rounding: rounding, error: .infinity,
          levels: above.levels.lowerBound...level))
      power *= ratio
    }
    for k in row.indices {
      row[k].error = disagreement(of: k, in: row) + row[k].rounding
      if row[k].error < best?.error ?? .infinity { best = row[k] }
    }
    previous = row
  }

  /// The largest distance of an entry from its neighbours.
  private func disagreement(of k: Int, in row: [Entry]) -> Double {
    guard k < previous.count else { return .infinity }
    let sameColumn = abs(row[k].value - previous[k].value)
    if k > 0 {
      return max(
        sameColumn, abs(row[k].value - row[k - 1].value),
        abs(row[k].value - previous[k - 1].value))
    }
    // Column 0 has the step before that instead.
    guard quotients.count >= 3 else { return .infinity }
    return max(sameColumn, abs(previous[0].value - quotients[quotients.count - 3].value))
  }
}
