//===----------------------------------------------------------------------===//
// What a text displays and nobody understands: nothing is judged by a guess of it.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The name that a claim is about, `q` of `q_i = …`, `q(x) = …` or `… =: q`; nil where it is about
  /// more.
  package var definedName: (name: String, plain: String, shape: NameShape)? {
    let side = claim.relation == "=:" ? claim.right : claim.left
    guard let first = side.first, case .name(let name, let plain) = first.kind,
      side.dropFirst().allSatisfy(\.isScript) || isCall(side)
    else { return nil }
    let scripts = side.dropFirst().prefix(while: \.isScript).flatMap(\.shapes).sorted()
    return (name, plain, NameShape(scripts: scripts))
  }

  /// Whether a name is declared an array of numbers, and nothing else.
  fileprivate func isArray(_ name: String) -> Bool {
    let declared = original.declarations.filter { $0.plain == name }
    return !declared.isEmpty && declared.allSatisfy { $0.quantity == .array }
  }

  /// The names in a claim.
  package var names: Set<String> { (claim.left + claim.right).namesOutsideScripts }
}

extension Item {
  /// The kinds of what stands in a script: letters, numbers as they are, signs other than commas.
  fileprivate var shapes: [String] {
    switch kind {
    case .superscript(let content), .subscript(let content): content.flatMap(\.shapes)
    case .name: ["x"]
    case .number(let digits): [digits]
    case .sign(","), .gap: []
    case .sign(let sign): [sign]
    default: ["?"]
    }
  }
}

extension [Item] {
  /// The names that stand here and in no script.
  fileprivate var namesOutsideScripts: Set<String> {
    var result: Set<String> = []
    for item in self where !item.isScript {
      if case .name(_, let plain) = item.kind { result.insert(plain) }
      for part in item.parts { result.formUnion(part.namesOutsideScripts) }
    }
    return result
  }
}

extension Session {
  /// The result of a claim, but not understood where it rests on what a display says that is not.
  ///
  /// What holds for every function and every loss that the notation leaves possible, holds.
  func resting(_ result: ClaimResult, _ work: ClaimWork) -> ClaimResult {
    let items = work.claim.left + work.claim.right
    // Closed at the end it may be wrong as well; that it holds so, nobody knows.
    let isWrongAnyhow =
      result.judgement.verdict == .illTyped
      && items.allSatisfy { $0.parts.allSatisfy { $0.openBracket == nil } }
    if !isWrongAnyhow, let open = items.openBracket {
      // Where it was meant to close, nobody knows.
      let message = "the bracket \(open.description) is not closed"
      return ClaimResult(
        judgement: Judgement(verdict: .notUnderstood, message: message, source: open.source))
    }
    let rested = restingOnNames(restingOnArrays(result, work), work)
    return restingOnFonts(restingOnFormulas(rested, work), items, work)
  }

  /// The result of a claim, but not understood where it says first which numbers an array holds: it is
  /// declared to hold any.
  private func restingOnArrays(_ result: ClaimResult, _ work: ClaimWork) -> ClaimResult {
    guard result.judgement.verdict == .refuted, let name = work.definedName,
      isFirstOfArray(name.plain, work)
    else { return result }
    let message =
      "\(name.name) is declared to hold any numbers, and this says which: declare it by := instead"
    return ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: message))
  }

  /// The result of a claim, but not understood where it has a name that nothing declares and of which a
  /// display says what it is that is not understood: nor can it be given another meaning after it, unless
  /// the text begins anew.
  private func restingOnNames(_ result: ClaimResult, _ work: ClaimWork) -> ClaimResult {
    let isOpen = result.judgement.verdict != .notUnderstood || result.undeclared != nil
    guard isOpen, let unknown = unknownName(result, work) else { return result }
    return ClaimResult(
      judgement: Judgement(verdict: .notUnderstood, message: unknown.message))
  }

  /// What is not understood of a name that a claim defines, or that stands in one that defines none.
  private func unknownName(_ result: ClaimResult, _ work: ClaimWork) -> UnknownMeaning? {
    if result.judgement.verdict == .definition {
      guard !work.mayDefineAnew, let name = work.definedName else { return nil }
      return unknown.undeclared(name.plain, like: name.shape)
    }
    let open = work.names.subtracting(work.lexicon.variables).sorted().lazy.compactMap { name in
      work.original.isDeclared(name, plain: name) && !work.isArray(name)
        ? nil : unknown.undeclared(name)
    }
    return open.first
  }

  /// Remembers the name that a claim defines and is not understood, and forgets one that it does
  /// define.
  private mutating func noteName(_ result: ClaimResult, _ work: ClaimWork, _ display: Display) {
    guard let name = work.definedName else { return }
    if result.judgement.verdict == .notUnderstood {
      guard
        !work.original.isDeclared(name.name, plain: name.plain) || isFirstOfArray(name.plain, work)
      else { return }
      unknown.note(
        UnknownMeaning(name: name.name, display: display.ordinal, shape: name.shape),
        ofUndeclared: name.plain)
    } else if result.definition != nil {
      unknown.forget(undeclared: name.plain, like: name.shape)
    }
  }

  /// Whether a claim is the first that says what an array holds.
  private func isFirstOfArray(_ name: String, _ work: ClaimWork) -> Bool {
    work.isArray(name) && !mentioned.contains(name)
      && !work.claim.right.namesOutsideScripts.contains(name)
  }

  /// What rests on a command being a font is said to do so where it holds; where it fails, the command
  /// may be something else.
  private func restingOnFonts(
    _ result: ClaimResult, _ items: [Item], _ work: ClaimWork
  ) -> ClaimResult {
    let assumed = items.assumedFonts { name in
      work.original.declarations.contains { $0.name == name }
    }
    guard let first = assumed.first, result.judgement.verdict != .notUnderstood else {
      return result
    }
    var result = result
    let isTold = assumed.contains { items.hasBare($0.letter) }
    if result.judgement.verdict.isWrong || isTold {
      let message = "nothing defines \\\(first.command)"
      result = ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: message))
    } else {
      result.judgement.remarks.append(
        "\\\(first.command), which nothing defines, is taken as a font")
    }
    return result
  }

  private func restingOnFormulas(_ result: ClaimResult, _ work: ClaimWork) -> ClaimResult {
    let isRefuted = result.judgement.verdict == .refuted
    guard isRefuted || result.judgement.verdict == .conditional && isOfFunctionsAlone(work) else {
      return result
    }
    let names = VariableFinder.symbols(work.claim.left + work.claim.right)
    guard let unknown = names.sorted().compactMap(unknown.declared).first else { return result }
    var result = result
    result.judgement = Judgement(verdict: .notUnderstood, message: unknown.message)
    return result
  }

  /// Whether no quantity of a network stands in a claim: it says something of functions themselves.
  private func isOfFunctionsAlone(_ work: ClaimWork) -> Bool {
    VariableFinder.names(work.claim.left + work.claim.right, work.original).allSatisfy {
      !work.original.isDeclared($0, plain: $0)
    }
  }

  /// Remembers the symbols whose displays are not understood, and forgets those that are displayed
  /// anew.
  package mutating func note(_ result: ClaimResult, _ work: ClaimWork, _ display: Display) {
    if result.hidesOutput, let name = work.claim.left.first?.nameAlone {
      unknown.note(UnknownMeaning(name: name, display: display.ordinal), ofDeclared: name)
    } else if result.outputs != nil, let name = work.claim.left.first?.nameAlone {
      unknown.forget(declared: name)
    }
    noteName(result, work, display)
    guard let (name, plain) = displayed(work) else { return }
    if result.judgement.verdict == .notUnderstood {
      unknown.note(UnknownMeaning(name: name, display: display.ordinal), ofDeclared: plain)
      (hidden, outputs) = (nil, nil)
      defined.removeAll { $0.plain == plain && $0.function?.isDisplayed == true }
    } else if result.hidden != nil || result.outputs != nil || result.definition != nil {
      unknown.forget(declared: plain)
    }
  }

  /// The name on the left of `f(t) = …`, if it is that of a function of which the notation does not
  /// say what it is, or that the text has displayed before.
  private func displayed(_ work: ClaimWork) -> (name: String, plain: String)? {
    let side = work.claim.left
    guard let first = side.first, case .name(let name, let plain) = first.kind,
      work.isCall(side), side[side.count - 2].nameAlone != nil, side[side.count - 3].isOpening,
      !side.contains(where: { if case .primes = $0.kind { true } else { false } })
    else { return nil }
    let isOpen = work.original.declarations.contains { declaration in
      guard declaration.plain == plain else { return false }
      return declaration.function.map { $0.kinds.count != 1 } ?? declaration.isDisplayed
    }
    return isOpen ? (name, plain) : nil
  }
}
