//===----------------------------------------------------------------------===//
// What derivatives and steps say of the names in them.
//===----------------------------------------------------------------------===//

import Syntax

extension RoleReader {
  mutating func readBackward(_ equation: DraftEquation) {
    let display = equation.display
    for sketch in equation.all {
      guard case .derivative(let of?, let by) = sketch, let loss = of.mention,
        let variable = by.mention, let role = votes.role(of: variable.plain)
      else { continue }
      // What is differentiated by weights and is no quantity of a layer is the loss.
      let isLayered = votes.role(of: loss.plain)?.isLayered ?? false
      let isHabit = DraftRole.loss.habits.contains(loss.plain)
      if role == .weight || role == .bias,
        isHabit || !isLayered && loss.below.isEmpty && votes.role(of: loss.plain) == nil
      {
        vote(loss, .loss, 1, display)
      }
    }
    readChain(equation)
    readFactor(equation)
    readIncrement(equation)
    guard let left = equation.left.mention else { return }
    readError(left, equation.right, display)
    readRate(left, equation)
  }

  /// C'(P) P'(Z) Z'(W): what a chain that ends with weights leads through.
  private mutating func readChain(_ equation: DraftEquation) {
    guard !text.primed.heads.isEmpty else { return }
    for part in equation.all {
      guard case .product(let factors, _) = part else { continue }
      let links = factors.compactMap { factor -> (of: Mention, by: Mention)? in
        guard case .derivative(let of?, let by) = factor, let upper = of.mention,
          let lower = by.mention
        else { return nil }
        return (upper, lower)
      }
      guard links.count == factors.count, links.count > 2, let last = links.last,
        votes.role(of: last.by.plain) == .weight
      else { continue }
      vote(links[0].of, .loss, 1, equation.display)
      vote(last.of, .preactivation, 1, equation.display)
      for (of, by) in links.dropFirst() where votes.role(of: by.plain) == .preactivation {
        let isOutput = of.plain == links[0].by.plain && votes.role(of: of.plain) == .output
        vote(of, isOutput ? .output : .activation, 1, equation.display)
      }
    }
  }

  /// δ = ∂C/∂z, or δ^l = (W^{l+1})^T δ^{l+1} ⊙ σ'(z^l).
  private mutating func readError(_ left: Mention, _ right: Sketch, _ display: Int) {
    guard left.differential == nil else { return }
    let terms = right.terms
    if terms.count == 1, let (of, by) = terms[0].term.derivativeByChain, let loss = of.mention,
      let variable = by.mention, terms[0].term.factors.count == 1 || isLoss(loss),
      votes.role(of: variable.plain) == .preactivation
        || DraftRole.delta.habits.contains(left.plain) && votes.role(of: variable.plain) != .weight
    {
      vote(left, .delta, 2, display)
      vote(loss, .loss, 1, display)
      if votes.role(of: variable.plain) == nil { vote(variable, .preactivation, 1, display) }
    }
    let mentions = right.mentions
    let slopes = right.all.compactMap { sketch -> (Mention, [Sketch])? in
      guard case .call(let function, let arguments) = sketch, function.primes > 0 else {
        return nil
      }
      return (function, arguments)
    }
    guard let (function, arguments) = slopes.first else { return }
    vote(function, .function, 1, display)
    if let argument = arguments.first?.mention { vote(argument, .preactivation, 1, display) }
    let repeats = mentions.contains { $0.plain == left.plain }
    if repeats || DraftRole.delta.habits.contains(left.plain) { vote(left, .delta, 2, display) }
  }

  private func isLoss(_ mention: Mention) -> Bool { votes.role(of: mention.plain) == .loss }

  /// ∂C/∂W = δ a^T: beside what the weights are multiplied with stands the error.
  private mutating func readFactor(_ equation: DraftEquation) {
    guard case .derivative(let of?, let by) = equation.left, let loss = of.named,
      let weight = by.mention, votes.role(of: weight.plain) == .weight,
      votes.role(of: loss.plain) == .loss
    else { return }
    let factors = equation.right.factors.compactMap(\.mention)
    guard factors.count == 2, equation.right.factors.count == 2 else { return }
    let inputs = factors.filter {
      [.input, .activation].contains(votes.role(of: $0.plain))
        && votes.weight($0.plain, .input) + votes.weight($0.plain, .activation) >= 1.5
    }
    guard inputs.count == 1, let error = factors.first(where: { $0.plain != inputs[0].plain }),
      error.differential == nil, [nil, .delta].contains(votes.role(of: error.plain)),
      !text.equations.contains(where: {
        $0.chain != nil && $0.right.mention?.plain == error.plain
          || $0.display == 0
            && $0.left.mention?.plain == error.plain
      })
    else { return }
    // e^z is no error.
    let isExponential = text.mentions.contains { mention, _ in mention.isExponential }
    if error.plain == "e", isExponential { return }
    vote(error, .delta, 1, equation.display)
  }

  /// Δw = −γ ∂E/∂w + …
  private mutating func readIncrement(_ equation: DraftEquation) {
    let names = equation.left.mentions
    guard let sign = names.first, ["\\Delta", "\\delta"].contains(sign.plain), names.count > 1
    else { return }
    let changed = names[1]
    for (isNegative, term) in equation.right.terms where isNegative {
      guard term.factors.count == 2, let rate = term.factors[0].mention, rate.isBare,
        case .derivative(_, let by) = term.factors[1], by.mention?.plain == changed.plain
      else { continue }
      vote(rate, .rate, 2, equation.display)
    }
  }

  /// w = w − η …
  private mutating func readRate(_ left: Mention, _ equation: DraftEquation) {
    let terms = equation.right.terms
    guard terms.count >= 2, let first = terms[0].term.mention, first.plain == left.plain else {
      return
    }
    for (isNegative, term) in terms.dropFirst() where isNegative {
      let factors = term.factors
      if factors.count > 1, let rate = factors[0].mention, rate.above.isEmpty,
        rate.plain == "\\rho" || votes.role(of: rate.plain).map({ $0 == .rate }) ?? true
      {
        vote(rate, .rate, 2, equation.display)
      }
    }
  }
}
