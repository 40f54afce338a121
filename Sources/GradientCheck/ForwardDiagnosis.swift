import Networks
import Numbers

/// The first wrong quantity of a forward pass that was claimed beside a gradient, and what made it
/// wrong.
struct ForwardDiagnosis {
  /// `z of layer 2`, `a of layer 1`, `the loss`.
  let place: String

  /// The layer, counted from 1; `nil` for the loss.
  let layer: Int?

  /// What explains it, in sentences; none where nothing is known to.
  let explanations: [String]

  var description: String {
    let causes = explanations.joined(separator: "; or ")
    return "the forward pass: \(place) is the first wrong quantity"
      + (causes.isEmpty ? "" : ": \(causes)")
  }

  /// `nil` where nothing in the forward pass is wrong, or nothing was claimed of it.
  init?(_ judgement: Judgement, loss: Double?) {
    let forward = judgement.claims.filter { $0.part.kind.isForward }
    let wrong = forward.filter { !judgement.isRight($0) }
      .min { ($0.part.layer, $0.part.kind.rank) < ($1.part.layer, $1.part.kind.rank) }
    if let wrong {
      self.init(wrong, in: judgement)
    } else if let loss {
      self.init(loss: loss, judgement.reference)
    } else {
      return nil
    }
  }

  private init(_ wrong: PartClaim, in judgement: Judgement) {
    let reference = judgement.reference
    layer = wrong.part.layer + 1
    place = "\(wrong.part.kind == .activations ? "a" : "z") of layer \(wrong.part.layer + 1)"
    func fits(_ claim: PartClaim, values: [Double]) -> Bool {
      let largest = claim.values.reduce(0) { max($0, abs($1)) }
      let tolerance = 1e4 * reference.precision.unit * largest
      return values.count == claim.values.count
        && zip(values, claim.values).allSatisfy { abs($0 - $1) <= tolerance }
    }
    func fits(_ claim: PartClaim, _ pass: ForwardPass) -> Bool {
      let signals = claim.part.kind == .activations ? pass.a : pass.z
      return fits(claim, values: signals[claim.part.layer].values)
    }
    let known = ForwardPass.mistakes(in: reference.network, examples: reference.examples.count)
      .map { ForwardPass(of: reference.network, on: reference.examples, with: [$0]) }
      .filter { fits(wrong, $0) }
    // Of several those that explain what follows, too.
    let whole = known.filter { pass in
      judgement.claims.allSatisfy { !$0.part.kind.isForward || fits($0, pass) }
    }
    let context = MistakeContext(meaning: FactorMeaning(reference))
    var explanations = (whole.isEmpty ? known : whole).flatMap { pass in
      pass.mistakes.map { $0.sentence(context) }
    }
    let weights = reference.network.layers[wrong.part.layer].weights
    if wrong.part.kind == .preActivations && weights.rows == weights.columns {
      let pass = ForwardPass(of: reference.network, on: reference.examples)
      let z = pass.below[wrong.part.layer].carried(by: weights, transposed: true)
        .mapExamples { $0 + reference.network.layers[wrong.part.layer].bias }
      if fits(wrong, values: z.values) { explanations.append("the weights were transposed") }
    }
    if let factor = Self.dropout(wrong, judgement) {
      explanations.append(
        "some entries are 0 and the others \(factor.short) times the right ones: dropout was left on"
      )
    }
    self.explanations = explanations
  }

  /// What the entries that are not dropped are multiplied with; `nil` where it is another mistake. A
  /// constant for one entry, or none that is dropped, would show nothing.
  private static func dropout(_ wrong: PartClaim, _ judgement: Judgement) -> Double? {
    let pairs = zip(wrong.values, judgement.range(of: wrong.part.quantity).exact).filter { $1 != 0 }
    let kept = pairs.filter { $0.0 != 0 }
    let tolerance = 1e4 * judgement.reference.precision.unit
    guard kept.count > 1, kept.count < pairs.count, let first = kept.first else { return nil }
    let factor = first.0 / first.1
    let fits = kept.allSatisfy { abs($0.0 - factor * $0.1) <= tolerance * abs($0.0) }
    return fits && factor > 0 && factor.isFinite ? factor : nil
  }

  private init?(loss claimed: Double, _ reference: Reference) {
    let (network, examples) = (reference.network, reference.examples)
    let exact = network.loss(on: examples)
    let allowance = Rounding.lossAllowance(of: network, on: examples, in: reference.precision)
    // Written so that a NaN is wrong.
    if abs(claimed - exact) <= allowance { return nil }
    (place, layer) = ("the loss", nil)
    let relative = 1e4 * reference.precision.unit
    let factor = claimed / exact
    let meanings = FactorMeaning(reference).meanings(of: factor)
    let others = Loss.allCases.filter { $0 != network.loss && $0.accepts(network.output) }.filter {
      guard let other = try? network.with(loss: $0).loss(on: examples) else { return false }
      return abs(other - claimed) <= relative * abs(other)
    }
    explanations =
      meanings.map { "it is \(factor.short) times the right one: \($0)" }
      + others.map { "it is \($0.rawValue)" }
  }
}

extension Part.Kind {
  /// The order in which the forward pass computes.
  fileprivate var rank: Int { self == .preActivations ? 0 : 1 }
}
