import Foundation
import Networks

// For programs.
extension Grade: Encodable {
  private enum Keys: String, CodingKey {
    case right, precision, firstWrongLayer, layers, remarks
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(right, forKey: .right)
    try container.encode(precision, forKey: .precision)
    try container.encode(firstWrongLayer, forKey: .firstWrongLayer)
    try container.encode(layers.map { EncodedLayer(grade: self, layer: $0) }, forKey: .layers)
    try container.encode(remarks, forKey: .remarks)
  }

  /// The grade as JSON, with sorted keys.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

private struct EncodedLayer: Encodable {
  let grade: Grade
  let layer: Grade.Layer

  private enum Keys: String, CodingKey { case layer, weights, bias, deltas }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(layer.layer, forKey: .layer)
    try container.encode(EncodedPart(grade: grade, part: layer.weights), forKey: .weights)
    try container.encode(EncodedPart(grade: grade, part: layer.bias), forKey: .bias)
    try container.encode(EncodedPart(grade: grade, part: layer.deltas), forKey: .deltas)
  }
}

private struct EncodedPart: Encodable {
  let grade: Grade
  let part: Grade.Part

  private enum Keys: String, CodingKey { case right, mistakes, wrongEntries, unresolved, worst }
  private enum EntryKeys: String, CodingKey { case indices, claimed, exact, allowance }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    guard let right = part.right else {
      try container.encodeNil(forKey: .right)
      return
    }
    try container.encode(right, forKey: .right)
    try container.encode(
      part.findings.map { EncodedFinding(grade: grade, part: part, finding: $0) },
      forKey: .mistakes)
    try container.encode(part.wrongEntries, forKey: .wrongEntries)
    try container.encode(part.unresolved, forKey: .unresolved)
    guard let worst = part.worst else { return }
    var entry = container.nestedContainer(keyedBy: EntryKeys.self, forKey: .worst)
    try entry.encode(worst.indices, forKey: .indices)
    try entry.encode(worst.claimed, forKey: .claimed)
    try entry.encode(worst.exact, forKey: .exact)
    try entry.encode(worst.allowance, forKey: .allowance)
  }
}

private struct EncodedFinding: Encodable {
  let grade: Grade
  let part: Grade.Part
  let finding: Finding

  private enum Keys: String, CodingKey {
    case name, explanation, value, with, example, loss, indices, enters
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(finding.mistake.name, forKey: .name)
    try container.encode(grade.explanation(finding, in: part), forKey: .explanation)
    try container.encodeIfPresent(finding.enters, forKey: .enters)
    switch finding.mistake {
    case .factor(let value): try container.encode(value, forKey: .value)
    case .layerExchanged(let other): try container.encode(other, forKey: .with)
    case .singleExample(let example): try container.encode(example, forKey: .example)
    case .otherLoss(let loss): try container.encode(loss, forKey: .loss)
    case .entries(let indices): try container.encode(indices, forKey: .indices)
    default: break
    }
  }
}

// For people.
extension Grade: CustomStringConvertible {
  public var description: String {
    var lines = layers.flatMap { layer in
      layer.parts.compactMap { name, part in
        part.right.map { right in
          "layer \(layer.layer)  \(name.padding(toLength: 7, withPad: " ", startingAt: 0))  "
            + (right ? "right" : "wrong") + details(part)
        }
      }
    }
    lines += remarks.map { "note: \($0)" }
    lines.append(right ? "the gradient is right" : "the gradient is wrong")
    return lines.joined(separator: "\n")
  }

  private func details(_ part: Part) -> String {
    let indent = "\n                  "
    var text = part.findings.map { finding in
      "\(indent)\(finding.mistake.name): \(explanation(finding, in: part))"
    }.joined()
    if let worst = part.worst, !part.findings.contains(where: { $0.mistake == .unknown }) {
      let place = worst.indices.map { "[\($0)]" }.joined()
      text += "\(indent)as in \(place): \(worst.claimed), exact \(worst.exact)"
    }
    if part.unresolved > 0 {
      text +=
        "\(indent)\(part.unresolved) entries are resolved no better than "
        + "\(precision.resolution) of their value: their own rounding is larger"
    }
    return text
  }
}
