//===----------------------------------------------------------------------===//
// The numbers of a worked example: net = 0.15 · 0.05 + 0.2 · 0.1 = 0.0275.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// π or e, where it stands alone on a side and the other is a number near it: then it is that number,
  /// and no name for something else.
  var namedConstants: Set<String> {
    let all = ["\\pi": Double.pi, "e": exp(1)]
    for (side, other) in [(claim.left, claim.right), (claim.right, claim.left)] {
      guard side.count == 1, let name = side[0].nameAlone, let value = all[name],
        !lexicon.isDeclared(name, plain: name), other.areNumbers(lexicon),
        let node = try? ExpressionParser.parse(other, lexicon), let number = number(node)
      else { continue }
      return abs(number - value) < 1e-3 * value ? [name] : []
    }
    return []
  }

  /// Whether one side is numbers alone, with decimal fractions among them, and the other holds
  /// symbols: it says what they are in an example, which no network can show to be wrong. What is said
  /// to be so under a condition, `t > 0`, is said of more than one example.
  var givesNumbers: Bool {
    guard lexicon.constants.isEmpty, claim.provisos.isEmpty else { return false }
    return [(claim.left, claim.right), (claim.right, claim.left)].contains { numbers, symbols in
      numbers.areNumbers(lexicon) && numbers.holdDecimals
        && !VariableFinder.names(symbols, lexicon).isEmpty && !symbols.areNumbers(lexicon)
    }
  }

  /// Whether a text that works out an example says here which numbers an input, a target or a parameter is
  /// in it: they may be whole ones, `x_1 = 2`.
  var givesValue: Bool {
    guard namesResult, case .symbol(let symbol)? = name(claim.left)?.kind else { return false }
    return [.input, .target, .weight, .bias].contains(symbol.quantity)
      && symbol.slots.values.allSatisfy { $0.base == .none && $0.inner == nil }
  }

  /// Whether a text that works out an example says of one name what number it is there, `s_1 = 0`.
  var namesResult: Bool {
    isInExample && claim.provisos.isEmpty && name(claim.left) != nil
      && parsed(claim.right)?.printedRows != nil
  }

  /// Whether one side is worked out from numbers, `9 \times 4 + 6`, or is a number at the end of a
  /// line or beside a name, `f = xy = -12`, `f = -12`, and the other holds symbols.
  ///
  /// What a formula may be in general is no such number: 0, 1, or what a derivative is alone,
  /// `\partial f / \partial x = 2`.
  func givesWholeNumbers(_ left: Node, _ right: Node) -> Bool {
    let hasSlope = (left.all + right.all).contains(where: \.isSlope)
    // Of counts alone, such as n and K, it says what every network has.
    guard (left.all + right.all).contains(where: \.isValue) else { return false }
    return [(claim.left, claim.right), (claim.right, claim.left)].contains { numbers, symbols in
      guard numbers.areNumbers(lexicon), !symbols.areNumbers(lexicon), numbers.holdCount,
        !VariableFinder.names(symbols, lexicon).isEmpty
      else { return false }
      return numbers.areWorkedOut
        || !hasSlope && numbers.areOneNumber && (claim.follows || symbols.isOneName)
    }
  }

  /// Whether a line ends with a number, `\partial f / \partial x = z = -4`.
  var endsWithNumber: Bool { claim.follows && claim.right.areNumbers(lexicon) }

  static let numbersOfExample = ClaimResult(
    judgement: Judgement(verdict: .notAClaim, message: "numbers of an example"))

  /// Whether nothing but numbers stands on both sides, and sums of them from one to another.
  package func isOfNumbers(_ left: Node, _ right: Node) -> Bool {
    let nodes = left.all + right.all
    let bound = nodes.flatMap(\.boundByNumbers)
    return nodes.allSatisfy { node in
      switch node.kind {
      case .number, .negate, .sum, .product, .quotient, .power, .apply, .grid, .tuple, .transpose,
        .norm:
        true
      case .series: !node.boundByNumbers.isEmpty
      case .count(let index): index.variable.map(bound.contains) ?? false
      default: false
      }
    }
  }

  /// The verdict on arithmetic, which has to be right to as many digits as are printed; nil where a
  /// claim is none, or no decimal fraction is printed in it.
  package func arithmetic(_ left: Node, _ right: Node) -> ClaimResult? {
    guard claim.left.holdDecimals || claim.right.holdDecimals, isOfNumbers(left, right) else {
      return nil
    }
    var first: ClaimResult?
    for spec in circumstances.specs(for: equation(left, right)) {
      guard let found = arithmetic(on: spec).compare(left, right) else { return nil }
      let result = ClaimResult(
        judgement: verdict(found, "both sides are the same number, to the digits printed"))
      if found.agree { return result }
      first = first ?? result
    }
    return first
  }

  /// What an expression of numbers comes to; nil where it is none, or several.
  package func number(_ node: Node) -> Double? {
    guard let spec = circumstances.specs.first, let entries = arithmetic(on: spec).entries(node),
      entries.count == 1
    else { return nil }
    return entries[0]
  }

  /// What computes with the numbers of a text, its functions being those of a network.
  func arithmetic(on spec: Spec) -> Arithmetic {
    Arithmetic(tokens: tokens) { node in
      let elaborator = Elaborator(NetworkRun(spec), circumstances.settings, Reading())
      return try? elaborator.evaluate(node).elements.doubles(seed: Judge.seed)
    }
  }

  /// What a comparison of numbers says, with the words for where they agree.
  func verdict(_ found: Arithmetic.Comparison, _ agreement: String) -> Judgement {
    let sides = Double.readable(found.left, found.right)
    let difference = "\(sides.0) and \(sides.1)"
    let evidence = Evidence(.numerical, bound: found.tolerance)
    guard found.agree else {
      return Judgement(
        verdict: .refuted, evidence: evidence, message: "the sides differ: \(difference)")
    }
    guard !found.restsOnRounding else {
      return Judgement(
        verdict: .conditional, evidence: evidence,
        message: "\(difference): the same only if numbers were rounded before they were printed")
    }
    return Judgement(verdict: .holds, evidence: evidence, message: agreement)
  }
}

extension [Item] {
  /// Whether a name is given a decimal fraction among them, or a vector or matrix of numbers.
  func giveNumbers(_ lexicon: Lexicon) -> Bool {
    split { $0.isSign(",") || $0.isGap }.contains { part in
      let sides = part.split { $0.isSign("=") }.map { Array($0) }
      return sides.first?.first?.nameAlone != nil
        && sides.dropFirst().contains { side in
          let isGrid = side.contains { if case .grid = $0.kind { true } else { false } }
          return side.areNumbers(lexicon) && (isGrid || side.holdDecimals)
        }
    }
  }

  /// Whether nothing but numbers stands here, with signs between them, and functions of them.
  fileprivate func areNumbers(_ lexicon: Lexicon) -> Bool {
    contains(where: \.isNumber) && areNumbersAndSigns(lexicon)
  }

  private static let signsBetweenNumbers: Set<String> = [
    "+", "-", "(", ")", "[", "]", "{", "}", "/", ",", ".", "norm", "dots", "vdots", "ddots",
  ]

  private func areNumbersAndSigns(_ lexicon: Lexicon) -> Bool {
    var isAfterFunction = false
    return allSatisfy { item in
      // The scripts of a function count layers.
      if isAfterFunction, item.isScriptOrPrime { return true }
      isAfterFunction = item.isFunction(lexicon)
      return switch item.kind {
      case .number, .gap, .cell, .newRow: true
      case .sign(let sign): Self.signsBetweenNumbers.contains(sign) || item.multiplication != nil
      case .name(_, let plain):
        isAfterFunction || plain == "e" && !lexicon.isDeclared(plain, plain: plain)
      case .words: isAfterFunction
      case .superscript(let inner):
        Superscript.isTranspose(inner) || inner.areNumbersAndSigns(lexicon)
      case .group(let inner), .root(let inner): inner.areNumbersAndSigns(lexicon)
      case .fraction(let top, let bottom):
        top.areNumbersAndSigns(lexicon) && bottom.areNumbersAndSigns(lexicon)
      case .grid(_, let rows): rows.joined().allSatisfy { $0.areNumbersAndSigns(lexicon) }
      default: false
      }
    }
  }

  /// Whether a whole number other than 0 and 1 stands among them.
  fileprivate var holdCount: Bool {
    contains { item in
      switch item.kind {
      case .number(let digits): Int(digits).map { $0 > 1 } ?? false
      case .superscript(let inner), .group(let inner): inner.holdCount
      default: false
      }
    }
  }

  /// Whether they are one number, maybe with a sign and in brackets.
  fileprivate var areOneNumber: Bool {
    count(where: \.isNumber) == 1
      && allSatisfy { item in
        if case .number = item.kind { return true }
        return item.isSign("-") || item.isSign("(") || item.isSign(")") || item.isGap
      }
  }

  /// Whether one is added to, multiplied with or raised to another: `2 + 3`, not `-4` or a column.
  fileprivate var areWorkedOut: Bool {
    zip(self, dropFirst()).contains { before, item in
      guard before.isNumber || before.isClosing || before.isScript else { return false }
      if case .grid = before.kind { return false }
      if case .superscript(let power) = item.kind { return power.areOneNumber }
      return item.isSign("+") || item.isSign("-") || item.multiplication != nil
    }
  }

  /// Whether it is a name with scripts, and nothing else.
  fileprivate var isOneName: Bool {
    first?.nameAlone != nil && dropFirst().allSatisfy(\.isScript)
  }

  /// Whether a decimal fraction stands among them; 1.0 is none.
  fileprivate var holdDecimals: Bool {
    all.contains { item in
      guard case .number(let digits) = item.kind else { return false }
      return digits.drop { $0 != "." }.contains { $0 != "." && $0 != "0" }
    }
  }
}

extension Item {
  /// Whether it is the name of a function that every text knows, or that this one declares.
  fileprivate func isFunction(_ lexicon: Lexicon) -> Bool {
    guard let letters else { return false }
    if case .number = kind { return false }
    let declared = lexicon.declarations.filter { $0.plain == letters }
    let isKnown = Commands.words.contains(letters) || letters == "\\max"
    return declared.isEmpty ? isKnown : declared.allSatisfy { $0.quantity == .function }
  }

  /// Whether it is a number, or holds one.
  fileprivate var isNumber: Bool {
    switch kind {
    case .number, .fraction, .group, .root, .grid: true
    default: false
    }
  }
}

extension Node {
  /// The index of a sum that runs from one number to another.
  fileprivate var boundByNumbers: [String] {
    guard case .series(let series) = kind, series.indices.count == 1, series.conditions.isEmpty,
      series.lower?.literal != nil, series.upper?.literal != nil
    else { return [] }
    return series.indices
  }

  /// Whether it is a symbol or a variable, and no count.
  fileprivate var isValue: Bool {
    switch kind {
    case .symbol, .variable, .function: true
    default: false
    }
  }

  /// Whether it is a derivative, in whatever notation.
  fileprivate var isSlope: Bool {
    switch kind {
    case .derivative: true
    case .apply(let function, _), .function(let function): function.primes > 0
    default: false
    }
  }
}
