//===----------------------------------------------------------------------===//
// Steps of gradient descent where no network is: `w \leftarrow w - \eta \nabla J`, with J displayed.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The verdict on a new value of a plain name, where the text has displayed a number that depends on
  /// it and the step is made of nothing else: then it has to go down, or up, by the number's gradient.
  /// Nil of any other claim.
  func updateOfPlainName() -> ClaimResult? {
    guard let name = written.left.first?.nameAlone,
      lexicon.declarations.contains(where: { $0.plain == name && $0.isPlain })
    else { return nil }
    var work = self
    work.lexicon.trained = [name]
    work.claim = written.withoutSteps(work.lexicon)
    return work.plainUpdate()
  }

  /// The formulas of the text that depend on a name, itself or by others, and that no other is made of:
  /// no derivatives, and nothing on the way to a loss.
  private func formulas(dependingOn name: String) -> [Declaration] {
    let found = lexicon.declarations.filter { declaration in
      guard let formula = declaration.formula, declaration.slotCount == 0 else { return false }
      return formula.plainNames.contains(name) && !formula.hasDerivative
    }
    let parts = Set(found.flatMap { $0.formula?.body.formulaNames ?? [] })
    return found.filter { !parts.contains($0.pattern) }
  }

  /// The gradients by a plain name of the displayed numbers that depend on it.
  func plainNumbers(dependingOn name: Node) -> [Node] {
    guard let plain = name.plainName else { return [] }
    return formulas(dependingOn: plain).compactMap { formula in
      guard let value = formula.formula?.body.putting(name), isNumber(value) else { return nil }
      return gradient(of: value, by: name)
    }
  }

  private func plainUpdate() -> ClaimResult? {
    guard let left = try? ExpressionParser.parse(claim.left, lexicon),
      let name = left.plainName, case let formulas = formulas(dependingOn: name), !formulas.isEmpty,
      let right = try? ExpressionParser.parse(claim.right, lexicon),
      addend(of: left, in: right) != nil
    else { return nil }
    guard isWrittenAsStep || claim.relation == ":=" || right.all.contains(where: \.isDeclaredNumber)
    else { return nil }
    var first: ClaimResult?
    for formula in formulas {
      guard let said = formula.formula, let rates = rates(of: right, besides: said, left),
        case let value = said.body.putting(left), isNumber(value)
      else { continue }
      let result = step(of: left, right, down: (formula.name, value), rates)
      if let result, !result.judgement.verdict.isWrong { return result }
      first = first ?? result
    }
    return first
  }

  /// What may be the learning rate of a step down a formula: the declared numbers, or the one name that
  /// the formula has not; nil where there are more, which say that the step is none.
  private func rates(of right: Node, besides formula: Formula, _ left: Node) -> [Node]? {
    let others = right.plainNames.subtracting(formula.plainNames)
    guard !others.isEmpty else {
      return right.all.filter(\.isDeclaredNumber)
        + [number(besides: left, in: right)].compactMap { $0 }
    }
    let rate = right.all.first { $0.plainName.map { others == [$0] } ?? false }
    return rate.map { [$0] }
  }

  /// The verdict on a step down a number, at one of some rates; one up is so only where the number is to
  /// be made large.
  private func step(
    of name: Node, _ right: Node, down number: (name: String, value: Node), _ rates: [Node]
  ) -> ClaimResult? {
    var first: Judgement?
    for rate in rates {
      let change = Node.product(
        [rate, gradient(of: number.value, by: name)], source: name.source)
      var down = judge.judge(equation(stepped(name, by: change), right))
      if down.verdict == .holds, rate.source == right.source {
        (down.verdict, down.message) = (.conditional, "holds if the learning rate is 1")
      }
      if !down.verdict.isWrong { return ClaimResult(judgement: down) }
      first = first ?? down
      let back = Node(kind: .negate(change), source: name.source)
      var up = judge.judge(equation(stepped(name, by: back), right))
      guard up.verdict == .holds else { continue }
      up.verdict = .conditional
      up.message = "holds if \(number.name) is to be made large: it goes up its gradient"
      return ClaimResult(judgement: up)
    }
    return first.map { ClaimResult(judgement: $0) }
  }

  /// Whether a formula is a number: nothing else can be set equal to one.
  private func isNumber(_ value: Node) -> Bool {
    let one = Node(kind: .number(1), source: value.source)
    return [.refuted, .holds].contains(judge.judge(equation(value, one)).verdict)
  }
}

extension Node {
  /// It with a name where a function of that name has its variable.
  fileprivate func putting(_ name: Node) -> Node {
    guard case .symbol(let symbol) = name.kind else { return self }
    return mapped { node in
      guard case .variable(let variable) = node.kind, variable == symbol.declaration.plain
      else { return nil }
      return name
    }
  }

  /// The names in it that are formulas.
  fileprivate var formulaNames: [String] {
    all.compactMap { node in
      guard case .symbol(let symbol) = node.kind, symbol.declaration.formula != nil else {
        return nil
      }
      return symbol.declaration.pattern
    }
  }
}
