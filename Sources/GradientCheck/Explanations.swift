import Networks

// What explains a wrong gradient, in words.
extension Grade {
  /// What explains the most, in a few lines, each a sentence; empty where nothing is wrong.
  public var headline: [String] {
    switch verdict {
    case .right: return []
    case .undecided: return [isInexact ? Self.inexact : Self.undecided]
    case .wrong: break
    }
    var lines = [forward?.description].compactMap { $0 }
    for (index, causes) in told.enumerated() {
      let known = causes.filter { $0.mistake != .unknown }
      let texts = known.map(\.description)
      if texts.count == 1 {
        lines.append((index == 0 ? "" : "or: ") + texts[0])
      } else if texts.count > 1 {
        lines.append((index == 0 ? "" : "or ") + "\(texts.count) mistakes:")
        lines += texts.enumerated().map { "\($0 + 1). \($1)" }
      }
      lines += causes.filter { $0.mistake == .unknown }.map(\.description)
    }
    return lines.isEmpty ? ["the shapes or numbers of some parts are wrong"] : lines
  }

  /// The explanations without what the wrong forward pass has said: where it goes wrong, nothing that
  /// follows need be explained, and what it was is not said twice.
  private var told: [[Cause]] {
    guard let forward, forward.layer != nil else { return explanations }
    return explanations.map { causes in
      causes.filter {
        $0.mistake != .unknown && $0.mistake != .unknownDelta
          && !forward.explanations.contains($0.sentence)
      }
    }.filter { !$0.isEmpty }
  }

  /// Whether nothing is known against it but that its numbers are less exact than the precision.
  var isInexact: Bool { layers.contains { $0.parts.contains(where: \.part.isInexact) } }

  private static let inexact =
    "undecided: no mistake shows, but nearly all entries agree with the right ones to some digits only, as "
    + "if computed by differences, rounded, or in a lower precision (--precision float judges by that of "
    + "float); the rounding of double is less"

  private static let undecided =
    "undecided: nothing is wrong, but a part of nothing but zeros, or of numbers beyond the precision, "
    + "does not show whether it was computed; smaller weights or inputs, or σ as 1 / (1 + exp(−z)), do"

  /// Where to look, without what to find there, and without the entries.
  public var hints: [String] {
    let forward = forward.map { ["\($0.place): look at the forward pass"] } ?? []
    return forward + (told.first ?? []).map(\.hint)
  }

  /// A finding in a sentence, and where it comes from.
  func explanation(_ finding: Finding, in part: Part, ofLayer layer: Int) -> String {
    if finding.mistake == .unknown { return unknown(part) }
    guard let meaning else { return finding.mistake.name }
    let sentence = finding.mistake.sentence(
      MistakeContext(
        meaning: meaning, restsOnWrongDelta: finding.restsOnWrongDelta,
        kinds: Set([part.kind].compactMap { $0 }), layers: [finding.enters ?? layer]))
    if let enters = finding.enters { return "\(sentence), as in layer \(enters), carried down" }
    return sentence
  }

  private func unknown(_ part: Part) -> String {
    if let shapes = part.shapes {
      return "the shape is \(shapes.claimed), that of this layer \(shapes.expected)"
    }
    if part.isInexact { return part.agreement ?? "" }
    guard let worst = part.worst else { return "no known mistake makes these numbers" }
    var sentence =
      "no known mistake makes these numbers; \(part.wrongEntries) of \(part.entries) entries are "
      + "wrong, the worst is \(worst.place): \(worst.claimed), exact \(worst.exact)"
    if let agreement = part.agreement { sentence += "; \(agreement)" }
    return sentence
  }
}

extension Grade.Part {
  /// To how many digits all entries agree with the right ones, or with the largest of them.
  var digits: Int {
    if shapes != nil || notFinite != nil { return 0 }
    return max(Self.digits(relativeError) ?? 0, Self.digits(errorBySize) ?? 0)
  }

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
