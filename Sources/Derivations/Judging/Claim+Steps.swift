//===----------------------------------------------------------------------===//
// Subscripts that count the steps of gradient descent.
//===----------------------------------------------------------------------===//

extension Claim {
  /// The same claim without the t of `w_{t+1} = w_t - …`, where w is a parameter and t counts
  /// nothing else.
  func withoutSteps(_ lexicon: Lexicon) -> Claim {
    guard let last = left.last, case .subscript(let next) = last.kind, next.count == 3,
      let step = next[0].nameAlone, next[1].isSign("+"), next[2].letters == "1",
      !lexicon.isDeclared(step, plain: step), left.contains(where: { $0.isParameter(lexicon) }),
      Claim.counts(step, right)
    else { return self }
    var claim = self
    claim.left.removeLast()
    claim.right = Claim.removing(step, from: right)
    return claim
  }

  private static func isStep(_ item: Item, _ step: String) -> Bool {
    if case .subscript(let content) = item.kind {
      return content.count == 1 && content[0].nameAlone == step
    }
    return false
  }

  /// Whether a letter is the whole subscript of something.
  private static func counts(_ step: String, _ items: [Item]) -> Bool {
    items.contains { item in
      if isStep(item, step) { return true }
      switch item.kind {
      case .group(let inner): return counts(step, inner)
      case .fraction(let top, let bottom): return counts(step, top + bottom)
      default: return false
      }
    }
  }

  private static func removing(_ step: String, from items: [Item]) -> [Item] {
    items.filter { !isStep($0, step) }.map { item in
      var item = item
      switch item.kind {
      case .group(let inner): item.kind = .group(removing(step, from: inner))
      case .fraction(let top, let bottom):
        item.kind = .fraction(removing(step, from: top), removing(step, from: bottom))
      default: break
      }
      return item
    }
  }
}

extension Item {
  fileprivate func isParameter(_ lexicon: Lexicon) -> Bool {
    guard case .name(let name, let plain) = kind else { return false }
    return lexicon.declarations.contains {
      ($0.name == name || $0.plain == plain) && $0.isParameter
    }
  }
}
