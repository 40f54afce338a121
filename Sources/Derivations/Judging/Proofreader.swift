//===----------------------------------------------------------------------===//
// A document, display by display.
//===----------------------------------------------------------------------===//

import Networks

/// Proofreads documents that are written in one notation.
public struct Proofreader: Sendable {
  public let notation: TextNotation
  /// Whether repairs are looked for.
  public var repairs = true

  public init(notation: TextNotation) { self.notation = notation }

  /// A verdict on every claim of a document, in its order.
  ///
  /// - Parameter progress: Called once for each display with its number in `document.displays`, when
  ///   it is done, from any thread.
  public func proofread(
    _ document: Document, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [ClaimReport] {
    proofread(drafts(of: document), progress: progress)
  }

  /// The verdicts, with what there is to repair.
  func drafts(of document: Document) -> [[ReportDraft]] {
    var session = Session(on: document, notation: notation)
    // What one display says counts for those after it; no repair does.
    let drafts = document.displays.map { session.proofread($0) }
    guard session.hasLoop else { return drafts }
    // What a loop leaves at its end counts at its beginning.
    session = Session(on: document, notation: notation, registers: session.registers)
    return document.displays.map { session.proofread($0) }
  }

  /// The verdicts with repairs.
  func proofread(
    _ drafts: [[ReportDraft]], progress: @escaping @Sendable (Int) -> Void
  ) -> [ClaimReport] {
    // Whether a name was meant that is declared, the verdict itself rests on.
    let open = repairs ? drafts : drafts.map { $0.map(\.withoutRepair) }
    return ReportDraft.repaired(open, progress: progress)
  }
}

/// What a text has said up to some display.
struct Session {
  let document: Document
  let notation: TextNotation
  /// Symbols that the text itself defines.
  var defined: [Declaration] = []
  /// What displayed losses and functions leave possible, until the next one.
  var losses: [LossKind]?
  var hidden: [ActivationKind]?
  var outputs: [ActivationKind]?
  var outputWidth: Int?
  /// Symbols whose displays are not understood, by their names.
  var unknown: [String: UnknownMeaning] = [:]
  /// The last layer that the text calls by its number.
  var lastLiteralLayer: Int?
  /// The right side that a display may go on from.
  var previous: [Item] = []
  /// The tokens of the display it stands in.
  var previousTokens: [Token] = []

  /// What names were set to by assignment, so far or anywhere in the text.
  var registers: Registers = [:]
  private let knowsRegisters: Bool

  /// Whether names are set anew, and it is not yet known to what.
  var hasLoop: Bool { !knowsRegisters && registers.values.contains { $0.count > 1 } }

  /// Sees each claim with what was found out about it.
  var observe: ((ClaimWork, ClaimResult) -> Void)?

  /// A session before the first display of a document.
  ///
  /// - Parameter registers: what the text sets names to, where it was read before
  init(on document: Document, notation: TextNotation, registers: Registers? = nil) {
    self.registers = registers ?? [:]
    knowsRegisters = registers != nil
    self.document = document
    self.notation = notation
    lastLiteralLayer = document.displays.compactMap(lastLiteralLayer).max()
  }

  /// The last layer that a display calls by its number.
  private func lastLiteralLayer(_ display: Display) -> Int? {
    let lexicon = Lexicon(notation, display: display.ordinal)
    guard let items = try? ItemReader.items(of: display.tokens) else { return nil }
    let statements = StatementReader.statements(of: items, lexicon, previous: []).0
    return statements.compactMap { statement -> Int? in
      guard case .claim(let claim) = statement else { return nil }
      return [claim.left, claim.right].compactMap { side in
        (try? ExpressionParser.parse(side, lexicon))?.all.compactMap(\.literalLayer).max()
      }.max()
    }.max()
  }

  mutating func proofread(_ display: Display) -> [ReportDraft] {
    let lexicon = Lexicon(notation, display: display.ordinal, defined: defined)
    let items: [Item]
    let braces: [(content: [Item], label: [Item])]
    do {
      (items, braces) = try ItemReader.content(of: display.tokens)
    } catch {
      return [ReportDraft(report: notUnderstood(display, error as? ParseError))]
    }
    var (statements, last) = StatementReader.statements(of: items, lexicon, previous: previous)
    previous = last
    statements = braces.compactMap { claim(underBrace: $0, $1, lexicon) } + statements
    if statements.isEmpty {
      statements = [.other(items, row: 1, why: items.isEmpty ? "nothing" : "no claim")]
    }
    // What a displayed function is a function of may stand beside it.
    let candidates = VariableFinder.candidates(items, lexicon)
      .union(defined.filter(\.isDisplayed).flatMap(\.parameters))
    defer { if statements.contains(where: \.isClaim) { previousTokens = display.tokens } }
    var sibling: (declaration: Declaration, row: Int)?
    var assigned: (result: ClaimResult, row: Int)?
    defer { if let assigned { learn(assigned.result) } }
    return statements.map { statement in
      switch statement {
      case .other(let items, let row, let why):
        let report = ClaimReport(
          about: display, row: row, at: position(items.source.lowerBound, display),
          latex: latex(items.source, display), verdict: .notAClaim, message: why)
        return ReportDraft(report: report)
      case .claim(let claim):
        let (claim, display) = joined(claim, display)
        if let last = assigned, last.row != claim.row {
          learn(last.result)
          assigned = nil
        }
        let lexicon = Lexicon(notation, display: display.ordinal, defined: defined)
        var work = ClaimWork(
          claim: claim, tokens: display.tokens, lexicon: lexicon, candidates: candidates,
          circumstances: circumstances(lexicon, claim))
        work.sibling = sibling
        var result = work.result()
        if result.judgement.verdict.isWrong,
          let other = work.result(under: document.formulas(before: display))
            ?? work.result(with: registers)
        {
          result = other
        }
        result = resting(result, work)
        if let function = result.definition, !function.parameters.isEmpty {
          sibling = (function, claim.row)
        }
        observe?(work, result)
        // What is quoted as a misprint counts for nothing below it.
        if display.mark == .misprint {
          // Nothing is learned.
        } else if claim.relation == "leftarrow", let value = result.definition?.formula?.body {
          // On the rest of the line the name is what it was before.
          assigned = (result, claim.row)
          if !knowsRegisters, let name = result.definition?.plain {
            registers[name, default: []].append(value)
          }
        } else {
          learn(result)
          note(result, work, display)
        }
        return report(result, claim, display, work)
      }
    }
  }

  /// A claim whose left side stands in the display before, and its display with both their tokens.
  private func joined(_ claim: Claim, _ display: Display) -> (Claim, Display) {
    guard claim.continues else { return (claim, display) }
    var (claim, display) = (claim, display)
    claim.right = claim.right.map { $0.shifted(by: previousTokens.count) }
    display.tokens = previousTokens + display.tokens
    return (claim, display)
  }

  /// `\underbrace{W a + b}_{z}` says that the one is the other, where both are formulas.
  private func claim(
    underBrace content: [Item], _ label: [Item], _ lexicon: Lexicon
  ) -> Statement? {
    // `\underbrace{W}_{m \times n}` notes a shape.
    let isPlain = !label.contains {
      $0.isSign(",") || $0.isSign("times") || $0.isRelation || $0.isGap
    }
    guard isPlain, !content.contains(where: \.isRelation), !content.isEmpty,
      (try? ExpressionParser.parse(label, lexicon)) != nil,
      content.count == 1 || (try? ExpressionParser.parse(content, lexicon)) != nil
    else { return nil }
    return .claim(Claim(left: content, relation: "=", right: label, row: 1))
  }

  // What is possible here, by the declarations and by what was displayed.
  func circumstances(_ lexicon: Lexicon, _ claim: Claim) -> Circumstances {
    let functions = lexicon.declarations.filter { $0.quantity == .function }
    let last = lexicon.settings.lastLayer
    func kinds(_ list: [Declaration]) -> [ActivationKind] {
      list.flatMap { $0.function?.kinds ?? [] }
    }
    func isOutput(_ declaration: Declaration) -> Bool {
      declaration.function?.layers == .output || declaration.isForOutput(last)
    }
    // A function that is said to be that of the hidden layers is it, others only may be.
    let own = functions.filter { $0.function?.layers == .hidden }
    let forHidden = own.isEmpty ? functions.filter { !isOutput($0) } : own
    let forOutput = functions.filter(isOutput)
    // What is declared for this display outweighs what was displayed, and that what is declared.
    let limitedHidden = kinds(forHidden.filter { $0.displays != nil })
    let limitedOutput = kinds(forOutput.filter { $0.displays != nil })
    let hiddenKinds = limitedHidden.isEmpty ? hidden ?? kinds(forHidden) : limitedHidden
    let outputKinds = limitedOutput.isEmpty ? outputs ?? kinds(forOutput) : limitedOutput
    let general = functions.filter { $0.roles[.layer] == nil }
    let isShared =
      !general.isEmpty && forOutput.isEmpty && general.allSatisfy { $0.function?.layers == .all }
      && functions.allSatisfy { function in
        function.roles[.layer] == nil || general.contains { $0.plain == function.plain }
      }
    // `g` of all hidden layers beside `g^l` is one function.
    let isIndexed = functions.contains { $0.roles[.layer]?.variable != nil }
    let areVaried = forHidden.allSatisfy { $0.roles[.layer] != nil }
    let isElementwise = functions.contains { $0.function?.isElementwise == true }
    let declared = lexicon.declarations.filter {
      [.loss, .meanLoss, .totalLoss].contains($0.quantity)
    }
    let kinds = declared.flatMap(\.losses).reduce(into: [LossKind]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var all: [ActivationKind] = [.known(.identity), .known(.sigmoid), .known(.softmax)]
    if isElementwise { all.removeLast() }
    let smooth: [ActivationKind] = [.known(.sigmoid), .known(.tanh)]
    let standard: [LossKind] = [
      .known(.halfSquaredError), .known(.binaryCrossEntropy), .known(.crossEntropy),
    ]
    let limited = declared.filter { $0.displays != nil }.flatMap(\.losses)
    // A text may have two losses: what one displays says nothing of another that is declared.
    let names = VariableFinder.names(claim.left + claim.right, lexicon)
    let named = declared.filter { names.contains($0.plain) }
    let explicit = named.allSatisfy { !$0.losses.isEmpty } ? named.flatMap(\.losses) : []
    let possible = limited.isEmpty ? explicit : limited
    let displayed = self.losses.flatMap { losses in
      possible.isEmpty || losses.allSatisfy(possible.contains) ? losses : nil
    }
    let losses =
      displayed ?? (!possible.isEmpty ? possible : kinds.isEmpty ? standard : kinds)
    return Circumstances(
      settings: lexicon.settings, hidden: hiddenKinds.isEmpty ? smooth : hiddenKinds,
      outputs: outputKinds.isEmpty ? all : outputKinds, losses: losses,
      isShared: isShared && outputKinds.isEmpty && outputs == nil && !isCross(losses),
      distinguished: isIndexed ? areVaried ? .all : .output : .none,
      isOneHot: lexicon.declarations.contains { $0.quantity == .label },
      decay: declared.compactMap(\.decay).first.map { decay in
        var decay = decay
        let name = decay.constant
        decay.constant =
          lexicon.declarations.first { $0.name == name || $0.plain == name }?.plain ?? name
        return decay
      },
      outputWidth: outputWidth, isDisplayed: self.losses != nil,
      lastLiteralLayer: lastLiteralLayer)
  }

  /// Whether only losses are left that need outputs of their own.
  private func isCross(_ losses: [LossKind]) -> Bool {
    losses.allSatisfy { $0 == .known(.crossEntropy) }
  }

  /// A definition, a loss or a function that was displayed counts from now on.
  private mutating func learn(_ result: ClaimResult) {
    if let declaration = result.definition {
      defined.removeAll { $0.pattern == declaration.pattern && $0.displays == declaration.displays }
      defined.append(declaration)
    }
    if let losses = result.losses {
      self.losses = losses
      outputWidth = result.outputWidth
    }
    if let hidden = result.hidden { self.hidden = hidden }
    if let outputs = result.outputs { self.outputs = outputs }
  }

  private func report(
    _ result: ClaimResult, _ claim: Claim, _ display: Display, _ work: ClaimWork
  ) -> ReportDraft {
    let judgement = result.judgement
    // It is reported where it stands, not where its left side does.
    let source = claim.continues ? claim.right.source : claim.source
    let isWhole = judgement.source.map { $0.isEmpty } ?? true
    let fault = isWhole ? source.lowerBound : judgement.source?.lowerBound ?? source.lowerBound
    let report = ClaimReport(
      about: display, row: claim.row, at: position(max(fault, source.lowerBound), display),
      latex: latex(of: claim, display),
      verdict: judgement.verdict, evidence: judgement.evidence, message: judgement.message,
      counterexample: judgement.counterexample, remarks: judgement.remarks)
    let isOpen = judgement.verdict.isWrong || result.undeclared != nil
    return ReportDraft(
      report: report, work: isOpen ? work : nil, undeclared: result.undeclared)
  }

  private func notUnderstood(_ display: Display, _ error: ParseError?) -> ClaimReport {
    ClaimReport(
      about: display, at: position(error?.token ?? 0, display), latex: display.tokens.latex,
      verdict: .notUnderstood, message: error?.message ?? "it cannot be read")
  }

  private func position(_ token: Int, _ display: Display) -> SourcePosition {
    let tokens = display.tokens
    return tokens.indices.contains(token) ? tokens[token].position : display.position
  }

  private func latex(of claim: Claim, _ display: Display) -> String {
    [
      latex(claim.left.source, display), Commands.latex(ofRelation: claim.relation),
      latex(claim.right.source, display),
    ].joined(separator: " ")
  }

  /// Tokens as LaTeX, with the braces that belong to them.
  private func latex(_ source: Range<Int>, _ display: Display) -> String {
    let tokens = display.tokens
    return tokens[tokens.balanced(source.clamped(to: tokens.indices))].latex
  }
}

extension Array where Element == Token {
  /// A range that closes every brace it opens, and opens every brace it closes.
  func balanced(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    var depth = 0
    var lowest = 0
    for token in self[range] {
      if token.kind == .openBrace { depth += 1 }
      if token.kind == .closeBrace { depth -= 1 }
      lowest = Swift.min(lowest, depth)
    }
    var missing = -lowest
    while missing > 0, lower > 0 {
      lower -= 1
      if self[lower].kind == .openBrace { missing -= 1 }
      if self[lower].kind == .closeBrace { missing += 1 }
    }
    if lower < range.lowerBound, lower > 0, self[lower - 1].kind == .command { lower -= 1 }
    if lower > 0, self[lower - 1].kind == .command, self[lower - 1].text == "left" { lower -= 1 }
    var open = depth - lowest
    while open > 0, upper < count {
      if self[upper].kind == .openBrace { open += 1 }
      if self[upper].kind == .closeBrace { open -= 1 }
      upper += 1
    }
    return lower..<upper
  }
}

extension Declaration {
  /// Whether a function is one of the output layer alone: `S_L`.
  func isForOutput(_ lastLayer: Int?) -> Bool {
    guard quantity == .function, let layer = roles[.layer] else { return false }
    return layer == Index(.depth) || layer.literal != nil && layer.literal == lastLayer
  }
}
