//===----------------------------------------------------------------------===//
// Lines of a notation that cannot both be meant.
//===----------------------------------------------------------------------===//

import Syntax

/// Finds lines that contradict each other: two conventions of one kind for the same displays, one
/// symbol that stands for two things, biases where there are none.
///
/// What is limited to fewer displays of those that another line is about, may override it.
struct NotationConflicts {
  let notation: TextNotation

  init(_ notation: TextNotation) { self.notation = notation }

  /// - Throws: ``NotationError`` at the later of two lines, which names the other.
  func check() throws(NotationError) {
    try checkSettings()
    try checkSigns()
    try checkSymbols()
    try checkBiases()
    try checkDecay()
  }

  private func checkSettings() throws(NotationError) {
    try check(notation.layers, "the layers have other numbers")
    try check(notation.samplesInRows, "the samples lie the other way")
    try check(notation.layouts, "the layout is the other")
    try check(notation.gradients, "gradients are of another shape")
    try check(notation.widths, "the widths are others")
    try check(notation.outputWidths, "the output has another width")
    try check(notation.sampleCounts, "there are other numbers of samples")
    try check(notation.firstUnit, "units are counted from another number")
    try check(notation.firstLabel, "labels are counted from another number")
    try check(notation.firstSample, "samples are counted from another number")
    try check(notation.biases, "the biases are kept elsewhere")
    try check(notation.biaslessLayers, "other layers have no biases")
    try check(notation.elementwise, "the elementwise product has other signs")
    try check(notation.matrixProducts, "the matrix product has other signs")
  }

  /// Two settings of one kind differ, and neither is an exception from the other.
  private func check<Value: Hashable>(
    _ settings: [TextNotation.Setting<Value>], _ difference: String
  ) throws(NotationError) {
    let said = settings.filter { $0.line != nil }
    for (place, later) in said.enumerated() {
      let other = said[..<place].first {
        $0.value != later.value && Self.meet($0.displays, later.displays)
      }
      if let other { throw Self.error(later.line, other.line, difference) }
    }
  }

  /// Whether two lines say something of the same displays, and neither is about fewer of them, so
  /// that it could be an exception.
  static func meet(_ a: Set<Int>?, _ b: Set<Int>?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    if a == b { return true }
    return !a.isDisjoint(with: b) && !a.isSubset(of: b) && !b.isSubset(of: a)
  }

  private static func error(_ line: Int?, _ other: Int?, _ what: String) -> NotationError {
    NotationError(message: what, line: line ?? 0, column: 1, other: other)
  }

  /// One sign cannot multiply entry by entry and as matrices do.
  private func checkSigns() throws(NotationError) {
    for entries in notation.elementwise {
      let other = notation.matrixProducts.first {
        !$0.value.isDisjoint(with: entries.value) && Self.meet($0.displays, entries.displays)
      }
      guard let other else { continue }
      let lines = [entries.line ?? 0, other.line ?? 0].sorted()
      throw Self.error(lines[1], lines[0], "the sign is that of the other product")
    }
  }

  // MARK: Symbols

  private func checkSymbols() throws(NotationError) {
    var declared: [String: [Declaration]] = [:]
    for declaration in notation.declarations where declaration.line != nil {
      let key = declaration.spelling
      let other = declared[key, default: []].first {
        $0.called == declaration.called && Self.meet($0.displays, declaration.displays)
          && !$0.means(declaration)
      }
      if let other {
        throw Self.error(
          declaration.line, other.line,
          "\(declaration.name) stands for \(other.quantity.rawValue) there, "
            + "for \(declaration.quantity.rawValue) here")
      }
      declared[key, default: []].append(declaration)
    }
  }

  /// A penalty for each example is one that is divided by their number.
  private func checkDecay() throws(NotationError) {
    for loss in notation.declarations {
      guard let count = loss.decay?.count,
        let other = notation.declarations.first(where: {
          $0.plain == count && Self.meet($0.displays, loss.displays)
        }), other.quantity != .samples
      else { continue }
      throw Self.error(
        loss.line, other.line,
        "\(loss.name) divides its penalty by \(count), which is no sample count")
    }
  }

  /// Biases that are declared where the text has none.
  private func checkBiases() throws(NotationError) {
    for bias in notation.declarations where bias.quantity == .bias {
      for setting in notation.biases
      where setting.value == .none && Self.meet(setting.displays, bias.displays) {
        let lines = [setting.line ?? 0, bias.line ?? 0].sorted()
        throw Self.error(
          lines[1], lines[0], "\(bias.name) is a bias, and “no biases” says there are none")
      }
      guard let layer = bias.roles[.layer], layer.variable == nil else { continue }
      for setting in notation.biaslessLayers
      where setting.value.contains(layer) && Self.meet(setting.displays, bias.displays) {
        let lines = [setting.line ?? 0, bias.line ?? 0].sorted()
        throw Self.error(
          lines[1], lines[0], "\(bias.name) is a bias into layer \(layer), which has none")
      }
    }
  }
}

extension Declaration {
  /// Whether another is written as it is, its slots and what stands in brackets behind it included.
  func hasSpelling(of other: Declaration) -> Bool {
    called == other.called && spelling == other.spelling
  }

  /// The name with its slots as they are spelled, each in its place.
  fileprivate var spelling: String {
    func text(_ slots: [Slot]) -> String {
      slots.map { slot in
        switch slot {
        case .literal(let text): "'" + text
        case .slot(let text): "," + text
        }
      }.joined()
    }
    return "\(name) \(bracket) \(text(superscripts)) \(bracketedSlots) \(text(subscripts))"
  }

  /// What stands in brackets behind the name: `r(n)` is not r.
  fileprivate var called: [String] { arguments ?? parameters }

  /// Whether it says nothing else of a symbol than another does: `layers 0..L` says what L counts in
  /// a script, and nothing of a loss L.
  func means(_ other: Declaration) -> Bool {
    if (quantity == .depth) != (other.quantity == .depth) { return true }
    if quantity == .index || other.quantity == .index { return true }
    guard quantity == other.quantity, isBatch == other.isBatch, roles == other.roles else {
      return false
    }
    return definition.map(\.spelling) == other.definition.map(\.spelling)
      && isSomeFunction == other.isSomeFunction && parameters == other.parameters
      && function == other.function && losses == other.losses
  }
}
