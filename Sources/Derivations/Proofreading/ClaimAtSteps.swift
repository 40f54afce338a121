//===----------------------------------------------------------------------===//
// What is said of any step, by what is found at a few.
//===----------------------------------------------------------------------===//

import Drafting
import Judging

/// A claim at one step.
struct ClaimAtStep {
  /// Which step each letter stands for.
  let values: [String: Int]
  let claim: ClaimReport
  /// Whether it says first what a name is.
  let defines: Bool
  /// The display that says otherwise what a name is.
  let otherMeaning: Int?
  /// Whether it holds if all that goes on is zero at first.
  let holdsFromZero: Bool
  /// Whether it was judged with what comes in the same at each step.
  var supposesSame = false

  init(
    _ values: [String: Int], _ claim: ClaimReport, _ drafted: SteppedDraft, fromZero: ClaimReport?,
    besides holding: Set<Int>
  ) {
    (self.values, self.claim) = (values, claim)
    defines = drafted.defines(claim)
    otherMeaning = drafted.otherMeaning(than: claim, besides: holding)
    holdsFromZero = fromZero?.verdict == .holds
  }

  /// How well a reading of it does: of several the best counts.
  var rank: Int {
    switch claim.verdict {
    case .holds: 0
    case .definition: 1
    case .conditional: 2
    case .notAClaim: 3
    case .notUnderstood: 4
    case .refuted, .illTyped: 5
    }
  }

  /// Whether it is of an early step, and not of the first, that a claim of any step is of too.
  var isEarly: Bool {
    guard let first = values.values.min(), let last = values.values.max() else { return false }
    return first > 0 && last <= SteppedText.inner
  }

  /// How far it is from the inner step: the third, and of a second letter the first.
  var distance: (Int, Int) {
    let steps = values.values.sorted()
    let step = steps.last ?? 0
    return (
      step == 0 ? SteppedText.count : abs(step - SteppedText.inner),
      steps.count > 1 ? abs(steps[0] - 1) : 0
    )
  }

  /// The steps in words: `t = 3`.
  var place: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
  }
}

/// A claim at several steps.
struct ClaimAtSteps {
  /// One for each step, the best of its readings, the inner ones first.
  private let found: [ClaimAtStep]
  /// The step that has others before it and behind it: what holds of any step holds of it.
  private let inner: ClaimAtStep
  /// Whether the words before it suppose something.
  private let isSupposing: Bool
  /// Whether something sums to one of which nothing shows what it is.
  private let sharesAreOpen: Bool
  /// A step with a number, of which it may say what is so of the last one alone.
  private let lastStep: Int?

  /// Nil of no claim.
  init?(_ found: [ClaimAtStep], isSupposing: Bool, sharesAreOpen: Bool, lastStep: Int?) {
    self.found = Dictionary(grouping: found, by: \.values).values
      .compactMap { $0.min { $0.rank < $1.rank } }
      .sorted {
        ($0.distance.0, $0.distance.1, $0.place) < ($1.distance.0, $1.distance.1, $1.place)
      }
    (self.isSupposing, self.sharesAreOpen, self.lastStep) = (isSupposing, sharesAreOpen, lastStep)
    guard let inner = self.found.first else { return nil }
    self.inner = inner
  }

  /// The claim of any step.
  ///
  /// - Parameter other: the same claim as it was read without steps, which says where it stands
  func claim(as other: ClaimReport?) -> ClaimReport {
    let own = inner.claim
    var claim = other ?? own
    (claim.verdict, claim.evidence, claim.message) = (own.verdict, own.evidence, own.message)
    (claim.counterexample, claim.remarks) = (own.counterexample, own.remarks)
    claim.position = own.position
    (claim.repairs, claim.doubts, claim.assumed) = ([], [], own.assumed)
    switch own.verdict {
    case .holds where inner.defines: return defining(claim)
    case .notUnderstood where inner.defines && own.message == Trial.noValues: return defining(claim)
    case .holds where !inner.values.isEmpty: return holding(claim)
    case .refuted, .illTyped: return blaming(claim)
    default: return claim
    }
  }

  private func defining(_ claim: ClaimReport) -> ClaimReport {
    var claim = claim
    (claim.verdict, claim.evidence) = (.definition, nil)
    claim.message = "it says what its left side is" + (inner.values.isEmpty ? "" : " at each step")
    return claim
  }

  /// A claim that holds at the inner step, and so at the early ones, or else from some step on.
  private func holding(_ claim: ClaimReport) -> ClaimReport {
    var claim = claim
    if let other = found.first(where: { $0.isEarly && $0.claim.verdict.isWrong }) {
      (claim.verdict, claim.evidence) = (.conditional, nil)
      claim.message =
        "holds with \(inner.place), and not with \(other.place): \(other.claim.message)"
      return claim
    }
    if let other = found.first(where: { $0.isEarly && $0.claim.verdict == .notUnderstood }) {
      return claim.notUnderstood("with \(other.place), \(other.claim.message)")
    }
    if inner.supposesSame { claim.remarks.append("with gradients that are the same at each step") }
    let places = found.filter { $0.claim.verdict == .holds }.map(\.place).sorted()
    claim.remarks.append("written out for \(places.joined(separator: "; "))")
    return claim
  }

  /// A claim that is wrong at the inner step, where nothing speaks for another meaning of it.
  private func blaming(_ claim: ClaimReport) -> ClaimReport {
    var claim = claim
    let what = "\(claim.verdict.rawValue): \(claim.message)"
    if let display = inner.otherMeaning {
      return claim.notUnderstood(
        "display \(display) says otherwise what a name in it is; read as before it would be \(what)"
      )
    }
    if inner.holdsFromZero {
      (claim.verdict, claim.evidence, claim.counterexample) = (.conditional, nil, [])
      claim.message = "holds if what goes on from step to step is zero at first"
      return claim
    }
    if sharesAreOpen {
      return claim.notUnderstood(
        "something sums to one, and nothing shows what; without that it would be \(what)")
    }
    if isSupposing != inner.supposesSame {
      return claim.notUnderstood(
        isSupposing
          ? "the words before it suppose something; read without that it would be \(what)"
          : "with what comes in the same at each step, it would be \(what)")
    }
    if inner.values.isEmpty, let lastStep {
      return claim.notUnderstood("\(lastStep) may be the last step; else it would be \(what)")
    }
    if !inner.values.isEmpty { claim.message = "with \(inner.place), \(claim.message)" }
    return claim
  }
}
