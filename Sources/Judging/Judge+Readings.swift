//===----------------------------------------------------------------------===//
// The ways to read what an equation leaves open.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

extension Judge {
  /// The best reading of an equation on one network.
  func bestReading(_ equation: Equation, _ spec: Spec) -> Found {
    circumstances.networks.with(spec, circumstances.settings) { network, glance in
      var best: Found?
      for reading in readings(equation) {
        let found = run(equation, network, glance, reading)
        if found.outcome.holds && found.assumptions.isEmpty { return found }
        if best.map({ found.outcome.rank < $0.outcome.rank }) ?? true { best = found }
      }
      return best ?? run(equation, network, glance, Reading())
    }
  }

  /// The layout of ∂vector/∂vector that an equation needs: the one with which it holds, where it does
  /// not with the other.
  package func layout(neededBy equation: Equation, _ found: [Found]) -> TextNotation.Layout? {
    guard circumstances.settings.layout == nil,
      let first = found.first(where: { $0.usesLayout })
    else { return nil }
    var other = first.reading
    other.layout = first.reading.layout == .numerator ? .denominator : .numerator
    let holds = circumstances.networks.with(first.spec, circumstances.settings) { run, glance in
      trial(equation, run, other).look(glance).holds
    }
    return holds ? nil : first.reading.layout
  }

  /// The ways to read what the equation leaves open.
  package func readings(_ equation: Equation) -> [Reading] {
    let nodes = equation.left.all + equation.right.all
    var readings = [Reading()]
    func both(_ change: (inout Reading) -> Void) {
      readings += readings.map { reading in
        var other = reading
        change(&other)
        return other
      }
    }
    if let layout = circumstances.settings.layout {
      readings[0].layout = layout
    } else if nodes.contains(where: { if case .derivative = $0.kind { true } else { false } }) {
      both { $0.layout = .denominator }
    }
    if nodes.contains(where: \.isSquare) { both { $0.squaresAreLengths = true } }
    if nodes.contains(where: \.isBareTotal) { both { $0.sumsSamples = true } }
    if nodes.contains(where: \.hasDot) { both { $0.dotIsInner = true } }
    let direct = nodes.filter { node in
      guard case .derivative(let of, let by) = node.kind, !node.isTotal else { return false }
      return of.formula(holding: by) != nil
    }
    if direct.contains(where: { $0.isOpposed(in: nodes) }) {
      // Beside d/dx of the same, ∂/∂x can mean but one thing.
      for place in readings.indices { readings[place].partialsAreDirect = true }
    } else if !direct.isEmpty {
      both { $0.partialsAreDirect = true }
    }
    let isFolded = [.foldedFirst, .foldedLast].contains(circumstances.settings.biases)
    if isFolded, nodes.contains(where: { $0.isWholeVector || $0.isWholeSum }) {
      both { $0.holdsConstant = true }
    }
    return readings
  }
}

extension Node {
  /// Whether a total derivative by the same stands beside this partial one, of the same or of what holds
  /// it.
  fileprivate func isOpposed(in nodes: [Node]) -> Bool {
    guard case .derivative(let of, let by) = kind else { return false }
    return nodes.contains { node in
      guard case .derivative(let total, let other) = node.kind, node.isTotal else { return false }
      return other.signature == by.signature
        && total.all.contains { $0.signature == of.signature }
    }
  }

  fileprivate var isSquare: Bool {
    if case .power(_, let exponent) = kind, case .number(2) = exponent.kind { return true }
    return false
  }

  fileprivate var isBareTotal: Bool {
    if case .series(let series) = kind { return series.indices.isEmpty }
    return false
  }

  /// Whether it is a sum over whatever there is.
  fileprivate var isWholeSum: Bool {
    if case .series(let series) = kind { return series.upper == nil && !series.indices.isEmpty }
    return false
  }
}
