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
    guard let name = written.left.first?.nameAlone, isPlain(name) else { return nil }
    let formulas = formulas(dependingOn: name)
    guard !formulas.isEmpty else { return nil }
    var work = self
    work.lexicon.trained = [name]
    work.claim = written.withoutSteps(work.lexicon)
    return work.plainUpdate(by: formulas)
  }

  private func isPlain(_ name: String) -> Bool {
    guard let known = lexicon.match(name, plain: name, [])?.declaration else { return false }
    return [.variable, .array].contains(known.quantity) && known.formula == nil
  }

  /// The formulas of the text that depend on a name, itself or by others.
  private func formulas(dependingOn name: String) -> [Declaration] {
    lexicon.declarations.filter { declaration in
      guard let formula = declaration.formula, declaration.slotCount == 0 else { return false }
      return formula.body.plainNames.contains(name)
    }
  }

  /// The gradients by a plain name of the displayed numbers that depend on it.
  func plainNumbers(dependingOn name: Node) -> [Node] {
    guard case .symbol(let symbol) = name.kind, isPlain(symbol.declaration.plain) else { return [] }
    return formulas(dependingOn: symbol.declaration.plain).compactMap { formula in
      guard let value = formula.formula?.body.putting(name), isNumber(value) else { return nil }
      return gradient(of: value, by: name)
    }
  }

  private func plainUpdate(by formulas: [Declaration]) -> ClaimResult? {
    guard
      let (left, right) = try? (
        ExpressionParser.parse(claim.left, lexicon), ExpressionParser.parse(claim.right, lexicon)
      ), case .symbol = left.kind, addend(of: left, in: right) != nil
    else { return nil }
    let rates = right.numbersDeclared + [number(besides: left, in: right)].compactMap { $0 }
    let isStep =
      ["leftarrow", ":="].contains(claim.relation)
      || claim.left.map(\.spelling) != written.left.map(\.spelling)
      || !right.numbersDeclared.isEmpty
    let known = formulas.filter { formula in
      right.plainNames.isSubset(of: formula.formula?.body.plainNames ?? [])
    }
    guard isStep, !known.isEmpty else { return nil }
    let values = known.map { ($0.name, $0.formula?.body.putting(left) ?? left) }
    let numbers = values.filter { isNumber($0.1) }
    return numbers.isEmpty ? nil : step(of: left, right, down: numbers, rates)
  }

  /// The verdict on a step down one of some numbers, at one of some rates; one up is so only where the
  /// number is to be made large.
  private func step(
    of name: Node, _ right: Node, down numbers: [(name: String, value: Node)], _ rates: [Node]
  ) -> ClaimResult? {
    var first: Judgement?
    for number in numbers {
      for rate in rates {
        let gradient = gradient(of: number.value, by: name)
        let change = Node.product([rate, gradient], source: name.source)
        let down = judge.judge(equation(stepped(name, by: change), right))
        if !down.verdict.isWrong { return ClaimResult(judgement: down) }
        first = first ?? down
        let back = Node(kind: .negate(change), source: name.source)
        var up = judge.judge(equation(stepped(name, by: back), right))
        guard up.verdict == .holds else { continue }
        up.verdict = .conditional
        up.message = "holds if \(number.name) is to be made large: it goes up its gradient"
        return ClaimResult(judgement: up)
      }
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

  /// The names of what is declared plain in it, and in the formulas that it is made of.
  fileprivate var plainNames: Set<String> {
    all.reduce(into: []) { names, node in
      if case .variable(let name) = node.kind { names.insert(name) }
      guard case .symbol(let symbol) = node.kind else { return }
      if let body = symbol.declaration.formula?.body {
        names.formUnion(body.plainNames)
      } else if ![.constant, .rate].contains(symbol.quantity) {
        names.insert(symbol.declaration.plain)
      }
    }
  }

  /// The declared numbers in it.
  fileprivate var numbersDeclared: [Node] {
    all.filter { node in
      guard case .symbol(let symbol) = node.kind else { return false }
      return symbol.quantity == .constant || symbol.quantity == .rate
    }
  }
}
