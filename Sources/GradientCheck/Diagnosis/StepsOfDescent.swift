import Networks
import Numbers

/// What may be handed over of a descent in place of the gradient at the network's weights.
public enum DescentMistake: Hashable, Sendable {
  /// The gradient at the weights before a step, W + η dW, or behind it, W − η ∇.
  case weightsBefore(rate: Double), weightsBehind(rate: Double)

  /// The gradients of single examples, each at the weights that the one before has left.
  case online(rate: Double)

  /// What a descent with momentum moves by after some steps that began with 0.
  case velocity(momentum: Double, steps: Int)

  var sentence: String {
    switch self {
    case .weightsBefore(let rate):
      "this is the gradient at other weights: those before a step of descent, of which the network has "
        + "those behind it, W − \(rate.short) dW; give the weights with which dW was computed"
    case .weightsBehind(let rate):
      "this is the gradient at other weights, those behind a step of descent, W − \(rate.short) dW: the "
        + "weights were updated before the gradient was computed"
    case .online(let rate):
      "these are the gradients of the examples one by one, added up while the weights were updated after "
        + "each, W − \(rate.short) dW: they belong to weights of their own"
    case .velocity(1, let steps):
      "these are the gradients of \(steps) steps added up: they were not set to 0 between the steps, as "
        + "where an array or a default argument is kept"
    case .velocity(let momentum, let steps):
      "this is no gradient but a velocity: what momentum of \(momentum.short) has added up in \(steps) steps, "
        + "each at weights of its own"
    }
  }
}

/// Finds out whether a claim comes of a descent: whether it is the gradient one step away, or what
/// momentum adds up,
///
///     v_t = β v_{t−1} + ∇(W_{t−1}),   W_t = W_{t−1} − η v_t,   v_0 = 0
///
/// perhaps times 1 − β or −η. Given v_T and W_T or W_{T−1}, and β and η as people choose them, the
/// steps are taken back one by one; they lead to v_0 = 0, or the hypothesis is wrong.
///
/// Source: B. T. Polyak, *Some methods of speeding up the convergence of iteration methods*, USSR
/// Computational Mathematics and Mathematical Physics 4 (1964).
struct StepsOfDescent {
  private let whole: WholeGradient

  private static let mostWork = 5000
  private static let mostSteps = 60
  private static let momenta = [0.9, 0.99, 0.95, 0.8, 0.5, 1]

  /// 1, 2, 3 and 5, and so on down to a ten-thousandth of them.
  private static let rates = [1.0, 1e-1, 1e-2, 1e-3, 1e-4].flatMap { scale in
    [1.0, 2, 3, 5].map { $0 * scale }
  }

  init(_ whole: WholeGradient) {
    self.whole = whole
    own = whole.work <= Self.mostWork ? whole.gradient(at: whole.weights) : nil
  }

  /// Whether it is worth trying, and does not take too long.
  private var isLikely: Bool {
    whole.work <= Self.mostWork
      && (isAlong(whole.claimed, whole.exact) || isAlong(whole.claimed.map { -$0 }, whole.exact))
  }

  /// Whether numbers point the same way as others, roughly.
  private func isAlong(_ v: [Double], _ g: [Double]) -> Bool {
    func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    return dot(v, g) > 0.1 * (dot(v, v) * dot(g, g)).squareRoot()
  }

  /// The gradient one step away; `nil` where it is none.
  func oneStep() -> Mistake? {
    guard isLikely else { return nil }
    let (w, v) = (whole.weights, whole.claimed)
    let tolerance = whole.rounding * WholeGradient.size(v)
    for rate in Self.rates {
      for (direction, mistake) in [
        (v, DescentMistake.weightsBefore(rate: rate)),
        (whole.exact.map { -$0 }, .weightsBehind(rate: rate)),
      ] {
        let other = whole.gradient(at: zip(w, direction).map { $0 + rate * $1 })
        if let other, whole.isClaimed(other, tolerance: tolerance) {
          return .ofDescent(mistake)
        }
      }
    }
    return nil
  }

  /// The examples' gradients one after the other, each followed by a step; `nil` where it is none.
  func online() -> Mistake? {
    guard isLikely, whole.count > 1 else { return nil }
    let tolerance = whole.rounding * WholeGradient.size(whole.claimed)
    for rate in Self.rates {
      var (w, sum) = (whole.weights, whole.weights.map { _ in 0.0 })
      for i in 0..<whole.count {
        guard let gradient = whole.gradient(at: w, of: i) else { return nil }
        sum = zip(sum, gradient).map(+)
        w = zip(w, gradient).map { $0 - rate * $1 }
      }
      for share in [1 / Double(whole.count), 1] {
        if whole.isClaimed(sum.map { share * $0 }, tolerance: tolerance) {
          return .ofDescent(.online(rate: rate))
        }
      }
    }
    return nil
  }

  /// What momentum added up in several steps; `nil` where it is no such thing.
  func velocity() -> Mistake? {
    guard isLikely else { return nil }
    for momentum in Self.momenta {
      for rate in Self.rates {
        // v itself; (1 − β) v, with which W is moved by η; and −η v, which is added to W.
        let mean = momentum < 1 ? [(1 / (1 - momentum), rate * (1 - momentum))] : []
        let forms = [(1, rate)] + mean + [(-1 / rate, rate)]
        for (scale, rate) in forms {
          let v = whole.claimed.map { scale * $0 }
          for isBehind in [false, true] {
            let w = isBehind ? zip(whole.weights, v).map { $0 + rate * $1 } : whole.weights
            if let steps = steps(back: v, from: w, momentum, rate) {
              return .ofDescent(.velocity(momentum: momentum, steps: steps))
            }
          }
        }
      }
    }
    return nil
  }

  /// In how many steps a velocity was added up; `nil` where it does not go back to 0.
  private func steps(
    back velocity: [Double], from weights: [Double], _ momentum: Double, _ rate: Double
  ) -> Int? {
    var (v, w) = (velocity, weights)
    let size = WholeGradient.size(v)
    var tolerance = whole.rounding * size
    for step in 1...Self.mostSteps {
      guard let gradient = step == 1 && w == whole.weights ? own : whole.gradient(at: w) else {
        return nil
      }
      let before = v
      v = zip(v, gradient).map { ($0 - $1) / momentum }
      tolerance /= momentum
      let left = WholeGradient.size(v)
      if left <= tolerance {
        return step > 1 && whole.isEvident(before, tolerance: tolerance) ? step : nil
      }
      guard left < 4 * size, tolerance < 1e-3 * size, isAlong(v, gradient) else { return nil }
      w = zip(w, v).map { $0 + rate * $1 }
    }
    return nil
  }

  /// The gradient at the network's weights, as it is computed at others.
  private let own: [Double]?
}
