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

  /// Each source into the next, in a ring; all twenty pairs where the environment asks for long tests.
  static let pairs: [Pair] = {
    let names = pages.keys.sorted()
    guard ProcessInfo.processInfo.environment["DELTACHECK_LONG"] == nil else {
      return names.flatMap { from in
        names.filter { $0 != from }.map { Pair(from: from, to: $0) }
      }
    }
    return zip(names, names.dropFirst() + names.prefix(1)).map { Pair(from: $0.0, to: $0.1) }
  }()

  /// Equations that the other four notations have counterparts of, by their labels: each of them says
  /// them.
  static let central: Set<String> = [
    "cs229-1", "cs229-2", "cs229-6", "cs229-7", "cs229-8", "cs229-9", "cs229-10", "cs229-11",
    "efron-hastie-1", "efron-hastie-2", "efron-hastie-3", "efron-hastie-4", "efron-hastie-5",
    "efron-hastie-inline-2",
    "layerwise-delta-1", "layerwise-delta-8", "layerwise-delta-9", "layerwise-delta-14",
    "layerwise-delta-15", "layerwise-delta-16", "layerwise-delta-17", "layerwise-delta-18",
    "layerwise-delta-20", "layerwise-delta-21", "layerwise-delta-22",
    "training-algorithms-6", "training-algorithms-7", "training-algorithms-9",
    "training-algorithms-11", "training-algorithms-13", "training-algorithms-inline-4",
    "training-algorithms-inline-6", "training-algorithms-19", "training-algorithms-20",
    "sample-columns-2", "sample-columns-3", "sample-columns-7", "sample-columns-9",
    "sample-columns-14", "sample-columns-17", "sample-columns-29",
  ]

  /// Equations that could not be said for other reasons than a letter that is missing.
  static let withoutRule: Set<String> = [
    "training-algorithms-12", "training-algorithms-inline-9",
  ]

  /// The labelled displays of a source in another notation, or some of them.
  static func translations(_ pair: Pair, labels: Set<String>? = nil) throws -> [Translation] {
    let document = try Document(path: "\(root)/derivations/\(pages[pair.from] ?? "").md")
    let own = try TextNotation(parsing: document.notationBlocks.map(\.text).joined(separator: "\n"))
    let translator = Translator(
      from: own, to: try DeclaredNotation(named: pair.to).parsed(), names: (pair.from, pair.to))
    return translator.translations(of: document) { display in
      guard let label = display.label else { return false }
      return labels?.contains(label) ?? true
    }
  }

  @Test(
    "what a text of two layers says of its output is said of the last layer by its number",
    arguments: ["efron-hastie", "layerwise-delta"])
  func fixedDepth(_ target: String) throws {
    let labels: Set = ["sample-columns-9", "sample-columns-29"]
    let pair = Pair(from: "sample-columns", to: target)
    let translations = try Self.translations(pair, labels: labels)
    #expect(Set(translations.compactMap(\.original.label)) == labels)
    for translation in translations {
      let saying = try #require(translation.saying, "\(translation.outcome)")
      // That the output is linear no other source says.
      #expect(saying.isNear(translation.original), "\(saying.latex)")
      #expect(!saying.latex.contains(target == "efron-hastie" ? "K" : "L"), "\(saying.latex)")
    }
  }

  @Test("every equation is judged as the original is, and comes back as it", arguments: pairs)
  func faithful(_ pair: Pair) throws {
    let translations = try Self.translations(pair)
    #expect(!translations.isEmpty)
    for translation in translations {
      let original = translation.original
      let label = original.label ?? ""
      switch translation.outcome {
      case .said(let saying):
        #expect(saying.back.isEqual, "\(label): \(saying.latex)")
        #expect(
          saying.report.verdict.agrees(with: original.verdict) || saying.isNear(original),
          "\(label): \(saying.report.verdict): \(saying.latex)")
      case .unsaid(let why):
        #expect(!Self.central.contains(label), "\(label): \(why.message)")
        #expect(
          why.lacksLetter || Self.withoutRule.contains(label), "\(label): \(why.message)")
      case .unread: #expect([.notAClaim, .notUnderstood].contains(original.verdict))
      }
    }
  }
}
