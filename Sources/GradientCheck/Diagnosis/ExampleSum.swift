import Networks

/// A sum over some of the examples, times a factor: the mean, or what a mistake takes for it.
struct ExampleSum {
  let members: Range<Int>
  var factor: Double

  /// The mean over some examples.
  init(meanOver members: Range<Int>) {
    (self.members, factor) = (members, 1 / Double(members.count))
  }

  /// The mean over some examples, or their sum, as an objective has it.
  init(over members: Range<Int>, of objective: Objective) {
    self.members = members
    factor = objective.examples(ofSum: 1, count: members.count)
  }

  /// The sum without a factor.
  var whole: ExampleSum {
    var result = self
    result.factor = 1
    return result
  }

  /// Σ term, with its size.
  func callAsFunction(
    _ term: (Int) -> (value: Double, size: Double)
  ) -> (value: Double, size: Double) {
    var (value, size) = (0.0, 0.0)
    for i in members {
      let term = term(i)
      value += term.value
      size += term.size
    }
    return (factor * value, abs(factor) * size)
  }
}

typealias ExampleSubset = Mistake.ExampleSubset

extension ExampleSubset {
  /// Single examples, and mini-batches at the beginning and at the end: of any size where there are
  /// few examples, of the usual ones where there are many.
  static func all(of n: Int) -> [(ExampleSubset, Range<Int>)] {
    let sizes = (2..<max(2, n)).filter { n <= 64 || $0 == n - 1 || $0 % 10 == 0 || $0 % 16 == 0 }
    return (0..<n).map { (.single($0), $0..<$0 + 1) }
      + sizes.flatMap { [(.first($0), 0..<$0), (.last($0), n - $0..<n)] }
  }

  /// The examples that belong to it, of n.
  func members(of n: Int) -> Range<Int> {
    switch self {
    case .single(let i): i..<i + 1
    case .first(let count): 0..<count
    case .last(let count): n - count..<n
    }
  }
}
