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

  /// What each example counts for, where some count for more than others.
  private(set) var shares: [Double]?

  /// The mean of the means of mini-batches of one size, but for the last.
  init(meansOfBatches size: Int, of n: Int) {
    self.init(meanOver: 0..<n)
    let batches = (n + size - 1) / size
    shares = (0..<n).map { i in
      let own = min(size, n - i / size * size)
      return Double(n) / Double(batches * own)
    }
  }

  /// The sum over some of n examples, a mean as it is taken there.
  init(over subset: ExampleSubset, of n: Int, _ objective: Objective) {
    if case .means(let size) = subset {
      self.init(meansOfBatches: size, of: n)
    } else {
      self.init(over: subset.members(of: n), of: objective)
    }
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
      let (term, share) = (term(i), shares?[i] ?? 1)
      value += share * term.value
      size += share * term.size
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
      + sizes.filter { n % $0 != 0 }.map { (.means(ofBatches: $0), 0..<n) }
  }

  /// The examples that belong to it, of n.
  func members(of n: Int) -> Range<Int> {
    switch self {
    case .single(let i): i..<i + 1
    case .first(let count): 0..<count
    case .last(let count): n - count..<n
    case .means: 0..<n
    }
  }
}
