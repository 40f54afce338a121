//===----------------------------------------------------------------------===//
// What a notation leaves open, read as the text as a whole bears it out.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText
import Meaning
import Repair
import Syntax

/// A notation with what it leaves open settled, and how.
struct SettledNotation {
  var notation: TextNotation
  /// What was settled otherwise than where nothing is said, in words.
  var remarks: [String] = []
  /// The verdicts of the text, where they were found with just this notation.
  var drafts: [[ReportDraft]]?
  /// The draft that it was, where nobody declared it.
  var draft: Draft?
  /// What somebody declared of it.
  var declared: DeclaredNotation?
  /// The conventions that were taken otherwise, but for the shape of gradients.
  var conventions: [Convention] = []

  /// The verdicts on a text.
  func verdicts(on document: Document) -> [[ReportDraft]] {
    drafts ?? Proofreader(notation: notation).drafts(of: document)
  }
}

/// The conventions of a text that its notation does not say: whether the derivative of a number is a
/// row, which way the matrices of weights lie, and those of all samples.
///
/// A text is read with other conventions than the usual where at least two more of its equations hold
/// with them. A single equation that would hold with others is wrong.
struct OpenConventions {
  /// How many faulty equations fewer make up for another convention in all of a text.
  static let price = 1.5
  /// How many for another from one display on: it takes more to believe that a text changes its mind.
  static let priceOfChange = 2.5
  /// How many claims of one display count: one fault makes a whole chain of equalities wrong.
  static let most = 4

  let notation: TextNotation
  let document: Document
  /// The networks that the text is tried on, with whatever conventions.
  private let networks = NetworkRuns()

  init(notation: TextNotation, document: Document) {
    (self.notation, self.document) = (notation, document)
  }

  /// The notation with other conventions where they are cheaper.
  func settled() -> SettledNotation {
    let usual = reading(in: notation)
    var best = (settled: SettledNotation(notation: notation, drafts: usual.drafts), reading: usual)
    for convention in [Convention.weightsTurned, .samplesTurned, .repeatedSummed] {
      guard let (other, words) = convention.applied(to: best.settled.notation),
        best.reading.mayGain(by: convention), !isRuledOut(convention, usual)
      else { continue }
      let reading = reading(in: other)
      guard reading.cost + Self.price < best.reading.cost else { continue }
      best.settled.notation = other
      best.settled.drafts = nil
      best.settled.remarks.append(words)
      best.settled.conventions.append(convention)
      best.reading = reading
    }
    return withGradients(best.settled, best.reading)
  }

  /// Whether the text shows that it does not follow a convention.
  private func isRuledOut(_ convention: Convention, _ reading: Reading) -> Bool {
    guard case .repeatedSummed = convention else { return false }
    return reading.drafts.joined().contains { draft in
      guard var work = draft.read, let (left, right) = try? work.parse() else { return false }
      return left.writesSumOfRepeated || right.writesSumOfRepeated
    }
  }

  /// What is wrong in a text as a notation has it.
  private struct Reading {
    var drafts: [[ReportDraft]]
    /// The wrong claims by display.
    var wrong: [[ClaimWork]]

    /// How many they are, as far as they count.
    var faults: [Double] { wrong.map { Double(min($0.count, most)) } }

    var cost: Double { faults.reduce(0, +) }

    /// Whether so many of the wrong claims hold with another convention that it could pay.
    func mayGain(by convention: Convention) -> Bool {
      guard cost > price else { return false }
      let gains = wrong.map { works in
        let right = works.count { work in
          var other = convention.applied(to: work)
          return !other.result().judgement.verdict.isWrong
        }
        return Double(min(right, most))
      }
      return gains.reduce(0, +) > price
    }
  }

  private func reading(in notation: TextNotation) -> Reading {
    var proofreader = Proofreader(notation: notation)
    proofreader.networks = networks
    let drafts = proofreader.drafts(of: document)
    let wrong = zip(document.displays, drafts).map { display, drafts in
      display.mark == .misprint
        ? [] : drafts.filter { $0.report.verdict.isWrong }.compactMap(\.work)
    }
    return Reading(drafts: drafts, wrong: wrong)
  }

  /// The shape of gradients, which a text may change on its way.
  private func withGradients(_ settled: SettledNotation, _ usual: Reading) -> SettledNotation {
    guard settled.notation.gradients.isEmpty else { return settled }
    let layouts = Set(settled.notation.layouts.map(\.value))
    let others: [TextNotation.Gradients] =
      layouts == [.numerator]
      ? [.rowsForFractions, .rowsExceptParameters, .shaped]
      : [.rows, .rowsForVectors, .rowsForFractions, .rowsExceptParameters]
    var choices = [(layouts == [.numerator] ? TextNotation.Gradients.rows : .shaped, usual.faults)]
    choices += others.concurrentMap { gradients -> (TextNotation.Gradients, [Double])? in
      guard usual.mayGain(by: .gradients(gradients)),
        let (other, _) = Convention.gradients(gradients).applied(to: settled.notation)
      else { return nil }
      return (gradients, reading(in: other).faults)
    }.compactMap { $0 }
    let path = Zones.cheapest(
      choices.map(\.1), first: Self.price, change: Self.priceOfChange)
    guard path.contains(where: { $0 != 0 }) else { return settled }
    var result = settled
    result.drafts = nil
    for (choice, (gradients, _)) in choices.enumerated() {
      let displays = document.displays.indices.filter { path[$0] == choice }
        .map { document.displays[$0].ordinal }
      if displays.isEmpty { continue }
      result.notation.gradients.append(.init(value: gradients, displays: Set(displays)))
      if choice > 0 {
        let isWhole = displays.count == document.displays.count
        result.remarks.append(
          gradients.words + (isWhole ? "" : ", in displays \(Zones.ranges(displays, dash: "–"))"))
      }
    }
    return result
  }
}
