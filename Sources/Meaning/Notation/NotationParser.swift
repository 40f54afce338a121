//===----------------------------------------------------------------------===//
// How a notation is written down.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Syntax

/// What is wrong with a notation, and where.
public struct NotationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in words.
  public var message: String
  /// The line in the notation, from 1.
  public var line: Int
  /// The column in that line, from 1.
  public var column: Int
  /// The line that it contradicts, where there is one; the message says what it says.
  public var other: Int?

  public var description: String {
    "\(line):\(column): \(message(naming: other.map { "line \($0)" }))"
  }

  /// The message with the line that it contradicts, by the name of that.
  public func message(naming other: String?) -> String {
    other.map { "\($0) says otherwise: \(message)" } ?? message
  }
}

extension TextNotation {
  /// Reads a notation.
  ///
  /// One declaration a line; `#` begins a comment; `$` around LaTeX may be left out.
  ///
  /// ```
  /// layers 0..L                                   # numbers of the input and the output layer
  /// x_j is input(unit j)
  /// a^l_j, \mathbf{A}^l is activation(layer l, unit j)
  /// z^l_j is pre-activation(layer l, unit j)
  /// w^l_{jk}, W^l is weight(into l, to j, from k)
  /// b^l_j is bias(into l, unit j)
  /// \delta^l_j is delta(layer l, unit j)
  /// y_j is target(unit j)
  /// \sigma is activation function
  /// C is loss(half squared error)
  /// ```
  ///
  /// A symbol is written with its slots. A letter named in the brackets is a slot; another letter in
  /// a script belongs to the name. Slots of units that are left out give the whole vector or matrix,
  /// so that `a^l_j` declares `a^l` too. Where fonts differ and nothing else does, they do not
  /// matter. A slot may be shifted, `weight(into k+1, to j, from \ell)`, or fixed, `layer L`,
  /// `layer 2`. Units may stand in brackets behind the name: `w_k[i,j]`. Commas part several symbols.
  ///
  /// Anything else is said in the text's own symbols, once they are declared:
  ///
  /// ```
  /// dW^{[l]} := \frac{\partial J}{\partial W^{[l]}}
  /// D_l := \operatorname{diag}(S'(z_l))
  /// ```
  ///
  /// Which quantities there are, what stands in their brackets, and the lines for conventions, says
  /// the guide, `derivations/Notations.md`. `in 3-7, 9: ` before a line limits it to these displays of
  /// the document.
  ///
  /// - Throws: ``NotationError``, with line and column.
  public init(parsing text: String) throws(NotationError) {
    self.init()
    macros = Macros(forDocumentOfSize: text.utf8.count)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Those that count something: what they are called is no letter of a slot, wherever their line is.
    var counting = Self.depths(named: lines)
    var block: NotationBlockLimit?
    var schemas: [NotationSchema] = []
    for (number, line) in lines.enumerated() {
      let read = declarations.count
      var reader = NotationLine(String(line), number: number + 1)
      if try reader.readBlock(&block) { continue }
      if let schema = try reader.schema() {
        schemas.append(schema)
        continue
      }
      try reader.read(into: &self, counting: counting)
      counting += declarations[read...].filter { $0.quantity == .depth || $0.quantity == .label }
    }
    if let block { throw block.unclosed }
    for schema in schemas { try schema.read(into: &self, counting: counting) }
    settle()
    try NotationConflicts(self).check()
  }

  /// What lines `layers 0..L` call the last layer, for all displays or those of their block.
  private static func depths(named lines: [Substring]) -> [Declaration] {
    var notation = TextNotation()
    var block: NotationBlockLimit?
    for (number, line) in lines.enumerated() {
      var reader = NotationLine(String(line), number: number + 1)
      // What cannot be read is answered where all lines are read.
      guard let isBrace = try? reader.readBlock(&block), !isBrace, line.contains("layers ") else {
        continue
      }
      try? reader.read(into: &notation, counting: [])
    }
    return notation.declarations.filter { $0.quantity == .depth }
  }
}

/// One line of a notation.
struct NotationLine {
  var text: String
  let number: Int
  var displays: Set<Int>?
  /// What the names of the depth and of labels count.
  var counts: [String: Index] = [:]
  /// The names of those that count it in other displays only: in a slot they are letters.
  var countsElsewhere: [String: Index] = [:]
  /// The column where `text` begins.
  var column = 1

  init(_ line: String, number: Int) {
    let isDefinition = Self.definingCommand(line.drop(while: \.isWhitespace)) != nil
    // A `#` begins a comment; `\#` does not, nor does that of a macro's parameter.
    let kept = isDefinition ? line[...] : Self.withoutComment(line)
    let leading = kept.prefix { $0.isWhitespace }.count
    text = kept.trimmingCharacters(in: .whitespaces)
    column += leading
    self.number = number
  }

  private static func withoutComment(_ line: String) -> Substring {
    var previous: Character = " "
    for index in line.indices {
      if line[index] == "#" && previous != "\\" { return line[..<index] }
      previous = line[index]
    }
    return line[...]
  }

  func error(_ message: String, at offset: Int = 0) -> NotationError {
    NotationError(message: message, line: number, column: column + offset)
  }

  /// What a name that counts something stands for in a line about some displays, or about all.
  private mutating func note(counting declarations: [Declaration]) {
    for declaration in declarations {
      let index: Index
      switch declaration.quantity {
      case .depth where declaration.slotCount == 0:
        index = declaration.roles[.layer] ?? Index(.depth)
      case .label: index = Index(.label(of: nil))
      default: continue
      }
      let isHere = declaration.displays.map { $0.isSuperset(of: displays ?? [.max]) } ?? true
      if isHere {
        counts[declaration.plain] = index
      } else {
        countsElsewhere[declaration.plain] = index
      }
    }
  }

  /// Reads the line.
  ///
  /// - Parameter counting: the declarations above it that count layers or classes
  mutating func read(
    into notation: inout TextNotation, counting: [Declaration]
  ) throws(NotationError) {
    if try readMacros(into: &notation) { return }
    text = notation.macros.expanding(text)
    var rest = text
    if displays != nil, rest.hasPrefix("in ") {
      throw error("a line of a block “in 3-7 {” is limited to its displays already")
    }
    if rest.hasPrefix("in "), let colon = rest.firstIndex(of: ":"),
      rest[rest.index(after: colon)...].first != "="
    {
      let range = rest[rest.index(rest.startIndex, offsetBy: 3)..<colon]
      displays = try Self.numbers(
        String(range),
        error("“in \(range):” names no displays; they are counted from 1: “in 2-4, 7:”", at: 3))
      let after = rest[rest.index(after: colon)...]
      column += rest.count - after.count + after.prefix { $0.isWhitespace }.count
      rest = after.trimmingCharacters(in: .whitespaces)
      if rest.isEmpty { throw error("a convention or a declaration for these displays is missing") }
    }
    if rest.isEmpty { return }
    note(counting: counting)
    if try readSetting(rest, into: &notation) { return }
    if let separator = rest.range(of: " is ") {
      try readDeclaration(
        String(rest[..<separator.lowerBound]), String(rest[separator.upperBound...]),
        offset: rest.distance(from: rest.startIndex, to: separator.upperBound), into: &notation)
    } else if let separator = rest.range(of: ":=") {
      try readFormula(
        String(rest[..<separator.lowerBound]), String(rest[separator.upperBound...]),
        into: &notation)
    } else {
      throw error(
        "neither a convention nor a declaration: “symbol is quantity” or “symbol := formula”")
    }
  }

  static func numbers(_ text: String, _ failure: NotationError) throws(NotationError) -> Set<Int> {
    var result: Set<Int> = []
    for part in text.split(separator: ",") {
      let ends = part.split(whereSeparator: { $0 == "-" || $0 == "–" }).map {
        Int($0.trimmingCharacters(in: .whitespaces))
      }
      guard let first = ends.first, let low = first, let last = ends.last, let high = last,
        ends.count <= 2, 1 <= low, low <= high, high < 100_000
      else { throw failure }
      result.formUnion(low...high)
    }
    return result
  }

  func setting<Value>(_ value: Value) -> TextNotation.Setting<Value> {
    TextNotation.Setting(value: value, displays: displays, line: number)
  }
}
