//===----------------------------------------------------------------------===//
// What formulas are worth is found out once.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

/// A formula with all around it that its value depends on.
struct FormulaPlace: Hashable {
  private let formula: Formula
  private let indices: [String: Int]
  private let extents: [String: Extent]
  private let sample: Int

  /// Nil where more may count: a network, variables of what stands around it, an index of examples that
  /// stands for a unit outside its sum.
  init?(_ formula: Formula, in frame: Frame) {
    let surroundings = formula.surroundings
    guard surroundings.isAll, formula.variables.isEmpty else { return nil }
    self.formula = formula
    indices = frame.indices.filter { surroundings.indices.contains($0.key) }
    extents = frame.extents.filter { surroundings.indices.contains($0.key) }
    sample = frame.sample
    guard !extents.values.contains(where: { $0.axis == .samples }) else { return nil }
  }
}

/// A value, and what was noted while it was found.
struct Worth {
  let value: Value
  let notes: ElaborationNotes
}

extension Elaborator {
  /// What a formula is worth here: where each entry of a matrix is asked for, and the matrix is made of
  /// others, all of them would be made anew for each entry.
  func remembered(_ formula: Formula, _ work: () throws -> Value) throws -> Value {
    guard let place = FormulaPlace(formula, in: frame) else { return try work() }
    if let known = worths[place] {
      notes.add(known.notes)
      return known.value
    }
    let before = notes
    notes = ElaborationNotes()
    defer {
      var all = before
      all.add(notes)
      notes = all
    }
    let value = try work()
    worths[place] = Worth(value: value, notes: notes)
    return value
  }
}
