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
    /// Whether the text says it in so many words, or displays it.
    var isSaid = false
    /// The names that its formula is made of.
    var names: Set<String> = []
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
      (result.isSaid, result.behind) = (line.isSaid, line.names)
      return result
    }
  }

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
  let drafter: Drafter
  /// The layers that stand for dimensions.
  private var layers = DimensionLayers()
  /// The first mention of each name, without transposes.
  private(set) var names: [(key: String, mention: Mention)] = []
  private var entries: Set<String> = []
  /// The steps into units that are written out with numbered weights.
  private(set) var writtenSteps: [WrittenStep] = []

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
      // A bold 1 is the vector of them in every text.
      guard let kind = shapes.kinds[key], !indices.contains(key), mention.plain != "1",
        mention.differential == nil || drafter.text.isAdjoint(mention.plain)
      else { continue }
      if !names.contains(where: { $0.key == key }) { names.append((key, mention)) }
      if kind == .vector || kind == .matrix, !mention.below.isEmpty, key == mention.plain {
        entries.insert(key)
      }
      if let shape = shapes.shape(of: key) { layers.add(shape) }
    }
    let counts = names.reduce(into: [String: Int]()) { $0[$1.mention.plain, default: 0] += 1 }
    writtenSteps = equations.compactMap { WrittenStep($0) { counts[$0.plain] ?? 0 } }
  }

  func lines() -> [ArrayDraft.Line] {
    var result: [ArrayDraft.Line] = []
    if let line = layers.line { result.append(ArrayDraft.Line(text: line)) }
    let definitions = self.definitions()
    let adjoints = self.adjoints(beside: definitions)
    let analogues = analogues().filter { definitions[$0.key] == nil }
    let unknown = unknownVariables(besides: Set(definitions.keys), analogues)
    let isOpen = { (key: String) in
      adjoints[key] == nil && definitions[key] == nil && analogues[key] == nil
    }
    let shown = self.shown()
    for (key, mention) in names where isOpen(key) {
      result += line(key, mention, shown[key], isUnknown: unknown.contains(key))
    }
    // What counts steps is a number beside: 1 − β^t.
    for letter in shapes.steps.sorted() where !names.contains(where: { $0.key == letter }) {
      result.append(ArrayDraft.Line(text: "\(letter) is variable", name: letter))
    }
    result += variables(of: analogues)
    for (key, formula, why) in ordered(analogues) {
      result.append(
        ArrayDraft.Line(text: "\(key) := \(formula)", name: key, assumption: why))
    }
    for key in names.map(\.key) {
      if let equation = definitions[key] { result.append(line(key, key, saidBy: equation)) }
    }
    return result + adjoints.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The weights of steps that the text does not write out, and has no names for.
  private func variables(of analogues: [String: Analogue]) -> [ArrayDraft.Line] {
    let needed = Set(analogues.values.flatMap(\.names))
    return needed.subtracting(names.map(\.key)).subtracting(analogues.keys).sorted().map { key in
      ArrayDraft.Line(
        text: "\(key) is variable", assumption: "numbered as the weights of another unit are")
    }
  }

  /// The line of a name of which no other line says what it is.
  private func line(
    _ key: String, _ mention: Mention, _ shown: DraftEquation?, isUnknown: Bool
  ) -> [ArrayDraft.Line] {
    if let shown {
      // What a display says that a name is, it is, where it would be something else otherwise.
      return drafter.reading.roles[mention.plain] == nil
        ? [] : [line(key, mention.plain, saidBy: shown)]
    }
    if let formula = worked.formulas[key] {
      return [ArrayDraft.Line(text: "\(key) := \(formula)", name: mention.plain)]
    }
    guard !isUnknown, let text = line(key) else { return [] }
    return [ArrayDraft.Line(text: text, name: mention.plain)]
  }

  private func line(
    _ key: String, _ name: String, saidBy equation: DraftEquation
  ) -> ArrayDraft.Line {
    ArrayDraft.Line(
      text: "\(key) := \(equation.formula)", name: name, isSaid: true,
      names: Set(equation.right.mentions.map(\.plain)))
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
  func parts(of key: String) -> String? {
    shapes.shape(of: key).flatMap(layers.parts)
  }

  /// Vectors and matrices that displays define, by the first that does.
  private func shown() -> [String: DraftEquation] {
    var seen: Set<String> = []
    var result: [String: DraftEquation] = [:]
    for equation in equations {
      if equation.display > 0, let left = equation.left.mention, left.isBare, left.primes == 0,
        left.differential == nil, equation.chain == nil,
        [.vector, .matrix].contains(shapes.kinds[left.plain]), !seen.contains(left.plain),
        !equation.right.mentions.contains(where: { $0.plain == left.plain })
      {
        result[left.plain] = equation
      }
      seen.formUnion(equation.all.flatMap(\.mentions).map(\.plain))
    }
    return result
  }

  /// What the words define: `Finally $z = Wx$`.
  private func definitions() -> [String: DraftEquation] {
    var result: [String: DraftEquation] = [:]
    for equation in equations where equation.display == 0 {
      guard let left = equation.left.mention, left.above.isEmpty, !left.isTransposed,
        left.below.isEmpty || shapes.literal.contains(left.plain), left.primes == 0,
        !equation.formula.isEmpty,
        left.differential == nil,
        !equation.right.isName,
        case let names = equation.right.mentions.map(shapes.key),
        !names.contains(shapes.key(left)), names.contains(where: { shapes.kinds[$0] != nil })
      else { continue }
      result[shapes.key(left)] = equation
    }
    return result
  }
}

extension Sketch {
  /// Whether it is a name, and nothing is applied to anything.
  fileprivate var isName: Bool { if case .name = self { true } else { false } }
}
