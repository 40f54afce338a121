//===----------------------------------------------------------------------===//
// Plain variables and functions of them, which a text defines by displaying them.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// `q = x + y`, where q is declared a plain variable: from here on it is its formula; nil for any
  /// other claim, and where the right side itself depends on q.
  func variableDefinition() -> ClaimResult? {
    let side = joined(claim.left)
    if let marked = newValueOfVariable(side) ?? goesOn(side) { return marked }
    if let anew = variableDefinedAnew(side) { return anew }
    if let displayed = someFunctionDisplayed(side) { return displayed }
    guard let first = side.first, case .name(let name, let plain) = first.kind,
      lexicon.isVariable(plain), side.dropFirst().allSatisfy({ $0.isScript }) || isCall(side),
      let known = lexicon.match(name, plain: plain, Array(side.dropFirst().prefix { $0.isScript })),
      known.declaration.quantity == .variable, known.powers.isEmpty, known.entries.isEmpty
    else { return nil }
    if endsWithNumber { return Self.numbersOfExample }
    let isAssignment = claim.relation == "leftarrow" || claim.relation == ":="
    return formula(of: side, like: known.declaration) ?? update(of: side, isSaid: isAssignment)
  }

  /// `v^+ = v - \eta g`: the mark says that the name is given a new value. Nil of anything else.
  private func newValueOfVariable(_ side: [Item]) -> ClaimResult? {
    guard let place = side.firstIndex(where: \.isMarkOfNewValue),
      let name = side.first?.nameAlone, lexicon.isVariable(name)
    else { return nil }
    var bare = side
    bare.remove(at: place)
    // u'v' is a product of two.
    guard bare.dropFirst().allSatisfy(\.isScript) else { return nil }
    return update(of: bare, isSaid: true)
  }

  /// `v = \beta v + (1 - \beta) g`: a name on both sides, and a declared number between them, is given a
  /// new value by its old one. Nil of anything else.
  ///
  /// - Parameter isSaid: Whether a sign says so, `\leftarrow` or a mark at the name.
  private func update(of side: [Item], isSaid: Bool) -> ClaimResult? {
    guard let name = side.first?.nameAlone,
      VariableFinder.names(claim.right, lexicon).contains(name),
      let right = try? ExpressionParser.parse(claim.right, lexicon), case .sum = right.kind
    else { return nil }
    guard isSaid || right.all.contains(where: \.isDeclaredNumber) else { return nil }
    return ClaimResult(
      judgement: Judgement(
        verdict: .definition, message: "it gives \(name) a new value by its old one"))
  }

  /// `f = d + e`, where f is declared a plain variable and was displayed as a function, f(x) = …: from
  /// here on it is its formula.
  private func variableDefinedAnew(_ side: [Item]) -> ClaimResult? {
    guard side.count == 1, let name = side[0].nameAlone,
      let known = lexicon.declarations.first(where: { $0.plain == name }), known.isDisplayed,
      !known.parameters.isEmpty,
      let variable = lexicon.declarations.first(where: {
        $0.plain == name && $0.quantity == .variable
      })
    else { return nil }
    return formula(of: side, like: variable)
  }

  /// `f(x) = …`, or `f = …`, where f is declared to be some function of x: from here on it is this
  /// one. Nil where the right side names f, or has nothing of what f is a function of.
  private func someFunctionDisplayed(_ side: [Item]) -> ClaimResult? {
    guard let known = declaration(named: side), known.isSomeFunction else { return nil }
    let arguments = Set(known.parameters)
    let call = side.dropFirst().drop { $0.isScript }
    let content = call.dropFirst().dropLast()
    guard call.isEmpty || isCall(side),
      call.isEmpty || ExpressionParser.argumentNames(Array(content)) == known.parameters,
      content.allSatisfy({ $0.letters != nil || $0.isSign(",") }),
      !mentions(known, claim.right),
      !VariableFinder.symbols(claim.right).isDisjoint(with: arguments)
    else { return nil }
    return formula(of: side, like: known)
  }

  /// The declaration of the name with scripts, f or f_1, that one side of a claim begins with.
  private func declaration(named side: [Item]) -> Declaration? {
    guard let first = side.first, let plain = first.nameAlone, case .name(let name, _) = first.kind
    else { return nil }
    let scripts = Array(side.dropFirst().prefix { $0.isScript })
    guard let match = lexicon.match(name, plain: plain, scripts), match.powers.isEmpty,
      match.entries.isEmpty
    else { return nil }
    return match.declaration
  }

  /// Whether an expression names a function: f, or f_1 and not f_2.
  private func mentions(_ function: Declaration, _ items: [Item]) -> Bool {
    guard VariableFinder.symbols(items).contains(function.plain) else { return false }
    guard function.pattern != function.name,
      let node = try? ExpressionParser.parse(items, lexicon)
    else { return true }
    return node.all.contains { inner in
      switch inner.kind {
      case .apply(let other, _), .function(let other):
        other.symbol?.declaration.pattern == function.pattern
      case .symbol(let symbol): symbol.declaration.pattern == function.pattern
      default: false
      }
    }
  }

  /// `f(x) = …`, where f was displayed before as another function of plain variables, or of the
  /// weights: a text may use one letter for several, one after the other.
  func definedAnew() -> ClaimResult? {
    guard let name = claim.left.first?.nameAlone, isCall(claim.left),
      let known = lexicon.declarations.first(where: { $0.plain == name }), known.isDisplayed,
      mayDefineAnew || hasOtherArguments(than: known),
      !relatesFunctions(of: name),
      let old = known.formula, old.isPlain,
      var result = formula(of: claim.left, like: known),
      result.definition?.formula?.isPlain == true
    else { return nil }
    result.judgement.message = "\(known.name) is defined anew"
    return result
  }

  /// Whether the left side is a function of another number of arguments than a known one, or has a
  /// script that the other has not: f_c is not f.
  private func hasOtherArguments(than known: Declaration) -> Bool {
    let isBare = known.subscripts.isEmpty && known.superscripts.isEmpty
    if isBare, claim.left.dropFirst().first?.isScript == true { return true }
    let call = claim.left.dropFirst().drop { $0.isScript }.dropFirst().dropLast()
    return ExpressionParser.arguments(Array(call)).count != known.parameters.count
  }

  /// Whether a claim is about two functions of one letter that are both displayed: `f_2 = 2f_1 - 1`.
  private func relatesFunctions(of letter: String) -> Bool {
    guard let left = declaration(named: claim.left), left.isDisplayed else { return false }
    return lexicon.declarations.contains { other in
      other.plain == letter && other.isDisplayed && other.pattern != left.pattern
        && other.pattern != other.name && mentions(other, claim.right)
    }
  }

  /// `f_c(x) = c + x \to df/dx = 1`: in the row that displays f_c, f alone may be it. The verdict with
  /// that reading, if the equation holds with it.
  func withSibling() -> ClaimResult? {
    guard let sibling, sibling.row == claim.row, sibling.declaration.subscripts.count == 1,
      case .literal(let letter) = sibling.declaration.subscripts[0]
    else { return nil }
    let name = sibling.declaration.plain
    var work = self
    work.sibling = nil
    work.claim.left = claim.left.subscripting(name, with: letter)
    work.claim.right = claim.right.subscripting(name, with: letter)
    return work.result()
  }

  /// What a displayed formula says of the name on its left.
  private func formula(of side: [Item], like known: Declaration) -> ClaimResult? {
    guard var declaration = pattern(side) else { return nil }
    if known.isSomeFunction {
      (declaration.parameters, declaration.arguments) = (known.parameters, nil)
    }
    var lexicon = lexicon
    lexicon.variables.formUnion(declaration.parameters)
    guard let body = try? ExpressionParser.parse(claim.right, lexicon),
      !FreeVariables(of: [body]).names.contains(declaration.pattern)
    else { return nil }
    declaration.displays = known.displays
    return definition(of: declaration, side, as: body)
  }
}

extension [Item] {
  /// The items with a letter below a name that has none.
  fileprivate func subscripting(_ name: String, with letter: String) -> [Item] {
    enumerated().flatMap { place, item -> [Item] in
      guard item.nameAlone == name, place + 1 == count || !self[place + 1].isScript else {
        return [item.rewritten { $0.subscripting(name, with: letter) }]
      }
      let mark = Item(kind: .name(letter, plain: letter), source: item.source)
      return [item, Item(kind: .subscript([mark]), source: item.source)]
    }
  }
}
