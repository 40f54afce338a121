//===----------------------------------------------------------------------===//
// A quick look at a candidate for a repair.
//===----------------------------------------------------------------------===//

/// Looks at candidates on one network in Double, at a few points.
struct Screen {
  enum Look {
    case holds
    /// It types, where the claim it comes from does not.
    case types
    case fails
  }

  struct Key: Hashable {
    var spec: Spec
    var reading: Reading
  }

  private var worlds: [Key: World<Double>] = [:]
  private let spec: Spec?
  private let judge: Judge
  /// Whether the claim itself does not type.
  private(set) var isIllTyped = true

  init(_ work: ClaimWork) {
    judge = work.judge
    spec = judge.circumstances.specs.first
    var work = work
    if let (left, right) = try? work.parse() {
      for equation in work.equations(left, right) {
        if case .refuted = outcome(equation) { isIllTyped = false }
      }
    }
  }

  mutating func look(at work: ClaimWork?) -> Look {
    guard var work, let (left, right) = try? work.parse() else { return .fails }
    // What is written alike on both sides holds, and says nothing.
    if left.signature == right.signature && left.indices == right.indices { return .fails }
    if work.isDisplayed(left, right) {
      let judgement = work.judged(left, right).judgement
      let isRight = judgement.verdict == .holds || judgement.verdict == .definition
      return isRight && judgement.evidence != nil ? .holds : .fails
    }
    var types = false
    for equation in work.equations(left, right) {
      switch outcome(equation) {
      case .holds: return .holds
      case .refuted: types = true
      default: break
      }
    }
    return types && isIllTyped ? .types : .fails
  }

  /// The best outcome over the readings.
  private mutating func outcome(_ equation: Equation) -> Outcome {
    guard var spec else { return .outOfRange("no network") }
    let equation = equation
    if let last = judge.circumstances.lastLiteralLayer,
      judge.circumstances.settings.lastLayer == nil, equation.hasLiteralLayer
    {
      spec.widths = Spec.widths(depth: max(1, last - judge.circumstances.settings.firstLayer))
    }
    var best = Outcome.outOfRange("")
    for reading in judge.readings(equation) {
      let outcome = judge.quick(equation, spec, reading, &worlds)
      if outcome.rank < best.rank { best = outcome }
      if best.holds { break }
    }
    return best
  }
}
