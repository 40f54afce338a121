//===----------------------------------------------------------------------===//
// The rates of a trial by mutations, in words.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Repair
import Syntax

/// What became of all mutations of a trial.
public struct MutationRates: Sendable {
  /// All of them, in the order in which they were tried.
  public let mutations: [MutationTrial.Mutation]

  /// The rates of these.
  public init(_ mutations: [MutationTrial.Mutation]) { self.mutations = mutations }

  /// Mutations that claim something: all but those that are definitions.
  public var judged: Int { mutations.count { $0.fate != .defines } }

  /// Those that are refuted or ill-typed.
  public var caught: Int { mutations.count { $0.fate == .caught } }

  /// Those that are the same formula, written otherwise.
  public var equal: Int { mutations.count { $0.fate == .equal } }
  /// Those caught that lead back to the original or to an equal formula.
  public var repaired: Int { mutations.count { $0.isRepaired == true } }

  /// Caught or shown to be equal, of those judged.
  public var detection: Double { ratio(caught + equal, judged) }
  /// Repaired, of those caught.
  public var repair: Double { ratio(repaired, caught) }

  private func ratio(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }

  /// The rates, and each mutation that is equal, missed or not repaired, with what was said of it.
  ///
  /// - Parameter width: where lines wrap
  public func text(width: Int = 100) -> String {
    guard !mutations.isEmpty else { return "nothing to change: no equation here is true\n" }
    return mutations.map { lines($0).map { wrapped($0, width: width) }.joined() }.joined() + summary
  }

  private func lines(_ mutation: MutationTrial.Mutation) -> [String] {
    let place = "display \(mutation.display), \(mutation.kind)"
    let change = ["  from \(mutation.original)", "  to   \(mutation.mutated)"]
    switch mutation.fate {
    case .equal: return ["equal: \(place): \(mutation.message)"] + change
    case .missed(let verdict):
      return ["missed: \(place): \(verdict.rawValue): \(mutation.message)"] + change
    case .caught where isUnrepaired(mutation):
      let offered = mutation.repairs.isEmpty ? ["nothing"] : mutation.repairs
      return ["not repaired: \(place)"] + change + offered.map { "  offered: \($0)" }
    case .caught, .defines: return []
    }
  }

  private func isUnrepaired(_ mutation: MutationTrial.Mutation) -> Bool {
    mutation.isRepaired == false
  }

  /// The counts in a few lines.
  private var summary: String {
    let missed = Dictionary(
      grouping: mutations.compactMap { mutation -> Verdict? in
        if case .missed(let verdict) = mutation.fate { verdict } else { nil }
      }, by: \.rawValue)
    let verdicts = missed.sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
    var lines = [
      "\(mutations.count) mutations, \(mutations.count - judged) of them definitions",
      "\(caught) refuted or ill-typed, \(equal) equal formulas, \(judged - caught - equal) missed"
        + (verdicts.isEmpty ? "" : " (" + verdicts.joined(separator: ", ") + ")"),
    ]
    let tried = mutations.count { $0.isRepaired != nil }
    if tried > 0 { lines.append("\(repaired) of \(tried) repaired") }
    return lines.joined(separator: "\n")
  }
}

/// A line broken between words, as far as it has any, and within them where one is too long; what
/// goes on is indented.
private func wrapped(_ line: String, width: Int) -> String {
  var result = ""
  var rest = Array(printable(line))[...]
  var indent = ""
  while rest.count > width - indent.count {
    let limit = rest.startIndex + width - indent.count
    let space = rest[..<limit].lastIndex(of: " ") ?? rest.startIndex
    let isWord = space > rest.startIndex + width / 3
    let end = isWord ? space : limit
    result += indent + String(rest[..<end]) + "\n"
    rest = rest[(isWord ? end + 1 : end)...]
    indent = "    "
  }
  return result + indent + String(rest) + "\n"
}
