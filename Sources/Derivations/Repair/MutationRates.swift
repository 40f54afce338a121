//===----------------------------------------------------------------------===//
// The rates of a trial by mutations, in words.
//===----------------------------------------------------------------------===//

/// What became of all mutations of a trial.
public struct MutationRates: Sendable {
  public let mutations: [MutationTrial.Mutation]

  public init(_ mutations: [MutationTrial.Mutation]) { self.mutations = mutations }

  /// Mutations that claim something: all but those that are definitions.
  public var judged: Int { mutations.count { $0.fate != .defines } }
  public var caught: Int { mutations.count { $0.fate == .caught } }
  public var equal: Int { mutations.count { $0.fate == .equal } }
  /// Those caught that lead back to the original or to an equal formula.
  public var repaired: Int { mutations.count { $0.isRepaired } }

  /// Caught or shown to be equal, of those judged.
  public var detection: Double { ratio(caught + equal, judged) }
  /// Repaired, of those caught.
  public var repair: Double { ratio(repaired, caught) }

  private func ratio(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }

  /// The rates, and each mutation that is equal, missed or not repaired, a line each.
  public var text: String {
    var lines: [String] = []
    for mutation in mutations {
      let place = "display \(mutation.display), \(mutation.kind)"
      let change = "\(mutation.original)  →  \(mutation.mutated)"
      switch mutation.fate {
      case .equal: lines.append("equal: \(place): \(change)")
      case .missed(let verdict): lines.append("missed (\(verdict.rawValue)): \(place): \(change)")
      case .caught where !mutation.isRepaired:
        let offered = mutation.repairs.isEmpty ? "none" : mutation.repairs.joined(separator: " | ")
        lines.append("not repaired: \(place): \(change); offered: \(offered)")
      case .caught, .defines: break
      }
    }
    lines.append(
      "\(mutations.count) mutations, \(mutations.count - judged) of them definitions: "
        + "\(caught) refuted or ill-typed, \(equal) equal formulas, \(judged - caught - equal) missed; "
        + "\(repaired) of \(caught) repaired")
    return lines.joined(separator: "\n")
  }
}
