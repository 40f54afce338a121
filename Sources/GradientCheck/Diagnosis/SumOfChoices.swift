/// A sum of one vector for each of several items, each chosen from as many ways: found by letting all sums
/// over the first half meet all sums over the others.
struct SumOfChoices {
  private let terms: [Double]
  private let (count, ways, width): (Int, Int, Int)
  private let weights: [Double]
  private let first: [Double]
  private let second: [Double]
  private let order: [Int]

  /// More accidental meetings than this are not looked into.
  private static let mostLooks = 10_000

  /// - Parameters:
  ///   - terms: item after item, way after way, `width` numbers each.
  ///   - ways: how many ways each item has.
  init(_ terms: [Double], ways: Int, width: Int) {
    (self.terms, self.ways, self.width) = (terms, ways, width)
    let count = terms.count / (ways * width)
    let weights = (0..<width).map { 1 + Double(($0 * 7919) % 101) / 101 }
    let keys = (0..<count).map { i in
      (0..<ways).map { way -> Double in
        let start = (i * ways + way) * width
        return Self.key(terms[start..<start + width], weights)
      }
    }
    (self.count, self.weights) = (count, weights)
    first = Self.sums(keys[..<(count / 2)])
    let unsorted = Self.sums(keys[(count / 2)...])
    order = unsorted.indices.sorted { unsorted[$0] < unsorted[$1] }
    second = order.map { unsorted[$0] }
  }

  /// Of each item its way, with which the sum is what is wanted, and which is not the first throughout;
  /// `nil` where there is none.
  func choice(of wanted: [Double], tolerance: Double, butFirst: Bool) -> [Int]? {
    let key = Self.key(wanted[...], weights)
    var looked = 0
    for (a, sum) in first.enumerated() {
      var place = self.place(of: key - sum - tolerance)
      while place < second.count, second[place] <= key - sum + tolerance {
        let chosen = digits(a, count / 2) + digits(order[place], count - count / 2)
        let isAllowed = !butFirst || chosen.contains { $0 != 0 }
        if isAllowed && isSum(chosen, wanted, tolerance) { return chosen }
        (place, looked) = (place + 1, looked + 1)
        if looked > Self.mostLooks { return nil }
      }
    }
    return nil
  }

  private func isSum(_ chosen: [Int], _ wanted: [Double], _ tolerance: Double) -> Bool {
    wanted.indices.allSatisfy { k in
      let sum = chosen.enumerated().reduce(0) { sum, way in
        sum + terms[(way.offset * ways + way.element) * width + k]
      }
      return abs(sum - wanted[k]) <= tolerance
    }
  }

  private static func key(_ numbers: ArraySlice<Double>, _ weights: [Double]) -> Double {
    zip(numbers, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The sums of one of each, in the order of the number whose digits they are, the first lowest.
  private static func sums(_ keys: ArraySlice<[Double]>) -> [Double] {
    keys.reduce([0]) { sums, own in own.flatMap { key in sums.map { $0 + key } } }
  }

  private func digits(_ number: Int, _ count: Int) -> [Int] {
    var (digits, rest) = ([Int](), number)
    for _ in 0..<count {
      digits.append(rest % ways)
      rest /= ways
    }
    return digits
  }

  /// The first place whose number is not less.
  private func place(of number: Double) -> Int {
    var (low, high) = (0, second.count)
    while low < high {
      let middle = (low + high) / 2
      if second[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
