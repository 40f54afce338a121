//===----------------------------------------------------------------------===//
// Functions of numbers and of vectors.
//===----------------------------------------------------------------------===//

import Networks
import Numbers

extension World {
  /// A function by its name alone.
  func bare(_ function: Function, _ source: Range<Int>) throws -> Value<N> {
    if let symbol = outputs(function) { return try evaluate(symbol) }
    if function.primes == 1, let layer = function.symbol?.roles[.layer] {
      // Without an argument, a layer's derivative is taken where the layer's function is.
      let place = try self.layer(layer)
      guard place > 0 else { throw OutOfRange(message: "layer \(layer) has no function") }
      let z = try preactivation(place, sample)
      let (units, kind) = (units(place), spec.function(of: place))
      let slopes = try derivative(kind, at: z)
      return settings.samplesInRows ? Value(.one, units, slopes) : Value(units, .one, slopes)
    }
    throw IllTyped(message: "a function stands here that is applied to nothing", source: source)
  }

  /// Which function a text's function is, in this network.
  func kind(_ symbol: Symbol) throws -> ActivationKind {
    if let index = symbol.roles[.layer] {
      let layer = try self.layer(index)
      guard layer > 0 else { throw OutOfRange(message: "layer \(index) has no function") }
      return spec.function(of: layer)
    }
    guard let function = symbol.declaration.function else { return spec.hidden }
    if function.layers == .all, function.kinds.count == 1 { return function.kinds[0] }
    return function.layers == .output ? spec.output : spec.hidden
  }

  func apply(_ function: Function, _ arguments: [Node], _ source: Range<Int>) throws -> Value<N> {
    if let plain = try unnested(function, arguments) { return try evaluate(plain) }
    if let component = try component(of: function, arguments, source) { return component }
    switch function.base {
    case .diagonal: return try diagonal(arguments, source)
    case .trace:
      let value = try argument(arguments, source)
      guard value.rows.agrees(with: value.columns) else {
        throw IllTyped(message: "the trace of \(shape(value))", source: source)
      }
      let width = value.columns.size
      return Value(
        scalar: (0..<width).reduce(N.zero) { $0 + value.elements[$1 * width + $1] })
    case .inner: return try innerProduct(arguments, source)
    case .largest: return try largest(arguments, source)
    case .placed(let index): return try placed(argument(arguments, source), index, source)
    case .limit(let name): return try limit(of: arguments, name, source)
    case .place(let name): return try value(of: arguments, at: name)
    case .composed(let node): return try applied(node, to: argument(arguments, source))
    case .formula(_, let formula):
      guard arguments.count == formula.variables.count else {
        throw NotEvaluable(message: "the wrong number of arguments", source: source)
      }
      let values = try arguments.map(evaluate)
      if function.primes > 0 {
        return try slope(.formula(formula), argument(arguments, source), function, source)
      }
      guard let symbol = function.symbol else { return try value(of: formula, values) }
      return try value(of: formula, values, slots: symbol.slots)
    case .named(let name): return try named(name, function, arguments, source)
    case .activation(let symbol):
      let kind = try kind(symbol)
      let value = try argument(arguments, source)
      let result =
        function.primes > 0
        ? try slope(kind, value, function, source)
        : try along(value) { try self.apply(kind, to: $0) }
      guard let unit = symbol.roles[.unit], result.isVector, !result.isScalar else { return result }
      // g_k of a vector is one entry of g; of a number it is g.
      let extent = result.columns.size == 1 ? result.rows : result.columns
      return Value(scalar: result.elements[try position(unit, in: extent, source)])
    }
  }

  private func argument(_ arguments: [Node], _ source: Range<Int>) throws -> Value<N> {
    guard arguments.count == 1, let first = arguments.first else {
      throw NotEvaluable(message: "a function of several arguments", source: source)
    }
    let value = try evaluate(first)
    return value.isJacobian ? value.matrix(reading.layout) ?? value : value
  }

  private func slope(
    _ kind: ActivationKind, _ value: Value<N>, _ function: Function, _ source: Range<Int>
  ) throws -> Value<N> {
    if function.primes == 2, let curvature = curvature(kind) {
      return along(value) { $0.map(curvature) }
    }
    guard function.primes == 1 else {
      throw NotEvaluable(message: "no rule for derivatives of this order", source: source)
    }
    return try along(value) { try self.derivative(kind, at: $0) }
  }

  /// The second derivative of a function of one number; nil of one that has no name.
  private func curvature(_ kind: ActivationKind) -> ((N) -> N)? {
    switch kind {
    case .known(.identity), .known(.relu): { _ in .zero }
    case .known(.sigmoid): { N.sigmoidDerivative($0) * (.one - N(2) * N.sigmoid($0)) }
    case .known(.tanh): { N(-2) * N.tanh($0) * N.tanhDerivative($0) }
    case .known, .formula: nil
    }
  }

  /// A function of vectors, of each example's.
  private func along(_ value: Value<N>, _ transform: ([N]) throws -> [N]) rethrows -> Value<N> {
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

  private func diagonal(_ arguments: [Node], _ source: Range<Int>) throws -> Value<N> {
    let value =
      arguments.count == 1 ? try argument(arguments, source) : try tuple(arguments, source)
    guard value.isVector else {
      throw IllTyped(message: "the diagonal matrix of \(shape(value))", source: source)
    }
    let extent = value.columns.size == 1 ? value.rows : value.columns
    var elements = [N](repeating: .zero, count: extent.size * extent.size)
    for place in 0..<extent.size { elements[place * extent.size + place] = value.elements[place] }
    return Value(extent, extent, elements)
  }

  /// max(0, z), max(x, y), and the largest entry of max(z).
  private func largest(_ arguments: [Node], _ source: Range<Int>) throws -> Value<N> {
    let others = arguments.filter { if case .number(0) = $0.kind { false } else { true } }
    if arguments.count == 2, others.count == 1 { return try argument(others, source).map(relu) }
    if arguments.count == 1 {
      let value = try argument(arguments, source)
      guard value.isVector else {
        throw NotEvaluable(message: "the largest entry of \(shape(value))", source: source)
      }
      let entry = value.elements.dropFirst().reduce(value.elements[0], larger)
      return Value(scalar: entry, isLiteral: true)
    }
    let values = try others.map(evaluate)
    guard arguments.count == others.count, let first = values.first else {
      throw NotEvaluable(message: "no rule for this maximum", source: source)
    }
    return try values.dropFirst().reduce(first) {
      try combine($0, $1, source, "compared with", larger)
    }
  }

  func larger(_ a: N, _ b: N) -> N { a + relu(b - a) }

  private func named(
    _ name: String, _ function: Function, _ arguments: [Node], _ source: Range<Int>
  ) throws -> Value<N> {
    let value = try argument(arguments, source)
    let known: Activation? =
      switch name {
      case "tanh": .tanh
      case "sigmoid", "sigm", "logistic": .sigmoid
      case "relu", "ReLU": .relu
      case "softmax": .softmax
      default: nil
      }
    if let known {
      if function.primes > 0 { return try slope(.known(known), value, function, source) }
      return try along(value) { try self.apply(.known(known), to: $0) }
    }
    var result = value
    switch (name, function.primes) {
    case ("exp", 0...2): result = value.map(N.exp)
    case ("log", 0), ("ln", 0): result = value.map(N.log)
    case ("log", 1), ("ln", 1): result = value.map { N.one / $0 }
    case ("sqrt", 0): result = value.map(N.sqrt)
    case ("sinh", 0), ("cosh", 1): result = value.map { (N.exp($0) - N.exp(-$0)) * N(0.5) }
    case ("cosh", 0), ("sinh", 1): result = value.map { (N.exp($0) + N.exp(-$0)) * N(0.5) }
    case ("sin", 0), ("cos", 3): result = value.map(N.sin)
    case ("cos", 0), ("sin", 1): result = value.map(N.cos)
    case ("cos", 1), ("sin", 2): result = value.map { -N.sin($0) }
    case ("tan", 0): result = value.map { N.sin($0) / N.cos($0) }
    case ("tan", 1): result = value.map { N.one / (N.cos($0) * N.cos($0)) }
    case ("cot", 0): result = value.map { N.cos($0) / N.sin($0) }
    case ("coth", 0):
      result = value.map { (N.exp($0) + N.exp(-$0)) / (N.exp($0) - N.exp(-$0)) }
    case ("arctan", 0): result = value.map(arctangent)
    case ("arctan", 1): result = value.map { N.one / (N.one + $0 * $0) }
    case ("sgn", 0): result = value.map { step($0) - step(-$0) }
    case ("sech", 0): result = value.map { N(2) / (N.exp($0) + N.exp(-$0)) }
    default: throw NotEvaluable(message: "no rule for \(name) here", source: source)
    }
    result.isLiteral = value.isLiteral
    return result
  }
}

extension Function {
  var symbol: Symbol? {
    switch base {
    case .activation(let symbol), .formula(let symbol, _): symbol
    default: nil
    }
  }
}
