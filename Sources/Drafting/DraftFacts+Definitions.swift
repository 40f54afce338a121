//===----------------------------------------------------------------------===//
// Names that the words define, and names that a display gives to what it ends with.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftFacts {
  /// `where $r_k = u_k - t_k$`: what no equation gives a meaning is what the text says that it is.
  mutating func readDefinitions(_ text: DraftText, _ roles: [String: DraftRole]) {
    let shown = Self.shown(text, roles)
    for equation in text.equations where equation.display == 0 {
      guard let left = equation.left.mention, isFree(left, roles), shown[left.plain] == nil,
        isFormula(equation.right, of: left, roles, besides: Set(shown.keys))
      else { continue }
      // What the words build on displays is defined with it, and before it.
      for name in Set(equation.right.mentions.map(\.plain)).sorted() where roles[name] == nil {
        if let first = shown[name] { define(first.left, first.formula) }
      }
      define(left, equation.formula)
    }
    var seen: Set<String> = []
    for equation in text.equations where equation.display > 0 {
      if let name = equation.right.mention, isFree(name, roles), !seen.contains(name.plain),
        shown[name.plain] == nil, !definitions.contains(where: { $0.name == name.plain }),
        let chain = equation.chain, equation.left.mention == nil
      {
        nameResult(name, chain, roles)
      }
      seen.formUnion(equation.all.flatMap(\.mentions).map(\.plain))
    }
  }

  /// `\partial L/\partial u_k = u_k - t_k = r_k`: the name for what stands before it.
  private mutating func nameResult(
    _ name: Mention, _ chain: (first: Sketch, formula: String), _ roles: [String: DraftRole]
  ) {
    guard case .derivative = chain.first, isFormula(chain.first, of: name, roles, besides: [])
    else { return }
    define(name, chain.formula)
  }

  /// `\phi'(z) = 1 - \phi(z)^2`: z is any number there, whatever it is elsewhere.
  mutating func readArguments(_ text: DraftText, _ roles: [String: DraftRole]) {
    for equation in text.equations where equation.display > 0 {
      guard let (_, argument) = equation.functionOfAnything, roles[argument.plain] != nil else {
        continue
      }
      let others = text.equations.filter {
        $0.display == equation.display && $0.functionOfAnything == nil
      }
      guard !others.contains(where: { $0.all.contains { $0.mention?.plain == argument.plain } })
      else { continue }
      arguments[argument.plain, default: []].insert(equation.display)
    }
  }

  /// `v = V h + d`, and a loss of v: no function is applied to the last layer.
  mutating func readOutput(_ text: DraftText, _ roles: [String: DraftRole]) {
    let patterns = text.equations.filter {
      ($0.display > 0 || saidLoss != nil) && $0.left.named.map { roles[$0.plain] == .loss } ?? false
    }.compactMap(\.loss).filter { $0.kind != .crossEntropy && $0.kind != .binary }
    let compared = patterns.flatMap { $0.names.compactMap(\.self) }
    let affine = text.equations.filter { AffineStep($0.right) != nil }.compactMap(\.left.mention)
    let applied = Set(
      text.equations.flatMap(\.all).compactMap { part -> [String]? in
        guard case .call(let function, let arguments) = part, function.primes == 0,
          function.isUsualFunction || roles[function.plain] == .function
        else { return nil }
        return arguments.compactMap { $0.mention?.plain }
      }.joined())
    let isAlias = text.equations.contains { equation in
      guard let left = equation.left.mention, let right = equation.right.mention else {
        return false
      }
      return [(left, right), (right, left)].contains { output, inner in
        roles[output.plain] == .output && roles[inner.plain] == .preactivation
          && output.below == inner.below && output.above.isEmpty && inner.above.isEmpty
      }
    }
    hasLinearOutput =
      isAlias || patterns.contains { $0.step != nil }
      || compared.contains { mention in
        [.preactivation, .output].contains(roles[mention.plain]) && mention.above.isEmpty
          && affine.contains { $0.plain == mention.plain } && !applied.contains(mention.plain)
      }
  }

  /// `a_1 = \tanh(z_1)`, `a_2 = \sigma(z_2)`: σ is that of the output, and of no other layer.
  mutating func readOutputFunctions(
    _ text: DraftText, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    var layers: [String: Set<Int>] = [:]
    for equation in text.equations where equation.display > 0 {
      guard case .call(let function, let arguments) = equation.right, arguments.count == 1,
        function.primes == 0, let left = equation.left.mention, roles[left.plain] == .activation,
        let layer = scheme.layer(of: left), layer.isNumber
      else { continue }
      layers[function.plain, default: []].insert(layer.offset)
    }
    guard let last = layers.values.joined().max(),
      layers.values.joined().contains(where: { $0 < last })
    else { return }
    outputFunctions = Set(
      layers.filter { $0.value == [last] && roles[$0.key] == .function }.map(\.key))
    // Of a function that the text applies to anything else nobody knows where it stands.
    let others = text.equations.filter { $0.display > 0 }.flatMap(\.all).compactMap { part in
      if case .call(let function, let arguments) = part,
        arguments.compactMap({ $0.mention.flatMap(scheme.layer(of:))?.offset }) != [last]
      {
        function.plain
      } else {
        String?.none
      }
    }
    outputFunctions.subtract(others)
  }

  private mutating func define(_ name: Mention, _ formula: String) {
    guard !formula.isEmpty else { return }
    let line = "\(name.latex) := \(formula)"
    guard let place = definitions.firstIndex(where: { $0.name == name.plain }) else {
      return definitions.append((name.plain, line))
    }
    // Two meanings of a name are none.
    if definitions[place].line != line { definitions[place].line = "" }
  }

  /// The first displays that say what a name is which means nothing of a network.
  private static func shown(
    _ text: DraftText, _ roles: [String: DraftRole]
  ) -> [String: (left: Mention, formula: String)] {
    var result: [String: (left: Mention, formula: String)] = [:]
    for equation in text.equations where equation.display > 0 {
      guard let left = equation.left.mention, roles[left.plain] == nil,
        left.differential == nil, result[left.plain] == nil
      else { continue }
      result[left.plain] = (left, equation.formula)
    }
    return result
  }

  /// Whether a name is one that nothing else gives a meaning.
  private func isFree(_ mention: Mention, _ roles: [String: DraftRole]) -> Bool {
    roles[mention.plain] == nil && mention.differential == nil && mention.arguments == nil
      && mention.primes == 0 && !mention.isTransposed && regularisers[mention.plain] == nil
      && !sampleLetters.contains(mention.plain) && !stepLetters.contains(mention.plain)
  }

  /// Whether an outline says what a name is: it is made of quantities of the network, has the name's
  /// indices, and is more than another name.
  private func isFormula(
    _ sketch: Sketch, of name: Mention, _ roles: [String: DraftRole], besides shown: Set<String>
  ) -> Bool {
    let mentions = sketch.mentions
    let known = mentions.filter { roles[$0.plain] != nil }
    let others = mentions.filter {
      roles[$0.plain] == nil && !shown.contains($0.plain)
        && !Commands.functions.contains($0.plain) && !Commands.words.contains($0.plain)
        && !constants.contains($0.plain)
    }
    guard !known.isEmpty || mentions.contains(where: { shown.contains($0.plain) }),
      others.isEmpty, sketch.mention == nil, !mentions.contains(where: { $0.plain == name.plain })
    else { return false }
    let letters = Set(mentions.flatMap { ($0.below + $0.above).compactMap(\.letter) })
    return (name.below + name.above).allSatisfy { atom in
      atom.letter.map(letters.contains) ?? false
    }
  }
}
