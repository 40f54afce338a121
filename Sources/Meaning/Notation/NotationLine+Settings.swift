//===----------------------------------------------------------------------===//
// Lines of a notation that say a convention.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// The words of a line, some of which say what it sets and the others to what.
private struct SettingWords {
  let line: NotationLine
  let words: [String]

  /// All words but the first ones.
  func rest(_ count: Int) -> String { words.dropFirst(count).joined(separator: " ") }

  private func name(_ count: Int) -> String { words.prefix(count).joined(separator: " ") }

  /// The numbers behind the first words.
  func integers(_ count: Int, in range: ClosedRange<Int>) throws(NotationError) -> [Int] {
    let numbers = words.dropFirst(count).compactMap { Int($0) }
    guard numbers.count == words.count - count, !numbers.isEmpty,
      numbers.allSatisfy(range.contains)
    else {
      let (low, high) = (range.lowerBound, range.upperBound)
      throw line.error("“\(name(count))” is followed by numbers from \(low) to \(high)", at: 0)
    }
    return numbers
  }

  func integer(_ count: Int, in range: ClosedRange<Int>) throws(NotationError) -> Int {
    let numbers = try integers(count, in: range)
    guard numbers.count == 1 else {
      throw line.error("“\(name(count))” is followed by one number")
    }
    return numbers[0]
  }

  /// The signs of multiplication behind the first words.
  func signs(_ count: Int) throws(NotationError) -> Set<String> {
    var signs: Set<String> = []
    for word in words.dropFirst(count) where word != "juxtaposition" {
      // The point of `.*` is the sign's own, as Julia has it.
      let plain = word.filter { !",$.".contains($0) }
      let items = (try? ItemReader.items(of: Latex.tokens(plain))) ?? []
      let read = items.compactMap(\.multiplication)
      guard read.count == items.count, !items.isEmpty || plain.isEmpty else { throw noSigns(count) }
      signs.formUnion(read)
    }
    if words.dropFirst(count).contains("juxtaposition") { signs.insert("") }
    guard !signs.isEmpty else { throw noSigns(count) }
    return signs
  }

  private func noSigns(_ count: Int) -> NotationError {
    line.error("“\(name(count))” is followed by signs of multiplication, such as \\odot or *")
  }

  /// How many words a convention has that begins so.
  private static let lengths: [(beginning: [String], count: Int)] = [
    (["layers"], 2), (["sum", "repeated", "indices"], 3), (["entries", "untransposed"], 2),
    (["layout", "numerator", "for", "fractions"], 4),
    (["layout", "numerator", "except", "parameters"], 4), (["layout", "numerator"], 2),
    (["layout", "denominator"], 2),
  ]

  /// The first word behind a convention that is whole without it; nil where nothing is too much.
  var tooMuch: Int? {
    let isSampleCount = words.first == "samples" && words.count > 2 && Int(words[1]) != nil
    let length =
      isSampleCount ? 2 : Self.lengths.first { words.starts(with: $0.beginning) }?.count
    return length.flatMap { words.count > $0 ? $0 : nil }
  }

  /// Whether the third of three words is the first of two; the line is wrong if it is neither.
  func isFirst(of one: String, _ other: String) throws(NotationError) -> Bool {
    guard words.count == 3, words[2] == one || words[2] == other else {
      throw line.error("“\(name(2)) \(one)” or “\(name(2)) \(other)”")
    }
    return words[2] == one
  }
}

extension NotationLine {
  /// A convention; false where the line is none.
  func readSetting(
    _ line: String, into notation: inout TextNotation
  ) throws(NotationError) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    let setting = SettingWords(line: self, words: words)
    if words.first == "write" {
      try readWriting(words, into: &notation)
      return true
    }
    let isDeclaration = line.contains(" is ") || line.contains(":=")
    if let first = setting.tooMuch, !isDeclaration {
      let start = line.split(whereSeparator: \.isWhitespace)[first].startIndex
      throw error(
        "“\(line[start...])” stands behind the convention",
        at: line.distance(from: line.startIndex, to: start))
    }
    if try readNumbers(setting, into: &notation) { return true }
    return try readChoice(setting, into: &notation)
  }

  /// A convention that is a number, or several.
  private func readNumbers(
    _ line: SettingWords, into notation: inout TextNotation
  ) throws(NotationError) -> Bool {
    let words = line.words
    switch (words.first, words.dropFirst().first) {
    case ("layers", _) where words.count == 2: try readLayers(words[1], into: &notation)
    case ("widths", _): notation.widths.append(setting(try line.integers(1, in: 1...40)))
    case ("output", "width"):
      notation.outputWidths.append(setting(try line.integer(2, in: 1...40)))
    case ("samples", "from"): notation.firstSample.append(setting(try line.integer(2, in: 0...1)))
    case ("labels", "from"): notation.firstLabel.append(setting(try line.integer(2, in: 0...1)))
    case ("units", "from"): notation.firstUnit.append(setting(try line.integer(2, in: 0...1)))
    case ("samples", .some) where words.count == 2 && Int(words[1]) != nil:
      notation.sampleCounts.append(setting(try line.integer(1, in: 1...40)))
    case ("no", "biases"): try readBiasless(Array(words.dropFirst(2)), into: &notation)
    default: return false
    }
    return true
  }

  /// A convention that is one of a few.
  private func readChoice(
    _ line: SettingWords, into notation: inout TextNotation
  ) throws(NotationError) -> Bool {
    let words = line.words
    switch (words.first, words.dropFirst().first) {
    case ("samples", "in"):
      notation.samplesInRows.append(setting(try line.isFirst(of: "rows", "columns")))
    case ("layout", _)
    where words.count == 2 || ["for fractions", "except parameters"].contains(line.rest(2)):
      try readLayout(line, into: &notation)
    case ("gradients", "in"):
      let areRows = try line.isFirst(of: "rows", "columns")
      notation.gradients.append(setting(areRows ? .rowsForVectors : .shaped))
    case ("elementwise", _): notation.elementwise.append(setting(try line.signs(1)))
    case ("matrix", "product"): notation.matrixProducts.append(setting(try line.signs(2)))
    case ("entries", "untransposed"): notation.untransposedEntries.append(setting(true))
    case ("sum", "repeated") where words == ["sum", "repeated", "indices"]:
      notation.repeatedAreSummed.append(setting(true))
    case ("biases", "folded"):
      guard words.count == 2 || words.count == 3 && words[2] == "last" else {
        throw error("“biases folded” or “biases folded last”")
      }
      notation.biases.append(setting(words.count == 3 ? .foldedLast : .foldedFirst))
    default: return false
    }
    return true
  }

  private func readLayout(
    _ line: SettingWords, into notation: inout TextNotation
  ) throws(NotationError) {
    guard let layout = TextNotation.Layout(rawValue: line.words[1]) else {
      throw error("“layout numerator” or “layout denominator”", at: 7)
    }
    notation.layouts.append(setting(layout))
    switch (layout, line.rest(2)) {
    case (.denominator, _):
      notation.gradients.append(.init(value: .shaped, displays: displays))
    case (_, "except parameters"): notation.gradients.append(setting(.rowsExceptParameters))
    case (_, "for fractions"): notation.gradients.append(setting(.rowsForFractions))
    default: break
    }
  }
}
