//===----------------------------------------------------------------------===//
// A text, or a part of it, read without a network: numbers, vectors and matrices of their own.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

extension Drafter {
  /// The lines of a reading of the whole text without a network.
  package var withoutNetwork: [String] {
    ArrayDraft(self).lines(in: Set(document.displays.map(\.ordinal))).map(\.text)
  }
}

/// Lines that declare the names of a text as numbers, vectors and matrices, part by part.
struct ArrayDraft {
  /// A line, and the displays that it is for.
  struct Line: Hashable {
    var text: String
    var name: String?
    /// Why it was taken where no equation says it.
    var assumption: String?
    var displays: Set<Int> = []
  }

  private(set) var lines: [Line] = []
  /// What the words and the displays define, in the part at hand.
  private let drafter: Drafter

  init(_ drafter: Drafter) {
    self.drafter = drafter
    for part in ArrayParts(drafter).parts { add(part) }
  }

  /// The lines as a notation has them, limited to some displays.
  func lines(in displays: Set<Int>) -> [DraftLine] {
    lines.compactMap { line in
      let own = line.displays.intersection(displays)
      guard !own.isEmpty else { return nil }
      var result = DraftLine(
        text: "in \(Zones.ranges(own.sorted())): \(line.text)", displays: own.sorted())
      (result.name, result.assumption) = (line.name, line.assumption)
      return result
    }
  }

  // MARK: Parts

  private mutating func add(_ equations: [DraftEquation]) {
    let displays = Set(
      drafter.document.displays.map(\.ordinal).filter { ordinal in
        (equations.map(\.place).min() ?? 0)...(equations.map(\.place).max() ?? 0) ~= ordinal
      })
    let part = ArrayPart(equations, worked: WorkedNumbers(drafter.text.equations), drafter)
    for line in part.lines() { add(line, displays) }
  }

  private mutating func add(_ line: Line, _ displays: Set<Int>) {
    if let place = lines.firstIndex(where: { $0.text == line.text }) {
      lines[place].displays.formUnion(displays)
    } else {
      var line = line
      line.displays = displays
      lines.append(line)
    }
  }
}

/// One part of a text whose names have one shape each.
struct ArrayPart {
  let equations: [DraftEquation]
  let shapes: ArrayShapes
  private let worked: WorkedNumbers
  private let drafter: Drafter
  /// The layers that stand for dimensions.
  private var layers: [Int: Int] = [:]
  /// The first mention of each name, without transposes.
  private(set) var names: [(key: String, mention: Mention)] = []
  private var entries: Set<String> = []

  init(_ equations: [DraftEquation], worked: WorkedNumbers, _ drafter: Drafter) {
    let equations = equations.filter { equation in
      equation.left.mention.map {
        $0.differential == nil || drafter.text.isAdjoint($0.plain)
      } ?? true
    }
    (self.equations, self.worked, self.drafter) = (equations, worked, drafter)
    shapes = ArrayShapes(equations, others: ArrayShapes.literal(in: drafter.text.equations))
    let indices = Set(
      equations.flatMap(\.all).flatMap { part -> [String] in
        switch part {
        case .series(let index?, _, _): [index]
        case .name(let mention), .call(let mention, _):
          (mention.below + mention.above).compactMap(\.letter)
        default: []
        }
      }
    ).subtracting(shapes.steps)
    for mention in equations.flatMap(\.all).flatMap(\.mentions) {
      let key = shapes.key(mention)
      guard let kind = shapes.kinds[key], !indices.contains(key),
        mention.differential == nil || drafter.text.isAdjoint(mention.plain)
      else { continue }
      if !names.contains(where: { $0.key == key }) { names.append((key, mention)) }
      if kind == .vector || kind == .matrix, !mention.below.isEmpty, key == mention.plain {
        entries.insert(key)
      }
      guard let shape = shapes.shape(of: key) else { continue }
      for dimension in [shape.rows, shape.columns] where dimension > 0 {
        if layers[dimension] == nil { layers[dimension] = layers.count }
      }
    }
  }

  func lines() -> [ArrayDraft.Line] {
    var result: [ArrayDraft.Line] = []
    func add(_ text: String, _ name: String? = nil, assumed: String? = nil) {
      result.append(ArrayDraft.Line(text: text, name: name, assumption: assumed))
    }
    if !layers.isEmpty { add("layers 0..\(max(1, layers.count - 1))") }
    let adjoints = self.adjoints()
    let definitions = self.definitions()
    let analogues = self.analogues().filter { definitions[$0.key] == nil }
    let shown = self.shown()
    let unknown = unknownVariables(besides: Set(definitions.keys), analogues)
    for (key, mention) in names
    where adjoints[key] == nil && definitions[key] == nil && analogues[key] == nil {
      if let formula = shown[key] {
        // What a display says that a name is, it is, where it would be something else otherwise.
        if drafter.reading.roles[mention.plain] != nil {
          add("\(key) := \(formula)", mention.plain)
        }
        continue
      }
      if let formula = worked.formulas[key] {
        add("\(key) := \(formula)", mention.plain)
      } else if !unknown.contains(key), let line = line(key) {
        add(line, mention.plain)
      }
    }
    // What counts steps is a number beside: 1 − β^t.
    for letter in shapes.steps.sorted() where !names.contains(where: { $0.key == letter }) {
      add("\(letter) is variable", letter)
    }
    for (key, formula, why) in ordered(analogues) {
      add("\(key) := \(formula)", key, assumed: why)
    }
    let order = names.map(\.key)
    for (name, formula) in definitions.sorted(by: { a, b in
      (order.firstIndex(of: a.key) ?? 0, a.key) < (order.firstIndex(of: b.key) ?? 0, b.key)
    }) {
      add("\(name) := \(formula)", name)
    }
    for (name, line) in adjoints.sorted(by: { $0.key < $1.key }) { add(line, name) }
    return result
  }

  /// The line of a name that is a number, a vector, a matrix or a function.
  private func line(_ key: String) -> String? {
    switch shapes.kinds[key] {
    case .function: return "\(key) is activation function(elementwise)"
    case .number:
      let isConstant = drafter.reading.facts.constants.contains(key)
      return "\(key) is \(isConstant ? "constant" : "variable")"
    case .vector, .matrix:
      guard let parts = parts(of: key) else { return nil }
      guard entries.contains(key) else { return "\(key) is array(\(parts))" }
      return shapes.kinds[key] == .vector
        ? "\(key)_{j} is array(\(parts), unit j)"
        : "\(key)_{j,k} is array(\(parts), to j, from k)"
    case nil: return nil
    }
  }

  /// The rows and columns of an array.
  private func parts(of key: String) -> String? {
    guard let shape = shapes.shape(of: key) else { return nil }
    let parts = [("rows", shape.rows), ("columns", shape.columns)].compactMap { word, dimension in
      layers[dimension].map { "\(word) \($0)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Vectors and matrices that displays define, by the formula of the first.
  private func shown() -> [String: String] {
    var seen: Set<String> = []
    var result: [String: String] = [:]
    for equation in equations {
      if equation.display > 0, let left = equation.left.mention, left.isBare, left.primes == 0,
        left.differential == nil, equation.chain == nil,
        [.vector, .matrix].contains(shapes.kinds[left.plain]), !seen.contains(left.plain),
        !equation.right.mentions.contains(where: { $0.plain == left.plain })
      {
        result[left.plain] = equation.formula
      }
      seen.formUnion(equation.all.flatMap(\.mentions).map(\.plain))
    }
    return result
  }

  /// What the words define: `Finally $z = Wx$`.
  private func definitions() -> [String: String] {
    var result: [String: String] = [:]
    for equation in equations where equation.display == 0 {
      guard let left = equation.left.mention, left.isBare, left.primes == 0,
        !equation.formula.isEmpty,
        left.differential == nil,
        !equation.right.isName,
        !equation.right.mentions.contains(where: { $0.plain == left.plain }),
        equation.right.mentions.contains(where: { shapes.kinds[shapes.key($0)] != nil })
      else { continue }
      result[left.plain] = equation.formula
    }
    return result
  }

  /// \bar{A} beside C = AB: the gradient of whatever is made of C, by A. Of C it is any.
  private func adjoints() -> [String: String] {
    let last = equations.last { equation in
      equation.display == 0
        && equation.left.mention.map { name in
          name.isBare && drafter.text.adjoint(of: name.plain) != nil
        } ?? false
    }
    guard let last,
      let result = last.left.mention, let formulaShape = shapes.shape(of: result.plain)
    else { return [:] }
    var lines: [String: String] = [:]
    for (key, mention) in names where drafter.text.isAdjoint(key) {
      guard let base = mention.differential else { continue }
      if base == result.plain {
        lines[key] =
          formulaShape.isNumber
          ? "\(key) is variable" : parts(of: base).map { "\(key) is array(\($0))" }
      } else if last.right.mentions.contains(where: { $0.plain == base }) {
        let bar = names.map(\.key).first { drafter.text.adjoint(of: result.plain) == $0 }
        guard let bar else { continue }
        let scalar =
          formulaShape.isNumber
          ? "(\(bar) \(result.plain))" : "\\operatorname{tr}(\(bar)^{T} \(result.plain))"
        lines[key] = "\(key) := \\frac{\\partial \(scalar)}{\\partial \(base)}"
      }
    }
    return lines
  }
}

extension Sketch {
  /// Whether it is a name, and nothing is applied to anything.
  fileprivate var isName: Bool { if case .name = self { true } else { false } }
}
