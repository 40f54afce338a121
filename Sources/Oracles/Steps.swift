import Foundation

/// The differences taken so far, from coarse to fine, and what they say.
struct Steps {
  let x: Double
  let middle: Double
  let noise: Double

  private var central = Extrapolation(ratio: 4)
  private var right = Extrapolation(ratio: 2)
  private var left = Extrapolation(ratio: 2)
  private var jumps: [Jump] = []
  private var sizes: [Double] = []

  /// The difference of the one-sided slopes at a step. Over a smooth function it is
  /// c₁h + c₃h³ + …; with those two taken out, it falls by 32 with each halving. At a kink it stays.
  struct Jump {
    var value: Double
    var rounding: Double
    var isSeen: Bool { abs(value) > rounding }
  }

  init(x: Double, middle: Double, noise: Double) {
    (self.x, self.middle, self.noise) = (x, middle, noise)
  }

  /// Evaluates at x ± h; where a value is not finite the step was too wide, and is forgotten.
  mutating func take(_ h: Double, _ f: (Double) -> Double) {
    let (above, below) = (f(x + h), f(x - h))
    guard above.isFinite && below.isFinite else { return }
    let slope = (above - below) / (2 * h)
    // The function's rounding, larger where its values are, and that of the points x ± h themselves.
    let size = max(abs(above), abs(below), abs(middle))
    let noise = middle == 0 ? noise + size.ulp : noise * size / abs(middle)
    let rounding = noise / h + abs(slope) * (abs(x) + h).ulp / (2 * h)
    central.append(slope, rounding: rounding)
    right.append((above - middle) / h, rounding: 2 * rounding)
    left.append((middle - below) / h, rounding: 2 * rounding)
    sizes.append(h)
    if let jump = jump(sizes.count - 1) {
      jumps.append(Jump(value: jump, rounding: 28 * rounding))
    }
  }

  /// (f(x + h) − f(x))/h − (f(x) − f(x − h))/h at a level.
  private func bend(_ level: Int) -> Double {
    right.quotients[level].value - left.quotients[level].value
  }

  /// The bends of three levels with their first and third powers of h taken out.
  private func jump(_ level: Int) -> Double? {
    guard level >= 2 else { return nil }
    let (fine, middle, coarse) = (bend(level), bend(level - 1), bend(level - 2))
    return (8 * (2 * fine - middle) - (2 * middle - coarse)) / 7
  }
}

// The one-sided slopes, as the steps get finer.
extension Steps {
  private enum Bend: Equatable {
    /// They agree as far as rounding lets one see.
    case none
    /// They come together.
    case falling
    /// They differ by the same amount, over this many steps.
    case steady(Int)
    /// They differ, now by this and now by that.
    case wild
  }

  private var bend: Bend {
    // Once rounding hides the jump, those before it decide, unless finer steps saw it vanish.
    let unseen = jumps.reversed().prefix { !$0.isSeen }
    let seen = Array(jumps.reversed().dropFirst(unseen.count))
    guard let finest = seen.first else { return .none }
    // One or two coarse steps do not tell.
    guard seen.count >= 3 else { return .falling }
    if unseen.contains(where: { abs($0.value) + $0.rounding < abs(finest.value) / 2 }) {
      return .none
    }
    let pairs = zip(seen, seen.dropFirst())
    if let coarser = seen.dropFirst().first, abs(finest.value) <= abs(coarser.value) / 2 {
      return .falling
    }
    let steady = pairs.prefix { fine, coarse in
      abs(fine.value - coarse.value) <= 0.25 * abs(coarse.value)
    }
    return steady.isEmpty ? .wild : .steady(steady.count)
  }
}

// When to stop.
extension Steps {
  /// Whether finer steps would tell no more.
  func isSettled(goal: Double) -> Bool {
    guard sizes.count >= 4, let best = central.best, let jump = jumps.last else { return false }
    if case .observed(let order) = order, order < Self.leastOrder { return false }
    let isBent = bend != .none && abs(jump.value) > 100 * goal * abs(best.value)
    return !isBent && best.error <= max(goal * abs(best.value), 2 * best.rounding)
  }

  /// The order below which the function is not taken to be smooth; 2 but for what remains of the
  /// higher terms.
  private static let leastOrder = 1.75
}

// What the steps say.
extension Steps {
  /// Slopes that differ this often by the same amount make a kink.
  private static let steadyJumps = 5

  var verdict: DifferenceVerdict {
    switch bend {
    case .steady(Self.steadyJumps...):
      if let left = left.best, let right = right.best {
        return .notDifferentiable(left: left.value, right: right.value)
      }
    case .wild, .steady:
      return .unreliable("the slopes to the left and to the right do not settle")
    case .none, .falling: break
    }
    guard let best = central.best else {
      return .unreliable("the function is not finite on both sides of \(x)")
    }
    if best.error > 4 * best.rounding && best.error > 1e-6 * abs(best.value) {
      return .unreliable(
        "the differences do not settle: \(best.value) may be off by \(best.error)")
    }
    let order = order
    if case .observed(let p) = order, p < Self.leastOrder {
      let p = String(format: "%.2f", p)
      return .unreliable("the differences converge with order \(p), not 2: not smooth here")
    }
    return .slope(
      .init(
        value: best.value, error: best.error, order: order,
        step: sizes[best.levels.upperBound]))
  }

  /// From the finest steps whose differences are well above rounding and shrink by a steady power
  /// of the step, twice in a row.
  private var order: DifferenceVerdict.Order {
    let changes = zip(central.quotients, central.quotients.dropFirst()).map { coarse, fine in
      (
        size: abs(coarse.value - fine.value),
        isClear: abs(coarse.value - fine.value) > 32 * fine.rounding
      )
    }
    let orders = zip(changes, changes.dropFirst()).map { coarse, fine in
      coarse.isClear && fine.isClear ? log2(coarse.size / fine.size) : nil
    }
    for (coarse, fine) in zip(orders, orders.dropFirst()).reversed() {
      // Where the changes do not shrink, the steps reach across a kink nearby.
      if let p = fine, let q = coarse, p > 0.9, abs(p - q) < 0.1 { return .observed(p) }
    }
    return .belowRounding
  }
}
