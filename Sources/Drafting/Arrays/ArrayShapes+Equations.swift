//===----------------------------------------------------------------------===//
// How large the names of a text without a network are, as its equations show it.
//===----------------------------------------------------------------------===//

import Syntax

extension ArrayShapes {
  private mutating func unify(_ a: Shape, _ b: Shape) {
    dimensions.unify(a.rows, b.rows)
    dimensions.unify(a.columns, b.columns)
  }

  // MARK: Equations

  mutating func visit(_ equation: DraftEquation, isClaim: Bool) {
    letters = [:]
    let left = shape(equation.left)
    let isDerived = equation.all.contains { if case .derivative = $0 { true } else { false } }
    // What a derivative comes to may be wrong: it says nothing of shapes that others show.
    let known = dimensions
    let right = shape(equation.right)
    if isDerived || isClaim { dimensions.separate(asIn: known) }
    if let right, left == nil { expect(equation.left, right) }
    if let left, right == nil { expect(equation.right, left) }
    if let left, let right, !isDerived, !isClaim { unify(left, right) }
    if !isClaim, let left { readGradient(equation.right, as: left) }
  }

  /// What is the derivative of a number by a vector or a matrix is as large as that.
  private mutating func readGradient(_ sketch: Sketch, as left: Shape) {
    guard case .derivative(let of?, let by) = sketch, let name = of.plainMention.map(key),
      kinds[name] ?? .number == .number, let shape = shape(by)
    else { return }
    unify(left, shape)
  }

  /// A name alone is what it is set equal to, or added to.
  private mutating func expect(_ sketch: Sketch, _ shape: Shape) {
    // What a softmax, or a function of each entry, is applied to is as large as what comes out.
    if case .call(let function, let arguments) = sketch, arguments.count == 1,
      kinds[key(function)] == .function || Self.keepingShapes.contains(function.plain)
    {
      return expect(arguments[0], shape)
    }
    guard let mention = sketch.plainMention, mention.above.isEmpty, mention.primes == 0,
      literal.contains(mention.plain) || mention.below.isEmpty
    else { return }
    let name = key(mention)
    guard kinds[name] == nil else { return }
    let shape = mention.isTransposed ? shape.transposed : shape
    switch (dimensions.root(shape.rows), dimensions.root(shape.columns)) {
    case (0, 0): kinds[name] = .number
    case (_, 0): kinds[name] = .vector
    case (0, _): return
    default: kinds[name] = .matrix
    }
    shapes[name] = shape
  }

  private mutating func shape(_ sketch: Sketch) -> Shape? {
    switch sketch {
    case .number: return .number
    case .name(let mention): return shape(mention)
    case .transposed(let inner): return shape(inner)?.transposed
    case .sum(let terms): return shape(terms.map(\.term))
    case .product(let factors, let signs): return shape(factors, signs)
    case .quotient(let top, let bottom):
      let (top, bottom) = (shape(top), shape(bottom))
      return bottom == .number ? top : nil
    case .power(let base, let exponent):
      guard let shape = shape(base) else { return nil }
      if shape.isNumber { return shape }
      if exponent.filter({ $0 != " " }) == "-1" { dimensions.unify(shape.rows, shape.columns) }
      return exponent.filter({ $0 != " " }) == "-1" ? shape : nil
    case .length(let inner, _):
      _ = shape(inner)
      return .number
    case .series(_, _, let body):
      readEntropy(body)
      return shape(body)
    case .call(let mention, let arguments): return shape(mention, arguments)
    case .derivative(let of, let by):
      let (of, by) = (of.flatMap { shape($0) }, shape(by))
      return by?.isNumber == true ? of : nil
    case .grid:
      for child in sketch.children { _ = shape(child) }
      return nil
    case .other(let parts):
      // A root of a number is one.
      let shapes = parts.map { shape($0) }
      return shapes.count == 1 && shapes[0]?.isNumber == true ? .number : nil
    }
  }

  private mutating func shape(_ mention: Mention) -> Shape? {
    let name = key(mention)
    guard let shape = shapes[name] else {
      return ["e", "\\pi"].contains(mention.plain) ? .number : nil
    }
    if isOfFamily(mention), let letter = mention.below[0].letter {
      let count = countDimension(of: name)
      let known = letters[letter, default: count]
      letters[letter] = known
      dimensions.unify(known, count)
      return mention.isTransposed ? shape.transposed : shape
    }
    guard literal.contains(mention.plain) || mention.below.isEmpty || isOfFamily(mention) else {
      let slots = shape.columns == 0 ? [shape.rows] : [shape.rows, shape.columns]
      guard slots.count == mention.below.count else { return nil }
      for (atom, slot) in zip(mention.below, slots) {
        guard let letter = atom.letter else { continue }
        let known = letters[letter, default: slot]
        letters[letter] = known
        dimensions.unify(known, slot)
      }
      return .number
    }
    if !mention.above.isEmpty, !shape.isNumber {
      guard mention.above.map(\.offset) == [-1] else { return nil }
      dimensions.unify(shape.rows, shape.columns)
    }
    return mention.isTransposed ? shape.transposed : shape
  }

  private mutating func shape(_ terms: [Sketch]) -> Shape? {
    var result: Shape?
    for term in terms {
      guard let own = shape(term) else { continue }
      if let known = result { unify(known, own) } else { result = own }
    }
    if let result { for term in terms { expect(term, result) } }
    return result
  }

  /// `\sum_k y_k \log p_k`: what is weighted has as many entries as what weights it.
  private mutating func readEntropy(_ body: Sketch) {
    guard case .product(let factors, _) = body, factors.count == 2,
      factors[1].isLogarithm, case .call(_, let arguments) = factors[1], arguments.count == 1,
      let weight = shape(factors[0]), let share = shape(arguments[0])
    else { return }
    unify(weight, share)
  }

  private static let keepingShapes: Set<String> = [
    "softmax", "sigmoid", "logistic", "relu", "ReLU", "tanh", "\\tanh", "exp", "\\exp",
  ]

  private static let elementwise: Set<String> = ["odot", "circ", "otimes", "ast"]

  private mutating func shape(_ factors: [Sketch], _ signs: [String]) -> Shape? {
    var result: Shape? = .number
    for (place, factor) in factors.enumerated() {
      guard let own = shape(factor) else {
        result = nil
        continue
      }
      guard let known = result else { continue }
      if known.isNumber || own.isNumber {
        result = known.isNumber ? own : known
      } else if place > 0, Self.elementwise.contains(signs[place - 1]) {
        unify(known, own)
      } else if dimensions.unify(known.columns, own.rows) {
        result = Shape(rows: known.rows, columns: own.columns)
      } else {
        result = nil
      }
    }
    return result
  }

  private mutating func shape(_ mention: Mention, _ arguments: [Sketch]) -> Shape? {
    let shapes = arguments.map { shape($0) }
    guard let first = shapes.first ?? nil, arguments.count == 1 else { return nil }
    switch mention.plain {
    case "tr", "Tr", "det":
      dimensions.unify(first.rows, first.columns)
      return .number
    case "diag": return first.columns == 0 ? Shape(rows: first.rows, columns: first.rows) : nil
    default:
      if kinds[key(mention)] == .function || Commands.functions.contains(mention.plain)
        || Commands.words.contains(mention.plain)
      {
        return first
      }
      // `h(1 - h)` is a product.
      guard let own = shape(mention) else { return nil }
      return own.isNumber ? first : own
    }
  }
}
