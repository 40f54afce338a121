//===----------------------------------------------------------------------===//
// What the equations say of each name: an affine step, an activation, a loss, an error.
//===----------------------------------------------------------------------===//

import Syntax

/// Reads meanings off equations. Defining equations count more than derived ones.
struct RoleReader {
  private(set) var votes = RoleVotes()
  let text: DraftText
  /// Names that are said to be matrices of slopes: D = diag(f'(z)), and J = ∂y/∂x.
  private let slopes: Set<String>

  init(_ text: DraftText) {
    self.text = text
    slopes = Set(
      text.equations.filter(\.isOfSlopes).compactMap(\.left.mention).filter {
        $0.differential == nil && !DraftRole.delta.habits.contains($0.plain)
      }.map(\.plain))
    for equation in text.equations { readForward(equation) }
    for equation in text.equations { readCompared(equation) }
    for equation in text.equations { readBackward(equation) }
  }

  // MARK: Forward

  private mutating func readForward(_ equation: DraftEquation) {
    let display = equation.display
    guard let left = equation.left.mention, left.differential == nil else { return }
    if let (function, _) = equation.functionOfAnything {
      return vote(function, .function, 1, display)
    }
    if let step = AffineStep(equation.right), isForward(step, to: left) {
      vote(left, .preactivation, 3, display)
      read(step, display)
    }
    if case .call(let function, let arguments) = equation.right,
      function.plain.hasSuffix("max"), arguments.count == 2,
      let inner = arguments.compactMap(\.mention).first,
      arguments.contains(where: { if case .number("0") = $0 { true } else { false } })
    {
      vote(left, .activation, 3, display)
      vote(inner, .preactivation, 3, display)
    }
    if case .call(let function, let arguments) = equation.right, arguments.count == 1,
      function.primes == 0, isFunction(function), !isOfInput(equation), !equation.left.isLayer
    {
      readActivation(left, function, arguments[0], display)
    }
    if isNormalised(equation.right) { vote(left, .output, 3, display) }
    readLoss(equation, left)
  }

  /// `e^{v_k} / \sum_j e^{v_j}`, however the exponential is written.
  private func isNormalised(_ sketch: Sketch) -> Bool {
    guard case .quotient(let top, let bottom) = sketch, case .series(_, _, let body) = bottom else {
      return false
    }
    return [top, body].allSatisfy { part in
      part.mentions.first.map { ["e", "exp"].contains($0.plain) } ?? false
    }
  }

  private mutating func readActivation(
    _ left: Mention, _ function: Mention, _ argument: Sketch, _ display: Int
  ) {
    if let inner = argument.mention {
      guard !DraftRole.loss.habits.contains(function.plain), !isOutput(function) else { return }
      // x_l = f_l(x_{l-1}) = φ(z_l): a whole layer, and no function within one.
      if inner.plain == left.plain {
        vote(function, .function, -3, display)
        return vote(left, .activation, 3, display)
      }
      vote(left, .activation, 3, display)
      vote(inner, .preactivation, 3, display)
      vote(function, .function, 3, display)
    } else if let names = Self.threshold(argument) {
      let isOutput = DraftRole.output.habits.contains(left.plain)
      vote(left, isOutput ? .output : .activation, 3, display)
      vote(names.of, .preactivation, 3, display)
      vote(names.threshold, .bias, 3, display)
      vote(function, .function, 3, display)
      votes.thresholds[names.of.plain] = names.threshold.plain
    } else if let step = AffineStep(argument), isForward(step, to: left, isApplied: true) {
      vote(left, .activation, 3, display)
      vote(function, .function, 3, display)
      read(step, display)
    }
  }

  /// `f(\alpha_h - \gamma_h)`: what a threshold is subtracted from, and the threshold.
  private static func threshold(_ sketch: Sketch) -> (of: Mention, threshold: Mention)? {
    guard case .sum(let terms) = sketch, terms.count == 2, !terms[0].isNegative,
      terms[1].isNegative, let of = terms[0].term.mention, let threshold = terms[1].term.mention,
      of.below == threshold.below, of.above == threshold.above, !of.isTransposed,
      of.plain != threshold.plain
    else { return nil }
    return (of, threshold)
  }

  /// `S(z) = g(x)`: what the network makes of its input, and no function of a layer.
  private func isOfInput(_ equation: DraftEquation) -> Bool {
    guard case .call = equation.left, case .call(_, let arguments) = equation.right,
      let inner = arguments.first?.mention
    else { return false }
    return inner.isBare && DraftRole.input.habits.contains(inner.plain)
  }

  private func isFunction(_ mention: Mention) -> Bool {
    !Commands.functions.contains(mention.plain) || mention.plain == "tanh"
  }

  /// Whether a step leads forward: no error is among its names, and it does not lead from a quantity to
  /// itself.
  private func isForward(
    _ step: AffineStep, to left: Mention, isApplied: Bool = false
  ) -> Bool {
    let names = [left, step.first, step.second]
    // z = W f(z) + b leads from z to z, through what f gives.
    guard !names.contains(where: { $0.differential != nil || slopes.contains($0.plain) }),
      // a^l = f(W a^{l-1} + b) does from layer to layer.
      ![step.first, step.second].contains(where: {
        $0.plain == left.plain && $0.function == nil
          && !(isApplied && ($0.above != left.above || $0.below.first != left.below.first))
      })
    else { return false }
    // J = E + λ Ω, and a rate times something, are no steps.
    let losses = DraftRole.loss.habits
    if losses.contains(left.plain), let bias = step.bias, losses.contains(bias.plain) {
      return false
    }
    let scales = [step.first, step.second].contains { factor in
      factor.above.isEmpty && factor.below.isEmpty && DraftRole.scales.contains(factor.plain)
    }
    if scales { return false }
    // \tanh(\beta h): a slope before what the function is applied to.
    if isApplied, step.bias == nil, step.first.plain == "\\beta", step.first.isBare,
      !step.second.isTransposed, step.second.plain.first?.isUppercase != true
    {
      return false
    }
    let errors = DraftRole.delta.habits
    return !names.contains { errors.contains($0.plain) }
  }

  /// Which of two factors are the weights.
  private mutating func read(_ step: AffineStep, _ display: Int) {
    let (weights, input) = step.likely
    vote(weights, .weight, 3, display)
    // α_0 + α^T x: the bias is a weight of a unit that is 1.
    if let bias = step.bias, bias.plain != weights.plain { vote(bias, .bias, 3, display) }
    if let function = input.function {
      votes.vote(function, .function, 3, display: display)
      vote(input, .preactivation, 3, display)
      return
    }
    // x_{k-1} is no input of the network, but of a layer.
    let isFirst =
      DraftRole.input.habits.contains(input.plain) && input.above.isEmpty
      && input.below.allSatisfy { $0.offset == 0 || $0.isNumber }
    vote(input, isFirst ? .input : .activation, 3, display)
  }

  // MARK: Loss

  /// a − y, and the output as a function of input and parameters: h_{W,b}(x), g(x | θ).
  private mutating func readCompared(_ equation: DraftEquation) {
    for sketch in equation.all {
      if let names = sketch.difference, let (target, other) = parted(names) {
        if DraftRole.target.habits.contains(target.plain) {
          vote(target, .target, 1, equation.display)
        }
        if DraftRole.target.habits.contains(other.plain) {
          vote(other, .output, 1, equation.display)
        }
      }
      if case .call(let mention, _) = sketch, isOutput(mention) {
        vote(mention, .output, 2, equation.display)
      }
    }
  }

  /// Which of two names that are compared is the target; nil where nothing says.
  private func parted(_ names: [Mention?]) -> (target: Mention, other: Mention)? {
    let known = names.compactMap(\.self)
    guard known.count == 2 else { return nil }
    // The one that something else produces is the output.
    let (first, second) = (targetness(known[0]), targetness(known[1]))
    guard first != second else { return nil }
    return first > second ? (known[0], known[1]) : (known[1], known[0])
  }

  private func isOutput(_ mention: Mention) -> Bool {
    guard let arguments = mention.arguments, mention.primes == 0, mention.above.isEmpty,
      arguments.contains(where: DraftRole.input.habits.contains),
      !DraftRole.loss.habits.contains(mention.plain), mention.plain != "\\sigma"
    else { return false }
    let parameters = DraftRole.weight.habits
    return arguments.contains(where: parameters.contains)
      || mention.below.contains { parameters.contains($0.text) }
  }

  private mutating func readLoss(_ equation: DraftEquation, _ left: Mention) {
    guard let pair = equation.loss else { return }
    if text.said.hasLikelihood, equation.display > 0, LossPattern.isLikelihood(equation.right) {
      votes.likelihoods.insert(left.plain)
    } else {
      vote(left, .loss, 3, equation.display)
    }
    if let (target, other) = parted(pair.names) {
      vote(target, .target, 2, equation.display)
      if votes.role(of: other.plain) == nil { vote(other, .output, 1, equation.display) }
    } else if pair.step != nil, let target = pair.names.compactMap(\.self).first {
      // What is compared with what a step gives.
      vote(target, .target, 2, equation.display)
    }
  }

  private func targetness(_ mention: Mention) -> Double {
    var result = 0.0
    if DraftRole.target.habits.contains(mention.plain) { result += 1 }
    if ["t", "T", "d", "target"].contains(mention.plain) { result += 1 }
    if DraftRole.output.habits.contains(mention.plain) { result -= 2 }
    if DraftRole.activation.habits.contains(mention.plain) { result -= 1 }
    if votes.weight(mention.plain, .activation) > 2 || votes.weight(mention.plain, .output) > 2 {
      result -= 2
    }
    if mention.arguments != nil { result -= 0.5 }
    return result
  }

  mutating func vote(
    _ mention: Mention, _ role: DraftRole, _ weight: Double, _ display: Int
  ) {
    votes.vote(mention.plain, role, weight, display: display)
  }
}

extension Sketch {
  /// Whether it is a function of what stands a layer below: f_l(x_{l-1}).
  fileprivate var isLayer: Bool {
    guard case .call(_, let arguments) = self, let inner = arguments.first?.mention else {
      return false
    }
    return (inner.below + inner.above).contains { !$0.isNumber && $0.offset != 0 }
  }
}

extension DraftEquation {
  /// Whether it says that its left side is a matrix of derivatives: a diagonal one, or what a vector
  /// is differentiated to.
  fileprivate var isOfSlopes: Bool {
    switch right {
    case .call(let function, let arguments):
      function.plain == "diag" && arguments.count == 1
    case .derivative(let of?, let by):
      of.mention.map { name in
        !DraftRole.loss.habits.contains(name.plain) && by.mention?.plain == name.plain
      } ?? false
    default: false
    }
  }
}
