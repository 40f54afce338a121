//===----------------------------------------------------------------------===//
// What a text has and does not display: how many entries there are, a loss of which it knows only the
// derivatives, identities.
//===----------------------------------------------------------------------===//

import Syntax

extension StepDraft {
  // MARK: Numbers of entries

  /// The layers that have as many units as sums run up to, the m of `\sum_{i=1}^{m} x_i`, or as the text
  /// says, the d of x ∈ ℝ^d, by its letter; none where sums over different things do.
  var counts: [String: Int] {
    var found = saidCounts
    let fromZero = Set(equations.flatMap { $0.sumsFromZero.map(\.letter) })
    for part in equations.flatMap(\.all) {
      guard case .series(let index?, let upper?, let body) = part,
        definitions[upper] == nil, !fromZero.contains(index)
      else { continue }
      for mention in body.mentions {
        if let count = shapes.count(of: mention), mention.below[0].text == index,
          let layer = layers.layer(of: count)
        {
          found[upper, default: []].insert(layer)
        }
        let slots = mention.below.filter { shapes.entries.isEntry($0, of: mention) }
        guard let shape = shapes.shape(of: mention) else { continue }
        for (atom, dimension) in zip(slots, [shape.rows, shape.columns]) where atom.text == index {
          if let layer = layers.layer(of: dimension) { found[upper, default: []].insert(layer) }
        }
      }
    }
    // Of two numbers up to which the same is summed one may be smaller.
    let layers = found.values.reduce(into: [Int: Int]()) { counts, layers in
      for layer in layers { counts[layer, default: 0] += 1 }
    }
    return found.compactMapValues { own in
      own.count == 1 ? own.first.flatMap { layers[$0] == 1 ? $0 : nil } : nil
    }
  }

  /// The layers that have as many units as the text says that a name has rows or columns, by letters that
  /// stand in equations, too.
  private var saidCounts: [String: Set<Int>] {
    let own = Set(names.map(\.key))
    var found: [String: Set<Int>] = [:]
    for size in drafter.text.sizes {
      guard let shape = shapes.shape(of: size.name) else { continue }
      for case (let letter?, let dimension) in zip(size.letters, [shape.rows, shape.columns]) {
        guard own.contains(letter), definitions[letter] == nil,
          let layer = layers.layer(of: dimension)
        else { continue }
        found[letter, default: []].insert(layer)
      }
    }
    return found
  }

  /// Letters that sums run up to, whatever they are over.
  var uppers: Set<String> {
    Set(
      equations.flatMap(\.all).compactMap { part in
        if case .series(_, let upper, _) = part { upper } else { nil }
      })
  }

  // MARK: Losses

  /// Losses that are displayed nowhere, by their keys: what is differentiated, and of which no equation says
  /// what it is.
  var openLosses: [String] {
    var result: [String] = []
    for part in equations.flatMap({ $0.left.allAboveLines + $0.right.allAboveLines }) {
      guard case .derivative(let of?, _) = part, let name = of.named, name.primes == 0 else {
        continue
      }
      let key = shapes.key(name)
      if definitions[key] == nil, !result.contains(key) { result.append(key) }
    }
    return result
  }

  /// A loss that is displayed nowhere, as any that is made of the one thing that nothing else is made of:
  /// the output that its derivatives come in at. Empty where there are several such things, or where an
  /// equation says what the derivative by it is.
  var anyLoss: [DraftLine] {
    let (losses, hasHigher) = (
      openLosses, equations.contains { $0.formula.contains(#/(?:partial|nabla)\^/#) }
    )
    guard losses.count == 1, !hasHigher, let end = end(of: losses[0]),
      !isGiven(derivativeBy: shapes.key(end), of: losses[0])
    else { return [] }
    return lines(of: losses[0], by: shapes.key(end), end)
  }

  /// The one thing that nothing else is made of, if a loss is differentiated by it; nil where there are
  /// several: each may have a part in the loss.
  private func end(of loss: String) -> Mention? {
    let forward = definitions.mapValues { $0.filter { !$0.formula.contains("\\partial") } }
    let used = Set(forward.values.joined().flatMap(\.right.mentions).map(shapes.key))
    let unused = Set(forward.filter { !$0.value.isEmpty && !used.contains($0.key) }.keys)
    let by = equations.flatMap(\.all).compactMap { part -> Mention? in
      guard case .derivative(let of?, let by) = part, of.named.map(shapes.key) == loss else {
        return nil
      }
      return by.mention
    }
    return unused.count == 1 ? by.first { unused.contains(shapes.key($0)) } : nil
  }

  /// Whether an equation says what the derivative of a loss is by what it is made of.
  private func isGiven(derivativeBy end: String, of loss: String) -> Bool {
    let isIt = { (side: Sketch) -> Bool in
      guard case .derivative(let of?, let by) = side else { return false }
      return of.named.map(shapes.key) == loss && by.mention.map(shapes.key) == end
    }
    let names = equations.filter { isIt($0.right) }.compactMap { $0.left.mention.map(shapes.key) }
    return equations.contains { equation in
      isIt(equation.left)
        || !isIt(equation.right)
          && equation.left.mention.map { names.contains(shapes.key($0)) } == true
    }
  }

  /// A sum of the entries and the square of another, with weights that may be any.
  private func lines(of loss: String, by end: String, _ mention: Mention) -> [DraftLine] {
    let weights = ["\\Xi_{81}", "\\Xi_{82}"]
    let formula: String
    switch shapes.kind(of: mention) {
    case .number: formula = "\(weights[0])\(end)+\\frac{1}{2}\(weights[1])\(end)^{2}"
    case .vector:
      formula = "\(weights[0])^\\top \(end)+\\frac{1}{2}(\(weights[1])^\\top \(end))^{2}"
    case .matrix:
      let traces = weights.map { "\\operatorname{tr}(\($0)^\\top \(end))" }
      formula = "\(traces[0])+\\frac{1}{2}(\(traces[1]))^{2}"
    case .function, nil: return []
    }
    let free = weights.compactMap { weight -> DraftLine? in
      let parts = shapes.shape(of: mention).flatMap(layers.parts)
      let text = parts.map { "\(weight) is array(\($0))" } ?? "\(weight) is variable"
      return DraftLine(text: text, name: weight)
    }
    var line = DraftLine(text: "\(loss) := \(formula)", name: loss)
    line.assumption = "any loss: what is said of its derivatives is said of all"
    (line.isSaid, line.behind) = (true, [mention.plain])
    return free + [line]
  }

  // MARK: Identities

  /// Whether a name is the identity matrix: an I of which nothing says what it is, that stands in sums, and
  /// is no factor of anything but numbers.
  func isIdentity(_ key: String, _ mention: Mention) -> Bool {
    guard mention.plain == "I", mention.isBare, definitions[key] == nil,
      shapes.kind(of: mention) == .matrix
    else { return false }
    return !equations.flatMap(\.all).contains { part in
      switch part {
      case .product(let factors, _):
        // λI, and no image.
        factors.contains { $0.mention?.plain == "I" }
          && factors.contains { factor in
            factor.mention.map { $0.plain != "I" && shapes.kind(of: $0) != .number } ?? true
          }
      case .derivative(_, let by): by.mention?.plain == "I"
      default: false
      }
    }
  }

  /// Whether it is Kronecker's δ.
  func isKronecker(_ mention: Mention) -> Bool {
    mention.plain == "\\delta" && mention.below.count == 2
      && !equations.contains { equation in
        [equation.left, equation.right].contains {
          $0.mention?.plain == mention.plain && $0.mention?.below.count == 2
        }
      }
  }
}

extension Sketch {
  /// It and all that it is made of, but what stands below lines of fractions: what is differentiated by
  /// twice stands there, `\partial w_i \, \partial w_j`.
  fileprivate var allAboveLines: [Sketch] {
    switch self {
    case .quotient(let top, _): [self] + top.allAboveLines
    case .derivative(let of, _): [self] + (of?.allAboveLines ?? [])
    default: [self] + children.flatMap(\.allAboveLines)
    }
  }
}
