import Foundation
import Networks
import Numbers

/// Difference quotients in place of derivatives, as of a gradient check: how they were taken.
public struct DifferenceMistake: Hashable, Sendable {
  /// The step h.
  public let step: Double

  /// Whether the loss is taken on both sides.
  public let isCentral: Bool

  /// Where each weight is left, in steps: 0 where it is put back.
  public var left = 0.0

  /// What the quotient is multiplied with: 2 where a central one was divided by h, ½ where one of one side
  /// was divided by 2h.
  public var scale = 1.0

  /// What every quotient is a multiple of, where the rounding of the loss is all that is left.
  public var quantum: Double?

  /// Whether L(w) was computed once, before anything was moved.
  public var isFromBeginning = false

  var sentence: String {
    let formula = isCentral ? "(L(w + h) − L(w − h)) / 2h" : "(L(w + h) − L(w)) / h"
    if scale != 1 {
      let divided = isCentral ? "h in place of 2h" : "2h in place of h"
      return "every entry is \(scale.short) times the right one: these are difference quotients "
        + "with h = \(step.short), and the difference was divided by \(divided)"
    }
    if let quantum {
      return
        "these are difference quotients, \(formula) with h = \(step.short), of a loss that is not "
        + "exact enough for so small an h: every entry is a multiple of \(quantum.short), its last digit "
        + "over \(isCentral ? "2h" : "h"); take a larger h, or a higher precision"
    }
    let quotients = "these are difference quotients, \(formula) with h = \(step.short)"
    if left == 0 { return quotients + ": no more exact than that, and no backpropagation" }
    if isFromBeginning {
      return quotients + ", and the weights were not put back: L(w + h) has all weights moved "
        + "that were tried before, L(w) none"
    }
    let place = abs(left) == 1 ? "h" : "\(abs(left).short)h"
    return quotients + ", and the weights were not put back: each was left at w "
      + (left > 0 ? "+" : "−") + " \(place) while the next ones were tried"
  }
}

/// Finds the step and the way in which a claim is made of difference quotients, of weights that are put
/// back after each or are not.
struct DifferenceQuotients {
  private let whole: WholeGradient
  private let network: Network<Double>

  /// The places of the parameters, in the order in which they are tried.
  private typealias Order = [Int]

  private static let mostWork = 20_000
  private static let steps = (1...8).flatMap { exponent in
    [1.0, 5, 2].map { $0 * pow(10, -Double(exponent)) }
  }

  init(_ whole: WholeGradient, _ network: Network<Double>) {
    (self.whole, self.network) = (whole, network)
  }

  /// What fits; `nil` where nothing does.
  func mistake() -> Mistake? {
    guard whole.work <= Self.mostWork else { return nil }
    if let noise = noise() { return .differences(noise) }
    let ways = Self.steps.flatMap(ways).filter { isNear($0.scale) || $0.isFromBeginning }
    for (o, order) in orders.enumerated() {
      // Where weights are put back, the order does not matter.
      for way in ways where o == 0 || way.left != 0 {
        // The weights that were given may be those before or those behind.
        for begin in way.left == 0 ? [0] : [0, -way.left * way.step] {
          if fits(way, order, from: whole.weights.map { $0 + begin }) { return .differences(way) }
        }
      }
    }
    return nil
  }

  /// Quotients in which nothing but the rounding of the loss is left: multiples of its last digit over the
  /// step, and not far from the right ones.
  private func noise() -> DifferenceMistake? {
    guard let loss = whole.loss(at: whole.weights), loss > 0 else { return nil }
    let digit = whole.isFloat ? Double(Float(loss).ulp) : loss.ulp
    let steps = (3...16).flatMap { exponent in
      [1.0, 2, 5].map { $0 * pow(10, -Double(exponent)) }
    }
    // The largest that fits: what is a multiple of it is one of its parts, too.
    var ways: [(quantum: Double, way: DifferenceMistake)] = []
    for step in steps {
      for isCentral in [true, false] {
        for digit in [digit, digit / 2] {
          let quantum = digit / (isCentral ? 2 * step : step)
          ways.append(
            (quantum, DifferenceMistake(step: step, isCentral: isCentral, quantum: quantum)))
        }
      }
    }
    ways.sort { $0.quantum > $1.quantum }
    return ways.first { isMultiple(of: $0.quantum) }?.way
  }

  /// Whether all numbers are small multiples of another, and it is no chance.
  private func isMultiple(of quantum: Double) -> Bool {
    var (bits, seen) = (0.0, Set<Double>())
    for (claimed, exact) in zip(whole.claimed, whole.exact) {
      let count = claimed / quantum
      let miss = abs(count - count.rounded())
      let allowed = 1e-4 + 4 * (whole.isFloat ? 6e-8 : 2e-16) * abs(count)
      let isMet = claimed == 0 || (miss <= allowed && abs(count) > 0.5 && abs(count) < 1e6)
      guard isMet, abs(claimed - exact) <= 64 * quantum + 0.1 * abs(exact) else { return false }
      if claimed != 0 && seen.insert(abs(claimed)).inserted { bits += max(0, -log2(2 * allowed)) }
    }
    return bits >= 40
  }

  private func ways(_ step: Double) -> [DifferenceMistake] {
    let central = [0.0, -1, 1, -2, 2].map {
      DifferenceMistake(step: step, isCentral: true, left: $0)
    }
    let forward = [0.0, 1].map { DifferenceMistake(step: step, isCentral: false, left: $0) }
    let begun = DifferenceMistake(step: step, isCentral: false, left: 1, isFromBeginning: true)
    let scaled = [true, false].map {
      DifferenceMistake(step: step, isCentral: $0, scale: $0 ? 2 : 0.5)
    }
    return central + forward + [begun] + scaled
  }

  /// Whether the numbers are roughly the right ones, times a constant.
  private func isNear(_ scale: Double) -> Bool {
    let size = WholeGradient.size(whole.exact)
    return zip(whole.claimed, whole.exact).allSatisfy { abs($0 - scale * $1) <= 0.4 * size }
  }

  private func fits(_ way: DifferenceMistake, _ order: Order, from begin: [Double]) -> Bool {
    guard let loss = whole.loss(at: begin) else { return false }
    // A loss is off by some units in its last place, a quotient by that over h.
    let tolerance = 64 * Double.ulpOfOne * (1 + abs(loss)) / way.step
    func isClaimed(_ place: Int) -> Bool {
      let own = quotient(place, way, order, begin)
      return own.map { abs($0 - whole.claimed[place]) <= tolerance } ?? false
    }
    let count = order.count
    guard [0, count - 1, count / 2, count / 3].allSatisfy({ isClaimed(order[$0]) }) else {
      return false
    }
    let all = order.indices.compactMap { quotient($0, way, order, begin) }
    return all.count == count && whole.isClaimed(all, tolerance: tolerance)
  }

  /// The quotient of one parameter, with those before it where they were left.
  private func quotient(
    _ place: Int, _ way: DifferenceMistake, _ order: Order, _ begin: [Double]
  ) -> Double? {
    var w = begin
    if way.left != 0 {
      for before in order.prefix(while: { $0 != place }) { w[before] += way.left * way.step }
    }
    let own = w[place]
    func loss(_ shift: Double) -> Double? {
      w[place] = own + shift
      return whole.loss(at: w)
    }
    let below = way.isFromBeginning ? whole.loss(at: begin) : loss(way.isCentral ? -way.step : 0)
    guard let up = loss(way.step), let down = below else { return nil }
    return way.scale * (up - down) / (way.isCentral ? 2 * way.step : way.step)
  }

  /// The orders in which programs go through the parameters: layer by layer or all weights first, and the
  /// weights row by row or, where they are kept as (in, out), column by column.
  private var orders: [Order] {
    var (weights, turned, biases): ([[Int]], [[Int]], [[Int]]) = ([], [], [])
    var first = 0
    for layer in network.layers {
      let (rows, columns) = (layer.weights.rows, layer.weights.columns)
      let own = first
      weights.append(Array(own..<own + rows * columns))
      turned.append((0..<rows * columns).map { own + $0 % rows * columns + $0 / rows })
      biases.append(Array(own + rows * columns..<own + rows * columns + rows))
      first += rows * columns + rows
    }
    return [weights, turned].flatMap { weights in
      [zip(weights, biases).flatMap { $0 + $1 }, (weights + biases).flatMap { $0 }]
    }
  }
}
