//===----------------------------------------------------------------------===//
// One claim from its items to its verdict.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

/// The verdict on a claim, and what the claim says about those that follow.
package struct ClaimResult {
  package var judgement: Judgement
  package var definition: Declaration?
  package var losses: [LossKind]?
  /// The name of the loss that it displays.
  var lossName: String?
  package var hidden: [ActivationKind]?
  package var outputs: [ActivationKind]?
  /// The layer whose function it displays.
  var layer: Index?
  /// How a name goes on from step to step.
  package var rule: StepRule?
  /// A name that nothing declares.
  package var undeclared: String?
  /// Whether it displays what the outputs are, and that is not understood.
  var hidesOutput = false

  /// Whether it says what a name, a loss or a function is.
  package var teaches: Bool {
    definition != nil || losses != nil || hidden != nil || outputs != nil
  }
}

/// Parses and judges one claim.
package struct ClaimWork {
  package var claim: Claim
  /// The claim as it stands in the text, with what counts steps.
  @Shared package private(set) var written: Claim
  package var tokens: [Token]
  package var lexicon: Lexicon
  /// The lexicon without the equation's own variables.
  @Shared package private(set) var original: Lexicon
  package var candidates: Set<String>
  package var circumstances: Circumstances
  /// What the left side may be where it is the change of a parameter.
  var changes: [Node] = []
  /// The function that the display has displayed last, and in which row.
  var sibling: (declaration: Declaration, row: Int)?
  /// Whether the text begins anew here, so that names may be given other meanings.
  var mayDefineAnew = false
  /// The losses that the text has displayed, by their names.
  var displayedLosses: [String: [LossKind]] = [:]
  /// The functions of layers that the text has displayed.
  var displayedLayers: [Index: [ActivationKind]] = [:]
  /// Whether the text gives numbers to names, as in an example that it works out.
  var isInExample = false
  /// Whether a multiple of the change before was left out, and what is wrong with it.
  var hasMomentum = false
  var faultOfMomentum: Judgement?
  package var judge: Judge { Judge(circumstances: circumstances) }

  package init(
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
    let items = claim.left + claim.right
    let names = VariableFinder.names(items, lexicon)
    // Several names that are all declared depend on each other: v = y − u.
    let areQuantities =
      names.count > 1 && names.allSatisfy { lexicon.isDeclared($0, plain: $0) }
      || names.contains { lexicon.isVariable($0) }
    if !names.isEmpty, names.isSubset(of: candidates), !areQuantities,
      !items.all.contains(where: \.isSubscript)
    {
      self.lexicon.variables = names
    }
    self.lexicon.constants = namedConstants
  }

  /// Both sides; names that only the equation itself knows become its variables.
  ///
  /// - Parameter read: reads a side, the left one first
  package mutating func parse(
    _ read: (_ isLeft: Bool, [Item], Lexicon) throws -> Node = {
      try ExpressionParser.parse($1, $2)
    }
  ) throws -> (Node, Node) {
    while true {
      do {
        return (try read(true, claim.left, lexicon), try read(false, claim.right, lexicon))
      } catch let error as ParseError {
        guard case .undeclared(let name) = error.kind else { throw error }
        if let increment = increment() { return increment }
        guard candidates.contains(name), !lexicon.variables.contains(name) else { throw error }
        lexicon.variables.insert(name)
      }
    }
  }

  /// The name with a prime behind it for which the claim cannot be read; nil of any other.
  package var primedName: String? {
    var work = self
    do {
      _ = try work.parse()
    } catch let error as ParseError {
      if case .primed(let name) = error.kind { return name }
    } catch {}
    return nil
  }

  /// What the claim says of values; nil where it cannot be read.
  private var provisos: [Node.Condition]? {
    // No number that is drawn happens to be equal to another.
    guard !claim.provisos.contains(where: { $0.contains { $0.isSign("=") } }) else { return nil }
    let parser = ExpressionParser(items: [], lexicon: lexicon)
    return try? claim.provisos.map(parser.condition)
  }

  package mutating func result() -> ClaimResult {
    let result = unrestrictedResult()
    guard !claim.provisos.isEmpty else { return result }
    guard provisos != nil, !result.teaches else {
      // A part of a definition is none for all that it does not speak of.
      return ClaimResult(
        judgement: Judgement(verdict: .notUnderstood, message: "no rule for its condition"))
    }
    return result
  }

  /// The verdict, whatever it means for what follows.
  private mutating func unrestrictedResult() -> ClaimResult {
    if givesValue { return Self.numbersOfExample }
    if let definition = updateOfPlainName() ?? variableDefinition() ?? functionDefinition() {
      return definition
    }
    let givesNumbers = givesNumbers
    do {
      let (left, right) = try parse()
      if givesNumbers, !isOfNumbers(left, right), !equation(left, right).isOfFunction {
        return arithmeticWithCount(left, right) ?? Self.numbersOfExample
      }
      let result = judged(left, right)
      if result.judgement.verdict == .illTyped, let other = withDisplaysDeciding() { return other }
      if result.judgement.verdict == .refuted {
        if givesWholeNumbers(left, right) || namesResult { return Self.numbersOfExample }
        if let rare = withRarerChoices() { return rare }
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
      if let optimum = atOptimum() { return optimum }
      let result = failure(error)
      let isOpen = result.judgement.verdict == .notUnderstood
      return givesNumbers && isOpen ? Self.numbersOfExample : result
    } catch {
      return ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: "\(error)"))
    }
  }

  package func equation(_ left: Node, _ right: Node) -> Equation {
    let (left, right) =
      lexicon.settings.repeatedAreSummed
      ? Node.summingRepeatedIndices(left, right) : (left, right)
    var equation = Equation(
      left, right, variables: lexicon.variables.union(FreeVariables(of: [left, right]).names),
      inputs: Set(lexicon.declarations.filter { $0.quantity == .input }.map(\.plain)),
      indexLetters: lexicon.indexLetters)
    for condition in provisos ?? [] {
      (equation.left, equation.right) = (
        equation.left.provided(condition), equation.right.provided(condition)
      )
    }
    equation.ranges = claim.ranges
    equation.conditions = claim.conditions
    return equation
  }

  package mutating func judged(_ left: Node, _ right: Node) -> ClaimResult {
    if let name = Node.calledOfSeveral(left, right) {
      return ClaimResult(
        judgement: Judgement(
          verdict: .notUnderstood, message: "nothing says how \(name) depends on its arguments"))
    }
    if let result = arithmetic(left, right) { return result }
    if let result = judgedByParts(left, right) { return result }
    if let result = displayedStep(left, right) { return result }
    let equation = equation(left, right)
    if let result = displayedLoss(left, right) { return result }
    if let result = displayedFunction(left, right) { return result }
    if let result = displayedOutput(left, right) { return result }
    return ClaimResult(judgement: judge.judge(equation))
  }

  /// What has to hold: a step of gradient descent for one of the losses, anything else as it stands.
  package func equations(_ left: Node, _ right: Node) -> [Equation] {
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
      if saysHowItGoesOn(name) {
        return ClaimResult(
          judgement: Judgement(verdict: .definition, message: "it says how \(name) goes on"))
      }
      var result = ClaimResult(
        judgement: Judgement(
          verdict: .notUnderstood, message: error.message, source: error.token..<(error.token + 1)))
      // Of plain variables any would do in the place of another, and an operator is no slip for a name.
      if !lexicon.isVariable(name), !isOperator(name, at: error.token) { result.undeclared = name }
      return result
    }
    let isIllFormed =
      switch error.kind {
      case .illFormed, .primed: true
      default: false
      }
    return ClaimResult(
      judgement: Judgement(
        verdict: isIllFormed ? .illTyped : .notUnderstood, message: error.message,
        source: error.token..<(error.token + 1)))
  }

  /// Whether a name is one of LaTeX's operators, or one made of text: a word that is set upright.
  private func isOperator(_ name: String, at place: Int) -> Bool {
    guard !Commands.operators.contains(name) else { return true }
    guard tokens.indices.contains(place), tokens[place].kind == .command,
      Commands.upright.contains(tokens[place].text)
    else { return false }
    let inside = tokens[(place + 1)...].drop { $0.kind == .openBrace }
    return inside.prefix { $0.kind == .letter }.count > 1
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
}
