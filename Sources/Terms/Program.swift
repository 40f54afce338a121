//===----------------------------------------------------------------------===//
// Many terms as one list of operations, each part once.
//===----------------------------------------------------------------------===//

import Numbers

/// The operations of some terms in an order in which each finds its arguments computed.
package struct Program: Sendable {
  private struct Step: Sendable {
    var operation: Term.Operation
    /// Where its arguments stand in `arguments`.
    var arguments: Range<Int>
  }

  private var steps: [Step] = []
  private var arguments: [Int] = []
  /// Where each of the terms stands.
  private var results: [Int] = []
  /// The steps that choose a branch: signs, steps, tests for zero, floors.
  private(set) package var branches: [Int] = []
  /// Whether functions stand in it that the field knows no more of than their names.
  private(set) package var hasOpaqueFunctions = false
  /// The places that numbers are drawn for.
  private(set) package var inputs: [Place] = []

  package init(_ terms: [Term]) {
    var places = TermNumbering()
    for term in terms { results.append(add(term, &places)) }
  }

  private mutating func add(_ root: Term, _ places: inout TermNumbering) -> Int {
    if let place = places.number(of: root.key) { return place }
    var stack = [root]
    while let term = stack.last {
      if places.number(of: term.key) != nil {
        stack.removeLast()
        continue
      }
      let height = stack.count
      let start = arguments.count
      for argument in term.arguments {
        if let place = places.number(of: argument.key) {
          arguments.append(place)
        } else {
          stack.append(argument)
        }
      }
      if stack.count > height {
        arguments.removeSubrange(start...)
        continue
      }
      stack.removeLast()
      places.add(term.key)
      note(term, at: steps.count, argument: arguments.last)
      steps.append(Step(operation: term.operation, arguments: start..<arguments.count))
    }
    return places.number(of: root.key) ?? 0
  }

  private mutating func note(_ term: Term, at place: Int, argument: Int?) {
    switch term.operation {
    case .input(let place): inputs.append(place)
    case .function(let function):
      hasOpaqueFunctions = true
      switch function {
      case .sign, .step, .isZero, .floor: if let argument { branches.append(argument) }
      default: break
      }
    default: break
    }
  }

  /// What all steps come to, where the inputs have these values.
  package func run<N: TermNumber>(_ type: N.Type, _ input: (Place) -> N) -> Run<N> {
    var values: [N] = []
    values.reserveCapacity(steps.count)
    for step in steps {
      let places = arguments[step.arguments]
      values.append(
        N.value(
          of: step.operation, count: places.count,
          argument: { values[places[places.startIndex + $0]] }, input: input))
    }
    return Run(values: results.map { values[$0] }, branches: branches.map { values[$0] })
  }

  /// Whether a logarithm or a root is asked for of a negative number that is finite: then what has no
  /// value has none by its own domain, and not because something grew too large.
  func leavesADomain(_ input: (Place) -> Bounded<Double>) -> Bool {
    var values: [Bounded<Double>] = []
    values.reserveCapacity(steps.count)
    for step in steps {
      let places = arguments[step.arguments]
      if case .function(let function) = step.operation, [.log, .sqrt].contains(function),
        let place = places.first, values[place].value < 0, values[place].value.isFinite
      {
        return true
      }
      values.append(
        Bounded<Double>.value(
          of: step.operation, count: places.count,
          argument: { values[places[places.startIndex + $0]] }, input: input))
    }
    return false
  }

  /// What a program comes to.
  package struct Run<N: TermNumber> {
    /// Of each of the terms.
    package var values: [N]
    /// What each branch was chosen by.
    package var branches: [N]
  }
}

extension Program {
  /// A bound on the degree of the difference of any two of its terms, and of the arguments of the
  /// opaque functions, over which pairs of arguments may coincide.
  package func degree(ofPairs pairs: [(Int, Int)]) -> Double {
    let degrees = run(Degree.self) { _ in .variable }.values
    let largest = pairs.map { Degree.ofDifference(degrees[$0.0], degrees[$0.1]) }.max() ?? 1
    let tally = Degree.Tally()
    _ = tally.counting { run(Degree.self) { _ in .variable } }
    return max(1, largest) + tally.collisions
  }
}

extension Array where Element == Term {
  /// What terms come to in Double at one draw.
  package func doubles(seed: UInt64) -> [Double] {
    let draw = Draw(seed: seed, number: 0)
    return Program(self).run(Bounded<Double>.self) { Bounded(exact: draw.double($0)) }.values
      .map(\.value)
  }
}

extension TermNumber {
  /// What an operation makes of its arguments, of which there are so many.
  @inline(__always)
  static func value(
    of operation: Term.Operation, count: Int, argument: (Int) -> Self, input: (Place) -> Self
  ) -> Self {
    switch operation {
    case .number(let value): .exact(value)
    case .rounded(let value): Self(value)
    case .input(let place): input(place)
    case .mark: argument(0)
    case .sum: (1..<max(1, count)).reduce(argument(0)) { $0 + argument($1) }
    case .product: argument(0) * argument(1)
    case .quotient: argument(0) / argument(1)
    case .negation: -argument(0)
    case .function(let function): .apply(function, argument(0))
    }
  }
}
