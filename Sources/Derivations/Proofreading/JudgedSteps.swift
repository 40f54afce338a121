//===----------------------------------------------------------------------===//
// A text judged by what it says itself of each name, with its first steps written out where it counts any.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText
import Syntax

/// The verdicts on what a text says of any step, by those on it at a few steps.
struct JudgedSteps {
  /// The text with its names as vectors and matrices, where it has any, and with all as numbers.
  private(set) var readings: [JudgedReading] = []

  /// The verdicts on a text: of what is said of steps these, and of the rest those that know more.
  ///
  /// - Parameter others: the verdicts without steps
  func claims(beside others: [[ClaimReport]]) -> [[ClaimReport]] {
    readings.reduce(others) { $1.claims(beside: $0) }
  }

  mutating func add(_ reading: JudgedReading) { readings.append(reading) }

  /// How it was read, in one line.
  var remark: String? {
    readings.first.map { reading in
      reading.letter.map {
        "\($0) counts steps: judged with \(SteppedText.count) of them written out"
      } ?? "each name is what the text says that it is, and else may be anything"
    }
  }

  /// The notation in which a text without steps is read; nil of one with steps, whose names no notation
  /// has.
  var notation: Draft? { readings.first.flatMap { $0.letter == nil ? $0.draft : nil } }

  /// What is to be said of it behind a notation: the names at the steps.
  var comments: [String] {
    guard let remark, let reading = readings.first else { return [] }
    guard reading.letter != nil else { return ["# \(remark)"] }
    return ["# \(remark), where"] + reading.innerLines.map { "#   \($0)" }
  }
}

/// A text whose steps are written out, in one reading.
struct JudgedReading {
  private let text: SteppedText
  private let drafted: SteppedDraft
  /// Whether all names are numbers though some displays have vectors: those it says nothing of.
  private let isOfNumbersAlone: Bool
  private let isFirst: Bool
  /// The claims of each display at each step.
  private let own: [[ClaimReport]]
  /// The displays that hold at each step, and do not say what a name is.
  private let holding: Set<Int>
  /// The same if all that goes on is zero at first, and if what comes in is the same at each step; empty
  /// where that says nothing more.
  private var fromZero: [[ClaimReport]] = []
  private var ofSame: [[ClaimReport]] = []

  /// Nil where the text says of nothing what it is.
  ///
  /// - Parameter isFirst: whether no other reading of the text stands behind it
  init?(_ text: SteppedText, _ drafting: StepDrafting, asNumbers: Bool, isFirst: Bool) {
    guard let drafted = drafting.draft(asNumbers: asNumbers),
      let own = Self.claims(of: text.withoutMeans, drafted)
    else { return nil }
    (self.text, self.drafted, self.own) = (text, drafted, own)
    let claims = own.joined()
    holding = Set(claims.map(\.display))
      .subtracting(claims.filter { $0.verdict != .holds || drafted.defines($0) }.map(\.display))
    isOfNumbersAlone = asNumbers && text.isOfArrays
    self.isFirst = isFirst
    let isOfSame = text.instances.contains { instance in
      instance.isOfMeans || text.mentions(drafted.supposed, at: instance.display)
    }
    if isOfSame, let same = drafting.draft(asNumbers: asNumbers, supposing: .sameAtEachStep) {
      ofSame = Self.claims(of: text.document, same) ?? []
    }
    guard text.hasSteps, claims.contains(where: \.verdict.isWrong),
      let zero = drafting.draft(asNumbers: asNumbers, supposing: .zeroAtFirst),
      zero.draft.text != drafted.draft.text
    else { return }
    fromZero = Self.claims(of: text.withoutMeans, zero) ?? []
  }

  private static func claims(
    of document: Document, _ drafted: SteppedDraft
  ) -> [[ClaimReport]]? {
    guard let notation = try? TextNotation(parsing: drafted.draft.text) else { return nil }
    var settled = SettledNotation(notation: notation)
    settled.draft = drafted.draft
    let judged = JudgedText(document, settled, settled.verdicts(on: document), words: [])
    return judged.byDisplay(judged.claims(repairs: false))
  }

  /// A claim at a step; nil where it makes fewer.
  private func atStep(_ step: Int, _ number: Int) -> ClaimAtStep? {
    func claim(_ claims: [[ClaimReport]]) -> ClaimReport? {
      guard claims.indices.contains(step), claims[step].indices.contains(number) else { return nil }
      return claims[step][number]
    }
    let instance = text.instances[step]
    let (plain, same) = (claim(own), claim(ofSame))
    // Of expectations nothing else is known, and of what is only supposed nothing without that.
    let isOfSame =
      instance.isOfMeans
      || plain?.verdict == .notUnderstood && text.mentions(drafted.supposed, at: instance.display)
    guard let judged = isOfSame ? same ?? plain : plain else { return nil }
    var found = ClaimAtStep(
      instance.values, judged, drafted, fromZero: claim(fromZero), besides: holding)
    found.supposesSame = isOfSame
    return found
  }

  /// What its names are.
  var draft: Draft { drafted.draft }

  /// What counts the steps.
  var letter: String? { text.letter }

  /// The drafted lines of names without steps, and of the inner step.
  var innerLines: [String] {
    drafted.draft.lines.filter { line in
      let own = line.zoneAndText.text
      let name = own.prefix { $0 != ":" && $0 != "=" }.split(separator: " is ").first ?? ""
      let steps = name.matches(of: #/_\{(\d+)\}/#).map { String($0.1) }
      return steps.allSatisfy { $0 == "\(SteppedText.inner)" }
    }.map(\.annotated)
  }

  func claims(beside others: [[ClaimReport]]) -> [[ClaimReport]] {
    let byDisplay = Dictionary(grouping: text.instances.indices) { text.instances[$0].display }
    return others.enumerated().map { place, others in
      let steps = byDisplay[place] ?? []
      let count = steps.map { max(own[$0].count, ofSame.isEmpty ? 0 : ofSame[$0].count) }.max() ?? 0
      guard count > 0, !isOfNumbersAlone || !text.mayBeOfArrays(place) else { return others }
      let isOfSteps =
        text.isOfSteps(place) || steps.contains { !text.instances[$0].values.isEmpty }
      return (0..<count).compactMap { number in
        let other = others.count == count ? others[number] : nil
        // What vectors and matrices decide numbers do not.
        if !isFirst, let other, other.verdict != .notUnderstood { return other }
        let found = steps.compactMap { atStep($0, number) }
        let claim = ClaimAtSteps(
          found, isSupposing: text.supposes(before: place), sharesAreOpen: drafted.sharesAreOpen,
          lastStep: other.flatMap(numberedStep)
        )?.claim(as: other)
        if let claim, let other, other.verdict.isWrong {
          if let doubted = doubting(claim, for: other) { return doubted }
        }
        let isOpen = claim.map { $0.verdict == .notUnderstood } ?? true
        return isOpen && (!isOfSteps || !isFirst) ? other ?? claim : claim
      }
    }
  }
}

extension JudgedReading {
  /// The last step that a claim about derivatives has by its number: what comes after it, if anything
  /// does, has a part in them. Nil of any other claim.
  ///
  /// - Parameter claim: as the text has it, with no step written out
  private func numberedStep(in claim: ClaimReport) -> Int? {
    guard text.hasSteps else { return nil }
    let goesBack =
      claim.latex.contains("\\partial")
      || drafted.draft.lines.contains { line in
        line.text.contains("\\partial")
          && claim.latex.contains("\(line.text.prefix { $0 != "_" && $0 != " " })_")
      }
    let steps = claim.latex.matches(of: #/_\{?([1-9])\}?/#).compactMap { Int($0.1) }
    return goesBack ? steps.max().flatMap { $0 > 1 ? $0 : nil } : nil
  }

  /// A claim that another reading calls wrong; nil where that says nothing against it.
  private func doubting(_ claim: ClaimReport, for other: ClaimReport) -> ClaimReport? {
    switch claim.verdict {
    case .definition: claim.notUnderstood("read otherwise, it would be \(other.message)")
    case .holds where !text.hasSteps:
      claim.holding(
        if: "each name is what the text says of it; read as a network it would be \(other.message)")
    default: nil
    }
  }
}

extension Proofreading {
  /// A text without a notation, with each name for what the text says that it is, and with its steps
  /// written out where something goes on from step to step; nil where less of it holds so.
  func steps(
    of text: JudgedText, drafting whole: () throws(DocumentError) -> Document
  ) throws(DocumentError) -> JudgedSteps? {
    guard text.settled.declared == nil, text.settled.draft != nil else { return nil }
    let others = text.byDisplay(text.claims(repairs: false))
    guard Self.isOpen(others.joined()),
      let stepped = SteppedText(text.document, drafting: try whole())
    else { return nil }
    let drafting = StepDrafting(stepped)
    var steps = JudgedSteps()
    for asNumbers in stepped.isOfArrays ? [false, true] : [true] {
      guard
        let reading = JudgedReading(
          stepped, drafting, asNumbers: asNumbers, isFirst: steps.readings.isEmpty)
      else { continue }
      steps.add(reading)
      let found = steps.claims(beside: others).joined()
      // What arrays explain needs no numbers.
      if !Self.isOpen(found) { break }
    }
    let found = steps.claims(beside: others).joined()
    return ReadingWorth(found) > ReadingWorth(others.joined()) ? steps : nil
  }

  /// Whether much of a text is not understood, or holds under conditions: what a network explains is read
  /// so.
  private static func isOpen(_ claims: some Collection<ClaimReport>) -> Bool {
    claims.count { [.notUnderstood, .conditional].contains($0.verdict) } * 4 > claims.count
  }
}
