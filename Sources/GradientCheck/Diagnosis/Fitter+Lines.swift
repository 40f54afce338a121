import Foundation

// Claims that are made of other numbers row by row, or in another way than by a relation to them.
extension Fitter {
  /// The rate at which the claim is c (p − rate · q), where it is that.
  func rate(of q: PartNumbers, from p: PartNumbers, factor c: Double) -> Double? {
    guard p.count == claimed.count, q.count == claimed.count else { return nil }
    let (p, q) = (Sampled(p), Sampled(q))
    let data = claimed.indices.map { claimed[$0] - decayed($0) }
    guard let λ = LeastSquares.project(zip(data, p.values).map { $0 / c - $1 }, on: q.values),
      worst(Constants(c: c, λ: decay), p) >= 4
    else { return nil }
    let fits = claimed.indices.allSatisfy { i in
      let tolerance = tolerance(i, abs(c) * (p.sizes[i] + abs(λ) * q.sizes[i]))
      return abs(data[i] - c * (p.values[i] + λ * q.values[i])) <= 2 * tolerance
    }
    return fits ? -λ : nil
  }

  /// The factor of each row, where every row of the claim is a multiple of the numbers'; `nil` where one
  /// is not, or where all have the same.
  func rowFactors(to numbers: PartNumbers, columns: Int) -> [Double]? {
    guard numbers.count == claimed.count, decay == 0 else { return nil }
    var factors: [Double] = []
    for first in stride(from: 0, to: claimed.count, by: columns) {
      let places = Array(first..<first + columns)
      let p = places.map(numbers.entry)
      let v = places.map { claimed[$0] }
      guard let c = LeastSquares.project(v, on: p.map(\.value)) else { return nil }
      let factor = c.rounded(toDigits: 6).flatMap { abs($0 - c) <= 1e-12 * abs(c) ? $0 : nil } ?? c
      for (place, entry) in zip(places, p)
      where abs(claimed[place] - factor * entry.value)
        > 4 * tolerance(place, abs(factor) * entry.size)
      {
        return nil
      }
      factors.append(factor)
    }
    let (least, most) = (factors.min() ?? 0, factors.max() ?? 0)
    return most - least > 1e-6 * max(abs(least), abs(most)) ? factors : nil
  }

  /// Rows, or columns, in another order, each that of some right one; `nil` where some are not.
  func moved(to numbers: PartNumbers, _ columns: Int) -> Fit? {
    let rows = claimed.count / columns
    guard numbers.count == claimed.count, rows * columns <= 4096 else { return nil }
    let all = numbers.all
    func sources(_ count: Int, _ length: Int, _ place: (Int, Int) -> Int) -> [Int]? {
      guard count > 1 else { return nil }
      let found = (0..<count).map { line in
        ([line] + (0..<count)).first { source in
          (0..<length).allSatisfy { k in
            let (i, s) = (place(line, k), place(source, k))
            return abs(claimed[i] - all[s].value) <= 2 * tolerance(i, all[s].size)
          }
        }
      }
      let sources = found.compactMap { $0 }
      return Set(sources).count == count && sources != Array(0..<count) ? sources : nil
    }
    let byRow = sources(rows, columns) { $0 * columns + $1 }
    let byColumn = sources(columns, rows) { $1 * columns + $0 }
    guard decay == 0, let found = byRow ?? byColumn else { return nil }
    var evidence = Evidence()
    for i in claimed.indices {
      let distance = abs(claimed[i] - all[i].value) / tolerance(i, all[i].size)
      if distance > 1 { evidence.add(log2(distance)) }
    }
    return Fit(
      mistakes: [.linesMoved(areRows: byRow != nil, .init(found))], evidence: evidence)
  }

  /// A decay of all rows but some, or of all columns but some; `nil` where it is none.
  func partlyDecayed(_ numbers: PartNumbers, _ own: [Double], columns: Int) -> Fit? {
    guard numbers.count == claimed.count, own.count == claimed.count else { return nil }
    let all = numbers.all
    let added = claimed.indices.map { claimed[$0] - all[$0].value }
    func isZero(_ i: Int) -> Bool { abs(added[i]) <= 2 * tolerance(i, all[i].size) }
    let decayed = claimed.indices.filter { !isZero($0) && own[$0] != 0 }
    guard decayed.count > 2, decayed.count < claimed.count,
      let largest = decayed.max(by: { abs(own[$0]) < abs(own[$1]) })
    else { return nil }
    let ratio = added[largest] / own[largest]
    let λ =
      (1...4).compactMap { ratio.rounded(toDigits: $0) }
      .first { abs($0 - ratio) <= 1e-9 * abs(ratio) } ?? ratio
    let fits = decayed.allSatisfy {
      abs(added[$0] - λ * own[$0]) <= 4 * tolerance($0, all[$0].size + abs(λ * own[$0]))
    }
    guard fits else { return nil }
    let missing = claimed.indices.filter { isZero($0) && own[$0] != 0 }
    // What λ was found by, and what is right, bears out nothing.
    var evidence = Evidence()
    for i in decayed where i != largest {
      let distance = abs(λ * own[i]) / tolerance(i, all[i].size + abs(λ * own[i]))
      if distance > 1 { evidence.add(log2(distance)) }
    }
    func lines(_ line: (Int) -> Int) -> [Int]? {
      let found = Set(missing.map(line))
      return decayed.contains { found.contains(line($0)) } ? nil : found.sorted()
    }
    if let rows = lines({ $0 / columns }), rows.count < claimed.count / columns {
      return Fit(
        mistakes: [.decayOfLines(λ, areRows: true, missing: rows)], evidence: evidence)
    }
    guard columns > 1, let found = lines({ $0 % columns }) else { return nil }
    return Fit(mistakes: [.decayOfLines(λ, areRows: false, missing: found)], evidence: evidence)
  }
}
