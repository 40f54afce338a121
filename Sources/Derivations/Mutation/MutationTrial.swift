//===----------------------------------------------------------------------===//
// How sharp the proofreader is: single edits of what is true, and what becomes of them.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Numbers
import Repair
import Syntax

/// Changes each true equation of a document by single edits, judges what comes of it, and looks
/// whether the repairs lead back.
///
/// The edits are those that misprints are made of: two indices exchanged, a layer one too high or
/// too low, a transpose dropped, a sign flipped, a factor more or less, g for g′ or g′ for g.
public struct MutationTrial: Sendable {
  /// What became of one mutation.
  public enum Fate: Hashable, Sendable {
    /// It is refuted or ill-typed.
    case caught
    /// It is the same formula, written otherwise: both sides agree exactly.
    case equal
    /// It gives a symbol another meaning and claims nothing.
    case defines
    /// It is wrong, or seems so, and passes.
    case missed(Verdict)
  }

  /// One mutation.
  public struct Mutation: Sendable {
    /// The number of the display.
    public var display: Int

    /// What was edited, in words.
    public var kind: String

    /// The equation as the document has it, in LaTeX.
    public var original: String

    /// The equation after the edit, in LaTeX.
    public var mutated: String

    /// What became of it.
    public var fate: Fate
    /// What the verdict on it says, with its evidence.
    public var message = ""
    /// Of a mutation that is caught, whether the original or an equal formula is among the repairs;
    /// nil where none were looked for.
    public var isRepaired: Bool?

    /// The repairs that were offered, in LaTeX.
    public var repairs: [String] = []
  }

  static let kinds: Set<Edit.Kind> = [
    .swappedIndices, .shiftedLayer, .droppedTranspose, .sign, .derivative, .factor,
  ]

  /// What the symbols of the documents mean.
  public let notation: TextNotation
  /// How many mutations are tried, drawn by the seed; all of them without a limit.
  public var limit: Int?

  /// Draws the mutations where there is a limit.
  public var seed: UInt64 = 1
  /// Whether repairs are looked for.
  public var repairs = true

  /// A trial of every mutation, with repairs.
  public init(notation: TextNotation) { self.notation = notation }

  /// One mutation of a true claim, before it is judged.
  private struct Candidate: Sendable {
    var claim: EditableClaim
    var original: ClaimResult
    var display: Int
    var edit: Edit
  }

  /// Mutates the true equations of a document.
  ///
  /// - Parameters:
  ///   - document: The document, of which nothing is changed.
  ///   - progress: Called after each mutation with how many there are, from any thread.
  public func run(
    on document: Document, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [Mutation] {
    var candidates = self.candidates(document)
    if let limit {
      var generator = SplitMix64(seed: seed)
      candidates.shuffle(using: &generator)
      candidates = Array(candidates.prefix(limit))
    }
    let count = candidates.count
    return candidates.concurrentMap { candidate in
      defer { progress(count) }
      return judged(candidate)
    }.compactMap { $0 }
  }

  private func candidates(_ document: Document) -> [Candidate] {
    let document = document.expanding(notation.macros)
    var session = Session(on: document, notation: notation)
    var result: [Candidate] = []
    var seen: Set<String> = []
    for display in document.displays {
      session.observe = { work, found in
        let verdict = found.judgement.verdict
        guard verdict == .holds || verdict == .conditional, let claim = EditableClaim(work)
        else { return }
        for edit in EditFinder(claim).singles where Self.kinds.contains(edit.kind) {
          guard seen.insert("\(display.ordinal) \(claim.latex(edit))").inserted else { continue }
          result.append(
            Candidate(claim: claim, original: found, display: display.ordinal, edit: edit))
        }
      }
      _ = session.proofread(display)
    }
    return result
  }

  private func judged(_ candidate: Candidate) -> Mutation? {
    let claim = candidate.claim
    guard var work = claim.edited(candidate.edit) else { return nil }
    let result = work.result()
    var mutation = Mutation(
      display: candidate.display, kind: "\(candidate.edit.kind)",
      original: claim.latex(Edit(.sign, [])), mutated: claim.latex(candidate.edit),
      fate: fate(result, candidate))
    mutation.message = result.judgement.message
    if let evidence = result.judgement.evidence { mutation.message += " (\(evidence.words))" }
    guard mutation.fate == .caught, repairs else { return mutation }
    let repairs = RepairSearch(work: work).run().repairs
    mutation.repairs = repairs.map(\.latex)
    mutation.isRepaired = repairs.contains { leadsBack($0, work, to: claim) }
    return mutation
  }

  private func fate(_ result: ClaimResult, _ candidate: Candidate) -> Fate {
    let judgement = result.judgement
    switch judgement.verdict {
    case .refuted, .illTyped: return .caught
    case .definition: return .defines
    case .holds, .conditional:
      if result.losses != nil || result.hidden != nil || result.outputs != nil { return .defines }
      let original = candidate.original.judgement
      // It has to hold wherever the original does.
      let isSame =
        judgement.verdict == original.verdict
        && Set(original.holding.map(\.functions)).isSubset(of: judgement.holding.map(\.functions))
      return isSame && judgement.evidence?.kind == .exact ? .equal : .missed(judgement.verdict)
    case .notAClaim, .notUnderstood: return .missed(judgement.verdict)
    }
  }

  /// Whether a repair of a mutation is the original, or both its sides are worth the same.
  private func leadsBack(_ repair: Repair, _ mutated: ClaimWork, to claim: EditableClaim) -> Bool {
    guard let broken = EditableClaim(mutated), var mended = broken.edited(repair.edit) else {
      return false
    }
    var original = claim.work
    guard let (left, right) = try? mended.parse(), let (first, second) = try? original.parse()
    else { return false }
    if left.outline == first.outline && right.outline == second.outline { return true }
    let judge = claim.work.judge
    func agree(_ a: Node, _ b: Node) -> Bool {
      if a.outline == b.outline { return true }
      let verdict = judge.judge(mended.equation(a, b)).verdict
      return verdict == .holds || verdict == .conditional
    }
    return agree(left, first) && agree(right, second)
  }
}

extension Proofreading {
  /// A trial by mutations of the file at a path, with the file it is for.
  ///
  /// - Throws: `DocumentError` if the document or its notation cannot be read, or there is none
  public func mutations(
    onFileAt path: String, limit: Int? = nil, seed: UInt64 = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(DocumentError) -> [MutationTrial.Mutation] {
    let document = try TextFile(path: path, root: root).document(inline: inline)
    if let error = document.withoutDisplays { throw error }
    var trial = MutationTrial(notation: try settled(for: document) { document }.notation)
    trial.limit = limit
    trial.seed = seed
    trial.repairs = repairs
    return trial.run(on: document, progress: progress)
  }
}
