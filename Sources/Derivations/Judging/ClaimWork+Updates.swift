//===----------------------------------------------------------------------===//
// Steps of gradient descent: updates, increments, sums that grow from example to example.
//===----------------------------------------------------------------------===//

import Networks

extension ClaimWork {
  /// The losses that are declared, those that the text has displayed as formulas among them.
  var losses: [Declaration] {
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

  func isParameter(_ node: Node) -> Bool {
    guard case .symbol(let symbol) = node.core.kind else { return false }
    return symbol.declaration.isParameter || symbol.quantity == .parameters
  }

  /// rate × ∂loss/∂parameter, for each loss of the text; of the parameter's own shape.
  func changes(of parameter: Node, _ rate: Node) -> [Node] {
    losses.map { loss in
      let gradient = gradient(of: loss, by: parameter)
      let side = Node.Sign(text: "", token: nil)
      return Node(kind: .product([rate, gradient], [side]), source: parameter.source)
    }
  }

  /// ∂loss/∂parameter, of the parameter's own shape.
  func gradient(of loss: Declaration, by parameter: Node) -> Node {
    let symbol = Symbol(declaration: loss, slots: [:], roles: [:], nameSource: parameter.source)
    let value = Node(kind: .symbol(symbol), source: parameter.source)
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
  func steps(_ left: Node, _ right: Node) -> [Equation]? {
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
    if let fault = faultOfMomentum { return ClaimResult(judgement: fault) }
    if let steps = steps(left, right), var judgement = best(of: steps) {
      if hasMomentum { judgement.message += ", apart from the momentum" }
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

  /// The first of several equations that holds, else the first.
  private func best(of equations: [Equation]) -> Judgement? {
    let judgements = equations.map(judge.judge)
    return judgements.first { $0.verdict == .holds }
      ?? judgements.first { $0.verdict == .conditional } ?? judgements.first
  }

  /// `V_{new} = V`, where a step is written that has no change in it.
  private func stepThatChangesNothing(_ left: Node, _ right: Node) -> ClaimResult? {
    let isStep =
      claim.relation == "leftarrow"
      || claim.left.map(\.spelling) != written.left.map(\.spelling)
    guard isStep, isParameter(left), left.signature == right.signature,
      left.indices == right.indices,
      let rate = lexicon.declarations.first(where: { $0.quantity == .rate })
    else { return nil }
    let symbol = Symbol(declaration: rate, slots: [:], roles: [:], nameSource: left.source)
    let node = Node(kind: .symbol(symbol), source: left.source)
    let steps = changes(of: left, node).map { equation(stepped(left, by: $0), right) }
    return best(of: steps).map { ClaimResult(judgement: $0) }
  }

  /// Both sides of `\Delta w = -\eta \partial E/\partial w`, where nothing declares Δ: it is what
  /// is added to w. A multiple of the change before, the momentum, is left out of the right side.
  mutating func increment() -> (Node, Node)? {
    guard let parameter = changed(claim.left) else { return nil }
    let terms = claim.right.terms
    let rest = terms.filter { !isChange($0) }
    faultOfMomentum =
      written.right.terms.filter(isChange).compactMap { fault(ofMomentum: $0) }.first
    guard !rest.isEmpty, rest.count == terms.count || claim.left.contains(where: \.isStepMark),
      let right = try? ExpressionParser.parse(rest.flatMap { $0 }, lexicon),
      let rate = rate(in: right)
    else { return nil }
    hasMomentum = rest.count < terms.count
    changes = changes(of: parameter, rate).map { Node(kind: .negate($0), source: $0.source) }
    return changes.first.map { ($0, right) }
  }

  /// `w \gets w + \Delta w`, where nothing declares Δ: it says that Δw is what is added.
  func namesIncrement() -> Bool {
    let (left, right) = (claim.left.map(\.spelling), claim.right.map(\.spelling))
    return right.count == 2 * left.count + 2 && right.starts(with: left)
      && ["+", "-"].contains(right[left.count])
      && ["\\Delta", "\\delta"].contains(right[left.count + 1])
      && right.suffix(left.count) == left[...] || namesStep()
  }

  /// `\theta(i+1) = \theta(i) + M(i+1)`, where nothing declares M: it is what is added in a step.
  private func namesStep() -> Bool {
    let (left, terms) = (written.left, written.right.terms)
    guard terms.count == 2, let mark = left.firstIndex(where: \.isOpening), mark > 0,
      let name = terms[1].dropFirst().first, case .name(let text, let plain) = name.kind,
      !lexicon.isDeclared(text, plain: plain), parameter(Array(left[..<mark])) != nil
    else { return false }
    func spelling(_ items: some Sequence<Item>) -> [String] { items.map(\.spelling) }
    let isSame = spelling(terms[0].prefix(mark)) == spelling(left[..<mark])
    return isSame && spelling(terms[1].dropFirst(2)) == spelling(left[mark...])
  }

  /// The parameter of `\Delta w_{ji}`, `\Delta_p w_{ji}`, `\Delta w_{ji}(n+1)`; nil of anything else.
  private func changed(_ side: [Item]) -> Node? {
    guard let first = side.first, case .name(_, let plain) = first.kind,
      plain == "\\Delta" || plain == "\\delta"
    else { return nil }
    var items = Array(side.dropFirst().drop { $0.isScript })
    if let parameter = parameter(items) { return parameter }
    if let open = items.firstIndex(where: \.isOpening), items.last?.isClosing == true {
      items.removeSubrange(open...)
    } else if items.last?.isScript == true {
      // The last script counts the steps: `\Delta w_t`.
      items.removeLast()
    }
    return parameter(items)
  }

  private func parameter(_ items: [Item]) -> Node? {
    guard let node = try? ExpressionParser.parse(items, lexicon), isParameter(node) else {
      return nil
    }
    return node
  }

  /// Whether a term is a multiple of a parameter's change.
  private func isChange(_ term: [Item]) -> Bool {
    term.indices.contains { changed(Array(term[$0...])) != nil }
  }

  /// What is wrong with a term that should be the momentum: a positive multiple of the change of the
  /// same parameter in the step before, by a number.
  private func fault(ofMomentum term: [Item]) -> Judgement? {
    guard let start = term.indices.first(where: { changed(Array(term[$0...])) != nil }) else {
      return nil
    }
    func fault(_ message: String) -> Judgement {
      Judgement(verdict: .illTyped, message: message, source: term.source)
    }
    let change = Array(term[start...])
    let (own, other) = (changed(written.left), changed(change))
    if own?.signature != other?.signature || own?.indices != other?.indices {
      return fault("the momentum is a multiple of the change of another parameter")
    }
    if let now = Self.step(of: written.left), let before = Self.step(of: change), before >= now {
      return fault("the change of a later step is not known yet")
    }
    let factors = term[..<start].filter { !$0.isSign("+") && $0.multiplication == nil }
    let areNumbers = factors.allSatisfy { item in
      guard let name = item.nameAlone else { return item.letters != nil }
      return lexicon.match(name, plain: name, []).map {
        $0.declaration.quantity == .constant || $0.declaration.quantity == .variable
      } ?? true
    }
    guard areNumbers, factors.count <= 1 else {
      return fault("the momentum is a number times the change before")
    }
    return nil
  }

  /// How many steps after the one it is counted from: 0 for `(t)`, -1 for `(t-1)`; nil where no step
  /// is written.
  private static func step(of change: [Item]) -> Int? {
    guard let open = change.lastIndex(where: \.isOpening), change.last?.isClosing == true else {
      return nil
    }
    let content = change[(open + 1)...].dropLast()
    guard content.count == 3, let amount = content.last?.letters.flatMap({ Int($0) }) else {
      return content.count == 1 ? 0 : nil
    }
    return content[content.startIndex + 1].isSign("-") ? -amount : amount
  }

  /// Cases that words tell apart: the symbols as declared are about one of the branches.
  private func branched(_ left: Node, _ right: Node) -> ClaimResult? {
    guard case .cases(let branches) = right.kind, branches.count > 1,
      branches.allSatisfy({ $0.1 == nil })
    else { return nil }
    let judgements = branches.map { judge.judge(equation(left, $0.0)) }
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
        !$0.isNegative && $0.node.signature == left.signature && $0.node.indices == left.indices
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

extension [Item] {
  /// The terms of a sum, each with its sign.
  fileprivate var terms: [[Item]] {
    var depth = 0
    return reduce(into: []) { terms, item in
      if item.isOpening { depth += 1 }
      if item.isClosing { depth -= 1 }
      let isNext = depth == 0 && (item.isSign("+") || item.isSign("-"))
      if terms.isEmpty || isNext { terms.append([]) }
      terms[terms.count - 1].append(item)
    }
  }
}

extension Item {
  /// Whether an item may count steps: a script, or brackets.
  fileprivate var isStepMark: Bool { isScript || isOpening }
}

extension Node {
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

  /// The sum of an expression over all examples.
  fileprivate var summedOverExamples: Node {
    let series = Series(
      indices: ["each example"], lower: nil, upper: Index(.samples), body: self, bounds: source)
    return Node(kind: .series(series), source: source)
  }
}
