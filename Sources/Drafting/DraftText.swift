//===----------------------------------------------------------------------===//
// All equations of a text, outlined: those of its displays, and those in its words.
//===----------------------------------------------------------------------===//

import MathText
import Networks
import Syntax

/// What a text offers to one who looks for the meaning of its symbols.
struct DraftText: Sendable {
  var equations: [DraftEquation] = []
  /// Whether the words say that derivatives by columns are rows.
  private(set) var saysNumerator = false
  /// Every name, with the display it stands in.
  var mentions: [(mention: Mention, display: Int)] = []
  /// What the words say.
  private(set) var said = SaidOfLayers()
  private(set) var saidFunctions: [String: Activation] = [:]
  private var names = TextNames()
  /// Where the formula stands that is being read.
  private var place = 0
  /// Primes that differentiate by a quantity.
  private(set) var primed = PrimedDerivatives()
  /// Letters that count steps, `w^{(t+1)} = w^{(t)} - \eta g`, and no layers.
  private(set) var steps = StepLetters()
  /// What letters run up to, as the words say it: the r of `\ell = 1, \dots, r`.
  private(set) var ends: [String: Set<String>] = [:]

  /// How large names are, as the text says it: the letters for their rows and columns.
  private(set) var sizes: [(name: Mention, letters: [String?])] = []

  /// The names that are given one number.
  private(set) var numbered: [Mention] = []

  /// What sums run up to.
  private var uppers: Set<String> = []

  /// - Parameters:
  ///   - document: read with the formulas in its words
  ///   - declared: what is declared already
  init(_ document: Document, declared: TextNotation = TextNotation()) {
    let lexicon = Lexicon(TextNotation(), display: 0)
    names = TextNames(in: document.displays.map(\.tokens))
    names.products = Set(
      declared.declarations.filter { $0.plain == "d" || $0.quantity.isNumber }.map(\.plain))
    readDisplays(document, lexicon)
    primed = PrimedDerivatives(equations)
    steps = StepLetters(equations, mentions.map(\.mention))
    if !primed.heads.isEmpty || !steps.below.isEmpty {
      (equations, mentions, sizes, numbered) = ([], [], [], [])
      readDisplays(document, lexicon)
    }
    let lines = document.linesOfAll
    place = .max
    for line in lines {
      readSizes(line)
      for formula in Self.codeSpans(line) {
        var nothing: [Item] = []
        read(Latex.tokens(formula), 0, lexicon, &nothing)
      }
    }
    readDerivatives(lines.joined(separator: "\n"), lexicon)
    readUnnamedOutputs()
    for case .series(_, let upper?, _) in equations.flatMap(\.all) { uppers.insert(upper) }
    saysNumerator = StatedLayout.isNumerator(in: lines.joined(separator: " ").lowercased())
    said = SaidOfLayers(lines.joined(separator: "\n").lowercased())
    saidFunctions = SaidFunctions.all(in: lines.joined(separator: "\n"))
  }

  /// `(t_n - w^T x_n)^2` in a loss: what it compares with the targets is what the network puts out, and
  /// has no name where no other equation says what it is.
  private mutating func readUnnamedOutputs() {
    let named = equations.compactMap(\.step).map {
      Set([$0.step.first.plain, $0.step.second.plain])
    }
    let outputs = equations.compactMap { equation -> DraftEquation? in
      guard equation.display > 0, let right = equation.loss?.step,
        let step = AffineStep(right), !named.contains([step.first.plain, step.second.plain]),
        ![step.first, step.second].contains(where: { $0.differential != nil })
      else { return nil }
      let input = step.likely.input
      var output = Mention(plain: Self.unnamedOutput)
      output.below = input.below
      // x^{(i)} is of an example, and a^{(L-1)} of a layer.
      if input.above.allSatisfy({ $0.letter != nil && $0.offset == 0 }) {
        (output.above, output.bracket) = (input.above, input.bracket)
      }
      return DraftEquation(.name(output), right, display: equation.display)
    }
    equations += outputs
    for output in outputs { note(output.left, output.display) }
  }

  /// Stands for what a text does not name: no name has a space in it.
  static let unnamedOutput = "unnamed output"

  /// Whether words have a name with what its index runs up to, the x_d of `x_1, \dots, x_d`: d counts
  /// nothing.
  func isEnd(_ mention: Mention, _ display: Int) -> Bool {
    guard display == 0, mention.below.count == 1, let letter = mention.below[0].letter else {
      return false
    }
    return uppers.contains(letter)
      || ends.contains { $0.key != letter && $0.value.contains(letter) }
  }

  private mutating func readDisplays(_ document: Document, _ lexicon: Lexicon) {
    var previous: [Item] = []
    let places = Self.places(of: document.displays)
    for (display, place) in zip(document.displays, places) {
      self.place = place
      read(display.tokens, display.isInline ? 0 : display.ordinal, lexicon, &previous)
      for (letter, end) in Self.ranges(display.tokens.latex) {
        ends[letter, default: []].insert(end)
      }
    }
  }

  /// The display that each formula is, or stands before.
  private static func places(of displays: [Display]) -> [Int] {
    var next = Int.max
    return displays.reversed().map { display in
      if !display.isInline { next = display.ordinal }
      return next
    }.reversed()
  }

  /// `$x \in \mathbb{R}^d$` in the words.
  private mutating func readSizes(_ line: String) {
    for match in line.matches(of: #/\$([^$]*\\in[^$]*)\$/#) where match.1.contains("R") {
      let tokens = Latex.tokens(String(match.1))
      guard let items = try? ItemReader.items(of: tokens) else { continue }
      readSizes(items, tokens)
    }
  }

  private mutating func readSizes(_ items: [Item], _ tokens: [Token]) {
    sizes += SaidSize.all(in: items).compactMap { said in
      sketch(said.name, tokens).mention.map { ($0, said.letters) }
    }
  }

  /// What the words say that a name is the derivative of and by.
  private mutating func readDerivatives(_ words: String, _ lexicon: Lexicon) {
    let shown = equations.first { $0.display > 0 && $0.loss != nil }?.left.named
    for said in SaidDerivative.all(in: words) {
      guard let loss = said.loss ?? shown?.latex, !loss.isEmpty else { continue }
      var nothing: [Item] = []
      place = .max
      read(said.tokens(of: loss), 0, lexicon, &nothing)
    }
  }

  private mutating func read(
    _ tokens: [Token], _ display: Int, _ lexicon: Lexicon, _ previous: inout [Item]
  ) {
    guard let content = try? ItemReader.content(of: tokens) else { return }
    let (statements, last) = StatementReader.statements(
      of: content.items, lexicon, previous: previous)
    previous = last
    readSizes(content.items, tokens)
    numbered += SaidNumber.names(in: content.items).compactMap { sketch($0, tokens).mention }
    // `\underbrace{W}_{m \times n}` notes a shape.
    let isShape = { (item: Item) in item.isRelation || item.isSign(",") || item.isSign("times") }
    for (inside, label) in content.braces where !label.contains(where: isShape) {
      add(inside, label, tokens, display)
    }
    var first: [Item] = []
    for statement in statements {
      switch statement {
      case .claim(let claim) where !claim.continues:
        add(claim.left, claim.right, tokens, display, claim.relation)
        // The first side of a chain is what each later one is.
        if claim.follows {
          equations[equations.count - 1].chain = (sketch(first, tokens), Self.latex(first, tokens))
          add(first, claim.right, tokens, display)
        } else {
          first = claim.left
        }
      case .claim(let claim): note(sketch(claim.right, tokens), display)
      case .comparison(let claim):
        for side in [claim.left, claim.right] { note(sketch(side, tokens), display) }
      case .membership(let claim): note(sketch(claim.left, tokens), display)
      case .other(let items, _, _), .unreadable(let items, _, _):
        if let (left, right) = Self.update(items) {
          add(left, right, tokens, display, "leftarrow")
        } else {
          note(sketch(items, tokens), display)
        }
      }
    }
  }

  /// `w \to w - \eta g`: what begins with the name that it sets anew.
  private static func update(_ items: [Item]) -> (left: [Item], right: [Item])? {
    let parts = items.split(omittingEmptySubsequences: false) { $0.isSign("to") }.map(Array.init)
    guard parts.count == 2, let name = parts[0].first?.nameAlone,
      parts[1].first?.nameAlone == name, parts[1].contains(where: { $0.isSign("-") })
    else { return nil }
    return (parts[0], parts[1])
  }

  private mutating func add(
    _ left: [Item], _ right: [Item], _ tokens: [Token], _ display: Int, _ relation: String = "="
  ) {
    var equation = DraftEquation(sketch(left, tokens), sketch(right, tokens), display: display)
    equation.isAssignment = relation == "leftarrow"
    equation.formula = Self.latex(right, tokens)
    equation.sumsFromZero = Self.sumsFromZero(right)
    equation.place = place
    // What goes on from its own value is set anew.
    equation.isDefinition =
      [":=", "equiv"].contains(relation)
      && !equation.right.mentions.contains { $0.plain == equation.left.named?.plain }
    equations.append(equation)
    note(equation.left, display)
    note(equation.right, display)
  }

  /// Whether a name is a bar over another, which stands for a gradient.
  func isAdjoint(_ name: String) -> Bool { names.adjoints[name] != nil }

  /// The name with a bar for the gradient by another; nil where there is none.
  func adjoint(of name: String) -> String? {
    names.adjoints.first { $0.value == name }?.key
  }

  private static func sumsFromZero(
    _ items: [Item]
  ) -> [(letter: String, isExclusive: Bool)] {
    items.indices.flatMap { place -> [(letter: String, isExclusive: Bool)] in
      let inner = items[place].parts.flatMap(sumsFromZero)
      guard items[place].isSign("sum"), items.count > place + 2,
        case .subscript(let below) = items[place + 1].kind,
        case .superscript(let above) = items[place + 2].kind, below.count == 3,
        let letter = below[0].nameAlone, below[1].isSign("="), below[2].letters == "0"
      else { return inner }
      return inner + [(letter, above.contains { $0.isSign("-") })]
    }
  }

  private static func latex(_ items: [Item], _ tokens: [Token]) -> String {
    let source = items.source
    guard !items.isEmpty, tokens.indices.contains(source.lowerBound),
      source.upperBound <= tokens.count
    else { return "" }
    return tokens[source].latex
  }

  private func sketch(_ items: [Item], _ tokens: [Token]) -> Sketch {
    steps.rewriting(primed.rewriting(SketchReader.sketch(items, of: tokens, names: names)))
  }

  private mutating func note(_ sketch: Sketch, _ display: Int) {
    mentions += sketch.mentions.map { ($0, display) }
  }

  /// `k = 1, \dots, N` and `k = N-1, \dots, 1`: letters, and the letters that they run up to.
  private static func ranges(_ latex: String) -> [(letter: String, end: String)] {
    let name = #/(\\[A-Za-z]+|[A-Za-z])/#
    let ranges = latex.matches(
      of: #/(\\[A-Za-z]+|[A-Za-z])\s*=\s*([^=]{1,30}?),\s*\\[lc]?dots[cbm]?\s*,\s*([^,=]{1,12})/#)
    return ranges.flatMap { range in
      [range.2, range.3].flatMap { side in
        side.matches(of: name).map { (String(range.1), String($0.1)) }
      }
    }
  }

  /// Formulas that stand as code in the words: between backticks, with a relation and a script.
  private static func codeSpans(_ line: String) -> [String] {
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return [] }
    return parts.enumerated().compactMap { place, part in
      guard place % 2 == 1, part.count < 400, part.contains("="),
        part.contains(where: { "_^\\".contains($0) })
      else { return nil }
      return String(part)
    }
  }
}
