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

  init(ratio: Double) { self.ratio = ratio }

  /// More columns than this extrapolate rounding.
  private static let columns = 10

  /// Adds the quotient at half the step before.
  mutating func append(_ quotient: Double, rounding: Double) {
    let level = quotients.count
    var entry = Entry(
      value: quotient, rounding: rounding, error: .infinity, levels: level...level)
    if let last = quotients.last { entry.error = abs(quotient - last.value) + rounding }
    quotients.append(entry)

    var row = [entry]
    var power = ratio
    for (k, above) in previous.prefix(Self.columns).enumerated() {
      let left = row[k]
      let value = left.value + (left.value - above.value) / (power - 1)
      let rounding = (power * left.rounding + above.rounding) / (power - 1)
      let disagreement = max(abs(value - left.value), abs(value - above.value))
      row.append(
        Entry(
          value: value, rounding: rounding, error: disagreement + rounding,
          levels: above.levels.lowerBound...level))
      power *= ratio
    }
    for entry in row where entry.error < best?.error ?? .infinity { best = entry }
    previous = row
  }
}
