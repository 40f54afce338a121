//===----------------------------------------------------------------------===//
// What a text displays and nobody understands: nothing is judged by a guess of it.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// A symbol whose display is not understood.
struct UnknownMeaning: Sendable {
  var name: String
  var display: Int

  var message: String {
    "what \(name) is, display \(display) says, which is not understood"
  }
}

extension ClaimWork {
  /// The name that a claim is about and nothing declares, `q` of `q_i = …`; nil where it is about more.
  fileprivate var undeclaredLeft: (name: String, plain: String)? {
    guard let first = claim.left.first, case .name(let name, let plain) = first.kind,
      claim.left.dropFirst().allSatisfy(\.isScript), !original.isDeclared(name, plain: plain)
    else { return nil }
    return (name, plain)
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
    return restingOnFonts(restingOnFormulas(restingOnNames(result, work), work), items, work)
  }

  /// The result of a claim, but not understood where it has a name that nothing declares and of which a
  /// display says what it is that is not understood: nor can it be given another meaning after it, unless
  /// the text begins anew.
  private func restingOnNames(_ result: ClaimResult, _ work: ClaimWork) -> ClaimResult {
    let isOpen = result.judgement.verdict != .notUnderstood || result.undeclared != nil
    guard isOpen, !(work.mayDefineAnew && result.definition != nil) else { return result }
    let names = VariableFinder.symbols(work.claim.left + work.claim.right)
    let open = names.sorted().lazy.compactMap { name in
      work.original.isDeclared(name, plain: name) ? nil : unknown[name]
    }
    guard let unknown = open.first else { return result }
    return ClaimResult(
      judgement: Judgement(verdict: .notUnderstood, message: unknown.message))
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
    guard let unknown = names.sorted().compactMap({ unknown[$0] }).first else { return result }
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
      unknown[name] = UnknownMeaning(name: name, display: display.ordinal)
    } else if result.outputs != nil, let name = work.claim.left.first?.nameAlone {
      unknown[name] = nil
    }
    if result.judgement.verdict == .notUnderstood, let (name, plain) = work.undeclaredLeft {
      if unknown[plain] == nil {
        unknown[plain] = UnknownMeaning(name: name, display: display.ordinal)
      }
    } else if let definition = result.definition {
      unknown[definition.plain] = nil
    }
    guard let (name, plain) = displayed(work) else { return }
    if result.judgement.verdict == .notUnderstood {
      unknown[plain] = UnknownMeaning(name: name, display: display.ordinal)
      (hidden, outputs) = (nil, nil)
      defined.removeAll { $0.plain == plain && $0.function?.isDisplayed == true }
    } else if result.hidden != nil || result.outputs != nil || result.definition != nil {
      unknown[plain] = nil
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
