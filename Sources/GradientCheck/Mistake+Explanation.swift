import Networks

extension Grade {
  /// A finding in a sentence, and where it comes from.
  func explanation(_ finding: Finding, in part: Part, ofLayer layer: Int) -> String {
    let sentence = explanation(finding, part, layer)
    if let enters = finding.enters { return "\(sentence), as in layer \(enters), carried down" }
    if case .unknown = finding.mistake { return sentence }
    // The same mistake nearer the output.
    let above = layers.last { other in
      other.layer > layer
        && other.parts.contains { $0.part.findings.contains { $0.mistake == finding.mistake } }
    }
    return above.map { "\(sentence), as in layer \($0.layer)" } ?? sentence
  }

  private func explanation(_ finding: Finding, _ part: Part, _ layer: Int) -> String {
    // What rests on a δ that is wrong already is no statement about the right gradient.
    let given = finding.restsOnWrongDelta ? "with that δ, " : ""
    return switch finding.mistake {
    case .transposed:
      given + "the entry [to, from] holds what belongs in [from, to]"
    case .factor(let value):
      given + "every entry is \(value.short) times "
        + (finding.restsOnWrongDelta ? "what it should be" : "the right one")
    case .layerExchanged(let other):
      given + "these are the numbers of layer \(other)"
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
      given + "δ was summed over the units, not over the examples alone"
    case .singleExample(let example):
      given + "this is the gradient of example \(example) alone, counted from 0"
    case .otherLoss(let loss):
      "this is the gradient of \(loss.rawValue)"
    case .entries(let indices):
      given
        + (indices.count == 1
          ? "the entry \(indices[0]) is wrong, the others are right"
          : "\(indices.count) entries are wrong, the others are right")
    case .unlisted(let mistake):
      given + mistake.sentence
    case .unknown:
      unknown(part, layer)
    }
  }

  private func unknown(_ part: Part, _ layer: Int) -> String {
    if let shapes = part.shapes {
      return "the shape is \(shapes.claimed), that of this layer \(shapes.expected)"
    }
    guard let worst = part.worst else { return "no known mistake makes these numbers" }
    var sentence =
      part.isZero
      ? "every entry is 0"
      : "no known mistake makes these numbers; \(part.wrongEntries) of "
        + "\(part.entries) entries are wrong"
    sentence += ", the worst is \(worst.place): \(worst.claimed), exact \(worst.exact)"
    if let agreement = part.agreement { sentence += "; \(agreement)" }
    if let first = firstWrongLayer, first > layer {
      sentence += "; layer \(first) above it is wrong too, and errors are carried down"
    }
    return sentence
  }
}

extension Grade.Part {
  /// How nearly wrong entries agree with the right ones, where they do to two digits or more.
  fileprivate var agreement: String? {
    let cause = "as if rounded, computed in a lower precision, or by differences"
    if let digits = Self.digits(relativeError), digits >= 2 {
      return "all entries agree with the right ones to \(digits) digits, \(cause)"
    }
    if let digits = Self.digits(errorBySize), digits >= 3 {
      return "all entries agree with the right ones to \(digits) digits of the largest, \(cause)"
    }
    return nil
  }

  /// The whole digits to which numbers agree that differ by this part of themselves.
  private static func digits(_ error: Double) -> Int? {
    guard error > 0, error < 1 else { return nil }
    // Rounding to d digits changes a number by up to 5e-d of itself.
    var (digits, bound) = (0, 0.5)
    while error <= bound, digits < 17 {
      digits += 1
      bound /= 10
    }
    return digits
  }
}

extension Double {
  /// Without trailing zeros, to six digits.
  var short: String {
    self == rounded() && magnitude < 1e15 ? "\(Int(self))" : "\(Float(self))"
  }
}
