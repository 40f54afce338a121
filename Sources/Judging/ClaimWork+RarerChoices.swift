//===----------------------------------------------------------------------===//
// What a notation leaves open may be something that few texts mean.
//===----------------------------------------------------------------------===//

import Meaning
import Networks
import Syntax

extension ClaimWork {
  /// The result of a claim that is refuted for the usual functions and losses, and holds for rarer ones
  /// where the notation leaves them open: the softplus, a squared error without its half. Nil where it
  /// holds for none.
  func withRarerChoices() -> ClaimResult? {
    let open = circumstances.isCursory ? [] : circumstances.open
    var variants: [(name: String, circumstances: Circumstances)] = []
    if open.contains(.functions) {
      var rare = circumstances
      rare.hidden = [.known(.softplus)]
      if rare.isShared { rare.outputs = rare.hidden }
      variants.append(("softplus units", rare))
    }
    if open.contains(.losses) {
      for loss in [Loss.squaredError, .crossEntropy] {
        var rare = circumstances
        rare.losses = [.known(loss)]
        variants.append(("\(LossKind.known(loss).name)", rare))
      }
    }
    for (name, rare) in variants {
      var work = self
      work.circumstances = rare
      work.circumstances.open = []
      guard work.holdsAndSpeaks else { continue }
      return ClaimResult(
        judgement: Judgement(
          verdict: .conditional, message: "holds for \(name), which is left open"))
    }
    return nil
  }

  /// Whether a claim holds on a network on which it says something.
  package var holdsAndSpeaks: Bool {
    var work = self
    let judgement = work.result().judgement
    guard judgement.verdict == .holds, let (left, right) = try? work.parse() else { return false }
    let equations = work.equations(left, right)
    return judgement.holding.contains { spec in
      equations.contains { !judge.isSilent($0, on: spec) }
    }
  }
}
