//===----------------------------------------------------------------------===//
// What was found on all networks, as a verdict in words.
//===----------------------------------------------------------------------===//

extension Judge {
  func success(
    _ equation: Equation, _ holding: [Found], _ failing: [Found]
  ) -> Judgement {
    let isExact =
      circumstances.wantsEvidence && holding.concurrentlyAll { self.isExact(equation, $0) }
    var evidence = Evidence(.numerical, bound: Judge.tolerance)
    if isExact, let deepest = holding.max(by: { $0.spec.depth < $1.spec.depth }) {
      evidence = Evidence(.exact, bound: errorBound(equation, deepest.spec, deepest.reading))
    }
    let assumptions = Set(holding.flatMap(\.assumptions)).sorted()
    var remarks = Set(holding.flatMap(\.remarks)).sorted()
    if let special = holding.first?.spec.widths,
      !circumstances.specs.contains(where: { $0.widths == special })
    {
      remarks.append(
        "on networks \(special.map(String.init).joined(separator: "-")), as its literal indices say"
      )
    }
    let isConditional = !failing.isEmpty || !assumptions.isEmpty
    var message = isExact ? "both sides are the same formula" : "both sides agree in numbers"
    var counterexample: [String] = []
    if let first = failing.first {
      message = "holds for \(Judge.names(holding)); not for \(Judge.names(failing))"
      if case .refuted(let found) = first.outcome { counterexample = found.lines }
      if case .illTyped(let error) = first.outcome { counterexample = [error.message] }
    } else if !assumptions.isEmpty {
      message = "holds if " + assumptions.joined(separator: " and ")
    }
    return Judgement(
      verdict: isConditional ? .conditional : .holds, evidence: evidence, message: message,
      counterexample: counterexample, remarks: remarks, holding: holding.map(\.spec))
  }

  private static func names(_ found: [Found]) -> String {
    var names: [String] = []
    for spec in found.map(\.spec) {
      let name = "\(spec.units), \(spec.output.name) output and \(spec.loss.name)"
      if !names.contains(name) { names.append(name) }
    }
    return names.prefix(3).joined(separator: "; ") + (names.count > 3 ? "; …" : "")
  }

  func failure(_ found: Found) -> Judgement {
    switch found.outcome {
    case .holds, .refuted:
      guard case .refuted(let counterexample) = found.outcome else { break }
      return Judgement(
        verdict: .refuted, evidence: Evidence(.numerical, bound: Judge.tolerance),
        message: "the sides differ: \(counterexample.left) and \(counterexample.right)",
        counterexample: counterexample.lines)
    case .illTyped(let error):
      return Judgement(verdict: .illTyped, message: error.message, source: error.source)
    case .outOfRange(let why): return Judgement(verdict: .illTyped, message: why)
    case .notEvaluable(let error):
      return Judgement(verdict: .notUnderstood, message: error.message, source: error.source)
    }
    return Judgement(verdict: .notUnderstood, message: "no verdict")
  }
}
