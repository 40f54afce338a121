import Numbers

/// Some of the terms of a sum over a layer's units, where all belong.
public enum SomeTerms: Hashable, Sendable, CaseIterable {
  /// Only one, as where it is assigned in a loop and not added.
  case first, last

  /// All but one, as where a loop begins too late or ends too early.
  case butFirst, butLast

  /// Those that differ, of so many.
  static func all(of count: Int) -> [SomeTerms] {
    count < 2 ? [] : count == 2 ? [.first, .last] : allCases
  }

  /// The numbers with 0 for those that do not belong to it.
  func of(_ signal: Signal) -> Signal {
    func isIn(_ k: Int) -> Bool {
      switch self {
      case .first: k == 0
      case .last: k == signal.units - 1
      case .butFirst: k > 0
      case .butLast: k < signal.units - 1
      }
    }
    var result = signal
    for i in signal.values.indices where !isIn(i % signal.units) {
      (result.values[i], result.sizes[i]) = (0, 0)
    }
    return result
  }

  /// What became of a sum.
  var sentence: String {
    switch self {
    case .first: "only its first term: is it assigned in the loop, not added?"
    case .last: "only its last term: is it assigned in the loop, not added?"
    case .butFirst: "all terms but the first: where does its loop begin?"
    case .butLast: "all terms but the last: where does its loop end?"
    }
  }
}
