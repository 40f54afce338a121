//===----------------------------------------------------------------------===//
// The notation of a text whose steps are written out: each name at each step is a thing of its own.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// What is drafted of a text whose steps are written out.
package struct SteppedDraft: Sendable {
  package let draft: Draft
  /// The equations that say what a name is, as they are said first.
  fileprivate(set) var definitions: Set<Said> = []
  /// Those that say otherwise than another display what a name is, with that display.
  fileprivate(set) var others: [Said: Int] = [:]
  /// The names of which a display says otherwise what they are, with that display.
  fileprivate(set) var doubtful: [String: Int] = [:]
  /// The names of each equation.
  fileprivate(set) var names: [Said: Set<String>] = [:]

  /// What an equation of a display says.
  struct Said: Hashable {
    var display: Int
    var formula: String

    init(_ display: Int, _ formula: String) {
      (self.display, self.formula) = (display, formula.filter { $0 != " " })
    }

    init(_ claim: ClaimReport) {
      let right = claim.latex.range(of: " = ").map { claim.latex[$0.upperBound...] }
      self.init(claim.display, right.map(String.init) ?? "")
    }
  }

  init(_ draft: Draft) { self.draft = draft }

  /// Whether a claim is what says first what a name is.
  package func defines(_ claim: ClaimReport) -> Bool { definitions.contains(Said(claim)) }

  /// The display that says otherwise what a name of a claim is, at it or before.
  package func otherMeaning(than claim: ClaimReport) -> Int? {
    let said = Said(claim)
    if let display = others[said] { return display }
    return (names[said] ?? []).compactMap { doubtful[$0] }.filter { $0 <= claim.display }.max()
  }
}

extension SteppedText {
  /// What the names at the steps are, as the text says it first of each; nil where it says nothing.
  ///
  /// - Parameters:
  ///   - asNumbers: whether every name is taken for a number
  ///   - fromZero: whether all that goes on is zero at first, also where the text does not say so
  package func draft(asNumbers: Bool, fromZero: Bool = false) -> SteppedDraft? {
    let drafter = Drafter(whole)
    let found = StepDraft(drafter, asNumbers: asNumbers, fromZero: fromZero)
    let lines = drafter.readable(found.lines).lines
    guard lines.contains(where: { !$0.behind.isEmpty }) else { return nil }
    let draft = Draft(
      lines: lines, displays: Set(lines.flatMap(\.displays)).count, text: drafter.joined(lines))
    var result = SteppedDraft(draft)
    (result.definitions, result.others) = (found.said, found.otherRules)
    (result.doubtful, result.names) = (found.doubtful, found.namesByEquation)
    return result
  }
}

/// The lines of such a notation.
struct StepDraft {
  private let shapes: StepShapes
  private let equations: [DraftEquation]
  private let drafter: Drafter
  private var layers: [Int: Int] = [:]
  /// The names by their keys, in the order of the text.
  private var names: [(key: String, mention: Mention)] = []
  /// The displays that say how names go on, `h_t` by `h_{t-1}`, by the names.
  private let going: [String: Set<Int>]
  /// What says what a name is, from some display on.
  private var definitions: [String: [DraftEquation]] = [:]
  /// The displays that a part of the text may begin at.
  private let beginnings: Set<Int>
  /// The displays whose words say that something else begins.
  private let anew: Set<Int>
  private(set) var otherRules: [SteppedDraft.Said: Int] = [:]
  private(set) var doubtful: [String: Int] = [:]

  init(_ drafter: Drafter, asNumbers: Bool, fromZero: Bool) {
    self.drafter = drafter
    equations = drafter.text.equations.filter { $0.place < .max }
    // What stands below a name belongs to it, once the steps are numbers.
    shapes = StepShapes(equations, asNumbers: asNumbers)
    let mentions = equations.flatMap(\.all).compactMap(\.plainMention)
    going = Self.going(equations)
    beginnings = Set(
      drafter.document.displays.filter { drafter.document.isBehindHeading($0) }.map(\.ordinal))
    anew = Set(
      drafter.document.displays.filter { drafter.document.beginsAnew(at: $0) }.map(\.ordinal))
    for mention in mentions { note(mention) }
    for equation in equations where equation.display > 0 { define(by: equation) }
    for equation in equations where equation.display == 0 && equation.isForAllSteps {
      define(by: equation)
    }
    if fromZero || StartsAtZero.says(drafter.document) { startAtZero() }
  }

  private mutating func note(_ mention: Mention) {
    let key = shapes.key(mention)
    guard shapes.kind(of: mention) != nil, mention.plain != "1", mention.differential == nil,
      !names.contains(where: { $0.key == key })
    else { return }
    names.append((key, mention))
    guard let shape = shapes.shape(of: mention) else { return }
    for dimension in [shape.rows, shape.columns] where dimension > 0 {
      if layers[dimension] == nil { layers[dimension] = layers.count }
    }
  }

  // MARK: Definitions

  /// Takes an equation for what says what a name is, where nothing before it does, and the name is in
  /// nothing that it is made of; or where it says how a name goes on in a new part of the text.
  private mutating func define(by equation: DraftEquation) {
    guard equation.chain == nil, !equation.isAssignment, let left = equation.left.mention,
      left.above.isEmpty, !left.isTransposed, left.primes == 0, left.differential == nil,
      !equation.formula.isEmpty, case let key = shapes.key(left)
    else { return }
    let isCircular = ingredients(of: equation).contains(key)
    guard let known = definitions[key]?.last else {
      if !isCircular { definitions[key] = [equation] }
      return
    }
    guard equation.display > 0, known.formula != equation.formula else { return }
    let isNewPart = beginnings.contains { $0 > known.display && $0 <= equation.display }
    if goesOn(known), goesOn(equation) {
      // What has a name that stands nowhere before says something new.
      let saysMore = !newNames(in: equation, from: equation.display).isEmpty
      let isNew = isNewPart || saysMore || anew.contains(equation.display)
      if isNew, !isCircular {
        definitions[key, default: []].append(equation)
      } else {
        otherRules[equation.said] = known.display
      }
    } else if isNewPart, let start = beginnings.filter({ $0 <= equation.display }).max(),
      !newNames(in: equation, from: start).isEmpty
    {
      // In a new part of the text the letters of another may mean other things.
      otherRules[equation.said] = known.display
      for name in equation.right.mentions.map(\.plain) + [left.plain] {
        doubtful[name] = min(doubtful[name] ?? .max, equation.display)
      }
    }
  }

  /// The names that an equation has and none before a display.
  private func newNames(in equation: DraftEquation, from start: Int) -> Set<String> {
    let before = equations.filter { $0.place < start }.flatMap(\.all).flatMap(\.mentions)
    return Set(equation.right.mentions.map(\.plain)).subtracting(before.map(\.plain))
  }

  /// The displays that say how a name goes on at each step that they are written out for.
  private static func going(_ equations: [DraftEquation]) -> [String: Set<Int>] {
    var (result, others): ([String: Set<Int>], [String: Set<Int>]) = ([:], [:])
    for equation in equations {
      guard let name = equation.left.mention?.plain else { continue }
      if equation.mayGoOn {
        result[name, default: []].insert(equation.display)
      } else {
        others[name, default: []].insert(equation.display)
      }
    }
    return result.merging(others) { $0.subtracting($1) }.filter { result[$0.key] != nil }
  }

  private func goesOn(_ equation: DraftEquation) -> Bool {
    going[equation.left.mention?.plain ?? ""]?.contains(equation.display) ?? false
  }

  /// The names of each equation.
  var namesByEquation: [SteppedDraft.Said: Set<String>] {
    equations.reduce(into: [:]) { result, equation in
      result[equation.said, default: []].formUnion(equation.all.flatMap(\.mentions).map(\.plain))
    }
  }

  /// What is said of later steps, and is no parameter, is zero at first.
  private mutating func startAtZero() {
    let said = Set(definitions.values.joined().compactMap(\.left.mention?.plain))
    for (key, mention) in names
    where definitions[key] == nil && said.contains(mention.plain)
      && mention.below.map(\.text) == ["0"]
      && !DraftRole.weight.habits.union(DraftRole.input.habits).contains(mention.plain)
    {
      var zero = DraftEquation(.name(mention), .number("0"), display: 0)
      zero.formula = "0"
      definitions[key] = [zero]
    }
  }

  /// The names that an equation's right side is made of, by what is known of them.
  private func ingredients(of equation: DraftEquation) -> Set<String> {
    var result: Set<String> = []
    var open = Set(equation.right.mentions.map(shapes.key))
    while let next = open.popFirst() {
      guard result.insert(next).inserted, let definition = definitions[next]?.last else { continue }
      open.formUnion(definition.right.mentions.map(shapes.key))
    }
    return result
  }

  /// The equations that say what a name is.
  var said: Set<SteppedDraft.Said> { Set(definitions.values.joined().map(\.said)) }

  var lines: [DraftLine] {
    var result: [DraftLine] = []
    if !layers.isEmpty {
      result.append(DraftLine(text: "layers 0..\(max(1, layers.count - 1))"))
    }
    let shares = self.shares
    let supposed = self.supposed
    for (key, mention) in names where definitions[key] == nil && !supposed.contains(key) {
      guard let text = line(key, mention) else { continue }
      if let place = shares.firstIndex(of: key) {
        result += share(key, mention.plain, text, place)
      } else {
        var line = DraftLine(text: text, name: mention.plain)
        line.isSaid = mention.plain == StepRewriting.gradient
        result.append(line)
      }
    }
    return result + intervals.flatMap(lines)
  }

  /// Names without a step beside others of a step, g beside g_t, that the text only supposes: no rule is
  /// made of them.
  private var supposed: Set<String> {
    let rules = definitions.values.joined().filter(goesOn)
    let used = Set(rules.flatMap(\.right.mentions).filter(\.below.isEmpty).map(\.plain))
    let atSteps = Set(names.filter { !$0.mention.below.isEmpty }.map(\.mention.plain))
    return atSteps.subtracting(used)
  }

  /// The lines of what has entries that sum to one.
  private func share(_ key: String, _ name: String, _ text: String, _ place: Int) -> [DraftLine] {
    let free = "\\Xi_{\(place)}"
    var line = DraftLine(text: "\(key) := \\operatorname{softmax}(\(free))", name: name)
    line.assumption = "the targets of a cross entropy sum to one"
    return [DraftLine(text: text.replacing(key, with: free), name: free), line]
  }

  /// The displays in which each name means one thing.
  private var intervals: [ClosedRange<Int>] {
    let last = drafter.document.displays.map(\.ordinal).max() ?? 1
    let starts = Set(definitions.values.flatMap { $0.dropFirst().map(\.display) }).union([1])
      .sorted()
    return zip(starts, starts.dropFirst().map { $0 - 1 } + [max(last, starts.last ?? 1)])
      .map { $0...max($0, $1) }
  }

  /// The lines of what equations say what it is, for some displays: each behind those that it is made of.
  private func lines(in displays: ClosedRange<Int>) -> [DraftLine] {
    let isAll = definitions.values.allSatisfy { $0.count == 1 }
    let zone = isAll ? "" : "in \(Zones.ranges(Array(displays))): "
    let current = definitions.compactMapValues { own in
      own.last { $0.display <= displays.lowerBound } ?? own.first
    }
    var result: [DraftLine] = []
    var known: Set<String> = []
    func add(_ key: String) {
      guard let equation = current[key], let left = equation.left.mention,
        known.insert(key).inserted
      else { return }
      for name in equation.right.mentions { add(shapes.key(name)) }
      var line = DraftLine(text: "\(zone)\(key) := \(equation.formula)", name: left.plain)
      line.displays = isAll ? [equation.display].filter { $0 > 0 } : Array(displays)
      (line.isSaid, line.behind) = (true, Set(equation.right.mentions.map(\.plain)))
      if case .number("0") = equation.right, let text = self.line(key, left),
        !text.hasSuffix("variable")
      {
        // A zero is as large as the name.
        let free = "\\Xi_{0\(names.firstIndex { $0.key == key } ?? 0)}"
        line.text = "\(zone)\(key) := 0\(free)"
        result.append(DraftLine(text: zone + text.replacing(key, with: free), name: free))
      }
      result.append(line)
    }
    for (key, _) in names { add(key) }
    return result
  }

  /// The free names that logarithms are weighted with, y^\top \log\hat y: shares of the classes.
  private var shares: [String] {
    names.filter { key, mention in
      definitions[key] == nil && shapes.kind(of: mention) == .vector
        && equations.flatMap(\.all).contains { part in
          guard case .product(let factors, _) = part else { return false }
          let isWeight = factors.contains { $0.mention.map(shapes.key) == key }
          let functions = factors.flatMap(\.mentions).map(\.plain)
          return isWeight && functions.contains { ["log", "ln"].contains($0) }
        }
    }.map(\.key)
  }

  /// The line of a name that is free.
  private func line(_ key: String, _ mention: Mention) -> String? {
    switch shapes.kind(of: mention) {
    case .function: return "\(key) is activation function(elementwise)"
    case .number: return "\(key) is variable"
    case .vector, .matrix:
      guard let shape = shapes.shape(of: mention) else { return nil }
      let parts = [("rows", shape.rows), ("columns", shape.columns)].compactMap { word, dimension in
        layers[dimension].map { "\(word) \($0)" }
      }
      return parts.isEmpty ? nil : "\(key) is array(\(parts.joined(separator: ", ")))"
    case nil: return nil
    }
  }
}

extension DraftEquation {
  /// Whether it says what a name is by what it was one step before, or by some gradient.
  fileprivate var mayGoOn: Bool {
    guard let left = left.mention, let step = left.below.first(where: \.isNumber) else {
      return false
    }
    return right.mentions.contains { name in
      name.plain == StepRewriting.gradient
        || name.plain == left.plain
          && name.below.first(where: \.isNumber)?.offset == step.offset - 1
    }
  }

  /// Whether words say it of what the text means, and not of an example, `\mu = 0.9`, or a case, g_t = g.
  fileprivate var isForAllSteps: Bool {
    switch right {
    case .name: false
    case .number(let number): number == "0" && left.mention?.below.first?.isNumber == true
    default: true
    }
  }

  fileprivate var said: SteppedDraft.Said {
    SteppedDraft.Said(display, formula)
  }
}

/// Words that say that what goes on is zero at first.
enum StartsAtZero {
  static func says(_ document: Document) -> Bool {
    let words = document.sources.values.flatMap(\.lines).joined(separator: " ").lowercased()
    let isSaid = words.contains(
      #/\$[^$]{1,20}_\{?0\}?\$\s+(?:is|are|be|was|ist)\s+(?:the\s+)?(?:zero|null)\b/#)
    return isSaid
      || words.contains(
        #/\b(?:start|starts|starting|started|begin|begins|beginning|initiali[sz]ed?)\b[^.$]{0,30}\b(?:at|from|with|to|as)\s+(?:zero|\$0\$|0\b)|initially\s+zero|zero\s+initiali[sz]ation/#
      )
  }
}
