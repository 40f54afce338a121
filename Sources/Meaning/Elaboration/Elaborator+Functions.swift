//===----------------------------------------------------------------------===//
// Functions of numbers and of vectors.
//===----------------------------------------------------------------------===//

import Networks
import Syntax
import Terms

extension Elaborator {
  /// A function by its name alone.
  func bare(_ function: Function, _ source: Range<Int>) throws -> Value {
    if function.primes == 1, !function.isInverse, let layer = function.symbol?.roles[.layer] {
      // Without an argument, a layer's derivative is taken where the layer's function is.
      let place = try self.layer(layer)
      guard place > 0 else { throw OutOfRange(message: "layer \(layer) has no function") }
      let z = try run.preactivation(place, frame.sample, apply)
      let (units, kind) = (units(place), spec.function(of: place))
      let slopes = try derivative(kind, at: z)
      return settings.samplesInRows ? Value(.one, units, slopes) : Value(units, .one, slopes)
    }
    throw IllTyped(message: "a function stands here that is applied to nothing", source: source)
  }

  /// Which function a text's function is, in this network.
  package func kind(_ symbol: Symbol) throws -> ActivationKind {
    if let index = symbol.roles[.layer] {
      let layer = try self.layer(index)
      guard layer > 0 else { throw OutOfRange(message: "layer \(index) has no function") }
      return spec.function(of: layer)
    }
    guard let function = symbol.declaration.function else { return spec.hidden }
    if function.layers == .all, function.kinds.count == 1 { return function.kinds[0] }
    return function.layers == .output ? spec.output : spec.hidden
  }

  package func apply(_ function: Function, _ arguments: [Node], _ source: Range<Int>) throws
    -> Value
  {
    if let plain = try unnested(function, arguments) { return try evaluate(plain) }
    if let component = try component(of: function, arguments, source) { return component }
    switch function.base {
    case .diagonal: return try diagonal(arguments, source)
    case .trace: return try trace(of: argument(arguments, source), source)
    case .mean(let axis): return try mean(arguments, axis, source)
    case .extent(let axis): return try extent(arguments, axis, source)
    case .inner: return try innerProduct(arguments, source)
    case .extreme(let isLargest): return try extreme(arguments, isLargest: isLargest, source)
    case .undefined:
      throw NotEvaluable(message: "what is undefined stands in no branch", source: source)
    case .lying(let asRow): return try lying(argument(arguments, source), asRow: asRow, source)
    case .length(let length): return try self.length(length, arguments, source)
    case .placed(let index): return try placed(argument(arguments, source), index, source)
    case .limit(let name): return try limit(of: arguments, name, source)
    case .place(let name): return try value(of: arguments, at: name)
    case .composed(let node): return try applied(node, to: argument(arguments, source))
    case .formula(_, let formula): return try apply(formula, of: function, arguments, source)
    case .named(let name): return try named(name, function, arguments, source)
    case .activation(let symbol): return try activated(symbol, function, arguments, source)
    }
  }

  private func trace(of value: Value, _ source: Range<Int>) throws -> Value {
    guard value.rows.agrees(with: value.columns) else {
      throw IllTyped(message: "the trace of \(shape(value))", source: source)
    }
    let width = value.columns.size
    return Value(scalar: .sum((0..<width).map { value.elements[$0 * width + $0] }))
  }

  /// A function that a text gives a formula, or its derivative.
  private func apply(
    _ formula: Formula, of function: Function, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value {
    guard !function.isInverse else {
      throw NotEvaluable(message: "no rule for this inverse function", source: source)
    }
    guard arguments.count == formula.variables.count else {
      throw NotEvaluable(message: "the wrong number of arguments", source: source)
    }
    let values = try arguments.map(evaluate)
    if function.primes > 0 {
      return try slope(.formula(formula), argument(arguments, source), function, source)
    }
    guard let symbol = function.symbol else { return try value(of: formula, values) }
    if symbol.declaration.isSomeFunction, values.contains(where: { !$0.isScalar }) {
      return try someFunction(ofEntriesIn: values, named: symbol.declaration.pattern)
    }
    return try value(of: formula, values, slots: symbol.slots)
  }

  /// A layer's function; g_k of a vector is one entry of g, of a number it is g.
  private func activated(
    _ symbol: Symbol, _ function: Function, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value {
    let result = try applied(kind(symbol), function, argument(arguments, source), source)
    guard let unit = symbol.roles[.unit], result.isVector, !result.isScalar else { return result }
    return Value(scalar: result.elements[try position(unit, in: result.length, source)])
  }

  /// Some function of all entries of vectors and matrices, such as a regulariser of all weights.
  private func someFunction(ofEntriesIn values: [Value], named name: String) throws -> Value {
    let entries = values.flatMap(\.elements)
    let names = entries.indices.map { "\(name)#\($0)" }
    let formula = Formula(variables: names, body: Node.someFunction(of: names, named: name))
    return try value(of: formula, entries.map { Value(scalar: $0) })
  }

  package func argument(_ arguments: [Node], _ source: Range<Int>) throws -> Value {
    guard arguments.count == 1, let first = arguments.first else {
      throw NotEvaluable(message: "a function of several arguments", source: source)
    }
    let value = try sizedValue(of: first)
    return value.isJacobian ? matrix(value) ?? value : value
  }

  /// The value of what a function is applied to, which has to have a size.
  func sizedValue(of node: Node) throws -> Value {
    let value = try evaluate(node)
    guard !value.isIdentity else {
      throw NotEvaluable(
        message: "nothing says how large the identity is here", source: node.source)
    }
    return value
  }

  /// What an activation function, its derivative or its inverse makes of a value.
  package func applied(
    _ kind: ActivationKind, _ function: Function, _ value: Value, _ source: Range<Int>
  ) throws -> Value {
    guard function.isInverse else {
      return function.primes > 0
        ? try slope(kind, value, function, source)
        : try along(value) { try self.apply(kind, $0) }
    }
    guard function.primes == 0, let inverse = inverse(kind) else {
      throw NotEvaluable(message: "no rule for this inverse function", source: source)
    }
    return along(value) { $0.map(inverse) }
  }

  /// What undoes an activation function; nil of one that cannot be undone.
  private func inverse(_ kind: ActivationKind) -> ((Term) -> Term)? {
    switch kind {
    case .known(.identity): { $0 }
    case .known(.sigmoid): Term.logit
    case .known(.tanh): Term.artanh
    case .known(.softplus): { .apply(.log, .apply(.exp, $0) - .one) }
    case .known, .formula: nil
    }
  }

  private func slope(
    _ kind: ActivationKind, _ value: Value, _ function: Function, _ source: Range<Int>
  ) throws -> Value {
    if function.primes == 2, let curvature = curvature(kind) {
      return along(value) { $0.map(curvature) }
    }
    guard function.primes == 1 else {
      throw NotEvaluable(message: "no rule for derivatives of this order", source: source)
    }
    return try along(value) { try self.derivative(kind, at: $0) }
  }

  /// The second derivative of a function of one number; nil of one that has no name.
  private func curvature(_ kind: ActivationKind) -> ((Term) -> Term)? {
    guard case .known(let function) = kind, let slope = function.slopeTerm else { return nil }
    let place = Place(.variable("\u{2032}\u{2032}"))
    return { [run] z in run.derivative(of: slope(.marked(z, as: place)), by: place) }
  }

  /// A function of vectors, of each example's.
  private func along(_ value: Value, _ transform: ([Term]) throws -> [Term]) rethrows -> Value {
    var result = value
    result.isLiteral = false
    let (height, width) = (value.rows.size, value.columns.size)
    if value.columns.axis == .samples && height > 0 {
      for j in 0..<width {
        let column = try transform((0..<height).map { value.elements[$0 * width + j] })
        for i in 0..<height { result.elements[i * width + j] = column[i] }
      }
    } else if value.rows.axis == .samples {
      for i in 0..<height {
        let row = try transform(Array(value.elements[(i * width)..<((i + 1) * width)]))
        result.elements.replaceSubrange((i * width)..<((i + 1) * width), with: row)
      }
    } else {
      result.elements = try transform(value.elements)
    }
    return result
  }

  private func diagonal(_ arguments: [Node], _ source: Range<Int>) throws -> Value {
    let value =
      arguments.count == 1 ? try argument(arguments, source) : try tuple(arguments, source)
    guard value.isVector else {
      throw IllTyped(message: "the diagonal matrix of \(shape(value))", source: source)
    }
    let extent = value.length
    var elements = [Term](repeating: .zero, count: extent.size * extent.size)
    for place in 0..<extent.size { elements[place * extent.size + place] = value.elements[place] }
    return Value(extent, extent, elements)
  }
}
