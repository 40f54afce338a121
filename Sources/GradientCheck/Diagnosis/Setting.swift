import Networks
import Numbers

/// What is varied before anything is computed: the forward pass, or the order of the claims.
struct Setting {
  let mistakes: [Mistake]
  let forward: ForwardPass
  let claims: [PartClaim]

  /// The layer whose numbers were claimed for each layer, where these are in another order.
  let order: LayerOrder?

  /// Whether it is so rare that one more mistake is tried beside it, and not two.
  var isRare: Bool {
    mistakes.contains {
      switch $0 {
      case .inputsChanged, .sigmoidMiswritten, .biasesNotAdded(.some), .labelsShiftedOut,
        .forwardStep, .dropout, .slopeMask, .parametersOf:
        true
      case .layersExchanged(_, _, let kind), .layersReversed(let kind): kind != .all
      case .otherTargets(.everyLabel), .otherTargets(.rowsOfLabels), .otherTargets(.nothing): true
      case .softmax(let mistake): mistake != .twice && mistake != .overExamples
      default: false
      }
    }
  }

  /// Whether it is one of very many, so that nothing is tried beside it but what is made of δ.
  private var isOfMany: Bool {
    mistakes.contains {
      switch $0 {
      case .forwardStep, .parametersOf, .slopeMask, .dropout: true
      case .inputsChanged(let map): !InputMap.common.contains(map)
      default: false
      }
    }
  }

  /// The plain one first, then each with one mistake.
  static func ofOneMistake(for judgement: Judgement, plain: ForwardPass) -> [Setting] {
    let network = judgement.reference.network
    let n = judgement.reference.examples.count
    let targets = ForwardPass.targetMistakes(in: network, examples: n)
    let found = TargetSearch(judgement, plain: plain).maps().map { Mistake.otherTargets($0) }
      .filter { !targets.contains($0) }
    let dropped = DropoutSearch(judgement, plain: plain).ofSameUnits().map { Mistake.dropout($0) }
    let mistakes =
      targets + found + dropped + ForwardPass.mistakes(in: network, examples: n)
      + ForwardPass.steps(in: network, examples: n)
    let isSingle = judgement.reference.precision == .float
    return [Setting(mistakes: [], forward: plain, claims: judgement.claims)]
      + (LayerOrder.all(network.layers.count) + LayerOrder.ofOneKind(.weights, in: judgement)
      + LayerOrder.ofOneKind(.bias, in: judgement)).map {
        Setting(plain, judgement.claims, [], $0)
      }
      + made(
        of: mistakes.filter { !(isSingle && $0.isCastToSingle) }.map { [$0] }, judgement, plain)
  }

  /// With a mask for δ of one hidden layer, where that makes its gradient.
  static func ofMasks(
    for judgement: Judgement, plain: ForwardPass, deltas: [Signal]
  ) -> [Setting] {
    let found = MaskSearch(judgement, plain: plain, deltas: deltas).mistakes()
    return made(of: found.map { [$0] }, judgement, plain)
  }

  /// With activations dropped in every example by itself, where that makes the output layer.
  static func ofDropout(for judgement: Judgement, plain: ForwardPass) -> [Setting] {
    made(
      of: DropoutSearch(judgement, plain: plain).ofEachExample().map { [.dropout($0)] }, judgement,
      plain)
  }

  /// Each with two mistakes of different kinds: in the targets, on the way to the output, and in the
  /// order of the layers.
  static func ofTwo(
    for judgement: Judgement, plain: ForwardPass, singles: [Setting]
  ) -> [Setting] {
    let network = judgement.reference.network
    let n = judgement.reference.examples.count
    let passes = ForwardPass.mistakes(in: network, examples: n)
    let common = passes.filter {
      switch $0 {
      case .parametersOf: false
      case .inputsChanged(let map): InputMap.common.contains(map)
      default: true
      }
    }
    let pairs = ForwardPass.targetMistakes(in: network, examples: n).flatMap { target in
      common.map { [target, $0] }
    }
    let passed = singles.filter { $0.isOfForwardPass && !$0.isOfMany }.map(\.forward)
    let beside = targetsBeside(judgement, [plain] + passed).filter { found in
      !singles.contains { $0.mistakes == found }
    }
    let inOrder = singles.filter {
      $0.order == nil && !$0.mistakes.isEmpty && !$0.isOfMany
    }
    return made(of: pairs + beside, judgement, plain)
      + (LayerOrder.all(network.layers.count) + LayerOrder.ofOneKind(.bias, in: judgement)).flatMap
    {
      order in
      inOrder.map { Setting($0.forward, judgement.claims, $0.mistakes, order) }
    }
  }

  /// Targets of other examples with which the output layer is right, after one of some forward passes.
  private static func targetsBeside(
    _ judgement: Judgement, _ passes: [ForwardPass]
  ) -> [[Mistake]] {
    passes.flatMap { forward in
      TargetsBeside(judgement, forward).maps(isOfRight: !forward.mistakes.isEmpty).map {
        [.otherTargets($0)] + forward.mistakes
      }
    }
  }

  /// Whether its one mistake is made on the way to the output.
  private var isOfForwardPass: Bool {
    guard order == nil, let mistake = mistakes.first else { return false }
    switch mistake {
    case .otherTargets, .labelsShifted, .labelsShiftedOut: return false
    default: return true
    }
  }

  /// Those of these mistakes that make a difference.
  private static func made(
    of mistakes: [[Mistake]], _ judgement: Judgement, _ plain: ForwardPass
  ) -> [Setting] {
    let (network, examples) = (judgement.reference.network, judgement.reference.examples)
    return mistakes.map { mistakes in
      Setting(
        mistakes: mistakes, forward: ForwardPass(of: network, on: examples, with: mistakes),
        claims: judgement.claims)
    }.filter { $0.isAnother(than: plain) }
  }

  /// Whether the mistake makes a difference.
  private func isAnother(than plain: ForwardPass) -> Bool {
    let pairs = zip(forward.a + [forward.targets], plain.a + [plain.targets])
    let isOfBackwardPass = mistakes.contains { if case .slopeMask = $0 { true } else { false } }
    return (isOfBackwardPass || !pairs.allSatisfy { $0.isNearly($1) })
      && forward.a.allSatisfy { $0.values.allSatisfy(\.isFinite) }
  }

  private init(
    _ forward: ForwardPass, _ claims: [PartClaim], _ mistakes: [Mistake], _ order: LayerOrder
  ) {
    self.init(
      mistakes: mistakes + [order.mistake], forward: forward,
      claims: claims.map { claim in
        var claim = claim
        claim.part = order(claim.part)
        return claim
      }, order: order)
  }

  private init(
    mistakes: [Mistake], forward: ForwardPass, claims: [PartClaim], order: LayerOrder? = nil
  ) {
    (self.mistakes, self.forward, self.claims, self.order) = (mistakes, forward, claims, order)
  }
}
