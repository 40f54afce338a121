//===----------------------------------------------------------------------===//
// The names of quantities, and what stands in their brackets.
//===----------------------------------------------------------------------===//

import Foundation
import Networks
import Syntax

extension NotationLine {
  /// The names of quantities in their order, each with what it stands for: what a line may say behind
  /// “is”, and what an error lists.
  private static let quantities: [(name: String, quantity: Quantity)] =
    Quantity.allCases.filter { $0 != .formula }.flatMap { quantity in
      let name = (quantity.rawValue, quantity)
      // The output is the activation of the last layer.
      return quantity == .activation ? [name, ("output", quantity)] : [name]
    }

  /// What some call a quantity otherwise.
  private static let otherNames: [String: Quantity] = [
    "error": .delta, "preactivation": .preactivation, "weighted input": .preactivation,
    "net input": .preactivation, "weights": .weight, "function": .function,
    "parameter": .parameters, "number": .constant,
  ]

  /// The quantity of a name.
  ///
  /// - Throws: ``NotationError`` that lists all names, where there is none
  func quantity(_ name: String, _ offset: Int) throws(NotationError) -> Quantity {
    let named = Self.quantities.first { $0.name == name }?.quantity ?? Self.otherNames[name]
    if let named { return named }
    let names = Self.quantities.map(\.name) + ["function of x, y"]
    let hint = didYouMean(
      name, among: names + Self.otherNames.keys.sorted(), lists: false)
    throw error("no quantity “\(name)”\(hint); there are \(names.listed)", at: offset)
  }

  /// The name of a quantity, and what is said of it in brackets.
  func parted(
    _ meaning: String, offset: Int
  ) throws(NotationError) -> (name: String, inside: [String]) {
    guard let open = meaning.firstIndex(of: "(") else {
      return (meaning.trimmingCharacters(in: .whitespaces), [])
    }
    var depth = 0
    let close = meaning[open...].indices.first { place in
      depth += meaning[place] == "(" ? 1 : meaning[place] == ")" ? -1 : 0
      return depth == 0
    }
    guard let close else { throw error("a bracket is not closed", at: offset) }
    let behind = meaning[meaning.index(after: close)...]
    if let start = behind.firstIndex(where: { !$0.isWhitespace }) {
      throw error(
        "“\(behind[start...])” stands behind the declaration",
        at: offset + meaning.distance(from: meaning.startIndex, to: start))
    }
    return (
      meaning[..<open].trimmingCharacters(in: .whitespaces),
      Self.parts(String(meaning[meaning.index(after: open)..<close]))
    )
  }

  /// What could stand in the brackets of a quantity, for messages.
  static func choices(of quantity: Quantity) -> String {
    let parts = parts(of: quantity)
    return parts.isEmpty ? "" : "; there are " + parts.listed
  }

  private static func parts(of quantity: Quantity) -> [String] {
    switch quantity {
    case .input, .target: ["unit j", "sample m", "all samples", "row", "column"]
    case .activation, .preactivation, .delta:
      ["layer l", "unit j", "sample m", "all samples", "row", "column"]
    case .weight: ["into l", "layer l", "to j", "from k", "rows from", "rows to"]
    case .bias: ["into l", "layer l", "unit j", "row", "column"]
    case .loss, .meanLoss, .totalLoss:
      Loss.allCases.map { $0.rawValue.replacingOccurrences(of: "-", with: " ") }
        + ["weight decay \\lambda", "sample m"]
    case .function:
      Activation.allCases.map(\.name) + ["hidden", "output", "elementwise", "layer l"]
    case .width: ["layer l"]
    case .array: ["rows 1", "columns 0", "unit j", "to i", "from j"]
    default: []
    }
  }
}
