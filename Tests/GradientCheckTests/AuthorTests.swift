import Foundation
import GradientCheck
import Numbers
import Testing

/// (1 − x)² + 100 (y − x²)².
struct Rosenbrock: DifferentiableLoss {
  func callAsFunction<S: Number>(_ x: [S]) -> S {
    let (u, v) = (S(1.0) - x[0], x[1] - x[0] * x[0])
    return u * u + S(100.0) * v * v
  }
}

/// Σ relu(x_k) k.
struct Hinges: DifferentiableLoss {
  func callAsFunction<S: Number>(_ x: [S]) -> S {
    x.enumerated().reduce(.zero) { $0 + S($1.offset + 1) * .relu($1.element) }
  }
}

@Suite("A check for authors of gradients")
struct AuthorTests {
  func gradient(_ x: [Double]) -> [Double] {
    [-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] * x[0]), 200 * (x[1] - x[0] * x[0])]
  }

  let point = [1.2, 1.0]

  @Test("a right gradient, by duals and by differences")
  func right() {
    let byDuals = checkGradient(of: Rosenbrock(), at: point, claimed: gradient(point))
    #expect(byDuals.isRight, "\(byDuals)")
    let loss: ([Double]) -> Double = { Rosenbrock()($0) }
    let byDifferences = checkGradient(of: loss, at: point, claimed: gradient(point))
    #expect(byDifferences.isRight, "\(byDifferences)")
  }

  @Test("one entry off by 1e-10 is wrong, and named")
  func oneEntry() {
    var claimed = gradient(point)
    claimed[1] *= 1 + 1e-10
    let report = checkGradient(of: Rosenbrock(), at: point, claimed: claimed)
    #expect(report.wrong.map(\.index) == [1])
    #expect(report.mistake == "only entry 1 is wrong")
    #expect(report.description.contains("entry 1: \(claimed[1]) is wrong"))
  }

  @Test("a factor, a sign, zeros and an exchange are named")
  func common() {
    let right = gradient(point)
    func mistake(_ claimed: [Double]) -> String? {
      checkGradient(of: Rosenbrock(), at: point, claimed: claimed).mistake
    }
    #expect(mistake(right.map { 2 * $0 }) == "every entry is 2.0 times the right one")
    #expect(mistake(right.map { -$0 }) == "the sign is the wrong one throughout")
    #expect(mistake([0, 0]) == "every entry is 0")
    #expect(mistake([right[1], right[0]]) == "the entries 0 and 1 are exchanged")
  }

  @Test("at a kink every slope between the two sides is let pass, and no other")
  func kink() {
    for (slope, isWrong) in [(0.0, false), (1, false), (2, false), (2.1, true), (-0.1, true)] {
      let claimed = [1, slope, 0]
      let byDuals = checkGradient(of: Hinges(), at: [1, 0, -1], claimed: claimed)
      #expect(byDuals.wrong.isEmpty != isWrong, "\(byDuals)")
      #expect(!byDuals.isRight)
      if !isWrong {
        #expect(byDuals.entries[1].verdict == .notDifferentiable(left: 0, right: 2))
        #expect(byDuals.description.contains("entry 1: \(slope), but the loss is not different"))
      }
      let loss: ([Double]) -> Double = { Hinges()($0) }
      let byDifferences = checkGradient(of: loss, at: [1, 0, -1], claimed: claimed)
      #expect(byDifferences.wrong.isEmpty != isWrong, "\(byDifferences)")
      #expect(!byDifferences.isRight)
    }
  }

  @Test("beside a kink, and where a loss bends sharply, there is a derivative")
  func noKink() {
    for x in [1e-9, -1e-9, 1] {
      let report = checkGradient(of: Hinges(), at: [x], claimed: [x > 0 ? 1 : 0])
      #expect(report.isRight, "\(report)")
    }
    struct Bend: DifferentiableLoss {
      func callAsFunction<S: Number>(_ x: [S]) -> S { S(1e6) * (x[0] - .one) * (x[0] - .one) }
    }
    for x in [1, 1 + 1e-9] {
      let report = checkGradient(of: Bend(), at: [x], claimed: [2e6 * (x - 1)])
      #expect(report.isRight, "\(report)")
    }
  }

  @Test("a kink inside a sum is seen from each of its parameters")
  func kinkOfSum() {
    struct Unit: DifferentiableLoss {
      func callAsFunction<S: Number>(_ w: [S]) -> S { .relu(w[0] * S(0.3) + w[1] * S(0.7) + w[2]) }
    }
    let w = [0.1, 0.2, -(0.1 * 0.3 + 0.2 * 0.7)]
    let report = checkGradient(of: Unit(), at: w, claimed: [0, 0, 0])
    #expect(report.wrong.isEmpty)
    #expect(report.entries.allSatisfy { $0.verdict != .right }, "\(report)")
  }

  @Test("where the loss overflows the reference is called unreliable")
  func overflow() {
    struct Tower: DifferentiableLoss {
      func callAsFunction<S: Number>(_ x: [S]) -> S { .exp(.exp(x[0])) }
    }
    let report = checkGradient(of: Tower(), at: [10], claimed: [1])
    #expect(report.wrong.isEmpty && !report.isRight, "\(report)")
  }
}
