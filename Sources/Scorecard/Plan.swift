import Networks
import Numbers

/// How many networks of one kind the scorecard tries.
struct Plan {
  let shape: Shape
  var hardship = Hardship.none

  /// How many networks; each gives ten right gradients: two precisions, five ways to compute.
  let rounds: Int

  /// In how many of them every mistake is planted that belongs into this kind.
  var seededRounds = 0

  var mistakes: [SeededMistake] { SeededMistake.allCases.filter { $0.hardship == hardship } }

  /// Pairs of mistakes to be planted together, drawn at random; in small networks.
  func pairs(using generator: inout SplitMix64) -> [[SeededMistake]] {
    guard hardship == .none, (20..<1000).contains(parameters) else { return [] }
    let all = SeededMistake.ofComputation
    return (0..<Self.pairsInEach).map { _ in
      Array(all.shuffled(using: &generator).prefix(2))
    }
  }

  private static let pairsInEach = 60

  var parameters: Int {
    zip(shape.widths, shape.widths.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }
}

extension Scorecard.Sizes {
  var plans: [Plan] {
    switch self {
    case .small:
      Self.sized([10, 30, 100, 300], rounds: { _ in 3 }, seeded: 2) + Self.hard(2)
        + Self.uneven([30, 300], rounds: 3)
    case .right:
      Self.sized([10, 30, 100], rounds: { _ in 450 }, seeded: 0) + Self.hard(210)
    case .full:
      Self.sized([10, 30, 100, 300, 1000, 3000, 10_000, 30_000], rounds: Self.rounds, seeded: 8)
        + [Plan(shape: Self.large, rounds: 2, seededRounds: 2)] + Self.hard(330)
        + Self.uneven([30, 300, 3000, 30_000], rounds: 8)
    }
  }

  /// Fewer networks of a size, the larger they are.
  private static func rounds(_ parameters: Int) -> Int {
    parameters <= 100 ? 700 : max(1, 60_000 / parameters)
  }

  private static func sized(
    _ sizes: [Int], rounds: (Int) -> Int, seeded: Int
  ) -> [Plan] {
    sizes.flatMap { size in
      shapes(size).map {
        Plan(shape: $0, rounds: rounds(size), seededRounds: min(seeded, rounds(size)))
      }
    }
  }

  /// Four networks of about so many parameters.
  private static func shapes(_ parameters: Int) -> [Shape] {
    let p = Double(parameters)
    // 3 w (w + 1), 3 w² + …, and 10 w² + … parameters.
    let w = max(2, Int((p / 3).squareRoot()))
    let v = max(1, Int((p / 10).squareRoot()))
    let n = parameters <= 3000 ? 3 : 2
    return [
      Shape([w, w, w, w], .sigmoid, .softmax, .crossEntropy, examples: n),
      Shape([2 * w, w, w], .relu, .identity, .squaredError, examples: n),
      Shape([4 * v, 2 * v, v + 1], .tanh, .sigmoid, .halfSquaredError, examples: n),
      Shape([2 * v, 2 * v, v, v, 1], .tanh, .sigmoid, .binaryCrossEntropy, examples: n + 2),
    ]
  }

  /// 109,386 parameters.
  private static let large = Shape(
    [784, 128, 64, 10], .tanh, .softmax, .crossEntropy, examples: 2)

  private static func hard(_ rounds: Int) -> [Plan] {
    let shapes = [
      Shape([4, 6, 5, 3], .relu, .softmax, .crossEntropy, examples: 3),
      Shape([3, 4, 2], .sigmoid, .sigmoid, .binaryCrossEntropy, examples: 3),
      Shape([5, 4, 2], .relu, .identity, .halfSquaredError, examples: 2),
      Shape([1, 1, 1], .tanh, .sigmoid, .squaredError, examples: 1),
    ]
    let deep = Shape(
      Array(repeating: 1, count: 21), .tanh, .identity, .halfSquaredError, examples: 1)
    let deepAndWide = Shape(
      Array(repeating: 4, count: 21), .tanh, .softmax, .crossEntropy, examples: 2)
    return [deep, deepAndWide].map { Plan(shape: $0, rounds: rounds) }
      + [.kink, .nearKink, .saturated40, .saturated800, .smallBesideLarge].flatMap { hardship in
        shapes.map { Plan(shape: $0, hardship: hardship, rounds: rounds) }
      }
  }

  /// Networks whose gradient, or that of one layer, vanishes beside an absolute tolerance.
  private static func uneven(_ sizes: [Int], rounds: Int) -> [Plan] {
    sizes.flatMap { size in
      let shapes = shapes(size)
      return [
        Plan(
          shape: shapes[2], hardship: .allSmall, rounds: rounds, seededRounds: rounds),
        Plan(
          shape: shapes[0], hardship: .unevenLayers, rounds: rounds, seededRounds: rounds),
      ]
    }
  }
}
