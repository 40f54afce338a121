//===----------------------------------------------------------------------===//
// Plain variables and functions of them, which a text defines by displaying them.
//===----------------------------------------------------------------------===//

extension ClaimWork {
  /// `q = x + y`, where q is declared a plain variable: from here on it is its formula; nil for any
  /// other claim, and where the right side itself depends on q.
  func variableDefinition() -> ClaimResult? {
    let side = Self.joined(claim.left)
    guard let first = side.first, case .name(let name, let plain) = first.kind,
      lexicon.isVariable(plain), side.dropFirst().allSatisfy({ $0.isScript }) || isCall(side),
      let known = lexicon.match(name, plain: plain, Array(side.dropFirst().prefix { $0.isScript })),
      known.declaration.quantity == .variable, known.powers.isEmpty, known.entries.isEmpty
    else { return nil }
    return formula(of: side, like: known.declaration)
  }

  /// `f(x) = …`, where f was displayed before as another function of plain variables: a text may use
  /// one letter for several, one after the other.
  func definedAnew() -> ClaimResult? {
    guard let name = claim.left.first?.nameAlone, isCall(claim.left),
      let known = lexicon.declarations.first(where: { $0.plain == name }), known.isDisplayed,
      let old = known.formula?.body, old.isPlain,
      var result = formula(of: claim.left, like: known),
      result.definition?.formula?.body.isPlain == true
    else { return nil }
    result.judgement.message = "\(known.name) is defined anew"
    return result
  }

  /// What a displayed formula says of the name on its left.
  private func formula(of side: [Item], like known: Declaration) -> ClaimResult? {
    guard var declaration = pattern(side) else { return nil }
    var lexicon = lexicon
    lexicon.variables.formUnion(declaration.parameters)
    guard let body = try? ExpressionParser.parse(claim.right, lexicon),
      !FreeVariables(of: [body]).names.contains(declaration.pattern)
    else { return nil }
    declaration.isDisplayed = true
    declaration.displays = known.displays
    declaration.formula = Formula(variables: declaration.parameters, body: body)
    declaration.keepSlots(FreeIndices(of: [body]).names)
    let message = "it says what \(declaration.name) means"
    var result = ClaimResult(judgement: Judgement(verdict: .definition, message: message))
    result.definition = declaration
    return result
  }
}

extension Node {
  /// Whether an expression is made of plain variables and functions of them.
  fileprivate var isPlain: Bool {
    all.allSatisfy { node in
      guard case .symbol(let symbol) = node.kind else { return true }
      return symbol.quantity == .variable || symbol.quantity == .constant
        || symbol.declaration.formula?.body.isPlain == true
    }
  }
}
