//===----------------------------------------------------------------------===//
// Functions that a text displays, which bind their names.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

extension ClaimWork {
  /// A function that is displayed at a layer's weighted input, φ(v_j) = 1/(1 + exp(−a v_j)), is
  /// displayed at any number.
  private func displayedAtInput(_ left: Node, _ right: Node) -> ClaimResult? {
    guard case .apply(let function, let arguments) = left.kind, arguments.count == 1,
      case .symbol(let input) = arguments[0].kind, input.quantity == .preactivation
    else { return nil }
    let name = FreeVariables.unnamed
    let variable = Node(kind: .variable(name), source: arguments[0].source)
    let body = right.mapped { node in
      node.signature == arguments[0].signature && node.indices == arguments[0].indices
        ? variable : nil
    }
    let isOwn = body.all.allSatisfy { node in
      guard case .symbol(let symbol) = node.kind else { return true }
      return symbol.quantity == .constant
    }
    guard isOwn, body.signature != right.signature else { return nil }
    var work = self
    work.lexicon.variables.insert(name)
    return work.displayedFunction(
      Node(kind: .apply(function, [variable]), source: left.source), body)
  }

  /// A function that is displayed as f(z) = …: it counts from here on; nil where none is.
  func displayedFunction(_ left: Node, _ right: Node) -> ClaimResult? {
    if let result = displayedAtInput(left, right) { return result }
    guard case .apply(let function, let arguments) = left.kind, function.primes == 0,
      case .activation(let symbol) = function.base, arguments.count == 1,
      case .variable(let name) = arguments[0].kind,
      !right.all.contains(where: { appliesUnknown($0, displaying: symbol) })
    else { return nil }
    let kind = symbol.declaration.function ?? FunctionKind()
    // What is declared binds, and what was displayed, unless the text begins anew.
    let isOpen = kind.kinds.isEmpty || kind.isDisplayed && mayDefineAnew
    let equation = equation(isOpen ? left.ofAnyFunction : left, right)
    let possible = isOpen ? Self.usualFunctions : kind.kinds
    var (holding, chosen) = agreeing(with: equation, among: possible, kind.layers == .output)
    guard var judgement = chosen else { return nil }
    if holding.isEmpty {
      guard judgement.verdict == .refuted, isOpen else {
        return displayedAnew(left, right, kind) ?? ClaimResult(judgement: judgement)
      }
      holding = [.formula(Formula(variables: [name], body: right))]
      judgement = .ofItsOwn("a function")
    }
    return displaying(holding, as: symbol, judgement)
  }

  private static let usualFunctions: [ActivationKind] = [.sigmoid, .tanh, .relu, .identity].map(
    ActivationKind.known)

  /// What a display that says which function a symbol is means for those that follow.
  private func displaying(
    _ kinds: [ActivationKind], as symbol: Symbol, _ judgement: Judgement
  ) -> ClaimResult {
    var result = ClaimResult(judgement: judgement)
    var kind = symbol.declaration.function ?? FunctionKind()
    if kind.layers == .output { result.outputs = kinds } else { result.hidden = kinds }
    // Of a function with the number of its layer it says nothing for other layers, and of one that is
    // declared nothing new.
    guard symbol.roles[.layer] == nil, kind.kinds.isEmpty || kind.isDisplayed else { return result }
    (kind.kinds, kind.isDisplayed) = (kinds, true)
    var declaration = symbol.declaration
    declaration.function = kind
    result.definition = declaration
    return result
  }

  /// A function that was displayed before as another one, where it is one of those that all know: a list
  /// of them may have one letter for all, which is then any of them. Nil of any other.
  private func displayedAnew(_ left: Node, _ right: Node, _ kind: FunctionKind) -> ClaimResult? {
    guard kind.isDisplayed, case .apply(let function, _) = left.kind,
      case .activation(let symbol) = function.base
    else { return nil }
    let (holding, chosen) = agreeing(
      with: equation(left.ofAnyFunction, right),
      among: Self.usualFunctions.filter { $0 != .known(.identity) }, kind.layers == .output)
    guard !holding.isEmpty, var judgement = chosen else { return nil }
    judgement.verdict = .conditional
    judgement.message = "holds if \(symbol.declaration.name) is another function here"
    return displaying(kind.kinds + holding, as: symbol, judgement)
  }

  /// Those of some functions that agree with the one displayed, and the judgement of one of them, or
  /// of the first where none does.
  private func agreeing(
    with equation: Equation, among kinds: [ActivationKind], _ isOutput: Bool
  ) -> ([ActivationKind], Judgement?) {
    var holding: [ActivationKind] = []
    var chosen: Judgement?
    for kind in kinds {
      var wide = circumstances
      if isOutput { wide.outputs = [kind] } else { wide.hidden = [kind] }
      wide.settings.lastLayer = wide.settings.lastLayer ?? wide.settings.firstLayer + 2
      let judgement = Judge(circumstances: wide).judge(equation)
      if judgement.verdict == .holds { holding.append(kind) }
      if judgement.verdict == .holds || chosen == nil { chosen = judgement }
    }
    return (holding, chosen)
  }

  /// Whether a function is applied that may be the one displayed, or another of which nothing is said.
  private func appliesUnknown(_ node: Node, displaying displayed: Symbol) -> Bool {
    guard case .apply(let function, _) = node.kind, case .activation(let other) = function.base
    else { return false }
    return !isKnown(other, besides: displayed)
  }

  /// Whether a function is said to be one of those known, and is none that is being displayed:
  /// `\operatorname{th}` in `\varphi(t) = \operatorname{th}(t)`.
  private func isKnown(_ function: Symbol, besides displayed: Symbol) -> Bool {
    guard function.declaration.plain != displayed.declaration.plain,
      let kind = function.declaration.function
    else { return false }
    return kind.layers == .all && kind.kinds.count == 1
  }
}

extension Node {
  /// A function that is applied, as if nothing said which it is.
  fileprivate var ofAnyFunction: Node {
    guard case .apply(var function, let arguments) = kind,
      case .activation(var symbol) = function.base
    else { return self }
    symbol.declaration.function?.kinds = []
    function.base = .activation(symbol)
    return Node(kind: .apply(function, arguments), source: source)
  }
}
