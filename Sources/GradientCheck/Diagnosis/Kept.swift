import Networks
import Numbers

/// A quantity of as many numbers as a layer has units, which a program has at hand and may take in
/// place of the layer's own z or a.
public enum Kept: Hashable, Sendable {
  /// z of the layer so many above this one.
  case preActivation(offset: Int)

  /// a of the layer so many above this one; below the first, x.
  case activation(offset: Int)

  /// W a without b, of this layer.
  case withoutBias

  /// Wᵀδ, what was carried down.
  case carried

  /// z of this layer, as it is in the first example or in the last.
  case ofExample(isLast: Bool)

  /// The mean of z over the examples.
  case mean

  /// z of the example so many further on.
  case ofOtherExamples(shift: Int)

  /// What may be made of it where g′(z) belongs.
  public enum Form: Hashable, Sendable, CaseIterable {
    /// g′ at it.
    case derivative

    /// The formula that g′ has in terms of a, with it in place of a.
    case formula

    /// Itself.
    case itself

    /// 1 less it.
    case oneMinus
  }

  /// The forms that it may be taken in.
  var forms: [Form] {
    switch self {
    case .withoutBias, .ofExample, .mean, .ofOtherExamples: [.derivative]
    // g′ at z of another layer is a mistake of its own.
    case .preActivation: [.formula, .itself, .oneMinus]
    case .activation, .carried: Form.allCases
    }
  }

  /// What it is called in the layer of that number, counted from 1, or in any.
  func words(_ layer: Int?) -> String {
    func place(_ offset: Int) -> String { Mistake.place(offset, from: layer) }
    return switch self {
    case .preActivation(let offset): "z of \(place(offset))"
    case .activation(let offset):
      layer.map { $0 + offset == 0 } ?? false ? "the input x" : "a of \(place(offset))"
    case .withoutBias: "W a, z without the bias"
    case .carried: "Wᵀδ"
    case .ofExample(let isLast): "z of the \(isLast ? "last" : "first") example"
    case .mean: "the mean of z over the examples"
    case .ofOtherExamples(let shift):
      "z of other examples, \(abs(shift)) \(shift > 0 ? "further on" : "back")"
    }
  }
}

extension Signal {
  /// Each example's numbers from another.
  func examples(_ source: (Int) -> Int) -> Signal {
    let sources = (0..<examples).map(source)
    func moved(_ all: [Double]) -> [Double] {
      sources.flatMap { all[$0 * units..<($0 + 1) * units] }
    }
    return Signal(units: units, values: moved(values), sizes: moved(sizes))
  }

  /// The mean over the examples, for each of them.
  var mean: Signal {
    let n = Double(examples)
    func mean(_ all: [Double]) -> [Double] {
      let one = (0..<units).map { k in
        (0..<examples).reduce(0) { $0 + all[$1 * units + k] } / n
      }
      return (0..<examples).flatMap { _ in one }
    }
    return Signal(units: units, values: mean(values), sizes: mean(sizes))
  }
}

extension ForwardPass {
  /// What is at hand in place of z of layer l: all of as many units.
  func kept(of l: Int) -> [Kept] {
    let units = z[l].units
    var result: [Kept] = [.withoutBias, .carried]
    for m in z.indices where m != l {
      if z[m].units == units { result.append(.preActivation(offset: m - l)) }
      if a[m].units == units { result.append(.activation(offset: m - l)) }
    }
    if below[0].units == units { result.append(.activation(offset: -1 - l)) }
    if examples > 1 {
      result += [.ofExample(isLast: true), .ofExample(isLast: false), .mean]
    }
    if examples > 2 { result += [.ofOtherExamples(shift: 1), .ofOtherExamples(shift: -1)] }
    return result
  }

  /// Its numbers.
  func value(_ kept: Kept, of l: Int, carried: Signal) -> Signal {
    switch kept {
    case .preActivation(let offset): z[l + offset]
    case .activation(let offset): l + offset < 0 ? below[0] : a[l + offset]
    case .withoutBias: below[l].carried(by: network.layers[l].weights, transposed: false)
    case .carried: carried
    case .ofExample(let isLast): z[l].examples { _ in isLast ? examples - 1 : 0 }
    case .mean: z[l].mean
    case .ofOtherExamples(let shift):
      z[l].examples { ($0 + shift + examples) % examples }
    }
  }
}

extension DeltaCandidates {
  /// What is put in the place of g′ where another quantity is taken.
  func slope(_ kept: Kept, _ form: Kept.Form, _ l: Int, on carried: Signal) -> Signal {
    let (g, q) = (forward.activations[l], forward.value(kept, of: l, carried: carried))
    let slopes: Signal =
      switch form {
      case .derivative: g.slopes(z: q, a: q.mapExamples { g($0) })
      case .formula: g.slopes(ofActivations: q)
      case .itself: q
      case .oneMinus: q.map { 1 - $0 }
      }
    return Signal(
      units: q.units, values: slopes.values,
      sizes: zip(slopes.values, q.sizes).map { 1 + abs($0) + $1 * (1 + $1) })
  }
}

extension Activation {
  /// g′ by its formula in terms of a, with some numbers in place of a.
  func slopes(ofActivations a: Signal) -> Signal {
    switch self {
    case .sigmoid, .softmax: a.map { $0 * (1 - $0) }
    case .tanh: a.map { 1 - $0 * $0 }
    case .softplus: a.map { 1 - Double.exp(-$0) }
    default: a.mapExamples(derivative)
    }
  }
}

extension Signal {
  /// The same numbers, read column by column where they stand row by row.
  var reordered: Signal {
    func moved(_ all: [Double]) -> [Double] {
      all.indices.map { all[$0 % units * examples + $0 / units] }
    }
    return Signal(units: units, values: moved(values), sizes: moved(sizes))
  }
}
