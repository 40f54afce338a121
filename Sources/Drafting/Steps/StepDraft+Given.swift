//===----------------------------------------------------------------------===//
// What a text has and does not display: how many entries there are, a loss of which it knows only the
// derivatives, identities.
//===----------------------------------------------------------------------===//

import Syntax

extension StepDraft {
  // MARK: Numbers of entries

  /// The layers that have as many units as sums run up to, the m of `\sum_{i=1}^{m} x_i`, by its letter;
  /// none where sums over different things do.
  var counts: [String: Int] {
    var found: [String: Set<Int>] = [:]
    for part in equations.flatMap(\.all) {
      guard case .series(let index?, let upper?, let body) = part,
        definitions[upper] == nil
      else { continue }
      for mention in body.mentions {
        let slots = mention.below.filter { shapes.entries.isEntry($0, of: mention) }
        guard let shape = shapes.shape(of: mention) else { continue }
        for (atom, dimension) in zip(slots, [shape.rows, shape.columns]) where atom.text == index {
          if let layer = layers.layer(of: dimension) { found[upper, default: []].insert(layer) }
        }
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// Letters that sums run up to, whatever they are over.
  var uppers: Set<String> {
    Set(
      equations.flatMap(\.all).compactMap { part in
        if case .series(_, let upper, _) = part { upper } else { nil }
      })
  }

  // MARK: Losses

  /// What is differentiated, and of which no equation says what it is: its key.
  private var differentiated: [String] {
    var result: [String] = []
    for part in equations.flatMap(\.all) {
      guard case .derivative(let of?, _) = part, let name = of.named, name.primes == 0 else {
        continue
      }
      let key = shapes.key(name)
      if definitions[key] == nil, !result.contains(key) { result.append(key) }
    }
    return result
  }

  /// Losses that are displayed nowhere: what is said of their derivatives is said of any loss.
  var openLosses: Set<String> { Set(differentiated) }

  /// A loss that is displayed nowhere, as any that is made of the one thing that nothing else is made of:
  /// the output that its derivatives come in at. Empty where there are several such things, or where an
  /// equation says what the derivative by it is.
  var anyLoss: [DraftLine] {
    guard differentiated.count == 1, let loss = differentiated.first else { return [] }
    let by = equations.flatMap(\.all).compactMap { part -> Mention? in
      guard case .derivative(let of?, let by) = part, of.named.map(shapes.key) == loss else {
        return nil
      }
      return by.mention
    }
    let used = Set(
      definitions.values.joined().filter { !$0.formula.contains("\\partial") }
        .flatMap(\.right.mentions).map(shapes.key))
    let ends = Set(by.map(shapes.key)).filter { !used.contains($0) && definitions[$0] != nil }
    guard ends.count == 1, let end = ends.first,
      let mention = by.first(where: { shapes.key($0) == end }),
      !isGiven(derivativeBy: end, of: loss)
    else { return [] }
    return lines(of: loss, by: end, mention)
  }

  /// Whether an equation says what the derivative of a loss is by what it is made of.
  private func isGiven(derivativeBy end: String, of loss: String) -> Bool {
    equations.contains { equation in
      guard case .derivative(let of?, let by) = equation.left else { return false }
      return of.named.map(shapes.key) == loss && by.mention.map(shapes.key) == end
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

  /// Whether a name is the identity matrix: an I of which nothing says what it is.
  func isIdentity(_ key: String, _ mention: Mention) -> Bool {
    mention.plain == "I" && mention.isBare && definitions[key] == nil
      && shapes.kind(of: mention) == .matrix
  }

  /// Whether it is Kronecker's δ.
  func isKronecker(_ mention: Mention) -> Bool {
    mention.plain == "\\delta" && mention.below.count == 2
      && !equations.contains { $0.left.mention?.plain == mention.plain }
  }
}
