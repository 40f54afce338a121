//===----------------------------------------------------------------------===//
// Several problems in one file, each judged as a text of its own.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText

/// The problems of a text, each with a notation that was drafted for it alone.
struct JudgedProblems {
  /// One of them.
  struct Problem {
    let text: ProblemText
    let judged: JudgedText
  }
  let problems: [Problem]

  /// The verdicts without repairs.
  var claims: [ClaimReport] {
    problems.flatMap { problem in
      problem.judged.claims(repairs: false).filter { problem.text.owns($0.position) }
    }
  }

  /// A report as of one text.
  func report(
    on document: Document, repairs: Bool, progress: @escaping @Sendable (Int, Int) -> Void
  ) -> Report {
    let places = Dictionary(
      document.displays.enumerated().map { ($0.element.position, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let claims = problems.flatMap { problem in
      let displays = problem.judged.document.displays
      return problem.judged.claims(repairs: repairs) { done in
        guard displays.indices.contains(done), problem.text.owns(displays[done].position),
          let place = places[displays[done].position]
        else { return }
        progress(place, places.count)
      }.filter { problem.text.owns($0.position) }
    }
    let remarks = problems.flatMap(\.judged.remarks).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return Report(on: document, claims: claims, conventions: remarks, draft: draft)
  }

  /// The drafts of all problems, each limited to its displays where it is not that of all.
  var draft: Draft? {
    Draft(
      parts: problems.compactMap { problem in
        let own = problem.judged.document.displays.filter {
          !$0.isInline && problem.text.owns($0.position)
        }
        return problem.judged.draft.map { ($0, own.map(\.ordinal)) }
      })
  }
}

extension Proofreading {
  /// The problems that a text without a notation is made of; nil where there are not several, or where
  /// less of it holds if each is read by itself.
  ///
  /// - Parameter whole: The text with the formulas in its words.
  func problems(
    of text: JudgedText, drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> JudgedProblems? {
    guard text.settled.declared == nil, text.settled.draft != nil else { return nil }
    let own = text.document.problemTexts.filter { !$0.whole.displays.isEmpty }
    guard own.count > 1 else { return nil }
    let words = try whole().problemTexts
    var problems: [JudgedProblems.Problem] = []
    for problem in own {
      guard let drafted = words.first(where: { $0.own == problem.own }) else { return nil }
      let judged = try judged(problem.whole) { () throws(DocumentError) in drafted.whole }
      problems.append(JudgedProblems.Problem(text: problem, judged: judged))
    }
    let found = JudgedProblems(problems: problems)
    return ReadingWorth(found.claims) > ReadingWorth(text.claims(repairs: false)) ? found : nil
  }
}
