//===----------------------------------------------------------------------===//
// The notation of a text in which each name is what the text says of it, at each step a thing of its own.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// What the names of a text, or of a part of it, are by what it says itself: without steps, or with the
/// steps written out.
struct StepDraft {
  let shapes: StepShapes
  let equations: [DraftEquation]
  let drafter: Drafter
  let part: StepPart
  let differentials: StepDifferentials
  /// Whether what a product repeats is summed.
  let sumsRepeated: Bool
  private(set) var layers = DimensionLayers()
  /// The names by their keys, in the order of the text.
  private(set) var names: [(key: String, mention: Mention)] = []
  /// The displays that say how names go on, `h_t` by `h_{t-1}`, by the names.
  private let going: [String: Set<Int>]
  /// What says what a name is, from some display on.
  private(set) var definitions: [String: [DraftEquation]] = [:]
  /// The displays that a part of the text may begin at.
  private let beginnings: Set<Int>
  /// The displays whose words say that something else begins.
  private let anew: Set<Int>
  private(set) var otherRules: [SteppedDraft.Said: Int] = [:]
  private(set) var doubtful: [String: Int] = [:]
  private(set) var supposed: Set<String> = []
  /// The names of what is the same at each step, where that is supposed.
  private(set) var repeated: Set<String> = []

  /// The names of which a rule was left to the loss.
  private var stepsDown: Set<String> = []
  /// The displays that say what a loss is, by the names without a step that it is of.
  private let losses: [String: Int]
  /// The place of the first equation that has a name.
  private let firstPlaces: [String: Int]

  /// - Parameter hasSteps: whether numbers below names are steps
  init(
    _ drafter: Drafter, _ part: StepPart, asNumbers: Bool, hasSteps: Bool,
    supposing supposition: SteppedDraft.Supposition?
  ) {
    self.drafter = drafter
    differentials = StepDifferentials(part.equations, drafter.text)
    (self.part, equations) = (part, differentials.equations + part.equations)
    // What stands below a name belongs to it, once the steps are numbers.
    let sums = ImpliedSums(equations, drafter.document)
    sumsRepeated = sums.areMeant
    shapes = StepShapes(
      equations, asNumbers: asNumbers, hasSteps: hasSteps,
      summed: sums.areMeant ? sums.letters : [], drafter.document)
    let mentions = equations.flatMap { $0.mentions(withSteps: hasSteps) }
    going = hasSteps ? Self.going(equations) : [:]
    losses = Self.losses(equations)
    firstPlaces = Dictionary(
      equations.flatMap { equation in
        equation.all.flatMap(\.mentions).map { ($0.plain, equation.place) }
      }, uniquingKeysWith: min)
    beginnings = Set(
      drafter.document.displays.filter { drafter.document.isBehindHeading($0) }.map(\.ordinal))
    anew = Set(
      drafter.document.displays.filter { drafter.document.beginsAnew(at: $0) }.map(\.ordinal))
    for mention in mentions { note(mention) }
    if let error = equations.compactMap(\.left.mention).first(where: { $0.plain == "e" }),
      !names.contains(where: { $0.key == shapes.key(error) })
    {
      names.append((shapes.key(error), error))
    }
    // What words say that a derivative is called, it is called.
    for equation in equations where equation.display == 0 && equation.right.isDerivative {
      define(by: equation)
    }
    for equation in equations where equation.display > 0 { define(by: equation) }
    for equation in equations where equation.display == 0 && equation.isForAllSteps {
      define(by: equation)
    }
    guard hasSteps else { return }
    doubtEndless()
    supposed = Self.supposed(names, definitions.values.joined().filter(goesOn))
    let isZero = supposition == .zeroAtFirst || StartsAtZero.says(drafter.document)
    if isZero { startAtZero() }
    if supposition == .sameAtEachStep { repeatInputs() }
  }

  private mutating func note(_ mention: Mention) {
    let key = shapes.key(mention)
    guard shapes.kind(of: mention) != nil, mention.plain != "1",
      mention.differential == nil || differentials.names.contains(mention.plain),
      !isKronecker(mention),
      !names.contains(where: { $0.key == key })
    else { return }
    names.append((key, mention))
    if let shape = shapes.shape(of: mention) { layers.add(shape) }
    if let count = shapes.count(of: mention) { layers.add(.init(rows: count, columns: 0)) }
  }

  // MARK: Definitions

  /// Takes an equation for what says what a name is, where nothing before it does, and the name is in
  /// nothing that it is made of; or where it says how a name goes on in a new part of the text.
  private mutating func define(by equation: DraftEquation) {
    guard equation.chain == nil || equation.display == 0 && equation.startsAtZero,
      !equation.isAssignment, let left = equation.left.mention, left.above.isEmpty,
      !left.isTransposed, left.primes == 0,
      left.differential == nil || equation.display == 0 && equation.right.isDerivative,
      !equation.formula.isEmpty, case let key = shapes.key(left),
      shapes.entries.count(left) == Set(left.below).count
        || shapes.entries.count(left) == 0
    else { return }
    if goesOn(equation), let display = losses[left.plain],
      !equation.hasOpaqueGradient || stepsDown.contains(left.plain)
    {
      // A step down a loss that the text displays follows from that.
      stepsDown.insert(left.plain)
      otherRules[equation.said] = display
      return
    }
    let isCircular = ingredients(of: equation).contains(key)
    guard let known = definitions[key]?.last else {
      if !isCircular { definitions[key] = [equation] }
      return
    }
    guard known.formula != equation.formula else { return }
    if equation.display == 0 {
      // Words behind a heading may say how something goes on from there.
      if goesOn(known), equation.mayGoOn, !isCircular,
        beginnings.contains(where: { $0 > known.display && $0 == equation.place })
      {
        var equation = equation
        equation.display = equation.place
        definitions[key, default: []].append(equation)
      }
      return
    }
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

  private static func losses(_ equations: [DraftEquation]) -> [String: Int] {
    equations.filter { $0.display > 0 }.reduce(into: [:]) { result, equation in
      guard let loss = equation.left.named, loss.below.isEmpty else { return }
      let isLoss = DraftRole.loss.habits.contains(loss.plain)
      let names = equation.right.mentions.filter { $0.isBare }.map(\.plain)
      for name in (isLoss ? names : []) + (loss.arguments ?? []) where result[name] == nil {
        result[name] = equation.display
      }
    }
  }

  /// The names that an equation has and none before a display.
  private func newNames(in equation: DraftEquation, from start: Int) -> Set<String> {
    Set(
      equation.right.mentions.map(\.plain).filter { name in
        firstPlaces[name] ?? .max >= start && !Commands.functions.contains(name)
          && !Commands.words.contains(name)
          && (name.hasPrefix("\\") || name.count == 1)
      })
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

  /// What goes on backwards, and of which nothing says what it is at the last step, blames nothing.
  private mutating func doubtEndless() {
    let inner = definitions.values.joined().filter {
      $0.left.mention?.below.map(\.text) == ["\(SteppedText.inner)"]
    }
    for equation in inner {
      guard var last = equation.left.mention else { continue }
      last.below[0].text = "\(SteppedText.count)"
      if definitions[shapes.key(last)] == nil { doubtful[last.plain] = equation.display }
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

  /// What comes in at each step, and is no parameter, is one and the same.
  private mutating func repeatInputs() {
    let rules = Set(
      definitions.values.joined().filter(goesOn).flatMap(\.right.mentions).map(\.plain))
    for (key, mention) in names
    where rules.contains(mention.plain) && mention.below.map(\.isNumber) == [true]
      && definitions[key]?.first?.isOfGradient ?? (mention.below[0].offset > 0)
    {
      var one = mention
      one.below = []
      one.latex = mention.plain
      var same = DraftEquation(.name(mention), .name(one), display: 0)
      same.formula = one.latex
      definitions[key] = [same]
      if !names.contains(where: { $0.key == one.plain }) { names.append((one.plain, one)) }
      repeated.insert(one.plain)
    }
  }

  /// Names without a step beside others of a step, g beside g_t, that the text only supposes: no rule is
  /// made of them.
  private static func supposed(
    _ names: [(key: String, mention: Mention)], _ rules: [DraftEquation]
  ) -> Set<String> {
    let used = Set(rules.flatMap(\.right.mentions).filter(\.below.isEmpty).map(\.plain))
    let atSteps = Set(names.filter { !$0.mention.below.isEmpty }.map(\.mention.plain))
    return atSteps.subtracting(used)
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
}
