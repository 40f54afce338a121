//===----------------------------------------------------------------------===//
// Displays that say what a name means.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// A symbol that has no value yet is given one: the one on the left, or, of `=:`, on the right. What
  /// is undeclared on the other side defines nothing.
  package func definition() -> ClaimResult? {
    let isTurned = claim.relation == "=:"
    let (side, other) =
      isTurned ? (claim.right, claim.left) : (joined(claim.left), claim.right)
    guard let name = side.first, case .name(let text, let plain) = name.kind,
      side.dropFirst().allSatisfy({ $0.isScript }) || isCall(side),
      !lexicon.isDeclared(text, plain: plain)
        || (try? ExpressionParser.parse(side, lexicon)) == nil,
      !isApplied(side), claim.relation == ":=" || !isQuantity(plain),
      !isRateOfChange(plain),
      // What every text knows none defines.
      !isCall(side) || !Commands.words.contains(plain) || lexicon.isDeclared(text, plain: plain),
      let declaration = pattern(side)
    else { return nil }
    var lexicon = lexicon
    lexicon.variables.formUnion(declaration.parameters)
    let sum = accumulated(side, other)
    if sum == nil, let recurrence = recurrence(declaration, side, other) { return recurrence }
    guard let body = try? sum ?? ExpressionParser.parse(other, lexicon) else { return nil }
    return definition(of: declaration, side, as: body)
  }

  /// The result of a display that says what a side is worth, as its declaration.
  func definition(of side: Declaration, _ items: [Item], as body: Node) -> ClaimResult {
    var declaration = side
    declaration.isDisplayed = true
    let whole = lexicon.whole(body, besides: side.slotVariables)
    declaration.formula = Formula(variables: side.parameters, body: whole)
    declaration.keepSlots(FreeIndices(of: [body]).names)
    let message = "it says what \(Self.written(items)) means"
    var result = ClaimResult(judgement: Judgement(verdict: .definition, message: message))
    result.definition = declaration
    return result
  }

  /// What is declared as some function of its variables is, from its display on, what the display says:
  /// `\Omega(\theta) = \frac{1}{2} \sum_k \|W^k\|^2`.
  func functionDefinition() -> ClaimResult? {
    guard let first = claim.left.first, case .name(_, let plain) = first.kind, isCall(claim.left),
      let declared = lexicon.declarations.first(where: { $0.plain == plain && $0.isSomeFunction }),
      !VariableFinder.names(claim.right, lexicon).contains(plain)
    else { return nil }
    var work = self
    work.lexicon.declarations.removeAll { $0.plain == plain }
    guard var result = work.definition(), var definition = result.definition,
      let body = definition.formula?.body
    else { return nil }
    // All weights together are no variable that the formula could be one of.
    guard definition.parameters.isEmpty || definition.parameters == declared.parameters else {
      return nil
    }
    (definition.parameters, definition.arguments) = (declared.parameters, nil)
    definition.writtenArguments = declared.writtenArguments
    definition.formula = Formula(variables: declared.parameters, body: body)
    result.definition = definition
    return result
  }

  /// Whether a name is another with a dot: how fast that changes in time, which is not free to be
  /// anything.
  private func isRateOfChange(_ plain: String) -> Bool {
    guard let dot = ["\\dot{", "\\ddot{"].first(where: plain.hasPrefix) else { return false }
    let base = String(plain.dropFirst(dot.count).dropLast())
    return lexicon.isDeclared(base, plain: base)
  }

  /// Whether a letter stands for a quantity of the network: with scripts that no declaration has, it is
  /// none that a display may define on its way.
  private func isQuantity(_ plain: String) -> Bool {
    let declared = lexicon.declarations.filter { $0.plain == plain }
    return !declared.isEmpty
      && declared.allSatisfy { $0.quantity.hasEntries && $0.quantity != .formula }
  }

  /// A symbol whose next value is given by its last: `p_{n+1} = p_n - \eta \nabla F(p_n)`.
  private func recurrence(
    _ declaration: Declaration, _ side: [Item], _ other: [Item]
  ) -> ClaimResult? {
    func spelling(_ items: [Item]) -> String { items.map(\.spelling).joined(separator: " ") }
    // Of `=` the same name on both sides, with the same scripts, is no step.
    guard claim.left.source == side.source,
      claim.relation != "=" || !spelling(other).contains(spelling(side)),
      VariableFinder.names(other, lexicon).contains(declaration.plain)
    else { return nil }
    var any = Declaration(name: declaration.name, plain: declaration.plain, quantity: .parameters)
    any.subscripts = declaration.subscripts.enumerated().map { .slot("slot\($0.offset)") }
    any.superscripts = declaration.superscripts.enumerated().map { .slot("raised\($0.offset)") }
    any.bracket = declaration.bracket
    if side.contains(where: { $0.isSign("(") }) { any.arguments = [] }
    var lexicon = lexicon
    lexicon.declarations.insert(any, at: 0)
    guard let rule = try? ExpressionParser.parse(other, lexicon) else { return nil }
    var result = ClaimResult(
      judgement: Judgement(
        verdict: .definition, message: "it says how \(declaration.name) goes on from step to step"))
    result.definition = carried(declaration, other, rule)
    // An assignment may change the same name several times.
    if claim.relation != "leftarrow" { result.rule = StepRule(declaration, side, other) }
    return result
  }

  /// A name that is carried from step to step, `v \leftarrow \mu v - \eta \nabla C`: what it gains
  /// in one, with its rule. Nil where that has no learning rate in it.
  private func carried(_ declaration: Declaration, _ other: [Item], _ rule: Node) -> Declaration? {
    guard claim.relation == "leftarrow", case .sum(var terms) = rule.kind else { return nil }
    terms.removeAll { term in
      term.node.all.contains { node in
        guard case .symbol(let symbol) = node.kind else { return false }
        return symbol.declaration.name == declaration.name
      }
    }
    let gain = Node(kind: .sum(terms), source: rule.source)
    guard !terms.isEmpty, gain.rate != nil else { return nil }
    var known = declaration
    known.isDisplayed = true
    known.keepSlots(FreeIndices(of: [gain]).names)
    known.formula = Formula(variables: [], body: gain)
    var lexicon = lexicon
    lexicon.declarations.insert(known, at: 0)
    let whole = try? ExpressionParser.parse(other, lexicon)
    known.formula = Formula(variables: [], body: gain, rule: whole)
    return known
  }

  /// A left side of letters alone is a word, and so is what it begins with where that is declared.
  package func joined(_ side: [Item]) -> [Item] {
    if let first = side.first, case .words(let text) = first.kind {
      return [Item(kind: .name(text, plain: text), source: first.source)] + side.dropFirst()
    }
    let letters = side.prefix { $0.nameAlone != nil }
    let word = letters.compactMap(\.nameAlone).joined()
    let isWord =
      letters.count == side.count && letters.allSatisfy { $0.nameAlone?.count == 1 }
      || lexicon.words.contains(word)
    guard letters.count > 1, isWord else { return side }
    let source = Array(letters).source
    return [Item(kind: .name(word, plain: word), source: source)] + side.dropFirst(letters.count)
  }

  /// A name with its scripts, for messages.
  package static func written(_ side: [Item]) -> String {
    guard let first = side.first, case .name(let name, _) = first.kind else { return "" }
    return name + side.dropFirst().prefix { $0.isScript }.map(\.scriptText).joined()
  }

  func isCall(_ side: [Item]) -> Bool {
    guard side.count > 2, let last = side.last, last.isSign(")") || last.isSign("]") else {
      return false
    }
    let open = last.isSign(")") ? "(" : "["
    let call = side.dropFirst().drop { $0.isScript }
    // `f(x) + f(-x)` begins and ends like a call.
    return call.first?.isSign(open) == true
      && !call.dropFirst().dropLast().contains { $0.isOpening || $0.isClosing }
  }

  /// Whether a side is a declared activation function of something made of several letters:
  /// `\sigma(q \cdot r)` says of no letter what σ makes of it.
  private func isApplied(_ side: [Item]) -> Bool {
    guard let plain = side.first?.nameAlone, isCall(side) else { return false }
    let arguments = side.dropFirst().drop { $0.isScript }.dropFirst().dropLast()
    let parts = arguments.split { $0.isSign(",") || $0.isSign(";") }
    return parts.contains { $0.count { !$0.isScriptOrPrime } > 1 }
      && lexicon.declarations.contains { $0.plain == plain && $0.quantity == .function }
  }

  /// The left side of a definition as a declaration.
  package func pattern(_ side: [Item]) -> Declaration? {
    guard let first = side.first, case .name(let name, let plain) = first.kind else { return nil }
    var declaration = Declaration(name: name, plain: plain, quantity: .formula)
    let reader = ScriptReader(count: lexicon.count)
    for (place, item) in side.enumerated().dropFirst() {
      if item.isSign("(") || item.isSign("[") {
        let content = side[(place + 1)...].filter { !$0.isClosing }
        let names = ExpressionParser.argumentNames(Array(content)).filter { name in
          !lexicon.declarations.contains { $0.plain == name && $0.quantity == .parameters }
        }
        // F(A; s) with declared A and s is a value; f(z) with a new z is a function.
        let isFunction = names.contains {
          !lexicon.isDeclared($0, plain: $0) || lexicon.isVariable($0)
        }
        if isFunction { declaration.parameters = names } else { declaration.arguments = names }
        break
      }
      switch item.kind {
      case .superscript(let content):
        let script = Superscript(content, source: item.source)
        declaration.bracket = script.bracket
        guard !script.isTransposed,
          let items = reader.items(script.content, splittingDigits: false)
        else { return nil }
        declaration.superscripts += items.map(slot)
      case .subscript(let content):
        let items = reader.items(content, splittingDigits: false)
        declaration.subscripts += items?.map(slot) ?? [.literal(item.scriptText)]
      default: return nil
      }
    }
    return declaration
  }

  private func slot(_ item: ScriptItem) -> Declaration.Slot {
    if let name = item.index.variable, item.index.offset == 0 { return .slot(name) }
    return .literal(item.text)
  }
}
