import Foundation
import Judging
import MathText
import Meaning
import Syntax
import Testing

@testable import Derivations
@testable import Translation

/// The five sources, each in the notations of the other four.
@Suite("Translation between the five sources")
struct TranslationTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let pages = [
    "cs229": "CS229", "efron-hastie": "EfronHastie", "layerwise-delta": "LayerwiseDelta",
    "training-algorithms": "TrainingAlgorithms", "sample-columns": "SampleColumns",
  ]

  struct Pair: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    var testDescription: String { "\(from) to \(to)" }
  }

  static let pairs = pages.keys.sorted().flatMap { from in
    pages.keys.sorted().filter { $0 != from }.map { Pair(from: from, to: $0) }
  }

  /// Equations of a source, by their labels, that another notation cannot say, and what it lacks.
  static let unsaid: [String: [String: String]] = [:]

  /// The labelled displays of a source in another notation.
  static func translations(_ pair: Pair) throws -> [Translation] {
    let document = try Document(path: "\(root)/derivations/\(pages[pair.from] ?? "").md")
    let own = try TextNotation(parsing: document.notationBlocks.map(\.text).joined(separator: "\n"))
    let translator = Translator(
      from: own, to: try Proofreading.notation(named: pair.to), names: (pair.from, pair.to))
    return translator.translations(of: document) { $0.label != nil }
  }

  @Test("every equation is judged as the original is, and comes back as it", arguments: pairs)
  func faithful(_ pair: Pair) throws {
    var unsaid: [String: String] = [:]
    for translation in try Self.translations(pair) {
      let original = translation.original
      let label = original.label ?? ""
      switch translation.outcome {
      case .said(let saying):
        #expect(saying.back.isEqual, "\(label): \(saying.latex)")
        #expect(
          saying.report.verdict.agrees(with: original.verdict) || saying.isNear(original),
          "\(label): \(saying.report.verdict): \(saying.latex)")
      case .unsaid(let why): unsaid[label] = why.message
      case .unread: #expect([.notAClaim, .notUnderstood].contains(original.verdict))
      }
    }
    for (label, why) in unsaid.sorted(by: { $0.key < $1.key }) { print("UNSAID", pair, label, why) }
  }
}
