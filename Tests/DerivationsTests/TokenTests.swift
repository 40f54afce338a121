//===----------------------------------------------------------------------===//
// No token without a part: each is deleted and replaced, and what is typed changes.
//===----------------------------------------------------------------------===//

import Networks
import Terms
import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Repair
@testable import Syntax

@Suite("Every token has a part")
struct TokenTests {
  /// What a display says, typed on one network: its statements with the terms of their sides, or why
  /// it cannot be read.
  struct Meaning {
    let notation: TextNotation
    private let session: Session
    private let run = NetworkRun(
      Spec(
        widths: [3, 4, 3, 2], samples: 3, hidden: .known(.sigmoid), output: .known(.sigmoid),
        loss: .known(.halfSquaredError)))

    init(_ notation: TextNotation) throws {
      self.notation = notation
      session = Session(on: try read(""), notation: notation)
    }

    func of(_ tokens: [Token]) -> String {
      let lexicon = Lexicon(notation, display: 1)
      guard let content = try? ItemReader.content(of: tokens) else { return "unread" }
      let statements = StatementReader.statements(of: content.items, lexicon, previous: []).0
      let braces = content.braces.compactMap { session.claim(underBrace: $0, $1, lexicon) }
      return (statements + braces).map { statement in
        switch statement {
        case .other(_, _, let why): return "other: \(why.message)"
        case .unreadable(_, _, let why): return "other: \(why)"
        case .comparison(let claim): return "other: \(claim.relation)"
        case .membership(let claim):
          return "in: \(claim.left.map(\.spelling)) \(claim.right.map(\.spelling))"
        case .claim(let claim): return of(claim, tokens, lexicon)
        }
      }.joined(separator: "\n")
    }

    private func of(_ claim: Claim, _ tokens: [Token], _ lexicon: Lexicon) -> String {
      var work = ClaimWork(
        claim: claim, tokens: tokens, lexicon: lexicon,
        candidates: VariableFinder.candidates(claim.left + claim.right, lexicon),
        circumstances: session.circumstances(lexicon, claim))
      let left: Node
      let right: Node
      do { (left, right) = try work.parse() } catch { return "not understood: \(error)" }
      return work.equations(left, right).map { equation in
        let elaborator = Elaborator(run, lexicon.settings, Reading(), inputs: equation.inputs)
        let trial = Trial(equation: equation, elaborator: elaborator, mostPoints: 60)
        do {
          let pairs = try trial.typed().pairs
          let terms = pairs.map { "\($0.left.key) \($0.right.key)" }.joined(separator: ";")
          return elaborator.notes.assumptions.sorted().joined(separator: " and ") + terms
        } catch {
          return "no type: \(error)"
        }
      }.joined(separator: "\n")
    }
  }

  /// What may be put in the place of a token: others of its kind.
  static func others(than token: Token) -> [Token] {
    let kinds: [[String]] = [
      ["+", "-"], ["\\cdot", "\\odot", "\\otimes"], ["\\sum", "\\prod", "\\max", "\\min"],
      ["\\log", "\\exp", "\\tanh", "\\sin"], ["\\ne", "\\le", "<", ">"], ["\\alpha", "\\beta"],
      ["\\sigma", "\\delta", "\\eta"], ["\\lfloor", "\\lceil"], ["=", "\\approx"],
    ]
    let name = token.kind == .command ? "\\" + token.text : token.text
    if let kind = kinds.first(where: { $0.contains(name) }) {
      return kind.filter { $0 != name }.flatMap { Latex.tokens($0) }
    }
    switch token.kind {
    case .letter:
      return ["l", "j", "k", "a", "z"].filter { $0 != token.text }.flatMap { Latex.tokens($0) }
    case .number:
      return (Int(token.text).map { ["\($0 + 1)"] } ?? ["7"]).flatMap { Latex.tokens($0) }
    case .superscript: return Latex.tokens("_")
    case .subscript: return Latex.tokens("^")
    default: return []
    }
  }

  /// The displays in which a token is deleted, or another of its kind takes its place; of brackets
  /// both are deleted.
  static func changed(_ tokens: [Token], at place: Int) -> [[Token]] {
    let (before, after) = (Array(tokens[..<place]), Array(tokens[(place + 1)...]))
    if tokens[place].kind == .symbol, "()".contains(tokens[place].text) {
      guard let end = partner(of: place, in: tokens) else { return [] }
      return [before + tokens[(place + 1)..<end] + tokens[(end + 1)...]]
    }
    return [before + after] + others(than: tokens[place]).map { before + [$0] + after }
  }

  @Test(
    "of a true equation: without it, or with another, something else is said", arguments: equations)
  func part(latex: String) throws {
    let meaning = try Meaning(try TextNotation(parsing: Self.notation))
    let tokens = try #require(read("$$\n\(latex)\n$$").displays.first).tokens
    let own = meaning.of(tokens)
    try #require(
      !own.isEmpty && !["not understood", "no type", "other"].contains(where: own.contains),
      "\(own)")
    for (place, token) in tokens.enumerated() where !Self.isDecoration(tokens, place) {
      for other in Self.changed(tokens, at: place) where meaning.of(other) == own {
        Issue.record("\(token.text) at \(place): \(other.latex) says the same as \(latex)")
      }
    }
  }

  @Test("The equations are true", arguments: equations)
  func isTrue(latex: String) throws {
    let proofreader = try Proofreader(testing: Self.notation)
    let claims = proofreader.proofread(try read("$$\n\(latex)\n$$"))
    #expect(!claims.isEmpty)
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.message)") }
  }
}
