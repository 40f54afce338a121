//===----------------------------------------------------------------------===//
// Steps of gradient descent: updates, increments, sums that grow from example to example.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

extension ClaimWork {
  /// The losses that are declared, those that the text has displayed as formulas among them.
  package var losses: [Declaration] {
    let declared = lexicon.declarations.filter(\.quantity.isLoss)
    let names = Set(declared.map(\.plain))
    let formulas = lexicon.declarations.filter {
      $0.quantity == .formula && $0.slotCount == 0 && $0.parameters.isEmpty
        && (names.contains($0.plain) || $0.formula?.body.isLossLike == true)
    }
    return formulas + declared + meansAndTotals(of: declared)
  }

  /// The mean of a loss, and the total of one of a single example, where the text declares no mean: a
  /// step may go by those of a minibatch.
  private func meansAndTotals(of declared: [Declaration]) -> [Declaration] {
    guard let loss = declared.first, !declared.contains(where: { $0.quantity == .meanLoss })
    else { return [] }
    let isSingle = declared.allSatisfy { $0.quantity == .loss }
    return (isSingle ? [Quantity.meanLoss, .totalLoss] : [.meanLoss]).map { quantity in
      var other = loss
      other.quantity = quantity
      return other
    }
  }

  package func isParameter(_ node: Node) -> Bool {
    guard case .symbol(let symbol) = node.core.kind else { return false }
    return symbol.declaration.isParameter || symbol.quantity == .parameters
      || node.core.opposite != nil
  }

  /// rate × ∂loss/∂parameter, for each loss of the text; of the parameter's own shape.
  func changes(of parameter: Node, _ rate: Node) -> [Node] {
    losses.map { loss in
      .product([rate, gradient(of: loss, by: parameter)], source: parameter.source)
    }
  }

  /// ∂loss/∂parameter, of the parameter's own shape.
  func gradient(of loss: Declaration, by parameter: Node) -> Node {
    let symbol = Symbol(declaration: loss, slots: [:], roles: [:], nameSource: parameter.source)
    return gradient(of: Node(kind: .symbol(symbol), source: parameter.source), by: parameter)
  }

  /// ∂value/∂parameter, of the parameter's own shape.
  func gradient(of value: Node, by parameter: Node) -> Node {
    let gradient = Node(kind: .derivative(of: value, by: parameter), source: parameter.source)
    switch lexicon.settings.gradients {
    case .shaped, .rowsExceptParameters: return gradient
    case .rowsForVectors where !parameter.isBias: return gradient
    case .rows, .rowsForFractions, .rowsForVectors: break
    }
    return Node(kind: .transpose(gradient), source: parameter.source)
  }

  /// Both sides for each loss of the text, where ∂W alone is short for ∂loss/∂W; none where they
  /// hold other differentials, or none.
  private func withGradients(_ left: Node, _ right: Node) -> [(Node, Node)] {
    let differentials = (left.all + right.all).compactMap { node -> Node? in
      if case .differential(let inner) = node.kind { inner } else { nil }
    }
    guard !differentials.isEmpty, differentials.allSatisfy(isParameter),
      Set(differentials.map(\.signature)).count == 1
    else { return [] }
    return losses.map { loss in
      func spelled(_ side: Node) -> Node {
        side.mapped { node in
          guard case .differential(let parameter) = node.kind else { return nil }
          return gradient(of: loss, by: parameter)
        }
      }
      return (spelled(left), spelled(right))
    }
  }

  /// The equations of which one has to hold where a claim is a step of gradient descent; nil where
  /// it is none.
  package func steps(_ left: Node, _ right: Node) -> [Equation]? {
    if !changes.isEmpty { return changes.map { equation($0, right) } }
    let spelled = withGradients(left, right)
    if !spelled.isEmpty {
      return spelled.flatMap { updates($0.0, $0.1) ?? [equation($0.0, $0.1)] }
    }
    if let updates = updates(left, right) { return updates }
    guard let rest = addend(of: left, in: right), rest.isOfOneExample,
      case .symbol(let symbol) = left.kind, symbol.quantity == .formula
    else { return nil }
    return [equation(left, rest.summedOverExamples)]
  }

  /// The verdict on a step, on cases that words tell apart, and on a new value of which nothing can
  /// be said; nil where a claim is none of them.
  func displayedStep(_ left: Node, _ right: Node) -> ClaimResult? {
    if claim.relation == "leftarrow", let number = numberOfOwnStep(left, right) {
      let message = "a step down \(number), whatever that is"
      return ClaimResult(judgement: Judgement(verdict: .definition, message: message))
    }
    if let fault = faultOfMomentum { return ClaimResult(judgement: fault) }
    if claim.relation == "leftarrow", case .symbol(let symbol) = left.kind,
      let rule = symbol.declaration.formula?.rule
    {
      let known = rule.mapIndices { $0.substituting(symbol.slots) }
      return ClaimResult(judgement: judge.judge(equation(known, right)))
    }
    let carriesOn = right.all.contains(where: \.isCarried)
    if carriesOn, !right.isSumWithCarried {
      // Of `w + \mu v - \eta \nabla C` what v was before counts.
      let message = "no rule for what is carried from step to step here"
      return ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: message))
    }
    if isParameter(left), right.all.contains(where: \.isInverse) {
      let message = "no rule for steps that divide by second derivatives"
      return ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: message))
    }
    if let steps = steps(left, right), var judgement = best(of: steps) {
      if hasMomentum || carriesOn { judgement.message += ", apart from the momentum" }
      if judgement.verdict == .holds, changes.isEmpty, impliesRate(left, right) {
        judgement.verdict = .conditional
        judgement.message = "holds if the learning rate is 1"
      }
      return ClaimResult(judgement: judgement)
    }
    if let result = stepThatChangesNothing(left, right) { return result }
    if case .symbol(let symbol) = left.kind, symbol.quantity == .formula,
      addend(of: left, in: right) != nil
    {
      let message = "it gives \(symbol.declaration.name) a new value"
      return ClaimResult(judgement: Judgement(verdict: .definition, message: message))
    }
    return branched(left, right)
  }

  /// The number that a step goes down by its very gradient, `w \leftarrow w - \eta \partial J/\partial w`
  /// with a J that the text has a formula for: nothing that can be wrong. Nil of any other.
  private func numberOfOwnStep(_ left: Node, _ right: Node) -> String? {
    guard case .symbol = left.kind, case .sum(let terms) = right.kind, terms.count == 2,
      !terms[0].isNegative, terms[1].isNegative, terms[0].node.isSame(as: left),
      case .product(let factors, _) = terms[1].node.kind, factors.count == 2,
      factors[0].isRate, case .derivative(let of, let by) = factors[1].kind, by.isSame(as: left),
      case .symbol(let number) = of.kind, let body = number.declaration.formula?.body,
      body.all.contains(where: \.isLoss)
    else { return nil }
    return number.declaration.name
  }

  /// The first of several equations that holds, else the first.
  private func best(of equations: [Equation]) -> Judgement? {
    let judgements = equations.map(judge.judge)
    return judgements.first { $0.verdict == .holds }
      ?? judgements.first { $0.verdict == .conditional } ?? judgements.first
  }

  /// Whether an arrow, or what counts steps, says that the left side is given a new value.
  var isWrittenAsStep: Bool {
    claim.relation == "leftarrow" || claim.left.map(\.spelling) != written.left.map(\.spelling)
  }

  /// `V_{new} = V`, where a step is written that has no change in it.
  private func stepThatChangesNothing(_ left: Node, _ right: Node) -> ClaimResult? {
    guard isWrittenAsStep, isParameter(left), left.signature == right.signature,
      left.indices == right.indices,
      let rate = lexicon.declarations.first(where: { $0.quantity == .rate })
    else { return nil }
    let symbol = Symbol(declaration: rate, slots: [:], roles: [:], nameSource: left.source)
    let node = Node(kind: .symbol(symbol), source: left.source)
    let steps = changes(of: left, node).map { equation(stepped(left, by: $0), right) }
    return best(of: steps).map { ClaimResult(judgement: $0) }
  }

  /// Cases that words tell apart: the symbols as declared are about one of the branches.
  private func branched(_ left: Node, _ right: Node) -> ClaimResult? {
    guard case .cases(let branches) = right.kind, branches.count > 1,
      branches.allSatisfy({ $0.condition == nil })
    else { return nil }
    let judgements = branches.map { judge.judge(equation(left, $0.value)) }
    guard let place = judgements.firstIndex(where: { !$0.verdict.isWrong }) else {
      return judgements.first.map { ClaimResult(judgement: $0) }
    }
    var judgement = judgements[place]
    judgement.verdict = judgement.verdict == .notUnderstood ? .notUnderstood : .conditional
    judgement.message = "branch \(place + 1) holds; the others are of symbols declared otherwise"
    return ClaimResult(judgement: judgement)
  }

  /// What is added to the left side on the right.
  func addend(of left: Node, in right: Node) -> Node? {
    guard case .sum(var terms) = right.kind,
      let place = terms.firstIndex(where: {
        !$0.isNegative && $0.node.isSame(as: left)
      })
    else { return nil }
    terms.remove(at: place)
    return Node(kind: .sum(terms), source: right.source)
  }

  /// The formula of an accumulator that nothing declares: what it grows by, over the examples.
  func accumulated(_ side: [Item], _ other: [Item]) -> Node? {
    let names = side.map(\.spelling)
    guard other.count > names.count + 1, other.prefix(names.count).map(\.spelling) == names,
      other[names.count].isSign("+"),
      let rest = try? ExpressionParser.parse(Array(other[(names.count + 1)...]), lexicon)
    else { return nil }
    return rest.isOfOneExample ? rest.summedOverExamples : nil
  }
}

extension Node {
  /// The name that a symbol is declared with: `v_1` and `v_2` may be declared each by itself.
  fileprivate var declaredPattern: String? {
    if case .symbol(let symbol) = kind { symbol.declaration.pattern } else { nil }
  }

  /// Whether it is a name that is carried from step to step.
  fileprivate var isCarried: Bool {
    if case .symbol(let symbol) = kind { symbol.declaration.formula?.rule != nil } else { false }
  }

  /// Whether it is one thing and what is carried from step to step: `w + v`.
  fileprivate var isSumWithCarried: Bool {
    guard case .sum(let terms) = kind, terms.count == 2 else { return false }
    return terms.contains(where: \.node.isCarried) && !terms.allSatisfy(\.node.isCarried)
  }

  /// Whether it is the inverse of something else than a number, H^{-1}.
  fileprivate var isInverse: Bool {
    guard case .power(let base, let exponent) = kind, !base.isNumeric else { return false }
    return switch exponent.kind {
    case .number(let value): value == -1
    case .negate(let inner): inner.isOne
    default: false
    }
  }

  fileprivate var isOne: Bool { if case .number(1) = kind { true } else { false } }

  fileprivate var isBias: Bool {
    if case .symbol(let symbol) = core.kind { symbol.quantity == .bias } else { false }
  }

  /// Whether an expression is a loss with something added.
  fileprivate var isLossLike: Bool {
    guard case .sum(let terms) = kind else { return false }
    return terms.contains { term in
      guard case .symbol(let symbol) = term.node.kind else { return false }
      return symbol.quantity.isLoss
    }
  }

  /// Whether an expression is about one example: a symbol of a run without a sample of its own.
  fileprivate var isOfOneExample: Bool {
    all.contains { node in
      guard case .symbol(let symbol) = node.kind, !symbol.declaration.isBatch,
        symbol.roles[.sample] == nil
      else { return false }
      switch symbol.quantity {
      case .activation, .preactivation, .delta, .loss, .input: return true
      default: return false
      }
    }
  }

  /// The sum of an expression over all examples, by an index that no text has.
  fileprivate var summedOverExamples: Node {
    let series = Series(
      indices: ["each example"], lower: nil, upper: Index(.samples), body: self, bounds: source)
    return Node(kind: .series(series), source: source)
  }
}

extension Node {
  /// Whether it is the same thing with the same indices.
  fileprivate func isSame(as other: Node) -> Bool {
    signature == other.signature && indices == other.indices
      && declaredPattern == other.declaredPattern
  }

  /// Whether it may be a learning rate.
  fileprivate var isRate: Bool {
    switch kind {
    case .symbol(let symbol): symbol.quantity == .rate || symbol.quantity == .constant
    default: false
    }
  }

  fileprivate var isLoss: Bool {
    if case .symbol(let symbol) = kind { symbol.quantity == .loss } else { false }
  }
}
