import Networks

extension Grade {
  /// A finding in a sentence.
  func explanation(_ finding: Finding, in part: Part) -> String {
    let sentence = explanation(finding.mistake, in: part)
    return finding.enters.map { "carried down from layer \($0): \(sentence)" } ?? sentence
  }

  private func explanation(_ mistake: Mistake, in part: Part) -> String {
    switch mistake {
    case .transposed:
      "the entry [to, from] holds what belongs in [from, to]"
    case .factor(let value):
      "every entry is \(value.short) times the right one"
    case .layerExchanged(let other):
      "these are the numbers of layer \(other)"
    case .derivativeMissing:
      "δ was not multiplied by g′(z)"
    case .derivativeAtActivation:
      "g′ was taken at a = g(z) instead of z"
    case .softmaxElementwise:
      "δ = ∂L/∂a ⊙ a(1 − a) was used, but softmax needs its whole Jacobian"
    case .wrongWeights:
      "δ was carried down with other weights than the next layer's, transposed"
    case .biasMissing:
      "the derivative by the bias is zero throughout: it is the mean of δ over the examples"
    case .biasWrongAxis:
      "δ was summed over the units, not over the examples alone"
    case .singleExample(let example):
      "this is the gradient of example \(example) alone, counted from 0"
    case .otherLoss(let loss):
      "this is the gradient of \(loss.rawValue)"
    case .entries(let indices):
      indices.count == 1
        ? "the entry \(indices[0]) is wrong, the others are right"
        : "\(indices.count) entries are wrong, the others are right"
    case .unknown:
      unknown(part)
    }
  }

  private func unknown(_ part: Part) -> String {
    guard let worst = part.worst else { return "the shape is not that of this layer" }
    let place = worst.indices.map { "[\($0)]" }.joined()
    return "no known mistake makes these numbers; \(part.wrongEntries) entries are wrong, the "
      + "worst is \(place): \(worst.claimed), exact \(worst.exact)"
      + (firstWrongLayer.map { "; counted from the output, layer \($0) is the first wrong one" }
        ?? "")
  }
}

extension Double {
  /// Without trailing zeros, to six digits.
  var short: String {
    self == rounded() && magnitude < 1e15 ? "\(Int(self))" : "\(Float(self))"
  }
}
