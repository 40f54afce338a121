import Networks

// For people.
extension Grade: CustomStringConvertible {
  public var description: String { text(width: 100) }

  /// What explains the most, then the verdict on every part that was claimed, in lines of at most
  /// `width` columns, as far as words allow.
  public func text(width: Int) -> String {
    var lines = headline.flatMap { wrapped($0, indentation: 0, hanging: 4, width: width) }
    if !lines.isEmpty { lines.append("") }
    for layer in layers {
      for (name, part) in layer.parts where part.wasClaimed {
        let verdict = part.isRight.map { $0 ? "right" : "wrong" } ?? part.reservation
        let name = name + String(repeating: " ", count: 7 - name.count)
        lines.append("layer \(layer.layer)  \(name)  \(verdict)")
        for detail in details(part, of: layer.layer) {
          lines += wrapped(detail, indentation: 18, hanging: 2, width: width)
        }
      }
    }
    for remark in remarks {
      lines += wrapped("note: " + remark, indentation: 0, hanging: 2, width: width)
    }
    let mayBeFloat = layers.flatMap(\.parts).allSatisfy { $0.part.isAsIfComputedInFloat }
    if verdict == .wrong && precision == .double && mayBeFloat {
      lines += wrapped(
        "note: if this was computed in float, say so: --precision float", indentation: 0,
        hanging: 2, width: width)
    }
    return (lines + [summary]).joined(separator: "\n")
  }

  private var summary: String {
    let verdict =
      !isRight
      ? verdict.rawValue : isWholly(\.isRight, true) ? "right" : "right where it could be judged"
    return "the gradient is \(verdict), by the rounding of \(precision.rawValue)"
  }

  private func isWholly(_ path: KeyPath<Part, Bool?>, _ value: Bool) -> Bool {
    layers.flatMap(\.parts).allSatisfy { !$0.part.wasClaimed || $0.part[keyPath: path] == value }
  }

  private func details(_ part: Part, of layer: Int) -> [String] {
    if let explanation = part.notFiniteExplanation { return ["not-finite: \(explanation)"] }
    var details = part.findings.map {
      isOfWhole($0.mistake)
        ? "\($0.mistake.name), as said above"
        : "\($0.mistake.name): \(explanation($0, in: part, ofLayer: layer))"
    }
    if let shapes = part.shapes, !part.findings.contains(where: { $0.mistake == .unknown }) {
      details.append("the shape is \(shapes.claimed), that of this layer \(shapes.expected)")
    }
    if let worst = part.worst, !part.findings.contains(where: { $0.mistake == .unknown }) {
      details.append("the worst is \(worst.place): \(worst.claimed), exact \(worst.exact)")
    }
    if let entry = part.hiddenByZeros {
      details.append(
        "nothing but zeros: so rounding may leave them, and so does computing nothing; the largest is "
          + "\(entry.place): 0, exact \(entry.exact)")
    }
    if part.notJudged > 0 {
      details.append(
        "\(Self.count(part.notJudged)) not judged: rounding alone may make anything of "
          + (part.notJudged == 1 ? "it" : "them"))
    }
    if part.unresolved > 0 {
      details.append(
        "\(Self.count(part.unresolved)) judged no more closely than \(resolution) of "
          + "the value: rounding alone may move \(part.unresolved == 1 ? "it" : "them") by more")
    }
    return details
  }

  /// Whether it is said of the gradient as a whole, and not of some part.
  private func isOfWhole(_ mistake: Mistake) -> Bool {
    explanations.joined().contains { $0.mistake == mistake && $0.place.isEmpty }
  }

  private var resolution: String { precision == .double ? "1e-10" : "1e-5" }

  private static func count(_ n: Int) -> String { n == 1 ? "1 entry is" : "\(n) entries are" }
}

extension Grade.Part {
  /// The verdict where it is neither right nor wrong.
  fileprivate var reservation: String { isUntold ? "undecided" : "not judged" }

  /// Whether it is right, or wrong by no more than Float's rounding easily does.
  fileprivate var isAsIfComputedInFloat: Bool {
    isRight != false || (entries > 0 && notFinite == nil && shapes == nil && errorBySize < 1e-5)
  }
}

extension Grade.Entry {
  /// As in `[1][0]`.
  var place: String { indices.map { "[\($0)]" }.joined() }
}
