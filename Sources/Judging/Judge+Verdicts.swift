//===----------------------------------------------------------------------===//
// What was found on all networks, as a verdict in words.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// The networks that an equation holds on, and those that count against it.
package struct Findings {
  package private(set) var holding: [Judge.Found]
  private(set) var failing: [Judge.Found]
  /// Networks on which it says nothing, beside others of their kind on which it holds.
  private(set) var silent: [Judge.Found] = []

  package init(_ found: [Judge.Found]) {
    holding = found.filter(\.outcome.holds)
    failing = found.filter { !$0.outcome.holds }
    // A network on which there is nothing to compare says nothing.
    let defined = failing.filter { !$0.outcome.isUndefined }
    if !holding.isEmpty || !defined.isEmpty { failing = defined }
    // Nor does a depth at which there is too little: of `A_L … A_{i+1}` for i = L.
    let held = Set(holding.map(\.spec.functions))
    let isSilent = { (found: Judge.Found) in
      found.outcome.saysNothing && held.contains(found.spec.functions)
    }
    silent = failing.filter(isSilent)
    failing.removeAll(where: isSilent)
    // What holds at some depths alone does not hold.
    let isRefuted = failing.contains { $0.outcome.isRefuted && held.contains($0.spec.functions) }
    if isRefuted { holding = [] }
  }

  /// What is to be said where it holds on none: a counterexample, or why there is none.
  var worst: Judge.Found? {
    failing.first(where: \.outcome.isRefuted) ?? failing.first(where: \.outcome.isNotEvaluable)
      ?? failing.first
  }
}

extension Judge {
  package func success(_ equation: Equation, _ findings: Findings) -> Judgement {
    let (holding, failing) = (findings.holding, findings.failing)
    let evidence = Evidence.weakest(holding.compactMap(\.outcome.evidence))
    let isExact = evidence?.kind == .exact
    let assumptions = Set(holding.flatMap(\.assumptions)).sorted()
    var remarks = Set(holding.flatMap(\.remarks)).sorted()
    if let special = holding.first?.spec.widths,
      !circumstances.specs.contains(where: { $0.widths == special })
    {
      remarks.append(
        "on networks \(special.map(String.init).joined(separator: "-")), as its literal indices say"
      )
    }
    remarks += findings.silent.map { "it says nothing on networks \($0.spec.shape)" }
    let isConditional = !failing.isEmpty || !assumptions.isEmpty
    var message = isExact ? "both sides are the same formula" : "both sides agree in numbers"
    var counterexample: [String] = []
    if let first = failing.first {
      message = Judge.splitting(holding.map(\.spec), failing.map(\.spec))
      if case .refuted(let found) = first.outcome { counterexample = found.lines }
      if case .illTyped(let error) = first.outcome { counterexample = [error.message] }
    } else if !assumptions.isEmpty {
      message = "holds if " + assumptions.joined(separator: " and ")
    }
    var judgement = Judgement(
      verdict: isConditional ? .conditional : .holds, evidence: evidence, message: message,
      counterexample: counterexample, remarks: remarks, holding: holding.map(\.spec),
      layout: layout(neededBy: equation, holding))
    judgement.counted = counted(in: holding, equation)
    return judgement
  }

  /// That something holds on some networks, and on others not.
  static func splitting(_ holding: [Spec], _ failing: [Spec]) -> String {
    "holds for \(names(holding)); not for \(names(failing))"
  }

  private static func names(_ specs: [Spec]) -> String {
    var names: [String] = []
    for spec in specs {
      let name = "\(spec.units), \(spec.output.name) output and \(spec.loss.name)"
      if !names.contains(name) { names.append(name) }
    }
    return names.prefix(3).joined(separator: "; ") + (names.count > 3 ? "; …" : "")
  }

  package func failure(_ found: Found?) -> Judgement {
    switch found?.outcome {
    case .refuted(let counterexample):
      let sides = Double.readable(counterexample.left, counterexample.right)
      return Judgement(
        verdict: .refuted, evidence: Evidence(.numerical),
        message: counterexample.left == counterexample.right
          ? "the sides are different formulas, though Double does not tell them apart"
          : "the sides differ: \(sides.0) and \(sides.1)",
        counterexample: counterexample.lines)
    case .valueless(let isLeft):
      let sides = isLeft ? ("left", "right") : ("right", "left")
      return Judgement(
        verdict: .refuted, evidence: Evidence(.numerical),
        message: "the \(sides.0) side is a number, the \(sides.1) side never")
    case .illTyped(let error):
      var judgement = Judgement(verdict: .illTyped, message: error.message, source: error.source)
      judgement.restsOnNotation = error.isByParts
      return judgement
    case .outOfRange(let why):
      var judgement = Judgement(verdict: .illTyped, message: why)
      judgement.restsOnNotation = true
      return judgement
    case .notEvaluable(let error):
      return Judgement(verdict: .notUnderstood, message: error.message, source: error.source)
    case .holds, nil: return Judgement(verdict: .notUnderstood, message: "no verdict")
    }
  }
}

extension Evidence {
  /// What several networks say together: numbers where one says numbers, with the largest bound.
  static func weakest(_ evidence: [Evidence]) -> Evidence? {
    let isExact = evidence.allSatisfy { $0.kind == .exact }
    let weakest = evidence.filter { isExact || $0.kind == .numerical }
    return weakest.max { ($0.bound ?? 0) < ($1.bound ?? 0) }
  }
}
