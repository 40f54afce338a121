//===----------------------------------------------------------------------===//
// Parts of a text that are to be taken otherwise than the rest.
//===----------------------------------------------------------------------===//

import Foundation

/// How a text is parted where it may change its mind.
package enum Zones {
  /// The choice at each display that costs least in all.
  ///
  /// - Parameters:
  ///   - costs: what each choice costs at each display; the first choice is the usual one
  ///   - first: what it costs to begin with another
  ///   - change: what it costs to go over to another
  package static func cheapest(
    _ costs: [[Double]], first: Double, change: Double
  ) -> [Int] {
    let choices = costs.indices
    var sums = choices.map { $0 == 0 ? 0 : first }
    var origins: [[Int]] = []
    for display in costs.first?.indices ?? 0..<0 {
      var next: [Double] = []
      var from: [Int] = []
      for choice in choices {
        let arrivals = choices.map { sums[$0] + ($0 == choice ? 0 : change) }
        // Where it costs the same, nothing changes.
        let cheapest = choices.min { arrivals[$0] < arrivals[$1] } ?? choice
        let origin = arrivals[choice] <= arrivals[cheapest] ? choice : cheapest
        from.append(origin)
        next.append(arrivals[origin] + costs[choice][display])
      }
      sums = next
      origins.append(from)
    }
    guard var choice = choices.min(by: { sums[$0] < sums[$1] }) else { return [] }
    var path: [Int] = []
    for from in origins.reversed() {
      path.append(choice)
      choice = from[choice]
    }
    return path.reversed()
  }

  /// Whether a number is in ranges such as `1-3, 7`.
  package static func contains(_ ranges: some StringProtocol, _ number: Int) -> Bool {
    ranges.split(separator: ",").contains { range in
      let ends = range.split(separator: "-").compactMap {
        Int($0.trimmingCharacters(in: .whitespaces))
      }
      guard let first = ends.first, let last = ends.last, first <= last else { return false }
      return (first...last).contains(number)
    }
  }

  /// 1, 2, 3, 7 as `1-3, 7`, with another dash where people read it.
  package static func ranges(_ numbers: [Int], dash: String = "-") -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)\(dash)\(range.upperBound)"
    }.joined(separator: ", ")
  }
}
