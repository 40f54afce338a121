//===----------------------------------------------------------------------===//
// Names of gradients: dW of W, and \bar{h} of h where a bar says so.
//===----------------------------------------------------------------------===//

import Syntax

/// The gradients that a text writes with a name of their own, each as the derivative of its one loss.
struct StepDifferentials {
  /// What each of them is, as words would say it.
  private(set) var equations: [DraftEquation] = []
  /// The names.
  private(set) var names: Set<String> = []
  /// Whether there are bars of which nothing shows of what they are the gradients.
  private(set) var areOpen = false

  init(_ all: [DraftEquation], _ text: DraftText) {
    let mentions = all.flatMap(\.all).compactMap(\.plainMention)
    let found = mentions.filter {
      $0.differential != nil && ($0.plain.hasPrefix("d") || text.isAdjoint($0.plain))
    }
    guard !found.isEmpty else { return }
    let bases = Set(mentions.filter { $0.differential == nil }.map(\.plain))
    guard let loss = Self.loss(all) else {
      areOpen = found.contains { text.isAdjoint($0.plain) }
      return
    }
    var known: Set<String> = []
    for var mention in found {
      (mention.isTransposed, mention.primes) = (false, 0)
      guard let base = mention.differential, bases.contains(base), mention.above.isEmpty,
        known.insert(mention.pattern).inserted
      else { continue }
      var by = mention
      (by.plain, by.differential) = (base, nil)
      var equation = DraftEquation(
        .name(mention), .derivative(of: .name(loss), by: .name(by)), display: 0)
      equation.place = .max
      equation.formula = "\\frac{\\partial \(loss.pattern)}{\\partial \(by.pattern)}"
      equations.append(equation)
      names.insert(mention.plain)
    }
    areOpen = found.contains { text.isAdjoint($0.plain) && !names.contains($0.plain) }
  }

  /// The one loss of a text: what is differentiated, or else what has the name of one and an equation says
  /// the value of; nil where there are several.
  private static func loss(_ equations: [DraftEquation]) -> Mention? {
    let differentiated = equations.flatMap(\.all).compactMap { part -> Mention? in
      guard case .derivative(let of?, _) = part, let name = of.named, name.isBare else {
        return nil
      }
      return DraftRole.loss.habits.contains(name.plain) ? name : nil
    }
    let displayed = equations.filter { $0.display > 0 && $0.chain == nil }.compactMap(\.left.named)
      .filter { DraftRole.loss.habits.contains($0.plain) }
    let all = displayed.isEmpty ? differentiated : displayed
    guard let first = all.first, Set((displayed + differentiated).map(\.pattern)).count == 1 else {
      return nil
    }
    return first
  }
}
