//===----------------------------------------------------------------------===//
// Which layers there are, and which have biases.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Syntax

extension NotationLine {
  /// `no biases`, or `no biases into 2, L`.
  func readBiasless(
    _ words: [String], into notation: inout TextNotation
  ) throws(NotationError) {
    guard !words.isEmpty else {
      notation.biases.append(setting(.none))
      return
    }
    let parts = Self.parts(words.dropFirst().joined(separator: " "))
    guard words[0] == "into", !parts.isEmpty else {
      throw error("“no biases”, or “no biases into 2, L” where only some layers have none")
    }
    var layers: [Index] = []
    for part in parts {
      let layer = try index(part, 0)
      guard layer.literal != nil || layer.base == .depth else {
        throw error("“no biases into” is followed by numbers of layers, not “\(part)”")
      }
      layers.append(layer)
    }
    notation.biaslessLayers.append(setting(layers))
  }

  func readLayers(_ range: String, into notation: inout TextNotation) throws(NotationError) {
    let ends = range.replacingOccurrences(of: "…", with: "..").components(separatedBy: "..")
    guard ends.count == 2, let first = Int(ends[0]), (0...9).contains(first) else {
      throw error(
        "“layers 0..L” or “layers 1..3”: the numbers of the first and the last layer", at: 7)
    }
    if let last = Int(ends[1]) {
      guard last > first else {
        throw error("between layers \(first) and \(last) lie no weights", at: 7)
      }
      guard last - first <= Self.mostLayers else {
        throw error("networks of at most \(Self.mostLayers) layers of weights are tried", at: 7)
      }
      notation.layers.append(setting(.init(first: first, last: last)))
      return
    }
    // `0..L+1`: L is one less than the number of the output layer.
    let parts = ends[1].components(separatedBy: "+")
    guard parts.count < 3, let name = parts.first, let letter = name.first,
      letter.isLetter || letter == "\\",
      let shift = parts.count == 1 ? 0 : Int(parts[1]),
      (0...9).contains(shift)
    else {
      throw error("“layers 0..L”, “layers 0..L+1” or “layers 1..3”: the last layer", at: 7)
    }
    var declared = try pattern(name)
    declared.quantity = .depth
    declared.displays = displays
    settle(&declared)
    if shift != 0 { declared.roles[.layer] = Index(.depth, offset: -shift) }
    notation.layers.append(setting(.init(first: first, name: declared.plain, shift: shift)))
    notation.declarations.append(declared)
  }

  /// Networks of more layers are none that a text is about.
  private static let mostLayers = 19
}
