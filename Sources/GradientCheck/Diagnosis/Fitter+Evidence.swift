import Foundation

// How improbable it is that the numbers fit by chance.
extension Fitter {
  /// More bits than this need not be counted.
  private static let enough = 1000.0

  /// Of numbers that are these with some constants.
  func evidence(_ constants: Constants, _ sample: Sampled) -> Evidence {
    var evidence = Evidence()
    var seen: [Double] = []
    // Equal numbers are one where a constant was fitted; else that they are equal is another.
    let most = constants == plain ? 2 : 1
    let slack = slack(constants, sample)
    for (position, i) in sample.indices.enumerated() where evidence.bits < Self.enough {
      let number = claimed[i]
      // What repeats is met once. What is cut off at a bound is met wherever it would be beyond.
      let isCut = abs(number) == constants.clip
      guard number != 0 else { continue }
      let plain = value(position, plain, sample)
      let distance = min(
        abs(number), exact.map { abs(number - $0[i]) } ?? .infinity,
        constants == self.plain ? .infinity : abs(number - plain))
      let allowed = allowed(position, constants, slack, sample)
      // What says nothing is not kept: of a large part that is right, that would be all.
      guard distance > allowed, isCut || isNew(number, &seen, atMost: most) else { continue }
      evidence.add(log2(distance / allowed))
    }
    return bitsOfEqual.map(evidence.limited) ?? evidence
  }

  /// What it takes to say numbers that are all the same but for their signs: one of them, and the signs;
  /// `nil` where they differ. By themselves they are said no longer, and no mistake explains more.
  private var bitsOfEqual: Double? {
    guard claimed.count > 1, support == 1, let number = claimed.first(where: { $0 != 0 }) else {
      return nil
    }
    let signs = Set(claimed.filter { $0 != 0 }.map(\.sign)).count
    return (MistakeLanguage.bitsOfShort(number) ?? -log2(precision.unit))
      + (signs == 1 ? 1 : Double(claimed.count))
  }

  /// Of numbers as they stand, but for some entries.
  func evidence(of numbers: PartNumbers, butFor others: [Int] = []) -> Evidence {
    let others = Set(others)
    return evidence(plain, Sampled(numbers, at: claimed.indices.filter { !others.contains($0) }))
  }

  private func isNew(_ number: Double, _ seen: inout [Double], atMost most: Int) -> Bool {
    guard seen.count(where: { abs(abs(number) - $0) <= 64 * precision.unit * $0 }) < most else {
      return false
    }
    seen.append(abs(number))
    return true
  }

  /// What speaks for the claim being made of columns that are each a multiple of the right one and of the
  /// bias's derivative, with two constants for each; `nil` where it is not.
  ///
  /// - Parameter place: where each entry of the claim belongs.
  func columnwise(
    _ right: PartNumbers, _ bias: PartNumbers, columns: Int, _ place: (Int) -> Int
  ) -> Evidence? {
    let rows = bias.count
    guard rows > 2, claimed.count == rows * columns else { return nil }
    var at = [Int](repeating: 0, count: claimed.count)
    for i in claimed.indices { at[place(i)] = i }
    var evidence = Evidence()
    for k in 0..<columns {
      let places = (0..<rows).map { $0 * columns + k }
      let (p, b) = (places.map(right.entry), (0..<rows).map(bias.entry))
      let v = places.map { claimed[at[$0]] - decayed(at[$0]) }
      guard let (s, m) = LeastSquares.project(v, on: p.map(\.value), b.map(\.value)) else {
        return nil
      }
      var bits: [Double] = []
      for (j, i) in places.map({ at[$0] }).enumerated() {
        let size = abs(s) * p[j].size + abs(m) * b[j].size
        let misfit = abs(v[j] - s * p[j].value - m * b[j].value)
        guard misfit <= 2 * tolerance(i, size) else { return nil }
        let distance = min(abs(v[j]), abs(v[j] - p[j].value)) / tolerance(i, size)
        bits.append(distance > 1 ? log2(distance) : 0)
      }
      for bits in bits.sorted().dropLast(2) { evidence.add(bits) }
    }
    return evidence
  }
}
