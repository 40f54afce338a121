//===----------------------------------------------------------------------===//
// A line of a drafted notation, with what bears it out.
//===----------------------------------------------------------------------===//

import Judging

/// One line of a draft.
public struct DraftLine: Hashable, Sendable {
  /// As a notation has it.
  public var text: String
  /// The displays that bear it out.
  public var displays: [Int] = []
  /// Why it was taken where no equation says it; nil where one does.
  public var assumption: String?
  /// The name it declares, without its scripts; nil of a convention.
  var name: String?
  /// What it says beside other lines of the same name: the order of its indices, and which layer's
  /// units a letter counts. Where others bear out all of it, they bear out the line.
  var parts: Set<String> = []
  /// Whether the text's words say it: `where $\delta_k = \partial E/\partial z_k$`.
  var isSaid = false
  /// Whether nothing speaks for it but that most texts have it so.
  var isHabit = false
  /// Whether a search took its name otherwise than the name's equations seem to say.
  var isSought = false
  /// The names without scripts that its formula is made of, where other lines say what these are.
  var behind: Set<String> = []
  /// Whether it says for some displays what others of its name say otherwise.
  var isElsewise = false
  /// Whether what it says counts wherever something is differentiated.
  var isFarReaching = false

  /// The displays that it is limited to, as it is written, and what it says; nil of one for all.
  package var zoneAndText: (zone: Substring?, text: Substring) {
    guard text.hasPrefix("in "), let end = text.firstIndex(of: ":"),
      text.index(after: end) < text.endIndex, text[text.index(after: end)] == " "
    else { return (nil, text[...]) }
    return (text.dropFirst(3)[..<end], text[text.index(end, offsetBy: 2)...])
  }

  /// Whether it counts for a display.
  func isFor(_ display: Int) -> Bool {
    zoneAndText.zone.map { Zones.contains($0, display) } ?? true
  }

  /// The layer with a number of which it declares a letter without scripts to be the values:
  /// `activation(layer 1)`.
  var valuesOfLayer: Substring? {
    let text = zoneAndText.text
    guard let range = text.range(of: " is "), let name, text[..<range.lowerBound] == name else {
      return nil
    }
    let what = text[range.upperBound...]
    return what.wholeMatch(of: #/(?:(?:pre-)?activation|delta)\(layer \d+\)/#) == nil ? nil : what
  }

  /// Why a line names a loss that gradients are of.
  static let inventedLoss = "the text names no such loss"

  /// The line with what bears it out behind a `#`.
  public var annotated: String {
    if let assumption { return "\(text)   # assumed: \(assumption)" }
    guard !displays.isEmpty else { return text }
    let numbers = displays.prefix(6).map(String.init).joined(separator: ", ")
    let more = displays.count > 6 ? ", …" : ""
    return "\(text)   # display\(displays.count == 1 ? "" : "s") \(numbers)\(more)"
  }
}
