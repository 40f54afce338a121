//===----------------------------------------------------------------------===//
// One claim from its items to its verdict.
//===----------------------------------------------------------------------===//

import Networks

/// The verdict on a claim, and what the claim says about those that follow.
struct ClaimResult {
  var judgement: Judgement
  var definition: Declaration?
  var losses: [LossKind]?
  var hidden: [ActivationKind]?
  var outputs: [ActivationKind]?
  /// A name that nothing declares.
  var undeclared: String?
}

/// Parses and judges one claim.
struct ClaimWork {
  var claim: Claim
  /// The claim as it stands in the text, with what counts steps.
  let written: Claim
  var tokens: [Token]
  var lexicon: Lexicon
  /// The lexicon without the equation's own variables.
  let original: Lexicon
  var candidates: Set<String>
  var circumstances: Circumstances
  /// What the left side may be where it is the change of a parameter.
  var changes: [Node] = []
  /// The function that the display has displayed last, and in which row.
  var sibling: (declaration: Declaration, row: Int)?
  /// Whether the text begins anew here, so that names may be given other meanings.
  var mayDefineAnew = false
  /// Whether a multiple of the change before was left out, and what is wrong with it.
  var hasMomentum = false
  var faultOfMomentum: Judgement?
  var judge: Judge { Judge(circumstances: circumstances) }

  init(
    claim: Claim, tokens: [Token], lexicon: Lexicon, candidates: Set<String>,
    circumstances: Circumstances
  ) {
    self.claim = claim.withoutSteps(lexicon)
    written = claim
    self.tokens = tokens
    self.lexicon = lexicon
    original = lexicon
    self.candidates = candidates
    self.circumstances = circumstances
    let names = VariableFinder.names(claim.left + claim.right, lexicon)
    // Several names that are all declared depend on each other: v = y − u.
    let areQuantities =
      names.count > 1 && names.allSatisfy { lexicon.isDeclared($0, plain: $0) }
      || names.contains { lexicon.isVariable($0) }
    if !names.isEmpty, names.isSubset(of: candidates), !areQuantities {
      self.lexicon.variables = names
    }
  }

  /// Both sides; names that only the equation itself knows become its variables.
  ///
  /// - Parameter read: reads a side, the left one first
  mutating func parse(
    _ read: (_ isLeft: Bool, [Item], Lexicon) throws -> Node = {
      try ExpressionParser.parse($1, $2)
    }
  ) throws -> (Node, Node) {
    for _ in 0..<4 {
      do {
        return (try read(true, claim.left, lexicon), try read(false, claim.right, lexicon))
      } catch let error as ParseError {
        guard case .undeclared(let name) = error.kind else { throw error }
        if let increment = increment() { return increment }
        guard candidates.contains(name), !lexicon.variables.contains(name) else { throw error }
        lexicon.variables.insert(name)
      }
    }
    throw ParseError(message: "it cannot be read", token: claim.source.lowerBound)
  }

  mutating func result() -> ClaimResult {
    if let definition = variableDefinition() { return definition }
    let givesNumbers = givesNumbers
    do {
      let (left, right) = try parse()
      if givesNumbers { return Self.numbersOfExample }
      if let result = arithmetic(left, right) { return result }
      let result = judged(left, right)
      if result.judgement.verdict == .illTyped, let other = withDisplaysDeciding() { return other }
      if result.judgement.verdict == .refuted, givesWholeNumbers(left, right) {
        return Self.numbersOfExample
      }
      if result.judgement.verdict.isWrong, let assignment = assignment() { return assignment }
      if let other = reread(insteadOf: result.judgement.verdict) { return other }
      if result.judgement.verdict.isWrong || result.judgement.verdict == .notUnderstood,
        let anew = definedAnew()
      {
        return anew
      }
      return result
    } catch let error as ParseError {
      let result = failure(error)
      let isOpen = result.judgement.verdict == .notUnderstood
      return givesNumbers && isOpen ? Self.numbersOfExample : result
    } catch {
      return ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: "\(error)"))
    }
  }

  func equation(_ left: Node, _ right: Node) -> Equation {
    let (left, right) =
      lexicon.settings.repeatedAreSummed
      ? Node.summingRepeatedIndices(left, right) : (left, right)
    var equation = Equation(
      left, right, variables: lexicon.variables.union(FreeVariables(of: [left, right]).names),
      inputs: Set(lexicon.declarations.filter { $0.quantity == .input }.map(\.plain)))
    equation.ranges = claim.ranges
    equation.conditions = claim.conditions
    return equation
  }

  mutating func judged(_ left: Node, _ right: Node) -> ClaimResult {
    if let result = judgedByParts(left, right) { return result }
    if let result = displayedStep(left, right) { return result }
    let equation = equation(left, right)
    if let result = displayedLoss(left, right) { return result }
    if let result = displayedFunction(left, right) { return result }
    if let result = displayedOutput(left, right) { return result }
    return ClaimResult(judgement: judge.judge(equation))
  }

  /// What has to hold: a step of gradient descent for one of the losses, anything else as it stands.
  func equations(_ left: Node, _ right: Node) -> [Equation] {
    steps(left, right) ?? [equation(left, right)]
  }

  private func failure(_ error: ParseError) -> ClaimResult {
    if case .undeclared(let name) = error.kind {
      if let result = judgedOneByOne() { return result }
      if namesIncrement() {
        return ClaimResult(
          judgement: Judgement(verdict: .definition, message: "it says what is added in a step"))
      }
      if let definition = definition() { return definition }
      var result = ClaimResult(
        judgement: Judgement(
          verdict: .notUnderstood, message: error.message, source: error.token..<(error.token + 1)))
      // Of plain variables any would do in the place of another.
      if !lexicon.isVariable(name) { result.undeclared = name }
      return result
    }
    let isIllFormed: Bool = if case .illFormed = error.kind { true } else { false }
    return ClaimResult(
      judgement: Judgement(
        verdict: isIllFormed ? .illTyped : .notUnderstood, message: error.message,
        source: error.token..<(error.token + 1)))
  }

  /// The verdict where names that are declared for this display come before those of the same spelling
  /// that are declared for all, if the equation types with them alone.
  private func withDisplaysDeciding() -> ClaimResult? {
    let names = VariableFinder.symbols(claim.left + claim.right)
    guard !lexicon.displaysDecide, names.contains(where: lexicon.isContested) else { return nil }
    var work = self
    work.lexicon.displaysDecide = true
    let result = work.result()
    let isTyped = ![.illTyped, .notUnderstood].contains(result.judgement.verdict)
    return isTyped ? result : nil
  }

  /// The verdict with the other reading of ∂/∂x (…) y, if the equation holds with it.
  func withOperatorsTakingBrackets() -> ClaimResult? {
    guard !lexicon.operatorsTakeBrackets,
      (claim.left + claim.right).contains(where: \.isDifferentialOperator)
    else { return nil }
    var work = self
    work.lexicon.operatorsTakeBrackets = true
    guard let (left, right) = try? work.parse() else { return nil }
    return work.judged(left, right)
  }

  /// A symbol that has no value yet is given one: the one on the left, or, of `=:`, on the right. What
  /// is undeclared on the other side defines nothing.
  private func definition() -> ClaimResult? {
    let isTurned = claim.relation == "=:"
    let (side, other) =
      isTurned ? (claim.right, claim.left) : (joined(claim.left), claim.right)
    guard let name = side.first, case .name(let text, let plain) = name.kind,
      side.dropFirst().allSatisfy({ $0.isScript }) || isCall(side),
      !lexicon.isDeclared(text, plain: plain)
        || (try? ExpressionParser.parse(side, lexicon)) == nil,
      !isApplied(side), claim.relation == ":=" || !isQuantity(plain),
      var declaration = pattern(side)
    else { return nil }
    var lexicon = lexicon
    declaration.isDisplayed = true
    lexicon.variables.formUnion(declaration.parameters)
    let sum = accumulated(side, other)
    if sum == nil, let recurrence = recurrence(declaration, side, other) { return recurrence }
    guard let body = try? sum ?? ExpressionParser.parse(other, lexicon) else { return nil }
    let whole = body.withOpenLimits(besides: declaration.slotVariables)
    declaration.formula = Formula(variables: declaration.parameters, body: whole)
    declaration.keepSlots(FreeIndices(of: [body]).names)
    var result = ClaimResult(
      judgement: Judgement(
        verdict: .definition, message: "it says what \(Self.written(side)) means"))
    result.definition = declaration
    return result
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
    guard claim.left.source == side.source,
      VariableFinder.names(other, lexicon).contains(declaration.plain)
    else { return nil }
    var any = Declaration(name: declaration.name, plain: declaration.plain, quantity: .parameters)
    any.subscripts = declaration.subscripts.enumerated().map { .slot("slot\($0.offset)") }
    any.superscripts = declaration.superscripts.enumerated().map { .slot("raised\($0.offset)") }
    any.bracket = declaration.bracket
    if side.contains(where: { $0.isSign("(") }) { any.arguments = [] }
    var lexicon = lexicon
    lexicon.declarations.insert(any, at: 0)
    guard (try? ExpressionParser.parse(other, lexicon)) != nil else { return nil }
    return ClaimResult(
      judgement: Judgement(
        verdict: .definition, message: "it says how \(declaration.name) goes on from step to step"))
  }

  /// A left side of letters alone is a word, and so is what it begins with where that is declared.
  func joined(_ side: [Item]) -> [Item] {
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
  static func written(_ side: [Item]) -> String {
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
  func pattern(_ side: [Item]) -> Declaration? {
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
